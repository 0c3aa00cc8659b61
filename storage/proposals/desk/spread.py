"""Where proposals have come from, by RT and RW, and from where none has yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, and_, case, cast, func, select

from storage.city import neighbourhoods
from storage.city.areas import inside, within
from storage.city.neighbourhoods import Near
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import proposals, staff
from storage.people.model import Person
from storage.proposals.model import State
from storage.staff import staff as staff_of
from storage.staff.roles import Grant, Operation, Role, allowed

# The heads of an area are reminded once a day at the most; a note by this and the code says when.
NOTE = "reminded heads:"


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one kelurahan and year: how many proposals came from each RT, as (RW, RT), those with
    none among them; how many named no RT; how many there are in all. `said` is whether the city has
    said which RT there are, else they are those that were ever named."""

    area: str
    counts: dict[Near, int]
    nowhere: int
    total: int
    said: bool

    @property
    def without(self) -> list[Near]:
        return sorted(near for near, n in self.counts.items() if not n)


async def spread(
    store: Store, held: Sequence[Grant], area: str, codes: Sequence[str], year: int
) -> list[Spread]:
    """Of each of the kelurahan `codes`, which lie in an area. Raises staff.NotAllowed."""
    if allowed(held, Operation.SEE_TASKS, area) is None:
        raise staff_of.NotAllowed(Operation.SEE_TASKS)
    p = proposals.c
    registered = await neighbourhoods.register(store, codes)
    where = [p.area == area] if list(codes) == [area] else list(inside(p.area, area))
    if len(registered) == len(codes):
        where.append(p.year == year)  # else those that other years named are of use too
    # Counted in the order of an index first: what is left to be put together is a tenth.
    keys = (p.area, p.year, p.rw, p.rt, p.state)
    some = select(*keys, func.count().label("n")).where(*where).group_by(*keys).subquery().c
    counts = case(
        (and_(some.year == year, some.state != State.DIBATALKAN), cast(some.n, Integer)), else_=0
    )
    query = select(some.area, some.rw, some.rt, func.sum(counts).label("n")).group_by(
        some.area, some.rw, some.rt
    )
    came: dict[str, dict[Near, int]] = {}
    seen: dict[str, set[Near]] = {}
    nowhere: dict[str, int] = {}
    total: dict[str, int] = {}
    for row in await store.fetch(query):
        near = _nears(row.rw, row.rt)
        seen.setdefault(row.area, set()).update(each for each in near if each[0])
        if not row.n:
            continue
        total[row.area] = total.get(row.area, 0) + row.n
        if not near:
            nowhere[row.area] = nowhere.get(row.area, 0) + row.n
        of_area = came.setdefault(row.area, {})
        for each in near:
            of_area[each] = of_area.get(each, 0) + row.n
    for grant in await heads(store, area):
        if grant.rt:
            seen.setdefault(grant.area, set()).update(_nears(grant.rw, grant.rt))
    found = []
    for code in codes:
        there_are = registered.get(code) or seen.get(code, set())
        placed = {near: 0 for near in there_are} | _placed(came.get(code, {}), there_are)
        told = total.get(code, 0)
        found.append(Spread(code, placed, nowhere.get(code, 0), told, code in registered))
    return found


def _nears(rw: str | None, rt: str | None) -> set[Near]:
    """The RT that a proposal names; several, or RT without their RW, where it says so."""
    rts = neighbourhoods.numbers(rt)
    rws = neighbourhoods.numbers(rw) or frozenset({0})
    first = min(rws)
    return {(first, each) for each in rts}


def _placed(counts: dict[Near, int], there_are: set[Near]) -> dict[Near, int]:
    """Counts of RT whose RW nobody has said go to the one RT of this number that there is."""
    found: dict[Near, int] = {}
    for near, n in counts.items():
        rw, rt = near
        if not rw:
            same = [each for each in there_are if each[1] == rt and each[0]]
            near = same[0] if len(same) == 1 else near
        found[near] = found.get(near, 0) + n
    return found


async def heads(store: Store, area: str) -> list[Grant]:
    """Who speaks for an RT or RW in an area."""
    query = select(staff).where(
        within(staff.c.area, area),
        staff.c.role == Role.PENDAMPING,
        staff_of.held_at(store.now),
        staff.c.person_id.is_not(None),
        staff.c.rw.is_not(None) | staff.c.rt.is_not(None),
    )
    return [staff_of.grant_of(row) for row in await store.fetch(query.order_by(staff.c.id))]


def heads_of(near: Near, some: Sequence[Grant]) -> list[Grant]:
    """Who of some speaks for an RT: its own head, else that of its RW."""
    rw, rt = near
    own = [
        g for g in some
        if rt in neighbourhoods.numbers(g.rt) and (not g.rw or rw in neighbourhoods.numbers(g.rw))
    ]  # fmt: skip
    return own or [g for g in some if not g.rt and rw in neighbourhoods.numbers(g.rw)]


async def remind(
    store: Store, by: Person, found: Spread, today: date
) -> tuple[dict[int, list[Near]], str | None]:
    """Whom to remind of which RT without a proposal, by person; or, where somebody has done so
    today, who. Raises staff.NotAllowed."""
    actor = await staff_of.require(store, by, Operation.REMIND, found.area)
    name = f"{NOTE}{found.area}"
    before = await notes.get(store, name)
    if before is not None and before.startswith(f"{today}|"):
        return {}, before.partition("|")[2] or "-"
    some = await heads(store, found.area)
    told: dict[int, list[Near]] = {}
    for near in found.without:
        for head in heads_of(near, some):
            if head.person_id is not None and near not in told.setdefault(head.person_id, []):
                told[head.person_id].append(near)
    if told:
        if not await notes.renew(store, name, f"{today}|{actor.name}"):
            return {}, actor.name
        staff_of.note(store, actor, "remind", found.area, data={"heads": len(told)})
    return told, None
