"""What a meeting did with each proposal of its list that it did not agree: discussed, or not
reached. Its author hears so; a long list is told in portions, whatever ends in between."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, select

from storage.city.areas import within
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import meetings, proposals
from storage.meetings.lookup import get, plain_meeting, steps
from storage.meetings.model import Meeting, MeetingEvent, MeetingState
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import EventKind, State
from storage.proposals.rulings import OPEN
from storage.proposals.steps import Change, advance
from storage.staff.staff import Actor

# Proposals in one transaction: others wait for it.
AT_ONCE = 100

# A note by this and the meeting's id says up to which proposal its list has been told.
NOTE = "result:"


def on_the_list(meeting: Meeting) -> list[ColumnElement[bool]]:
    """The conditions that a proposal is for this meeting to agree."""
    return [
        proposals.c.city == meeting.city,
        within(proposals.c.area, meeting.area),
        proposals.c.year == meeting.year,
        proposals.c.tahap == meeting.tahap,
        proposals.c.state.in_(sorted(OPEN)),
        proposals.c.held.is_(None),  # what staff have not looked at yet is no matter for a meeting
    ]


async def begin(store: Store, meeting: Meeting) -> None:
    """The first portion; what is left is for `go_on`."""
    await notes.save(store, f"{NOTE}{meeting.id}", "0")
    await store.flush()
    await _portion(store, meeting.id, 0)


async def go_on(store: Store) -> int:
    """Another portion of lists that are still to be told; gives how many proposals it was, 0 when
    there are none."""
    for id, told in sorted((await notes.under(store, NOTE)).items()):
        if done := await _portion(store, int(id), int(told)):
            return done
    return 0


async def _portion(store: Store, id: int, after: int) -> int:
    name = f"{NOTE}{id}"
    meeting = await get(store, id)
    filed = [s for s in await steps(store, id) if s.event is MeetingEvent.FILED]
    if meeting is None or not filed:
        await notes.drop(store, name)
        return 0
    step = filed[-1]
    query = (
        select(proposals)
        .where(
            *on_the_list(meeting),
            proposals.c.state != State.DISEPAKATI,
            proposals.c.created_at <= step.at,
            proposals.c.id > after,
        )
        .order_by(proposals.c.id)
        .limit(AT_ONCE)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update()
    rows = await store.fetch(query)
    if not rows:
        await notes.drop(store, name)
        return 0
    if not await notes.renew(store, name, str(rows[-1].id)):
        return len(rows)  # another process has just told these
    discussed = set(step.data.get("discussed_ids", ()))
    by = Actor(step.actor, *step.data.get("by", ("fasilitator", meeting.area)))
    again = await _again(store, meeting)
    for row in rows:
        _tell(store, row, discussed, by, meeting, again)
    return len(rows)


def _tell(
    store: Store,
    row: Any,
    discussed: Collection[int],
    by: Actor,
    meeting: Meeting,
    again: Meeting | None,
) -> None:
    proposal = plain_proposal(row)
    kind = EventKind.DISCUSSED if proposal.id in discussed else EventKind.NOT_REACHED
    data: dict[str, Any] = {"meeting": meeting.id}
    if again is not None and kind is EventKind.NOT_REACHED:
        data["again"] = again.plan.starts_at.isoformat()
    change = Change(kind, next=proposal.tahap, by=proposal.due, data=data)
    advance(store, proposal, by, change)


async def _again(store: Store, meeting: Meeting) -> Meeting | None:
    """The next meeting of the same area and tahap that is called, at which what was not reached
    comes up."""
    query = (
        select(meetings)
        .where(
            meetings.c.area == meeting.area,
            meetings.c.year == meeting.year,
            meetings.c.tahap == meeting.tahap,
            meetings.c.state == MeetingState.ANNOUNCED,
            meetings.c.starts_at > store.now,
        )
        .order_by(meetings.c.starts_at)
        .limit(1)
    )
    rows = await store.fetch(query)
    return plain_meeting(rows[0]) if rows else None
