"""SIPD: what still has to be typed, one proposal a message with each field to copy, ticked with
SIPD's own id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import locales
from handlers import late
from handlers.asking import areas, refused
from handlers.asking.proposals import subjects, which
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.reading.places.areas import Found
from handlers.turn import Turn
from storage.city import cycles
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.proposals import lookup
from storage.proposals.desk import sipd
from storage.proposals.desk.sipd import Item, Work
from storage.proposals.model import Proposal
from storage.proposals.steps import local_day
from storage.reports import orders
from storage.reports import sipd as recap
from storage.reports.sipd import Entry
from storage.reports.wanted import Wanted
from storage.staff.roles import Operation
from storage.staff.staff import NotAllowed

# What a kelurahan types, in SIPD's order: the rest is for other levels, or our own.
FIELDS = (
    "tanggal usul", "pengusul", "profil", "usulan", "masalah", "alamat", "kecamatan", "kelurahan",
    "usulan ke", "opd tujuan awal", "rekomendasi kelurahan", "volume", "satuan", "anggaran",
)  # fmt: skip

# Kelurahan in one list; a list has ten rows.
SHOWN = 9

# Letters that are shown on each side of where SIPD cuts.
AROUND = 40

AFTER = "after "  # in a button: what comes after this number

# A year of which the list is asked for, said alone or before or behind an area.
_YEAR = late.regex(r"(?:\b(?:rkpd|tahun|thn|th)\s+)*\b(20\d\d)\b", re.I)


async def command(turn: Turn, said: str) -> list[Outgoing]:
    """SIPD: "" the list and its first; a kelurahan's, a year's; "42" that one; "42 1234567" ticks
    it, "42 hapus" takes the tick away."""
    tops = await areas.highest(turn, Operation.TYPE_SIPD)
    if not tops:
        return [await refused.not_yours(turn, needs=Operation.TYPE_SIPD)]
    said = turn.clean(said).strip()
    if said.startswith(AFTER):
        found = await _named(turn, said.removeprefix(AFTER))
        return [await _next(turn, found)] if found else await _overview(turn, tops)
    if (area := turn.site.areas.get(said)) is not None:
        return await _of(turn, area.code)
    head, _, rest = said.partition(" ")
    if head and (found := await _named(turn, head)) is not None:
        return [await _one(turn, found, rest.strip())]
    year = int(found_year[1]) if (found_year := _YEAR.search(said)) else None
    if (where := " ".join(_YEAR.sub(" ", said, count=1).split())) and year is not None:
        said = where
    elif year is not None:
        return await _overview(turn, tops, year)
    if said:
        meant = await areas.meant(turn, said, Operation.TYPE_SIPD)
        if meant.sure is not None:
            return await _of(turn, meant.sure.code, year)
        if meant.perhaps:
            named = tuple(Choice(f"do:sipd:{a.code}", _name(turn, a.code)) for a in meant.perhaps)
            return [Outgoing((areas.which(turn, said, meant),), named)]
        reading = turn.site.names.read(said)
        if isinstance(reading, Found):
            return await _of(turn, reading.area.code, year)
        return [Outgoing((Text("sipd-what", {"typed": Literal(shorten(said, 60))}),), (LIST,))]
    return await _overview(turn, tops)


async def _of(turn: Turn, code: str, year: int | None = None) -> list[Outgoing]:
    reached = await areas.reached(turn, Operation.TYPE_SIPD)
    mine = [each for each in reached if each.code == code]
    return await _overview(turn, mine, year) if mine else [Outgoing((Text("desk-not-yours"),))]


async def _named(turn: Turn, said: str) -> Proposal | None:
    """The proposal that a number means: of several years' that of the list that is typed now."""
    number = which.typed(turn, said)
    if number is None:
        return None
    if number.year is None:
        letters = [number.letters] if number.letters else turn.site.letters
        for each in await lookup.numbered(turn.store, number.running, letters):
            year, _ = await _window(turn, each.city)
            if each.year == year and await _mine(turn, each):
                return each
    return await which.find(turn, said)


