"""What one sentence of staff decides, and on what: "no 2 jadi prioritas 1, yang lampu cadangan",
"tolak 3, kemarin PLN sudah pasang". Each decision with the numbers, or the names, that it is of,
and why; nothing here looks anything up: what names a proposal is told by whoever asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import locales
from handlers import late
from handlers.reading import spelling
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.denial import whether_yet
from handlers.staff.many import ranks
from handlers.staff.many.asking import asks_in
from handlers.staff.many.clause import SUBJECT, Clause
from handlers.staff.many.spoken import does
from handlers.staff.many.tokens import DECIDES, LEAVE, Is, Names, Token, leaves, marked
from handlers.staff.many.whys import BY_NOW, WHY, before_it, said, telling

_LEAD = late.regex(r"^[^:\d]{3,40}:\s+(?=\S)")
# "Yang pertama jembatan, kedua drainase": places in an order, where several are said.
_PLACES = {
    "pertama": "1",
    "kesatu": "1",
    "kedua": "2",
    "ketiga": "3",
    "keempat": "4",
    "kelima": "5",
}
_PLACED = late.regex(rf"\b(?:{'|'.join(_PLACES)})\b", re.I)
_LED = late.regex(r"\b(?:prior\w*|nomor|nomer|no|nmr)(?:\s+ke)?\s+[a-z]+\b", re.I)
_RANKED = late.regex(
    rf"\b(?:prior\w*|urutan|peringkat|ranking|nomor|nomer)\s+(?:yang\s+|yg\s+)?({'|'.join(_PLACES)})\b",
    re.I,
)
# "Acc 1 sampe 3": all of them; but of "prioritas 1 sampai 3" the places, of "jam" the hours.
_UNTIL = late.regex(
    r"(?P<of>\b(?:prior\w*|jam|pukul|tgl|tanggal|urutan|rt|rw)\W*)?(?<![\w./:-])(?P<a>\d{1,4})\s*"
    r"(?:\b(?:s\s?/\s?d|s\.\s?d\.?|sd|sampai|sampe|sampek|smp|ampe|hingga|tekan))\s*"
    r"(?:(?:no|nomor|nomer|nmr)\s+)?(?P<b>\d{1,4})(?![\w]|[./:]\d)",
    re.I,
)


def _joined(found: re.Match[str]) -> str:
    """A range of numbers as it is written in a line."""
    if found["of"] or int(found["a"]) >= int(found["b"]):
        return found[0]
    return f"{found['a']}-{found['b']}"


# "... jadi ditolak saja dengan alasan itu": what was said before it.
_FOR_THAT = late.regex(
    r"[\s,]*\b(?:dengan|dgn|dg|pake|pakai|atas|karena|krn|for)\s+(?:alasan|sebab|hal|that\s+reason)(?:nya|ne)?\s*"
    r"(?:itu|ini|tersebut|tsb|tadi|kuwi|di\s?atas)?\s*(?=[,.;!]|$)",
    re.I,
)

# "Selain itu simpan": the others.
_BESIDES = late.regex(r"\b(?:di\s?luar|selain)\s+(?:itu|iku|kuwi|yang\s+tadi)\b", re.I)

# "Sisanya nanti habis magrib": not now.
_LATER = late.regex(
    r"\b(?P<which>(?:sisa|selebih|lain)(?:nya|ne)|liyane|(?:yang|yg|sing)\s+(?:lain(?:nya|ne)?|liyane)|the\s+(?:rest|others))\s+(?:(?:baru|biar|kita|saya)\s+)?"
    r"(?:besok|bsk|nanti|nnti|ntar|entar|lusa|minggu\s+depan|mengko|engko|sesuk|later|tomorrow)\b[^,.;]{0,30}$",
    re.I,
)

# So long is no sentence that decides.
LONGEST = 400


def in_clauses(
    text: str, letters: Iterable[str | None], names: Names, masked: re.Pattern[str]
) -> list[Clause]:
    """The decisions of a sentence, in its order; none where it is none beyond doubt: a question,
    what says that something is not so, or what decides on nothing that it names. `masked` finds
    numbers that are no proposal's."""
    if len(text) > LONGEST or text.rstrip().endswith("?") or whether_yet(text):
        return []
    lead = _LEAD.match(text)
    if (
        lead is not None
        and not names(spelling.fold(lead[0]).split())
        and not does(spelling.fold(lead[0]).split())
    ):
        text = text[lead.end() :]
    else:
        lead = None
    text = _LATER.sub(r"\g<which> nanti dulu", text)
    text = _BESIDES.sub("sisanya", _FOR_THAT.sub("", _UNTIL.sub(_joined, text)))
    text = _RANKED.sub(lambda found: f"prioritas {_PLACES[found[1].casefold()]}", text)
    text = _LED.sub(lambda found: in_digits(found[0]), text)
    if len(_PLACED.findall(text)) + len(_PRIOR.findall(text)) > 1:
        text = _PLACED.sub(lambda found: f"prioritas {_PLACES[found[0].casefold()]}", text)
        text = _TWICE.sub(" ", text)
    tokens = marked(text, letters, names, masked)
    if asks_in(tokens):
        return []
    in_order = lead is not None and _PRIOR.search(lead[0]) is not None
    clauses = (ranks.listed(tokens) if in_order else []) or ranks.ranked(tokens) or _parted(tokens)
    ranks.rank(clauses)
    if lead is not None and clauses and not in_order:
        clauses[0].lead = lead[0].strip(" :")
    for each in clauses:
        if each.everything and not (each.named or each.numbers):
            # "Yang paving setujui semua": what stands before says which.
            begins = next((t.begin for t in tokens if t.is_ in DECIDES), 0)
            before = [t for t in each._why if t.end <= begins and clauses[0] is each]
            each.narrow = said(text, before)
            each._why = [t for t in each._why if t not in before]
        apart = before_it(text, each._at, each._why) if each.reasoned else ()
        each.aside = said(text, apart)
        each._why = [t for t in each._why if t not in apart]
        other = _of_another(each._why)
        each.unread = said(text, each._why[other:])
        each.why = said(text, _told(text, each, other))
    clauses = _known(text, clauses)
    whole = bool(clauses) and all(each.name and each.has_subject for each in clauses)
    return clauses if whole else []


