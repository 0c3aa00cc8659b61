"""`rembuk area import FILE.csv`; `offices FILE.csv`: where a complaint is quicker; `officers
FILE.csv`: where one can speak with an officer; `population FILE.csv`: how many people live where;
`neighbourhoods FILE.csv`: which RT there are; `opd FILE.csv`: the offices of a city;
`pagu FILE.csv`: what each kelurahan has to spend; `kamus FILE.csv`: its dictionary of proposals."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.opening import open_database, write, write_into
from bot.settings import Settings
from bot.turns.queue import Chore
from handlers.reading.meaning.things import things
from storage.city import areas, funds, kamus, neighbourhoods, quicker, speaking
from storage.consultations import results
from storage.database.store import Store
from storage.errors import Advice
from storage.staff import offices

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
    opd = actions.add_parser("opd", help="the OPD of a city: what is noted and invited for")
    opd.add_argument("file", type=Path, help="city, opd, also (other names, parted by |)")
    money = actions.add_parser("pagu", help="what each kelurahan has to spend")
    money.add_argument("file", type=Path, help="area, year, fund, amount")
    words = actions.add_parser("kamus", help="the dictionary of proposals of a city")
    words.add_argument("file", type=Path, help="city, item, opd, unit, cost (of one, whole rupiah)")
    near = actions.add_parser("neighbourhoods", help="the RT of each kelurahan, for SEBARAN")
    near.add_argument("file", type=Path, help="code, rw, rt")
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    if not arguments.file.is_file():
        raise Advice(f"there is no file {arguments.file}")
    if arguments.action == "population":
        return await _populate(settings, arguments.file, clock)
    if arguments.action == "opd":
        return await _opds(settings, arguments.file, clock)
    take, said = _read(arguments.action, arguments.file)
    print(said.format(await write_into(settings, take, clock)))
    return 0


def _read(action: str, file: Path) -> tuple[Chore[Any], str]:
    """What a file of this kind holds, to be taken, and how that is said. Raises Advice."""
    match action:
        case "offices":
            desks = quicker.read_csv(file, {thing.name for thing in things() if thing.complaint})
            return lambda store: quicker.take(store, desks), "{} offices read"
        case "officers":
            officers = speaking.read_csv(file)
            return lambda store: speaking.take(store, officers), "{} offices read"
        case "pagu":
            there_is = funds.read_csv(file)
            return lambda store: funds.take(store, there_is), "{} pagu read"
        case "kamus":
            items = kamus.read_csv(file)
            return lambda store: kamus.take(store, items), "{} items read"
        case "neighbourhoods":
            known = neighbourhoods.read_csv(file)
            of = f"of {len(known)} kelurahan"
            return lambda store: neighbourhoods.take(store, known), f"{{}} RT {of} read"
    wanted, named = areas.read_csv(file), areas.named_in(file)
    said = f"{len(wanted)} areas read: {{0[0]}} new, {{0[1]}} changed"
    return lambda store: areas.take(store, wanted, named), said


async def _opds(settings: Settings, path: Path, clock: Clock) -> int:
    wanted = offices.read_csv(path)
    taken = await write_into(settings, lambda store: offices.take(store, wanted), clock)
    print(f"{taken.count} OPD read")
    if taken.strange:
        print(f"proposals or roles name others: {', '.join(taken.strange)}", file=sys.stderr)
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
