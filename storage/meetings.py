"""Meetings (pertemuan): musrenbang of each level, their preparations, FKP. The operations on them,
each with its rules, its row of the history and its event; who comes and who came."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import areas, codes, decisions, hours, mailings, staff
from storage.areas import Area, within
from storage.cycles import Rung
from storage.decisions import OPEN, Decision, Ruling
from storage.events import Happened, MeetingEvent
from storage.ids import new_id
from storage.people import Person
from storage.proposals import Proposal, State, plain_proposal
from storage.roles import Operation
from storage.staff import Actor
from storage.store import Store
from storage.tables import (
    attendance,
    files,
    meeting_files,
    meeting_history,
    meetings,
    proposals,
    reminders,
)

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


@dataclass(frozen=True, slots=True)
class Filed:
    """A result as it was stored: ids of proposals that were agreed, by their priority; those that
    could not be; how many were on the list."""

    meeting: Meeting
    agreed: dict[int, int]
    failed: tuple[int, ...]
    discussed: int


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


class FiledBefore(Exception):
    """Its result is there already. Holds the meeting and the step."""

    def __init__(self, meeting: Meeting, step: Step) -> None:
        super().__init__(meeting.id)
        self.meeting, self.step = meeting, step


# --- calling, changing, cancelling ----------------------------------------------------------


async def create(
    store: Store, by: Person | Actor, city: Area, area: Area, rung: Rung, plan: Plan
) -> Meeting:
    """A new meeting, which the people of the area are told of when this commits.

    Raises staff.NotAllowed, Untimely or Unfit.
    """
    actor = await _allowed(store, by, Operation.HOLD_MEETING, area.code)
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
    _record(store, meeting, MeetingEvent.CALLED, actor, {})
    return meeting


async def change(store: Store, by: Person | Actor, id: int, plan: Plan, *, version: int) -> Meeting:
    """A new plan; everyone who knows of the meeting is told what changed. Nothing happens where
    nothing did.

    Raises LookupError, staff.NotAllowed, Over, Changed when it is no longer at `version`, or
    Untimely.
    """
    meeting, actor = await _open(store, by, id, version)
    was = difference(meeting.plan, plan)
    if not was:
        return meeting
    moved = "starts_at" in was
    if not store.now < plan.ends_at or plan.ends_at <= plan.starts_at:
        raise Untimely
    if moved and plan.starts_at <= store.now:
        raise Untimely
    meeting = _advance(
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
        await mailings.recall(store, id)
    _record(store, meeting, MeetingEvent.CHANGED, actor, was)
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
    meeting = _advance(
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
    await mailings.recall(store, id)
    _record(store, meeting, MeetingEvent.CANCELLED, actor, {"why": why})
    return meeting


async def _open(store: Store, by: Person | Actor, id: int, version: int) -> tuple[Meeting, Actor]:
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    actor = await _allowed(store, by, Operation.HOLD_MEETING, meeting.area)
    if meeting.over(store.now):
        raise Over(meeting)
    if meeting.version != version:
        raise Changed(meeting, [s for s in await steps(store, id) if s.version > version])
    return meeting, actor


def _plan_reminders(store: Store, meeting: Meeting, city: Area, before: Mapping[int, Any]) -> None:
    """One row for each offset. One whose time has passed is done with; so is one that was sent for
    the same time (`before`, by offset)."""
    for minutes in meeting.plan.offsets:
        due = meeting.plan.starts_at - timedelta(minutes=minutes)
        if minutes > SHORT:
            due = hours.at_the_latest(due, city)
        known = before.get(minutes)
        if known is not None and known.due_at == due:
            done = known.done_at
        else:
            done = store.now if due <= store.now else None
        store.insert(reminders, meeting_id=meeting.id, minutes=minutes, due_at=due, done_at=done)


def _code() -> str:
    return "".join(secrets.choice(codes.LETTERS) for _ in range(codes.LENGTH))


def _columns(plan: Plan) -> dict[str, Any]:
    values = {name: getattr(plan, name) for name in Plan.__slots__}
    return {**values, "offsets": list(plan.offsets)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _advance(store: Store, meeting: Meeting, **values: Any) -> Meeting:
    moved = replace(meeting, version=meeting.version + 1, changed_at=store.now)
    store.update(meetings, meeting.id, version=moved.version, changed_at=store.now, **values)
    return moved


def _record(
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


async def _allowed(store: Store, by: Person | Actor, operation: Operation, area: str) -> Actor:
    if isinstance(by, Actor):
        return by
    return await staff.require(store, by, operation, area)


# --- reading --------------------------------------------------------------------------------


def _meeting(row: Any) -> Meeting:
    plan = Plan(**{n: getattr(row, n) for n in Plan.__slots__ if n != "offsets"})
    names = [name for name in Meeting.__slots__ if name not in ("plan", "state")]
    values = {name: getattr(row, name) for name in names}
    return Meeting(
        plan=replace(plan, offsets=tuple(row.offsets)), state=MeetingState(row.state), **values
    )


async def get(store: Store, id: int) -> Meeting | None:
    rows = await store.fetch(select(meetings).where(meetings.c.id == id))
    return _meeting(rows[0]) if rows else None


async def lock(store: Store, id: int) -> Meeting | None:
    """A meeting, which nobody else changes until this unit of work ends."""
    query = select(meetings).where(meetings.c.id == id)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    return _meeting(rows[0]) if rows else None


def _coded(code: str) -> Any:
    return select(meetings).where(meetings.c.code == code.upper())


async def by_code(store: Store, code: str) -> Meeting | None:
    """The meeting whose check-in this is the code of, in any case."""
    rows = await store.fetch(_coded(code))
    return _meeting(rows[0]) if rows else None


async def find(
    connection: AsyncConnection, *, id: int | None = None, code: str = ""
) -> Meeting | None:
    """A meeting by its id or its code, without a unit of work."""
    query = _coded(code) if id is None else select(meetings).where(meetings.c.id == id)
    row = (await connection.execute(query)).first()
    return _meeting(row) if row is not None else None


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
    return [_meeting(row) for row in await store.fetch(query)]


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
    return [_meeting(row) for row in await store.fetch(query)]


async def beside(store: Store, area: str, plan: Plan, but: int | None = None) -> list[Meeting]:
    """Other meetings of this very area at the same time."""
    query = select(meetings).where(
        meetings.c.area == area,
        meetings.c.starts_at < plan.ends_at,
        meetings.c.ends_at > plan.starts_at,
        meetings.c.state == MeetingState.ANNOUNCED,
    )
    found = [_meeting(row) for row in await store.fetch(query.order_by(meetings.c.starts_at))]
    return [meeting for meeting in found if meeting.id != but]


# --- who comes, and who came ----------------------------------------------------------------


async def answer(store: Store, person: Person, id: int, said: Coming) -> Meeting:
    """HADIR, MUNGKIN, TIDAK; the newest counts. Raises LookupError or Over."""
    meeting = await get(store, id)
    if meeting is None:
        raise LookupError(id)
    if meeting.over(store.now):
        raise Over(meeting)
    await _attend(store, meeting.id, person, answer=said, answered_at=store.now)
    return meeting


async def answered(store: Store, id: int, person_id: int) -> Coming | None:
    """What somebody has answered to a call."""
    row = await _attends(store, id, person_id)
    return Coming(row.answer) if row is not None and row.answer else None


async def check_in(store: Store, person: Person, code: str) -> tuple[Meeting, bool]:
    """Somebody is at the venue; whether they were not known to be before. Only while the meeting
    runs. Raises LookupError, TooEarly or Over."""
    meeting = await by_code(store, code)
    if meeting is None:
        raise LookupError(code)
    if meeting.over(store.now):
        raise Over(meeting)
    if not meeting.runs(store.now):
        raise TooEarly(meeting)
    row = await _attends(store, meeting.id, person.id)
    if row is not None and row.came_at is not None:
        return meeting, False
    await _attend(store, meeting.id, person, came_at=store.now)
    return meeting, True


async def check_in_for(
    store: Store, by: Person, id: int, names: Sequence[str]
) -> tuple[list[str], list[str]]:
    """People without a phone who came; gives the names that were noted, and those that were there
    already. From the start until the result is filed: a list on paper may be typed later.

    Raises LookupError, staff.NotAllowed, TooEarly or Over.
    """
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    await staff.require(store, by, Operation.CHECK_IN_OTHERS, meeting.area)
    if meeting.state is not MeetingState.ANNOUNCED:
        raise Over(meeting)
    if store.now < meeting.plan.starts_at - DOORS:
        raise TooEarly(meeting)
    came = select(attendance.c.name).where(
        attendance.c.meeting_id == id, attendance.c.came_at.is_not(None)
    )
    there = {(row.name or "").casefold() for row in await store.fetch(came)}
    noted: list[str] = []
    known: list[str] = []
    for name in names:
        if name.casefold() in there:
            known.append(name)
            continue
        there.add(name.casefold())
        noted.append(name)
        store.insert(
            attendance,
            id=new_id(),
            meeting_id=id,
            name=name[:100],
            came_at=store.now,
            entered_by=by.id,
        )
    return noted, known


async def call_oneself(store: Store, person: Person, id: int, name: str) -> None:
    """The name under which a person stands in the list of those who came."""
    await _attend(store, id, person, name=name[:100])


async def _attends(store: Store, id: int, person_id: int) -> Any:
    rows = await store.fetch(
        select(attendance).where(attendance.c.meeting_id == id, attendance.c.person_id == person_id)
    )
    return rows[0] if rows else None


async def _attend(store: Store, id: int, person: Person, **values: Any) -> None:
    row = await _attends(store, id, person.id)
    if row is not None:
        store.update(attendance, row.id, **values)
        return
    named = {"name": person.name, **values}
    store.insert(attendance, id=new_id(), meeting_id=id, person_id=person.id, **named)


@dataclass(frozen=True, slots=True)
class Counts:
    """Who said what, and how many came; of those `entered` by staff."""

    yes: int = 0
    maybe: int = 0
    no: int = 0
    came: int = 0
    entered: int = 0


async def count(store: Store, id: int) -> Counts:
    a = attendance.c
    query = select(a.answer, func.count(), func.count(a.came_at), func.count(a.entered_by)).where(
        a.meeting_id == id
    )
    found = {row[0]: row for row in await store.fetch(query.group_by(a.answer))}
    said = {str(key): row[1] for key, row in found.items() if key is not None}
    return Counts(
        **{name: said.get(name, 0) for name in Coming},
        came=sum(row[2] for row in found.values()),
        entered=sum(row[3] for row in found.values()),
    )


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came."""

    name: str | None
    at: datetime
    entered: bool


