"""`rembuk cycle list`, `rembuk cycle import FILE.csv`."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.app import open_database, write
from bot.settings import Settings
from storage import areas, cycles
from storage.errors import Advice
from storage.store import Store


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("list", help="the years and their rungs")
    take = actions.add_parser("import", help=", ".join(cycles.COLUMNS))
    take.add_argument("file", type=Path)
    return parser


async def run(settings: Settings, arguments: argparse.Namespace) -> int:
    if arguments.action == "import":
        return await take(settings, arguments.file)
    database = await open_database(settings)
    try:
        async with database.read() as connection:
            known = await cycles.read(connection)
            cities = (await areas.load(connection)).cities
    finally:
        await database.close()
    for city in cities:
        for year in known.years(city.code):
            print(f"{city.name} {year}")
            for rung in known.rungs(city.code, year):
                window = f"{rung.opens or '-'} .. {rung.closes or '-'}"
                print(f"  {rung.key:12} {rung.name:32} {window:26} told by {rung.tell_by or '-'}")
    return 0


async def take(settings: Settings, file: Path) -> int:
    if not file.is_file():
        raise Advice(f"there is no file {file}")
    wanted = cycles.read_csv(file)
    database = await open_database(settings)
    try:
        async with database.read() as connection:
            known = await areas.load(connection)
        for rung in wanted:
            if (area := known.get(rung.city)) is None or not area.letters:
                raise Advice(f"{rung.city} is no city of this installation; see `rembuk area`")
        counted: list[int] = []

        async def chore(store: Store) -> None:
            counted[:] = await cycles.take(store, wanted)

        await write(database, chore)
    finally:
        await database.close()
    new, changed = counted
    print(f"{len(wanted)} rungs read: {new} new, {changed} changed")
    return 0
