"""What many people get at once: an announcement, a call to a meeting, a reminder, a digest.

A mailing is one row. Its words are made once for each language and channel, and its messages are
written into the mailbox by INSERT ... SELECT, some thousands at a time, so that nobody's reply
waits for them. What may be sent of it, and when, is looked up here by the sender.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Select,
    case,
    exists,
    func,
    insert,
    literal,
    null,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Area
from storage.database.ids import new_id, new_ids
from storage.database.sqlite import MANY
from storage.database.store import Store
from storage.database.tables import (
    IS_CLAIMED,
    IS_FREE,
    addresses,
    mailbox,
    mailing_texts,
    mailings,
    people,
)
from storage.messages.audiences import AT_ADDRESS, Audience, meant, reach, shut
from storage.messages.outbox import HELD, QUEUED, REFUSED, UNKNOWN, WAITING
from storage.people.people import Person
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# Messages written in one transaction: others wait for it.
AT_ONCE = 2_000

# What is not sent for so long is of no use to anybody.
WORTH = timedelta(days=7)

# Why a message was not sent: its mailing was stopped, or had become too old.
STOPPED, EXPIRED = "stopped", "expired"


class Kind(StrEnum):
    ANNOUNCEMENT = "announcement"
    MEETING = "meeting"  # a meeting is called, moved, changed or cancelled
    REMINDER = "reminder"
    DIGEST = "digest"  # what came out of it


class MailingState(StrEnum):
    PLANNED = "planned"  # for a time to come, or still being written out
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Body:
    """Text and buttons as one channel shows them."""

    text: str
    buttons: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mailing as it stands. `about` is what a reply to it belongs to."""

    id: int
    kind: Kind
    city: str
    area: str
    audience: Audience
    priority: int
    loud: bool
    file: dict[str, Any] | None
    about: str | None
    meeting_id: int | None
    person_id: int | None
    actor: str | None
    state: MailingState
    at: datetime
    until: datetime
    total: int
    missed: dict[str, int]
    told: int | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


# --- its life -------------------------------------------------------------------------------


def create(
    store: Store,
    kind: Kind,
    city: Area,
    audience: Audience,
    bodies: Mapping[tuple[str, str], Body],
    *,
    by: Actor | None = None,
    priority: int,
    at: datetime | None = None,
    until: datetime | None = None,
    loud: bool = False,
    file: Mapping[str, Any] | None = None,
    about: str | None = None,
    meeting: int | None = None,
) -> int:
    """A new mailing; gives its id. `bodies` are its words by language and channel; who may is for
    the caller to ask. Nothing is sent before `at`, nor after `until`."""
    id = new_id()
    begin = at or store.now
    store.insert(
        mailings,
        id=id,
        kind=kind,
        city=city.code,
        area=audience.area,
        audience=audience.stored(),
        priority=priority,
        loud=loud,
        file=file,
        about=about,
        meeting_id=meeting,
        person_id=by.person_id if by else None,
        actor=by.name if by else None,
        role=by.role if by else None,
        state=MailingState.PLANNED,
        at=begin,
        until=until or begin + WORTH,
        total=0,
        missed={},
        created_at=store.now,
    )
    for (locale, channel), body in sorted(bodies.items()):
        store.insert(
            mailing_texts,
            mailing_id=id,
            locale=locale,
            channel=channel,
            text=body.text,
            buttons=list(body.buttons),
        )
    store.wake.add("mailings")
    return id


async def announce(
    store: Store,
    person: Person,
    city: Area,
    audience: Audience,
    bodies: Mapping[tuple[str, str], Body],
    *,
    priority: int,
    at: datetime | None = None,
    file: Mapping[str, Any] | None = None,
) -> int:
    """An announcement by somebody who may write to the area; gives its id. Raises
    staff.NotAllowed."""
    by = await staff.require(store, person, Operation.ANNOUNCE, audience.area)
    id = create(
        store,
        Kind.ANNOUNCEMENT,
        city,
        audience,
        bodies,
        by=by,
        priority=priority,
        at=at,
        file=file,
    )
    staff.note(store, by, "announce", audience.area, about=str(id))
    return id


async def steer(store: Store, person: Person, id: int, to: MailingState) -> Mailing:
    """PAUSED, RUNNING (again) or STOPPED, by whoever may announce there; gives it as it is then.

    Raises LookupError, staff.NotAllowed, or Ended when it cannot come to that from where it is.
    """
    mailing = await get(store, id)
    if mailing is None or mailing.kind is not Kind.ANNOUNCEMENT:
        raise LookupError(id)
    by = await staff.require(store, person, Operation.ANNOUNCE, mailing.area)
    stops_late = to is MailingState.STOPPED and await waits(store, id)
    if mailing.state not in STEERED[to] and not stops_late:
        raise Ended(id)
    staff.note(store, by, AUDITED[to], mailing.area, about=str(id))
    # Going on is being written out once more: the messages that are there stay.
    state = MailingState.PLANNED if to is MailingState.RUNNING else to
    # When it had ended, what waits is dropped and it ends once more.
    store.update(mailings, id, state=state, ended_at=None)
    store.wake.add("mailings")
    return dataclasses.replace(mailing, state=state, ended_at=None)


