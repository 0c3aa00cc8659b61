"""Messages to send, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import bundled, inbox, mailings, outbox
from storage.messages import openings
from storage.messages.model import (
    ARRIVED,
    ASKED_FOR,
    DELIVERED,
    PROGRESS,
    QUEUED,
    READ,
    REFUSED,
    REPLACED,
    SENT,
    UNKNOWN,
    WAITING,
    OutboxMessage,
)


async def replied(store: Store, channel: str, platform_id: str) -> str | None:
    """What the message of ours that a person replied to was about."""
    rows = await store.fetch(
        select(outbox.c.about).where(
            outbox.c.channel == channel, outbox.c.platform_id == platform_id
        )
    )
    return rows[0].about if rows else None


async def last_about(store: Store, person_id: int, kind: str, since: datetime) -> int | None:
    """The id of what the newest message to a person that is about something of this kind
    ("proposal") is about; None where there is none since then."""
    query = select(outbox.c.about).where(
        outbox.c.person_id == person_id,
        outbox.c.created_at > since,
        outbox.c.about.startswith(f"{kind}:"),
    )
    rows = await store.fetch(query.order_by(outbox.c.id.desc()).limit(1))
    return int(rows[0].about.partition(":")[2]) if rows else None


async def reached(store: Store, person_id: int, abouts: Iterable[str]) -> dict[str, datetime]:
    """When messages about these things reached a person, or may have; the newest of each."""
    query = select(outbox.c.about, func.max(outbox.c.settled_at).label("at")).where(
        outbox.c.person_id == person_id,
        outbox.c.about.in_(list(abouts)),
        outbox.c.state.in_([SENT, DELIVERED, READ, UNKNOWN]),
    )
    rows = await store.fetch(query.group_by(outbox.c.about))
    return {row.about: row.at for row in rows}


async def last_choices(
    store: Store, person_id: int, *, words: bool = False
) -> tuple[bool, list[tuple[str, str]]]:
    """The choices, each its id and its label, under the newest message that a person has got, with
    the `words` to go on by if wanted, and whether they had asked for it: news of a step of a
    proposal is never asked for."""
    rows = await store.fetch(_NEWEST, {"person": person_id})
    if not rows:
        return False, []
    choices = [
        (each["id"], each["label"]) for each in rows[0].buttons if words or not each.get("word")
    ]
    return rows[0].priority == ASKED_FOR and rows[0].proposal_id is None, choices


_NEWEST = Known(
    select(outbox.c.buttons, outbox.c.priority, outbox.c.proposal_id)
    .where(
        outbox.c.person_id == bindparam("person"),
        outbox.c.state.in_([SENT, DELIVERED, READ, UNKNOWN]),
        # A picture goes apart from its words.
        or_(outbox.c.text != "", outbox.c.mailing_id.is_not(None)),
    )
    .order_by(outbox.c.settled_at.desc(), outbox.c.id.desc())
    .limit(1)
)


async def on_its_way(store: Store, person_id: int, abouts: Iterable[str]) -> set[str]:
    """Which of these things a message tells a person of that has not left yet: it waits for the
    morning, for the end of a half-typed answer, or for the person to write."""
    query = select(outbox.c.about).where(
        outbox.c.person_id == person_id,
        outbox.c.about.in_(list(abouts)),
        outbox.c.settled_at.is_(None),
    )
    return {row.about for row in await store.fetch(query)}


async def replace(store: Store, person_id: int, replaces: str, *, sent: bool) -> None:
    """Messages to a person with this mark that have not gone give way to a newer one; one that
    renews itself also where they have, if people read the outbox itself (`sent`)."""
    older = [outbox.c.person_id == person_id, outbox.c.replaces == replaces]
    if not (sent and replaces.startswith(PROGRESS)):
        older.append(outbox.c.settled_at.is_(None))
    await store.execute(update(outbox).where(*older).values(state=REPLACED, settled_at=store.now))


async def passed_over(store: Store, ids: Sequence[int]) -> None:
    """Answers that have given way to a newer one."""
    await store.execute(
        update(outbox)
        .where(outbox.c.id.in_(list(ids)))
        .values(state=REPLACED, settled_at=store.now)
    )


def reworded(store: Store, id: int, text: str) -> None:
    """A message that has not gone says something else now, and offers nothing."""
    store.update(outbox, id, text=text, buttons=[])


def deliver(store: Store, taken: OutboxMessage) -> int:
    """Where people read the outbox itself: there it is now, after what they have read before. Gives
    the id that it has there."""
    id = new_id()
    store.update(outbox, taken.id, id=id, state=SENT, settled_at=store.now)
    # The page is woken; nobody sends it.
    store.posts({"channel": taken.channel, "address": taken.address, "settled_at": store.now})
    store.shows(taken.channel, taken.address)
    return id


async def sent_as(connection: AsyncConnection, person_id: int, replaces: str) -> str | None:
    """The platform's id of the newest message with this mark that a person got."""
    query = (
        select(outbox.c.platform_id)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.replaces == replaces,
            outbox.c.platform_id.is_not(None),
        )
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    return (await connection.execute(query)).scalar()


def settle(
    store: Store,
    id: int,
    state: str,
    *,
    platform_id: str | None = None,
    why: str | None = None,
    shown: str | None = None,
) -> None:
    """What became of a message; `shown` is how it read where it went as an approved text."""
    as_read: dict[str, Any] = {} if shown is None else {"text": shown, "buttons": []}
    store.update(
        outbox,
        id,
        state=state,
        settled_at=store.now,
        platform_id=platform_id,
        why=why[:200] if why else None,
        **as_read,
    )


