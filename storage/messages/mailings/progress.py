"""How far a mailing is, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, exists, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Store
from storage.database.tables import IS_CLAIMED, IS_FREE, mailing_texts, mailings, outbox, people
from storage.messages.mailings.broadcasts import get
from storage.messages.mailings.mailing import Body, Mailing, MailingState, mailing
from storage.messages.model import REFUSED, UNKNOWN
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation


async def sendable(connection: AsyncConnection, now: datetime) -> list[Mailing]:
    """Those of which messages may be sent, most urgent first: also one that has ended, for people
    whose window was shut."""
    return [mailing(row) for row in await reading.rows(connection, _SENDABLE, {"now": now})]


# Every message has a channel; said, it makes SQLite look at those that are free alone.
_FREE = (IS_FREE, outbox.c.channel > literal_column("''"))
_SENDABLE = Known(
    select(mailings)
    .where(
        mailings.c.until > bindparam("now"),
        mailings.c.state.in_([MailingState.PLANNED, MailingState.RUNNING, MailingState.DONE]),
        exists().where(outbox.c.mailing_id == mailings.c.id, *_FREE),
    )
    .order_by(mailings.c.priority, mailings.c.id)
)


async def left(connection: AsyncConnection, id: int) -> int:
    """How many of its messages nobody has taken yet to send."""
    query = select(func.count()).where(outbox.c.mailing_id == id, IS_FREE)
    return int((await connection.execute(query)).scalar_one())


async def under_way(connection: AsyncConnection, id: int) -> int:
    """How many of its messages somebody is sending."""
    query = select(func.count()).where(outbox.c.mailing_id == id, IS_CLAIMED)
    return int((await connection.execute(query)).scalar_one())


def told(store: Store, id: int, gone: int) -> None:
    """Its owner has been told how far it is."""
    store.update(mailings, id, told=gone)


async def outcome(connection: AsyncConnection, id: int) -> dict[tuple[str, str | None], int]:
    """Its messages by state, and those that did not arrive by why."""
    why = case((outbox.c.state.in_([REFUSED, "gone", UNKNOWN]), outbox.c.why), else_=None)
    query = (
        select(outbox.c.state, why.label("why"), func.count())
        .where(outbox.c.mailing_id == id)
        .group_by(outbox.c.state, why)
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
            outbox.c.channel,
            outbox.c.state,
            outbox.c.why,
            outbox.c.settled_at,
        )
        .join(people, people.c.id == outbox.c.person_id)
        .where(outbox.c.mailing_id == id)
        .order_by(outbox.c.person_id)
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
        (row.mailing_id, row.locale, row.channel): Body(
            row.text, tuple(row.buttons), row.outside, row.extras
        )
        for row in rows
    }


def words_for(
    known: Mapping[tuple[int, str, str], Body], id: int, locale: str, channel: str
) -> Body:
    """The words of a mailing for somebody: in Indonesian where their language has none."""
    return known.get((id, locale, channel)) or known.get((id, "id", channel)) or Body("…")
