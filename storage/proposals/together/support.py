"""Who stands behind a proposal besides its author: each person once, and until they take it back.

What was merged is counted with what it was merged into: its author and all who support it. Someone
for whom it was entered counts as one person, though we do not know them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, delete, or_, select

from storage.database.store import Store
from storage.database.tables import proposals, supports
from storage.people.model import Person
from storage.proposals.lookup import plain_proposal
from storage.proposals.model import Proposal, State

# What nobody can stand behind any more.
OVER = frozenset({State.DITOLAK, State.DIBATALKAN, State.SELESAI})


class Own(Exception):
    """Nobody supports their own proposal: they are behind it already. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


class Over(Exception):
    """It has ended. Holds the proposal."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Supported:
    """The proposal as it is then; `new` is whether anything has changed."""

    proposal: Proposal
    new: bool


async def head(store: Store, proposal: Proposal) -> Proposal:
    """What a proposal was merged into, or itself."""
    while proposal.merged_into is not None:
        rows = await store.fetch(select(proposals).where(proposals.c.id == proposal.merged_into))
        proposal = plain_proposal(rows[0])
    return proposal


async def group(store: Store, id: int) -> list[int]:
    """A proposal and all that were merged into it, itself first."""
    found, more = [id], [id]
    while more:
        rows = await store.fetch(
            select(proposals.c.id)
            .where(proposals.c.merged_into.is_not(None), proposals.c.merged_into.in_(more))
            .order_by(proposals.c.id)
        )
        more = [row.id for row in rows if row.id not in found]
        found += more
    return found


async def merged(store: Store, id: int) -> list[Proposal]:
    """What was merged into a proposal, and what was merged into that."""
    return await _whole(store, (await group(store, id))[1:])


async def told_so_far(store: Store, proposal: Proposal) -> None:
    """What has happened until now to a proposal, and to what it is merged with, tells whoever
    stands behind it now: before it is merged, parted, or becomes somebody else's."""
    await store.tell(await group(store, (await head(store, proposal)).id))


async def gathered(store: Store, id: int) -> bool:
    """Whether others were merged into a proposal, so that it is no longer its author's alone."""
    return len(await group(store, id)) > 1


async def support(store: Store, person: Person, id: int) -> Supported:
    """Stands behind a proposal, or what it was merged into. Raises LookupError, Own or Over."""
    proposal = await _locked_head(store, id)
    if proposal.state in OVER or proposal.held is not None:
        raise Over(proposal)
    members = await group(store, proposal.id)
    if await _authored(store, members, person.id):
        raise Own(proposal)
    held = await _held(store, members, person.id)
    if held:
        return Supported(proposal, False)
    near = person.area == proposal.content.area
    store.insert(supports, proposal_id=proposal.id, person_id=person.id, near=near, at=store.now)
    return Supported(await recount(store, proposal, members), True)


async def take_back(store: Store, person: Person, id: int) -> Supported:
    """Stands behind it no more. Raises LookupError."""
    proposal = await _locked_head(store, id)
    members = await group(store, proposal.id)
    gone = await store.execute(
        delete(supports).where(
            supports.c.proposal_id.in_(members), supports.c.person_id == person.id
        )
    )
    if not gone:
        return Supported(proposal, False)
    for merged in await _whole(store, members[1:]):
        await recount(store, merged, await group(store, merged.id))
    return Supported(await recount(store, proposal, members), True)


async def _whole(store: Store, ids: Sequence[int]) -> list[Proposal]:
    if not ids:
        return []
    rows = await store.fetch(select(proposals).where(proposals.c.id.in_(ids)))
    return [plain_proposal(row) for row in rows]


async def behind(store: Store, person_id: int, proposal: Proposal) -> str | None:
    """As what somebody stands behind a proposal or what was merged into it: "author", "supporter";
    None where they do not."""
    members = await group(store, proposal.id)
    if await _authored(store, members, person_id):
        return "author"
    return "supporter" if await _held(store, members, person_id) else None


async def supported(store: Store, person_id: int, count: int) -> list[Proposal]:
    """What somebody supports, what they have said last first; what was merged as what it was merged
    into."""
    query = (
        select(proposals)
        .join(supports, supports.c.proposal_id == proposals.c.id)
        .where(supports.c.person_id == person_id)
        .order_by(supports.c.at.desc(), proposals.c.id.desc())
        .limit(count)
    )
    found: dict[int, Proposal] = {}
    for row in await store.fetch(query):
        each = await head(store, plain_proposal(row))
        found.setdefault(each.id, each)
    return list(found.values())