async def _mine(turn: Turn, proposal: Proposal) -> bool:
    try:
        await sipd.may_tick(turn.store, turn.person, proposal)
    except NotAllowed:
        return False
    except sipd.Unlisted:
        return True
    return True


async def _window(turn: Turn, city: str, year: int | None = None) -> tuple[int, Tahap | None]:
    """The year that is typed now, or the one that is asked for, and its window."""
    known = await cycles.load(turn.store)
    if year is not None:
        return year, sipd.window_of(known, city, year)
    return sipd.window(known, city, local_day(turn.store, turn.site.city(city)))


# --- the list -------------------------------------------------------------------------------


async def _overview(turn: Turn, tops: Sequence[Area], asked: int | None = None) -> list[Outgoing]:
    """How much is left where; of a single kelurahan the first of what is left."""
    out: list[Outgoing] = []
    for area in tops:
        for city in turn.site.areas.cities_in(area.code):
            year, tahap = await _window(turn, city.code, asked)
            code = area.code if area.code.startswith(city.code) else city.code
            work = await sipd.work(turn.store, turn.person, code, year)
            head = _head(turn, code, year, tahap, work)
            kelurahan = {item.area for item in work.left}
            if len(kelurahan) < 2:
                out.append(await _first(turn, head, work, year, code))
            else:
                out.append(_by_kelurahan(turn, head, work))
    return out


def _head(turn: Turn, code: str, year: int, tahap: Tahap | None, work: Work) -> Lines:
    """How much is left, until when, and what is not on the list yet."""
    left = len(work.left)
    args: dict[str, object] = {
        "area": turn.site.named(code), "year": str(year),
        "left": left, "done": len(work.items) - left,
    }  # fmt: skip
    lines = [Text("sipd-head" if work.items else "sipd-head.none", args), _days(turn, code, tahap)]
    if work.undecided:
        lines.append(Text("sipd-undecided", {"n": work.undecided}))
    return Lines(tuple(lines))


def _days(turn: Turn, code: str, tahap: Tahap | None) -> Text:
    """The days that are left of the window."""
    if tahap is None:
        return Text("sipd-window.undated")
    today = local_day(turn.store, turn.site.city(code))
    closes = tahap.closes
    if tahap.opens is not None and today < tahap.opens:
        day = locales.date(turn.locale, tahap.opens)
        return Text("sipd-window.opens", {"day": day, "days": (tahap.opens - today).days})
    if closes is None:
        return Text("sipd-window.open")
    day = locales.date(turn.locale, closes)
    if closes < today:
        return Text("sipd-window.closed", {"day": day})
    return Text("sipd-window", {"day": day, "days": (closes - today).days})


async def _first(turn: Turn, head: Words, work: Work, year: int, code: str) -> Outgoing:
    if not work.left:
        ready = (Text("sipd-all"),) if work.items else ()
        return Outgoing((head, *ready))
    words, choices, about = await _card(turn, work.left[0].id, work, year)
    return Outgoing((head, *words), choices, about=about)


def _by_kelurahan(turn: Turn, head: Words, work: Work) -> Outgoing:
    left: dict[str, int] = {}
    for item in work.left:
        left[item.area] = left.get(item.area, 0) + 1
    order = sorted(left, key=lambda code: (-left[code], code))
    lines = tuple(
        Text("sipd-line", {"area": turn.site.named(code), "left": left[code]}) for code in order
    )
    choices = tuple(Choice(f"do:sipd:{code}", _name(turn, code)) for code in order[:SHOWN])
    return Outgoing((head, Lines(lines), Text("sipd-which")), choices)


def _name(turn: Turn, code: str) -> Literal:
    area = turn.site.areas.get(code)
    return Literal(area.name if area else code)


