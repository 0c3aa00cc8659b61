"""The years (RKPD) of a city and their rungs (tahapan), as data."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import notes
from storage.database.store import Memo, Store
from storage.database.tables import rungs
from storage.errors import Advice

# Rungs that come with the installation.
INCLUDED = Path(__file__).parent / "places" / "metro_cycles.csv"

COLUMNS = ("area", "year", "rung", "name", "level", "opens", "closes", "tell_by")

# The rung at which proposals are collected and where each begins; those of the budget.
COLLECTING = "kelurahan"
RKPD, APBD, WORKS = "rkpd", "apbd", "pelaksanaan"

# Where the date of a rung has passed, its staff and the author are given this long.
USUAL = timedelta(days=30)

# At a rung without a date nothing is promised; the author hears where it stands this often.
STANDING = timedelta(days=60)

# How far ahead a year is looked for.
AHEAD = 4

# The dates that proposals wait for: for a decision, and for a year's window to open.
WAITED = ("tell_by", "opens")

# Under this a date that has changed is kept, until nothing can be waiting for it any more.
MOVED = "moved:"


class BadCycle(Advice):
    """A CSV of rungs cannot be taken; says in which line, and why."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of one year. `year` is the RKPD year; its meetings are held the year before.
    `level` is that of the areas whose staff decide: 4 kelurahan, 3 kecamatan, 2 city. Any of the
    dates may be missing; people are told by `tell_by`.
    """

    city: str
    year: int
    key: str
    place: int
    name: str
    level: int
    opens: date | None = None
    closes: date | None = None
    tell_by: date | None = None

    @property
    def ends(self) -> date | None:
        """The day by which people are told: the one that is set, else the day on which it closes;
        None for a rung that has no date."""
        return self.tell_by or self.closes

    def waited(self, field: str) -> date | None:
        """One of the dates that proposals wait for (WAITED)."""
        return self.opens if field == "opens" else self.ends


class Cycles:
    """The rungs that are known. A year that nobody has set has the dates of the nearest one that
    somebody has, moved to it."""

    def __init__(self, known: Iterable[Rung]) -> None:
        self._years: dict[str, dict[int, list[Rung]]] = {}
        for rung in sorted(known, key=lambda r: (r.city, r.year, r.place)):
            self._years.setdefault(rung.city, {}).setdefault(rung.year, []).append(rung)

    def years(self, city: str) -> list[int]:
        return sorted(self._years.get(city, {}))

    def rungs(self, city: str, year: int) -> list[Rung]:
        """The rungs of a year, in order."""
        years = self._years.get(city) or {USUAL_YEAR: [replace(r, city=city) for r in _usual()]}
        if year not in years:
            nearest = min(years, key=lambda known: (abs(known - year), known))
            years[year] = [_moved(rung, year) for rung in years[nearest]]
            self._years[city] = years
        return years[year]

    def rung(self, city: str, year: int, key: str | None) -> Rung | None:
        return next((r for r in self.rungs(city, year) if r.key == key), None)

    def collecting(self, city: str, year: int) -> Rung:
        """The rung at which a proposal of this year begins."""
        return self.rung(city, year, COLLECTING) or self.rungs(city, year)[0]

    def after(self, rung: Rung) -> Rung | None:
        """The rung that comes next; None after the last."""
        steps = pairwise(self.rungs(rung.city, rung.year))
        return next((after for before, after in steps if before.key == rung.key), None)

    def before(self, rung: Rung) -> Rung | None:
        """The rung before; None of the first."""
        steps = pairwise(self.rungs(rung.city, rung.year))
        return next((before for before, after in steps if after.key == rung.key), None)

    def undated(self, city: str, year: int) -> list[Rung]:
        """The rungs of a year that proposals reach and that have no date."""
        rungs, first = self.rungs(city, year), self.collecting(city, year).place
        return [rung for rung in rungs if rung.place >= first and rung.ends is None]

    def year_on(self, city: str, day: date) -> int:
        """The year that a proposal of this day is for: the one whose window is open, else the one
        whose window opens next."""
        for year in range(day.year + 1, day.year + AHEAD):
            closes = self.collecting(city, year).closes
            if closes is None or day <= closes:
                return year
        return day.year + AHEAD

    def year_of_meeting(self, city: str, key: str, day: date) -> int:
        """The year that a meeting of a rung on this day works for: the one whose window it lies in
        or nearest to. Without dates: while proposals are still collected, the year that they are
        for; later, the year after the meeting's."""
        nearest: list[tuple[int, int]] = []
        for year in range(day.year, day.year + AHEAD):
            rung = self.rung(city, year, key)
            dates = [date for date in (rung.opens, rung.closes) if date] if rung else []
            if dates:
                away = max((dates[0] - day).days, (day - dates[-1]).days, 0)
                nearest.append((away, year))
        if nearest:
            return min(nearest)[1]
        year = self.year_on(city, day)
        found = self.rung(city, year, key)
        early = found is not None and found.place <= self.collecting(city, year).place
        return year if early else day.year + 1

    def opens_later(self, city: str, year: int, day: date) -> date | None:
        """The day on which a year's window opens, where that is still to come."""
        opens = self.collecting(city, year).opens
        return opens if opens is not None and day < opens else None


