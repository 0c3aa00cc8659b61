"""What an export costs: `python -m benchmarks.exports [COUNT]`. CSV and XLSX of so many proposals
on SQLite, each in a process of its own, beside the peers on the same rows: the csv writer with a
formula guard on one table, and XlsxWriter in constant memory with the same columns."""

from __future__ import annotations

import asyncio
import csv
import importlib
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.exports.run import Order, export
from bot.opening import open_database
from bot.settings import Settings
from storage.database.connections import Database
from storage.reports.proposals import PROPOSALS

# Rows of a sheet, of all: XLSX is measured with fewer.
XLSX_SHARE = 5

GUARD = "=+-@"

COLUMNS = (
    "id, city, letters, number_year, number, year, area, name, show_name, topic, wish, problem, "
    "place, rt, rw, lat, lon, volume, unit, volume_text, land, channel, locale, state, version, "
    "created_at, changed_at, tahap, desk, due, hear"
)
AT = "2026-11-24 03:00:00.000000"


async def fill(path: Path, count: int) -> None:
    """A database with so many proposals."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{path}", media_dir=path.parent / "media")
    async with open_database(settings):
        pass
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous = OFF")
    codes = [row[0] for row in raw.execute("SELECT code FROM areas WHERE length(code) = 13")]
    dice = random.Random(1)

    def rows() -> Iterator[tuple[object, ...]]:
        for n in range(1, count + 1):
            yield (
                n, "18.72", "MTR", 2028, n, 2028, dice.choice(codes), "Siti Aminah", "initials",
                "fisik", "Perbaikan drainase di depan masjid sepanjang gang - RT 05",
                "Air masuk rumah setiap hujan, anak-anak sulit ke sekolah, jalan licin",
                "Jl. Ahmad Yani, depan masjid", "05", "02", -5.11, 105.3, 120.0, "m", "120 m",
                "pemerintah", "telegram", "id", "diajukan", 1, AT, AT, "kelurahan", 4,
                "2027-02-20", "2027-02-20",
            )  # fmt: skip

    marks = ",".join("?" * len(COLUMNS.split(",")))
    raw.executemany(f"INSERT INTO proposals ({COLUMNS}) VALUES ({marks})", rows())
    raw.commit()
    raw.close()


async def ours(path: Path, format: str, out: Path) -> int:
    database = Database(f"sqlite+aiosqlite:///{path}")
    done = await export(database, Order("proposals", format), out, datetime.now(UTC))
    await database.close()
    return done.rows


def _plain(path: Path) -> Iterator[tuple[Any, ...]]:
    yield from sqlite3.connect(path).execute(f"SELECT {COLUMNS} FROM proposals ORDER BY number")


def peer_csv(path: Path, out: Path) -> int:
    """Python's csv writer with a formula guard, of one table."""
    count = 0
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for row in _plain(path):
            writer.writerow(
                [f"'{v}" if isinstance(v, str) and v[:1] in GUARD and v else v for v in row]
            )
            count += 1
    return count


def peer_xlsx(path: Path, out: Path) -> int:
    """XlsxWriter in constant memory, with as many columns as ours."""
    xlsxwriter: Any = importlib.import_module("xlsxwriter")
    book = xlsxwriter.Workbook(str(out), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    wide = len(PROPOSALS.columns) + len(PROPOSALS.more)
    count = 0
    for count, row in enumerate(_plain(path), 1):
        sheet.write_row(count, 0, (row + row)[:wide])
    book.close()
    return count


WAYS: dict[str, Callable[[Path, Path], int]] = {
    "csv": lambda path, out: asyncio.run(ours(path, "csv", out)),
    "xlsx": lambda path, out: asyncio.run(ours(path, "xlsx", out)),
    "csv, Python's csv": peer_csv,
    "xlsx, XlsxWriter": peer_xlsx,
}


def one(way: str, path: Path) -> None:
    """Measures one way, in this process: rows, seconds, of a processor, and megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        wall, used = time.perf_counter(), time.process_time()
        rows = WAYS[way](path, Path(folder) / f"out.{way[:4].strip(' ,')}")
        wall, used = time.perf_counter() - wall, time.process_time() - used
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{way:<20} {rows:>9,} rows  {rows / wall:>9,.0f} a second  "
        f"{rows / used:>9,.0f} a second of a processor  {most:>4} MB",
        flush=True,
    )


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS:
            share = count if way.startswith("csv") else count // XLSX_SHARE
            path = Path(folder) / f"{share}.db"
            if not path.exists():
                asyncio.run(fill(path, share))
            subprocess.run([sys.executable, "-m", "benchmarks.exports", way, str(path)], check=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) == 2 else 1_000_000)
