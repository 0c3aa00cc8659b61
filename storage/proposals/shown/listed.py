"""USULAN WARGA: the proposals of a kelurahan and year that anybody may see in a list, narrowed to
what they look for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage.city.neighbourhoods import ways
from storage.database.store import Store
from storage.database.tables import proposals
from storage.proposals import worded
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import Proposal, State


class Order(StrEnum):
    """In which order they are listed."""

    SUPPORT = "support"
    DATE = "date"


# Not shown to others in a list: taken back, or shown by what it was merged into.
UNLISTED = (State.DIBATALKAN, State.DIGABUNG)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed to: things of things.csv with what each is one of, of which one is
    asked for, and the words that say it; other words that each must be held; an RT and RW. Empty is
    all."""

    things: tuple[tuple[str, str], ...] = ()
    called: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rt: str = ""
    rw: str = ""


async def listed(
    store: Store, area: str, year: int, by: Order, skip: int, count: int, sought: Sought
) -> tuple[int, list[Proposal]]:
    """How many proposals of a kelurahan and year anybody may see in a list, and some of them: those
    with the most support or the newest first."""
    return await anywhere(store, [area], year, by, skip, count, sought)


async def anywhere(
    store: Store,
    areas: Sequence[str],
    year: int,
    by: Order,
    skip: int,
    count: int,
    sought: Sought,
) -> tuple[int, list[Proposal]]:
    """The same of several kelurahan."""
    p = proposals
    narrowed = await _narrowed(store, areas, sought)
    if narrowed is None:
        return 0, []
    public = and_(
        p.c.area.in_(areas),
        p.c.year == year,
        p.c.state.not_in(UNLISTED),
        p.c.held.is_(None),
        *narrowed,
    )
    total = (await store.fetch(select(func.count()).select_from(p).where(public)))[0][0]
    first = (p.c.supports.desc(), p.c.id.desc()) if by is Order.SUPPORT else (p.c.id.desc(),)
    query = select(p).where(public).order_by(*first).offset(skip).limit(count)
    return total, [plain_proposal(row) for row in await store.fetch(query)]


async def _narrowed(
    store: Store, areas: Sequence[str], sought: Sought
) -> list[ColumnElement[bool]] | None:
    """The conditions of what is looked for; None where nothing can meet them."""
    where = [
        getattr(proposals.c, name).in_(ways(value))
        for name, value in (("rt", sought.rt), ("rw", sought.rw))
        if value
    ]
    if sought.things:
        # As traits are kept (handlers.reading.likeness.kept): what is asked for and its family.
        traits = proposals.c.traits
        kinds = [
            traits.contains(f'["{name}","{family}",[', autoescape=True)
            for name, family in sought.things
        ]
        said = await worded.held(store, sought.called, areas)
        where.append(or_(*kinds, and_(*said)) if said else or_(*kinds))
    held = await worded.held(store, sought.words, areas)
    return [*where, *held] if held is not None else None
