"""Whom the photos of a proposal are for: everybody sees them once staff have looked and let them;
they can be hidden again, and an author may keep theirs to staff."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import files, proposal_files, proposals
from storage.people.model import Person
from storage.proposals.lookup import get as proposal_of
from storage.proposals.lookup import lock
from storage.proposals.model import EVIDENCE, EventKind, NotYours, Proposal, State
from storage.proposals.steps import Change, advance, as_author
from storage.staff import staff
from storage.staff.roles import Grant, Operation
from storage.staff.staff import Actor


class Look(StrEnum):
    """What a photo of a proposal is: only what has been `LET` is for everybody."""

    WAITS = "waits"
    LET = "let"
    HIDDEN = "hidden"
    STAFF = "staff"  # its author has kept it to staff; nobody lets it


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a proposal that is there; `hash` is that of its content."""

    file: int
    hash: str
    look: Look


class Unseen(Exception):
    """There are other photos than those that were shown."""


async def await_look(store: Store, ids: Sequence[int]) -> None:
    """Photos have become those of a proposal: those of which nothing is known wait for a look."""
    new = update(files).where(files.c.id.in_(list(ids)), files.c.look.is_(None))
    await store.execute(new.values(look=Look.WAITS))


async def keep_to_staff(store: Store, ids: Sequence[int]) -> None:
    """Photos of a draft are for staff alone."""
    await store.execute(update(files).where(files.c.id.in_(list(ids))).values(look=Look.STAFF))


async def kept_to_staff(store: Store, ids: Sequence[int]) -> int:
    """How many of some photos are for staff alone."""
    query = select(func.count()).where(files.c.id.in_(list(ids)), files.c.look == Look.STAFF)
    return int((await store.fetch(query))[0][0])


async def of(store: Store, id: int) -> list[Photo]:
    """The photos of a proposal that are there, in their order."""
    query = (
        select(files.c.id, files.c.hash, files.c.look)
        .join(proposal_files, proposal_files.c.file_id == files.c.id)
        .where(
            proposal_files.c.proposal_id == id,
            proposal_files.c.place < EVIDENCE,
            files.c.state == "ready",
        )
        .order_by(proposal_files.c.place)
    )
    rows = await store.fetch(query)
    return [Photo(row.id, row.hash, Look(row.look or Look.WAITS)) for row in rows]


def seen(some: Iterable[Photo]) -> str:
    """A short word for just these photos, by which it is known that others came since."""
    return hashlib.sha256("".join(sorted(each.hash for each in some)).encode()).hexdigest()[:8]


async def may_let(store: Store, by: Person | Actor, proposal: Proposal) -> Actor:
    """Who lets and hides the photos of a proposal. Raises staff.NotAllowed."""
    if isinstance(by, Actor):
        return by
    area, opd = proposal.content.area, proposal.opd
    return await staff.require(store, by, Operation.LET_PHOTO, area, opd=opd)


async def let(store: Store, by: Person | Actor, id: int, shown: Collection[int]) -> list[Photo]:
    """Photos (ids of files) that somebody has looked at are for everybody from now on; gives them.
    What is for staff alone stays so. Raises LookupError, staff.NotAllowed, or Unseen where none of
    them can be let any more."""
    proposal = await lock(store, id)
    if proposal is None:
        raise LookupError(id)
    actor = await may_let(store, by, proposal)
    some = [
        photo
        for photo in await of(store, id)
        if photo.file in shown and photo.look in (Look.WAITS, Look.HIDDEN)
    ]
    if not some:
        raise Unseen(id)
    await _mark(store, proposal, actor, by, EventKind.PHOTOS_LET, Look.LET, some)
    return some


async def hide(
    store: Store, by: Person | Actor, id: int, why: str, shown: Collection[int] | None = None
) -> list[Photo]:
    """Photos are no longer for everybody, or will not be; their author hears why. `shown`: ids of
    files, None for all. Raises LookupError, staff.NotAllowed, rules.Unruly, or Unseen where there
    is nothing to hide."""
    proposal = await lock(store, id)
    if proposal is None:
        raise LookupError(id)
    actor = await may_let(store, by, proposal)
    why = rules.text("why", why, rules.WHY)
    some = [
        photo
        for photo in await of(store, id)
        if (shown is None or photo.file in shown) and photo.look in (Look.WAITS, Look.LET)
    ]
    if not some:
        raise Unseen(id)
    await _mark(store, proposal, actor, by, EventKind.PHOTOS_HIDDEN, Look.HIDDEN, some, why)
    return some


