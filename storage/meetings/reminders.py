"""Reminders of meetings that have fallen due, each done with once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.store import Store
from storage.database.tables import meetings, reminders
from storage.meetings.lookup import plain_meeting
from storage.meetings.meetings import AT_ONCE
from storage.meetings.model import Meeting

# As a condition of queries, letter for letter what the index says.
_UNDONE = text("reminders.done_at IS NULL")


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next reminder falls due."""
    query = select(reminders.c.due_at).where(_UNDONE).order_by(reminders.c.due_at).limit(1)
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def due(store: Store, count: int = AT_ONCE) -> list[tuple[Meeting, int, bool]]:
    """Reminders that have fallen due, with their offset, and whether to send them: not when the
    meeting has begun or been cancelled, nor of several the earlier. They are done with.

    Nobody moves their meetings until this unit of work ends: what it sends of the old time is then
    there to be recalled.
    """
    later = reminders.alias()
    passed = exists().where(
        later.c.meeting_id == reminders.c.meeting_id,
        later.c.minutes < reminders.c.minutes,
        later.c.due_at <= store.now,
    )
    query = (
        select(meetings, reminders.c.minutes, passed.label("passed"))
        .join(reminders, reminders.c.meeting_id == meetings.c.id)
        .where(_UNDONE, reminders.c.due_at <= store.now)
        .order_by(reminders.c.due_at)
        .limit(count)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(of=[meetings, reminders], skip_locked=True)
    found = []
    for row in await store.fetch(query):
        store.update(reminders, row.id, row.minutes, done_at=store.now)
        meeting = plain_meeting(row)
        useful = not meeting.over(store.now) and store.now < meeting.plan.starts_at
        found.append((meeting, row.minutes, useful and not row.passed))
    return found
