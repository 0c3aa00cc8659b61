"""A paper as it is laid out, whatever kind of file it becomes; and what its maker is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import locales
from storage.city import cycles
from storage.city.areas import Area, Areas
from storage.database.connections import Connection
from storage.reports.wanted import Sees, Wanted

LOCALE = "id"


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph; `lead` stands before it, as KESATU does."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are shares of the page; `counted` has the numbers of the columns under the
    heading, as offices write it; `height` is that of a row in cm where people write into it."""

    head: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    widths: tuple[float, ...]
    counted: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Annex:
    """What follows begins a page of its own, under a title."""

    title: str


@dataclass(frozen=True, slots=True)
class Signs:
    """Where people sign: who, and the name beneath the line."""

    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG) with lines beside it."""

    svg: str
    beside: tuple[str, ...]


Block = Say | Grid | Annex | Signs | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `rows` is how many entries it has, `facts` are lines of label and value; `note` says
    on each page what it is, where it is only an example."""

    title: str
    blocks: tuple[Block, ...]
    rows: int
    under: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    size: str = "a4"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper is made from: one look at the database, what is wanted, who looks, when."""

    connection: Connection
    areas: Areas
    cycles: cycles.Cycles
    wanted: Wanted
    sees: Sees
    now: datetime
    site: str = ""
    code: str = ""  # of a meeting, or a consultation
    sheets: int = 1  # of a form to be filled in
    letterhead: tuple[str, ...] = ()
    size: str = "a4"
    note: str = ""

    @property
    def city(self) -> Area:
        found = self.areas.cities_in(self.wanted.area) or self.areas.cities
        return found[0]

    @property
    def today(self) -> date:
        return self.now.astimezone(self.city.zone).date()

    @property
    def year(self) -> int:
        """The RKPD year that was asked for, else the running one."""
        return self.wanted.year or self.cycles.year_on(self.city.code, self.today)

    @property
    def of_year(self) -> Wanted:
        """What is wanted, of the one year that the paper names."""
        return replace(self.wanted, year=self.year)

    def paper(self, title: str, blocks: Sequence[Block], rows: int, **more: Any) -> Paper:
        """One with what every paper has."""
        about = {"letterhead": self.letterhead, "size": self.size, "note": self.note, **more}
        return Paper(title, tuple(blocks), rows, **about)


def say(id: str, **args: object) -> str:
    """Words of ours on a paper."""
    return locales.text(LOCALE, f"paper-{id}", **args)


def called(area: Area | None, code: str = "") -> str:
    """ "Kelurahan Imopuro", "Kota Metro"."""
    if area is None:
        return code
    return locales.text(LOCALE, f"level-{area.level}", name=area.name)


def head_of(area: Area | None) -> str:
    """Who signs for an area."""
    level = area.level if area else 2
    return say(f"head-{level}", area=area.name if area else "")


def dated(day: date, city: Area) -> str:
    """Place and day, as above a signature."""
    return say("dated", place=city.name.removeprefix("Kota "), day=locales.day(LOCALE, day))


# What stands where nothing is known, for a pen.
BLANK = "." * 30
