"""`rembuk archive YEAR`: the papers of a year that is over, kept for good."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from bot.clock import Clock
from bot.exports import archive as archives
from bot.exports.archive import Archived, NotOver
from bot.exports.run import Order
from bot.opening import open_database, write
from bot.settings import Settings
from storage.city import areas
from storage.city.areas import Area, Areas
from storage.database.store import Store
from storage.errors import Advice
from storage.files.bucket import media_at
from storage.reports import known
from storage.reports.closed import StillOpen
from storage.reports.wanted import Wanted
from storage.staff import staff


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("year", type=int, help="the RKPD year")
    parser.add_argument(
        "--area", default="", metavar="CODE", help="which city, where there are many"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="else arsip-rkpd-YEAR-CODE where one is"
    )
    parser.add_argument("--by", metavar="NAME", help="who hands it over; it stands on the receipt")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    by = arguments.by or f"{getpass.getuser()} (rembuk)"
    year = arguments.year
    async with open_database(settings, clock, create=False) as database:
        async with database.read() as connection:
            city = city_of(await areas.load(connection), arguments.area)
            there = await known.collected(connection, city.code)
        if year not in there:
            years = ", ".join(map(str, sorted(there))) or "no year"
            raise Advice(f"nothing of RKPD {year} was collected; there is something of {years}")
        folder = arguments.out or Path(f"arsip-rkpd-{year}-{city.code}")
        if folder.exists():
            raise Advice(f"{folder} is there already; an archive is never written over")
        order = Order(
            "proposals",
            "csv",
            Wanted(city.code, year=year),
            site=settings.base_url,
            letterhead=settings.letterhead_lines,
            size=settings.paper,
        )
        media = media_at(settings.media_dir, settings.data_dir)
        try:
            done = await archives.archive(database, media, city, order, folder, clock(), by)
        except NotOver as error:
            raise Advice(sentence(year, error.why)) from error
        except OSError as error:
            raise Advice(f"cannot write {folder}: {error.strerror}") from error

        async def chore(store: Store) -> None:
            data = {"year": year, "files": done.files, "sha256": done.sha256}
            actor = staff.at_command_line(by)
            staff.note(store, actor, "archive", city.code, about=folder.name, data=data)

        await write(database, chore, clock)
    print(said(done, folder))
    return 0


def city_of(every: Areas, code: str) -> Area:
    """The city that is meant. Raises Advice."""
    found = [city for city in every.cities if code in ("", city.code)]
    if len(found) == 1:
        return found[0]
    codes = ", ".join(city.code for city in every.cities)
    raise Advice(f"--area says which city: {codes}")


def sentence(year: int, why: StillOpen) -> str:
    """Why a year is not archived yet, and what to do."""
    if why.until is not None:
        return f"RKPD {year} is not over: its last date is {why.until} (`rembuk cycle list`)"
    return (
        f"RKPD {year} is not over: {why.waiting} proposals wait for a decision, the first is "
        f"{why.first}; decide on them or carry them over first"
    )


def said(done: Archived, folder: Path) -> str:
    return (
        f"{done.files} files of {done.proposals} proposals in {folder}; sign {archives.RECEIPT}, "
        f"and check with `sha256sum -c {archives.SUMS}` ({done.sha256})"
    )
