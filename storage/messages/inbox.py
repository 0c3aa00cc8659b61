"""What came in: message ids that were taken, what nobody could read; a chat as it is seen again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import inbox, outbox, unreadable
from storage.messages.model import REPLACED


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said in a chat; `message` is the id that their platform or page gave it."""

    id: int
    at: datetime
    message: str
    text: str | None
    file_id: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody was sent; of a mailing the words stand with the mailing."""

    id: int
    at: datetime
    text: str
    buttons: Sequence[Mapping[str, Any]]
    file: Mapping[str, Any] | None
    mailing_id: int | None
    locale: str


async def take(
    store: Store, messages: Sequence[dict[str, Any]], *, careful: bool
) -> set[tuple[str, str]]:
    """Notes message ids as taken; gives those that were new. Rows as in the table `inbox`.

    Repeats are rare, and looking for them costs every turn a query: unless it is `careful`, one
    that was taken in an earlier transaction makes this one fail (`taken_already` of
    storage.database.connections).
    """
    taken: set[tuple[str, str]] = set()
    if careful:
        asked: dict[str, list[str]] = {}
        for message in messages:
            asked.setdefault(message["channel"], []).append(message["message"])
        found = await store.fetch(_repeats(tuple(sorted(asked))), asked)
        taken = {(row.channel, row.message) for row in found}
    fresh: set[tuple[str, str]] = set()
    for message in messages:
        key = (message["channel"], message["message"])
        if key not in taken and key not in fresh:
            fresh.add(key)
            store.insert(inbox, **message)
    return fresh


@cache
def _repeats(channels: tuple[str, ...]) -> Known:
    """Which of some messages are there; made once for the channels in it."""
    return Known(
        select(inbox.c.channel, inbox.c.message).where(
            or_(
                *(
                    and_(
                        inbox.c.channel == channel,
                        inbox.c.message.in_(bindparam(channel, expanding=True)),
                    )
                    for channel in channels
                )
            )
        )
    )


async def keep_unreadable(store: Store, channel: str, raw: str, why: str) -> None:
    """A raw message that nobody could read, for staff."""
    store.insert(
        unreadable, id=new_id(), channel=channel, at=store.now, raw=raw[:20_000], why=why[:200]
    )


async def unread(connection: AsyncConnection, why: str) -> list[tuple[int, str]]:
    """Ids and words of messages that were kept for a reason that begins like this, oldest first."""
    query = select(unreadable.c.id, unreadable.c.raw).where(
        unreadable.c.why.startswith(why, autoescape=True)
    )
    rows = await connection.execute(query.order_by(unreadable.c.id))
    return [(row.id, row.raw) for row in rows]


async def drop_unread(store: Store, id: int) -> None:
    """It has been taken after all."""
    await store.execute(delete(unreadable).where(unreadable.c.id == id))


async def transcript(
    connection: AsyncConnection,
    channel: str,
    address: str,
    *,
    after: int = 0,
    before: int | None = None,
    limit: int,
) -> list[Said | Sent]:
    """Entries of a chat, oldest first. The first `limit` after an id; or, with `before` (or
    neither), the last `limit` before it.
    """
    forward = after > 0 and before is None
    found: list[Said | Sent] = []
    for theirs, table in ((True, inbox), (False, outbox)):
        query = select(table).where(table.c.channel == channel, table.c.address == address)
        if theirs:
            shown = (inbox.c.text, inbox.c.file_id, inbox.c.lat)
            query = query.where(or_(*(column.is_not(None) for column in shown)))
        else:
            query = query.where(outbox.c.state != REPLACED, outbox.c.settled_at.is_not(None))
        if after:
            query = query.where(table.c.id > after)
        if before is not None:
            query = query.where(table.c.id < before)
        query = query.order_by(table.c.id if forward else table.c.id.desc()).limit(limit)
        made = _said if theirs else _sent
        found += [made(row) for row in await connection.execute(query)]
    found.sort(key=lambda entry: entry.id)
    return found[:limit] if forward else found[-limit:]


def _said(row: Any) -> Said:
    return Said(row.id, row.at, row.message, row.text, row.file_id, row.lat, row.lon)


def _sent(row: Any) -> Sent:
    return Sent(row.id, row.settled_at, row.text, row.buttons, row.file, row.mailing_id, row.locale)


async def purge_unreadable(store: Store, before: datetime) -> int:
    """Raw messages that staff have had long enough (30 days)."""
    return await store.execute(delete(unreadable).where(unreadable.c.at < before))
