"""Which of many proposals, in which order, what they come to, how many for each RW: asked by staff
in a sentence ("usulan di atas 50 juta apa aja", "total biaya yang disetujui", "rekap per RW")."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

import locales
from handlers.asking import areas
from handlers.asking.heard import Heard
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Lines, Literal, Outgoing, Text, Words
from handlers.reading import introduced
from handlers.reading.denial import NOT_YET
from handlers.reading.meaning.meant import ASKING
from handlers.reading.meaning.things import hits_in
from handlers.reading.spelling import fold
from handlers.reading.staff import in_english, stands
from handlers.reading.staff.sifted import Sifted, sifted
from handlers.staff import by_name, waiting
from handlers.staff.counting import NOT_YET_STATES, STAGES, UNDECIDED, since_said
from handlers.staff.deciding.desk import TASKS
from handlers.turn import Turn, render
from storage.city import cycles
from storage.city.areas import Area
from storage.messages import outbox
from storage.proposals import silence, worded
from storage.proposals.desk import sifted as kept
from storage.proposals.desk.sifted import Sieve, Sum
from storage.proposals.desk.waiting import plain
from storage.proposals.model import State
from storage.staff import staff
from storage.staff.roles import Grant, Operation, covers

# What asks or tells of something else than proposals.
_TOLD = frozenset(
    {"tanya", "nanya", "bilang", "lapor", "laporan", "kata", "soal", "rapat", "jadwal"}
)
# What has not come so far, where it is asked for what "belum" does.
_NOT = re.compile(rf"\b(?:{NOT_YET})\b")
_OF_THEM = re.compile(r"\b(?:usul|yang|yg|sing|biaya)", re.I)
# How far all of them are: "usulan imopuro sampai mana prosesnya".
_GOES = re.compile(
    r"\b(?:samp(?:ai|e) mana|smp mana|prosesnya|diproses|progres\w*|perkembangan\w*)\b"
)
# How many there are, wherever they stand.
_MANY = re.compile(
    r"\b(?:berapa|brp|piro|pira|jumlah\w*|total\w*|how many)\b(?!.*\b(?:hari|jam)\b)"
)
# "Per hari ini" says how they stand, and not since when.
_AS_OF = re.compile(
    r"\b(?:per|s\.?d\.?|sampai|hingga)\s+(?:hari ini|tanggal ini|sekarang|saat ini)\b", re.I
)
# "Daftar usulan drainase se-kecamatan Metro Utara": of what, and where.
_LIST = re.compile(
    r"\W*(?:(?:minta|mohon|tolong|lihat|tampilkan|kirim)\s+)?(?:daftar|list)\b", re.I
)
# So many other words are looked for.
_WORDS = 3


async def asked(turn: Turn) -> Heard | None:
    """A question of somebody who works here, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    text = _AS_OF.sub(" ", introduced.ungreeted(in_english.as_read(text))).strip()
    found = sifted(text)
    if found is None or not found.asks:
        return None
    if stands.decides(text) and await by_name.only_one(turn, text) is not None:
        return None  # "yang jembatan belum bisa, anggarannya tidak ada" is of one, and says why
    said = " ".join(found.rest)
    still = _NOT.search(said) is not None
    stage = next((name for name, each in STAGES.items() if each.said.search(said)), None)
    stage = None if still and stage == "decided" else stage
    states: Collection[State] = ()
    unsaid = ""
    if (waits := UNDECIDED.search(said)) is not None and found.any:
        stage, said = "decided", UNDECIDED.sub(" ", said)
    if stage is not None:
        if waits is not None or still:
            if stage not in NOT_YET_STATES:
                return None
            states, unsaid = NOT_YET_STATES[stage], ".not"
        else:
            states = STAGES[stage].states
        said = re.sub(r"\bmasuk\b", " ", said)
        said = _NOT.sub(" ", STAGES[stage].said.sub(" ", said) if stage in STAGES else said)
    area, rest = await where(turn, said.split())
    if area is None or len(rest) > _WORDS or not all(_sought(word) for word in rest):
        return None
    if not await _is_about_them(turn, found, text, rest):
        return None
    zone = turn.site.city(area.code).zone
    day = since_said(fold(text), turn.now.astimezone(zone).date())
    if found.order == "rank":
        found = replace(found, has="priority")
    goes = _GOES.search(fold(text)) is not None and not rest
    whole = not rest and stage is None and not found.any
    said_where = len(rest) < len(said.split())
    lists = whole and found.which and (said_where or _OF_THEM.search(text) is not None)
    lists = lists or (bool(rest) and said_where and _LIST.match(text) is not None)
    counts = whole and _MANY.search(fold(text)) is not None
    if not (found.any or goes or counts or lists) and stage is None and day is None:
        return None
    since = datetime.combine(day, time(), zone) if day is not None else None
    if (counts or (found.summary and (since is not None or whole))) and not found.each:
        found = replace(found, each="state")
    sieve = Sieve(
        states=states, over=found.over, under=found.under, lacks=found.lacks, has=found.has,
        topic=found.topic, rt=found.rt, rw=found.rw, since=since,
        events=STAGES[stage].events if stage and stage in STAGES and stage != "came" else (),
        words=worded.words_of(" ".join(rest)),
    )  # fmt: skip
    said_so = stage is not None and (stage != "came" or since is None)
    told = [Text(f"counted-{stage}{unsaid}")] if said_so else []
    return Heard([await shown(turn, found, sieve, area, told, rest)])


