"""What staff note of proposals in a sentence: of several, each with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import locales
from handlers import late
from handlers.asking import refused
from handlers.asking.heard import Heard, hearing
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.form import Kind
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.conversation.state import State
from handlers.listeners import filled
from handlers.listeners.staff import decided, instead
from handlers.reading import spelling
from handlers.reading.amounts.numbers import rupiah
from handlers.reading.places.area_words import STREET
from handlers.reading.staff.sentences import annotation, right_costs
from handlers.staff import by_name, picking
from handlers.staff.deciding import noting
from handlers.turn import Turn
from storage.staff.roles import Operation

# Where what is noted of one begins: its number, and no sum of money.
_OF_ONE = late.regex(
    r"(?:\b(?:usulan|nomor|nomer|nmr|no)\b[\s.]*)*(?<![\w/.,-])(MTR-[\d-]+|\d{1,6})(?![\w/]|[.,]\d)"
    r"(?!\s*(?:jt|juta|rb|ribu|m|miliar|milyar)\b)",
    re.I,
)
_SAME = late.regex(r"\W*(?:juga|jg|jugak|sama|idem|podo|yo)\b(?:\s+(?:juga|sama))?\W*", re.I)


async def annotate(turn: Turn, said: str) -> Heard:
    """CATAT; of several, each with what is said of it, one after the other."""
    hidden = which.OTHER.sub(lambda other: "x" * len(other[0]), said)
    heads = list(_OF_ONE.finditer(hidden))
    if len(heads) < 2 and not turn.picked and (named := await _by_name(turn, said)):
        return await _each(turn, named)
    if len(heads) < 2 or turn.picked:
        return await filled.annotate(turn, said)
    ends = [each.start() for each in heads[1:]] + [len(said)]
    parts = [said[each.end() : end] for each, end in zip(heads, ends, strict=True)]
    for at, part in enumerate(parts[1:], 1):
        if _SAME.fullmatch(part):
            parts[at] = parts[at - 1]  # "2 juga"
    if not all(map(_notes, parts)):
        return await filled.annotate(turn, said)
    numbers = [each[1] for each in heads]
    return await _each(turn, [*zip(numbers, parts, strict=True)])


async def _each(turn: Turn, notes: Sequence[tuple[str, str]]) -> Heard:
    """What is noted of each of several, by its number, one after the other."""
    turn.talk.orders = [f"annotate {n} {p.strip(' ,;')}" for n, p in notes]
    args = {"numbers": Literal(", ".join(n for n, _ in notes))}
    return Heard([Outgoing((Text("decided-notes", args),)), *await decided.go_on(turn, first=True)])


async def _by_name(turn: Turn, said: str) -> list[tuple[str, str]]:
    """Several that are called by what they are, each with what is noted of it: "jembatan 50 juta,
    drainase 30 juta"; none where it is not told of each."""
    parts = await _called(turn, said)
    notes = [(number, part[len(name) :]) for number, name, part in parts]
    whole = len({number for number, _ in notes}) == len(notes) > 1
    return notes if whole and all(_notes(part) for _, part in notes) else []


async def _called(turn: Turn, said: str) -> list[tuple[str, str, str]]:
    """The proposals that a text calls by what they are, each with the words that call it and all
    from these to the next; none where any of them is not told."""
    known, words = await by_name.waiting_for(turn), list(re.finditer(r"[^\s,;:]+", said))
    folded = [spelling.fold(word[0]) for word in words]
    named = known.named_at(folded)
    between = {at for at, word in enumerate(folded) if word in STREET and at + 1 in named}
    places = sorted(named | {at for at in between if at - 1 in named})
    runs = [at for at in places if at - 1 not in places]
    found: list[tuple[str, str, str]] = []
    for at, first in enumerate(runs):
        last = max(n for n in places if n >= first and all(m in places for m in range(first, n)))
        end = words[runs[at + 1]].start() if at + 1 < len(runs) else len(said)
        some = known.meant([w for w in folded[first : last + 1] if w not in STREET])
        if len(some) != 1:
            return []
        name = said[words[first].start() : words[last].end()]
        found.append((str(some[0].number.running), name, said[words[first].start() : end]))
    return found


# Beside which one, and how much, nothing is said.
_COSTS = late.regex(
    r"\b(?:biaya|anggaran|rab|pagu|dana|harga|estimasi|perkiraan|kira(?:2| kira)?|sekitar|habis"
    r"|kurang lebih|butuh|kena|total|catat|catet|tulis|nilai|taksiran|cost|about)"
    r"(?:nya|e|ne|in|kan)?\b"
    r"|\b(?:ya|yo|pak|bu|min|tolong|tlg|dan|sama|yang|yg|sing|untuk|utk|buat|rp|juta\w*|jt|rb|ribu"
    r"|miliar|milyar|m|nih|dong|jl|gang|di|rt|rw|usulan|itu|jadi|sm|trus|terus|lalu|is|the|saja|aja"
    r"|rupiah)\b|[\d.,]+(?:jt|juta|rb|ribu|m)?\b|\W"
)


