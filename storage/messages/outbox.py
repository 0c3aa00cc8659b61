"""Message ids that were taken, and messages to send with what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, delete, func, or_, outerjoin, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import (
    IS_CLAIMED,
    IS_FREE,
    bundled,
    inbox,
    mailbox,
    mailings,
    talks,
    unreadable,
)

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
HELD = "held"  # of a copy that was put back, until an admin says yes (storage.database.restored)

# The priority of what a person has asked for: the answer to what they said.
ASKED_FOR = 0

# What a channel says of a message that came after the window had closed.
CLOSED = "closed"

# What a message that renews itself in place begins its `replaces` with.
PROGRESS = "progress:"

# How far each state is; a status callback never takes a message back.
RANK = {
    QUEUED: 0,
    WAITING: 0,
    HELD: 0,
    UNKNOWN: 1,
    SENT: 2,
    DELIVERED: 3,
    READ: 4,
    REFUSED: 5,
    GONE: 5,
    REPLACED: 5,
}


# The person has it.
ARRIVED = frozenset({DELIVERED, READ})


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
    mailing_id: int | None = None
    # The step of a proposal that it tells of.
    proposal_id: int | None = None
    # The person has a question open, which is asked once more under this.
    under: bool = False


_OF_ROW = tuple(name for name in Letter.__slots__ if name != "under")


def letter(row: Any, *, under: bool = False) -> Letter:
    """From a row of the mailbox, or from the values that are about to become one."""
    return Letter(**{name: row[name] for name in _OF_ROW}, under=under)


# --- what came in ---------------------------------------------------------------------------


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
def _repeats(channels: tuple[str, ...]) -> Any:
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


async def reached(store: Store, person_id: int, abouts: Iterable[str]) -> dict[str, datetime]:
    """When messages about these things reached a person, or may have; the newest of each."""
    query = select(mailbox.c.about, func.max(mailbox.c.settled_at).label("at")).where(
        mailbox.c.person_id == person_id,
        mailbox.c.about.in_(list(abouts)),
        mailbox.c.state.in_([SENT, DELIVERED, READ, UNKNOWN]),
    )
    rows = await store.fetch(query.group_by(mailbox.c.about))
    return {row.about: row.at for row in rows}


async def unasked_choices(store: Store, person_id: int) -> list[str]:
    """The ids of the choices under the newest message that a person has got, if they had not asked
    for it: where they were shown as numbers, a number means one of them."""
    query = (
        select(mailbox.c.buttons, mailbox.c.priority)
        .where(
            mailbox.c.person_id == person_id,
            mailbox.c.state.in_([SENT, DELIVERED, READ, UNKNOWN]),
            # A picture goes apart from its words.
            or_(mailbox.c.text != "", mailbox.c.mailing_id.is_not(None)),
        )
        .order_by(mailbox.c.settled_at.desc(), mailbox.c.id.desc())
        .limit(1)
    )
    rows = await store.fetch(query)
    if not rows or rows[0].priority == ASKED_FOR:
        return []
    return [button["id"] for button in rows[0].buttons if not button.get("word")]


async def on_its_way(store: Store, person_id: int, abouts: Iterable[str]) -> set[str]:
    """Which of these things a message tells a person of that has not left yet: it waits for the
    morning, for the end of a half-typed answer, or for the person to write."""
    query = select(mailbox.c.about).where(
        mailbox.c.person_id == person_id,
        mailbox.c.about.in_(list(abouts)),
        mailbox.c.settled_at.is_(None),
    )
    return {row.about for row in await store.fetch(query)}


# --- what goes out --------------------------------------------------------------------------


async def replace(store: Store, person_id: int, replaces: str, *, sent: bool) -> None:
    """Messages to a person with this mark that have not gone give way to a newer one; one that
    renews itself also where they have, if people read the mailbox itself (`sent`)."""
    older = [mailbox.c.person_id == person_id, mailbox.c.replaces == replaces]
    if not (sent and replaces.startswith(PROGRESS)):
        older.append(mailbox.c.settled_at.is_(None))
    await store.execute(update(mailbox).where(*older).values(state=REPLACED, settled_at=store.now))


async def claimed(connection: AsyncConnection, me: int, ids: Iterable[int]) -> list[Letter]:
    """Which of these messages this process is to send; of a mailing without its words."""
    query = select(mailbox).where(IS_CLAIMED, mailbox.c.claim == me, mailbox.c.id.in_(list(ids)))
    return [letter(row._mapping) for row in await connection.execute(query)]


async def holders(connection: AsyncConnection) -> set[int]:
    """The processes that hold messages to send."""
    query = select(mailbox.c.claim).where(IS_CLAIMED).distinct()
    return {row.claim for row in await connection.execute(query)}


async def free(store: Store, dead: Iterable[int]) -> None:
    """What processes that have died were to send is for whoever takes it; it is sent once more.
    Of a single message nobody knows whether it had gone: where the platform can say, it is asked.
    """
    held = [IS_CLAIMED, mailbox.c.claim.in_(list(dead))]
    if store.dialect == "postgresql":
        # What somebody has locked is freed with the next look; it keeps nobody else's back.
        some = select(mailbox.c.id).where(*held).with_for_update(skip_locked=True)
        held = [mailbox.c.id.in_(some.scalar_subquery())]
    unsure = case(
        (mailbox.c.mailing_id.is_(None), mailbox.c.attempts + 1), else_=mailbox.c.attempts
    )
    await store.execute(update(mailbox).where(*held).values(claim=0, attempts=unsure))


async def locked(store: Store, ids: Sequence[int]) -> set[int]:
    """Which of these messages somebody else has locked; the others are ours until the transaction
    ends."""
    if store.dialect != "postgresql":
        return set()
    query = select(mailbox.c.id).where(mailbox.c.id.in_(list(ids)))
    ours = {row.id for row in await store.fetch(query.with_for_update(skip_locked=True))}
    return {row.id for row in await store.fetch(query)} - ours


def _single(channels: Iterable[str], now: datetime, address: str | None) -> list[Any]:
    """The conditions that a message by itself may be sent now."""
    return [
        IS_FREE,
        mailbox.c.mailing_id.is_(None),
        mailbox.c.channel.in_(sorted(channels)),
        _due(now),
        *([mailbox.c.address == address] if address is not None else []),
    ]


def _due(now: datetime) -> Any:
    return or_(mailbox.c.not_before.is_(None), mailbox.c.not_before <= now)


def _not_typing(now: datetime) -> Any:
    """Nothing breaks into a half-typed answer, but a reply is what the person waits for: one that
    was left behind by a process that ended, or that was put off, goes at once."""
    return or_(
        mailbox.c.priority == ASKED_FOR,
        talks.c.busy_until.is_(None),
        talks.c.busy_until <= now,
    )


_WITH_TALKS = outerjoin(mailbox, talks, talks.c.person_id == mailbox.c.person_id)


async def some_single(
    connection: AsyncConnection, channels: Iterable[str], now: datetime, address: str | None
) -> bool:
    """Whether there is a message by itself to take."""
    query = (
        select(mailbox.c.id)
        .select_from(_WITH_TALKS)
        .where(*_single(channels, now, address), _not_typing(now))
        .limit(1)
    )
    return (await connection.execute(query)).first() is not None


async def take_single(
    store: Store,
    channels: Iterable[str],
    me: int,
    *,
    address: str | None = None,
    count: int = 500,
) -> list[Letter]:
    """Takes messages by themselves that nobody is sending, most urgent first; with `address`, only
    what is for that address. Those whose readers may be typing an answer stay."""
    wanted = (
        select(mailbox, talks.c.busy_until)
        .select_from(_WITH_TALKS)
        .where(*_single(channels, store.now, address), _not_typing(store.now))
        .order_by(mailbox.c.priority, mailbox.c.id)
        .limit(count)
    )
    return await _taken(store, wanted, me)


async def reply_due(
    connection: AsyncConnection, channels: Iterable[str], now: datetime
) -> datetime | None:
    """When the next reply may go that has been put off."""
    query = select(func.min(mailbox.c.not_before)).where(
        IS_FREE,
        mailbox.c.mailing_id.is_(None),
        mailbox.c.channel.in_(sorted(channels)),
        mailbox.c.priority == ASKED_FOR,
        mailbox.c.not_before > now,
    )
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def take_of(
    store: Store,
    mailing: int,
    channel: str,
    me: int,
    count: int,
    address: str | None = None,
) -> list[Letter]:
    """Takes messages of a mailing on one channel, in their order; with `address`, only what is for
    that address. Their words are the mailing's."""
    wanted = (
        select(mailbox, talks.c.busy_until)
        .select_from(_WITH_TALKS)
        .where(
            IS_FREE,
            mailbox.c.mailing_id == mailing,
            mailbox.c.channel == channel,
            *([mailbox.c.address == address] if address is not None else []),
            _due(store.now),
            _not_typing(store.now),
        )
        .order_by(mailbox.c.id)
        .limit(count)
    )
    return await _taken(store, wanted, me)


