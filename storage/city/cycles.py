"""The years (RKPD) of a city and their tahapan (tahapan), as data."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city import days
from storage.city.funds import ends_there
from storage.database import notes
from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Memo, Store
from storage.database.tables import tahapan
from storage.errors import Advice

# Tahapan that come with the installation.
INCLUDED = Path(__file__).parent / "places" / "metro_cycles.csv"

COLUMNS = ("area", "year", "tahap", "name", "level", "opens", "closes", "tell_by")

# The tahap at which proposals are collected and where each begins; those of the budget.
COLLECTING = "kelurahan"
RKPD, APBD, WORKS = "rkpd", "apbd", "pelaksanaan"

# Where what dana kelurahan pays for goes on from its kelurahan, and ends: in no order with the
# others. A city may give it dates; without them it has none.
SHORT, SHORT_NAME = "dana_kelurahan", "Pelaksanaan dana kelurahan"

# The one of the forum konsultasi publik.
FKP = "fkp"

# The window in which the list of a year is typed into SIPD, where a city has one: a row before the
# tahap at which proposals are collected, so that none ever comes to it.
SIPD = "sipd"

# Where the date of a tahap has passed, its staff and the author are given this long.
USUAL = timedelta(days=30)

# At a tahap without a date nothing is promised; the author hears where it stands this often.
STANDING = timedelta(days=60)

# How far ahead a year is looked for.
AHEAD = 4

# The dates that proposals wait for: for a decision, and for a year's window to open.
WAITED = ("tell_by", "opens")

# Under this a date that has changed is kept, until nothing can be waiting for it any more.
MOVED = "moved:"


class BadCycle(Advice):
    """A CSV of tahapan cannot be taken; says in which line, and why."""


@dataclass(frozen=True, slots=True)
class Tahap:
    """One tahap of one year. `year` is the RKPD year; its meetings are held the year before.
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
        None for a tahap that has no date."""
        return self.tell_by or self.closes

    def waited(self, field: str) -> date | None:
        """One of the dates that proposals wait for (WAITED)."""
        return self.opens if field == "opens" else self.ends


class Cycles:
    """The tahapan that are known. A year that nobody has set has the dates of the nearest one that
    somebody has, moved to it."""

    def __init__(self, known: Iterable[Tahap]) -> None:
        self._years: dict[str, dict[int, list[Tahap]]] = {}
        for tahap in sorted(known, key=lambda r: (r.city, r.year, r.place)):
            self._years.setdefault(tahap.city, {}).setdefault(tahap.year, []).append(tahap)

    def years(self, city: str) -> list[int]:
        return sorted(self._years.get(city, {}))

    def tahapan(self, city: str, year: int) -> list[Tahap]:
        """The tahapan of a year, in order."""
        years = self._years.get(city) or {USUAL_YEAR: [replace(r, city=city) for r in _usual()]}
        if year not in years:
            nearest = min(years, key=lambda known: (abs(known - year), known))
            years[year] = [_moved(tahap, year) for tahap in years[nearest]]
            self._years[city] = years
        return years[year]

    def tahap(self, city: str, year: int, key: str | None) -> Tahap | None:
        tahapan = self.tahapan(city, year)
        if key == SHORT and all(r.key != SHORT for r in tahapan):
            return Tahap(city, year, SHORT, len(tahapan) + 1, SHORT_NAME, 4)
        return next((r for r in tahapan if r.key == key), None)

    def path(self, city: str, year: int, fund: str | None = None) -> list[Tahap]:
        """The tahapan through which a proposal goes that a fund pays for, in order."""
        tahapan = [r for r in self.tahapan(city, year) if r.key != SHORT]
        if not ends_there(fund):
            return tahapan
        first, last = self.collecting(city, year), self.tahap(city, year, SHORT)
        return [*(r for r in tahapan if r.place <= first.place), *filter(None, (last,))]

    def collecting(self, city: str, year: int) -> Tahap:
        """The tahap at which a proposal of this year begins."""
        return self.tahap(city, year, COLLECTING) or self.tahapan(city, year)[0]

    def after(self, tahap: Tahap, fund: str | None = None) -> Tahap | None:
        """The tahap that comes next, of what a fund pays for; None after the last."""
        if ends_there(fund):
            short = tahap.key in (SHORT, WORKS)
            return None if short else self.tahap(tahap.city, tahap.year, SHORT)
        steps = pairwise(self.path(tahap.city, tahap.year))
        return next((after for before, after in steps if before.key == tahap.key), None)

    def before(self, tahap: Tahap) -> Tahap | None:
        """The tahap before; None of the first."""
        steps = pairwise(self.path(tahap.city, tahap.year))
        return next((before for before, after in steps if after.key == tahap.key), None)

    def undated(self, city: str, year: int) -> list[Tahap]:
        """The tahapan of a year that proposals reach and that have no date."""
        tahapan, first = self.path(city, year), self.collecting(city, year).place
        return [tahap for tahap in tahapan if tahap.place >= first and tahap.ends is None]

    def year_on(self, city: str, day: date) -> int:
        """The year that a proposal of this day is for: the one whose window is open, else the one
        whose window opens next."""
        for year in range(day.year + 1, day.year + AHEAD):
            closes = self.collecting(city, year).closes
            if closes is None or day <= closes:
                return year
        return day.year + AHEAD

    def year_of_meeting(self, city: str, key: str, day: date) -> int:
        """The year that a meeting of a tahap on this day works for: the one whose window it lies in
        or nearest to. Without dates: while proposals are still collected, the year that they are
        for; later, the year after the meeting's."""
        nearest: list[tuple[int, int]] = []
        for year in range(day.year, day.year + AHEAD):
            tahap = self.tahap(city, year, key)
            dates = [date for date in (tahap.opens, tahap.closes) if date] if tahap else []
            if dates:
                away = max((dates[0] - day).days, (day - dates[-1]).days, 0)
                nearest.append((away, year))
        if nearest:
            return min(nearest)[1]
        year = self.year_on(city, day)
        found = self.tahap(city, year, key)
        early = found is not None and found.place <= self.collecting(city, year).place
        return year if early else day.year + 1

    def opens_later(self, city: str, year: int, day: date) -> date | None:
        """The day on which a year's window opens, where that is still to come."""
        opens = self.collecting(city, year).opens
        return opens if opens is not None and day < opens else None


