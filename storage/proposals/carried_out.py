"""What an author says to what was carried out: SUDAH and BELUM."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from storage import rules
from storage.city import cycles
from storage.city.cycles import SHORT, WORKS
from storage.database.store import Store
from storage.people.model import Person
from storage.proposals.lookup import done_of
from storage.proposals.model import EventKind, NotYours, Proposal, State
from storage.proposals.rulings import Unfit, waits
from storage.proposals.steps import Change, advance, as_author, keep_evidence, opened


async def confirm(store: Store, person: Person, id: int) -> Proposal:
    """SUDAH: the author says that it has been carried out. Raises NotYours or Unfit."""
    proposal, _, _ = await _carried_out(store, person, id)
    actor = as_author(proposal, person)
    advance(store, proposal, actor, Change(EventKind.CONFIRMED, speaker=person, next="nothing"))
    return proposal


async def dispute(
    store: Store, person: Person, id: int, why: str, files: Sequence[int] = ()
) -> Proposal:
    """BELUM: the author says that it has not; staff see it again. Raises NotYours, Unfit or
    rules.Unruly."""
    proposal, known, day = await _carried_out(store, person, id)
    why = rules.text("why", why, rules.DISPUTED)
    rules.number("photos", len(files), rules.EVIDENCE)
    at = SHORT if proposal.tahap == SHORT else WORKS
    works = known.tahap(proposal.city, proposal.year, at)
    works = works or known.collecting(proposal.city, proposal.year)
    if files:
        await keep_evidence(store, proposal, files)
    by = cycles.due(works, day)
    advance(
        store,
        proposal,
        as_author(proposal, person),
        Change(
            EventKind.DISPUTED,
            state=State.SEBAGIAN if proposal.carried_out else State.APBD,
            speaker=person,
            why=why,
            next=works.key,
            by=by,
            data={"files": list(files)} if files else None,
            values={"tahap": works.key, "desk": works.level, **waits(works, day)},
        ),
    )
    return proposal


def to_confirm(proposal: Proposal) -> bool:
    """Whether its author is still to say that it has been carried out."""
    done = [s for s in proposal.history if s.event in (EventKind.DONE, EventKind.CONFIRMED)]
    return proposal.state is State.SELESAI and bool(done) and done[-1].event == EventKind.DONE


async def all_to_confirm(store: Store, person_id: int, count: int) -> list[Proposal]:
    """The newest of a person's proposals of which they are still to say whether they have been
    carried out."""
    some = await done_of(store, person_id, count)
    return [proposal for proposal in some if to_confirm(proposal)]


async def _carried_out(
    store: Store, person: Person, id: int
) -> tuple[Proposal, cycles.Cycles, date]:
    proposal, known, day = await opened(store, id)
    if proposal.author != person.id:
        raise NotYours
    if not to_confirm(proposal):
        raise Unfit(proposal)
    return proposal, known, day
