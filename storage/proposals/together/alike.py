"""Proposals that may ask for the same as one that is being written: of the same kelurahan and year,
for the same kind of thing. How alike they are is for whoever reads texts to say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from storage.city import cycles
from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import proposals
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import Proposal, State
from storage.proposals.steps import local_day

# So many are compared at the most, the newest first; a turn waits for them.
COMPARED = 60

# Nobody can join what has ended. What was merged stands for what it was merged into.
OVER = (State.DITOLAK, State.DIBATALKAN, State.SELESAI)

# RW as they are typed where several are named are longer than this.
_ONE_RW = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """`traits` as they were stored with it, None where they were not."""

    proposal: Proposal
    traits: str | None


async def year_now(store: Store, city: Area) -> int:
    """The RKPD year that a proposal of today is for."""
    return (await cycles.load(store)).year_on(city.code, local_day(store, city))


async def candidates(
    store: Store,
    area: str,
    year: int,
    families: Collection[str],
    *,
    rw: str | None = None,
    but: int | None = None,
) -> list[Candidate]:
    """Proposals of a kelurahan and year that ask for one of these kinds of thing, or for what is
    not known, and have not ended; not those that are only for another RW, nor the one `but`."""
    p = proposals
    query = select(p).where(
        p.c.area == area,
        p.c.year == year,
        or_(p.c.family.in_(sorted({*families, ""})), p.c.family.is_(None)),
        p.c.state.not_in(OVER),
        p.c.held.is_(None),
    )
    if rw is not None and len(rw) <= _ONE_RW:
        query = query.where(or_(p.c.rw.is_(None), p.c.rw == rw, func.length(p.c.rw) > _ONE_RW))
    if but is not None:
        query = query.where(p.c.id != but)
    rows = await store.fetch(query.order_by(p.c.id.desc()).limit(COMPARED))
    return [Candidate(plain_proposal(row), row.traits) for row in rows]
