"""All that waits in an area, whoever's turn it is: counted by the areas below it, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select

from storage.city.areas import Area, inside
from storage.database.store import Store
from storage.database.tables import proposals
from storage.proposals.silence import day
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed

# So far is a list paged through.
MOST = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in an area and all below it, by the level of the staff whose turn it is; how many
    of it are late."""

    area: str
    levels: dict[int, int]
    late: int

    @property
    def total(self) -> int:
        return sum(self.levels.values())


async def counted(store: Store, held: Sequence[Grant], city: Area, area: str) -> list[Waiting]:
    """What waits in each area directly below one of a city, where anything does. Raises
    staff.NotAllowed."""
    today, p = day(store.now, city), proposals.c
    late = func.sum(case((p.due < today, 1), else_=0)).label("late")
    query = (
        select(p.area, p.desk, func.count().label("n"), late)
        .where(*_there(held, area))
        .group_by(p.area, p.desk)
    )
    depth = area.count(".") + 2
    found: dict[str, Waiting] = {}
    for row in await store.fetch(query):
        code = ".".join(row.area.split(".")[:depth])
        before = found.get(code, Waiting(code, {}, 0))
        levels = {**before.levels, row.desk: before.levels.get(row.desk, 0) + row.n}
        found[code] = Waiting(code, levels, before.late + int(row.late or 0))
    return [found[code] for code in sorted(found)]


async def listed(store: Store, held: Sequence[Grant], city: Area, area: str) -> list[int]:
    """The ids of what waits in an area, what is late first. Raises staff.NotAllowed."""
    p = proposals.c
    query = select(p.id).where(*_there(held, area))
    rows = await store.fetch(query.order_by(p.due.is_(None), p.due, p.id).limit(MOST))
    return [row.id for row in rows]


def _there(held: Sequence[Grant], area: str) -> list[ColumnElement[bool]]:
    """The conditions of what waits there and is shown to whoever holds these roles."""
    grant = allowed(held, Operation.SEE_TASKS, area)
    if grant is None:
        raise staff.NotAllowed(Operation.SEE_TASKS)
    p = proposals.c
    there = (p.area == area,) if area.count(".") == 3 else inside(p.area, area)
    where = [*there, p.desk.is_not(None)]
    if all(g.opd for g in held if allowed([g], Operation.SEE_TASKS, area)) and grant.opd:
        where.append(func.lower(p.opd) == grant.opd.lower())
    return where
