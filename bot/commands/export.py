"""`rembuk export`: what staff collect, as a file."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import getpass
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.clock import Clock
from bot.exports import run as exports
from bot.exports.papers.registry import PAPERS
from bot.exports.registry import FORMATS
from bot.exports.run import Order, Told, Written
from bot.exports.table import EXCEL_INDONESIA, Style
from bot.opening import open_database, write
from bot.settings import Settings
from storage.city import areas, cycles
from storage.database.connections import Database
from storage.database.store import Store
from storage.errors import Advice
from storage.proposals.model import State, Topic
from storage.proposals.reasons import Reason
from storage.reports import known, orders
from storage.reports.exports import EXPORTS
from storage.reports.wanted import Wanted
from storage.staff import staff

# The kinds of files of papers.
KINDS = ("xlsx", "csv", "pdf", "docx")

MOST_SHEETS = 500

# What it was called before.
FORMERLY = {"unreached": "unreachable"}


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--format", choices=[*FORMATS, *PAPERS],
        help="a kind of file, or a paper; else by the ending of --out, else csv",
    )  # fmt: skip
    parser.add_argument(
        "--as", dest="file", choices=KINDS,
        help="of a paper: the kind of file, else by the ending of --out, else its usual one",
    )  # fmt: skip
    parser.add_argument(
        "--meeting", "--consultation", dest="code", default="", metavar="CODE",
        help="of hadir and berita-acara: which meeting; of matriks: which consultation; else the "
        "newest of the area that has a result",
    )  # fmt: skip
    parser.add_argument(
        "--what", choices=list(EXPORTS), default="proposals", help="see docs/EXPORTS.md",
        type=lambda said: FORMERLY.get(said, said),
    )  # fmt: skip
    parser.add_argument("--area", default="", metavar="CODE", help="18.72, 18.72.04, ...")
    parser.add_argument("--status", choices=[state.value for state in State])
    parser.add_argument("--tahap", metavar="KEY", help="tahap, as in `rembuk cycle list`")
    parser.add_argument("--bidang", choices=[topic.value for topic in Topic])
    parser.add_argument("--opd", metavar="NAME")
    parser.add_argument("--reason", choices=[reason.value for reason in Reason])
    parser.add_argument("--words", help="all of them in the proposal, its problem or its place")
    parser.add_argument(
        "--since", metavar="YYYY-MM-DD",
        help="changed, missed or happened on this day or later",
    )  # fmt: skip
    parser.add_argument("--until", metavar="YYYY-MM-DD", help="on this day or before")
    parser.add_argument("--year", type=int, help="RKPD year")
    parser.add_argument("--separator", choices=(",", ";"), default=",", help="of csv")
    parser.add_argument(
        "--excel-indonesia", action="store_true",
        help="csv for Excel with Indonesian settings: semicolons, and commas in numbers",
    )  # fmt: skip
    parser.add_argument(
        "--per-kelurahan", action="store_true", help="in xlsx a sheet for each kelurahan"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE",
        help="else standard output; beside it, FILE.json says rows and SHA-256",
    )  # fmt: skip
    parser.add_argument(
        "--sheets", type=int, default=exports.SHEETS, metavar="N",
        help=f"of kartu: how many, {exports.SHEETS} if not said, at most {MOST_SHEETS}",
    )  # fmt: skip
    parser.add_argument("--by", metavar="NAME", help="who exports; it stands in the audit log")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    order = ordered(settings, arguments)
    name = arguments.by or f"{getpass.getuser()} (rembuk)"
    async with open_database(settings, clock, create=False) as database:
        async with database.read() as connection:
            every = await areas.load(connection)
        if arguments.area and every.get(arguments.area) is None:
            raise Advice(f"no area has the code {arguments.area}; see `rembuk area import`")
        await there(database, order, every, clock)
        with destination(arguments.out) as path, progress() as told:
            done = await exports.export(database, order, path, clock(), told)
            if arguments.out is not None:
                beside(path, order, done, clock)
            await note(database, order, done, name, clock)
            if arguments.out is None:
                with path.open("rb") as file:
                    await asyncio.to_thread(shutil.copyfileobj, file, sys.stdout.buffer)
    if arguments.out:
        each = "entries" if order.is_paper else EXPORTS[order.what].each
        print(f"{done.rows} {each} written to {arguments.out}")
    return 0


async def there(database: Database, order: Order, every: areas.Areas, clock: Clock) -> None:
    """Raises Advice where it is narrowed by a name that nothing has."""
    if not every.cities:
        return
    first = every.city_of(order.wanted.area) if order.wanted.area else every.cities[0]
    today = clock().astimezone(first.zone).date()
    async with database.read() as connection:
        years = await cycles.read(connection)
        fault = await known.fault(connection, every, years, order.wanted, today)
        if not fault and order.code:
            fault = await known.unheld(connection, order.format, order.wanted, order.code)
    if fault:
        raise Advice(fault)


def ordered(settings: Settings, arguments: argparse.Namespace) -> Order:
    """What the arguments ask for. Raises Advice for what does not go together."""
    wanted = Wanted(
        arguments.area,
        arguments.status,
        day("--since", arguments.since),
        arguments.year,
        arguments.tahap,
        arguments.bidang,
        arguments.opd,
        day("--until", arguments.until),
        arguments.reason,
        arguments.words,
    )
    style = EXCEL_INDONESIA if arguments.excel_indonesia else Style(arguments.separator)
    style = dataclasses.replace(style, per_kelurahan=arguments.per_kelurahan)
    format = format_of(arguments)
    if fault := orders.fault(arguments.what, format, arguments.per_kelurahan):
        raise Advice(fault)
    if not 1 <= arguments.sheets <= MOST_SHEETS:
        raise Advice(f"--sheets is from 1 to {MOST_SHEETS}")
    return Order(
        arguments.what,
        format,
        wanted,
        style=style,
        site=settings.base_url,
        file=kind_of(arguments, format),
        code=arguments.code,
        sheets=arguments.sheets,
        letterhead=settings.letterhead_lines,
        size=settings.paper,
        template=settings.template("berita-acara.docx"),
    )


def format_of(arguments: argparse.Namespace) -> str:
    """A kind of file or a paper. Raises Advice where the name of the file says another kind: no
    program opens csv that is called .xlsx."""
    ending = ending_of(arguments)
    if arguments.format is None:
        if ending in KINDS and ending not in FORMATS:
            raise Advice(f"--format says which paper: {', '.join(PAPERS)}")
        return ending if ending in FORMATS else "csv"
    if arguments.format in FORMATS and ending in {*FORMATS, *KINDS} - {arguments.format}:
        raise Advice(f"--format {arguments.format} is not what the name {arguments.out.name} says")
    return str(arguments.format)


def ending_of(arguments: argparse.Namespace) -> str:
    return arguments.out.suffix.lstrip(".").lower() if arguments.out is not None else ""


def kind_of(arguments: argparse.Namespace, format: str) -> str:
    """The kind of file that a paper is to be. Raises Advice for one that it cannot be."""
    paper = PAPERS.get(format)
    if paper is None:
        if arguments.file or arguments.code:
            raise Advice(f"--as and --meeting are for papers: {', '.join(PAPERS)}")
        return ""
    if arguments.what != "proposals":
        raise Advice(f"{format} is a paper, and not of {arguments.what}: leave out --what")
    ending = ending_of(arguments)
    kind = arguments.file or (ending if ending in KINDS else paper.files[0])
    if kind not in paper.files:
        raise Advice(f"{format} can be {', '.join(paper.files)}, and not {kind}")
    return str(kind)


def day(option: str, said: str | None) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise Advice(f"{option} is a day such as 2027-01-31, not {said!r}") from error


@contextmanager
def destination(path: Path | None) -> Iterator[Path]:
    """The file to write; where there is none, one that is thrown away."""
    try:
        if path is not None:
            yield path
            return
        with tempfile.TemporaryDirectory(prefix="rembuk-export-") as folder:
            yield Path(folder) / "export"
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Advice(f"cannot write {path or 'the export'}: {error.strerror}") from error


@contextmanager
def progress() -> Iterator[Told | None]:
    """A line that says how far it is, where somebody looks at a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = -1

    def told(done: int, of: int) -> None:
        nonlocal shown
        share = 100 * done // max(of, 1)
        if share != shown:
            shown = share
            bar = "#" * (share // 4)
            sys.stderr.write(f"\r[{bar:<25}] {share:3}%  {done} of {of}")
            sys.stderr.flush()

    yield told
    if shown >= 0:
        sys.stderr.write("\n")


def beside(path: Path, order: Order, done: Written, clock: Clock) -> None:
    """FILE.json: what the file is, so that anybody can see whether it is whole."""
    told = {
        "file": path.name,
        "what": order.what,
        "format": order.format,
        "filter": order.wanted.stored(),
        "rows": done.rows,
        "sha256": done.sha256,
        "made": clock().isoformat(timespec="seconds"),
    }
    text = json.dumps(told, indent=2, ensure_ascii=False)
    path.with_name(f"{path.name}.json").write_text(f"{text}\n", encoding="utf-8")


async def note(database: Database, order: Order, done: Written, name: str, clock: Clock) -> None:
    actor = staff.at_command_line(name)

    async def chore(store: Store) -> None:
        orders.note(store, actor, order.title, order.wanted, done.rows, done.sha256)

    await write(database, chore, clock)