def wait(
    store: Store, id: int, *, until: datetime | None = None, failed_at: datetime | None = None
) -> None:
    """The window is closed: the message lies still until the person writes, or it may go as an
    approved text (storage.messages.outside), not before `until`. Then it gets another id of the
    platform; what is still said of this one concerns it no more."""
    again = {} if until is None else {"not_before": until, "failed_at": failed_at}
    store.update(
        outbox, id, state=WAITING, claim=0, settled_at=None, platform_id=None, way=None, **again
    )
    store.wakes("mail")


async def release(store: Store, channel: str, address: str) -> tuple[int, int]:
    """The person has written: what waited for that may go, unless it is too old by now. They are
    awake, and it goes at once. Gives how many, of messages by themselves and of mailings."""
    await openings.answered(store, channel, address)
    theirs = (
        outbox.c.channel == channel,
        outbox.c.address == address,
        outbox.c.state == WAITING,
    )
    useful = mailings.c.until > store.now, mailings.c.state != "stopped"
    counts = []
    for which in (
        outbox.c.mailing_id.is_(None),
        outbox.c.mailing_id.in_(select(mailings.c.id).where(*useful)),
    ):
        freed = update(outbox).where(*theirs, which)
        counts.append(await store.execute(freed.values(state=QUEUED, way=None, not_before=None)))
    if any(counts):
        store.wakes("mail")
    return counts[0], counts[1]


async def withhold(store: Store, person_id: int, why: str) -> set[tuple[int, int]]:
    """What a person has not asked for and has not reached them yet never will. Gives the steps of
    proposals that they are so not told of, as (id, version)."""
    held = (
        update(outbox)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.settled_at.is_(None),
            outbox.c.claim == 0,
            outbox.c.priority > ASKED_FOR,
        )
        .values(state=REFUSED, why=why, settled_at=store.now)
        .returning(outbox.c.id, outbox.c.proposal_id, outbox.c.version)
    )
    rows = await store.fetch(held)
    # It is for the caller to note; the messages tell nobody of it any more.
    told = {(row.proposal_id, row.version) for row in rows if row.proposal_id is not None}
    for row in rows:
        store.update(outbox, row.id, proposal_id=None, version=None)
    several = (
        delete(bundled)
        .where(bundled.c.message_id.in_([row.id for row in rows]))
        .returning(bundled.c.proposal_id, bundled.c.version)
    )
    return told | {(row.proposal_id, row.version) for row in await store.fetch(several)}


def put_off(
    store: Store, id: int, attempts: int, when: datetime, failed_at: datetime | None
) -> None:
    """It could not be sent now; who sends it keeps the claim. `attempts` are those of which
    nobody knows how they ended, `failed_at` is when it first failed."""
    store.update(outbox, id, attempts=attempts, not_before=when, failed_at=failed_at)


def move(store: Store, id: int, address: str) -> None:
    """The chat has another address; whoever looks next takes the message there."""
    store.update(outbox, id, address=address, claim=0)
    store.wakes("mail")


async def drop(store: Store, id: int) -> None:
    """A last word to somebody who was deleted leaves nothing behind."""
    await store.execute(delete(outbox).where(outbox.c.id == id))


async def refusals(connection: AsyncConnection, since: datetime) -> dict[str, int]:
    """How many messages platforms have refused for good since a time, by the code or words that
    they gave, the most frequent first."""
    n = func.count().label("n")
    query = (
        select(outbox.c.why, n)
        .where(outbox.c.state == REFUSED, outbox.c.settled_at >= since)
        .group_by(outbox.c.why)
        .order_by(n.desc())
        .limit(20)
    )
    return {row.why or "?": row.n for row in await connection.execute(query)}


async def counts(connection: AsyncConnection) -> dict[tuple[str, str], int]:
    """Messages by channel and state, for the metrics."""
    query = select(outbox.c.channel, outbox.c.state, func.count()).group_by(
        outbox.c.channel, outbox.c.state
    )
    return {(row[0], row[1]): row[2] for row in await connection.execute(query)}


async def delivered(
    connection: AsyncConnection, channel: str, since: datetime, until: datetime
) -> tuple[int, int]:
    """Of the messages of some time that a platform has taken: how many, and how many arrived."""
    query = (
        select(outbox.c.state, func.count())
        .where(
            outbox.c.created_at >= since,
            outbox.c.created_at < until,
            outbox.c.channel == channel,
            outbox.c.state.in_([SENT, DELIVERED, READ]),
        )
        .group_by(outbox.c.state)
    )
    counted: dict[str, int] = {row[0]: row[1] for row in await connection.execute(query)}
    arrived = sum(n for state, n in counted.items() if state in ARRIVED)
    return sum(counted.values()), arrived


# So many rows go in one transaction: others wait for it, and nobody longer than for a batch.
PORTION = 2_000


async def purge(store: Store, sent_before: datetime) -> int:
    """Texts both ways that are older than they need to be kept (90 days), some of them: PORTION of
    each at the most. Gives how many; until that is none there are more."""
    old = select(outbox.c.id).where(
        outbox.c.created_at < sent_before, outbox.c.settled_at.is_not(None)
    )
    gone = await store.execute(delete(outbox).where(outbox.c.id.in_(old.limit(PORTION))))
    which = (inbox.c.channel, inbox.c.message)
    heard = select(*which).where(inbox.c.at < sent_before).limit(PORTION)
    return gone + await store.execute(delete(inbox).where(tuple_(*which).in_(heard)))


async def purge_last_words(store: Store, before: datetime) -> int:
    """What was said to people who were deleted in that very moment."""
    return await store.execute(
        delete(outbox).where(outbox.c.person_id.is_(None), outbox.c.created_at < before)
    )