def due(rung: Rung, day: date) -> date | None:
    """The day by which a rung is to decide on a proposal that reaches it, or still waits there, on
    `day`; None where the rung has no date, so that none is promised."""
    by = rung.ends
    if by is None:
        return None
    return by if by >= day else day + USUAL


def hear(rung: Rung, day: date) -> date:
    """The day by which the author hears from there: of a decision, or where it stands."""
    return due(rung, day) or day + STANDING


def disordered(rungs: Sequence[Rung]) -> list[tuple[Rung, Rung, str]]:
    """Rungs of a year that close, or tell people, before one that comes before them: that one, the
    later one, and "closes" or "tell_by"."""
    found = []
    first = next((rung.place for rung in rungs if rung.key == COLLECTING), 0)
    for field in ("closes", "tell_by"):
        latest: Rung | None = None
        for rung in rungs:
            day = getattr(rung, field)
            if rung.place < first or day is None:
                continue
            if latest is not None and day < getattr(latest, field):
                found.append((latest, rung, field))
            else:
                latest = rung
    return found


def _moved(rung: Rung, year: int) -> Rung:
    def moved(day: date | None) -> date | None:
        if day is None:
            return None
        years = year - rung.year
        try:
            return day.replace(year=day.year + years)
        except ValueError:  # 29 February
            return day.replace(year=day.year + years, day=28)

    return replace(
        rung,
        year=year,
        opens=moved(rung.opens),
        closes=moved(rung.closes),
        tell_by=moved(rung.tell_by),
    )


def _usual() -> list[Rung]:
    """For a city that has set nothing: the rungs that come with the installation."""
    included = read_csv(INCLUDED)
    return [rung for rung in included if rung.year == USUAL_YEAR]


USUAL_YEAR = 2028


_READ: Memo[str, Cycles] = Memo()


async def load(store: Store) -> Cycles:
    """The rungs, read once in a unit of work."""
    found = store.memo(_READ).get("")
    if found is None:
        found = Cycles(map(_rung, await store.fetch(_ALL)))
        known(store, found)
    return found


def known(store: Store, cycles: Cycles) -> None:
    """The rungs have been read already, and hold for this unit of work."""
    store.memo(_READ)[""] = cycles


async def read(connection: AsyncConnection) -> Cycles:
    """The rungs, outside of a unit of work."""
    return Cycles(map(_rung, await connection.execute(_ALL)))


_ALL = select(rungs)


def _rung(row: object) -> Rung:
    return Rung(**{name: getattr(row, name) for name in Rung.__slots__})


