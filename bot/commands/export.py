"""`rembuk export`: what staff collect, as a file."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import orjson

from bot.app import open_database
from bot.clock import Clock
from bot.settings import Settings
from storage.city import areas
from storage.errors import Advice
from storage.proposals.model import State
from storage.reports.exports import EXPORTS, Row, Wanted, without_formulas


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv")
    parser.add_argument(
        "--what", choices=list(EXPORTS), default="proposals",
        help="proposals; whom nobody could tell; each step of the history",
    )  # fmt: skip
    parser.add_argument("--area", default="", metavar="CODE", help="18.72, 18.72.04, ...")
    parser.add_argument("--status", choices=[state.value for state in State])
    parser.add_argument(
        "--since", metavar="YYYY-MM-DD",
        help="changed, missed or happened on this day or later",
    )  # fmt: skip
    parser.add_argument("--year", type=int, help="RKPD year")
    parser.add_argument("--out", type=Path, metavar="FILE", help="else standard output")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    day = since(arguments.since)
    known_database = open_database(settings, clock, create=False)
    async with known_database as database, database.read() as connection:
        known = await areas.load(connection)
        if arguments.area and known.get(arguments.area) is None:
            raise Advice(f"no area has the code {arguments.area}; see `rembuk area import`")
        wanted = Wanted(arguments.area, arguments.status, day, arguments.year)
        export = EXPORTS[arguments.what]
        with opened(arguments.out) as file:
            rows = export.rows(connection, wanted, known)
            count = await WRITERS[arguments.format](file, export.columns, rows)
    if arguments.out:
        print(f"{count} {export.each} written to {arguments.out}")
    return 0


def since(day: str | None) -> date | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise Advice(f"--since is a day such as 2027-01-31, not {day!r}") from error


@contextmanager
def opened(path: Path | None) -> Iterator[IO[bytes]]:
    """The file to write; a half-written one never stands in for a whole one."""
    if path is None:
        yield sys.stdout.buffer
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise Advice(f"cannot write {path}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


async def write_csv(file: IO[bytes], columns: Sequence[str], rows: AsyncIterator[Row]) -> int:
    """For Excel: with a byte order mark, local times, and no text that could be a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    count = 0
    async for row in rows:
        writer.writerow([cell(row[column]) for column in columns])
        count += 1
    text.detach()
    return count


def cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, str):
        return without_formulas(value)
    return value


async def write_jsonl(file: IO[bytes], columns: Sequence[str], rows: AsyncIterator[Row]) -> int:
    """One object a line; texts exactly as typed, times with their offset."""
    count = 0
    async for row in rows:
        local = {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in row.items()
        }
        file.write(orjson.dumps(local, default=plain) + b"\n")
        count += 1
    return count


def plain(value: Any) -> Any:
    """A number without the zeros that the database adds."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)


WRITERS: dict[str, Callable[..., Any]] = {"csv": write_csv, "jsonl": write_jsonl}
