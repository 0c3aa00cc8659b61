"""Where a complaint is quicker than a proposal: data of the city, by what it is about."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, select

from storage.database.store import Store
from storage.database.tables import areas, quicker
from storage.errors import Advice

COLUMNS = ("city", "thing", "office", "contact", "hours")
MOST = 100  # letters of each


@dataclass(frozen=True, slots=True)
class Office:
    """Who mends it, how they are reached and when."""

    city: str
    thing: str
    office: str
    contact: str
    hours: str


async def find(store: Store, city: str, things: Collection[str]) -> Office | None:
    """The office for one of these things in a city; None where the city has not said."""
    q = quicker.c
    rows = await store.fetch(
        select(quicker).where(q.city == city, q.thing.in_(sorted(things))).order_by(q.thing)
    )
    return Office(*(getattr(rows[0], name) for name in COLUMNS)) if rows else None


def read_csv(path: Path, things: Collection[str]) -> list[Office]:
    """The offices of a file with these columns; `things` are those that there are. Raises Advice
    with the line of what is wrong."""
    found: list[Office] = []
    for line, cells in read_rows(path, COLUMNS):
        if cells["thing"] not in things:
            known = ", ".join(sorted(things))
            raise Advice(f"line {line}: nothing is called {cells['thing']!r}; there are {known}")
        found.append(Office(**cells))
    return found


def read_rows(
    path: Path, columns: Sequence[str], optional: Sequence[str] = (), longest: int = MOST
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file, parted by commas or semicolons, each with its line and its cells, none of
    them empty nor longer than `longest` letters; those of `optional` columns may be, or not be
    there. Raises Advice with the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Advice("the file is not UTF-8 text; save it as CSV UTF-8") from error
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    if not set(columns) <= set(reader.fieldnames or ()):
        raise Advice(f"the first line must name {', '.join(columns)}")
    for line, row in enumerate(reader, 2):
        cells = {name: " ".join((row.get(name) or "").split()) for name in (*columns, *optional)}
        for name, value in cells.items():
            most = longest if name in columns else MOST * 4
            if len(value) > most or (not value and name in columns):
                raise Advice(f"line {line}: {name} must have 1 to {most} letters")
        yield line, cells


async def take(store: Store, offices: Sequence[Office]) -> int:
    """Puts these in the place of what their cities had; gives how many. Raises Advice for a city
    that we do not serve."""
    cities = sorted({each.city for each in offices})
    known = {
        r.code for r in await store.fetch(select(areas.c.code).where(areas.c.code.in_(cities)))
    }
    if unknown := [city for city in cities if city not in known]:
        raise Advice(f"there is no city {', '.join(unknown)}")
    await store.execute(delete(quicker).where(quicker.c.city.in_(cities)))
    for each in offices:
        store.insert(quicker, **{name: getattr(each, name) for name in COLUMNS})
    return len(offices)
