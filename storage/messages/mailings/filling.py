"""The messages of a mailing, written into the outbox by INSERT ... SELECT, some thousands at a
time, so that nobody's reply waits for them; and dropped where it was stopped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Insert,
    Row,
    Select,
    case,
    false,
    func,
    insert,
    literal,
    not_,
    null,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct.sqlite import MANY
from storage.database.ids import new_ids
from storage.database.store import Store
from storage.database.tables import addresses, mailings, outbox, people
from storage.messages.mailings.audiences import AT_ADDRESS, Audience, meant, reach
from storage.messages.mailings.mailing import MailingState
from storage.messages.model import HELD, QUEUED, REFUSED, WAITING
from storage.people import people as people_of
from storage.people import sharing

# Messages written in one transaction: others wait for it.
AT_ONCE = 2_000


async def fill(
    store: Store,
    id: int,
    windows: Mapping[str, timedelta],
    count: int = AT_ONCE,
) -> bool:
    """Writes some of a mailing's messages; whether there may be more to write.

    Who gets it is decided now. Where a channel's window is shut the message waits for the person's
    next one.
    """
    query = select(mailings).where(mailings.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    row = (await store.fetch(query))[0]
    if row.state != MailingState.PLANNED or row.at > store.now:
        return False
    audience = Audience.load(row.area, row.audience)
    if row.filled_to is None:
        found = await reach(store, audience, windows)
        store.update(mailings, id, missed=found.missed, started_at=store.now)
    # Null, where nothing is known of the address.
    shut = func.coalesce(people_of.shut(store.now, windows), false())
    chosen = (
        select(people.c.id)
        .outerjoin(addresses, AT_ADDRESS)
        .where(
            meant(audience),
            people.c.quiet_since.is_(None),
            addresses.c.blocked_at.is_(None),
            people.c.id > (row.filled_to or 0),
            *([not_(shut)] if audience.heard else []),
        )
        .order_by(people.c.id)
        .limit(count)
    )
    top, found_now = (await store.fetch(_counted(chosen)))[0]
    made = found_now
    if found_now:
        await store.execute(_messages(store, row, chosen, windows, found_now))
        made -= await sharing.once(store, id)
    store.update(
        mailings,
        id,
        filled_to=top if found_now else row.filled_to or 0,
        total=row.total + made,
        state=MailingState.PLANNED if found_now == count else MailingState.RUNNING,
    )
    store.wakes("mailings")
    return bool(found_now == count)


def _counted(chosen: Select[Any]) -> Select[Any]:
    some = chosen.subquery()
    counted = select(func.max(some.c.id), func.count()).select_from(some)
    return counted.prefix_with(text(MANY))


def _messages(
    store: Store,
    row: Row[Any],
    chosen: Select[Any],
    windows: Mapping[str, timedelta],
    count: int,
) -> Insert:
    """INSERT ... SELECT of some recipients. It goes to SQLite's thread: it takes a while."""
    state = case((people_of.shut(store.now, windows), WAITING), else_=QUEUED)
    values: dict[str, Any] = {
        "id": literal(new_ids(count) - 1) + func.row_number().over(order_by=people.c.id),
        "person_id": people.c.id,
        "channel": people.c.channel,
        "address": people.c.address,
        "priority": literal(row.priority),
        "locale": people.c.locale,
        "text": literal(""),
        "buttons": literal([], outbox.c.buttons.type),
        "file": literal(row.file, outbox.c.file.type) if row.file else null(),
        "about": literal(row.about) if row.about else null(),
        "state": state,
        "claim": literal(0),
        "attempts": literal(0),
        "created_at": literal(store.now, outbox.c.created_at.type),
        "mailing_id": literal(row.id),
    }
    some = chosen.subquery()
    source = (
        select(*(value.label(name) for name, value in values.items()))
        .select_from(people)
        .join(some, some.c.id == people.c.id)
        .outerjoin(addresses, AT_ADDRESS)
    )
    made = insert(outbox).from_select(list(values), source, include_defaults=False)
    return made.prefix_with(text(MANY))


async def to_begin(connection: AsyncConnection, now: datetime) -> list[int]:
    """Mailings whose messages are to be written now, most urgent first."""
    query = (
        select(mailings.c.id)
        .where(
            text("ended_at IS NULL"),
            mailings.c.state == MailingState.PLANNED,
            mailings.c.at <= now,
            mailings.c.until > now,
        )
        .order_by(mailings.c.priority, mailings.c.id)
    )
    return [row.id for row in await connection.execute(query)]


async def drop(store: Store, id: int, why: str, count: int = AT_ONCE) -> bool:
    """Of a mailing that was stopped: some of the messages that have not gone. Whether there may be
    more."""
    some = (
        select(outbox.c.id)
        .where(
            outbox.c.mailing_id == id,
            outbox.c.settled_at.is_(None),
            outbox.c.claim == 0,
            outbox.c.state.in_([QUEUED, WAITING, HELD]),
        )
        .limit(count)
    )
    gone = await store.execute(
        update(outbox)
        .where(outbox.c.id.in_(some.scalar_subquery()))
        .values(state=REFUSED, why=why, settled_at=store.now, claim=0)
        .prefix_with(text(MANY))
    )
    return gone == count
