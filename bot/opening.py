"""The database as every command opens it: up to date, with the places that come with the
installation; and one transaction outside of a running program."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

from bot.clock import Clock, machine
from bot.settings import Settings
from bot.turns.queue import Chore, T
from storage.city import areas, cycles
from storage.database.connections import Connection, Database, DatabaseMissing
from storage.database.ledger import Ledger
from storage.database.store import Store, begin_ids
from storage.errors import Advice


@contextlib.asynccontextmanager
async def open_database(
    settings: Settings, clock: Clock = machine, *, upgrade: bool = True, create: bool = True
) -> AsyncIterator[Database]:
    """The database, brought up to date, with the places that come with the installation; closed
    however the block ends.

    Without `create` it must be there: a mistyped address becomes no new database, nor do tables of
    ours get into one that is empty. Without `upgrade` nothing is made or written: it must be up to
    date too. Raises Advice.
    """
    database = Database(settings.database_url, create=upgrade and create)
    try:
        await _not_lost(settings, database)
        makes = upgrade and create
        if not database.exists() or (not makes and await database.empty()):
            raise DatabaseMissing(database.place)
        if upgrade:
            await database.upgrade()
            await _included_places(database, clock)
        else:
            await database.check_version()
        yield database
    finally:
        await database.close()


async def _not_lost(settings: Settings, database: Database) -> None:
    """Raises Advice instead of beginning anew where there has been a database."""
    ledger = Ledger.within(settings.data_dir)
    if ledger.knows(database.address) and await database.empty():
        raise Advice(
            f"there is no database, although {ledger.path} says that there was one or that one was "
            "being restored; put it back, or `rembuk db restore` a copy (again, where that was cut "
            f"short), or move {ledger.path} away to begin anew"
        )


INCLUDED_CITY = "18.72"


async def _included_places(database: Database, clock: Clock) -> None:
    async def missing(connection: Connection) -> tuple[bool, bool]:
        """Whether there are no places yet, and whether there are no years."""
        known = await areas.load(connection)
        if known.cities and known.get(INCLUDED_CITY) is None:
            return False, False
        return not known.cities, not (await cycles.read(connection)).years(INCLUDED_CITY)

    async with database.read() as connection:
        if not any(await missing(connection)):
            return

    async def chore(store: Store) -> None:
        # Another process may start at the same moment.
        await store.alone("included places")
        places, years = await missing(store.connection)
        if places:
            await areas.take(store, areas.read_csv(areas.INCLUDED))
        if years:
            await cycles.take(store, cycles.read_csv(cycles.INCLUDED))

    await write(database, chore, clock)


async def write(database: Database, chore: Chore[T], clock: Clock) -> T:
    """One transaction outside of a running program, for a command that tells nobody anything; gives
    what the chore gave."""
    async with database.write() as transaction:
        await begin_ids(transaction.connection)
        store = Store(transaction, {}, _no_post, clock())
        given = await chore(store)
        await store.commit()
        return given


async def write_into(settings: Settings, chore: Chore[T], clock: Clock) -> T:
    """One transaction in a database that has to be there: all that many a command does."""
    async with open_database(settings, clock, create=False) as database:
        return await write(database, chore, clock)


async def _no_post(store: Store, outgoing: Any, speaker: Any) -> None:
    raise LookupError("nothing is sent here")
