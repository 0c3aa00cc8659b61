"""SEBARAN: which RT and RW have brought nothing yet, with the days left; their heads are reminded
by one tap."""

from __future__ import annotations

from collections.abc import Sequence

import locales
from handlers.asking import areas, refused
from handlers.asking.menu import PROPOSE
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Lines,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.reading.places.areas import Found
from handlers.staff.waiting import PAGE, cut, turning
from handlers.turn import Turn
from storage.city import cycles
from storage.city.areas import Area
from storage.city.neighbourhoods import Near
from storage.people import people
from storage.proposals import silence, untold
from storage.proposals.desk import spread
from storage.proposals.desk.spread import Spread
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed
from storage.staff.staff import NotAllowed

# So many letters of a list of RT are shown; a kelurahan with more of them is told as a number.
ROOM = 700


async def command(turn: Turn, said: str) -> list[Outgoing]:
    """SEBARAN, of the whole of one's area, or of a kelurahan: "Imopuro", or a button's code."""
    tops = await areas.highest(turn, Operation.SEE_TASKS)
    if not tops:
        return [await refused.not_yours(turn, needs=Operation.SEE_TASKS)]
    text, _, page = said.partition(":")
    text = turn.clean(text)
    area = await _named(turn, text, Operation.SEE_TASKS) if text else tops[0]
    if area is None:
        typed = Literal(shorten(text, 60))
        return [
            Outgoing((Text("spread-unknown", {"typed": typed}),), tuple(map(_way, tops[:PAGE])))
        ]
    held = await staff.grants(turn.store, turn.person.id)
    if area.level == 4:
        [found] = await _found(turn, held, area, [area.code])
        return [await _one(turn, held, found)]
    return [await _many(turn, held, area, max(1, int(page) if page.isdecimal() else 1))]


async def _named(turn: Turn, text: str, operation: Operation) -> Area | None:
    """The area that a code or a name means, where one's roles carry for an operation."""
    mine = {area.code: area for area in await areas.reached(turn, operation)}
    if text in mine:
        return mine[text]
    reading = turn.site.names.read(text) if text else None
    return mine.get(reading.area.code) if isinstance(reading, Found) else None


async def _found(
    turn: Turn, held: Sequence[Grant], area: Area, codes: Sequence[str]
) -> list[Spread]:
    return await spread.spread(turn.store, held, area.code, codes, await _year(turn, area.code))


async def _year(turn: Turn, code: str) -> int:
    known, city = await cycles.load(turn.store), turn.site.city(code)
    return known.year_on(city.code, silence.day(turn.now, city))


def _way(area: Area) -> Choice:
    return Choice(f"do:spread:{area.code}", Literal(shorten(area.name, 24)))


async def _until(turn: Turn, code: str) -> Words:
    """How long proposals of the year are taken yet."""
    known, city = await cycles.load(turn.store), turn.site.city(code)
    closes = known.collecting(city.code, await _year(turn, code)).closes
    if closes is None:
        return Text("spread-undated")
    days = (closes - silence.day(turn.now, city)).days
    return Text("spread-left", {"days": days, "day": locales.date(turn.locale, closes)})


async def _many(turn: Turn, held: Sequence[Grant], area: Area, page: int) -> Outgoing:
    """Each kelurahan of an area, those with most RT that brought nothing first."""
    inside = [each for each in turn.site.areas.kelurahan if each.code.startswith(f"{area.code}.")]
    found = await _found(turn, held, area, [each.code for each in inside])
    found.sort(key=lambda each: (-len(each.without), each.total, each.area))
    shown, page, pages = cut(found, page)
    args: dict[str, object] = {
        "area": turn.site.named(area.code),
        "year": str(await _year(turn, area.code)),
        "total": sum(each.total for each in found),
        "page": page,
        "pages": pages,
    }
    head: list[Text | Literal] = [Text("spread-areas", args)]
    if pages > 1:
        head.append(Text("below-head.page", args))
    lines = tuple(
        Text(
            "spread-area" if each.counts else "spread-area.unknown",
            {
                "area": turn.site.named(each.area),
                "total": each.total,
                "without": len(each.without),
                "all": len(each.counts),
            },
        )
        for each in shown
    )
    ways = [_way(known) for each in shown if (known := turn.site.areas.get(each.area))]
    around = turning("spread", area.code, page, pages)
    words = (Lines(tuple(head)), Lines(lines), await _until(turn, area.code))
    return Outgoing(words, (*ways, *around))


