"""Proposals that ask for the same become one: reversible, in the history of each, and nobody is
lost. Each keeps its number, its author and its supporters; all of them stand behind the one that it
was merged into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage import rules
from storage.city import cycles
from storage.database.store import Store
from storage.people.model import Person
from storage.proposals.lookup import lock
from storage.proposals.model import Changed, EventKind, Proposal, State, Step
from storage.proposals.steps import Change, advance, conflict
from storage.proposals.together import support
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

S = State

# From where one can be merged into another, and into what.
MERGEABLE = frozenset(
    {S.DIAJUKAN, S.DIVERIFIKASI, S.DIKEMBALIKAN, S.DISEPAKATI, S.DITERUSKAN, S.BELUM_DIAKOMODIR}
)
INTO = MERGEABLE | {S.RKPD, S.APBD, S.SEBAGIAN}

# So many at once; more are no look side by side.
MOST = 20


class NotMerged(Exception):
    """One of them cannot be: `why` is "itself", "merged" (already), "state", "held" (staff have not
    looked at it yet), "year" (of another city or year), "none" or "many". Holds the proposal."""

    def __init__(self, proposal: Proposal, why: str) -> None:
        super().__init__(f"{proposal.number}: {why}")
        self.proposal, self.why = proposal, why


@dataclass(frozen=True, slots=True)
class Merged:
    """What they were merged into, with whom it has behind it then, and those that were."""

    into: Proposal
    some: tuple[Proposal, ...]


async def may_merge(
    store: Store, by: Person | Actor, into: Proposal, some: Sequence[Proposal]
) -> None:
    """Whether these can be merged into one, before anything is asked. Raises staff.NotAllowed or
    NotMerged."""
    for each in (into, *some):
        await _who(store, by, each)
    _fit(into, some)


def _fit(into: Proposal, some: Sequence[Proposal]) -> None:
    if not some:
        raise NotMerged(into, "none")
    if len(some) > MOST:
        raise NotMerged(into, "many")
    if into.merged_into is not None:
        raise NotMerged(into, "merged")
    if into.state not in INTO:
        raise NotMerged(into, "state")
    if into.held is not None:
        raise NotMerged(into, "held")
    for each in some:
        if each.id == into.id:
            raise NotMerged(each, "itself")
        if each.merged_into is not None:
            raise NotMerged(each, "merged")
        if each.state not in MERGEABLE:
            raise NotMerged(each, "state")
        if each.held is not None:
            raise NotMerged(each, "held")
        if (each.city, each.year) != (into.city, into.year):
            raise NotMerged(each, "year")


async def merge(
    store: Store,
    by: Person | Actor,
    ids: Sequence[int],
    into: int,
    why: str,
    *,
    versions: dict[int, int] | None = None,
) -> Merged:
    """Merges proposals into one. `versions` are what whoever decides saw, by id.

    Raises LookupError, staff.NotAllowed, NotMerged, Changed or rules.Unruly.
    """
    # In the order of their ids, so that two who merge at once wait for each other and no more.
    whole: dict[int, Proposal] = {}
    for id in sorted({*ids, into}):
        found = await lock(store, id)
        if found is None:
            raise LookupError(id)
        whole[id] = found
    head, some = whole[into], [whole[id] for id in dict.fromkeys(ids)]
    actor, speaker = await _who(store, by, head)
    for each in some:
        await _who(store, by, each)
    _fit(head, some)
    for id, version in (versions or {}).items():
        if id in whole and conflict(whole[id], version):
            raise Changed(whole[id])
    why = rules.text("why", why, rules.WHY)
    for each in (head, *some):
        await support.told_so_far(store, each)
    for each in some:
        advance(
            store,
            each,
            actor,
            Change(
                EventKind.MERGED,
                state=S.DIGABUNG,
                speaker=speaker,
                why=why,
                next="merged",
                data={"into": str(head.number), "id": head.id},
                values={
                    "desk": None, "due": None, "hear": None, "priority": None, "reserve": None,
                    "merged_into": head.id,
                },
            ),
        )  # fmt: skip
    await support.recount(store, head, await support.group(store, head.id))
    numbers = [str(each.number) for each in some]
    change = Change(EventKind.GATHERED, speaker=speaker, why=why, data={"numbers": numbers})
    advance(store, head, actor, change)
    return Merged(head, tuple(some))


async def foreseen(store: Store, into: Proposal, ids: Sequence[int]) -> int:
    """How many would stand behind a proposal, besides its author, if these were merged into it."""
    members = dict.fromkeys(await support.group(store, into.id))
    for id in ids:
        members |= dict.fromkeys(await support.group(store, id))
    n, _ = await support.counted(store, into, list(members))
    return n


async def parted(
    store: Store, proposal: Proposal, wrong: Step, actor: Actor, speaker: Person | None, why: str
) -> None:
    """A merge has been taken back: what it was merged into, and what that was merged into since,
    are counted without it; and the first is told."""
    await support.recounted(store, [int(wrong.facts["id"])])
    head = await lock(store, int(wrong.facts["id"]))
    if head is None:
        return
    data = {"numbers": [str(proposal.number)]}
    advance(store, head, actor, Change(EventKind.PARTED, speaker=speaker, why=why, data=data))


async def _who(store: Store, by: Person | Actor, proposal: Proposal) -> tuple[Actor, Person | None]:
    if isinstance(by, Actor):
        return by, None
    known = await cycles.load(store)
    tahap = known.tahap(proposal.city, proposal.year, proposal.tahap)
    level = tahap.level if tahap else None
    actor = await staff.require(
        store, by, Operation.MERGE, proposal.content.area, tahap=level, opd=proposal.opd
    )
    return actor, by
