"""Proposals that may ask for the same as one that is being written: of the same kelurahan and year,
for the same kind of thing. How alike they are is for whoever reads texts to say."""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, func, or_, select

from storage.city import cycles
from storage.city.areas import Area
from storage.database.direct.known import Known
from storage.database.store import Store
from storage.database.tables import proposals
from storage.proposals.lookup import plain
from storage.proposals.model import Proposal, State
from storage.proposals.steps import local_day
from storage.proposals.together import support

# So many are compared at the most, the newest first; a turn waits for them.
COMPARED = 60

# Nobody can join what has ended. What was merged stands for what it was merged into.
OVER = (State.DITOLAK, State.DIBATALKAN, State.SELESAI)

# RW as they are typed where several are named are longer than this.
_ONE_RW = 3


class Candidate(NamedTuple):
    """What of a proposal is compared. `traits` as they were stored with it, None where they were
    not; the rest is what they are made from."""

    id: int
    traits: str | None
    wish: str
    place: str | None
    rt: str | None
    rw: str | None
    lat: float | None
    lon: float | None


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
    args: dict[str, Any] = {"area": area, "year": year, "families": sorted({*families, ""})}
    one_rw = rw is not None and len(rw) <= _ONE_RW
    if one_rw:
        args["rw"] = rw
    if but is not None:
        args["but"] = but
    rows = await store.fetch(_compared(one_rw, but is not None), args)
    return [Candidate._make(row) for row in rows]


@functools.cache
def _compared(one_rw: bool, but: bool) -> Known:
    p = proposals
    query = select(*(p.c[name] for name in Candidate._fields)).where(
        p.c.area == bindparam("area"),
        p.c.year == bindparam("year"),
        or_(p.c.family.in_(bindparam("families", expanding=True)), p.c.family.is_(None)),
        p.c.state.not_in(OVER),
        p.c.held.is_(None),
    )
    if one_rw:
        given: BindParameter[str] = bindparam("rw")
        query = query.where(or_(p.c.rw.is_(None), p.c.rw == given, func.length(p.c.rw) > _ONE_RW))
    if but:
        query = query.where(p.c.id != bindparam("but"))
    return Known(query.order_by(p.c.id.desc()).limit(COMPARED))


async def heads(store: Store, ids: Sequence[int]) -> list[Proposal]:
    """Proposals in the order of their ids as given, each once; what was merged stands for what it
    was merged into, and what has ended is left out."""
    found: dict[int, Proposal] = {}
    for known in await plain(store, ids):
        each = await support.head(store, known)
        if each.state not in OVER:
            found.setdefault(each.id, each)
    return list(found.values())
