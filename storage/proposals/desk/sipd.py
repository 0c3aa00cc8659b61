"""What has been typed into SIPD, each proposal ticked with SIPD's own id; what still has to be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from storage import rules
from storage.city.areas import within
from storage.city.cycles import COLLECTING, SIPD, Cycles, Tahap
from storage.database.store import Store
from storage.database.tables import proposals, sipd_entries
from storage.people.model import Person
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import AGREED, GONE, EventKind, Proposal, State
from storage.proposals.steps import Change, advance, opened
from storage.staff import staff
from storage.staff.roles import Operation, may
from storage.staff.staff import Actor

# What SIPD calls its ids.
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")

_UNDECIDED = (State.DIAJUKAN, State.DIVERIFIKASI, State.DIKEMBALIKAN)


class NoId(ValueError):
    """A text is no id of SIPD's."""


class Twice(Exception):
    """Another proposal has this id of SIPD's already. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


class Unlisted(Exception):
    """A proposal is none that anybody types: it was withdrawn or merged. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal of the list, with SIPD's id if it has been typed."""

    id: int
    number: str
    area: str
    wish: str
    sipd: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to type of an area for a year, in SIPD's order; how many more nobody has
    decided on yet."""

    items: tuple[Item, ...]
    undecided: int

    @property
    def left(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.sipd is None)


def window(known: Cycles, city: str, day: date) -> tuple[int, Tahap | None]:
    """The RKPD year that is typed around a day, and its window where the city has set one."""
    dated = known.tahap(city, day.year + 1, SIPD)
    key = SIPD if dated is not None and (dated.opens or dated.closes) else COLLECTING
    year = known.year_of_meeting(city, key, day)
    return year, window_of(known, city, year)


def window_of(known: Cycles, city: str, year: int) -> Tahap | None:
    """When an RKPD year is typed, where the city has said so."""
    found = known.tahap(city, year, SIPD)
    return found if found is not None and (found.opens or found.closes) else None


def clean(text: str) -> str:
    """An id of SIPD's as it is kept. Raises NoId."""
    id = text.strip().strip("#.,:;").strip()
    if not rules.SIPD.holds(len(id)) or not _ID.fullmatch(id) or not re.search(r"\d", id):
        raise NoId(text)
    return id


async def work(store: Store, by: Person | Actor, area: str, year: int) -> Work:
    """What is to be typed of an area for an RKPD year. Raises NotAllowed."""
    opd = await _limit(store, by, area)
    p, e = proposals.c, sipd_entries.c
    where: list[ColumnElement[bool]] = [within(p.area, area), p.year == year]
    if opd is not None:
        where.append(or_(p.opd.is_(None), func.lower(p.opd) == opd.lower()))
    query = (
        select(
            p.id, p.letters, p.number_year, p.number, p.area, p.wish, p.priority, p.reserve, e.sipd
        )
        .outerjoin(sipd_entries, e.proposal_id == p.id)
        .where(*where, p.state.in_(AGREED))
    )  # fmt: skip
    rows = sorted(await store.fetch(query), key=_place)
    waiting = select(func.count()).where(*where, p.state.in_(_UNDECIDED))
    undecided = int((await store.fetch(waiting))[0][0])
    return Work(tuple(_item(row) for row in rows), undecided)


async def _limit(store: Store, by: Person | Actor, area: str) -> str | None:
    """The one OPD to which whoever types there is limited."""
    if isinstance(by, Actor):
        return None
    await staff.require(store, by, Operation.TYPE_SIPD, area)
    held = await staff.grants(store, by.id)
    opds = [grant.opd for grant in held if may(grant, Operation.TYPE_SIPD, area)]
    return None if None in opds else opds[0]


def _place(row: Any) -> tuple[Any, ...]:
    """The place in the list, as SIPD's recap has it."""
    numbered = row.priority if row.priority is not None and not row.reserve else 10**6
    bare = row.priority is None and not row.reserve
    return (row.area, numbered, bare, row.number_year, row.number)


def _item(row: Any) -> Item:
    number = f"{row.letters}-{row.number_year}-{row.number:05}"
    return Item(row.id, number, row.area, row.wish, row.sipd)


async def holder(store: Store, city: str, sipd: str) -> Proposal | None:
    """The proposal of a city that has an id of SIPD's."""
    query = (
        select(proposals)
        .join(sipd_entries, sipd_entries.c.proposal_id == proposals.c.id)
        .where(sipd_entries.c.city == city, sipd_entries.c.sipd == sipd)
    )
    rows = await store.fetch(query)
    return plain_proposal(rows[0]) if rows else None


async def of_other_years(store: Store, city: str, year: int, some: Sequence[str]) -> set[str]:
    """Those of some ids of SIPD's that are of proposals which are for another year now."""
    e = sipd_entries.c
    query = (
        select(e.sipd)
        .join(proposals, proposals.c.id == e.proposal_id)
        .where(e.city == city, e.sipd.in_(sorted(set(some))), proposals.c.year != year)
    )
    return {row.sipd for row in await store.fetch(query)}


async def may_tick(store: Store, by: Person | Actor, proposal: Proposal) -> Actor:
    """Who ticks a proposal, in the role in which they may. Raises NotAllowed or Unlisted."""
    actor = by
    if isinstance(actor, Person):
        area, opd = proposal.content.area, proposal.opd
        actor = await staff.require(store, actor, Operation.TYPE_SIPD, area, opd=opd)
    if proposal.state in GONE:
        raise Unlisted(proposal)
    return actor


async def tick(store: Store, by: Person | Actor, id: int, sipd: str) -> Proposal:
    """A proposal has been typed and has this id there; one that had another id has this one now.
    Its author sees it in the history and is told nothing. Raises LookupError, NotAllowed,
    Unlisted, NoId or Twice."""
    proposal, _, _ = await opened(store, id)
    actor = await may_tick(store, by, proposal)
    sipd = clean(sipd)
    other = await holder(store, proposal.city, sipd)
    if other is not None and other.id != id:
        raise Twice(other)
    if other is None:
        await _forget(store, id)
        store.insert(sipd_entries, proposal_id=id, city=proposal.city, sipd=sipd, at=store.now)
        _step(store, proposal, actor, by, sipd)
    return proposal


async def untick(store: Store, by: Person | Actor, id: int) -> Proposal:
    """A proposal has not been typed after all. Raises LookupError or NotAllowed."""
    proposal, _, _ = await opened(store, id)
    actor = by
    if isinstance(actor, Person):
        area, opd = proposal.content.area, proposal.opd
        actor = await staff.require(store, actor, Operation.TYPE_SIPD, area, opd=opd)
    if await _forget(store, id):
        _step(store, proposal, actor, by, None)
    return proposal


async def _forget(store: Store, id: int) -> int:
    return await store.execute(sipd_entries.delete().where(sipd_entries.c.proposal_id == id))


def _step(
    store: Store, proposal: Proposal, actor: Actor, by: Person | Actor, sipd: str | None
) -> None:
    speaker = by if isinstance(by, Person) else None
    advance(store, proposal, actor, Change(EventKind.IN_SIPD, speaker=speaker, data={"sipd": sipd}))
