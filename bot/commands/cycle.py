"""`rembuk cycle list`, `rembuk cycle import FILE.csv`."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from bot.app import build, open_database
from bot.clock import Clock
from bot.settings import Settings
from storage.city import areas, cycles, schedule
from storage.database.store import Store
from storage.errors import Advice
from storage.staff import staff


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("list", help="the years and their tahapan")
    take = actions.add_parser("import", help=", ".join(cycles.COLUMNS))
    take.add_argument("file", type=Path)
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    if arguments.action == "import":
        return await take(settings, arguments.file, clock)
    known_database = open_database(settings, clock, create=False)
    async with known_database as database, database.read() as connection:
        known = await cycles.read(connection)
        cities = (await areas.load(connection)).cities
    for city in cities:
        for year in known.years(city.code):
            print(f"{city.name} {year}")
            for tahap in known.tahapan(city.code, year):
                window = f"{tahap.opens or '-'} .. {tahap.closes or '-'}"
                print(
                    f"  {tahap.key:12} {tahap.name:32} {window:26} told by {tahap.tell_by or '-'}"
                )
    return 0


async def take(settings: Settings, file: Path, clock: Clock) -> int:
    if not file.is_file():
        raise Advice(f"there is no file {file}")
    wanted = cycles.read_csv(file)
    by = staff.at_command_line(f"{getpass.getuser()} (rembuk)")

    async def chore(store: Store) -> tuple[int, int]:
        return await schedule.take(store, by, wanted)

    # The sending is left to `serve`: this process has no channels.
    async with build(settings, channels={}, clock=clock, create=False) as app:
        for tahap in wanted:
            area = app.site.areas.get(tahap.city)
            if area is None or not area.letters:
                raise Advice(f"{tahap.city} is no city of this installation; see `rembuk area`")
        counted = await app.turns.do(chore)
        waiting = 0
        while moved := await app.turns.do(schedule.move):
            waiting += moved
    print(f"{len(wanted)} tahapan read: {counted[0]} new, {counted[1]} changed")
    years = {(tahap.city, tahap.year) for tahap in wanted}
    for city, year in sorted(years):
        mine = [tahap for tahap in wanted if (tahap.city, tahap.year) == (city, year)]
        for before, tahap, field in cycles.disordered(mine):
            days = f"{getattr(tahap, field)}, before that of {before.key}, {getattr(before, field)}"
            print(f"REMARK {city} {year}: {field} of {tahap.key} is {days}", file=sys.stderr)
    if waiting:
        print(f"{waiting} proposals follow; their authors are told where that is later")
    return 0
