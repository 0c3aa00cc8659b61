"""What has come to staff's desks since a moment, and what is about to be late: for the morning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, or_, select

from storage.city.areas import Area, within
from storage.database.store import Store
from storage.database.tables import history, proposals
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import EventKind, Proposal, State
from storage.proposals.silence import day
from storage.staff import opds
from storage.staff.roles import Grant

# What is decided by the third day from now is about to be late.
SOON = timedelta(days=3)

# So many of each kind are looked at; more than these nobody reads in a list.
MOST = 500


class Kind(StrEnum):
    """Why a proposal is in the list, the most urgent first; it stands there once."""

    LATE_SOON = "late_soon"
    DISPUTED = "disputed"  # the author says that it is not done
    MENDED = "mended"  # returned, and put right
    FORWARDED = "forwarded"
    NEW = "new"


@dataclass(slots=True)
class News:
    """Proposals of each kind, in the order in which they came."""

    of: dict[Kind, list[Proposal]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.of.values())

    def add(self, kind: Kind, proposal: Proposal) -> None:
        if all(proposal.id != known.id for some in self.of.values() for known in some):
            self.of.setdefault(kind, []).append(proposal)


KINDS = {
    EventKind.SUBMITTED: Kind.NEW,
    EventKind.CARRIED_OVER: Kind.NEW,
    EventKind.FORWARDED: Kind.FORWARDED,
    EventKind.CHANGED: Kind.MENDED,
    EventKind.DISPUTED: Kind.DISPUTED,
}


@dataclass(frozen=True, slots=True)
class Stirred:
    """Desks of a city, an area's code and a level, at which something has changed or is about to be
    late. On most mornings those are few; nothing is looked up for the others."""

    desks: frozenset[tuple[str, int]]

    def at(self, grant: Grant) -> bool:
        """Whether it may be something for this role."""
        return any(
            desk == _level(grant) and (code + ".").startswith(grant.area and grant.area + ".")
            for code, desk in self.desks
        )


async def stirred(store: Store, city: Area, since: datetime) -> Stirred:
    """Where news can be that came after `since`."""
    query = (
        select(proposals.c.area, proposals.c.desk)
        .where(
            proposals.c.city == city.code,
            proposals.c.desk.is_not(None),
            or_(_late_soon(store, city), proposals.c.changed_at > since),
        )
        .distinct()
    )
    return Stirred(frozenset((row.area, row.desk) for row in await store.fetch(query)))


async def news(
    store: Store,
    held: list[Grant],
    city: Area,
    since: datetime,
    until: datetime,
    where: Stirred,
) -> News:
    """What has come after `since`, and not after `until`, to the desks of some roles; and what they
    are to decide by the third day from now. `where` is what `stirred` gave for the same moment."""
    found = News()
    held = [grant for grant in held if where.at(grant)]
    for grant in held:
        query = (
            select(proposals)
            .where(*_desk(grant, city), _late_soon(store, city))
            .order_by(proposals.c.due, proposals.c.id)
        )
        for row in await store.fetch(query.limit(MOST)):
            _add(found, grant, Kind.LATE_SOON, plain_proposal(row))
    came: list[tuple[Kind, Grant, Proposal]] = []
    for grant in held:
        query = (
            select(proposals, history.c.event, history.c.from_state.label("was"))
            .join(history, history.c.proposal_id == proposals.c.id)
            .where(
                *_desk(grant, city),
                proposals.c.changed_at > since,
                history.c.at > since,
                history.c.at <= until,
                history.c.event.in_(sorted(KINDS)),
            )
            .order_by(history.c.id)
        )
        for row in await store.fetch(query.limit(MOST)):
            event = EventKind(row.event)
            if event is not EventKind.CHANGED or row.was == State.DIKEMBALIKAN:
                came.append((KINDS[event], grant, plain_proposal(row)))
    for kind in Kind:
        for each, grant, proposal in came:
            if each is kind:
                _add(found, grant, kind, proposal)
    return found


def _late_soon(store: Store, city: Area) -> ColumnElement[bool]:
    today = day(store.now, city)
    return proposals.c.due.between(today, today + SOON)


def _level(grant: Grant) -> int:
    """At which level's desk a role decides."""
    return max(grant.level, 2)


def _desk(grant: Grant, city: Area) -> list[ColumnElement[bool]]:
    """What has reached the level of a role, in its area."""
    return [
        proposals.c.city == city.code,
        within(proposals.c.area, grant.area),
        proposals.c.desk == _level(grant),
    ]


def _add(found: News, grant: Grant, kind: Kind, proposal: Proposal) -> None:
    if grant.opd is None or (proposal.opd and opds.same(grant.opd, proposal.opd)):
        found.add(kind, proposal)
