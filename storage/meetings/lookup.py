"""Meetings as they are found: by id or code, of some areas, beside one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, case, false, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import attendance, meeting_history, meetings
from storage.meetings.model import Coming, Meeting, MeetingEvent, MeetingState, Plan, Step


def plain_meeting(row: Row[Any]) -> Meeting:
    plan = Plan(**{n: getattr(row, n) for n in Plan.__slots__ if n != "offsets"})
    names = [name for name in Meeting.__slots__ if name not in ("plan", "state")]
    values = {name: getattr(row, name) for name in names}
    return Meeting(
        plan=replace(plan, offsets=tuple(row.offsets)), state=MeetingState(row.state), **values
    )


async def get(store: Store, id: int) -> Meeting | None:
    rows = await store.fetch(select(meetings).where(meetings.c.id == id))
    return plain_meeting(rows[0]) if rows else None


async def lock(store: Store, id: int) -> Meeting | None:
    """A meeting, which nobody else changes until this unit of work ends."""
    query = select(meetings).where(meetings.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    return plain_meeting(rows[0]) if rows else None


def _coded(code: str) -> Select[Any]:
    return select(meetings).where(meetings.c.code == code.upper())


async def by_code(store: Store, code: str) -> Meeting | None:
    """The meeting whose check-in this is the code of, in any case."""
    rows = await store.fetch(_coded(code))
    return plain_meeting(rows[0]) if rows else None


async def find(
    connection: AsyncConnection, *, id: int | None = None, code: str = ""
) -> Meeting | None:
    """A meeting by its id or its code, without a unit of work."""
    query = _coded(code) if id is None else select(meetings).where(meetings.c.id == id)
    row = (await connection.execute(query)).first()
    return plain_meeting(row) if row is not None else None


async def steps(store: Store, id: int) -> list[Step]:
    """What happened to a meeting, oldest first."""
    query = select(meeting_history).where(meeting_history.c.meeting_id == id)
    return [
        Step(row.version, MeetingEvent(row.event), row.at, row.actor, row.data or {})
        for row in await store.fetch(query.order_by(meeting_history.c.version))
    ]


async def coming(
    store: Store, codes: Sequence[str], person_id: int | None, count: int
) -> list[Meeting]:
    """Meetings of these very areas that are not over, and those that the person said they come to;
    the next first."""
    mine = select(attendance.c.meeting_id).where(
        attendance.c.person_id == person_id,
        attendance.c.answer.in_([Coming.YES, Coming.MAYBE]),
    )
    query = (
        select(meetings)
        .where(
            or_(meetings.c.area.in_(list(codes)), meetings.c.id.in_(mine)),
            meetings.c.ends_at > store.now,
            meetings.c.state == MeetingState.ANNOUNCED,
        )
        .order_by(meetings.c.starts_at, meetings.c.id)
        .limit(count)
    )
    return [plain_meeting(row) for row in await store.fetch(query)]


async def of_areas(
    store: Store, codes: Sequence[str], count: int, skip: int = 0, *, since: datetime | None = None
) -> list[Meeting]:
    """Meetings within some areas, only those that end after a moment where one is given: first
    those that lack a result, then the next, then those that are over, the last of them first."""
    over = meetings.c.ends_at <= store.now
    lacking = and_(meetings.c.state == MeetingState.ANNOUNCED, over)
    query = (
        select(meetings)
        .where(or_(false(), *(within(meetings.c.area, code) for code in codes)))
        .order_by(
            lacking.desc(),
            over,
            case((~over, meetings.c.starts_at)),
            meetings.c.starts_at.desc(),
            meetings.c.id,
        )
        .offset(skip)
        .limit(count)
    )
    if since is not None:
        query = query.where(or_(meetings.c.ends_at > since, lacking))
    return [plain_meeting(row) for row in await store.fetch(query)]


async def beside(store: Store, area: str, plan: Plan, but: int | None = None) -> list[Meeting]:
    """Other meetings of this very area at the same time."""
    query = select(meetings).where(
        meetings.c.area == area,
        meetings.c.starts_at < plan.ends_at,
        meetings.c.ends_at > plan.starts_at,
        meetings.c.state == MeetingState.ANNOUNCED,
    )
    found = [plain_meeting(row) for row in await store.fetch(query.order_by(meetings.c.starts_at))]
    return [meeting for meeting in found if meeting.id != but]