def _known(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """Those of which it is known what they are of; what others are called is said not to be read:
    "yang talud setujui, lampu kembalikan", where no talud waits."""
    lost = [each for each in clauses if each.name and not each.has_subject and each._why]
    kept = [each for each in clauses if each not in lost]
    whole = all(each.name and each.has_subject for each in kept)
    if not (lost and whole and any(each.name != LEAVE for each in kept)):
        return list(clauses)
    words = [[token.text for token in each._why if token.is_ is Is.WORD] for each in lost]
    named = ", ".join(" ".join(each) for each in words if each)
    if not named or in_digits(named) != named:
        return list(clauses)  # "dua duanya setuju": of some, and not of a name
    next(each for each in kept if each.name != LEAVE).unknown = named
    return kept


def _told(text: str, clause: Clause, end: int) -> Sequence[Token]:
    why = clause._why[:end]
    return telling(text, clause._at, why) if clause.reasoned else why


def _of_another(why: Sequence[Token]) -> int:
    """Where what is said besides begins to be of another number: "2 3 simpen, 1 gimana ya"."""
    for at, each in enumerate(why):
        if spelling.fold(each.text) in WHY:
            break
        if each.is_ is Is.NUMBER and each.breaks and each.text == each.value:
            return at
    return len(why)


def _parted(tokens: Sequence[Token]) -> list[Clause]:
    leads = next((t.is_ for t in tokens if t.is_ in (*SUBJECT, *DECIDES)), None)
    clauses: list[Clause] = []
    now, at = Clause(), 0
    while at < len(tokens):
        token = tokens[at]
        if token.is_ in SUBJECT:
            until = _run(tokens, at)
            follows = _decides_after(tokens, until)
            led = _led(tokens, at)
            unread = not now.name and now.numbers and now._why and token.breaks
            if (unread or (now.name and not now.has_subject and led)) and follows:
                # Of what the first is was not said, or what is done with those nobody reads.
                clauses, now = [*clauses, now], Clause()
            if now.name and now.has_subject and follows and not _within_why(now, token):
                clauses, now = [*clauses, now], Clause()
            run = tokens[at:until]
            if now.has_subject and token.value == "others" and token.is_ is Is.ALL:
                clauses, now = [*clauses, now], Clause()
            if ranks.last_rank(now, tokens, at, until):
                now.priority = run[0].value  # "jembatan acc, nomor 1"
            else:
                _named(now, run, follows=follows)
            at = until
            continue
        if token.is_ in DECIDES:
            rank = token.is_ is Is.PRIORITY
            wants = rank and not now.priority and (now.name == "agree" or _goes_on(now, tokens, at))
            if now.name and now.has_subject and (called := _called_last(now)):
                now._why = now._why[: -len(called)]
                clauses, now = [*clauses, now], Clause(_why=called)
            elif now.name and now.has_subject and not wants:
                behind = (
                    _begins(tokens, at + 1) if leads in DECIDES else _subject_at(tokens, at + 1)
                )
                if behind:
                    clauses, now = [*clauses, now], Clause()
            if spelling.fold(token.text) in _says_why():
                now._why.append(token)
                now.tells = True
            now.name = "" if _stated(tokens[: at + 1]) else now.name
            if not now.name or wants:
                now.name, now._at = ("agree" if rank else token.value), token.begin
                now.priority = token.value if rank else now.priority
            elif now.name != token.value:
                now._why.append(token)
        elif _adds(now, token):
            now._why.append(token)
        at += 1
    return [*clauses, now] if now.name or now.has_subject or now._why else clauses


_WHICH = frozenset({"yang", "yg", "sing", "seng", "usulan", "kalau", "kalo", "klo"})
# So many words call one.
CALLING = 3


def _called_last(now: Clause) -> list[Token]:
    """What calls another at the end of why, of which what is done comes now: "..., trus yang
    gapura" setuju."""
    at = next((n for n in range(len(now._why) - 1, -1, -1) if now._why[n].breaks), None)
    tail = now._why[at:] if at is not None else []
    rest = [each for each in tail if spelling.fold(each.text) not in _THEN]
    led = bool(rest) and spelling.fold(rest[0].text) in _WHICH
    words = [each for each in rest if each.is_ is Is.WORD]
    return tail if led and 0 < len(words) <= CALLING else []


_THEN = frozenset(
    {"trus", "trs", "terus", "lalu", "kemudian", "sedangkan", "sedang", "tapi", "tp", "then", "but"}
)


def _led(tokens: Sequence[Token], at: int) -> bool:
    """Whether another decision may begin with a subject: behind a comma, or "terus yang"."""
    before = tokens[max(at - 2, 0) : at]
    then = any(spelling.fold(each.text) in _THEN for each in before)
    return (
        then
        or tokens[at].breaks
        or any(each.is_ is Is.AROUND and each.breaks for each in before[-1:])
    )


def _named(now: Clause, run: Sequence[Token], *, follows: bool) -> None:
    """Takes what names proposals, where it does not only tell why."""
    if now.has_subject and all(each.is_ in (Is.ALL, Is.AROUND) for each in run):
        now.everything = True
    elif now.has_subject and (now.name or not follows or not _numbered(run)):
        now._why += run
    else:
        _take(now, run)


def _goes_on(now: Clause, tokens: Sequence[Token], at: int) -> bool:
    """Whether "jembatan gas aja, prioritas 1" goes on by being agreed, with this priority: what is
    passed on takes none."""
    if now.name != "forward" or not now.has_subject:
        return False
    said = next((each.text for each in tokens if each.begin == now._at), "")
    ends = at + 1 >= len(tokens) or tokens[at + 1].breaks
    return ends and _ONWARD.match(said) is not None


_ONWARD = late.regex(r"(?:di)?(?:lanjut|lolos)|gas", re.I)


def _adds(now: Clause, token: Token) -> bool:
    """Whether a word that names nothing tells why: "drainase sudah ada di PU, jadi tolak"."""
    told = now.named and spelling.fold(token.text) in BY_NOW
    return bool(token.is_ is Is.WORD or now._why or (now.name and now.has_subject) or told)


def _stated(until: Sequence[Token]) -> bool:
    """Whether it was only told that they are complete, before what is done with them: "semua sudah
    lengkap, teruskan ke kecamatan"."""
    *before, last = (each for each in until if each.is_ in DECIDES)
    told = bool(before) and before[-1].value == "verify" and last.value in ("forward", "agree")
    return told and spelling.fold(before[-1].text)[:4] in _BY_NOW


_BY_NOW = frozenset({"suda", "udah", "udh ", "sdh ", "dah "})


@cache
def _says_why() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-clause-says-why")))


def _within_why(now: Clause, token: Token) -> bool:
    """Whether what comes still tells why: "tolak 3 karena 2 sudah disepakati"."""
    return not token.breaks and any(spelling.fold(each.text) in WHY for each in now._why)


def _numbered(run: Sequence[Token]) -> bool:
    return any(each.is_ is Is.NUMBER for each in run)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject stands here, behind what may stand around it."""
    while at < len(tokens) and tokens[at].is_ is Is.AROUND:
        at += 1
    return at < len(tokens) and tokens[at].is_ in SUBJECT


def _run(tokens: Sequence[Token], at: int) -> int:
    """Where what names proposals ends."""
    end = until = at
    while until < len(tokens) and tokens[until].is_ in (*SUBJECT, Is.AROUND):
        if until > at and tokens[until].breaks and _is_decided(tokens, until):
            break  # "acc 1 2, yang 3 tolak"
        if until > at and tokens[until].value == "others" and tokens[until].is_ is Is.ALL:
            break  # "jembatan 1, sisanya cadangan"
        if tokens[until].is_ in SUBJECT:
            end = until + 1
        until += 1
    numbered = next((n for n in range(at, end) if tokens[n].is_ is Is.NUMBER), end)
    named = next((n for n in range(numbered, end) if tokens[n].is_ is Is.NAME), end)
    decided = until < len(tokens) and tokens[until].is_ in DECIDES
    return end if decided else named  # "tolak 3 lampu sudah nyala" says why


def _is_decided(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is done with a subject stands behind it, and none of its own behind that.
    "Sepakati 1, 3-8 cadangan saja" is of all."""
    led, first = tokens[at].is_ is Is.AROUND, at
    while at < len(tokens) and tokens[at].is_ in (*SUBJECT, Is.AROUND):
        if at > first and tokens[at].stops:
            return False  # "disepakati jembatan, drainase. yg lampu ditunda"
        at += 1
    decides = at < len(tokens) and tokens[at].is_ in DECIDES
    decides = decides and (led or tokens[at].value != "reserve")
    return decides and not _subject_at(tokens, at + 1)


def _decides_after(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is said, behind a subject, what is done with it: at once, or after words that are
    no other subject's."""
    while at < len(tokens):
        if tokens[at].is_ in DECIDES:
            return not _subject_at(tokens, at + 1) or tokens[at - 1].is_ is not Is.WORD
        if tokens[at].is_ is Is.NUMBER:
            return False
        at += 1
    return False


def _subject_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject stands here that is not the next decision's own."""
    while at < len(tokens) and tokens[at].is_ is Is.AROUND:
        at += 1
    if at >= len(tokens) or tokens[at].is_ not in SUBJECT:
        return False
    after = _run(tokens, at)
    while after < len(tokens) and tokens[after].is_ is Is.AROUND:
        after += 1
    return after >= len(tokens) or tokens[after].is_ not in DECIDES or tokens[after].breaks


def _take(now: Clause, run: Sequence[Token]) -> None:
    numbers = [each.value for each in run if each.is_ is Is.NUMBER]
    joins = (spelling.fold(each.text) in ranks.JOINS or each.breaks for each in run[1:])
    now.joined = now.joined or any(joins)
    now.everything = now.everything or any(each.is_ is Is.ALL for each in run)
    now.others = now.others or any(each.value == "others" for each in run if each.is_ is Is.ALL)
    now.numbers += numbers
    if not numbers or len(numbers) == 1:
        now.named += [each.value for each in run if each.is_ is Is.NAME]


def may_decide(text: str) -> bool:
    """Whether a text holds a word of a decision at all, so that it is worth a look: none of what
    asks of all of them, or is of a meeting's agenda."""
    if _OF_ELSE.search(text):
        return False
    text = _LED.sub(lambda found: in_digits(found[0]), text)
    folded = spelling.fold(text).split()
    return does(folded) is not None or leaves(folded) or _RANKS.search(text) is not None


# "Which proposals got sent back", "agenda nomor 3 dihapus saja".
_OF_ELSE = late.regex(
    r"^\W*(?:which|what|how\s+(?:many|much)|who|when)\b|\b(?:agenda|(?:susunan|mata)\s+acara)(?:nya)?\b",
    re.I,
)
_PRIOR = late.regex(r"\bprior\w*", re.I)
_TWICE = late.regex(r"\bprior\w*\s+(?=prioritas\s)", re.I)
_RANKS = late.regex(
    r"\bprior|\burut|\b(?:di)?(?:naik|turun)|^\D+\d{1,3}\D+\d{1,3}\b|\bpertama\b.*\bkedua\b|\bok(?:e|ay|eh)?\b",
    re.I,
)
