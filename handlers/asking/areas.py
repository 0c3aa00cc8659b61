"""The areas that somebody's roles reach, to choose from and as an answer."""

from __future__ import annotations

from handlers.conversation.answers import Answer, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.reading.areas import Found, Unsure
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage.city.areas import Area
from storage.staff import staff
from storage.staff.roles import Operation, allowed, covers


async def reached(turn: Turn, operation: Operation) -> list[Area]:
    """Cities, kecamatan and kelurahan in which this person's roles carry for an operation, by
    code."""
    held = await staff.grants(turn.store, turn.person.id)
    if not held:
        return []
    return [
        area
        for area in turn.site.areas.by_code.values()
        if area.level >= 2 and allowed(held, operation, area.code)
    ]


async def highest(turn: Turn, operation: Operation) -> list[Area]:
    """Those of them that lie in none of the others."""
    all = await reached(turn, operation)
    return [a for a in all if not any(covers(b.code, a.code) for b in all if b is not a)]


async def offered(turn: Turn, operation: Operation) -> list[Area]:
    """The highest, each with what is directly below it; a kelurahan of a city is typed."""
    return [
        area
        for top in await highest(turn, operation)
        for area in (top, *turn.site.areas.below(top.code))
    ]


def choice(area: Area) -> Choice:
    return Choice(
        area.code, Literal(area.name), Text(f"level-{area.level}", {"name": Literal(area.name)})
    )


async def read(
    turn: Turn, said: Incoming, operation: Operation, question: str, *, level: int | None = None
) -> Reading:
    """An area that is meant by a choice or by its name, of a level where one is given; else what
    `question` says of one that is none of theirs (`.bad`)."""
    code = said.choice
    if code is None:
        reading = turn.site.names.read(said.text)
        code = reading.area.code if isinstance(reading, Found) else None
        if isinstance(reading, Unsure):
            # Of a name that several cities have, theirs is meant.
            named = {a.code for a in reading.areas if fold(a.name) == fold(said.text)}
            mine = [a.code for a in await reached(turn, operation) if a.code in named]
            code = mine[0] if len(mine) == 1 else None
    for area in await reached(turn, operation):
        if area.code == code and level in (None, area.level):
            return Answer({"code": area.code, "name": area.name})
    typed = Literal(shorten(turn.clean(said.text or said.label), 60))
    return Problem((Text(f"{question}.bad", {"typed": typed}),))
