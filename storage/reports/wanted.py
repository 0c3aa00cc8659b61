"""What an export is: which rows are wanted, what whoever takes it may see, columns and rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import NullType

from storage.city.areas import Area, Areas, within
from storage.database.tables import proposals
from storage.people.model import initials

# Rows that are read and written in one go.
AT_ONCE = 1000

Row = tuple[Any, ...]


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"  # somebody's own words: the only cells that could be taken for a formula
    WORD = "word"  # a code, name or number of ours
    NUMBER = "number"
    DATE = "date"
    TIME = "time"  # with its zone


@dataclass(frozen=True, slots=True)
class Column:
    """A column, by the name that other programs know."""

    name: str
    kind: Kind = Kind.WORD


@dataclass(frozen=True, slots=True)
class Sees:
    """What whoever takes an export may see of people: whole names or initials, phones or none. With
    `opd` only what is with this OPD, or with none yet. `public` leaves out whatever could lead to
    somebody."""

    names: bool = True
    phones: bool = True
    opd: str | None = None
    public: bool = False

    def name(self, name: str | None) -> str | None:
        if self.names or not name:
            return name or None
        return initials(name) or None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of an area and all below it, or of an RT or RW there; of proposals of an RKPD
    year, at a tahap, in a state (or any of several, parted by commas), of a bidang, with an OPD,
    given a reason, with some words in them; from a day until another (`since`, `until`: a proposal
    changed, a step was taken or missed; local time of each city). `without` are rows that are left
    out, each told by all that it says (but no days)."""

    area: str = ""
    status: str | None = None
    since: date | None = None
    year: int | None = None
    tahap: str | None = None
    topic: str | None = None
    opd: str | None = None
    until: date | None = None
    reason: str | None = None
    words: str | None = None
    rt: str | None = None
    rw: str | None = None
    without: tuple[Wanted, ...] = ()

    def stored(self) -> dict[str, Any]:
        """As JSON, without what narrows nothing."""
        found = {f.name: value for f in fields(self) if (value := getattr(self, f.name))}
        if self.without:
            found["without"] = [each.stored() for each in self.without]
        return {n: v.isoformat() if isinstance(v, date) else v for n, v in found.items()}

    @staticmethod
    def load(stored: dict[str, Any]) -> Wanted:
        values = dict(stored)
        for name in ("since", "until"):
            if name in values:
                values[name] = date.fromisoformat(values[name])
        values["without"] = tuple(map(Wanted.load, values.get("without", ())))
        return Wanted(**values)

    def narrow(
        self, query: Select[Any], at: ColumnElement[Any], areas: Areas, sees: Sees | None = None
    ) -> Select[Any]:
        """A query over proposals, `at` being what `since` and `until` look at, in the order of
        their numbers."""
        p = proposals.c
        query = query.where(self.place(p.area, p.city, areas), *self.days(p.city, at, areas))
        query = query.where(*self.rows())
        for each in self.without:
            lies = [within(p.area, each.area)] if each.area else []
            # What has no bidang or OPD is not left out with one.
            query = query.where(not_(func.coalesce(and_(*lies, *each.rows()), false())))
        if sees is not None and sees.public:
            query = query.where(p.held.is_(None))
        if sees is not None and sees.opd is not None:
            query = query.where(or_(p.opd.is_(None), func.lower(p.opd) == sees.opd.lower()))
        return query.order_by(p.city, p.number_year, p.number)

    def rows(self) -> list[ColumnElement[bool]]:
        """The conditions that a proposal is one of these, wherever it lies and whenever it was."""
        p = proposals.c
        found: list[ColumnElement[bool]] = [
            column == value
            for column, value in (
                (p.year, self.year),
                (p.tahap, self.tahap),
                (p.topic, self.topic),
                (p.reason, self.reason),
            )
            if value
        ]
        if self.status:
            found.append(p.state.in_(self.status.split(",")))
        for column, said in ((p.rt, self.rt), (p.rw, self.rw)):
            if said:  # people write 5 and 05
                found.append(column.in_(sorted({said, f"{int(said)}", f"{int(said):02}"})))
        if self.opd:
            found.append(func.lower(p.opd) == self.opd.lower())
        for word in (self.words or "").lower().split():
            texts = (p.wish, p.problem, p.place)
            held = (func.lower(text).contains(word, autoescape=True) for text in texts)
            found.append(or_(*held))
        return found

    def place(
        self, area: ColumnElement[Any], city: ColumnElement[Any] | None, areas: Areas
    ) -> ColumnElement[bool]:
        """The condition that a row is in the area; a whole city's by its code, so that an index
        gives them in the order of their numbers."""
        if city is not None and any(each.code == self.area for each in areas.cities):
            return city == self.area
        return within(area, self.area)

    def days(
        self, city: ColumnElement[Any], at: ColumnElement[Any], areas: Areas
    ) -> list[ColumnElement[bool]]:
        """The conditions that a moment is not before `since`, and on `until` at the latest."""
        found = []
        for day, least in ((self.since, True), (self.until, False)):
            if day is None:
                continue
            ways = [
                and_(city == each.code, at >= _begins(day, each))
                if least
                else and_(city == each.code, at < _begins(day + timedelta(days=1), each))
                for each in areas.cities
            ]
            found.append(or_(*ways) if ways else false())
        return found


