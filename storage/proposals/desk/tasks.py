"""What waits for whom among staff."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from storage.city.areas import Area, within
from storage.database.store import Store
from storage.database.tables import proposals
from storage.people.model import Person
from storage.proposals.lookup import get
from storage.proposals.model import Proposal
from storage.proposals.questions import Remark, thread
from storage.proposals.silence import day
from storage.staff import staff
from storage.staff.roles import Grant, Operation


async def count_tasks(store: Store, grant: Grant, city: Area, most: int = 100) -> tuple[int, int]:
    """How many wait for a role, and how many of them are overdue; each is counted up to `most`.
    Raises NotAllowed."""
    counted = []
    for query in _tasks(grant, city, day(store.now, city)):
        some = query.with_only_columns(proposals.c.id).limit(most).subquery()
        counted.append(int((await store.fetch(select(func.count()).select_from(some)))[0][0]))
    return sum(counted), counted[0]


def _tasks(grant: Grant, city: Area, today: date) -> tuple[Select[Any], ...]:
    """What is overdue for a role, what is not yet, and what has no date."""
    staff.carrying([grant], Operation.SEE_TASKS)
    level = max(grant.level, 2)
    if level == 4:
        where = [proposals.c.area == grant.area, proposals.c.desk == 4]
        late = rest = where
    else:
        where = [proposals.c.city == city.code, within(proposals.c.area, grant.area)]
        late = [*where, proposals.c.desk >= level]
        rest = [*where, proposals.c.desk == level]
    if grant.opd:
        ours = func.lower(proposals.c.opd) == grant.opd.lower()
        late, rest = [*late, ours], [*rest, ours]
    return (
        select(proposals).where(*late, proposals.c.due < today),
        select(proposals).where(*rest, proposals.c.due >= today),
        select(proposals).where(*rest, proposals.c.due.is_(None)),
    )


async def ahead(store: Store, grant: Grant, city: Area, most: int = 100) -> tuple[int, date | None]:
    """How many proposals may yet come to a role that are with a level below it, up to `most`, and
    the first day by which one of them is to be decided there. Raises NotAllowed."""
    staff.carrying([grant], Operation.SEE_TASKS)
    level = max(grant.level, 2)
    if level == 4:
        return 0, None
    where = [proposals.c.city == city.code, within(proposals.c.area, grant.area)]
    if grant.opd:
        where.append(func.lower(proposals.c.opd) == grant.opd.lower())
    count, days = 0, list[date]()
    for desk in range(level + 1, 5):
        below = select(proposals.c.due).where(*where, proposals.c.desk == desk)
        some = below.limit(most).subquery()
        count += int((await store.fetch(select(func.count()).select_from(some)))[0][0])
        dated = below.where(proposals.c.due.is_not(None)).order_by(proposals.c.due).limit(1)
        days += [row.due for row in await store.fetch(dated)]
    return count, min(days, default=None)


async def waiting_among(store: Store, grant: Grant, city: Area, ids: Sequence[int]) -> set[int]:
    """Those of some proposals that wait for a role. Raises NotAllowed."""
    found: set[int] = set()
    for query in _tasks(grant, city, day(store.now, city)):
        some = query.with_only_columns(proposals.c.id).where(proposals.c.id.in_(list(ids)))
        found |= {row.id for row in await store.fetch(some)}
    return found


async def task(store: Store, by: Person, id: int) -> tuple[Proposal, list[Remark]]:
    """One proposal as staff see it, with what was asked and answered. Raises LookupError or
    NotAllowed."""
    proposal = await get(store, id)
    if proposal is None:
        raise LookupError(id)
    area, opd = proposal.content.area, proposal.opd
    await staff.require(store, by, Operation.SEE_TASKS, area, opd=opd)
    return proposal, await thread(store, id)
