"""What waits for whoever works at a desk, narrowed by what they look for: what is late first, then
what nobody has dealt with, what is complete, what has been agreed."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, select

from storage.city.areas import Area, within
from storage.city.neighbourhoods import ways
from storage.database.direct.known import Known
from storage.database.store import Store
from storage.database.tables import proposals, worded
from storage.proposals import worded as words_kept
from storage.proposals.desk.sifted import Sieve, without
from storage.proposals.model import State
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
    each must be held, that nothing has happened to it since `before`. Empty is all. With `below`
    it holds what waits for the levels below, too; what is any of `but` is left out."""

    states: tuple[State, ...] = ()
    late: bool = False
    area: str = ""
    topic: str = ""
    rt: str = ""
    rw: str = ""
    words: tuple[str, ...] = ()
    before: datetime | None = None
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
        for query, args in _queries(grant, city, today, wanted):
            narrowed = query.select.where(*where) if where else query.known
            for row in await store.fetch(narrowed, {**args, "most": most - len(found)}):
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


class _Due(StrEnum):
    LATE = "late"
    DATED = "dated"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class _Query:
    """What waits in an area, before it is narrowed, and the same for whoever wants all of it."""

    select: Select[Any]
    known: Known


_Args = dict[str, Any]


def _queries(
    grant: Grant, city: Area, today: date, wanted: Wanted
) -> Iterator[tuple[_Query, _Args]]:
    """What is late for a role, then by stages what is not, in the order of their dates."""
    staff.carrying([grant], Operation.SEE_TASKS)
    level = max(grant.level, 2)
    base: _Args = {"city": city.code}
    if level == 4:
        base = {"area": grant.area}
    elif grant.level > 2:
        # Of the area alone, so that the index of areas serves it: proposals lie below it.
        base = {"below": f"{grant.area}.", "beyond": f"{grant.area}/"}
    if grant.opd:
        base["opd"] = grant.opd.lower()
    named = tuple(base)
    yield _query(named, _Due.LATE), {**base, "desk": level, "today": today}
    if wanted.late:
        return
    for state in itertools.chain(*STAGES):
        for desk in range(level, 5 if wanted.below else level + 1):
            here: _Args = {**base, "desk": desk, "state": state}
            yield _query(named, _Due.DATED), {**here, "today": today}
            yield _query(named, _Due.UNDATED), here


@functools.cache
def _query(named: tuple[str, ...], due: _Due) -> _Query:
    """Of an area that is `named` so; `desk` is where it is, or the highest where it is late, of
    which the lowest has no other below it."""
    p = proposals.c
    places = {
        "city": p.city == bindparam("city"),
        "area": p.area == bindparam("area"),
        "below": p.area >= bindparam("below"),
        "beyond": p.area < bindparam("beyond"),
        "opd": func.lower(p.opd) == bindparam("opd"),
    }
    desk = bindparam("desk", type_=Integer)
    query = select(p.id, p.due, p.state).where(*(places[name] for name in named))
    if due is _Due.LATE:
        query = query.where(p.desk == desk if "area" in named else p.desk >= desk)
        query = query.where(p.due < bindparam("today")).order_by(p.due, p.id)
    else:
        query = query.where(p.desk == desk, p.state == bindparam("state"))
        dated = query.where(p.due >= bindparam("today")).order_by(p.due, p.id)
        query = dated if due is _Due.DATED else query.where(p.due.is_(None)).order_by(p.id)
    query = query.limit(bindparam("most", type_=Integer))
    return _Query(query, Known(query))


async def _narrowed(store: Store, wanted: Wanted, area: str) -> list[ColumnElement[bool]] | None:
    """The conditions of what is wanted; None where nothing can meet them."""
    where: list[ColumnElement[bool]] = []
    if wanted.states:
        where.append(proposals.c.state.in_(wanted.states))
    if wanted.area:
        where.append(within(proposals.c.area, wanted.area))
    if wanted.before is not None:
        where.append(proposals.c.changed_at <= wanted.before)
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
