"""What waits because its reader has been silent for too long, and how it may reach them all the
same: as a text that was approved, or after an opening that they answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.store import Store
from storage.database.tables import (
    IS_WAITING,
    addresses,
    mailing_texts,
    mailings,
    openings,
    outbox,
    people,
    proposals,
    written_first,
)
from storage.messages import daily_limit, templates
from storage.messages.model import ASKED_FOR, QUEUED, REPLACED
from storage.messages.templates import Outside
from storage.proposals.model import Number

# Kind of a piece of a message of which another, whose id is its only value, says the whole.
PIECE = "piece"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that waits and that nobody has decided on. `opened` is when its reader was asked to
    write, if they were and have not; `begun` whether they were written to first within a day."""

    id: int
    person_id: int
    address: str
    locale: str
    area: str | None
    priority: int
    mailing_id: int | None
    proposal_id: int | None
    words: bool
    outside: Outside | None
    opened: datetime | None
    ended: bool
    begun: bool


def _undecided(
    channel: str,
    now: datetime,
    halted: Collection[int],
    urgent: ColumnElement[Any] = outbox.c.priority,
) -> list[ColumnElement[bool]]:
    of_many = outbox.c.mailing_id.is_not(None)
    live = exists().where(
        mailings.c.id == outbox.c.mailing_id,
        mailings.c.until > now,
        mailings.c.state != "stopped",
    )
    held = outbox.c.mailing_id.in_(list(halted))
    return [
        IS_WAITING,
        outbox.c.way.is_(None),
        outbox.c.channel == channel,
        urgent > ASKED_FOR,
        outbox.c.person_id.is_not(None),
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now),
        or_(~of_many, and_(live, ~held) if halted else live),
    ]


async def some(
    connection: AsyncConnection, channel: str, now: datetime, halted: Collection[int] = ()
) -> bool:
    """Whether something waits that nobody has decided on."""
    query = select(outbox.c.id).where(*_undecided(channel, now, halted)).limit(1)
    return (await connection.execute(query)).first() is not None


# How urgent what is found by address is: the bare column leads SQLite through all that waits.
_BY_ADDRESS = outbox.c.priority + literal_column("0")


async def _begun(store: Store, channel: str, halted: Collection[int], count: int) -> list[int]:
    """Some of it, for whom was written to first within a day. It is found from their side: there
    may be very many for whom there is no room today."""
    w = written_first
    query = (
        select(outbox.c.id)
        .join(w, and_(w.c.channel == outbox.c.channel, w.c.address == outbox.c.address))
        .where(
            *_undecided(channel, store.now, halted, _BY_ADDRESS),
            w.c.channel == channel,
            w.c.at > store.now - daily_limit.DAY,
        )
        .limit(count)
    )
    return [row.id for row in await store.fetch(query)]


