"""What waits for whoever works at a desk, narrowed by what they look for: what is late first, then
what nobody has dealt with, what is complete, what has been agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from storage.city.areas import Area, within
from storage.city.neighbourhoods import ways
from storage.database.store import Store
from storage.database.tables import proposals, worded
from storage.proposals import worded as words_kept
from storage.proposals.desk.sifted import Sieve, without
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import Proposal, State
from storage.proposals.silence import day
from storage.staff import staff
from storage.staff.roles import Grant, Operation, allowed

# What nobody at a desk has dealt with comes before what only has to go on from it.
STAGES = (
    (State.DIAJUKAN, State.DITERUSKAN),
    (State.DIVERIFIKASI,),
    (State.DISEPAKATI,),
    (State.RKPD, State.APBD, State.SEBAGIAN),
)

# So far are lists counted and paged through.
MOST = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to: states, what is late, an area, a bidang, an RT and RW, words that
    each must be held. Empty is all. With `below` it holds what waits for the levels below, too;
    what is any of `but` is left out."""

    states: tuple[State, ...] = ()
    late: bool = False
    area: str = ""
    topic: str = ""
    rt: str = ""
    rw: str = ""
    words: tuple[str, ...] = ()
    below: bool = False
    but: tuple[Sieve, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Ids in the order of a list, as far as MOST; how many of them are late."""

    ids: tuple[int, ...]
    late: int


async def waiting(
    store: Store, held: Sequence[tuple[Grant, Area]], wanted: Wanted, most: int = MOST
) -> Listed:
    """What waits for some roles, each in a city. Raises NotAllowed."""
    found: dict[int, tuple[Any, ...]] = {}
    for grant, city in held:
        today = day(store.now, city)
        where = await _narrowed(store, wanted, grant.area)
        if where is None:
            continue
        for query in _queries(grant, city, today, wanted):
            rows = await store.fetch(query.where(*where).limit(most - len(found)))
            for row in rows:
                late = row.due is not None and row.due < today
                found.setdefault(
                    row.id,
                    (not late, 0 if late else _stage(row.state), row.due is None, row.due, row.id),
                )
            if len(found) >= most:
                break
    order = sorted(found, key=lambda id: found[id])
    return Listed(tuple(order), sum(not key[0] for key in found.values()))


def _stage(state: str) -> int:
    return next((n for n, states in enumerate(STAGES) if state in states), len(STAGES))


def _queries(grant: Grant, city: Area, today: date, wanted: Wanted) -> list[Select[Any]]:
    """What is late for a role, then by stages what is not, in the order of their dates."""
    staff.carrying([grant], Operation.SEE_TASKS)
    level = max(grant.level, 2)
    columns = select(proposals.c.id, proposals.c.due, proposals.c.state)
    base: list[ColumnElement[bool]] = [proposals.c.city == city.code]
    if level == 4:
        base = [proposals.c.area == grant.area]
    elif grant.level > 2:
        # Of the area alone, so that the index of areas serves it: proposals lie below it.
        area = proposals.c.area
        base = [area >= f"{grant.area}.", area < f"{grant.area}/"]
    if grant.opd:
        base.append(func.lower(proposals.c.opd) == grant.opd.lower())
    columns = columns.where(*base)
    order = (proposals.c.due, proposals.c.id)
    late_desk = proposals.c.desk == 4 if level == 4 else proposals.c.desk >= level
    found = [columns.where(late_desk, proposals.c.due < today).order_by(*order)]
    if not wanted.late:
        for states in STAGES:
            for state in states:
                for desk in range(level, 5 if wanted.below else level + 1):
                    here = columns.where(proposals.c.desk == desk, proposals.c.state == state)
                    found.append(here.where(proposals.c.due >= today).order_by(*order))
                    found.append(here.where(proposals.c.due.is_(None)).order_by(proposals.c.id))
    return found


async def _narrowed(store: Store, wanted: Wanted, area: str) -> list[ColumnElement[bool]] | None:
    """The conditions of what is wanted; None where nothing can meet them."""
    where: list[ColumnElement[bool]] = []
    if wanted.states:
        where.append(proposals.c.state.in_(wanted.states))
    if wanted.area:
        where.append(within(proposals.c.area, wanted.area))
    for name in ("topic", "rt", "rw"):
        if value := getattr(wanted, name):
            where.append(getattr(proposals.c, name).in_(ways(value)))
    scope = wanted.area if wanted.area.startswith(area) else area
    where += await without(store, scope, wanted.but)
    held = await words_kept.held(store, wanted.words, [scope])
    return [*where, *held] if held is not None else None


async def none_of(store: Store, ids: Sequence[int], but: Sequence[Sieve]) -> list[int]:
    """Those of some ids that are none of what is left out."""
    p = proposals.c
    where = await without(store, "", but)
    kept = {row.id for row in await store.fetch(select(p.id).where(p.id.in_(list(ids)), *where))}
    return [id for id in ids if id in kept]


async def search(
    store: Store, held: Sequence[Grant], words: Sequence[str], areas: Sequence[str]
) -> tuple[list[int], bool]:
    """The ids of proposals in some areas that hold each of some words, the newest first; and
    whether there are more of them than are looked at. Raises NotAllowed for an area in which no
    role that is held sees tasks."""
    for area in areas:
        if allowed(held, Operation.SEE_TASKS, area) is None:
            raise staff.NotAllowed(Operation.SEE_TASKS)
    rare: set[int] | None = None
    common: list[tuple[str, bool]] = []
    for word in words:
        holding = await words_kept.holding(store, word, areas)
        if holding.ids is None:
            common.append((word, holding.whole))
        else:
            rare = set(holding.ids) if rare is None else rare & set(holding.ids)
    if rare is not None:
        if common and rare:
            holds = [words_kept.holds(word, whole=whole) for word, whole in common]
            query = select(proposals.c.id).where(proposals.c.id.in_(sorted(rare)), *holds)
            rare = {row.id for row in await store.fetch(query)}
        return sorted(rare, reverse=True), False
    if not common:
        return [], False
    (first, whole), *others = common
    first_is = words_kept.is_word(worded.c.word, first, whole=whole)
    where = [words_kept.holds(word, whole=whole) for word, whole in others]
    found: set[int] = set()
    for area in areas:
        query = (
            select(worded.c.proposal_id)
            .join(proposals, proposals.c.id == worded.c.proposal_id)
            .where(first_is, within(worded.c.area, area), *where)
            .limit(words_kept.FEW)
        )
        found |= {row.proposal_id for row in await store.fetch(query)}
    return sorted(found, reverse=True)[: words_kept.FEW], True


async def plain(store: Store, ids: Sequence[int]) -> list[Proposal]:
    """Proposals by id, as they stand, without history or pictures, in the order of `ids`."""
    query = select(proposals).where(proposals.c.id.in_(list(ids)))
    found = {row.id: plain_proposal(row) for row in await store.fetch(query)}
    return [found[id] for id in ids if id in found]