# --- one proposal ---------------------------------------------------------------------------


async def _one(turn: Turn, proposal: Proposal, rest: str) -> Outgoing:
    """One that is named: shown, ticked with the id behind it, or not ticked any more."""
    number = str(proposal.number)
    try:
        await sipd.may_tick(turn.store, turn.person, proposal)
        if turn.is_word("sipd-none", rest):
            await sipd.untick(turn.store, turn.person, proposal.id)
            return Outgoing((Text("sipd-gone", {"number": number}),), (LIST,))
        if rest:
            return await _ticked(turn, proposal, rest)
    except NotAllowed:
        return Outgoing((Text("desk-not-yours"),))
    except sipd.Unlisted:
        return Outgoing((_unlisted(proposal),), (LIST,))
    year = proposal.year
    work = await sipd.work(turn.store, turn.person, proposal.content.area, year)
    words, choices, about = await _card(turn, proposal.id, work, year)
    return Outgoing(words, choices, about=about)


async def _ticked(turn: Turn, proposal: Proposal, id: str) -> Outgoing:
    """Ticks a proposal, and shows the next one. Raises NotAllowed or Unlisted."""
    number = str(proposal.number)
    try:
        await sipd.tick(turn.store, turn.person, proposal.id, id)
    except sipd.NoId:
        args = {"typed": Literal(shorten(id, 40)), "running": str(proposal.number.running)}
        return Outgoing((Text("sipd-no-id", args),))
    except sipd.Twice as twice:
        return Outgoing((_twice(id, twice.proposal),))
    said = Text("sipd-done", {"number": number, "id": Literal(sipd.clean(id))})
    return await _next(turn, proposal, (said,))


def _twice(id: str, other: Proposal) -> Text:
    wish = Literal(shorten(other.content.wish, 60))
    args = {"id": Literal(id.strip()), "number": str(other.number), "wish": wish}
    return Text("sipd-twice", args)


def _unlisted(proposal: Proposal) -> Text:
    state = Text(f"state-{proposal.state}")
    return Text("sipd-unlisted", {"number": str(proposal.number), "state": state})


async def _next(turn: Turn, proposal: Proposal, before: tuple[Words, ...] = ()) -> Outgoing:
    """What is left to be typed after a proposal of its kelurahan, else of what comes before it."""
    code, year = proposal.content.area, proposal.year
    try:
        work = await sipd.work(turn.store, turn.person, code, year)
    except NotAllowed:
        return Outgoing((Text("desk-not-yours"),))
    item = _after(work, proposal.id)
    if item is None:
        done = Text("sipd-all.of", {"area": turn.site.named(code), "n": len(work.items)})
        return Outgoing((*before, done, Text("sipd-all")), (LIST,))
    left = (Text("sipd-left", {"n": len(work.left)}),)
    words, choices, about = await _card(turn, item.id, work, year)
    return Outgoing((Lines((*before, *left)), *words), choices, about=about)  # type: ignore[arg-type]


def _after(work: Work, id: int) -> Item | None:
    place = next((n for n, item in enumerate(work.items) if item.id == id), -1)
    around = (*work.items[place + 1 :], *work.items[: place + 1])
    return next((item for item in around if item.sipd is None), None)


