"""Message ids that were taken, and messages to send with what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.ids import new_id
from storage.store import Store
from storage.tables import inbox, mailbox, unreadable

# States of a message. Until it is settled it is QUEUED (also while it is being sent: a process
# that dies leaves its claim behind, and whoever comes after it sends the message once more).
QUEUED = "queued"
SENT = "sent"
DELIVERED = "delivered"
READ = "read"
REFUSED = "refused"
GONE = "gone"
UNKNOWN = "unknown"
WAITING = "waiting"  # for the person's next message: the channel lets us answer, not begin
REPLACED = "replaced"

# What a channel says of a message that came after the window had closed.
CLOSED = "closed"

# How far each state is; a status callback never takes a message back.
RANK = {
    QUEUED: 0,
    WAITING: 0,
    UNKNOWN: 1,
    SENT: 2,
    DELIVERED: 3,
    READ: 4,
    REFUSED: 5,
    GONE: 5,
    REPLACED: 5,
}


@dataclass(slots=True)
class Letter:
    """A message to one address, as it lies in the mailbox: one call to the platform."""

    id: int
    person_id: int | None
    channel: str
    address: str
    priority: int
    locale: str
    text: str
    buttons: list[dict[str, Any]]
    file: dict[str, Any] | None
    about: str | None
    replaces: str | None
    attempts: int
    not_before: datetime | None
    created_at: datetime


def letter(row: Any) -> Letter:
    """From a row of the mailbox, or from the values that are about to become one."""
    return Letter(**{name: row[name] for name in Letter.__slots__})


# --- what came in ---------------------------------------------------------------------------


async def take(
    store: Store, messages: Sequence[dict[str, Any]], *, careful: bool
) -> set[tuple[str, str]]:
    """Notes message ids as taken; gives those that were new. Rows as in the table `inbox`.

    Repeats are rare, and looking for them costs every turn a query: unless it is `careful`, one
    that was taken in an earlier transaction makes this one fail (storage.database.taken_already).
    """
    taken: set[tuple[str, str]] = set()
    if careful:
        asked: dict[str, list[str]] = {}
        for message in messages:
            asked.setdefault(message["channel"], []).append(message["message"])
        found = await store.fetch(_taken(tuple(sorted(asked))), asked)
        taken = {(row.channel, row.message) for row in found}
    fresh: set[tuple[str, str]] = set()
    for message in messages:
        key = (message["channel"], message["message"])
        if key not in taken and key not in fresh:
            fresh.add(key)
            store.insert(inbox, **message)
    return fresh


@cache
def _taken(channels: tuple[str, ...]) -> Any:
    """Which of some messages are there; made once for the channels in it."""
    return select(inbox.c.channel, inbox.c.message).where(
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


async def replied(store: Store, channel: str, platform_id: str) -> str | None:
    """What the message of ours that a person replied to was about."""
    rows = await store.fetch(
        select(mailbox.c.about).where(
            mailbox.c.channel == channel, mailbox.c.platform_id == platform_id
        )
    )
    return rows[0].about if rows else None


# --- what goes out --------------------------------------------------------------------------


async def replace(store: Store, person_id: int, replaces: str) -> None:
    """Unsent messages to a person with this mark give way to a newer one."""
    await store.execute(
        update(mailbox)
        .where(
            mailbox.c.person_id == person_id,
            mailbox.c.replaces == replaces,
            mailbox.c.settled_at.is_(None),
        )
        .values(state=REPLACED, settled_at=store.now)
    )


async def claim(
    store: Store,
    channels: Iterable[str],
    me: int,
    gone: Iterable[int],
    *,
    address: str | None = None,
    count: int = 500,
) -> list[Letter]:
    """Takes messages that no living process is sending, most urgent first.

    `gone` are processes that have died; what they left is sent once more by whoever takes it.
    With `address`, only what is for that address.
    """
    wanted = (
        select(mailbox.c.id)
        .where(
            mailbox.c.settled_at.is_(None),
            mailbox.c.state == QUEUED,
            mailbox.c.channel.in_(sorted(channels)),
            mailbox.c.claim.in_([0, *gone]),
            *([mailbox.c.address == address] if address is not None else []),
        )
        .order_by(mailbox.c.priority, mailbox.c.id)
        .limit(count)
    )
    if store.dialect == "postgresql":
        wanted = wanted.with_for_update(skip_locked=True)
    ids = [row.id for row in await store.fetch(wanted)]
    if not ids:
        return []
    await store.execute(update(mailbox).where(mailbox.c.id.in_(ids)).values(claim=me))
    rows = await store.fetch(
        select(mailbox).where(mailbox.c.id.in_(ids)).order_by(mailbox.c.priority, mailbox.c.id)
    )
    return [letter(row._mapping) for row in rows]


async def claimants(connection: AsyncConnection) -> set[int]:
    """The processes that hold messages to send; 0 stands for those that nobody holds."""
    rows = await connection.execute(
        select(mailbox.c.claim)
        .where(mailbox.c.settled_at.is_(None), mailbox.c.state == QUEUED)
        .distinct()
    )
    return {row.claim for row in rows}


def settle(
    store: Store, id: int, state: str, *, platform_id: str | None = None, why: str | None = None
) -> None:
    """What became of a message."""
    store.update(
        mailbox,
        id,
        state=state,
        settled_at=store.now,
        platform_id=platform_id,
        why=why[:200] if why else None,
    )


def wait(store: Store, id: int) -> None:
    """The window is closed: the message lies still until the person writes."""
    store.update(mailbox, id, state=WAITING, claim=0, settled_at=None)


async def release(store: Store, channel: str, address: str) -> None:
    """The person has written: what waited for that may go."""
    moved = await store.execute(
        update(mailbox)
        .where(
            mailbox.c.channel == channel,
            mailbox.c.address == address,
            mailbox.c.state == WAITING,
        )
        .values(state=QUEUED)
    )
    if moved:
        store.wake.add("mail")


async def keep_unreadable(store: Store, channel: str, raw: str, why: str) -> None:
    """A raw message that nobody could read, for staff."""
    store.insert(
        unreadable, id=new_id(), channel=channel, at=store.now, raw=raw[:20_000], why=why[:200]
    )


def put_off(store: Store, id: int, attempts: int, when: datetime) -> None:
    """It could not be sent now; who sends it keeps the claim. `attempts` are those of which
    nobody knows how they ended."""
    store.update(mailbox, id, attempts=attempts, not_before=when)


def move(store: Store, id: int, address: str) -> None:
    """The chat has another address; whoever looks next takes the message there."""
    store.update(mailbox, id, address=address, claim=0)
    store.wake.add("mail")


async def drop(store: Store, id: int) -> None:
    """A last word to somebody who was deleted leaves nothing behind."""
    await store.execute(delete(mailbox).where(mailbox.c.id == id))


async def receipt(
    store: Store, channel: str, state: str, *, id: int | None, platform_id: str | None, why: str
) -> None:
    """A platform's word on a message; an earlier state never replaces a later one."""
    which = mailbox.c.id == id if id is not None else mailbox.c.platform_id == platform_id
    rows = await store.fetch(
        select(mailbox.c.id, mailbox.c.state, mailbox.c.settled_at).where(
            which, mailbox.c.channel == channel
        )
    )
    for row in rows:
        if state == CLOSED:
            wait(store, row.id)
            continue
        new = {"failed": REFUSED, "undelivered": REFUSED}.get(state, state)
        if new in RANK and RANK[new] > RANK[row.state]:
            store.update(
                mailbox, row.id, state=new, settled_at=row.settled_at or store.now, why=why or None
            )


