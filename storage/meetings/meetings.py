"""Meetings (pertemuan): musrenbang of each level, their preparations, FKP. The operations on them,
each with its rules, its row of the history and its event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from storage import rules
from storage.city import areas, quiet_hours
from storage.city.areas import Area
from storage.city.cycles import Tahap
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import meeting_history, meetings, reminders
from storage.events import Happened
from storage.meetings.lookup import lock, steps
from storage.meetings.model import (
    CHASE_AFTER,
    SHORT,
    UNSAID,
    Changed,
    Meeting,
    MeetingEvent,
    MeetingState,
    Over,
    Plan,
    Step,
    Unfit,
    Untimely,
)
from storage.messages.mailings import broadcasts
from storage.people import one_time_codes
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# Meetings or reminders in one transaction: others wait for it.
AT_ONCE = 50


async def create(
    store: Store, by: Person | Actor, city: Area, area: Area, tahap: Tahap, plan: Plan
) -> Meeting:
    """A new meeting, which the people of the area are told of when this commits.

    Raises staff.NotAllowed, Untimely, Unfit or rules.Unruly.
    """
    actor = await staff.acting(store, by, Operation.HOLD_MEETING, area.code)
    plan = _ruled(plan)
    if area.level != tahap.level:
        raise Unfit(area.code)
    if not store.now < plan.starts_at < plan.ends_at:
        raise Untimely
    meeting = Meeting(
        new_id(), city.code, area.code, tahap.year, tahap.key, plan, MeetingState.ANNOUNCED, 1,
        actor.person_id, actor.name, one_time_codes.drawn(one_time_codes.LENGTH),
        store.now, store.now,
    )  # fmt: skip
    store.insert(
        meetings,
        id=meeting.id,
        city=meeting.city,
        area=meeting.area,
        year=meeting.year,
        tahap=meeting.tahap,
        state=meeting.state,
        version=1,
        person_id=meeting.person_id,
        actor=meeting.actor,
        code=meeting.code,
        chased=0,
        chase_at=plan.ends_at + CHASE_AFTER,
        created_at=store.now,
        changed_at=store.now,
        **_columns(plan),
    )
    _plan_reminders(store, meeting, city, {})
    write_step(store, meeting, MeetingEvent.CALLED, actor, {})
    return meeting


async def change(
    store: Store, by: Person | Actor, id: int, plan: Plan, *, version: int, why: str = ""
) -> Meeting:
    """A new plan; everyone who knows of the meeting is told what changed, and `why`, where that is
    said. Nothing happens where nothing did.

    Raises LookupError, staff.NotAllowed, Over, Changed when it is no longer at `version`, or
    Untimely or rules.Unruly.
    """
    meeting, actor = await _open(store, by, id, version)
    plan = _ruled(plan)
    was = difference(meeting.plan, plan)
    if not was:
        return meeting
    why = rules.text("why", why, rules.WHY_CANCELLED) if why.strip() else ""
    moved = "starts_at" in was
    if not store.now < plan.ends_at or plan.ends_at <= plan.starts_at:
        raise Untimely
    if moved and plan.starts_at <= store.now:
        raise Untimely
    meeting = advance(
        store,
        replace(meeting, plan=plan, chased=0),
        **_columns(plan),
        chased=0,
        chase_at=plan.ends_at + CHASE_AFTER,
    )
    known = reminders.c.meeting_id == id
    before = {row.minutes: row for row in await store.fetch(select(reminders).where(known))}
    await store.execute(delete(reminders).where(known))
    _plan_reminders(store, meeting, await areas.city(store, meeting.city), before)
    if was.keys() - UNSAID:
        # What was queued of the old plan never goes out: what changed is said instead.
        await broadcasts.recall(store, id)
    data = was | {"why": why} if why else was
    write_step(store, meeting, MeetingEvent.CHANGED, actor, data)
    return meeting


def difference(before: Plan, after: Plan) -> dict[str, Any]:
    """What a plan was before, by field, where it is another now; as JSON-able data."""
    return {
        name: _plain(getattr(before, name))
        for name in Plan.__slots__
        if getattr(before, name) != getattr(after, name)
    }


async def cancel(store: Store, by: Person | Actor, id: int, why: str, *, version: int) -> Meeting:
    """It does not take place, for a reason; everyone who was told of it is told. Raises as
    `change`."""
    meeting, actor = await _open(store, by, id, version)
    why = rules.text("why", why, rules.WHY_CANCELLED)
    meeting = advance(
        store,
        replace(meeting, state=MeetingState.CANCELLED, why=why),
        state=MeetingState.CANCELLED,
        why=why,
        chase_at=None,
    )
    await store.execute(
        update(reminders)
        .where(reminders.c.meeting_id == id, reminders.c.done_at.is_(None))
        .values(done_at=store.now)
    )
    await broadcasts.recall(store, id)
    write_step(store, meeting, MeetingEvent.CANCELLED, actor, {"why": why})
    return meeting


async def _open(store: Store, by: Person | Actor, id: int, version: int) -> tuple[Meeting, Actor]:
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    actor = await staff.acting(store, by, Operation.HOLD_MEETING, meeting.area)
    if meeting.over(store.now):
        raise Over(meeting)
    if meeting.version != version:
        raise Changed(meeting, [s for s in await steps(store, id) if s.version > version])
    return meeting, actor


def _ruled(plan: Plan) -> Plan:
    """A plan that keeps the rules. Raises rules.Unruly."""
    return replace(
        plan,
        place=rules.text("place", plan.place, rules.VENUE),
        agenda=rules.optional("agenda", plan.agenda, rules.AGENDA),
        bring=rules.optional("bring", plan.bring, rules.BRING),
    )


def _plan_reminders(store: Store, meeting: Meeting, city: Area, before: Mapping[int, Any]) -> None:
    """One row for each offset. One whose time has passed is done with; so is one that was sent for
    the same time (`before`, by offset)."""
    for minutes in meeting.plan.offsets:
        due = meeting.plan.starts_at - timedelta(minutes=minutes)
        if minutes > SHORT:
            due = quiet_hours.at_the_latest(due, city)
        known = before.get(minutes)
        if known is not None and known.due_at == due:
            done = known.done_at
        else:
            done = store.now if due <= store.now else None
        store.insert(reminders, meeting_id=meeting.id, minutes=minutes, due_at=due, done_at=done)


def _columns(plan: Plan) -> dict[str, Any]:
    values = {name: getattr(plan, name) for name in Plan.__slots__}
    return {**values, "offsets": list(plan.offsets)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def advance(store: Store, meeting: Meeting, **values: Any) -> Meeting:
    moved = replace(meeting, version=meeting.version + 1, changed_at=store.now)
    store.update(meetings, meeting.id, version=moved.version, changed_at=store.now, **values)
    return moved


def write_step(
    store: Store, meeting: Meeting, kind: MeetingEvent, actor: Actor, data: Mapping[str, Any]
) -> Step:
    """The row of the history, and the event: without words for it nothing is committed."""
    step = Step(meeting.version, kind, store.now, actor.name, data)
    store.insert(
        meeting_history,
        id=new_id(),
        meeting_id=meeting.id,
        version=meeting.version,
        event=kind,
        at=store.now,
        person_id=actor.person_id,
        actor=actor.name[:120],
        data=dict(data),
    )
    store.record(Happened(kind, meeting, step))
    return step