async def _card(
    turn: Turn, id: int, work: Work, year: int
) -> tuple[tuple[Words, ...], tuple[Choice, ...], str]:
    """A proposal as it is typed, each field in a paragraph of its own, and what can be done."""
    item = next((each for each in work.items if each.id == id), None)
    proposal = await lookup.get(turn.store, id)
    if proposal is None:
        raise LookupError(id)
    number, area = str(proposal.number), proposal.content.area
    _, sees = await orders.seeing(turn.store, turn.person, "proposals", area)
    await turn.store.flush()
    kinds = (locales.text("id", "paper-sipd-kind"), locales.text("id", "paper-sipd-kind.helped"))
    entries = await recap.entries(
        turn.store.connection, Wanted(area, year=year), turn.site.areas, sees, kinds
    )
    entry = next(each for each in entries if each.id == id)
    head: list[Text | Literal] = [Text("sipd-card", {"number": number})]
    if item is not None and item.sipd is not None:
        head.append(Text("sipd-card.typed", {"id": Literal(item.sipd)}))
    elif item is None:
        head.append(Text("sipd-card.early", {"state": Text(f"state-{proposal.state}")}))
    words: list[Words] = [Lines(tuple(head))]
    empty: list[str] = []
    for name in FIELDS:
        words += _field(turn, entry, name) if entry.values[name] not in (None, "") else ()
        empty += [name] if entry.values[name] in (None, "") else []
    if empty:
        words.append(Text("sipd-empty", {"fields": Literal(", ".join(empty))}))
    known = entry.sipd is not None
    choices = [Choice(f"do:typed:{number}", Text("sipd-change" if known else "sipd-typed"))]
    if known:
        choices.append(Choice(f"do:sipd:{number} hapus", Text("sipd-take-away")))
    if any(each.id != id for each in work.left):
        choices.append(Choice(f"do:sipd:{AFTER}{number}", Text("sipd-next")))
    return tuple(words), tuple(choices), f"proposal:{id}"


def _field(turn: Turn, entry: Entry, name: str) -> tuple[Words, ...]:
    """A field to be copied; where SIPD cuts it, what does not fit."""
    value = entry.values[name]
    shown = str(value) if name != "volume" else _number(value)
    lines: tuple[Text | Literal, ...] = (Literal(f"{name.upper()}:"), Literal(shown))
    if name in entry.over:
        args = {
            "most": recap.CUT,
            "over": len(entry.over[name]),
            "end": Literal(shown[-AROUND:].strip()),
            "rest": Literal(shorten(entry.over[name], AROUND)),
        }
        return (Lines(lines), Text("sipd-cut", args))
    return (Lines(lines),)


def _number(value: Any) -> str:
    return str(value).replace(".", ",")


# --- SIPD's own id --------------------------------------------------------------------------


async def typed(turn: Turn, said: str) -> list[Outgoing]:
    """Opens the question for SIPD's id of a proposal."""
    proposal = await _named(turn, said) if said else None
    if proposal is None:
        return await command(turn, "")
    try:
        await sipd.may_tick(turn.store, turn.person, proposal)
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except sipd.Unlisted:
        return [Outgoing((_unlisted(proposal),), (LIST,))]
    return await turn.open(
        "typed",
        key=str(proposal.id),
        version=proposal.version,
        subject=subjects.proposal(turn.site, proposal, whose=True),
    )


async def _read_id(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    try:
        id = sipd.clean(turn.clean(said.text))
    except sipd.NoId:
        typed = Literal(shorten(turn.clean(said.text), 60))
        return Problem((Text("typed-id.bad", {"typed": typed}),))
    proposal = await subjects.of(turn, draft)
    other = await sipd.holder(turn.store, proposal.city, id) if proposal else None
    if other is not None and proposal is not None and other.id != proposal.id:
        return Problem((_twice(id, other),))
    return Answer(id)


async def _finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    proposal = await lookup.get(turn.store, int(draft.key))
    if proposal is None:
        return [Outgoing((Text("desk-not-yours"),))]
    try:
        return [await _ticked(turn, proposal, draft["id"])]
    except NotAllowed:
        return [Outgoing((Text("desk-not-yours"),))]
    except sipd.Unlisted:
        return [Outgoing((_unlisted(proposal),), (LIST,))]


FORM = Form(
    "typed",
    questions=(Question("id", _read_id, kind=Kind.AMOUNT, picky=True),),
    finish=_finish,
    title=lambda answers: Text("typed-title"),
    guarded=False,
)

LIST = Choice("do:sipd", Text("command-sipd.button"))
