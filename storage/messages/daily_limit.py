"""How many people a day may be written to first on a channel, and how many have been."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import notes
from storage.database.store import Store
from storage.database.tables import written_first

# For so long one address counts as written to first.
DAY = timedelta(hours=24)

# That a platform allows fewer is taken for true so long; then what is set is tried again.
LOWERED = timedelta(days=7)

# After the platform has said that it allows no more, nobody is tried for so long.
PAUSE = timedelta(hours=2)

# In `kept`: that the platform allowed fewer than was set, by channel.
LIMIT = "written-first:"


async def used(store: Store, channel: str, at: datetime | None = None) -> int:
    """How many have been written to first within the day before a moment, or since."""
    query = select(func.count()).where(
        written_first.c.channel == channel, written_first.c.at > (at or store.now) - DAY
    )
    return int((await store.fetch(query))[0][0])


async def alone(store: Store, channel: str) -> None:
    """Until this unit of work ends nobody else decides who is written to first."""
    if store.dialect == "postgresql":
        await store.execute(
            text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": LIMIT + channel}
        )


async def begins(store: Store, channel: str, some: Collection[str]) -> None:
    """The people at some addresses are written to first, from now on: when it is decided, and once
    more when it has gone, which may be hours later. The platform counts from then."""
    if not some:
        return
    make: Any = postgresql.insert if store.dialect == "postgresql" else sqlite.insert
    # In one order, so that nobody waits for who waits for them.
    rows = [{"channel": channel, "address": each, "at": store.now} for each in sorted(some)]
    made = make(written_first).values(rows)
    keys = [written_first.c.channel, written_first.c.address]
    await store.execute(made.on_conflict_do_update(index_elements=keys, set_={"at": store.now}))


async def allowed(store: Store, channel: str, set_to: int) -> int:
    """How many a day: what is set, or fewer for a week after the platform has said so."""
    lowered, at = read_limit(await notes.get(store, LIMIT + channel))
    return min(lowered, set_to) if at is not None and store.now - at < LOWERED else set_to


async def room(store: Store, channel: str, set_to: int) -> int:
    """How many more may be written to first now."""
    _, at = read_limit(await notes.get(store, LIMIT + channel))
    if at is not None and store.now - at < PAUSE:
        return 0
    return max(await allowed(store, channel, set_to) - await used(store, channel), 0)


async def lower(store: Store, channel: str, address: str) -> int:
    """The platform allowed no more, so that nobody at this address was written to: what had gone
    then is taken for what it allows; gives that."""
    whom = written_first.c.channel == channel, written_first.c.address == address
    rows = await store.fetch(select(written_first.c.at).where(*whom))
    await store.execute(delete(written_first).where(*whom))
    went = await used(store, channel, rows[0].at if rows else None)
    now_allowed = max(await allowed(store, channel, went), 1)
    await notes.save(store, LIMIT + channel, f"{now_allowed}/{store.now.isoformat()}")
    return now_allowed


def read_limit(note: str | None) -> tuple[int, datetime | None]:
    """How many a platform allowed, and when it said so."""
    if note is None:
        return 0, None
    number, _, at = note.partition("/")
    return int(number), datetime.fromisoformat(at)


async def forget_old(store: Store) -> None:
    """Who was written to first long ago is nobody's business."""
    await store.execute(delete(written_first).where(written_first.c.at < store.now - 2 * DAY))
