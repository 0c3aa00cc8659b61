"""`rembuk cycle list`, `import FILE.csv`, `holidays FILE.csv`, `carry AREA YEAR`."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from bot.app import build
from bot.clock import Clock
from bot.opening import open_database, write_into
from bot.settings import Settings
from handlers.proposals.telling import due
from storage.city import areas, cycles, days, schedule
from storage.database.store import Store
from storage.errors import Advice
from storage.proposals import carried_over
from storage.proposals.model import Topic
from storage.proposals.reasons import Reason
from storage.staff import staff
from storage.staff.roles import covers


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("list", help="the years and their tahapan")
    take = actions.add_parser("import", help=", ".join(cycles.COLUMNS))
    take.add_argument("file", type=Path)
    off = actions.add_parser("holidays", help="days off beside those of the country's calendar")
    off.add_argument("file", type=Path, help="day, name")
    carry = actions.add_parser("carry", help="takes what was kept into the next year")
    carry.add_argument("area", help="18.72, or an area within a city")
    carry.add_argument("year", type=int)
    carry.add_argument("--topic", choices=[each.value for each in Topic], default="")
    carry.add_argument("--reason", choices=[each.value for each in Reason], default="")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    if arguments.action == "import":
        return await take(settings, arguments.file, clock)
    if arguments.action == "holidays":
        return await holidays(settings, arguments.file, clock)
    if arguments.action == "carry":
        return await carry(settings, arguments, clock)
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


async def holidays(settings: Settings, file: Path, clock: Clock) -> int:
    """Days off are put in the place of those of the same years."""
    if not file.is_file():
        raise Advice(f"there is no file {file}")
    wanted = days.read_csv(file)
    count = await write_into(settings, lambda store: days.take(store, wanted), clock)
    print(f"{count} days off read")
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
        for before, tahap, field in schedule.disordered(mine):
            days = f"{getattr(tahap, field)}, before that of {before.key}, {getattr(before, field)}"
            print(f"REMARK {city} {year}: {field} of {tahap.key} is {days}", file=sys.stderr)
    if waiting:
        print(f"{waiting} proposals follow; their authors are told where that is later")
    return 0


async def carry(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    by = staff.at_command_line(f"{getpass.getuser()} (rembuk)")
    async with build(settings, channels={}, clock=clock, create=False) as app:
        known = app.site.areas
        area = known.get(arguments.area)
        city = next((c for c in known.cities if area and covers(c.code, area.code)), None)
        if area is None or city is None:
            raise Advice(f"{arguments.area} is no area of a city here; see `rembuk area`")
        wanted = carried_over.Filter(area.code, arguments.topic, arguments.reason)

        async def begin(store: Store) -> int:
            return await carried_over.carry_over(store, by, city, arguments.year, wanted)

        async def go_on(store: Store) -> bool:
            return await due.carried(app.site, store)

        try:
            count = await app.turns.do(begin)
        except carried_over.WrongYear as error:
            raise Advice(
                f"proposals are collected for {error.year} now; only that year takes them"
            ) from error
        while await app.turns.do(go_on):
            continue
    print(f"{count} proposals carried over into {arguments.year}; their authors are asked")
    return 0
