"""Who comes to a meeting, by what they answered, and who came."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from storage import rules
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import attendance
from storage.meetings.lookup import by_code, get, lock
from storage.meetings.model import DOORS, Coming, Meeting, MeetingState, Over, TooEarly
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation


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

    Raises LookupError, staff.NotAllowed, TooEarly, Over or rules.Unruly.
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
    there = {_key(row.name or "") for row in await store.fetch(came)}
    noted: list[str] = []
    known: list[str] = []
    for name in names:
        rules.name(name)
        if _key(name) in there:
            known.append(name)
            continue
        there.add(_key(name))
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


async def rename_for(store: Store, by: Person, id: int, old: str, new: str) -> list[str]:
    """Another name for one of those without a phone, as long as names can be noted. Gives the names
    that `old` may be: where that is one, it is `new` now.

    Raises LookupError, staff.NotAllowed, Over or rules.Unruly.
    """
    meeting = await lock(store, id)
    if meeting is None:
        raise LookupError(id)
    await staff.require(store, by, Operation.CHECK_IN_OTHERS, meeting.area)
    if meeting.state is not MeetingState.ANNOUNCED:
        raise Over(meeting)
    rules.name(new)
    a = attendance.c
    entered = select(a.id, a.name).where(a.meeting_id == id, a.entered_by.is_not(None))
    rows = [(row.id, row.name or "") for row in await store.fetch(entered)]
    said = _key(old)
    fits = [row for row in rows if _key(row[1]) == said]
    fits = fits or [row for row in rows if f" {_key(row[1])} ".startswith(f" {said} ")]
    if len(fits) == 1:
        store.update(attendance, fits[0][0], name=new[:100])
    return [name for _, name in fits]


def _key(name: str) -> str:
    """What two ways to write a name have in common: "Pak Slamet RT 05", "pak slamet rt.5"."""
    words = re.findall(r"[^\W\d_]+|\d+", name.casefold())
    return " ".join(word.lstrip("0") or word for word in words)


async def call_oneself(store: Store, person: Person, id: int, name: str) -> None:
    """The name under which a person stands in the list of those who came. Raises rules.Unruly."""
    rules.name(name)
    await _attend(store, id, person, name=name[:100])


async def _attends(store: Store, id: int, person_id: int) -> Row[Any] | None:
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