@hearing(busy=False, text=True, staff=True)
async def costs(turn: Turn) -> Heard | None:
    """What one or several are said to cost, in a sentence that says nothing else, while nothing is
    open: "jembatan 75jt ya perkiraannya"."""
    text = turn.message.text
    if len(text) > LONGEST:
        return None
    if text.rstrip().endswith("?"):
        return None
    if (fund := filled.FUND.search(text)) is not None:
        return await _funded(turn, text, fund)
    if annotation(text).cost is None:
        return None
    parts = await _called(turn, text)
    rest = text.casefold()
    for _, name, _ in parts:
        rest = rest.replace(name.casefold(), " ", 1)
    if _COSTS.sub("", rest):
        return None
    if not parts and await picking.spoken_of(turn, text) is not None:
        return await filled.annotate(turn, text)  # "estimasi 1,1 M", of the one before
    if not parts:
        return None
    lacks = await refused.lacking(turn, (Operation.ANNOTATE,)) is not None
    if len(parts) == 1 or lacks:  # of theirs it is said once that they note nothing
        return await filled.annotate(turn, f"catat {parts[0][0]} biaya {annotation(text).cost}")
    notes = await _by_name(turn, text)
    return await _each(turn, notes) if notes else None


_PARTS = late.regex(
    r"\s*[,;]\s*(?:(?:trus|terus|trs|lalu|dan|sama)\s+)?|\s+(?:trus|terus|trs|lalu)\s+"
)


@hearing(busy=True, text=True, tapped=False)
async def meanwhile(turn: Turn) -> Heard | None:
    """What is noted of others while that of one is asked about: it is asked when that is done
    ("dinas putr, trus drainase 30 juta")."""
    state, text = turn.talk.opened, turn.message.text
    if state.form != "annotate":
        return None
    if state.confirm or turn.talk.ask or len(text) > LONGEST:
        return None
    heard = _cost_again(turn, state, text) or await _of_another(turn, state, text)
    if heard is not None:
        return heard
    mine, orders, rest = [], [], []
    for part in _PARTS.split(text):
        parts = await _called(turn, part)
        other = len(parts) == 1 and parts[0][2][len(parts[0][1]) :]
        if other and _notes(other) and not _COSTS.sub("", _without_opd(other)):
            proposal = await which.find(turn, parts[0][0])
            if proposal is not None and str(proposal.id) != state.key:
                orders.append(f"annotate {parts[0][0]} {other.strip(' ,;')}")
                mine.append(parts[0][0])
                continue
        rest.append(part)
    if not orders:
        return None
    turn.talk.orders = [*turn.talk.orders, *orders]
    told = Outgoing((Text("decided-notes.after", {"numbers": Literal(", ".join(mine))}),))
    if not any(part.strip() for part in rest):
        return Heard([told], again=True)
    turn.message = replace(turn.message, text=", ".join(part for part in rest if part.strip()))
    out = await turn.conversation.hear(turn.message)
    if turn.talk.open is None:
        out += await decided.go_on(turn)
    return Heard([told, *out])


# "Eh itu belum ppn. 1,2", after 1,1 M.
_RIGHTS = late.regex(
    r"^\W*(?:eh|ralat|koreksi|maaf|salah|bukan|keliru|sorry|oh)\b|\b(?:ppn|pajak|harusnya|seharusnya|bukan|ralat)\b",
    re.I,
)
_BARE = late.regex(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w]|[.,]\d)")
# What is put right is hardly more than so many times as much, or as little.
TIMES = 5


def _cost_again(turn: Turn, state: State, text: str) -> Heard | None:
    """Puts a cost right that was noted just now; of a bare figure the unit is as it was."""
    had, figures = state.answers.get("cost"), _BARE.findall(text)
    if not had or state.asked == "cost" or _RIGHTS.search(text) is None:
        return None
    said = annotation(text).cost
    new = rupiah(said) if said is not None else None
    if new is None and len(figures) == 1:
        bare = Decimal(figures[0].replace(",", "."))
        fits = (int(bare * unit) for unit in (1, 10**3, 10**6, 10**9))
        new = next((each for each in fits if had / TIMES <= each <= had * TIMES), None)
    if new is None or new == had:
        return None
    state.answers["cost"] = new
    value = Literal(locales.rupiah(turn.locale, new))
    args = {"label": Text("annotate-cost.label"), "value": value}
    return Heard([Outgoing((Text("form-mended.new", args),))], again=True)


