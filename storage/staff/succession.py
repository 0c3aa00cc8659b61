"""What somebody of staff has begun in an area becomes their successor's: questions that authors
have yet to answer, meetings that they run, announcements that go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, select, update

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import mailings, meetings, proposals, remarks


@dataclass(frozen=True, slots=True)
class Begun:
    """How much of it there is."""

    questions: int = 0
    meetings: int = 0
    announcements: int = 0

    @property
    def total(self) -> int:
        return self.questions + self.meetings + self.announcements


async def begun(store: Store, person_id: int, area: str) -> Begun:
    """What a person has begun in an area and is still open."""
    counts = []
    for table, where in _what(person_id, area):
        counts.append(
            int((await store.fetch(select(func.count()).select_from(table).where(*where)))[0][0])
        )
    return Begun(*counts)


async def take_over(store: Store, was: int, now: int, area: str) -> Begun:
    """All of it is somebody else's from now on; gives how much."""
    found = await begun(store, was, area)
    for table, where in _what(was, area):
        await store.execute(update(table).where(*where).values(person_id=now))
    return found


def _what(person_id: int, area: str) -> Sequence[tuple[Table, tuple[ColumnElement[bool], ...]]]:
    """Tables and the conditions of what is open there, in the order of Begun."""
    there = select(proposals.c.id).where(within(proposals.c.area, area))
    return (
        (
            remarks,
            (
                remarks.c.person_id == person_id,
                remarks.c.answers.is_(None),
                remarks.c.answered_at.is_(None),
                remarks.c.proposal_id.in_(there),
            ),
        ),
        (
            meetings,
            (
                meetings.c.person_id == person_id,
                meetings.c.state == "announced",
                within(meetings.c.area, area),
            ),
        ),
        (
            mailings,
            (
                mailings.c.person_id == person_id,
                mailings.c.ended_at.is_(None),
                within(mailings.c.area, area),
            ),
        ),
    )