def _begins(day: date, city: Area) -> datetime:
    return datetime.combine(day, time(), city.zone).astimezone(UTC)


# What makes a row of an export of a row of its query.
Make = Callable[[Any], Row]


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export: its columns, which are fixed; `more`, which only some formats have; what
    a row of it is. `query` and `make` give its rows: values as they are kept, None where there is
    none, moments in the local time of the proposal's city."""

    columns: tuple[Column, ...]
    each: str
    query: Callable[[Wanted, Areas, Sees, bool], Select[Any]]
    make: Callable[[Areas, Sees, bool], Make]
    more: tuple[Column, ...] = ()
    personal: frozenset[str] = frozenset()  # columns that a pulled export does not have

    def shown(self, sees: Sees, whole: bool = False) -> tuple[Column, ...]:
        """The columns as whoever takes it sees them; with `more` when it is to be `whole`."""
        every = (*self.columns, *(self.more if whole else ()))
        return tuple(c for c in every if not (sees.public and c.name in self.personal))

    async def count(
        self, connection: AsyncConnection, wanted: Wanted, areas: Areas, sees: Sees
    ) -> int:
        """How many rows there are."""
        query = self.query(wanted, areas, sees, False).order_by(None)
        counted = query.with_only_columns(func.count(), maintain_column_froms=True)
        return int((await connection.execute(counted)).scalar_one())

    async def batches(
        self,
        connection: AsyncConnection,
        wanted: Wanted,
        areas: Areas,
        sees: Sees = Sees(),
        whole: bool = False,
    ) -> AsyncIterator[list[Row]]:
        """The rows, some at a time, so that a million take no more memory than a thousand."""
        make = self.make(areas, sees, whole)
        every = (*self.columns, *(self.more if whole else ()))
        shown = self.shown(sees, whole)
        places = None
        if shown != every:
            places = [n for n, column in enumerate(every) if column in shown]
        query = self.query(wanted, areas, sees, whole)
        result = await connection.stream(query, execution_options={"yield_per": AT_ONCE})
        async for part in result.partitions(AT_ONCE):
            rows = [make(row) for row in part]
            if places is not None:
                rows = [tuple(row[n] for n in places) for row in rows]
            yield rows

    async def rows(
        self,
        connection: AsyncConnection,
        wanted: Wanted,
        areas: Areas,
        sees: Sees = Sees(),
        whole: bool = False,
    ) -> AsyncIterator[dict[str, Any]]:
        """The same one by one, by column."""
        names = [column.name for column in self.shown(sees, whole)]
        async for batch in self.batches(connection, wanted, areas, sees, whole):
            for row in batch:
                yield dict(zip(names, row, strict=True))


def columns(names: str, **kinds: Kind) -> tuple[Column, ...]:
    """Columns of some names, words where nothing else is said."""
    return tuple(Column(name, kinds.get(name, Kind.WORD)) for name in names.split())


def plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A value as the driver gives it: where none of a row has to be made into something else, a row
    costs half."""
    return type_coerce(column, NullType())


def number(value: Decimal | float | None) -> int | float | None:
    """A number without the zeros that the database adds."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def local(areas: Areas) -> Callable[[datetime | str | None, str], datetime | None]:
    """Makes a moment, which SQLite's driver gives as a text, one in the local time of a city."""
    zones: dict[str, Any] = {}
    read = datetime.fromisoformat

    def made(at: datetime | str | None, city: str) -> datetime | None:
        if at is None:
            return None
        zone = zones.get(city)
        if zone is None:
            zone = zones[city] = areas.city_of(city).zone
        if isinstance(at, str):
            return read(at + "+00:00").astimezone(zone)
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        return at.astimezone(zone)

    return made


def named(areas: Areas) -> Callable[[str | None], tuple[str | None, str | None]]:
    """Gives the names of an area and of the one above it."""
    known: dict[str, tuple[str | None, str | None]] = {}

    def names(code: str | None) -> tuple[str | None, str | None]:
        if not code:
            return None, None
        if code not in known:
            area = areas.get(code)
            above = areas.get(area.above) if area else None
            known[code] = (area.name if area else None, above.name if above else None)
        return known[code]

    return names
