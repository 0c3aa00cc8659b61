"""The installation's key, where several processes share a database. It is in no copy of it: whoever
has a copy must not be able to sign."""

from __future__ import annotations

from sqlalchemy import select, text

from storage.database.connections import Database
from storage.database.tables import kept

# The note that holds it.
NAME = "secret key"

_KEY = select(kept.c.value).where(kept.c.name == NAME)


async def known(database: Database) -> str | None:
    """The key, if one has been kept."""
    async with database.read() as connection:
        found: str | None = (await connection.execute(_KEY)).scalar()
    return found


async def first(database: Database, key: str) -> str:
    """Keeps a key, unless another process was quicker; gives the one that is kept."""
    async with database.write() as transaction:
        await transaction.connection.execute(_BEGIN, {"name": NAME, "key": key})
        found: str = (await transaction.connection.execute(_KEY)).scalar_one()
        await transaction.commit()
    return found


_BEGIN = text("INSERT INTO kept (name, value) VALUES (:name, :key) ON CONFLICT (name) DO NOTHING")
