"""Proposals as they are found: by number, by id, a person's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Memo, Store
from storage.database.tables import files, history, proposal_files, proposals
from storage.proposals.model import (
    ENDED,
    EVIDENCE,
    FIELDS,
    STANDING,
    Content,
    EventKind,
    Number,
    Proposal,
    State,
    Step,
)


async def lock(store: Store, id: int) -> Proposal | None:
    """A proposal, which nobody else changes until this unit of work ends."""
    query = _LOCKED if store.dialect == "postgresql" else _BY_ID
    rows = await store.fetch(query, {"id": id})
    return await _whole(store.fetch, rows[0]) if rows else None


_ONE = select(proposals).where(proposals.c.id == bindparam("id"))
_BY_ID, _LOCKED = Known(_ONE), Known(_ONE.with_for_update())


async def find_public(connection: AsyncConnection, number: Number) -> Proposal | None:
    """A proposal by its whole number, for pages: without a unit of work."""
    return await _find(partial(reading.fetch, connection), number)


async def get_public(connection: AsyncConnection, id: int) -> Proposal | None:
    """A proposal by its id, for pages: without a unit of work."""
    fetch = partial(reading.fetch, connection)
    rows = await fetch(_BY_ID, {"id": id})
    return await _whole(fetch, rows[0]) if rows else None


async def find(store: Store, number: Number) -> Proposal | None:
    """A proposal by its whole number."""
    return await _find(store.fetch, number)


async def numbered(
    store: Store, running: int, letters: Sequence[str], year: int | None = None
) -> list[Proposal]:
    """All proposals with a running number, of cities by their letters and of one year or all: the
    newest year first."""
    query = select(proposals).where(
        proposals.c.letters.in_(list(letters)), proposals.c.number == running
    )
    if year is not None:
        query = query.where(proposals.c.number_year == year)
    order = (proposals.c.number_year.desc(), proposals.c.letters)
    return [plain_proposal(row) for row in await store.fetch(query.order_by(*order))]


Fetch = Callable[..., Awaitable[Sequence[Row[Any]]]]  # as Store.fetch


async def _find(fetch: Fetch, number: Number) -> Proposal | None:
    args = {"letters": number.letters, "year": number.year, "running": number.running}
    rows = await fetch(_NUMBERED, args)
    return await _whole(fetch, rows[0]) if rows else None


_NUMBERED = Known(
    select(proposals).where(
        proposals.c.letters == bindparam("letters"),
        proposals.c.number_year == bindparam("year"),
        proposals.c.number == bindparam("running"),
    )
)


async def get(store: Store, id: int) -> Proposal | None:
    rows = await store.fetch(_BY_ID, {"id": id})
    return await _whole(store.fetch, rows[0]) if rows else None


async def plain(store: Store, ids: Sequence[int]) -> list[Proposal]:
    """Proposals by id, as they stand, without history or pictures, in the order of `ids`."""
    rows = await store.fetch(_BY_IDS, {"ids": ids}) if ids else ()
    found = {row.id: plain_proposal(row) for row in rows}
    return [found[id] for id in ids if id in found]


_BY_IDS = Known(select(proposals).where(proposals.c.id.in_(bindparam("ids", expanding=True))))


async def cities_of(store: Store, person_id: int) -> list[str]:
    """The cities that a person has proposed something for, themselves or for others."""
    query = select(proposals.c.city).where(_followed_by(person_id)).distinct()
    return [row.city for row in await store.fetch(query)]


async def lives_on_in(store: Store, person_id: int) -> list[str]:
    """The areas in which a person has proposals that have not ended, the newest first."""
    query = (
        select(proposals.c.area)
        .where(proposals.c.person_id == person_id, proposals.c.state.not_in(sorted(ENDED)))
        .order_by(proposals.c.id.desc())
    )
    return list(dict.fromkeys(row.area for row in await store.fetch(query)))


async def newest_area(store: Store, person_id: int) -> str | None:
    """The area of the newest proposal of a person's own."""
    known = store.memo(_AREA_OF)
    if person_id not in known:
        rows = await store.fetch(_NEWEST_AREA, {"person": person_id})
        known[person_id] = rows[0].area if rows else None
    return known[person_id]


# Words and choices of one question both ask.
_AREA_OF: Memo[int, str | None] = Memo()

_NEWEST_AREA = Known(
    select(proposals.c.area)
    .where(proposals.c.person_id == bindparam("person"))
    .order_by(proposals.c.id.desc())
    .limit(1)
)


async def is_first(store: Store, proposal: Proposal) -> bool:
    """Whether its author has proposed nothing before."""
    args = {"person": proposal.person_id, "but": proposal.id}
    return not await store.fetch(_ANOTHER, args)


_ANOTHER = Known(
    select(proposals.c.id)
    .where(proposals.c.person_id == bindparam("person"), proposals.c.id != bindparam("but"))
    .limit(1)
)


# Asked for by each who listens to a sentence of an author: when it was read, whose, which.
_MINE: Memo[tuple[int, int, int, int], tuple[int, tuple[Proposal, ...]]] = Memo()