def _sought(word: str) -> bool:
    return word.isalpha() and len(word) > 2


async def _is_about_them(turn: Turn, found: Sifted, text: str, rest: list[str]) -> bool:
    """Whether other words than what they are narrowed by name what is proposed: "usulan drainase rt
    5"; "jadwal rapat rt 5" is no question of proposals."""
    if not rest:
        return True
    named = {at for hit in hits_in(rest) for at in range(hit.start, hit.end)}
    others = [word for at, word in enumerate(rest) if at not in named]
    known = len(others) <= 1 and (ASKING | _TOLD).isdisjoint(others)
    return bool(named) and known and _OF_THEM.search(text) is not None


async def where(turn: Turn, words: list[str]) -> tuple[Area | None, list[str]]:
    """The area of theirs that is named, else their own; and the other words."""
    found, rest = await areas.within(turn, [*words, ""], Operation.SEE_TASKS)
    lead = {"kelurahan", "kel", "kecamatan", "kec", "kota", "se", "sekecamatan", "sekota", ""}
    if found.sure is not None:
        return found.sure, [word for word in rest if word not in lead]
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    return (tops[0] if tops else None), [word for word in words if word not in lead]


async def shown(
    turn: Turn, found: Sifted, sieve: Sieve, area: Area, told: list[Text], rest: list[str]
) -> Outgoing:
    held, city = await staff.grants(turn.store, turn.person.id), turn.site.city(area.code)
    today = silence.day(turn.now, city)
    year = (await cycles.load(turn.store)).year_on(city.code, today)
    if found.late:
        sieve = replace(sieve, late=today)
    order = found.order
    if found.turned:
        sieve, order = await _turned(turn, sieve, order)
    total = await kept.summed(turn.store, held, area.code, year, sieve)
    what = _what(turn, found, sieve, told, rest)
    args: dict[str, object] = {
        "area": turn.site.named(area.code), "year": str(year), "n": total.n,
        "what": Literal(", ".join(what)),
    }  # fmt: skip
    words: list[Words] = [Text("sifted.narrowed" if what else "sifted", args)]
    if found.each:
        some = await kept.by_each(turn.store, held, area.code, year, sieve, found.each)
        if found.each == "area":
            below = (k.code for k in turn.site.areas.kelurahan if covers(area.code, k.code))
            some = {code: some.get(code, Sum(0, 0, 0)) for code in below}
        words += _by(turn, found, some)
    priced = found.over is not None or found.under is not None
    money = (
        found.sums
        or (priced and total.n > 0)
        or order in ("dearest", "cheapest")
        or found.has == "cost"
    )
    if money:
        words.append(_money(turn, total))
    if found.mean and total.priced:
        mean = locales.rupiah(turn.locale, round(total.cost / total.priced))
        words.append(Text("sifted-mean", {"cost": mean, "n": total.priced}))
    if priced or found.has == "cost":
        whole = replace(sieve, over=None, under=None, has="", lacks="cost")
        without = await kept.summed(turn.store, held, area.code, year, whole)
        if without.n:
            words.append(Text("sifted-unpriced", {"n": without.n}))
    if found.sums or found.each or not total.n:
        return Outgoing(tuple(words), TASKS)
    return await _list(turn, held, area, year, sieve, order, words, total)


