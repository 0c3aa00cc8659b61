"""Small notes by a name: what platforms call things of ours, what the calendar has done or is still
to do."""

from __future__ import annotations

import re

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Store
from storage.database.tables import kept


async def load(connection: AsyncConnection, prefix: str) -> dict[str, str]:
    """All that begin with a prefix, without it."""
    begins = _SPECIAL.sub(r"/\g<0>", prefix) + "%"
    rows = await reading.rows(connection, _BEGINNING, {"begins": begins})
    return {row.name.removeprefix(prefix): row.value for row in rows}


# What LIKE does not take as it stands.
_SPECIAL = re.compile(r"[/%_]")
_BEGINNING = Known(select(kept).where(kept.c.name.like(bindparam("begins"), escape="/")))


async def save(store: Store, name: str, value: str) -> None:
    await store.execute(delete(kept).where(kept.c.name == name))
    store.insert(kept, name=name, value=value)


async def renew(store: Store, name: str, value: str) -> bool:
    """Saves a note; whether it said something else before. Of several processes that say the same
    at once it is true of one."""
    made = await store.fetch(_RENEW, {"name": name, "value": value})
    return bool(made)


async def get(store: Store, name: str) -> str | None:
    rows = await store.fetch(select(kept.c.value).where(kept.c.name == name))
    return rows[0].value if rows else None


async def under(store: Store, prefix: str) -> dict[str, str]:
    """As `load`, within a unit of work."""
    await store.flush()
    return await load(store.connection, prefix)


async def drop(store: Store, name: str) -> None:
    await store.execute(delete(kept).where(kept.c.name == name))


_RENEW = text(
    "INSERT INTO kept (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE "
    "SET value = excluded.value WHERE kept.value <> excluded.value RETURNING name"
)