async def waits(store: Store, id: int) -> bool:
    """Whether all has gone but what waits for people to write, where the channel wants that."""
    query = select(mailbox.c.id).where(
        mailbox.c.mailing_id == id, mailbox.c.state == WAITING, mailbox.c.settled_at.is_(None)
    )
    ended = await store.fetch(
        select(mailings.c.id).where(mailings.c.id == id, mailings.c.state == MailingState.DONE)
    )
    return bool(ended) and bool(await store.fetch(query.limit(1)))


class Ended(Exception):
    """A mailing is no longer, or not yet, where that could be done."""


# From where an announcement may be brought to each state.
STEERED: Mapping[MailingState, frozenset[MailingState]] = {
    MailingState.PAUSED: frozenset({MailingState.PLANNED, MailingState.RUNNING}),
    MailingState.RUNNING: frozenset({MailingState.PAUSED}),
    MailingState.STOPPED: frozenset(
        {MailingState.PLANNED, MailingState.RUNNING, MailingState.PAUSED}
    ),
}

# What the audit log calls it.
AUDITED = {
    MailingState.PAUSED: "pause",
    MailingState.RUNNING: "resume",
    MailingState.STOPPED: "halt",
}


async def get(store: Store, id: int) -> Mailing | None:
    rows = await store.fetch(select(mailings).where(mailings.c.id == id))
    return _mailing(rows[0]) if rows else None


async def newest_of(store: Store, person_id: int, count: int) -> list[Mailing]:
    """Announcements of a person, newest first."""
    query = (
        select(mailings)
        .where(mailings.c.person_id == person_id, mailings.c.kind == Kind.ANNOUNCEMENT)
        .order_by(mailings.c.id.desc())
        .limit(count)
    )
    return [_mailing(row) for row in await store.fetch(query)]


async def live(connection: AsyncConnection) -> list[Mailing]:
    """Those that have not ended, most urgent first."""
    query = select(mailings).where(text("ended_at IS NULL"))
    rows = await connection.execute(query.order_by(mailings.c.priority, mailings.c.id))
    return [_mailing(row) for row in rows]


def _mailing(row: Any) -> Mailing:
    values = {name: getattr(row, name) for name in Mailing.__slots__ if name != "audience"}
    values["kind"], values["state"] = Kind(row.kind), MailingState(row.state)
    return Mailing(audience=Audience.load(row.area, row.audience), **values)


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
    chosen = (
        select(people.c.id)
        .outerjoin(addresses, AT_ADDRESS)
        .where(
            meant(audience),
            people.c.quiet_since.is_(None),
            addresses.c.blocked_at.is_(None),
            people.c.id > (row.filled_to or 0),
        )
        .order_by(people.c.id)
        .limit(count)
    )
    top, found_now = (await store.fetch(_counted(chosen)))[0]
    if found_now:
        await store.execute(_messages(store, row, chosen, windows, found_now))
    store.update(
        mailings,
        id,
        filled_to=top if found_now else row.filled_to or 0,
        total=row.total + found_now,
        state=MailingState.PLANNED if found_now == count else MailingState.RUNNING,
    )
    store.wake.add("mailings")
    return bool(found_now == count)


def _counted(chosen: Select[Any]) -> Select[Any]:
    some = chosen.subquery()
    counted = select(func.max(some.c.id), func.count()).select_from(some)
    return counted.prefix_with(text(MANY))


def _messages(
    store: Store,
    row: Any,
    chosen: Select[Any],
    windows: Mapping[str, timedelta],
    count: int,
) -> Any:
    """INSERT ... SELECT of some recipients. It goes to SQLite's thread: it takes a while."""
    state = case((shut(store.now, windows), WAITING), else_=QUEUED)
    values: dict[str, Any] = {
        "id": literal(new_ids(count) - 1) + func.row_number().over(order_by=people.c.id),
        "person_id": people.c.id,
        "channel": people.c.channel,
        "address": people.c.address,
        "priority": literal(row.priority),
        "locale": people.c.locale,
        "text": literal(""),
        "buttons": literal([], mailbox.c.buttons.type),
        "file": literal(row.file, mailbox.c.file.type) if row.file else null(),
        "about": literal(row.about) if row.about else null(),
        "state": state,
        "claim": literal(0),
        "attempts": literal(0),
        "created_at": literal(store.now, mailbox.c.created_at.type),
        "mailing_id": literal(row.id),
    }
    some = chosen.subquery()
    source = (
        select(*(value.label(name) for name, value in values.items()))
        .select_from(people)
        .join(some, some.c.id == people.c.id)
        .outerjoin(addresses, AT_ADDRESS)
    )
    made = insert(mailbox).from_select(list(values), source, include_defaults=False)
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


