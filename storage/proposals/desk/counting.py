"""How many proposals of an area stand where, and how many came to something in a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import history, proposals
from storage.proposals.model import EventKind, State
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed


async def by_state(store: Store, held: Sequence[Grant], area: str, year: int) -> dict[State, int]:
    """How many of an RKPD year stand where in an area. Raises staff.NotAllowed."""
    p = proposals.c
    query = select(p.state, func.count().label("n")).where(*there(held, area), p.year == year)
    rows = await store.fetch(query.group_by(p.state))
    return {State(row.state): row.n for row in rows}


async def came_to(
    store: Store,
    held: Sequence[Grant],
    area: str,
    year: int,
    events: Collection[EventKind],
    since: datetime | None = None,
) -> int:
    """How many of these came to any of some events, since a moment or ever, which nobody has taken
    back. Raises staff.NotAllowed."""
    back = history.alias("taken_back")
    p, h, undone = proposals.c, history.c, back.c
    query = (
        select(func.count(func.distinct(h.proposal_id)).label("n"))
        .select_from(
            history.join(proposals, p.id == h.proposal_id).outerjoin(
                back,
                and_(undone.proposal_id == h.proposal_id, undone.undoes == h.version),
            )
        )
        .where(*there(held, area), p.year == year, h.event.in_(list(events)))
        .where(undone.id.is_(None))
    )
    if since is not None:
        query = query.where(h.at >= since)
    [row] = await store.fetch(query)
    return int(row.n)


def there(held: Sequence[Grant], area: str) -> list[ColumnElement[bool]]:
    """The conditions of what lies there and is shown to whoever holds these roles."""
    grant = allowed(held, Operation.SEE_TASKS, area)
    if grant is None:
        raise staff.NotAllowed(Operation.SEE_TASKS)
    where: list[ColumnElement[bool]] = [within(proposals.c.area, area)]
    if all(g.opd for g in held if allowed([g], Operation.SEE_TASKS, area)) and grant.opd:
        where.append(func.lower(proposals.c.opd) == grant.opd.lower())
    return where
