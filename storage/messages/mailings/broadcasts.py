"""What many people get at once: an announcement, a call to a meeting, a reminder, a digest.

A mailing is one row. Its words are made once for each language and channel, and its messages are
written into the outbox by INSERT ... SELECT, some thousands at a time, so that nobody's reply
waits for them. What may be sent of it, and when, is looked up here by the sender.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Area
from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import mailing_texts, mailings, outbox
from storage.messages.mailings.audiences import Audience
from storage.messages.mailings.mailing import Body, Kind, Mailing, MailingState, mailing
from storage.messages.model import WAITING
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# What is not sent for so long is of no use to anybody.
WORTH = timedelta(days=7)


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
            outside=body.outside,
            extras=body.extras,
        )
    store.wakes("mailings")
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
    store.wakes("mailings")
    return dataclasses.replace(mailing, state=state, ended_at=None)


async def waits(store: Store, id: int) -> bool:
    """Whether all has gone but what waits for people to write, where the channel wants that."""
    query = select(outbox.c.id).where(
        outbox.c.mailing_id == id, outbox.c.state == WAITING, outbox.c.settled_at.is_(None)
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
    return mailing(rows[0]) if rows else None


async def lock(store: Store, id: int) -> Mailing | None:
    """A mailing, which nobody else changes until this unit of work ends."""
    query = select(mailings).where(mailings.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    return mailing(rows[0]) if rows else None


async def newest_of(store: Store, person_id: int, count: int) -> list[Mailing]:
    """Announcements of a person, newest first."""
    query = (
        select(mailings)
        .where(mailings.c.person_id == person_id, mailings.c.kind == Kind.ANNOUNCEMENT)
        .order_by(mailings.c.id.desc())
        .limit(count)
    )
    return [mailing(row) for row in await store.fetch(query)]


async def live(connection: AsyncConnection) -> list[Mailing]:
    """Those that have not ended, most urgent first."""
    return [mailing(row) for row in await reading.rows(connection, _LIVE)]


_LIVE = Known(
    select(mailings).where(text("ended_at IS NULL")).order_by(mailings.c.priority, mailings.c.id)
)


def stop(store: Store, id: int) -> None:
    """Nothing more of it is sent, ever."""
    store.update(mailings, id, state=MailingState.STOPPED)
    store.wakes("mailings")


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
    store.wakes("mailings")


def end(store: Store, id: int, state: MailingState) -> None:
    """It is over: all gone, or stopped."""
    store.update(mailings, id, state=state, ended_at=store.now)
    store.wakes("mailings")
