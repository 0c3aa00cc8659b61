"""`rembuk area import FILE.csv`; `offices FILE.csv`: where a complaint is quicker; `officers
FILE.csv`: where one can speak with an officer; `population FILE.csv`: how many people live where;
`neighbourhoods FILE.csv`: which RT there are."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from bot.clock import Clock
from bot.opening import open_database, write
from bot.settings import Settings
from handlers.reading.meaning.things import things
from storage.city import areas, neighbourhoods, quicker, speaking
from storage.consultations import results
from storage.database.store import Store
from storage.errors import Advice

# More people than this live in no kelurahan.
MOST = 1_000_000


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    actions = parser.add_subparsers(dest="action", required=True)
    take = actions.add_parser("import", help="code, name, lat, lon, aliases, letters, timezone")
    take.add_argument("file", type=Path)
    offices = actions.add_parser("offices", help="where a complaint is quicker than a proposal")
    offices.add_argument("file", type=Path, help="city, thing, office, contact, hours")
    officers = actions.add_parser("officers", help="where one can speak with an officer")
    officers.add_argument("file", type=Path, help="area, office, contact, hours")
    count = actions.add_parser("population", help="code, people: for results that are weighted")
    count.add_argument("file", type=Path)
    near = actions.add_parser("neighbourhoods", help="the RT of each kelurahan, for SEBARAN")
    near.add_argument("file", type=Path, help="code, rw, rt")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    if not arguments.file.is_file():
        raise Advice(f"there is no file {arguments.file}")
    if arguments.action == "offices":
        return await _offices(settings, arguments.file, clock)
    if arguments.action == "officers":
        return await _officers(settings, arguments.file, clock)
    if arguments.action == "population":
        return await _populate(settings, arguments.file, clock)
    if arguments.action == "neighbourhoods":
        return await _near(settings, arguments.file, clock)
    wanted, named = areas.read_csv(arguments.file), areas.named_in(arguments.file)

    async def chore(store: Store) -> tuple[int, int]:
        return await areas.take(store, wanted, named)

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


async def _officers(settings: Settings, file: Path, clock: Clock) -> int:
    wanted = speaking.read_csv(file)

    async def chore(store: Store) -> int:
        return await speaking.take(store, wanted)

    async with open_database(settings, clock, create=False) as database:
        count = await write(database, chore, clock)
    print(f"{count} offices read")
    return 0


async def _near(settings: Settings, file: Path, clock: Clock) -> int:
    wanted = neighbourhoods.read_csv(file)

    async def chore(store: Store) -> int:
        return await neighbourhoods.take(store, wanted)

    async with open_database(settings, clock, create=False) as database:
        count = await write(database, chore, clock)
    print(f"{count} RT of {len(wanted)} kelurahan read")
    return 0


async def _populate(settings: Settings, path: Path, clock: Clock) -> int:
    """How many people live in each kelurahan, from a file of `code` and `people`."""
    found: dict[str, int] = {}
    rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    if not {"code", "people"} <= set(rows.fieldnames or ()):
        raise Advice("the first line must name the columns code and people")
    for number, row in enumerate(rows, 2):
        code, people = (row["code"] or "").strip(), (row["people"] or "").strip().replace(".", "")
        if not people.isdecimal() or not 0 < int(people) < MOST:
            raise Advice(f"line {number}: {row['people']!r} is no number of people")
        found[code] = int(people)

    async def chore(store: Store) -> None:
        await results.populate(store, found)

    async with open_database(settings, clock, create=False) as database:
        async with database.read() as connection:
            known = await areas.load(connection)
        for code in found:
            area = known.get(code)
            if area is None or area.level != 4:
                raise Advice(f"no kelurahan has the code {code}; see `rembuk area import`")
        await write(database, chore, clock)
    print(f"how many people live in {len(found)} kelurahan is known")
    return 0