def due(tahap: Tahap, day: date) -> date | None:
    """The day by which a tahap is to decide on a proposal that reaches it, or still waits there, on
    `day`; None where the tahap has no date, so that none is promised."""
    by = tahap.ends
    if by is None:
        return None
    return by if by >= day else day + USUAL


def hear(tahap: Tahap, day: date) -> date:
    """The day by which the author hears from there: of a decision, or where it stands."""
    return due(tahap, day) or day + STANDING


def again(window: Tahap, day: date) -> date | None:
    """The day by which what was kept is to be carried over into the year of a window: when that
    opens; soon, and before it closes, where it is open already. None where it has no dates."""
    opens, ends = window.opens, window.closes or window.tell_by
    if opens is not None and opens > day:
        return opens
    if opens is None and ends is None:
        return None
    soon = day + USUAL
    return min(ends, soon) if ends is not None and ends >= day else soon


def _moved(tahap: Tahap, year: int) -> Tahap:
    def moved(day: date | None) -> date | None:
        if day is None:
            return None
        years = year - tahap.year
        try:
            return day.replace(year=day.year + years)
        except ValueError:  # 29 February
            return day.replace(year=day.year + years, day=28)

    return replace(
        tahap,
        year=year,
        opens=moved(tahap.opens),
        closes=moved(tahap.closes),
        tell_by=moved(tahap.tell_by),
    )


def _usual() -> list[Tahap]:
    """For a city that has set nothing: the tahapan that come with the installation."""
    included = read_csv(INCLUDED)
    return [tahap for tahap in included if tahap.year == USUAL_YEAR]


USUAL_YEAR = 2028


_READ: Memo[str, Cycles] = Memo()


async def load(store: Store) -> Cycles:
    """The tahapan, read once in a unit of work."""
    found = store.memo(_READ).get("")
    if found is None:
        found = Cycles(map(_tahap, await store.fetch(_ALL)))
        known(store, found)
    return found


def known(store: Store, cycles: Cycles) -> None:
    """The tahapan have been read already, and hold for this unit of work."""
    store.memo(_READ)[""] = cycles


async def read(connection: AsyncConnection) -> Cycles:
    """The tahapan, outside of a unit of work."""
    return Cycles(map(_tahap, await reading.rows(connection, _ALL)))


_ALL = Known(select(tahapan))


def _tahap(row: object) -> Tahap:
    return Tahap(**{name: getattr(row, name) for name in Tahap.__slots__})


