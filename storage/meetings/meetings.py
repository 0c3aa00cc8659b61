"""Meetings (pertemuan): musrenbang of each level, their preparations, FKP. The operations on them,
each with its rules, its row of the history and its event."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.city import areas, quiet_hours
from storage.city.areas import Area, within
from storage.city.cycles import Rung
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import attendance, meeting_history, meetings, reminders
from storage.events import Happened, MeetingEvent
from storage.messages import broadcasts
from storage.people import one_time_codes
from storage.people.people import Person
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# Reminders, minutes before the start, where nothing else was said.
USUAL = (3 * 1440, 1440, 120)

# One so short before the start, and what is said of it then, may be sent in the quiet hours.
SHORT = 120

# What of a plan is not people's business.
UNSAID = frozenset({"offsets"})

# People check in this long before the start: the queue at the door comes before it.
DOORS = timedelta(minutes=30)

# A result that is not there so long after the end is asked for, once a day, so many times; then
# the area's admins are told.
CHASE_AFTER, CHASE_EVERY, CHASES = timedelta(days=3), timedelta(days=1), 3

# Meetings or reminders in one transaction: others wait for it.
AT_ONCE = 50


class MeetingState(StrEnum):
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    HELD = "held"  # its result is there


class Coming(StrEnum):
    """What people answer to a call."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Plan:
    """What whoever calls a meeting decides, and may change. Times are UTC; `offsets` are those of
    its reminders, minutes before the start."""

    starts_at: datetime
    ends_at: datetime
    place: str
    lat: float | None = None
    lon: float | None = None
    agenda: str | None = None
    bring: str | None = None
    offsets: tuple[int, ...] = USUAL


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands. `area` is whose meeting it is, `year` the RKPD year."""

    id: int
    city: str
    area: str
    year: int
    rung: str
    plan: Plan
    state: MeetingState
    version: int
    person_id: int | None  # who runs it
    actor: str
    code: str
    created_at: datetime
    changed_at: datetime
    why: str | None = None  # of a cancellation
    notes: str | None = None
    filed_at: datetime | None = None
    chased: int = 0

    def over(self, now: datetime) -> bool:
        """Whether nobody comes any more."""
        return self.state is not MeetingState.ANNOUNCED or now >= self.plan.ends_at

    def runs(self, now: datetime) -> bool:
        """Whether people check in."""
        return not self.over(now) and now >= self.plan.starts_at - DOORS


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the history. `data` holds what it was before, by field of the plan; of a result,
    what was filed."""

    version: int
    event: MeetingEvent
    at: datetime
    actor: str
    data: Mapping[str, Any]


class Untimely(ValueError):
    """A meeting would begin in the past, or end before it begins."""


class Unfit(ValueError):
    """The area is not of the rung's level."""


class Changed(Exception):
    """Somebody was quicker. Holds the meeting as it is now, and what happened since."""

    def __init__(self, meeting: Meeting, since: Sequence[Step]) -> None:
        super().__init__(meeting.id)
        self.meeting, self.since = meeting, since


class Over(Exception):
    """The meeting has been held, cancelled, or its time has passed. Holds it."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.id)
        self.meeting = meeting


class TooEarly(Exception):
    """It has not begun. Holds the meeting."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.id)
        self.meeting = meeting


# --- calling, changing, cancelling ----------------------------------------------------------


async def create(
    store: Store, by: Person | Actor, city: Area, area: Area, rung: Rung, plan: Plan
) -> Meeting:
    """A new meeting, which the people of the area are told of when this commits.

    Raises staff.NotAllowed, Untimely, Unfit or rules.Unruly.
    """
    actor = await staff.acting(store, by, Operation.HOLD_MEETING, area.code)
    plan = _ruled(plan)
    if area.level != rung.level:
        raise Unfit(area.code)
    if not store.now < plan.starts_at < plan.ends_at:
        raise Untimely
    meeting = Meeting(
        new_id(), city.code, area.code, rung.year, rung.key, plan, MeetingState.ANNOUNCED, 1,
        actor.person_id, actor.name, _code(), store.now, store.now,
    )  # fmt: skip
    store.insert(
        meetings,
        id=meeting.id,
        city=meeting.city,
        area=meeting.area,
        year=meeting.year,
        rung=meeting.rung,
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


async def change(store: Store, by: Person | Actor, id: int, plan: Plan, *, version: int) -> Meeting:
    """A new plan; everyone who knows of the meeting is told what changed. Nothing happens where
    nothing did.

    Raises LookupError, staff.NotAllowed, Over, Changed when it is no longer at `version`, or
    Untimely or rules.Unruly.
    """
    meeting, actor = await _open(store, by, id, version)
    plan = _ruled(plan)
    was = difference(meeting.plan, plan)
    if not was:
        return meeting
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
    write_step(store, meeting, MeetingEvent.CHANGED, actor, was)
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


def _code() -> str:
    return "".join(secrets.choice(one_time_codes.LETTERS) for _ in range(one_time_codes.LENGTH))


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


# --- reading --------------------------------------------------------------------------------


def plain_meeting(row: Any) -> Meeting:
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


def _coded(code: str) -> Any:
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
    store: Store, codes: Sequence[str], since: datetime, count: int
) -> list[Meeting]:
    """Meetings within some areas that end after a moment, and those that lack a result; those that
    lack one first, then the next."""
    lacking = and_(meetings.c.state == MeetingState.ANNOUNCED, meetings.c.ends_at <= store.now)
    query = (
        select(meetings)
        .where(
            or_(*(within(meetings.c.area, code) for code in codes)),
            or_(meetings.c.ends_at > since, lacking),
        )
        .order_by(
            lacking.desc(),
            (meetings.c.ends_at <= store.now),
            meetings.c.starts_at,
            meetings.c.id,
        )
        .limit(count)
    )
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
