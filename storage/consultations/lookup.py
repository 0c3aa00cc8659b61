"""A consultation as it is found: by its id, by its code, open where somebody lives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, false, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import within
from storage.city.cycles import FKP
from storage.consultations.model import Consultation, ConsultationState, Definition, of_data
from storage.database.store import Memo, Store
from storage.database.tables import (
    consultation_versions,
    consultation_works,
    consultations,
    meetings,
    participants,
)
from storage.meetings.lookup import plain_meeting
from storage.meetings.model import Meeting, MeetingState

c = consultations

# Read once in a unit of work: each question of a form asks for it.
KNOWN: Memo[int, Consultation] = Memo()


def plain(row: Any) -> Consultation:
    values = {name: getattr(row, name) for name in Consultation.__slots__}
    values["definition"] = of_data(row.definition)
    values["state"] = ConsultationState(row.state)
    return Consultation(**values)


async def get(store: Store, id: int) -> Consultation | None:
    known = store.memo(KNOWN).get(id)
    if known is None:
        rows = await store.fetch(select(c).where(c.c.id == id))
        if not rows:
            return None
        known = store.memo(KNOWN)[id] = plain(rows[0])
    return known


async def lock(store: Store, id: int) -> Consultation | None:
    """As it is now; nobody else changes it until this unit of work ends."""
    query = select(c).where(c.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    return plain(rows[0]) if rows else None


async def by_code(store: Store, code: str) -> Consultation | None:
    rows = await store.fetch(select(c).where(c.c.code == code.upper()))
    return plain(rows[0]) if rows else None


async def find(connection: AsyncConnection, code: str) -> Consultation | None:
    """For pages, which only read."""
    row = (await connection.execute(select(c).where(c.c.code == code.upper()))).first()
    return plain(row) if row else None


async def definition(store: Store, id: int, version: int) -> Definition | None:
    """What it said and asked at a version."""
    v = consultation_versions
    query = select(v.c.definition).where(v.c.consultation_id == id, v.c.version == version)
    rows = await store.fetch(query)
    return of_data(rows[0].definition) if rows else None


async def open_in(store: Store, chain: Sequence[str], count: int = 9) -> list[Consultation]:
    """Those that can be answered now by who lives in these areas, each within the next; the first
    to close stands first."""
    query = (
        select(c)
        .where(
            c.c.state == ConsultationState.OPEN,
            c.c.opens_at <= store.now,
            c.c.closes_at > store.now,
            c.c.area.in_(chain),
        )
        .order_by(c.c.closes_at, c.c.id)
        .limit(count)
    )
    return [plain(row) for row in await store.fetch(query)]


async def unanswered_in(store: Store, chain: Sequence[str], person_id: int) -> Consultation | None:
    """The first to close of those that can be answered now in these areas, and that somebody has
    not answered."""
    args = {"now": store.now, "chain": list(chain), "person": person_id}
    rows = await store.fetch(_UNANSWERED, args)
    return plain(rows[0]) if rows else None


_UNANSWERED = (
    select(c)
    .where(
        c.c.state == ConsultationState.OPEN,
        c.c.opens_at <= bindparam("now"),
        c.c.closes_at > bindparam("now"),
        c.c.area.in_(bindparam("chain", expanding=True)),
        c.c.id.not_in(
            select(participants.c.consultation_id).where(
                participants.c.person_id == bindparam("person"), participants.c.sent.is_(True)
            )
        ),
    )
    .order_by(c.c.closes_at, c.c.id)
    .limit(1)
)


async def closed_in(store: Store, chain: Sequence[str], count: int = 3) -> list[Consultation]:
    """Those of these areas that have closed, the newest first."""
    query = select(c).where(c.c.state == ConsultationState.CLOSED, c.c.area.in_(chain))
    return [plain(row) for row in await store.fetch(query.order_by(c.c.id.desc()).limit(count))]


async def of_areas(store: Store, areas: Sequence[str], count: int = 20) -> list[Consultation]:
    """Those of some areas and all below them, the newest first."""
    query = select(c).where(or_(false(), *(within(c.c.area, area) for area in areas)))
    return [plain(row) for row in await store.fetch(query.order_by(c.c.id.desc()).limit(count))]


async def answered_from(connection: AsyncConnection, id: int) -> list[str]:
    """The kelurahan from which somebody answered."""
    p = participants
    query = select(p.c.area).where(p.c.consultation_id == id, p.c.sent.is_(True)).distinct()
    return sorted(row.area for row in await connection.execute(query))


async def at(connection: AsyncConnection, id: int) -> Consultation | None:
    """For what is made outside of a turn."""
    row = (await connection.execute(select(c).where(c.c.id == id))).first()
    return plain(row) if row else None


# --- finished work, and what is asked again and again ---------------------------------------


async def works_of(store: Store, id: int) -> list[int]:
    """The ids of the proposals that a consultation judges."""
    w = consultation_works
    rows = await store.fetch(select(w.c.proposal_id).where(w.c.consultation_id == id))
    return sorted(row.proposal_id for row in rows)


async def to_invite(store: Store) -> list[Consultation]:
    """Those about finished work that can be answered now."""
    judging = select(consultation_works.c.consultation_id)
    query = select(c).where(
        c.c.state == ConsultationState.OPEN,
        c.c.opens_at <= store.now,
        c.c.closes_at > store.now,
        c.c.id.in_(judging),
    )
    return [plain(row) for row in await store.fetch(query.order_by(c.c.id))]


async def rounds(
    connection: AsyncConnection, held: Consultation, count: int = 12
) -> list[Consultation]:
    """Those that have closed of the series that a consultation belongs to, itself among them; the
    oldest first."""
    first = held.series or held.code
    query = (
        select(c)
        .where(or_(c.c.series == first, c.c.code == first), c.c.state == ConsultationState.CLOSED)
        .order_by(c.c.closed_at.desc(), c.c.id.desc())
        .limit(count)
    )
    return [plain(row) for row in await connection.execute(query)][::-1]


# --- the day in the hall --------------------------------------------------------------------


async def of_meeting(connection: AsyncConnection, meeting: Meeting) -> Consultation | None:
    """The consultation that a meeting belongs to: a forum konsultasi publik is that of its area's
    draft plan of the same RKPD year, the newest of several."""
    if meeting.tahap != FKP:
        return None
    query = select(c).where(
        c.c.area == meeting.area,
        c.c.year == meeting.year,
        c.c.state != ConsultationState.DRAFT,
    )
    rows = await connection.execute(query.order_by(c.c.id.desc()))
    return next((held for held in map(plain, rows) if not held.definition.elements), None)


async def in_the_hall(connection: AsyncConnection, held: Consultation) -> Meeting | None:
    """The forum konsultasi publik that belongs to a consultation, the last of several; None where
    it has none."""
    if held.year is None or held.definition.elements:
        return None
    query = select(meetings).where(
        meetings.c.area == held.area,
        meetings.c.year == held.year,
        meetings.c.tahap == FKP,
        meetings.c.state != MeetingState.CANCELLED,
    )
    row = (await connection.execute(query.order_by(meetings.c.starts_at.desc()).limit(1))).first()
    return plain_meeting(row) if row else None
