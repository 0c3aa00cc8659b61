"""Which priority stands in which list: no two proposals of one list have the same.

A list is what one tahap of one year agrees for one area: a kelurahan's own, its kecamatan's, the
city's. What has been forwarded stays in the list that it came from, with its number there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from storage.city.areas import within
from storage.city.cycles import Tahap
from storage.database.store import Store
from storage.database.tables import history, proposals, tahapan
from storage.proposals.lookup import get
from storage.proposals.model import EventKind, Proposal, State

# Out of every list.
_GONE = (State.DITOLAK, State.DIBATALKAN)

_TELLING = (EventKind.AGREED, EventKind.TAKEN_BACK, EventKind.RETURNED)


class Taken(Exception):
    """Another proposal of the same list has this priority. Holds that proposal."""

    def __init__(self, holder: Proposal, priority: int) -> None:
        super().__init__(f"{priority}: {holder.number}")
        self.holder, self.priority = holder, priority


@dataclass(frozen=True, slots=True)
class Agreed:
    """A list: the proposals that `tahap` of a year agrees in an area of a city."""

    city: str
    area: str
    year: int
    tahap: str


def listed_with(proposal: Proposal, tahap: Tahap) -> Agreed:
    """The list that a proposal belongs to at a tahap."""
    area = ".".join(proposal.content.area.split(".")[: tahap.level])
    return Agreed(proposal.city, area, proposal.year, tahap.key)


async def of(store: Store, wanted: Agreed) -> dict[int, int]:
    """The priorities of a list, by the proposal's id. Nobody else gives any in it until this unit
    of work ends."""
    if store.dialect == "postgresql":
        lock = select(tahapan.c.key).where(
            tahapan.c.city == wanted.city,
            tahapan.c.year == wanted.year,
            tahapan.c.key == wanted.tahap,
        )
        await store.fetch(lock.with_for_update())
    query = (
        select(
            history.c.proposal_id, history.c.version, history.c.event, history.c.undoes,
            history.c.tahap, history.c.data,
        )
        .join(proposals, proposals.c.id == history.c.proposal_id)
        .where(
            proposals.c.city == wanted.city,
            within(proposals.c.area, wanted.area),
            proposals.c.year == wanted.year,
            proposals.c.state.not_in(_GONE),
            history.c.event.in_((*_TELLING, EventKind.KEPT)),
        )
        .order_by(history.c.proposal_id, history.c.version)
    )  # fmt: skip
    steps: dict[int, list[tuple[int, int | None]]] = {}
    for row in await store.fetch(query):
        mine = steps.setdefault(row.proposal_id, [])
        if row.event == EventKind.TAKEN_BACK:
            mine[:] = [step for step in mine if step[0] != row.undoes]
        elif row.event == EventKind.KEPT:
            mine.append((row.version, None))  # what was agreed belongs to the year before
        elif row.tahap == wanted.tahap:
            given = (row.data or {}).get("priority") if row.event == EventKind.AGREED else None
            mine.append((row.version, given))
    return {id: mine[-1][1] for id, mine in steps.items() if mine and mine[-1][1] is not None}


def first_free(given: dict[int, int], beside: set[int], count: int, first: int = 1) -> list[int]:
    """The first `count` numbers, from `first` on, that nobody has but the proposals `beside`."""
    taken = {n for id, n in given.items() if id not in beside}
    found: list[int] = []
    n = first - 1
    while len(found) < count:
        n += 1
        if n not in taken:
            found.append(n)
    return found


async def must_be_free(
    store: Store, proposal: Proposal, tahap: Tahap, priority: int, among: Collection[int]
) -> None:
    """Raises Taken where another proposal has this priority in the same list."""
    given = await of(store, listed_with(proposal, tahap))
    holder = next((id for id, n in given.items() if n == priority), None)
    if holder is not None and holder != proposal.id and holder not in among:
        found = await get(store, holder)
        if found is not None:
            raise Taken(found, priority)