async def undecided(
    store: Store,
    channel: str,
    halted: Collection[int],
    *,
    begun: bool,
    count: int,
) -> list[Waiting]:
    """Some of it, most urgent first, locked; with `begun` only for whom was written to first within
    a day: they cost no more."""
    which: list[ColumnElement[bool]] = []
    urgent: ColumnElement[Any] = outbox.c.priority
    if begun:
        some = await _begun(store, channel, halted, count)
        if not some:
            return []
        which, urgent = [outbox.c.id.in_(some)], _BY_ADDRESS
    now = store.now
    fresh = and_(
        written_first.c.channel == outbox.c.channel,
        written_first.c.address == outbox.c.address,
        written_first.c.at > now - daily_limit.DAY,
    )
    at = and_(openings.c.channel == outbox.c.channel, openings.c.address == outbox.c.address)
    there = and_(addresses.c.channel == outbox.c.channel, addresses.c.address == outbox.c.address)
    query = (
        select(
            outbox.c.id,
            outbox.c.person_id,
            outbox.c.address,
            outbox.c.locale,
            outbox.c.priority,
            outbox.c.mailing_id,
            outbox.c.proposal_id,
            outbox.c.text,
            outbox.c.outside,
            people.c.area,
            openings.c.at.label("opened"),
            openings.c.ended_at,
            addresses.c.heard_at,
            written_first.c.at.label("begun"),
        )
        .join(people, people.c.id == outbox.c.person_id)
        .outerjoin(openings, at)
        .outerjoin(addresses, there)
        .outerjoin(written_first, fresh)
        .where(
            *_undecided(channel, now, halted, urgent),
            *which,
        )
        .order_by(urgent, outbox.c.id)
        .limit(count)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(of=outbox, skip_locked=True)
    rows = await store.fetch(query)
    outside = await _of_mailings(store, channel, {row.mailing_id for row in rows})
    found = []
    for row in rows:
        # What was asked before they wrote is no longer asked.
        opened = row.opened if row.opened and _unheard(row.heard_at, row.opened) else None
        of = outside.get((row.mailing_id, row.locale)) or outside.get((row.mailing_id, "id"))
        found.append(
            Waiting(
                row.id,
                row.person_id,
                row.address,
                row.locale,
                row.area,
                row.priority,
                row.mailing_id,
                row.proposal_id,
                bool(row.text) or row.mailing_id is not None,
                Outside.load(row.outside) if row.mailing_id is None else of,
                opened,
                opened is not None and row.ended_at is not None,
                row.begun is not None,
            )
        )
    return found


def _unheard(heard: datetime | None, since: datetime) -> bool:
    return heard is None or heard < since


async def _of_mailings(
    store: Store, channel: str, ids: Collection[int | None]
) -> dict[tuple[int, str], Outside]:
    wanted = [id for id in ids if id is not None]
    if not wanted:
        return {}
    t = mailing_texts
    query = select(t.c.mailing_id, t.c.locale, t.c.outside).where(
        t.c.mailing_id.in_(wanted), t.c.channel == channel, t.c.outside.is_not(None)
    )
    found: dict[tuple[int, str], Outside] = {}
    for row in await store.fetch(query):
        of = Outside.load(row.outside)
        if of is not None:
            found[row.mailing_id, row.locale] = of
    return found


# --- what is decided ------------------------------------------------------------------------


def goes(store: Store, id: int, ref: str) -> None:
    """It goes as an approved text."""
    store.update(outbox, id, state=QUEUED, way=ref)
    store.wakes("mail")


def waits(store: Store, id: int, way: str) -> None:
    """It goes on waiting, for what `way` says (storage.messages.templates)."""
    store.update(outbox, id, way=way)


async def pieces_told(store: Store, person_id: int, id: int) -> None:
    """A message of several pieces goes whole as an approved text: the others are said by it."""
    query = select(outbox.c.id, outbox.c.outside).where(
        outbox.c.person_id == person_id, IS_WAITING, outbox.c.outside.is_not(None)
    )
    for row in await store.fetch(query):
        if row.outside and row.outside["kind"] == PIECE and row.outside["values"]["of"] == str(id):
            store.update(outbox, row.id, state=REPLACED, settled_at=store.now)


async def number_of(store: Store, proposal_id: int) -> str | None:
    """The number of a proposal, for the opening."""
    rows = await store.fetch(
        select(proposals.c.letters, proposals.c.number_year, proposals.c.number).where(
            proposals.c.id == proposal_id
        )
    )
    return str(Number(*rows[0])) if rows else None


@dataclass(frozen=True, slots=True)
class Forecast:
    """How people are reached who have been silent for too long: the kind of text, how many a day,
    and the moment by which the last of them is. No kind: they hear it with their next word."""

    kind: str | None
    daily: int
    last: datetime


async def forecast(
    store: Store, channel: str, kind: str, count: int, set_to: int, priority: int
) -> Forecast:
    """For `count` people more, after all that waits and is as urgent."""
    await store.flush()
    serving = templates.serving(await templates.load(store.connection, channel))
    kinds = {each for each, _ in serving}
    by = next((each for each in (kind, templates.OPENING) if each in kinds), None)
    daily = await daily_limit.allowed(store, channel, set_to)
    ahead = select(func.count(func.distinct(outbox.c.address))).where(
        *_undecided(channel, store.now, ()), outbox.c.priority <= priority
    )
    before = int((await store.fetch(ahead))[0][0]) + await daily_limit.used(store, channel)
    days = max(before + count - 1, 0) // max(daily, 1)
    return Forecast(by, daily, store.now + days * daily_limit.DAY)
