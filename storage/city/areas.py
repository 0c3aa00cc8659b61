"""Areas: the city, its kecamatan and kelurahan, by Kemendagri code."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Memo, Store
from storage.database.tables import areas
from storage.errors import Advice

# Places that come with the installation.
INCLUDED = Path(__file__).parent / "places" / "metro.csv"

COLUMNS = (
    "code", "name", "lat", "lon", "aliases", "letters", "timezone", "quiet_from", "quiet_until",
    "quiet_seasons",
)  # fmt: skip


class BadAreas(Advice):
    """A CSV of areas cannot be taken; says in which line, and why."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area. `code` is dotted: province "18", city "18.72", kecamatan "18.72.04", kelurahan
    "18.72.04.1003". Degrees are WGS 84. `letters`, `timezone` and the quiet hours ("20:00" and
    "06:00", local time) belong to a city; a season has its first and last day and its own hours.
    """

    code: str
    name: str
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()
    letters: str | None = None
    timezone: str | None = None
    quiet_from: str | None = None
    quiet_until: str | None = None
    quiet_seasons: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of a city."""
        return ZoneInfo(self.timezone or "Asia/Jakarta")

    @property
    def level(self) -> int:
        """1 province, 2 city, 3 kecamatan, 4 kelurahan."""
        return self.code.count(".") + 1

    @property
    def above(self) -> str:
        """The code of the area that this one is part of."""
        return self.code.rpartition(".")[0]


def within(column: ColumnElement[Any], code: str) -> ColumnElement[bool]:
    """The condition that a code is this area or below it; every role's query is narrowed by it."""
    if not code:
        return column.is_not(None)
    return or_(column == code, and_(column >= f"{code}.", column < f"{code}/"))


