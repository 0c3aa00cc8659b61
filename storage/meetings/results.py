"""What came out of a meeting: the proposals that it agreed, notes, photos of the signed sheets; and
whose result is still to come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.database.store import Store
from storage.database.tables import files, meeting_files, meetings, proposals, reminders
from storage.meetings import heard
from storage.meetings.heard import on_the_list
from storage.meetings.lookup import lock, plain_meeting, steps
from storage.meetings.meetings import AT_ONCE, advance, write_step
from storage.meetings.model import (
    CHASE_EVERY,
    CHASES,
    DOORS,
    RESULTS,
    Meeting,
    MeetingEvent,
    MeetingState,
    Over,
    Step,
    TooEarly,
)
from storage.messages.mailings import broadcasts
from storage.people.model import Person
from storage.proposals import decisions, priorities
from storage.proposals.desk import funded, many
from storage.proposals.desk.many import Picked
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import Proposal, State
from storage.proposals.priorities import Taken
from storage.proposals.rulings import Decision, Ruling, Unfit
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# As a condition of queries, letter for letter what the index says.
_UNFILED = text("meetings.state = 'announced'")


@dataclass(frozen=True, slots=True)
class Filed:
    """A result as it was stored: ids of proposals that were agreed, by their priority; those that
    could not be; how many were discussed, and how many the meeting did not get to."""

    meeting: Meeting
    agreed: dict[int, int]
    failed: tuple[int, ...]
    discussed: int
    left: int = 0


class FiledBefore(Exception):
    """Its result is there already. Holds the meeting and the step."""

    def __init__(self, meeting: Meeting, step: Step) -> None:
        super().__init__(meeting.id)
        self.meeting, self.step = meeting, step


async def to_agree(store: Store, meeting: Meeting, count: int) -> tuple[int, list[Proposal]]:
    """How many proposals a meeting has to agree, and the first of them by number."""
    where = on_the_list(meeting)
    total = int((await store.fetch(select(func.count()).where(*where)))[0][0])
    query = select(proposals).where(*where).order_by(proposals.c.number_year, proposals.c.number)
    return total, [plain_proposal(row) for row in await store.fetch(query.limit(count))]


async def ids_to_agree(store: Store, meeting: Meeting) -> list[int]:
    """All proposals that a meeting has to agree, by number."""
    query = select(proposals.c.id).where(*on_the_list(meeting))
    order = (proposals.c.number_year, proposals.c.number)
    return [row.id for row in await store.fetch(query.order_by(*order))]


async def among(
    store: Store, meeting: Meeting, numbers: Sequence[tuple[str | None, int | None, int]]
) -> dict[tuple[str | None, int | None, int], Proposal]:
    """The proposals that some numbers (letters or None, year or None, running number) name, of
    those that a meeting has to agree."""
    running = {number for _, _, number in numbers}
    query = select(proposals).where(*on_the_list(meeting), proposals.c.number.in_(running))
    rows = await store.fetch(query.order_by(proposals.c.number_year.desc()))
    found: dict[tuple[str | None, int | None, int], Proposal] = {}
    for row in rows:
        for wanted in numbers:
            letters, year, number = wanted
            named = letters in (None, row.letters) and year in (None, row.number_year)
            if named and number == row.number:
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
    discussed: Collection[int] | None = None,
    notes: str | None = None,
    photos: Sequence[int] = (),
) -> Filed:
    """The result of a meeting: proposals that were agreed, the first of them first; each is a
    decision of its own, so their authors hear. What cannot be decided is left out and named.
    `discussed` are those that were discussed besides; None: the whole list. Of all others on it
    each author hears which it was (storage.meetings.heard). Everyone of the area gets the digest.
    Numbers that others of the same list have are passed over (`numbered`).

    Raises LookupError, staff.NotAllowed, TooEarly, Over when it was cancelled, FiledBefore, or
    rules.Unruly.
    """
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    actor = await staff.acting(store, by, Operation.FILE_RESULT, meeting.area)
    if meeting.state is MeetingState.HELD:
        raise FiledBefore(meeting, await _filed(store, id))
    if meeting.state is MeetingState.CANCELLED:
        raise Over(meeting)
    if store.now < meeting.plan.starts_at:
        raise TooEarly(meeting)
    notes = rules.optional("notes", notes, rules.NOTES)
    rules.number("agreed", len(agreed), rules.AGREED)
    rules.number("photos", len(photos), rules.SHEETS)
    listed = await ids_to_agree(store, meeting)
    were = [id for id in listed if discussed is None or id in {*discussed, *agreed}]
    wanted = await numbered(store, meeting, agreed)
    if isinstance(by, Person):
        there = await agree_together(store, by, meeting, wanted)
    else:
        there = await _agree_each(store, by, meeting, wanted)
    done = {id: priority for id, priority in wanted.items() if id in there}
    failed = [id for id in wanted if id not in there]
    meeting = advance(
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
    await broadcasts.recall(store, id)
    await _keep_photos(store, id, photos)
    data = {
        "agreed": [list(pair) for pair in done.items()],
        "discussed": len(were),
        "left": len(listed) - len(were),
        "discussed_ids": were,
        "by": [actor.role, actor.area],
        **await money(store, meeting),
    }
    write_step(store, meeting, MeetingEvent.FILED, actor, data)
    if len(listed) > len(done):
        await heard.begin(store, meeting)
    return Filed(meeting, done, tuple(failed), len(were), len(listed) - len(were))


async def money(store: Store, meeting: Meeting) -> dict[str, object]:
    """What is agreed of what there is, as the row of a result keeps it: nothing where there is no
    pagu."""
    spent, unfunded = await funded.spent(store, meeting.area, meeting.year)
    if not spent:
        return {}
    return {"funds": [each.stored() for each in spent], "unfunded": unfunded}


async def numbered(store: Store, meeting: Meeting, agreed: Sequence[int]) -> dict[int, int]:
    """The priorities that proposals get, in the order of a meeting: 1, 2, 3, without the numbers
    that others of the same list have already."""
    wanted = list(dict.fromkeys(agreed))
    given = await priorities.of(
        store, priorities.Agreed(meeting.city, meeting.area, meeting.year, meeting.tahap)
    )
    free = priorities.first_free(given, set(wanted), len(wanted))
    return dict(zip(wanted, free, strict=True))


async def agree_together(
    store: Store, by: Person, meeting: Meeting, wanted: Mapping[int, int]
) -> set[int]:
    """Which of some proposals, by their priorities, are agreed at this meeting, now or already."""
    query = select(proposals).where(*on_the_list(meeting), proposals.c.id.in_(list(wanted)))
    listed = {row.id: row for row in await store.fetch(query)}
    there = {
        id
        for id, row in listed.items()
        if (row.state, row.priority) == (State.DISEPAKATI, wanted[id])
    }
    picked = [
        Picked(id, listed[id].version, priority)
        for id, priority in wanted.items()
        if id in listed and id not in there
    ]
    try:
        done = await many.decide(store, by, Ruling(Decision.AGREE), picked)
    except staff.NotAllowed:
        return there
    return there | {each.id for each in done.done}


async def _agree_each(
    store: Store, by: Person | Actor, meeting: Meeting, wanted: Mapping[int, int]
) -> set[int]:
    """The same from the command line."""
    return {
        id
        for id, priority in wanted.items()
        if await _agree(store, by, meeting, id, priority, list(wanted))
    }


async def _agree(
    store: Store,
    by: Person | Actor,
    meeting: Meeting,
    id: int,
    priority: int,
    among: Sequence[int],
) -> bool:
    """Whether a proposal is agreed at this meeting, now or already."""
    query = select(proposals).where(*on_the_list(meeting), proposals.c.id == id)
    rows = await store.fetch(query)
    if not rows:
        return False
    if (rows[0].state, rows[0].priority) == (State.DISEPAKATI, priority):
        return True
    try:
        ruling = Ruling(Decision.AGREE, priority=priority)
        await decisions.decide(store, by, id, ruling, among=among)
    except (LookupError, staff.NotAllowed, Unfit, Taken):
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
    LookupError, also when there is no result, staff.NotAllowed or rules.Unruly."""
    meeting = await lock(store, id)
    if meeting is None or meeting.state is not MeetingState.HELD:
        raise LookupError(id)
    actor = await staff.acting(store, by, Operation.FILE_RESULT, meeting.area)
    notes = rules.optional("notes", notes, rules.NOTES)
    rules.number("photos", len(photos), rules.SHEETS)
    whole = "\n".join(filter(None, (meeting.notes, notes))) or None
    meeting = advance(store, replace(meeting, notes=whole), notes=whole)
    await _keep_photos(store, id, photos)
    write_step(store, meeting, MeetingEvent.ADDED, actor, {"notes": notes, "photos": len(photos)})
    return meeting


async def note(store: Store, by: Person | Actor, id: int, notes: str) -> Meeting:
    """What the notes of a meeting are instead, from when its doors open; nobody is told. Raises
    LookupError, staff.NotAllowed, TooEarly, Over when it was cancelled, or rules.Unruly."""
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    actor = await staff.acting(store, by, Operation.FILE_RESULT, meeting.area)
    if meeting.state is MeetingState.CANCELLED:
        raise Over(meeting)
    if store.now < meeting.plan.starts_at - DOORS:
        raise TooEarly(meeting)
    said = rules.optional("notes", notes, rules.NOTES)
    meeting = advance(store, replace(meeting, notes=said), notes=said)
    write_step(store, meeting, MeetingEvent.ADDED, actor, {"notes": said, "photos": 0})
    return meeting


async def filed(store: Store, id: int) -> Step | None:
    """What was filed of a meeting, if it was, as it has been put right since."""
    found = [s for s in await steps(store, id) if s.event in RESULTS]
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


# --- those that are still to come -----------------------------------------------------------


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
        found.append(replace(plain_meeting(row), chased=chased))
    return found
