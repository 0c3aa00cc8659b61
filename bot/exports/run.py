"""The one way to an export: a consistent look at the database, rows written as they come, the file
there whole or not at all, its row count and SHA-256."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bot.exports.beside import completed
from bot.exports.papers.model import Asked, say
from bot.exports.papers.registry import PAPERS
from bot.exports.papers.registry import write as write_paper
from bot.exports.registry import FORMATS
from bot.exports.table import Part, Style, Table
from storage.city import areas, cycles
from storage.city.areas import Areas
from storage.database.connections import Connection, Database
from storage.files.media import digest_of
from storage.reports import examples
from storage.reports.exports import EXPORTS
from storage.reports.wanted import Row, Sees, Wanted

# Sheets of a form to be filled in, where nobody says how many.
SHEETS = 10

# Told how many rows have been written, and of how many.
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported, and how. `site` is where our pages are."""

    what: str
    format: str
    wanted: Wanted = field(default_factory=Wanted)
    sees: Sees = field(default_factory=Sees)
    style: Style = field(default_factory=Style)
    site: str = ""
    # Of a paper: as which kind of file ("": its usual one), of which meeting or consultation, on
    # what.
    file: str = ""
    code: str = ""
    sheets: int = SHEETS
    letterhead: tuple[str, ...] = ()
    size: str = "a4"
    template: Path = Path("berita-acara.docx")

    @property
    def title(self) -> str:
        """What the audit log calls it."""
        return f"{self.format} {self.kind}" if self.is_paper else f"{self.what} {self.format}"

    @property
    def is_paper(self) -> bool:
        return self.format in PAPERS

    @property
    def kind(self) -> str:
        """The kind of file that it becomes."""
        return (self.file or PAPERS[self.format].files[0]) if self.is_paper else self.format


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: rows, and the digest of the file."""

    rows: int
    sha256: str


async def export(
    database: Database, order: Order, path: Path, now: datetime, told: Told | None = None
) -> Written:
    """Writes an export into `path`, which is there only if all of it is. Raises OSError when it
    cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        async with database.snapshot() as connection, _little_tidying():
            known = await areas.load(connection)
            work = _paper if order.is_paper else write_rows
            rows = await work(connection, known, order, part, now, told)
        digest = await asyncio.to_thread(digest_of, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Written(rows, digest)


@contextlib.asynccontextmanager
async def _little_tidying() -> AsyncIterator[None]:
    """Rows make no circles: looking for those among them a thousand times as often as it is of use
    takes a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(before[0] * 1000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


async def write_rows(
    connection: Connection,
    known: Areas,
    order: Order,
    path: Path,
    now: datetime,
    told: Told | None = None,
) -> int:
    """Writes what is no paper; gives how many rows it is."""
    kind, export = FORMATS[order.format], EXPORTS[order.what]
    columns = export.shown(order.sees, kind.whole)
    loop = asyncio.get_running_loop()
    counted = _Counted(told)

    def batches(wanted: Wanted) -> Iterator[list[Row]]:
        rows = export.batches(connection, wanted, known, order.sees, kind.whole)
        return counted(completed(_pulled(loop, rows), order.what, columns, order.site))

    parts = [
        Part(
            name,
            await export.count(connection, wanted, known, order.sees),
            functools.partial(batches, wanted),
        )
        for name, wanted in _parts(known, order)
    ]
    counted.total = sum(part.total for part in parts)
    facts = _facts(known, order, now)
    if await examples.is_one(connection):
        facts["catatan"] = say("example")
    table = Table(order.what, columns, tuple(parts), counted.total, order.style, facts)
    await asyncio.to_thread(kind.write, path, table)
    return counted.done


async def _paper(
    connection: Connection,
    known: Areas,
    order: Order,
    path: Path,
    now: datetime,
    told: Told | None,
) -> int:
    asked = Asked(
        connection,
        known,
        await cycles.read(connection),
        order.wanted,
        order.sees,
        now,
        order.site,
        order.code,
        order.sheets,
        letterhead=order.letterhead,
        size=order.size,
        note=say("example") if await examples.is_one(connection) else "",
    )
    made = await PAPERS[order.format].make(asked)
    await asyncio.to_thread(
        write_paper, order.format, order.kind, path, made, order.style, order.template
    )
    if told is not None:
        told(made.rows, made.rows)
    return made.rows


def _parts(known: Areas, order: Order) -> list[tuple[str, Wanted]]:
    """The whole, or what each kelurahan of it has."""
    if not order.style.per_kelurahan:
        return [("", order.wanted)]
    inside = order.wanted.area
    return [
        (area.name, replace(order.wanted, area=area.code))
        for area in known.kelurahan
        if not inside or area.code == inside or area.code.startswith(f"{inside}.")
    ]


def _facts(known: Areas, order: Order, now: datetime) -> dict[str, str]:
    """What the file says of itself."""
    where = known.get(order.wanted.area)
    cities = known.cities_in(order.wanted.area) or known.cities
    made = now.astimezone(cities[0].zone) if cities else now
    said = {"wilayah": where.name if where else "semua"}
    said |= {name: str(value) for name, value in order.wanted.stored().items() if name != "area"}
    return {**said, "dibuat": f"{made:%Y-%m-%d %H:%M}"}


@dataclass(slots=True)
class _Counted:
    """Counts the rows that go through, and tells so."""

    told: Told | None
    total: int = 0
    done: int = 0

    def __call__(self, batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
        for batch in batches:
            yield batch
            self.done += len(batch)
            if self.told is not None:
                self.told(self.done, self.total)


def _pulled(
    loop: asyncio.AbstractEventLoop, batches: AsyncIterator[list[Row]]
) -> Iterator[list[Row]]:
    """Batches of the loop's for a thread. None is read ahead: SQLite's driver gives way to other
    threads at every row, and would wait for the one that writes each time."""

    async def following() -> list[Row] | None:
        return await anext(batches, None)

    while (batch := asyncio.run_coroutine_threadsafe(following(), loop).result()) is not None:
        yield batch
