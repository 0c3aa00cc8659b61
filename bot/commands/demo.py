"""`rembuk demo`: fills an empty database with a believable year."""

from __future__ import annotations

import argparse
import random
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.demo.year import Year
from bot.opening import open_database
from bot.settings import Settings
from handlers import told
from handlers.site import Site
from storage.city import areas, cycles
from storage.database.processes.leases import Lease
from storage.database.store import Store, begin_ids
from storage.errors import Advice
from storage.files.bucket import media_at
from storage.reports import examples

SEED = 2027


def options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--seed",
        type=int,
        default=SEED,
        help="another number gives another year, the same the same",
    )
    return parser


async def run(settings: Settings, arguments: argparse.Namespace, clock: Clock) -> int:
    async with open_database(settings, clock) as database:
        async with database.read() as connection:
            if await examples.is_cut_short(connection) or await examples.maker(connection):
                raise Advice(
                    f"in {database.place} is an example year that another `rembuk demo` is making, "
                    "or that was cut short; a new one is for an empty database "
                    "(REMBUK_DATABASE_URL)"
                )
            if not await examples.untouched(connection):
                raise Advice(
                    f"there are people in {database.place} already; an example is for an empty "
                    "database (REMBUK_DATABASE_URL)"
                )
            known = await areas.load(connection)
            years = await cycles.read(connection)
        media = media_at(settings.media_dir, settings.data_dir)
        await media.prepare()
        # What happens tells nobody: there is nobody.
        notices = dict.fromkeys(told.table(Site(known, years, "")), _nobody)

        async def at(moment: datetime, work: Callable[[Store], Awaitable[Any]]) -> Any:
            async with database.write() as transaction:
                store = Store(transaction, notices, _unsent, moment)
                given = await work(store)
                await store.commit()
                return given

        async with database.read() as connection:
            await begin_ids(connection)
        today = clock().astimezone(known.cities[0].zone).date()
        dice = random.Random(arguments.seed)  # noqa: S311 - no secret
        # Whoever serves beside it leaves alone what falls due in it, as long as this one lives.
        async with Lease(database, settings.data_dir) as lease:
            year = Year(at, known, years, media, dice, today, lease.me)
            await year.live()
    print(
        f"an example year (seed {arguments.seed}): {len(year.made)} proposals, "
        f"{len(year.residents)} people; every page and paper says that it is one"
    )
    return 0


async def _nobody(store: Store, event: Any) -> list[Any]:
    return []


async def _unsent(store: Store, outgoing: Any, speaker: Any) -> None:
    """Nothing is sent to anybody."""