async def sendable(connection: AsyncConnection, now: datetime) -> list[Mailing]:
    """Those of which messages may be sent, most urgent first: also one that has ended, for people
    whose window was shut."""
    some = exists().where(mailbox.c.mailing_id == mailings.c.id, IS_FREE)
    query = select(mailings).where(
        mailings.c.until > now,
        mailings.c.state.in_([MailingState.PLANNED, MailingState.RUNNING, MailingState.DONE]),
        some,
    )
    rows = await connection.execute(query.order_by(mailings.c.priority, mailings.c.id))
    return [_mailing(row) for row in rows]


async def left(connection: AsyncConnection, id: int) -> int:
    """How many of its messages nobody has taken yet to send."""
    query = select(func.count()).where(mailbox.c.mailing_id == id, IS_FREE)
    return int((await connection.execute(query)).scalar_one())


async def under_way(connection: AsyncConnection, id: int) -> int:
    """How many of its messages somebody is sending."""
    query = select(func.count()).where(mailbox.c.mailing_id == id, IS_CLAIMED)
    return int((await connection.execute(query)).scalar_one())


def stop(store: Store, id: int) -> None:
    """Nothing more of it is sent, ever."""
    store.update(mailings, id, state=MailingState.STOPPED)
    store.wake.add("mailings")


async def recall(store: Store, meeting: int) -> None:
    """What was said of a meeting no longer holds: of what has not gone, nothing ever will, be it
    queued or waiting for somebody to write."""
    await store.execute(
        update(mailings)
        .where(
            mailings.c.meeting_id == meeting,
            mailings.c.until > store.now,
            mailings.c.state != MailingState.STOPPED,
        )
        # Not ended: the broadcaster drops what is left, and then it is.
        .values(state=MailingState.STOPPED, ended_at=None)
    )
    store.wake.add("mailings")


def end(store: Store, id: int, state: MailingState) -> None:
    """It is over: all gone, or stopped."""
    store.update(mailings, id, state=state, ended_at=store.now)
    store.wake.add("mailings")


async def drop(store: Store, id: int, why: str, count: int = AT_ONCE) -> bool:
    """Of a mailing that was stopped: some of the messages that have not gone. Whether there may be
    more."""
    some = (
        select(mailbox.c.id)
        .where(
            mailbox.c.mailing_id == id,
            mailbox.c.settled_at.is_(None),
            mailbox.c.claim == 0,
            mailbox.c.state.in_([QUEUED, WAITING, HELD]),
        )
        .limit(count)
    )
    gone = await store.execute(
        update(mailbox)
        .where(mailbox.c.id.in_(some.scalar_subquery()))
        .values(state=REFUSED, why=why, settled_at=store.now, claim=0)
        .prefix_with(text(MANY))
    )
    return gone == count


def told(store: Store, id: int, gone: int) -> None:
    """Its owner has been told how far it is."""
    store.update(mailings, id, told=gone)


# --- what became of it ----------------------------------------------------------------------


async def outcome(connection: AsyncConnection, id: int) -> dict[tuple[str, str | None], int]:
    """Its messages by state, and those that did not arrive by why."""
    why = case((mailbox.c.state.in_([REFUSED, "gone", UNKNOWN]), mailbox.c.why), else_=None)
    query = (
        select(mailbox.c.state, why.label("why"), func.count())
        .where(mailbox.c.mailing_id == id)
        .group_by(mailbox.c.state, why)
    )
    return {(row[0], row[1]): row[2] for row in await connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Recipient:
    """What became of the message to one person. No address: that is the area's admin's to see."""

    name: str | None
    area: str | None
    channel: str
    state: str
    why: str | None
    at: datetime | None


async def recipients(
    store: Store, person: Person, id: int, skip: int = 0, count: int = 20
) -> list[Recipient]:
    """Who got a mailing, in the order in which it was written, for those allowed; the look is in
    the audit log. Raises LookupError or staff.NotAllowed."""
    mailing = await get(store, id)
    if mailing is None:
        raise LookupError(id)
    by = await staff.require(store, person, Operation.SEE_RECIPIENTS, mailing.area)
    staff.note(store, by, "see_recipients", mailing.area, about=str(id))
    query = (
        select(
            people.c.name,
            people.c.area,
            mailbox.c.channel,
            mailbox.c.state,
            mailbox.c.why,
            mailbox.c.settled_at,
        )
        .join(people, people.c.id == mailbox.c.person_id)
        .where(mailbox.c.mailing_id == id)
        .order_by(mailbox.c.person_id)
        .offset(skip)
        .limit(count)
    )
    return [Recipient(*row) for row in await store.fetch(query)]


async def bodies(
    connection: AsyncConnection, ids: Sequence[int]
) -> dict[tuple[int, str, str], Body]:
    """The words of some mailings, by id, language and channel."""
    rows = await connection.execute(
        select(mailing_texts).where(mailing_texts.c.mailing_id.in_(list(ids)))
    )
    return {
        (row.mailing_id, row.locale, row.channel): Body(row.text, tuple(row.buttons))
        for row in rows
    }


def words_for(
    known: Mapping[tuple[int, str, str], Body], id: int, locale: str, channel: str
) -> Body:
    """The words of a mailing for somebody: in Indonesian where their language has none."""
    return known.get((id, locale, channel)) or known.get((id, "id", channel)) or Body("…")
