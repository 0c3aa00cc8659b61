"""Which process sends what: messages are taken, given back, and freed when their taker has died."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    outerjoin,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Memo, Store
from storage.database.tables import IS_CLAIMED, IS_FREE, outbox, talks
from storage.messages.model import ASKED_FOR, OutboxMessage, outbox_message


async def claimed(connection: AsyncConnection, me: int, ids: Iterable[int]) -> list[OutboxMessage]:
    """Which of these messages this process is to send; of a mailing without its words."""
    query = select(outbox).where(IS_CLAIMED, outbox.c.claim == me, outbox.c.id.in_(list(ids)))
    return [outbox_message(row._mapping) for row in await connection.execute(query)]


async def holders(connection: AsyncConnection) -> set[int]:
    """The processes that hold messages to send."""
    return {row.claim for row in await reading.rows(connection, _HOLDERS)}


_HOLDERS = Known(select(outbox.c.claim).where(IS_CLAIMED).distinct())


# Those to whom another process has yet to send an answer; of nobody it is not known yet.
ELSEWHERE: Memo[tuple[str, str], bool] = Memo()


async def answered_elsewhere(store: Store, me: int) -> None:
    """Finds out to whom other processes are sending answers (ELSEWHERE), once in a unit of work:
    of people whose talks it holds that stays so until it ends."""
    known = store.memo(ELSEWHERE)
    if not known:
        query = select(outbox.c.channel, outbox.c.address).where(*_answer_of_others(me, store.now))
        known["", ""] = True
        known |= {(row.channel, row.address): True for row in await store.fetch(query)}


async def answers_before(
    connection: AsyncConnection, message: OutboxMessage, me: int, now: datetime
) -> bool:
    """Whether another process has yet to send somebody an answer that stands before this one."""
    query = select(outbox.c.id).where(
        *_answer_of_others(me, now),
        outbox.c.channel == message.channel,
        outbox.c.address == message.address,
        outbox.c.id < message.id,
    )
    return (await connection.execute(query.limit(1))).first() is not None


def _answer_of_others(me: int, now: datetime) -> list[ColumnElement[bool]]:
    return [
        IS_CLAIMED,
        outbox.c.claim != me,
        outbox.c.mailing_id.is_(None),
        outbox.c.priority == ASKED_FOR,
        _due(now),
    ]


async def free(store: Store, dead: Iterable[int]) -> None:
    """What processes that have died were to send is for whoever takes it; it is sent once more.
    Of a single message nobody knows whether it had gone: where the platform can say, it is asked.
    """
    held = [IS_CLAIMED, outbox.c.claim.in_(list(dead))]
    if store.dialect == "postgresql":
        # What somebody has locked is freed with the next look; it keeps nobody else's back.
        some = select(outbox.c.id).where(*held).with_for_update(skip_locked=True)
        held = [outbox.c.id.in_(some.scalar_subquery())]
    unsure = case((outbox.c.mailing_id.is_(None), outbox.c.attempts + 1), else_=outbox.c.attempts)
    await store.execute(update(outbox).where(*held).values(claim=0, attempts=unsure))


async def locked(store: Store, ids: Sequence[int]) -> set[int]:
    """Which of these messages somebody else has locked; the others are ours until the transaction
    ends."""
    if store.dialect != "postgresql":
        return set()
    query = select(outbox.c.id).where(outbox.c.id.in_(list(ids)))
    ours = {row.id for row in await store.fetch(query.with_for_update(skip_locked=True))}
    return {row.id for row in await store.fetch(query)} - ours


# Of these channels, at this moment, to this address.
_CHANNELS: Any = bindparam("channels", expanding=True)
_NOW: Any = bindparam("now", type_=outbox.c.not_before.type)
_ADDRESS: Any = bindparam("address")

Moment = datetime | BindParameter[datetime]


def _single(one_address: bool) -> list[ColumnElement[bool]]:
    """The conditions that a message by itself may be sent now."""
    return [
        IS_FREE,
        outbox.c.mailing_id.is_(None),
        outbox.c.channel.in_(_CHANNELS),
        _due(_NOW),
        *([outbox.c.address == _ADDRESS] if one_address else []),
    ]


def _due(now: Moment) -> ColumnElement[bool]:
    return or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)


def _not_typing(now: Moment) -> ColumnElement[bool]:
    """Nothing breaks into a half-typed answer, but a reply is what the person waits for: one that
    was left behind by a process that ended, or that was put off, goes at once."""
    return or_(
        outbox.c.priority == ASKED_FOR,
        talks.c.busy_until.is_(None),
        talks.c.busy_until <= now,
    )


_WITH_TALKS = outerjoin(outbox, talks, talks.c.person_id == outbox.c.person_id)


async def some_single(
    connection: AsyncConnection, channels: Iterable[str], now: datetime, address: str | None
) -> bool:
    """Whether there is a message by itself to take."""
    args = {"channels": sorted(channels), "now": now}
    if address is not None:
        args["address"] = address
    return bool(await reading.rows(connection, _SOME_SINGLE[address is not None], args))


_SOME_SINGLE = {
    one: Known(
        select(outbox.c.id)
        .select_from(_WITH_TALKS)
        .where(*_single(one), _not_typing(_NOW))
        .limit(literal_column("1"))
    )
    for one in (False, True)
}


async def take_single(
    store: Store,
    channels: Iterable[str],
    me: int,
    *,
    address: str | None = None,
    count: int = 500,
) -> list[OutboxMessage]:
    """Takes messages by themselves that nobody is sending, most urgent first; with `address`, only
    what is for that address. Those whose readers may be typing an answer stay."""
    wanted = (
        select(outbox, talks.c.busy_until)
        .select_from(_WITH_TALKS)
        .where(*_single(address is not None), _not_typing(_NOW))
        .order_by(outbox.c.priority, outbox.c.id)
        .limit(count)
    )
    args = {"channels": sorted(channels), "now": store.now}
    if address is not None:
        args["address"] = address
    return await _taken(store, wanted.params(args), me)


async def reply_due(
    connection: AsyncConnection, channels: Iterable[str], now: datetime
) -> datetime | None:
    """When the next reply may go that has been put off."""
    args = {"channels": sorted(channels), "now": now}
    found: datetime | None = (await reading.rows(connection, _REPLY_DUE, args))[0][0]
    return found


_REPLY_DUE = Known(
    select(func.min(outbox.c.not_before)).where(
        IS_FREE,
        outbox.c.mailing_id.is_(None),
        outbox.c.channel.in_(_CHANNELS),
        outbox.c.priority == ASKED_FOR,
        outbox.c.not_before > _NOW,
    )
)


async def take_of(
    store: Store,
    mailing: int,
    channel: str,
    me: int,
    count: int,
    address: str | None = None,
) -> list[OutboxMessage]:
    """Takes messages of a mailing on one channel, in their order; with `address`, only what is for
    that address. Their words are the mailing's."""
    wanted = (
        select(outbox, talks.c.busy_until)
        .select_from(_WITH_TALKS)
        .where(
            IS_FREE,
            outbox.c.mailing_id == mailing,
            outbox.c.channel == channel,
            *([outbox.c.address == address] if address is not None else []),
            _due(store.now),
            _not_typing(store.now),
        )
        .order_by(outbox.c.id)
        .limit(count)
    )
    return await _taken(store, wanted, me)


async def _taken(store: Store, wanted: Select[Any], me: int) -> list[OutboxMessage]:
    if store.dialect == "postgresql":
        wanted = wanted.with_for_update(of=outbox, skip_locked=True)
    rows = await store.fetch(wanted)
    if not rows:
        return []
    ids = [row.id for row in rows]
    await store.execute(update(outbox).where(outbox.c.id.in_(ids)).values(claim=me))
    store.claims(ids)
    return [
        outbox_message(row._mapping, under=row.busy_until is not None and row.priority > ASKED_FOR)
        for row in rows
    ]


def release_claim(store: Store, id: int) -> None:
    """It is not to be sent for now; whoever looks later takes it."""
    store.update(outbox, id, claim=0)


async def hand_over(store: Store, ids: Sequence[int]) -> None:
    """What a process that stops has not sent: the next one takes it at once."""
    await store.execute(
        update(outbox)
        .where(outbox.c.id.in_(list(ids)), outbox.c.settled_at.is_(None))
        .values(claim=0)
    )
    store.wakes("mail")
