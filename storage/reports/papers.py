"""What papers are made from: proposals with what each level recommends, a meeting with who came
and what it agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Areas, within
from storage.city.funds import Spent
from storage.database.tables import (
    attendance,
    history,
    meeting_history,
    meetings,
    people,
    proposals,
    recommendations,
)
from storage.meetings.heard import on_the_list
from storage.meetings.lookup import plain_meeting
from storage.meetings.model import RESULTS, Meeting, MeetingState
from storage.proposals.model import EventKind, State
from storage.reports.proposals import PROPOSALS
from storage.reports.wanted import Sees, Wanted

# The papers that leave out what staff have not looked at yet.
SEEN_ONLY = frozenset({"sipd", "td4", "usulan", "berita-acara"})


async def unseen(
    connection: AsyncConnection, wanted: Wanted, areas: Areas, sees: Sees
) -> list[str]:
    """The numbers of what staff have not looked at yet, of what is wanted."""
    p = proposals.c
    query = select(p.letters, p.number_year, p.number).where(p.held.is_not(None))
    found = await connection.execute(wanted.narrow(query, p.changed_at, areas, sees))
    return [f"{row.letters}-{row.number_year}-{row.number:05}" for row in found]


async def listed(
    connection: AsyncConnection, wanted: Wanted, areas: Areas, sees: Sees
) -> list[dict[str, Any]]:
    """Proposals as in their export, those of a kelurahan together, by their priority; not those
    that staff have not looked at yet."""
    left = frozenset(await unseen(connection, wanted, areas, sees))
    rows = [
        row
        async for row in PROPOSALS.rows(connection, wanted, areas, sees)
        if row["nomor"] not in left
    ]

    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        priority = row["prioritas"]
        number = priority if isinstance(priority, int) else 10**6
        return (row["kode_kelurahan"], number, priority is None, row["nomor"])

    return sorted(rows, key=place)


async def recommended(
    connection: AsyncConnection, wanted: Wanted, areas: Areas, sees: Sees
) -> dict[str, dict[str, str]]:
    """What was recommended, by the proposal's number and the key of the tahap."""
    p, r = proposals.c, recommendations.c
    query = select(p.letters, p.number_year, p.number, r.tahap, r.text).join(
        recommendations, r.proposal_id == p.id
    )
    found: dict[str, dict[str, str]] = {}
    for row in await connection.execute(wanted.narrow(query, p.changed_at, areas, sees)):
        number = f"{row.letters}-{row.number_year}-{row.number:05}"
        found.setdefault(number, {})[row.tahap] = row.text
    return found


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody at a meeting, by name, where they live if that is known, and whether they came."""

    name: str | None
    area: str | None
    came: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, who said yes or came, and the ids of what it agreed, the first priority first;
    None where there is no result. `left` are those of its list that it did not reach, `spent` what
    was agreed of what there was then."""

    meeting: Meeting
    people: tuple[Came, ...]
    agreed: tuple[int, ...] | None
    left: frozenset[int] = frozenset()
    spent: tuple[Spent, ...] = ()


async def meeting(
    connection: AsyncConnection, area: str, year: int | None = None, code: str = ""
) -> Held | None:
    """A meeting by its code; else the newest of an area that was held, or the next one."""
    m = meetings.c
    query = select(meetings).where(within(m.area, area), m.state != MeetingState.CANCELLED)
    if code:
        query = query.where(m.code == code.upper())
    if year:
        query = query.where(m.year == year)
    held = (m.state == MeetingState.HELD).desc()
    row = (await connection.execute(query.order_by(held, m.starts_at.desc()).limit(1))).first()
    if row is None:
        return None
    a = attendance.c
    who = (
        select(func.coalesce(a.name, people.c.name), people.c.area, a.came_at)
        .outerjoin(people, people.c.id == a.person_id)
        .where(a.meeting_id == row.id, (a.came_at.is_not(None)) | (a.answer == "yes"))
        .order_by(a.came_at.is_(None), a.came_at, a.id)
    )
    came = [Came(r[0], r[1], r[2] is not None) for r in await connection.execute(who)]
    steps = select(meeting_history.c.data).where(
        meeting_history.c.meeting_id == row.id, meeting_history.c.event.in_(sorted(RESULTS))
    )
    filed = (await connection.execute(steps.order_by(meeting_history.c.version.desc()))).first()
    if filed is None:
        return Held(plain_meeting(row), tuple(came), None)
    pairs = sorted(filed.data.get("agreed", []), key=lambda pair: pair[1])
    agreed, found = tuple(id for id, _ in pairs), plain_meeting(row)
    discussed = {*filed.data.get("discussed_ids", ()), *agreed}
    left = await _not_reached(connection, found, discussed)
    return Held(found, tuple(came), agreed, left, tuple(Spent.load(filed.data)))


async def _not_reached(
    connection: AsyncConnection, held: Meeting, discussed: set[int]
) -> frozenset[int]:
    """What a meeting had on its list and did not come to: whose authors have been told so, and,
    while a long list is being told, what still stands there."""
    p, h = proposals.c, history.c
    said = (
        select(p.id, h.data)
        .join(history, h.proposal_id == p.id)
        .where(p.city == held.city, within(p.area, held.area), h.event == EventKind.NOT_REACHED)
    )
    left = {row.id for row in await connection.execute(said) if row.data["meeting"] == held.id}
    open_now = select(p.id).where(
        *on_the_list(held), p.state != State.DISEPAKATI, p.created_at <= held.filed_at
    )
    left |= {row.id for row in await connection.execute(open_now)}
    return frozenset(left - discussed)


async def numbers(connection: AsyncConnection, ids: Sequence[int]) -> dict[str, int]:
    """The place of some proposals in a list, from 1, by their number."""
    p = proposals.c
    query = select(p.id, p.letters, p.number_year, p.number).where(p.id.in_(ids))
    place = {id: n for n, id in enumerate(ids, 1)}
    return {
        f"{row.letters}-{row.number_year}-{row.number:05}": place[row.id]
        for row in await connection.execute(query)
    }