async def mine(store: Store, person_id: int, skip: int, count: int) -> tuple[int, list[Proposal]]:
    """How many proposals a person has, or has entered for others who do not follow them
    themselves, and some of them, newest first."""
    memo, key = store.memo(_MINE), (store.written, person_id, skip, count)
    if key not in memo:
        own = _followed_by(person_id)
        total = (await store.fetch(select(func.count()).where(own)))[0][0]
        query = select(proposals).where(own).order_by(proposals.c.id.desc())
        rows = await store.fetch(query.offset(skip).limit(count)) if total else ()
        memo[key] = total, tuple(map(plain_proposal, rows))
    total, found = memo[key]
    return total, list(found)


def _followed_by(person_id: int) -> ColumnElement[bool]:
    """The condition of `Proposal.author`, as indexes serve it."""
    return or_(
        proposals.c.person_id == person_id,
        and_(proposals.c.entered_by == person_id, proposals.c.person_id.is_(None)),
    )


async def done_of(store: Store, person_id: int, count: int) -> list[Proposal]:
    """The newest of a person's proposals that are said to have been carried out."""
    query = (
        select(proposals)
        .where(_followed_by(person_id), proposals.c.state == State.SELESAI)
        .order_by(proposals.c.changed_at.desc())
        .limit(count)
    )
    return [await _whole(store.fetch, row) for row in await store.fetch(query)]


async def carried_of(store: Store, person_id: int, count: int) -> list[Proposal]:
    """The newest of a person's proposals that have come into another year than that of their
    number."""
    query = (
        select(proposals)
        .where(_followed_by(person_id), proposals.c.year > proposals.c.number_year)
        .order_by(proposals.c.changed_at.desc(), proposals.c.id)
        .limit(count)
    )
    return await _wholes(store.fetch, await store.fetch(query))


async def several(store: Store, ids: Collection[int], *, lock: bool = False) -> list[Proposal]:
    """Proposals by id, each with its history and pictures, in the order of their ids; locked as by
    `lock` where that is asked for. Those that there are not are left out."""
    query = select(proposals).where(proposals.c.id.in_(sorted(ids))).order_by(proposals.c.id)
    if lock and store.dialect == "postgresql":
        query = query.with_for_update()
    return await _wholes(store.fetch, await store.fetch(query))


async def numbered_among(
    store: Store, running: Collection[int], letters: Sequence[str]
) -> list[Proposal]:
    """All proposals with one of some running numbers, of cities by their letters, the newest year
    first."""
    query = select(proposals).where(
        proposals.c.letters.in_(list(letters)), proposals.c.number.in_(sorted(running))
    )
    order = (proposals.c.number_year.desc(), proposals.c.letters, proposals.c.number)
    return [plain_proposal(row) for row in await store.fetch(query.order_by(*order))]


async def _whole(fetch: Fetch, row: Row[Any]) -> Proposal:
    """With its history and pictures."""
    return (await _wholes(fetch, [row]))[0]


async def _wholes(fetch: Fetch, rows: Sequence[Row[Any]]) -> list[Proposal]:
    """The same of several, in their order: two reads for all of them."""
    found = {row.id: plain_proposal(row) for row in rows}
    if not found:
        return []
    steps = await fetch(_STEPS, {"ids": list(found)})
    for s in steps:
        values = {name: getattr(s, name) for name in Step.__slots__}
        step = Step(**{**values, "event": EventKind(s.event)})
        found[s.proposal_id].history.append(step)
    held = await fetch(_FILES, {"ids": list(found)})
    for f in held:
        proposal = found[f.proposal_id]
        if f.place < EVIDENCE and f.state != "failed":
            proposal.content.files = (*proposal.content.files, f.id)
        if f.place < EVIDENCE and f.state != "failed" and f.look in (None, "waits"):
            proposal.unseen += 1
        if f.place < EVIDENCE and f.state == "ready" and f.look == "let":
            proposal.shown.append(f.hash)
        if f.state == "ready":
            (proposal.photos if f.place < EVIDENCE else proposal.evidence).append(f.hash)
    return list(found.values())


_STEPS = Known(
    select(history)
    .where(history.c.proposal_id.in_(bindparam("ids", expanding=True)))
    .order_by(history.c.proposal_id, history.c.version)
)
_FILES = Known(
    select(
        proposal_files.c.proposal_id,
        files.c.id,
        files.c.hash,
        files.c.state,
        files.c.look,
        proposal_files.c.place,
    )
    .join(proposal_files, proposal_files.c.file_id == files.c.id)
    .where(proposal_files.c.proposal_id.in_(bindparam("ids", expanding=True)))
    .order_by(proposal_files.c.place)
)


def plain_proposal(row: Row[Any]) -> Proposal:
    return Proposal(
        row.id,
        Number(row.letters, row.number_year, row.number),
        row.city,
        row.year,
        row.person_id,
        Content(**{name: getattr(row, name) for name in FIELDS}),
        row.channel,
        row.locale,
        State(row.state),
        row.version,
        row.created_at,
        row.changed_at,
        **{name: getattr(row, name) for name in STANDING},
    )
