"""How each process that serves a database is set, so that it can be told where one is unlike the
others."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import notes
from storage.database.processes.leases import Lease
from storage.database.store import Store
from storage.database.tables import kept

# In `kept`: how a process is set, by its number.
NOTE = "serves:"

_ALIVE = text(
    "SELECT classid::bigint << 32 | objid::bigint AS number FROM pg_locks "
    "WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND classid::bigint <> 0 "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


async def say(store: Store, lease: Lease, settings: Mapping[str, str]) -> None:
    """How this process is set, by name, in a few letters each; whoever is no more says nothing any
    longer."""
    said = await notes.under(store, NOTE)
    gone = await lease.dead(map(int, said), "settings")
    await store.execute(delete(kept).where(kept.c.name.in_([f"{NOTE}{each}" for each in gone])))
    how = " ".join(f"{name}={value}" for name, value in settings.items())
    await notes.save(store, f"{NOTE}{lease.me}", how)


async def unlike(connection: AsyncConnection) -> list[str]:
    """The settings in which those that live differ. On SQLite one serves."""
    if connection.dialect.name == "sqlite":
        return []
    alive = {row.number for row in await connection.execute(_ALIVE)}
    said = await notes.load(connection, NOTE)
    living = [set(how.split()) for number, how in said.items() if int(number) in alive]
    differ = set().union(*living) - set(living[0]).intersection(*living) if living else set()
    return sorted({each.partition("=")[0] for each in differ})
