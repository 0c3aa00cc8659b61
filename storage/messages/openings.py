"""Openings: somebody who has been silent for too long is asked to write, so that what is held for
them may be sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import IS_WAITING, openings, outbox
from storage.messages.model import QUEUED, REPLACED
from storage.messages.templates import HELD_BACK, SILENT, Outside

# Who does not answer an opening is asked once more after so long; after as long again they count as
# not reached.
REMIND = timedelta(days=7)

# `about` of an opening.
ABOUT = "opening"


def opens(
    store: Store,
    channel: str,
    address: str,
    person_id: int,
    priority: int,
    ref: str,
    words: str,
    outside: Outside,
) -> None:
    """Asks somebody to write, so that what is held for them may be sent."""
    store.insert(
        outbox,
        id=new_id(),
        person_id=person_id,
        channel=channel,
        address=address,
        priority=priority,
        locale=outside.locale,
        text=words,
        buttons=[],
        about=ABOUT,
        state=QUEUED,
        claim=0,
        attempts=0,
        created_at=store.now,
        outside=outside.stored(),
        way=ref,
    )
    store.wakes("mail")


async def opened(store: Store, channel: str, address: str, person_id: int) -> None:
    """An opening is on its way to somebody: notes when."""
    at = openings.c.channel == channel, openings.c.address == address
    await store.execute(delete(openings).where(*at))
    store.insert(openings, channel=channel, address=address, person_id=person_id, at=store.now)


async def answered(store: Store, channel: str, address: str) -> None:
    """They have written: nothing is asked of them any more."""
    at = openings.c.channel == channel, openings.c.address == address
    await store.execute(delete(openings).where(*at))
    await store.execute(
        update(outbox)
        .where(
            outbox.c.channel == channel,
            outbox.c.address == address,
            outbox.c.about == ABOUT,
            outbox.c.settled_at.is_(None),
            outbox.c.claim == 0,
        )
        .values(state=REPLACED, settled_at=store.now)
    )


# --- those that nobody answers ----------------------------------------------------------------


async def unanswered(connection: AsyncConnection, now: datetime) -> bool:
    """Whether there is one that has waited for long."""
    query = select(openings.c.at).where(*_late(now)).limit(1)
    return (await connection.execute(query)).first() is not None


def _late(now: datetime) -> list[ColumnElement[bool]]:
    since = func.coalesce(openings.c.reminded_at, openings.c.at)
    return [
        openings.c.ended_at.is_(None),
        openings.c.at <= now - REMIND,
        since <= now - REMIND,
    ]


async def late(store: Store, channels: Collection[str], count: int) -> Sequence[Any]:
    """Some of them: channel, address, person_id, reminded_at, and what was asked before (`text`,
    `outside`), of which something is still held."""
    held = exists().where(
        IS_WAITING,
        outbox.c.channel == openings.c.channel,
        outbox.c.address == openings.c.address,
    )
    query = (
        select(openings, held.label("held"))
        .where(*_late(store.now), openings.c.channel.in_(sorted(channels)))
        .order_by(openings.c.at)
        .limit(count)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(of=openings, skip_locked=True)
    return await store.fetch(query)


async def last_opening(store: Store, channel: str, address: str) -> Any:
    """The newest opening to an address, as a row."""
    query = (
        select(outbox)
        .where(outbox.c.channel == channel, outbox.c.address == address, outbox.c.about == ABOUT)
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    rows = await store.fetch(query)
    return rows[0] if rows else None


def reminded(store: Store, channel: str, address: str) -> None:
    store.update(openings, channel, address, reminded_at=store.now)


async def give_up(store: Store, channel: str, address: str) -> None:
    """Nobody answers: what is held still goes when they write, but they count as not reached."""
    store.update(openings, channel, address, ended_at=store.now)
    await store.execute(
        update(outbox)
        .where(
            outbox.c.channel == channel,
            outbox.c.address == address,
            IS_WAITING,
            # Found by address: all that is held anywhere would be read by `way`.
            func.coalesce(outbox.c.way, "") == HELD_BACK,
        )
        .values(way=SILENT)
    )


async def drop(store: Store, channel: str, address: str) -> None:
    """Nothing is held any more."""
    at = openings.c.channel == channel, openings.c.address == address
    await store.execute(delete(openings).where(*at))