def read_csv(path: Path) -> list[Rung]:
    """Rungs from a file, in their order. Raises BadCycle with the line and what to mend."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCycle("the file is not UTF-8 text; save it as CSV UTF-8") from error
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text[:200] else ",")
    missing = {"area", "year", "rung", "name", "level"} - set(rows.fieldnames or ())
    if missing:
        raise BadCycle(
            f"the first line must name the columns; missing: {', '.join(sorted(missing))}"
        )
    found: dict[tuple[str, int, str], Rung] = {}
    for number, row in enumerate(rows, 2):
        values = {name: (row.get(name) or "").strip() for name in COLUMNS}
        try:
            year, level = int(values["year"]), int(values["level"])
        except ValueError as error:
            raise BadCycle(f"line {number}: year and level are numbers, as 2028 and 4") from error
        if level not in (2, 3, 4):
            raise BadCycle(f"line {number}: level is 4 (kelurahan), 3 (kecamatan) or 2 (city)")
        key = values["rung"]
        if not key or not values["name"] or not values["area"]:
            raise BadCycle(f"line {number}: area, rung and name must not be empty")
        if len(key) > 20 or not key.replace("_", "").isalnum():
            raise BadCycle(f"line {number}: {key!r} is not a short word such as kelurahan")
        dates = {}
        for name in ("opens", "closes", "tell_by"):
            try:
                dates[name] = date.fromisoformat(values[name]) if values[name] else None
            except ValueError as error:
                raise BadCycle(
                    f"line {number}: {name} is a day such as 2027-01-31, not {values[name]!r}"
                ) from error
        if dates["opens"] and dates["closes"] and dates["opens"] > dates["closes"]:
            raise BadCycle(f"line {number}: it closes before it opens")
        ends = dates["closes"] or dates["opens"]
        if ends and dates["tell_by"] and dates["tell_by"] < ends:
            raise BadCycle(f"line {number}: people would be told before it closes")
        place = len(found) + 1
        found[values["area"], year, key] = Rung(
            values["area"], year, key, place, values["name"], level, **dates
        )
    for city, year in {(rung.city, rung.year) for rung in found.values()}:
        if (city, year, COLLECTING) not in found:
            raise BadCycle(f"{city} {year} has no rung called {COLLECTING}: proposals begin there")
    return list(found.values())


async def take(store: Store, wanted: Sequence[Rung]) -> tuple[int, int]:
    """Writes rungs; gives how many were new and how many changed. A year that is named is as the
    file says: its other rungs go. What waits for a date that has changed is moved by
    storage.city.schedule."""
    known = {(r.city, r.year, r.key): _rung(r) for r in await store.fetch(_ALL)}
    so_far = Cycles(known.values())
    new = changed = 0
    years = {(rung.city, rung.year) for rung in wanted}
    keys = {(rung.city, rung.year, rung.key) for rung in wanted}
    for rung in wanted:
        before = known.get((rung.city, rung.year, rung.key))
        if before is None:
            # Perhaps the nearest year has stood in for this one.
            stood_in = so_far.rung(rung.city, rung.year, rung.key)
            write(store, rung)
            await mark(store, stood_in or rung, rung)
            new += 1
        elif before != rung:
            await rewrite(store, before, rung)
            changed += 1
    for key in known.keys() - keys:
        if key[:2] in years:
            await store.execute(
                rungs.delete().where(
                    rungs.c.city == key[0], rungs.c.year == key[1], rungs.c.key == key[2]
                )
            )
            changed += 1
    anew(store)
    return new, changed


def write(store: Store, rung: Rung) -> None:
    """A rung that has not been stored yet."""
    store.insert(rungs, **_values(rung))


async def rewrite(store: Store, before: Rung, rung: Rung) -> None:
    """A rung that has been stored, as it is to be from now on."""
    store.update(rungs, rung.city, rung.year, rung.key, **_values(rung))
    await mark(store, before, rung)


async def mark(store: Store, before: Rung, rung: Rung) -> None:
    """Notes the dates that have changed and that proposals may be waiting for."""
    for field, was in changed_dates(before, rung, store.now.date()):
        name = f"{MOVED}{rung.city}:{rung.year}:{rung.key}:{field}:{was or ''}"
        await notes.save(store, name, store.now.isoformat())


def changed_dates(before: Rung, rung: Rung, today: date) -> list[tuple[str, date | None]]:
    """Which of the dates that proposals wait for have changed, and what they were: None of a rung
    that had none to decide by. One that has passed is none of them: whoever waited for it is the
    silence watch's to tell."""
    pairs = [(field, before.waited(field), rung.waited(field)) for field in WAITED]
    return [
        (field, was)
        for field, was, now in pairs
        if was != now and (was >= today if was else field == "tell_by")
    ]


def anew(store: Store) -> None:
    """What was read of the rungs holds no longer, here and in other processes."""
    store.memo(_READ).clear()
    store.wakes("areas")


async def stored(store: Store, city: str, year: int) -> bool:
    """Whether a year is kept, rather than the nearest one moved to it."""
    query = select(rungs.c.key).where(rungs.c.city == city, rungs.c.year == year).limit(1)
    return bool(await store.fetch(query))


def _values(rung: Rung) -> dict[str, object]:
    return {name: getattr(rung, name) for name in Rung.__slots__}