def inside(column: ColumnElement[Any], code: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a code is below this area: one range, which an index serves as a
    whole."""
    return (column >= f"{code}.", column < f"{code}/") if code else (column.is_not(None),)


class Areas:
    """The areas that this installation serves, in memory: its cities and all below them.

    A city is an area with letters. Others (the rest of the country) stay in the database.
    """

    def __init__(self, known: Iterable[Area]) -> None:
        self.by_code = {area.code: area for area in sorted(known, key=lambda area: area.code)}
        self.cities = [area for area in self.by_code.values() if area.letters]
        self._below: dict[str, list[Area]] = {}
        for area in self.by_code.values():
            self._below.setdefault(area.above, []).append(area)
        self.kelurahan = [area for area in self.by_code.values() if area.level == 4]

    def get(self, code: str | None) -> Area | None:
        return self.by_code.get(code or "")

    def below(self, code: str) -> list[Area]:
        """The areas directly below one."""
        return self._below.get(code, [])

    def city_of(self, code: str) -> Area:
        """The city that an area is in. Raises LookupError for one that we do not serve."""
        parts = code.split(".")
        for length in range(len(parts), 0, -1):
            area = self.by_code.get(".".join(parts[:length]))
            if area is not None and area.letters:
                return area
        raise LookupError(code)

    def cities_in(self, code: str) -> list[Area]:
        """The cities that lie in an area; of a part of a city, that city."""
        return [
            city
            for city in self.cities
            if not code
            or f"{city.code}.".startswith(f"{code}.")
            or code.startswith(f"{city.code}.")
        ]

    def nearest(self, lat: float, lon: float, count: int = 3) -> list[tuple[float, Area]]:
        """The nearest kelurahan and how far their points are, in km."""
        measured = [
            (distance_km(lat, lon, area.lat, area.lon), area)
            for area in self.kelurahan
            if area.lat is not None and area.lon is not None
        ]
        return sorted(measured, key=lambda pair: pair[0])[:count]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance, km (haversine)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    a = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(a)))


async def load(connection: AsyncConnection) -> Areas:
    """The cities with letters and all below them."""
    return Areas(map(_area, await reading.rows(connection, _OURS)))


_CITY = areas.alias("city")
_OURS = Known(
    select(areas).join(
        _CITY,
        and_(
            _CITY.c.letters.is_not(None),
            or_(
                areas.c.code == _CITY.c.code,
                and_(areas.c.code >= _CITY.c.code + ".", areas.c.code < _CITY.c.code + "/"),
            ),
        ),
    )
)


def _area(row: Any) -> Area:
    values = {name: getattr(row, name) for name in COLUMNS}
    seasons = tuple(map(tuple, row.quiet_seasons or ()))
    return Area(**{**values, "aliases": tuple(row.aliases), "quiet_seasons": seasons})


CITIES: Memo[str, Area] = Memo()


async def city(store: Store, code: str) -> Area:
    """A city, read once in a unit of work. Raises LookupError."""
    known = store.memo(CITIES).get(code)
    if known is None:
        rows = await store.fetch(select(areas).where(areas.c.code == code))
        if not rows:
            raise LookupError(code)
        known = _area(rows[0])
        store.memo(CITIES)[code] = known
    return known


def _rows(path: Path) -> csv.DictReader[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadAreas("the file is not UTF-8 text; save it as CSV UTF-8") from error
    return csv.DictReader(text.splitlines(), delimiter=";" if ";" in text[:200] else ",")


def named_in(path: Path) -> frozenset[str]:
    """The columns that a file has: of the others it says nothing."""
    return frozenset(_rows(path).fieldnames or ())


def read_csv(path: Path) -> list[Area]:
    """Areas from a file. Raises BadAreas with the line and what to mend."""
    found: dict[str, Area] = {}
    rows = _rows(path)
    missing = {"code", "name"} - set(rows.fieldnames or ())
    if missing:
        raise BadAreas(
            f"the first line must name the columns; missing: {', '.join(sorted(missing))}"
        )
    for number, row in enumerate(rows, 2):
        code, name = (row.get("code") or "").strip(), (row.get("name") or "").strip()
        if not code or any(not part.isdecimal() for part in code.split(".")) or len(code) > 13:
            raise BadAreas(f"line {number}: {code!r} is not a dotted code such as 18.72.04.1003")
        if not name:
            raise BadAreas(f"line {number}: no name")
        try:
            lat, lon = (float(row[k]) if row.get(k) else None for k in ("lat", "lon"))
        except ValueError as error:
            raise BadAreas(
                f"line {number}: lat and lon are degrees such as -5.12 and 105.3"
            ) from error
        aliases = tuple(a.strip() for a in (row.get("aliases") or "").split("|") if a.strip())
        more = {key: (row.get(key) or "").strip() or None for key in COLUMNS[5:9]}
        _known_zone(more["timezone"], number)
        for key in ("quiet_from", "quiet_until"):
            more[key] = _clock(more[key], number, key)
        seasons = _seasons(row.get("quiet_seasons") or "", number)
        found[code] = Area(code, name, lat, lon, aliases, **more, quiet_seasons=seasons)
    return list(found.values())


def _known_zone(value: str | None, line: int) -> None:
    try:
        ZoneInfo(value or "Asia/Jakarta")
    except (ValueError, ZoneInfoNotFoundError, OSError) as error:
        raise BadAreas(
            f"line {line}: timezone is one such as Asia/Jakarta or Asia/Jayapura"
        ) from error


def _clock(value: str | None, line: int, column: str) -> str | None:
    if value is None:
        return None
    try:
        return f"{time.fromisoformat(value.replace('.', ':').zfill(5)):%H:%M}"
    except ValueError as error:
        raise BadAreas(f"line {line}: {column} is a time such as 20:00") from error


_SEASON = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)\s+([\d.:]+)\s*-\s*([\d.:]+)")


def _seasons(text: str, line: int) -> tuple[tuple[str, str, str, str], ...]:
    """Of "2027-02-08/2027-03-09 17:30-05:00", several with | between them."""
    found = []
    for part in filter(None, (each.strip() for each in text.split("|"))):
        match = _SEASON.fullmatch(part)
        try:
            if match is None or date.fromisoformat(match[1]) > date.fromisoformat(match[2]):
                raise ValueError(part)
        except ValueError as error:
            raise BadAreas(
                f"line {line}: a season of quiet hours is one such as "
                "2027-02-08/2027-03-09 17:30-05:00"
            ) from error
        clocks = [_clock(match[n], line, "quiet_seasons") or "" for n in (3, 4)]
        found.append((match[1], match[2], clocks[0], clocks[1]))
    return tuple(found)


async def take(
    store: Store, wanted: Sequence[Area], named: Collection[str] = COLUMNS
) -> tuple[int, int]:
    """Writes areas; gives how many were new and how many changed. The second time: (0, 0). Of an
    area that is there only the columns are written that are `named`: a list of all kelurahan takes
    no city its letters. Raises BadAreas where two cities would have numbers that nobody could tell
    apart."""
    known = {r.code: r for r in await store.fetch(select(areas))}
    letters: dict[str, str] = {}
    marks = {code: row.letters for code, row in known.items()}
    for area in wanted:
        if area.code not in marks or "letters" in named:
            marks[area.code] = area.letters
    for code, marked in marks.items():
        if marked and letters.setdefault(marked.casefold(), code) != code:
            raise BadAreas(
                f"{letters[marked.casefold()]} and {code} both have the letters {marked}, with "
                "which numbers begin; give one of them others"
            )
    new = changed = 0
    for area in wanted:
        row: dict[str, Any] = {name: getattr(area, name) for name in COLUMNS}
        row["aliases"] = list(area.aliases)
        row["quiet_seasons"] = list(map(list, area.quiet_seasons)) or None
        before = known.get(area.code)
        if before is None:
            store.insert(areas, **row)
            new += 1
        else:
            new_values = {k: v for k, v in row.items() if k in named and v != before._mapping[k]}
            if new_values:
                store.update(areas, area.code, **new_values)
                changed += 1
    store.wakes("areas")
    return new, changed
