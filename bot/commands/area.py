"""`rembuk area import FILE.csv`; `rembuk area offices FILE.csv`: where a complaint is quicker."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.app import open_database, write
from bot.clock import Clock
from bot.settings import Settings
from handlers.reading.meaning.things import things
from storage.city import areas, quicker
from storage.database.store import Store
from storage.errors import Advice


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    take = actions.add_parser("import", help="code, name, lat, lon, aliases, letters, timezone")
    take.add_argument("file", type=Path)
    offices = actions.add_parser("offices", help="where a complaint is quicker than a proposal")
    offices.add_argument("file", type=Path, help="city, thing, office, contact, hours")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    if not arguments.file.is_file():
        raise Advice(f"there is no file {arguments.file}")
    if arguments.action == "offices":
        return await _offices(settings, arguments.file, clock)
    wanted = areas.read_csv(arguments.file)

    async def chore(store: Store) -> tuple[int, int]:
        return await areas.take(store, wanted)

    async with open_database(settings, clock, create=False) as database:
        new, changed = await write(database, chore, clock)
    print(f"{len(wanted)} areas read: {new} new, {changed} changed")
    return 0


async def _offices(settings: Settings, file: Path, clock: Clock) -> int:
    wanted = quicker.read_csv(file, {thing.name for thing in things() if thing.complaint})

    async def chore(store: Store) -> int:
        return await quicker.take(store, wanted)

    async with open_database(settings, clock, create=False) as database:
        count = await write(database, chore, clock)
    print(f"{count} offices read")
    return 0