async def counts(connection: AsyncConnection) -> dict[tuple[str, str], int]:
    """Messages by channel and state, for the metrics."""
    query = select(mailbox.c.channel, mailbox.c.state, func.count()).group_by(
        mailbox.c.channel, mailbox.c.state
    )
    return {(row[0], row[1]): row[2] for row in await connection.execute(query)}


# --- what a person sees again in the browser ------------------------------------------------


async def transcript(
    connection: AsyncConnection,
    channel: str,
    address: str,
    *,
    after: int = 0,
    before: int | None = None,
    limit: int,
) -> list[tuple[bool, Row[Any]]]:
    """Entries of a chat, oldest first: (whether the person said it, row). The first `limit` after
    an id; or, with `before` (or neither), the last `limit` before it.
    """
    forward = after > 0 and before is None
    found: list[tuple[bool, Row[Any]]] = []
    for theirs, table in ((True, inbox), (False, mailbox)):
        query = select(table).where(table.c.channel == channel, table.c.address == address)
        if theirs:
            shown = (inbox.c.text, inbox.c.file_id, inbox.c.lat)
            query = query.where(or_(*(column.is_not(None) for column in shown)))
        else:
            query = query.where(mailbox.c.state != REPLACED)
        if after:
            query = query.where(table.c.id > after)
        if before is not None:
            query = query.where(table.c.id < before)
        query = query.order_by(table.c.id if forward else table.c.id.desc()).limit(limit)
        found += [(theirs, row) for row in await connection.execute(query)]
    found.sort(key=lambda entry: entry[1].id)
    return found[:limit] if forward else found[-limit:]


async def purge(store: Store, sent_before: datetime) -> int:
    """Texts both ways that are older than they need to be kept (90 days)."""
    gone = await store.execute(
        delete(mailbox).where(
            and_(mailbox.c.created_at < sent_before, mailbox.c.settled_at.is_not(None))
        )
    )
    return gone + await store.execute(delete(inbox).where(inbox.c.at < sent_before))


async def purge_unreadable(store: Store, before: datetime) -> int:
    """Raw messages that staff have had long enough (30 days)."""
    return await store.execute(delete(unreadable).where(unreadable.c.at < before))


async def purge_last_words(store: Store, before: datetime) -> int:
    """What was said to people who were deleted in that very moment."""
    return await store.execute(
        delete(mailbox).where(mailbox.c.person_id.is_(None), mailbox.c.created_at < before)
    )
