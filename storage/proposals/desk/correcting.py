"""What staff put right in somebody's proposal: slips of the pen, its kelurahan, bidang and place.
What it was stays in the history, and its author is told."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import exists, update

from storage.city import cycles
from storage.database.store import Store
from storage.database.tables import people, proposals, supports
from storage.people.model import Person
from storage.proposals import worded
from storage.proposals.model import ENDED, Changed, Content, EventKind, Proposal, State
from storage.proposals.proposals import ruled
from storage.proposals.rulings import Unfit
from storage.proposals.steps import Change, advance, conflict, opened
from storage.proposals.together import support
from storage.staff import staff
from storage.staff.roles import Operation, level
from storage.staff.staff import Actor

# What can be put right, by column; RT and RW go with the place.
FIELDS = ("wish", "problem", "area", "topic", "place", "rt", "rw")

# Into another kelurahan goes what no meeting has agreed: a priority is one of its own list.
MOVABLE = frozenset(
    {State.DIAJUKAN, State.DIVERIFIKASI, State.DIKEMBALIKAN, State.BELUM_DIAKOMODIR}
)
OVER = ENDED | {State.DIGABUNG}


class NotMoved(Exception):
    """It has been agreed where it is, so it cannot go into another kelurahan. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


async def may_correct(store: Store, by: Person | Actor, proposal: Proposal) -> Actor:
    """Who puts something right. Raises staff.NotAllowed, or Unfit for what has ended."""
    known = await cycles.load(store)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    actor = by
    if isinstance(actor, Person):
        actor = await staff.require(
            store,
            actor,
            Operation.CORRECT,
            proposal.content.area,
            tahap=tahap.level if tahap else None,
            opd=proposal.opd,
        )
    if proposal.state in OVER:
        raise Unfit(proposal)
    return actor


async def correct(
    store: Store, by: Person | Actor, id: int, content: Content, *, version: int | None = None
) -> Proposal:
    """Puts right what of FIELDS is another in `content`; the rest of it is not looked at but for
    `family` and `traits`, which are of the new words. `version` is what whoever corrects saw.
    Nothing new is no step.

    Raises LookupError, staff.NotAllowed, Unfit, Changed, NotMoved or rules.Unruly.
    """
    proposal, _, _ = await opened(store, id)
    actor = await may_correct(store, by, proposal)
    if version is not None and conflict(proposal, version):
        raise Changed(proposal)
    before = proposal.content
    new = {name: getattr(content, name) for name in FIELDS}
    was = {name: getattr(before, name) for name in FIELDS if getattr(before, name) != new[name]}
    if not was:
        return proposal
    if "area" in was:
        if level(content.area) != 4 or content.area[:5] != proposal.city:
            raise LookupError(content.area)
        if proposal.state not in MOVABLE:
            raise NotMoved(proposal)
    mended = replace(before, **new, family=content.family, traits=content.traits)
    ruled(mended, before)
    proposal.content = mended
    speaker = by if isinstance(by, Person) else None
    advance(store, proposal, actor, Change(EventKind.CORRECTED, speaker=speaker, was=was))
    values = {**new, "family": content.family, "traits": content.traits}
    store.update(proposals, id, **values)
    await worded.drop(store, id, before)
    worded.keep(store, id, mended)
    if "area" in was:
        await _near_anew(store, proposal)
    return proposal


async def _near_anew(store: Store, proposal: Proposal) -> None:
    """Who of its supporters lives in the kelurahan that it is in now."""
    lives = exists().where(
        people.c.id == supports.c.person_id, people.c.area == proposal.content.area
    )
    await store.execute(
        update(supports).where(supports.c.proposal_id == proposal.id).values(near=lives)
    )
    await support.recount(store, proposal, await support.group(store, proposal.id))