async def attendees(store: Store, id: int, skip: int, count: int) -> list[Attendee]:
    """Who came, in the order in which they did."""
    query = (
        select(attendance)
        .where(attendance.c.meeting_id == id, attendance.c.came_at.is_not(None))
        .order_by(attendance.c.came_at, attendance.c.id)
        .offset(skip)
        .limit(count)
    )
    return [
        Attendee(row.name, row.came_at, row.entered_by is not None)
        for row in await store.fetch(query)
    ]


# --- its result -----------------------------------------------------------------------------


def _on_the_list(meeting: Meeting) -> list[ColumnElement[bool]]:
    """The conditions that a proposal is for this meeting to agree."""
    return [
        proposals.c.city == meeting.city,
        within(proposals.c.area, meeting.area),
        proposals.c.year == meeting.year,
        proposals.c.rung == meeting.rung,
        proposals.c.state.in_(sorted(OPEN)),
    ]


async def to_agree(store: Store, meeting: Meeting, count: int) -> tuple[int, list[Proposal]]:
    """How many proposals a meeting has to agree, and the first of them by number."""
    where = _on_the_list(meeting)
    total = int((await store.fetch(select(func.count()).where(*where)))[0][0])
    query = select(proposals).where(*where).order_by(proposals.c.number_year, proposals.c.number)
    return total, [plain_proposal(row) for row in await store.fetch(query.limit(count))]


