"""The areas that somebody's roles reach, to choose from and as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import late
from handlers.conversation.answers import Answer, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.reading.places.areas import Found, Unsure
from handlers.reading.spelling import fold
from handlers.turn import Turn, render
from storage.city.areas import Area
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed, covers


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


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means of the areas that somebody's roles reach: this one, or one of those."""

    sure: Area | None = None
    perhaps: tuple[Area, ...] = ()


async def meant(turn: Turn, text: str, operation: Operation, *, level: int | None = None) -> Meant:
    """A whole name is meant beyond doubt ("kelurahan metro", "purwosari"), unless a city and a
    kelurahan share it ("metro"); else as sentences of residents are read."""
    mine = [a for a in await reached(turn, operation) if level in (None, a.level)]
    said = fold(text)
    whole = [a for a in mine if said in (fold(_called(turn, a)), f"kel {fold(a.name)}")]
    bare = [a for a in mine if said in (fold(a.name), fold(a.name).removeprefix("kota "))]
    if found := whole if len(whole) == 1 else bare:
        return Meant(found[0]) if len(found) == 1 else Meant(perhaps=tuple(found))
    reading = turn.site.names.read(text)
    if isinstance(reading, Found):
        return Meant(next((a for a in mine if a.code == reading.area.code), None))
    codes = {a.code for a in reading.areas} if isinstance(reading, Unsure) else set()
    return Meant(perhaps=tuple(a for a in mine if a.code in codes))


async def within(turn: Turn, words: list[str], operation: Operation) -> tuple[Meant, list[str]]:
    """The longest name of an area of theirs among other words, and those."""
    for length in range(min(MOST_OF_A_NAME, len(words) - 1), 0, -1):
        for at in range(len(words) - length + 1):
            found = await meant(turn, " ".join(words[at : at + length]), operation)
            if found.sure is not None:
                return found, words[:at] + words[at + length :]
    return Meant(), words


# Words that the name of an area has: "kelurahan hadimulyo barat".
MOST_OF_A_NAME = 4


async def narrowed(
    turn: Turn, held: Sequence[Grant], text: str, operation: Operation
) -> list[Grant] | Text:
    """Roles as far as they reach into the area that a text or a button's code means; or what is
    said of a text that means none of theirs, or several."""
    mine = {area.code: area for area in await reached(turn, operation)}
    found = Meant(mine[text]) if text in mine else await meant(turn, text, operation)
    if found.sure is None:
        if found.perhaps:
            return which(turn, text, found)
        return Text("area-none", {"typed": Literal(shorten(turn.clean(text), 60))})
    code = found.sure.code
    inside = [replace(grant, area=code) for grant in held if covers(grant.area, code)]
    return [*inside, *(g for g in held if g.area != code and covers(code, g.area))]


def which(turn: Turn, text: str, found: Meant) -> Text:
    """Asks back which of several is meant."""
    names = ", ".join(_called(turn, area) for area in found.perhaps)
    typed = Literal(shorten(turn.clean(text), 60))
    return Text("area-perhaps", {"typed": typed, "areas": Literal(names)})


def _called(turn: Turn, area: Area) -> str:
    return render(turn.site.named(area.code), turn.locale)


# "Semua kelurahan": nothing but that it is of all.
_ALL = late.regex(
    r"(?:(?:ke|untuk|utk|buat|di|se|ya|yang|yg)\s?)*(?:semua(?:nya)?|seluruh(?:nya)?|kabeh|all)"
    r"(?:\s(?:kelurahan|kecamatan|wilayah|kota|warga|metro|aja|saja|ya|dong|pak|bu))*"
)


async def read(
    turn: Turn, said: Incoming, operation: Operation, question: str, *, level: int | None = None
) -> Reading:
    """An area that is meant by a choice or by its name, of a level where one is given; else what
    `question` says of one that is none of theirs (`.bad`)."""
    if said.choice is not None:
        mine = await reached(turn, operation)
        known = (a for a in mine if a.code == said.choice and level in (None, a.level))
        found = Meant(next(known, None))
    else:
        found = await meant(turn, said.text, operation, level=level)
        tops = await highest(turn, operation) if _ALL.fullmatch(fold(said.text)) else []
        if found.sure is None and len(tops) == 1 and level in (None, tops[0].level):
            found = Meant(tops[0])  # all of what is theirs
    if found.sure is not None:
        return Answer({"code": found.sure.code, "name": found.sure.name})
    if found.perhaps:
        return Problem((which(turn, said.text, found),))
    typed = Literal(shorten(turn.clean(said.text or said.label), 60))
    return Problem((Text(f"{question}.bad", {"typed": typed}),))
