"""What an export costs: CSV and XLSX of so many proposals, each in a process of its own, beside the
peers on the same rows: the csv writer with a formula guard on one table, and XlsxWriter in constant
memory with the same columns; a berita acara; an example year."""

from __future__ import annotations

import asyncio
import csv
import importlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text

from bot.exports.run import Order, export
from bot.opening import open_database
from bot.settings import Settings
from storage.city import areas
from storage.database.connections import Database
from storage.database.store import Store, begin_ids
from storage.database.tables import proposals
from storage.people import people
from storage.reports import links
from storage.reports.proposals import PROPOSALS
from storage.reports.wanted import Wanted
from storage.staff import staff
from storage.staff.roles import Role

# XLSX is measured with a fifth of the rows.
XLSX_SHARE = 5

# A list as long as the longest that a meeting agreed.
LONG_PAPER = 200

GUARD = "=+-@"
CITY = "18.72"
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
ROWS = 10_000  # inserted at once

# What the database gives as the program keeps it, for the peers.
COLUMNS = ", ".join(column.name for column in proposals.columns if column.name != "held")


async def fill(url: str, count: int, codes: list[str] | None = None, **more: Any) -> None:
    """A database with so many proposals, of all kelurahan or of some; `more` stands in each."""
    dice = random.Random(1)

    def row(n: int) -> dict[str, Any]:
        return {
            "id": n, "city": CITY, "letters": "MTR", "number_year": 2028, "number": n,
            "year": 2028, "area": dice.choice(codes or []), "name": "Siti Aminah",
            "show_name": "initials", "topic": "fisik",
            "wish": "Perbaikan drainase di depan masjid sepanjang gang - RT 05",
            "problem": "Air masuk rumah setiap hujan, anak-anak sulit ke sekolah, jalan licin",
            "place": "Jl. Ahmad Yani, depan masjid", "rt": "05", "rw": "02", "lat": -5.11,
            "lon": 105.3, "volume": 120, "unit": "m", "volume_text": "120 m",
            "land": "pemerintah", "channel": "telegram", "locale": "id", "state": "diajukan",
            "version": 1, "created_at": AT, "changed_at": AT, "tahap": "kelurahan", "desk": 4,
            "due": date(2027, 2, 20), "hear": date(2027, 2, 20), **more,
        }  # fmt: skip

    async with (
        open_database(Settings(database_url=url)) as database,
        database.writer.connect() as connection,
    ):
        if database.sqlite:
            raw = (await connection.get_raw_connection()).driver_connection
            cursor = await raw.cursor()  # type: ignore[union-attr]
            await cursor.execute("PRAGMA synchronous = OFF")
        known = await areas.load(connection)
        codes = codes or [area.code for area in known.kelurahan]
        for begin in range(1, count + 1, ROWS):
            some = [row(n) for n in range(begin, min(begin + ROWS, count + 1))]
            await connection.execute(insert(proposals), some)
        await connection.commit()
        await connection.execute(text("ANALYZE"))
        await connection.commit()


async def linked(url: str) -> str:
    """A link that gives all proposals of the city; its token."""
    async with open_database(Settings(database_url=url)) as database:
        async with database.read() as connection:
            await begin_ids(connection)
        async with database.write() as transaction:
            store = Store(transaction, {}, _unsent, datetime.now(UTC))
            person = people.create(store, "browser", "bench", "id")
            people.change(store, person, name="Bench")
            code = await staff.invite(store, staff.at_command_line("bench"), Role.ADMIN, CITY)
            await staff.join(store, person, code)
            token = await links.make(store, person, Wanted(CITY))
            await store.commit()
    return token


async def _unsent(store: Store, outgoing: Any, speaker: Any) -> None:
    """Nobody is told."""


# --- the ways, each measured in a process of its own --------------------------------------------


async def ours(url: str, order: Order, out: Path) -> int:
    database = Database(url)
    done = await export(database, order, out, datetime.now(UTC))
    await database.close()
    return done.rows


def _plain(url: str) -> Iterator[tuple[Any, ...]]:
    path = url.partition(":///")[2]
    yield from sqlite3.connect(path).execute(f"SELECT {COLUMNS} FROM proposals ORDER BY number")


def peer_csv(url: str, out: Path) -> int:
    """Python's csv writer with a formula guard, of one table."""
    count = 0
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for row in _plain(url):
            writer.writerow(
                [f"'{v}" if isinstance(v, str) and v[:1] in GUARD and v else v for v in row]
            )
            count += 1
    return count


def peer_xlsx(url: str, out: Path) -> int:
    """XlsxWriter in constant memory, with as many columns as ours."""
    xlsxwriter: Any = importlib.import_module("xlsxwriter")
    book = xlsxwriter.Workbook(str(out), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    wide = len(PROPOSALS.columns) + len(PROPOSALS.more)
    count = 0
    for count, row in enumerate(_plain(url), 1):
        sheet.write_row(count, 0, (row + row)[:wide])
    book.close()
    return count


MINUTES = Order("proposals", "berita-acara", Wanted(CITY, year=2028), file="pdf")

WAYS: dict[str, Callable[[str, Path], int]] = {
    "csv": lambda url, out: asyncio.run(ours(url, Order("proposals", "csv"), out)),
    "xlsx": lambda url, out: asyncio.run(ours(url, Order("proposals", "xlsx"), out)),
    "csv, Python's csv": peer_csv,
    "xlsx, XlsxWriter": peer_xlsx,
    "berita acara": lambda url, out: asyncio.run(ours(url, MINUTES, out)),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a way came to: rows, seconds, those of a processor, the most memory in MB."""

    rows: int
    seconds: float
    used: float
    memory: int

    def __str__(self) -> str:
        return f"{self.rows / self.used:,.0f} ({self.rows / self.seconds:,.0f}), {self.memory}"


def one(way: str, url: str) -> Cost:
    """Measures one way, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        wall, used = time.perf_counter(), time.process_time()
        rows = WAYS[way](url, Path(folder) / "out")
        wall, used = time.perf_counter() - wall, time.process_time() - used
    # Not by getrusage, which counts whoever has begun this process.
    status = Path("/proc/self/status").read_text()
    most = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    return Cost(rows, wall, used, most)


def measured(way: str, url: str) -> Cost:
    """The same in a process of its own, on one core."""
    command = ["taskset", "-c", "0", sys.executable, "-m", "benchmarks.exporting.ways", way, url]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return Cost(*json.loads(done.stdout))


def example(folder: Path) -> float:
    """The seconds of `rembuk demo`."""
    settings = {
        "REMBUK_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/demo.db",
        "REMBUK_MEDIA_DIR": str(folder / "media"),
    }
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        check=True, stdout=subprocess.DEVNULL, env={**os.environ, **settings},
    )  # fmt: skip
    return time.perf_counter() - begun


async def agreed(url: str, count: int) -> None:
    """A kelurahan with so many proposals, each with its priority."""
    await fill(url, count, ["18.72.01.1003"], state="disepakati")
    database = Database(url)
    async with database.writer.connect() as connection:
        await connection.execute(text("UPDATE proposals SET priority = number"))
        await connection.commit()
        kept = (await connection.execute(select(proposals.c.priority))).scalars().all()
    await database.close()
    if sorted(kept) != list(range(1, count + 1)):
        raise RuntimeError("the priorities of the list are not there")


if __name__ == "__main__":
    found = one(sys.argv[1], sys.argv[2])
    print(json.dumps([found.rows, found.seconds, found.used, found.memory]))