async def authors(store: Store, merged: Sequence[int]) -> dict[int | None, Proposal]:
    """Who is told of proposals that were merged, each once, with the first that is theirs."""
    if not merged:
        return {}
    query = select(proposals).where(proposals.c.id.in_(merged)).order_by(proposals.c.id)
    found: dict[int | None, Proposal] = {}
    for row in await store.fetch(query):
        proposal = plain_proposal(row)
        found.setdefault(proposal.author, proposal)
    return found


async def anybody(store: Store, members: Sequence[int], but: Collection[int]) -> bool:
    """Whether somebody supports one of these, besides those who are told in another way."""
    query = select(supports.c.person_id).where(
        supports.c.proposal_id.in_(members), supports.c.person_id.not_in(sorted(but))
    )
    return bool(await store.fetch(query.limit(1)))


async def counted(store: Store, proposal: Proposal, members: Sequence[int]) -> tuple[int, int]:
    """How many stand behind a proposal together with those `members` that are, or would be, merged
    into it, and how many of them live there."""
    query = (
        select(supports.c.person_id, supports.c.near)
        .where(supports.c.proposal_id.in_(members))
        .order_by(supports.c.proposal_id)
    )
    people = {row.person_id: bool(row.near) for row in await store.fetch(query)}
    unknown = 0
    merged = [id for id in members if id != proposal.id]
    if merged:
        rows = await store.fetch(select(proposals.c.person_id).where(proposals.c.id.in_(merged)))
        unknown = sum(row.person_id is None for row in rows)
        people |= {row.person_id: True for row in rows if row.person_id is not None}
    if proposal.person_id is not None:
        people.pop(proposal.person_id, None)
    return len(people) + unknown, sum(people.values()) + unknown


async def recount(store: Store, proposal: Proposal, members: Sequence[int]) -> Proposal:
    """Counts anew who stands behind a proposal and those merged into it, and stores it."""
    proposal.supports, proposal.supports_near = await counted(store, proposal, members)
    store.update(
        proposals, proposal.id, supports=proposal.supports, supports_near=proposal.supports_near
    )
    return proposal


async def forget(store: Store, person_id: int) -> None:
    """Somebody is being deleted: what they supported is counted without them, and what they have
    proposed as of somebody whom we do not know."""
    rows = await store.fetch(
        select(supports.c.proposal_id).where(supports.c.person_id == person_id)
    )
    await store.execute(delete(supports).where(supports.c.person_id == person_id))
    ids = [row.proposal_id for row in rows] + await gathered_of(store, person_id)

    async def count(store: Store) -> None:
        await recounted(store, ids)

    store.last(count)


async def gathered_of(store: Store, person_id: int) -> list[int]:
    """The proposals of a person that were merged, or into which others were: who stands behind
    them depends on whose they are."""
    merged = proposals.alias()
    into = select(merged.c.id).where(
        merged.c.merged_into.is_not(None), merged.c.merged_into == proposals.c.id
    )
    query = select(proposals.c.id).where(
        proposals.c.person_id == person_id,
        or_(proposals.c.merged_into.is_not(None), into.exists()),
    )
    return [row.id for row in await store.fetch(query)]


async def recounted(store: Store, ids: Iterable[int]) -> None:
    """Counts anew who stands behind some proposals, and what they were merged with."""
    for id in dict.fromkeys(ids):
        head = await _locked_head(store, id)
        members = await group(store, head.id)
        for proposal in await _whole(store, members):
            await recount(store, proposal, await group(store, proposal.id))


async def _locked_head(store: Store, id: int) -> Proposal:
    """What a proposal was merged into, or itself, locked. Raises LookupError."""
    query = select(proposals)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    while True:
        rows = await store.fetch(query.where(proposals.c.id == id))
        if not rows:
            raise LookupError(id)
        if rows[0].merged_into is None:
            return plain_proposal(rows[0])
        id = rows[0].merged_into


async def _authored(store: Store, members: Iterable[int], person_id: int) -> bool:
    mine = or_(
        proposals.c.person_id == person_id,
        and_(proposals.c.entered_by == person_id, proposals.c.person_id.is_(None)),
    )
    query = select(proposals.c.id).where(proposals.c.id.in_(list(members)), mine)
    return bool(await store.fetch(query.limit(1)))


async def _held(store: Store, members: Iterable[int], person_id: int) -> bool:
    query = select(supports.c.proposal_id).where(
        supports.c.proposal_id.in_(list(members)), supports.c.person_id == person_id
    )
    return bool(await store.fetch(query.limit(1)))