async def _taken(store: Store, wanted: Any, me: int) -> list[Letter]:
    if store.dialect == "postgresql":
        wanted = wanted.with_for_update(of=mailbox, skip_locked=True)
    rows = await store.fetch(wanted)
    if not rows:
        return []
    ids = [row.id for row in rows]
    await store.execute(update(mailbox).where(mailbox.c.id.in_(ids)).values(claim=me))
    store.claimed += ids
    return [
        letter(row._mapping, under=row.busy_until is not None and row.priority > ASKED_FOR)
        for row in rows
    ]


def release_claim(store: Store, id: int) -> None:
    """It is not to be sent for now; whoever looks later takes it."""
    store.update(mailbox, id, claim=0)


async def hand_over(store: Store, ids: Sequence[int]) -> None:
    """What a process that stops has not sent: the next one takes it at once."""
    await store.execute(
        update(mailbox)
        .where(mailbox.c.id.in_(list(ids)), mailbox.c.settled_at.is_(None))
        .values(claim=0)
    )
    store.wake.add("mail")


async def passed_over(store: Store, ids: Sequence[int]) -> None:
    """Answers that have given way to a newer one."""
    await store.execute(
        update(mailbox)
        .where(mailbox.c.id.in_(list(ids)))
        .values(state=REPLACED, settled_at=store.now)
    )