async def among(
    store: Store, meeting: Meeting, numbers: Sequence[tuple[int | None, int]]
) -> dict[tuple[int | None, int], Proposal]:
    """The proposals that some numbers (year or None, running number) name, of those that a meeting
    has to agree."""
    running = {number for _, number in numbers}
    query = select(proposals).where(*_on_the_list(meeting), proposals.c.number.in_(running))
    rows = await store.fetch(query.order_by(proposals.c.number_year.desc()))
    found: dict[tuple[int | None, int], Proposal] = {}
    for row in rows:
        for wanted in numbers:
            if wanted in ((None, row.number), (row.number_year, row.number)):
                found.setdefault(wanted, plain_proposal(row))
    return found


async def by_ids(store: Store, ids: Sequence[int]) -> dict[int, Proposal]:
    """Proposals by id."""
    query = select(proposals).where(proposals.c.id.in_(list(ids)))
    return {row.id: plain_proposal(row) for row in await store.fetch(query)}


async def file(
    store: Store,
    by: Person | Actor,
    id: int,
    agreed: Sequence[int] = (),
    *,
    notes: str | None = None,
    photos: Sequence[int] = (),
) -> Filed:
    """The result of a meeting: proposals that were agreed, the first of them first; each is a
    decision of its own, so their authors hear. What cannot be decided is left out and named.
    Everyone of the area gets the digest.

    Raises LookupError, staff.NotAllowed, TooEarly, Over when it was cancelled, or FiledBefore.
    """
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    actor = await _allowed(store, by, Operation.HOLD_MEETING, meeting.area)
    if meeting.state is MeetingState.HELD:
        raise FiledBefore(meeting, await _filed(store, id))
    if meeting.state is MeetingState.CANCELLED:
        raise Over(meeting)
    if store.now < meeting.plan.starts_at:
        raise TooEarly(meeting)
    discussed, _ = await to_agree(store, meeting, 0)
    done: dict[int, int] = {}
    failed: list[int] = []
    for priority, proposal_id in enumerate(dict.fromkeys(agreed), 1):
        if await _agree(store, by, meeting, proposal_id, priority):
            done[proposal_id] = priority
        else:
            failed.append(proposal_id)
    meeting = _advance(
        store,
        replace(meeting, state=MeetingState.HELD, notes=notes, filed_at=store.now),
        state=MeetingState.HELD,
        notes=notes,
        filed_at=store.now,
        chase_at=None,
    )
    await store.execute(
        update(reminders)
        .where(reminders.c.meeting_id == id, reminders.c.done_at.is_(None))
        .values(done_at=store.now)
    )
    await mailings.recall(store, id)
    await _keep_photos(store, id, photos)
    filed = Filed(meeting, done, tuple(failed), discussed)
    data = {"agreed": [list(pair) for pair in done.items()], "discussed": discussed}
    _record(store, meeting, MeetingEvent.FILED, actor, data)
    return filed