async def keep(store: Store, person: Person, id: int) -> Proposal:
    """The author keeps the photos of what they have sent to staff. Raises NotYours, or Unseen where
    there are none that are not kept so."""
    proposal = await lock(store, id)
    if proposal is None or proposal.author != person.id:
        raise NotYours
    some = [photo for photo in await of(store, id) if photo.look is not Look.STAFF]
    if not some:
        raise Unseen(id)
    actor = as_author(proposal, person)
    await _mark(store, proposal, actor, person, EventKind.PHOTOS_KEPT, Look.STAFF, some)
    return proposal


async def _mark(
    store: Store,
    proposal: Proposal,
    actor: Actor,
    by: Person | Actor,
    kind: EventKind,
    look: Look,
    some: Sequence[Photo],
    why: str | None = None,
) -> None:
    ids = [photo.file for photo in some]
    await store.execute(update(files).where(files.c.id.in_(ids)).values(look=look))
    change = Change(
        kind, speaker=None if isinstance(by, Actor) else by, why=why, data={"files": ids}
    )
    advance(store, proposal, actor, change)


# --- what waits -----------------------------------------------------------------------------


def _waiting(grants: Sequence[Grant]) -> list[ColumnElement[bool]]:
    """Photos that wait for a look where some roles let them; those of one OPD see them in BUKA."""
    held = [grant for grant in staff.carrying(grants, Operation.LET_PHOTO) if grant.opd is None]
    return [
        files.c.look == Look.WAITS,
        files.c.state == "ready",
        proposal_files.c.place < EVIDENCE,
        proposals.c.state.not_in([State.DIBATALKAN]),
        or_(false(), *(within(proposals.c.area, grant.area) for grant in held)),
    ]


async def waiting(store: Store, grants: Sequence[Grant], count: int) -> list[Proposal]:
    """The first proposals with photos that wait for a look of these roles, oldest first. Raises
    staff.NotAllowed."""
    query = _joined(select(proposals.c.id)).where(*_waiting(grants)).distinct()
    rows = await store.fetch(query.order_by(proposals.c.id).limit(count))
    found = [await proposal_of(store, row.id) for row in rows]
    return [proposal for proposal in found if proposal is not None]


async def count_waiting(store: Store, grants: Sequence[Grant], most: int = 100) -> int:
    """How many proposals have such photos, counted up to `most`. Raises staff.NotAllowed."""
    some = _joined(select(proposals.c.id)).where(*_waiting(grants)).distinct().limit(most)
    return int((await store.fetch(select(func.count()).select_from(some.subquery())))[0][0])


async def waiting_since(store: Store, before: datetime, city: str) -> dict[str, int]:
    """Of a city, how many proposals have photos that have waited since before a moment, by the area
    that they are for."""
    query = (
        _joined(select(proposals.c.area, func.count(proposals.c.id.distinct()).label("n")))
        .where(
            files.c.look == Look.WAITS,
            files.c.state == "ready",
            files.c.at <= before,
            proposal_files.c.place < EVIDENCE,
            proposals.c.state.not_in([State.DIBATALKAN]),
            proposals.c.city == city,
        )
        .group_by(proposals.c.area)
    )
    return {row.area: row.n for row in await store.fetch(query)}


def _joined(query: Any) -> Any:
    return (
        query.select_from(files)
        .join(proposal_files, proposal_files.c.file_id == files.c.id)
        .join(proposals, proposals.c.id == proposal_files.c.proposal_id)
    )


async def is_let(connection: AsyncConnection, hash: str) -> bool:
    """Whether a picture is for everybody now."""
    query = select(files.c.id).where(files.c.hash == hash, files.c.look == Look.LET).limit(1)
    return (await connection.execute(query)).first() is not None