def reworded(store: Store, id: int, text: str) -> None:
    """A message that has not gone says something else now, and offers nothing."""
    store.update(mailbox, id, text=text, buttons=[])


def deliver(store: Store, taken: Letter) -> None:
    """Where people read the mailbox itself: there it is now, after what they have read before."""
    store.update(mailbox, taken.id, id=new_id(), state=SENT, settled_at=store.now)
    # The page is woken; nobody sends it.
    store.posted.append(
        {"channel": taken.channel, "address": taken.address, "settled_at": store.now}
    )


async def sent_as(connection: AsyncConnection, person_id: int, replaces: str) -> str | None:
    """The platform's id of the newest message with this mark that a person got."""
    query = (
        select(mailbox.c.platform_id)
        .where(
            mailbox.c.person_id == person_id,
            mailbox.c.replaces == replaces,
            mailbox.c.platform_id.is_not(None),
        )
        .order_by(mailbox.c.id.desc())
        .limit(1)
    )
    return (await connection.execute(query)).scalar()


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
    """The window is closed: the message lies still until the person writes. Then it gets another
    id of the platform; what is still said of this one concerns it no more."""
    store.update(mailbox, id, state=WAITING, claim=0, settled_at=None, platform_id=None)


async def release(store: Store, channel: str, address: str) -> None:
    """The person has written: what waited for that may go, unless it is too old by now."""
    moved = await store.execute(
        update(mailbox)
        .where(
            mailbox.c.channel == channel,
            mailbox.c.address == address,
            mailbox.c.state == WAITING,
            or_(
                mailbox.c.mailing_id.is_(None),
                mailbox.c.mailing_id.in_(
                    select(mailings.c.id).where(
                        mailings.c.until > store.now, mailings.c.state != "stopped"
                    )
                ),
            ),
        )
        .values(state=QUEUED)
    )
    if moved:
        store.wake.add("mail")


async def withhold(store: Store, person_id: int, why: str) -> set[tuple[int, int]]:
    """What a person has not asked for and has not reached them yet never will. Gives the steps of
    proposals that they are so not told of, as (id, version)."""
    held = (
        update(mailbox)
        .where(
            mailbox.c.person_id == person_id,
            mailbox.c.settled_at.is_(None),
            mailbox.c.claim == 0,
            mailbox.c.priority > ASKED_FOR,
        )
        .values(state=REFUSED, why=why, settled_at=store.now)
        .returning(mailbox.c.id, mailbox.c.proposal_id, mailbox.c.version)
    )
    rows = await store.fetch(held)
    # It is for the caller to note; the messages tell nobody of it any more.
    told = {(row.proposal_id, row.version) for row in rows if row.proposal_id is not None}
    for row in rows:
        store.update(mailbox, row.id, proposal_id=None, version=None)
    several = (
        delete(bundled)
        .where(bundled.c.letter_id.in_([row.id for row in rows]))
        .returning(bundled.c.proposal_id, bundled.c.version)
    )
    return told | {(row.proposal_id, row.version) for row in await store.fetch(several)}


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
) -> bool:
    """A platform's word on a message; whether it counts.

    It counts for the attempt whose id the row has; where either has none, for whichever there was.
    An earlier state never replaces a later one, and what has arrived has arrived: no failure after
    it counts.
    """
    which = mailbox.c.id == id if id is not None else mailbox.c.platform_id == platform_id
    columns = (mailbox.c.id, mailbox.c.state, mailbox.c.settled_at, mailbox.c.platform_id)
    rows = await store.fetch(select(*columns).where(which, mailbox.c.channel == channel))
    counts = not rows
    new = {"failed": REFUSED, "undelivered": REFUSED}.get(state, state)
    for row in rows:
        if platform_id and row.platform_id and platform_id != row.platform_id:
            continue
        if row.state in ARRIVED and new in (CLOSED, REFUSED):
            continue
        counts = True
        if new == CLOSED:
            if RANK[row.state] <= RANK[SENT]:
                wait(store, row.id)
        elif new in RANK and RANK[new] > RANK[row.state]:
            store.update(
                mailbox, row.id, state=new, settled_at=row.settled_at or store.now, why=why or None
            )
    return counts


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
            query = query.where(mailbox.c.state != REPLACED, mailbox.c.settled_at.is_not(None))
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