# What has fewer words may be an office, or what is noted.
TELLS = 4


async def _of_another(turn: Turn, state: State, text: str) -> Heard | None:
    """What tells of another proposal, and notes nothing: what there is of this one is noted, and
    that is heard then ("yang jalan tejo agung lokasinya dobel sama paket tahun ini")."""
    if state.kind == Kind.MESSAGE or len(text.split()) < TELLS or _notes(text):
        return None
    called = await by_name.all_called(turn, text)
    form = await turn.conversation.form(state.form, state.key)
    if not called or form is None or any(str(each.id) == state.key for each in called):
        return None
    state.after = text
    out = await noting.as_it_is(turn, form, state)
    if out is None:
        state.after = ""
    return Heard(out) if out is not None else None


def _without_opd(part: str) -> str:
    """A note without the office that it names."""
    opd = annotation(part).opd
    return part.replace(opd, " ", 1) if opd else part


async def _funded(turn: Turn, text: str, fund: re.Match[str]) -> Heard | None:
    """Where the money for some comes from: "dananya dari dana kelurahan buat yg lampu"."""
    other = f"{text[: fund.start()]} {text[fund.end() :]}"
    parts, rest = await _called(turn, other), other.casefold()
    for _, name, _ in parts:
        rest = rest.replace(name.casefold(), " ", 1)
    numbers = which.all_named_in(turn, other) or list(dict.fromkeys(n for n, _, _ in parts))
    if not numbers or _COSTS.sub("", _SOURCE.sub(" ", rest)):
        return None
    if len(numbers) == 1 and (cost := annotation(other).cost) is not None:
        return await filled.annotate(turn, f"catat {numbers[0]} biaya {cost} {fund[0]}")
    return await run(turn, Asked("fund", f"{' '.join(numbers)} {fund[0]}"))


_SOURCE = late.regex(
    r"\b(?:sumber|dari|pakai|pake|ambil|diambil|masuk|lewat|melalui|bayar|dibayar|dibiayai|didanai|uang|duit"
    r"|uangnya|duitnya|no|nomor)\b"
)
# Longer ones tell something.
LONGEST = 160


# Before what is noted stands of which: "catetin di no 2 klo selokannya dangkal".
_NOTE = late.regex(
    r"^.*?\b(?:di)?(?:catet|catat|tulis)\w*\s+(?:(?:di|buat|untuk|nang)\s+)?"
    r"(?:(?:usulan|no|nomor|nomer|yang|yg|sing)\b[\s.]*)*(?:\d{1,6}\b)?[\s,:]*"
    r"(?:.{0,30}?(?:\b(?:klo|kalo|kalau|bahwa|nek|yen)\s+|:\s*))?(.*)$",
    re.I | re.S,
)


# What is noted is to go: that is for its form.
_UNDOES = late.regex(
    r"(?:tolong |tlg |coba )*(?:di)?(?:hapus|buang|cabut|batal|kosong)(?:kan|in)?\b"
)


# What asks something, and orders nothing to be noted.
_ONLY_ASKS = late.regex(
    r"^(?!.*\b(?:di)?(?:catet|catat|tulis|isi|masuk)(?:in|kan|ke|no|en)?\b)"
    r"(?=.*(?:\?|\b(?:siapa|sopo|sinten|mana|endi|apa|opo)\b.*\b(?:apa|atau|opo|utowo)\b))",
    re.I | re.S,
)


async def note(turn: Turn, said: str) -> Heard:
    """What is to be noted in words of their own is the recommendation of their level; of those who
    note nothing it may be asked of the author."""
    said = right_costs(said)
    if _ONLY_ASKS.match(said) and (number := await filled.called(turn, said)) is not None:
        return await run(turn, Asked("task", number))  # "3 itu urusan siapa? perkim apa pupr"
    if _notes(said) or len(which.all_named_in(turn, said)) > 1:
        return await annotate(turn, said)
    if _UNDOES.match(spelling.fold(said)):
        turn.beside.append(Text("many-unused", {"typed": Literal(turn.clean(said)[:80])}))
        return await filled.annotate(turn, said)
    match, number = _NOTE.match(said), await filled.called(turn, said)
    text = match[1].strip() if match else turn.clean(said)
    if number is None or not text:
        return await annotate(turn, said)
    other = await instead.of(turn, [number], Operation.ANNOTATE, text)
    return other or await filled.annotate(turn, f"catat {number} rekomendasi {text}")


def _notes(part: str) -> bool:
    found = annotation(part)
    return bool(found.opd or found.cost or found.recommendation)
