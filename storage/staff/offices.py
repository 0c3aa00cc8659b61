"""Offices (OPD): those of a city where it has said which there are, else those that somebody is
verifikator of; each spelt in one way, in a role and on a proposal alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import delete, or_, select, update

from storage.city.areas import within
from storage.city.quicker import read_rows
from storage.database.store import Memo, Store
from storage.database.tables import areas as areas_table
from storage.database.tables import opds as register
from storage.database.tables import proposals, staff
from storage.errors import Advice
from storage.staff import opds

COLUMNS = ("city", "opd")

# Which other names an office has, parted by "|"; a column that there may be.
ALSO = "also"


class Unknown(LookupError):
    """The city of an area has said which offices there are, and this is none of them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices by name. With `said` the city has said which there are, and there are no others;
    `also` are other names of some."""

    names: tuple[str, ...]
    said: bool = False
    also: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The office that a name means, as it is spelt here."""
        for known in self.names:
            if any(opds.same(way, name) for way in (known, *self.also.get(known, ()))):
                return known
        return None

    def near(self, name: str) -> list[str]:
        """Those that a name may mean, only misspelt."""
        return [
            known
            for known in self.names
            if any(opds.near(way, name) for way in (known, *self.also.get(known, ())))
        ]

    def spelt(self, name: str) -> str:
        """An office as it is spelt here; one that is not here as it was written. Raises Unknown
        where there are no others."""
        found = self.find(name)
        if found is None and self.said:
            raise Unknown(name)
        return found or name


_READ: Memo[str, Offices] = Memo()


async def offered(store: Store, area: str) -> Offices:
    """The offices to choose from in an area: those of its city where it has said which there are,
    else those that somebody is verifikator of, in the area or above it."""
    found = store.memo(_READ).get(area)
    if found is None:
        city = ".".join(area.split(".")[:2])
        query = select(register).where(register.c.city == city).order_by(register.c.name)
        rows = await store.fetch(query)
        names = tuple(row.name for row in rows)
        found = Offices(names, True, {row.name: row.also for row in rows})
        if not names:
            found = Offices(tuple(await held(store, area)))
        store.memo(_READ)[area] = found
    return found


def anew(store: Store) -> None:
    """What was read of them holds no longer in this unit of work."""
    store.memo(_READ).clear()


async def held(store: Store, area: str) -> list[str]:
    """The OPDs that somebody is verifikator of, in an area or above it, each once, by name."""
    parts = area.split(".")
    above = ["", *(".".join(parts[:length]) for length in range(1, len(parts) + 1))]
    query = select(staff.c.opd).where(
        or_(staff.c.area.in_(above), within(staff.c.area, area)),
        staff.c.opd.is_not(None),
        or_(staff.c.until_at.is_(None), staff.c.until_at > store.now),
    )
    found: list[str] = []
    for row in await store.fetch(query.order_by(staff.c.opd)):
        if not any(opds.same(row.opd, other) for other in found):
            found.append(row.opd)
    return found


async def known(store: Store, area: str, name: str) -> str:
    """An OPD as it is spelt where an area lies. Raises Unknown where its city has said which there
    are and it is none of them."""
    return (await offered(store, area)).spelt(name)


async def spell_alike(store: Store, area: str, name: str) -> None:
    """What was noted for an OPD before anybody was its verifikator is theirs, however it was
    spelt."""
    query = select(proposals.c.opd).where(within(proposals.c.area, area), proposals.c.opd != name)
    noted = [row.opd for row in await store.fetch(query.distinct())]
    if others := [other for other in noted if opds.same(other, name)]:
        await store.execute(
            update(proposals)
            .where(within(proposals.c.area, area), proposals.c.opd.in_(others))
            .values(opd=name)
        )


# --- those of a city, as data -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taken:
    """How many offices were read, and names on proposals or in roles that are none of them."""

    count: int
    strange: tuple[str, ...]


def read_csv(path: Path) -> dict[str, Offices]:
    """The offices of each city in a file with the columns city, opd and, where there are other
    names, also ("DPUTR|Dinas PU"). Raises Advice with the line of what is wrong."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line, cells in read_rows(path, COLUMNS, (ALSO,)):
        of, name = found.setdefault(cells["city"], {}), cells["opd"]
        ways = tuple(way.strip() for way in cells[ALSO].split("|") if way.strip())
        known = Offices(tuple(of), True, of)
        for way in (name, *ways):
            if (other := known.find(way)) is not None:
                raise Advice(f"line {line}: {way} would be taken for {other}; each office once")
        of[name] = ways
    return {city: Offices(tuple(of), True, of) for city, of in found.items()}


async def take(store: Store, wanted: Mapping[str, Offices]) -> Taken:
    """Puts these in the place of what their cities had; proposals and roles that name one of them
    in another way name it so from now on. Raises Advice for a code that is no city's."""
    strange: dict[str, None] = {}
    for city, some in sorted(wanted.items()):
        rows = await store.fetch(select(areas_table.c.code).where(areas_table.c.code == city))
        if city.count(".") != 1 or not rows:
            raise Advice(f"no city has the code {city}; see `rembuk area import`")
        await store.execute(delete(register).where(register.c.city == city))
        for name in some.names:
            store.insert(register, city=city, name=name, also=list(some.also.get(name, ())))
        for table in (proposals, staff):
            there = (within(table.c.area, city), table.c.opd.is_not(None))
            for row in await store.fetch(select(table.c.opd).where(*there).distinct()):
                meant = some.find(row.opd)
                if meant is None:
                    strange[row.opd] = None
                elif meant != row.opd:
                    change = update(table).where(*there, table.c.opd == row.opd)
                    await store.execute(change.values(opd=meant))
    anew(store)
    return Taken(sum(len(some.names) for some in wanted.values()), tuple(strange))