def read_csv(path: Path) -> list[Tahap]:
    """Tahapan from a file, in their order. Raises BadCycle with the line and what to mend."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCycle("the file is not UTF-8 text; save it as CSV UTF-8") from error
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text[:200] else ",")
    missing = {"area", "year", "tahap", "name", "level"} - set(rows.fieldnames or ())
    if missing:
        raise BadCycle(
            f"the first line must name the columns; missing: {', '.join(sorted(missing))}"
        )
    found: dict[tuple[str, int, str], Tahap] = {}
    for number, row in enumerate(rows, 2):
        values = {name: (row.get(name) or "").strip() for name in COLUMNS}
        try:
            year, level = int(values["year"]), int(values["level"])
        except ValueError as error:
            raise BadCycle(f"line {number}: year and level are numbers, as 2028 and 4") from error
        if level not in (2, 3, 4):
            raise BadCycle(f"line {number}: level is 4 (kelurahan), 3 (kecamatan) or 2 (city)")
        key = values["tahap"]
        if not key or not values["name"] or not values["area"]:
            raise BadCycle(f"line {number}: area, tahap and name must not be empty")
        if len(key) > 20 or not key.replace("_", "").isalnum():
            raise BadCycle(f"line {number}: {key!r} is not a short word such as kelurahan")
        dates: dict[str, date | None] = {}
        for name in ("opens", "closes", "tell_by"):
            try:
                after = dates.get("closes") if name == "tell_by" else None
                dates[name] = days.deadline(values[name], after) if values[name] else None
            except ValueError as error:
                raise BadCycle(
                    f"line {number}: {name} is a day such as 2027-01-31 (tell_by also '14 hari "
                    f"kerja' after closes), not {values[name]!r}"
                ) from error
        if dates["opens"] and dates["closes"] and dates["opens"] > dates["closes"]:
            raise BadCycle(f"line {number}: it closes before it opens")
        ends = dates["closes"] or dates["opens"]
        if ends and dates["tell_by"] and dates["tell_by"] < ends:
            raise BadCycle(f"line {number}: people would be told before it closes")
        place = len(found) + 1
        found[values["area"], year, key] = Tahap(
            values["area"], year, key, place, values["name"], level, **dates
        )
    for city, year in {(tahap.city, tahap.year) for tahap in found.values()}:
        if (city, year, COLLECTING) not in found:
            raise BadCycle(f"{city} {year} has no tahap called {COLLECTING}: proposals begin there")
    return list(found.values())


async def take(store: Store, wanted: Sequence[Tahap]) -> tuple[int, int]:
    """Writes tahapan; gives how many were new and how many changed. A year that is named is as the
    file says: its other tahapan go. What waits for a date that has changed is moved by
    storage.city.schedule."""
    known = {(r.city, r.year, r.key): _tahap(r) for r in await store.fetch(_ALL)}
    so_far = Cycles(known.values())
    new = changed = 0
    years = {(tahap.city, tahap.year) for tahap in wanted}
    keys = {(tahap.city, tahap.year, tahap.key) for tahap in wanted}
    for tahap in wanted:
        before = known.get((tahap.city, tahap.year, tahap.key))
        if before is None:
            # Perhaps the nearest year has stood in for this one.
            stood_in = so_far.tahap(tahap.city, tahap.year, tahap.key)
            write(store, tahap)
            await mark(store, stood_in or tahap, tahap)
            new += 1
        elif before != tahap:
            await rewrite(store, before, tahap)
            changed += 1
    for key in known.keys() - keys:
        if key[:2] in years:
            await store.execute(
                tahapan.delete().where(
                    tahapan.c.city == key[0], tahapan.c.year == key[1], tahapan.c.key == key[2]
                )
            )
            changed += 1
    anew(store)
    return new, changed


def write(store: Store, tahap: Tahap) -> None:
    """A tahap that has not been stored yet."""
    store.insert(tahapan, **_values(tahap))


async def rewrite(store: Store, before: Tahap, tahap: Tahap) -> None:
    """A tahap that has been stored, as it is to be from now on."""
    store.update(tahapan, tahap.city, tahap.year, tahap.key, **_values(tahap))
    await mark(store, before, tahap)


async def mark(store: Store, before: Tahap, tahap: Tahap) -> None:
    """Notes the dates that have changed and that proposals may be waiting for."""
    for field, was in changed_dates(before, tahap, store.now.date()):
        name = f"{MOVED}{tahap.city}:{tahap.year}:{tahap.key}:{field}:{was or ''}"
        await notes.save(store, name, store.now.isoformat())


def changed_dates(before: Tahap, tahap: Tahap, today: date) -> list[tuple[str, date | None]]:
    """Which of the dates that proposals wait for have changed, and what they were: None of a tahap
    that had none to decide by. One that has passed is none of them: whoever waited for it is the
    silence watch's to tell."""
    pairs = [(field, before.waited(field), tahap.waited(field)) for field in WAITED]
    return [
        (field, was)
        for field, was, now in pairs
        if was != now and (was >= today if was else field == "tell_by")
    ]


def anew(store: Store) -> None:
    """What was read of the tahapan holds no longer, here and in other processes."""
    store.memo(_READ).clear()
    store.wakes("areas")


async def stored(store: Store, city: str, year: int) -> bool:
    """Whether a year is kept, rather than the nearest one moved to it."""
    query = select(tahapan.c.key).where(tahapan.c.city == city, tahapan.c.year == year).limit(1)
    return bool(await store.fetch(query))


def _values(tahap: Tahap) -> dict[str, object]:
    return {name: getattr(tahap, name) for name in Tahap.__slots__}