async def _list(
    turn: Turn, held: Sequence[Grant], area: Area, year: int, sieve: Sieve, order: str,
    words: list[Words], total: Sum,
) -> Outgoing:  # fmt: skip
    ids = await kept.listed(turn.store, held, area.code, year, sieve, order)
    some = await plain(turn.store, ids)
    if order:
        words.append(Text(f"sifted-order.{order}"))
    lines: list[Text | Literal] = []
    for each in some:
        line = waiting.line(turn, each, short=True)
        cost = each.cost
        if cost is not None:
            line = Text("sifted-line", {"line": line, "cost": locales.rupiah(turn.locale, cost)})
        lines.append(line)
    words.append(Lines(tuple(lines)))
    if total.n > len(some):
        words.append(Text("sifted-more", {"n": total.n - len(some)}))
    return Outgoing(tuple(words), waiting.opened(some)[: waiting.PAGE])


async def _turned(turn: Turn, sieve: Sieve, order: str) -> tuple[Sieve, str]:
    """The list that was shown last the other way round; the order that is named goes before."""
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    numbers = [id.rpartition("-")[2] for id, _ in newest if id.startswith("do:task:")]
    shown = [int(number) for number in numbers if number.isdecimal()]
    if not order:
        order = "oldest" if len(shown) > 1 and shown[0] > shown[-1] else "newest"
    whole = not any(id.startswith(("do:tasks:", "do:search:")) for id, _ in newest)
    return replace(sieve, numbers=shown if whole else ()), order


def _what(turn: Turn, found: Sifted, sieve: Sieve, told: list[Text], rest: list[str]) -> list[str]:
    """What they were narrowed to, as it was read."""
    texts = list(told)
    for name in ("over", "under"):
        if (cost := getattr(found, name)) is not None:
            texts.append(Text(f"sifted-what.{name}", {"cost": locales.rupiah(turn.locale, cost)}))
    texts += [Text(f"sifted-lacks.{found.lacks}")] if found.lacks else []
    texts += [Text(f"sifted-has.{found.has}")] if found.has else []
    texts += [Text("sifted-what.late")] if found.late else []
    if sieve.since is not None:
        texts.append(
            Text("sifted-what.since", {"day": locales.date(turn.locale, sieve.since.date())})
        )
    texts += [Text(f"propose-topic.{found.topic}")] if found.topic else []
    near = [f"{name.upper()} {int(n):02}" for name in ("rt", "rw") if (n := getattr(found, name))]
    sought = [f'"{shorten(" ".join(rest), 40)}"'] if rest else []
    return [*(render(each, turn.locale) for each in texts), *near, *sought]


def _money(turn: Turn, total: Sum) -> Text:
    """What those of which it is known come to."""
    if not total.priced:
        return Text("sifted-sum.none")
    args: dict[str, object] = {
        "cost": locales.rupiah(turn.locale, total.cost),
        "n": total.priced,
        "left": total.n - total.priced,
    }
    return Text("sifted-sum.part" if total.priced < total.n else "sifted-sum", args)


def _by(turn: Turn, found: Sifted, some: Mapping[str, Sum]) -> list[Words]:
    lines: list[Text | Literal] = []
    for key, each in _ordered(found, some)[: waiting.WHOLE]:
        args: dict[str, object] = {"what": _named(turn, found.each, key), "n": each.n}
        if each.priced:
            args["cost"] = locales.rupiah(turn.locale, each.cost)
        lines.append(Text("sifted-each.cost" if each.priced else "sifted-each", args))
    left = len(some) - len(lines)
    more: list[Words] = [Text("sifted-each.more", {"n": left})] if left else []
    return [Lines(tuple(lines)), *more] if lines else []


def _ordered(found: Sifted, some: Mapping[str, Sum]) -> list[tuple[str, Sum]]:
    pairs = list(some.items())
    if found.ranked:
        pairs.sort(key=lambda pair: pair[1].n, reverse=found.ranked == "most")
    return pairs


def _named(turn: Turn, column: str, key: str) -> Words:
    if not key:
        return Text(f"sifted-without.{column}")
    if column in ("rw", "rt"):
        rw, _, rt = key.rpartition("/") if column == "rt" else (key, "", "")
        return Literal(f"RW {rw}" if column == "rw" else f"RT {rt}/RW {rw}" if rw else f"RT {rt}")
    if column in ("area", "kecamatan"):
        return turn.site.named(key)
    if column == "topic":
        return Text(f"propose-topic.{key}")
    return Text(f"state-{key}") if column == "state" else Literal(key)