async def _one(turn: Turn, held: Sequence[Grant], found: Spread) -> Outgoing:
    args: dict[str, object] = {
        "area": turn.site.named(found.area),
        "year": str(await _year(turn, found.area)),
        "total": found.total,
        "have": len(found.counts) - len(found.without),
        "all": len(found.counts),
    }
    words: list[Words] = [Text("spread-head", args), await _until(turn, found.area)]
    if not found.counts:
        words = [Text("spread-empty", args), Text("spread-how")]
        return Outgoing(tuple(words))
    some = await spread.heads(turn.store, found.area)
    if found.without:
        lines = _by_rw(found.without, some)
        words.append(Lines((Text("spread-without"), *lines)))
    else:
        words.append(Text("spread-all"))
    have = {near: n for near, n in found.counts.items() if n}
    if have:
        words.append(Lines((Text("spread-have"), *_counted(have))))
    if found.nowhere:
        words.append(Text("spread-nowhere", {"n": found.nowhere}))
    if not found.said:
        words.append(Text("spread-seen"))
    reminded = {g.person_id for near in found.without for g in spread.heads_of(near, some)}
    choices: tuple[Choice, ...] = ()
    if reminded and allowed(held, Operation.REMIND, found.area):
        label = Text("spread-remind", {"n": len(reminded)})
        choices = (Choice(f"do:remind:{found.area}", label),)
    elif found.without and not reminded:
        words.append(_no_heads(held, found.area))
    return Outgoing(tuple(words), choices)


def _no_heads(held: Sequence[Grant], area: str) -> Text:
    """That no head can be reminded, and who may invite them."""
    mine = allowed(held, Operation.INVITE, area) is not None
    return Text("spread-no-heads" if mine else "spread-no-heads.ask")


def _by_rw(nears: Sequence[Near], some: Sequence[Grant]) -> list[Text | Literal]:
    """A line for each RW: its RT, each with whoever speaks for it."""
    lines: list[Text | Literal] = []
    left = 0
    for rw in sorted({rw for rw, _ in nears}):
        told = []
        for near in nears:
            if near[0] == rw:
                names = [g.name for g in spread.heads_of(near, some) if g.name]
                told.append(f"{near[1]:02}" + (f" ({shorten(names[0], 20)})" if names else ""))
        line = ", ".join(told)
        if sum(len(str(each)) for each in lines) + len(line) > ROOM * 3:
            left += len(told)
            continue
        where = f"{rw:02}" if rw else "-"
        lines.append(Text("spread-rw", {"rw": where, "rts": Literal(line)}))
    if left:
        lines.append(Text("spread-more", {"n": left}))
    return lines


def _counted(have: dict[Near, int]) -> list[Text | Literal]:
    lines: list[Text | Literal] = []
    for rw in sorted({rw for rw, _ in have}):
        rts = ", ".join(f"{rt:02}: {have[rw, rt]}" for r, rt in sorted(have) if r == rw)
        lines.append(Text("spread-rw", {"rw": f"{rw:02}" if rw else "-", "rts": Literal(rts)}))
    return lines


async def remind(turn: Turn, said: str) -> list[Outgoing]:
    """Reminds the heads of those RT of a kelurahan that have brought nothing, once a day."""
    tops = await areas.highest(turn, Operation.REMIND)
    if not tops:
        return [await refused.not_yours(turn, needs=Operation.REMIND)]
    text = turn.clean(said)
    area = await _named(turn, text, Operation.REMIND) if text else tops[0]
    if area is None or area.level != 4:
        return await command(turn, said)
    held = await staff.grants(turn.store, turn.person.id)
    city = turn.site.city(area.code)
    [found] = await _found(turn, held, area, [area.code])
    try:
        told, before = await spread.remind(
            turn.store, turn.person, found, silence.day(turn.now, city)
        )
    except NotAllowed:
        return [await refused.not_yours(turn, needs=Operation.REMIND)]
    if before is not None:
        return [Outgoing((Text("spread-reminded-before", {"name": Literal(before)}),))]
    known = await cycles.load(turn.store)
    year = known.year_on(city.code, silence.day(turn.now, city))
    closes = known.collecting(city.code, year).closes
    out: list[Outgoing] = []
    for id, nears in told.items():
        head = await people.get(turn.store, id)
        if head is None or untold.unreachable(head) is not None:
            continue
        args: dict[str, object] = {
            "name": Literal(head.name or ""),
            "where": Literal(_where(nears)),
            "area": turn.site.named(area.code),
            "year": str(year),
        }
        words: list[Words] = [Text("remind-head", args)]
        if closes is not None:
            left = (closes - silence.day(turn.now, city)).days
            day = locales.date(head.locale, closes)
            words.append(Text("remind-left", {"days": left, "day": day}))
        words.append(Text("remind-how"))
        choices = (
            Choice("do:enter", Text("command-enter.button")),
            PROPOSE,
        )
        out.append(Outgoing(tuple(words), choices, to=id, priority=Priority.REMINDER))
    if not out:
        return [Outgoing((_no_heads(held, area.code),))]
    missed = len(told) - len(out)
    done: list[Words] = [Text("spread-reminded", {"n": len(out)})]
    if missed:
        done.append(Text("spread-reminded.missed", {"n": missed}))
    return [Outgoing(tuple(done)), *out]


def _where(nears: Sequence[Near]) -> str:
    """ "RT 02/RW 01, RT 04/RW 01"."""
    return ", ".join(f"RT {rt:02}/RW {rw:02}" if rw else f"RT {rt:02}" for rw, rt in nears[:20])