async def _agree(
    store: Store, by: Person | Actor, meeting: Meeting, id: int, priority: int
) -> bool:
    """Whether a proposal is agreed at this meeting, now or already."""
    query = select(proposals).where(*_on_the_list(meeting), proposals.c.id == id)
    rows = await store.fetch(query)
    if not rows:
        return False
    if (rows[0].state, rows[0].priority) == (State.DISEPAKATI, priority):
        return True
    try:
        await decisions.decide(store, by, id, Ruling(Decision.AGREE, priority=priority))
    except (LookupError, staff.NotAllowed, decisions.Unfit):
        return False
    return True


async def add(
    store: Store,
    by: Person | Actor,
    id: int,
    *,
    notes: str | None = None,
    photos: Sequence[int] = (),
) -> Meeting:
    """Notes and photos to a result that is there; nobody is told, nothing is decided. Raises
    LookupError, also when there is no result, or staff.NotAllowed."""
    meeting = await lock(store, id)
    if meeting is None or meeting.state is not MeetingState.HELD:
        raise LookupError(id)
    actor = await _allowed(store, by, Operation.HOLD_MEETING, meeting.area)
    whole = "\n".join(filter(None, (meeting.notes, notes))) or None
    meeting = _advance(store, replace(meeting, notes=whole), notes=whole)
    await _keep_photos(store, id, photos)
    _record(store, meeting, MeetingEvent.ADDED, actor, {"notes": notes, "photos": len(photos)})
    return meeting


async def filed(store: Store, id: int) -> Step | None:
    """What was filed of a meeting, if it was."""
    found = [s for s in await steps(store, id) if s.event is MeetingEvent.FILED]
    return found[-1] if found else None


async def _filed(store: Store, id: int) -> Step:
    found = await filed(store, id)
    if found is None:
        raise LookupError(id)
    return found


async def _keep_photos(store: Store, id: int, photos: Sequence[int]) -> None:
    top = select(func.max(meeting_files.c.place)).where(meeting_files.c.meeting_id == id)
    last = (await store.fetch(top))[0][0]
    for place, file_id in enumerate(photos, 0 if last is None else last + 1):
        store.insert(meeting_files, meeting_id=id, place=place, file_id=file_id)


async def photos(store: Store, id: int) -> list[str]:
    """Hashes of the photos of the signed sheets that are ready."""
    query = (
        select(files.c.hash)
        .join(meeting_files, meeting_files.c.file_id == files.c.id)
        .where(meeting_files.c.meeting_id == id, files.c.state == "ready")
        .order_by(meeting_files.c.place)
    )
    return [row.hash for row in await store.fetch(query)]


# --- what falls due -------------------------------------------------------------------------

# As conditions of queries, letter for letter what the indexes say.
_UNDONE = text("reminders.done_at IS NULL")
_UNFILED = text("meetings.state = 'announced'")


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
        meeting = _meeting(row)
        useful = not meeting.over(store.now) and store.now < meeting.plan.starts_at
        found.append((meeting, row.minutes, useful and not row.passed))
    return found


async def some_unfiled(connection: AsyncConnection, now: datetime) -> bool:
    """Whether a result is to be asked for, without a unit of work."""
    query = select(meetings.c.id).where(_UNFILED, meetings.c.chase_at <= now).limit(1)
    return (await connection.execute(query)).first() is not None


async def unfiled(store: Store, count: int = AT_ONCE) -> list[Meeting]:
    """Meetings whose result is to be asked for now; `chased` says how often it has been, this time
    included. After the last time it is no more."""
    query = (
        select(meetings)
        .where(_UNFILED, meetings.c.chase_at <= store.now)
        .order_by(meetings.c.chase_at)
        .limit(count)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(skip_locked=True)
    found = []
    for row in await store.fetch(query):
        chased = row.chased + 1
        again = store.now + CHASE_EVERY if chased <= CHASES else None
        store.update(meetings, row.id, chased=chased, chase_at=again)
        found.append(replace(_meeting(row), chased=chased))
    return found
