"""Which priority stands in which list: no two proposals of one list have the same.

A list is what one rung of one year agrees for one area: a kelurahan's own, its kecamatan's, the
city's. What has been forwarded stays in the list that it came from, with its number there.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from storage.city.areas import within
from storage.city.cycles import Rung
from storage.database.store import Store
from storage.database.tables import history, proposals, rungs
from storage.proposals.model import EventKind, Proposal, State

# Out of every list.
_GONE = (State.DITOLAK, State.DIBATALKAN)

_TELLING = (EventKind.AGREED, EventKind.TAKEN_BACK, EventKind.RETURNED)


@dataclass(frozen=True, slots=True)
class Agreed:
    """A list: the proposals that `rung` of a year agrees in an area of a city."""

    city: str
    area: str
    year: int
    rung: str


def listed_with(proposal: Proposal, rung: Rung) -> Agreed:
    """The list that a proposal belongs to at a rung."""
    area = ".".join(proposal.content.area.split(".")[: rung.level])
    return Agreed(proposal.city, area, proposal.year, rung.key)


async def of(store: Store, wanted: Agreed) -> dict[int, int]:
    """The priorities of a list, by the proposal's id. Nobody else gives any in it until this unit
    of work ends."""
    if store.dialect == "postgresql":
        lock = select(rungs.c.key).where(
            rungs.c.city == wanted.city, rungs.c.year == wanted.year, rungs.c.key == wanted.rung
        )
        await store.fetch(lock.with_for_update())
    query = (
        select(
            history.c.proposal_id, history.c.version, history.c.event, history.c.undoes,
            history.c.rung, history.c.data,
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
        elif row.rung == wanted.rung:
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
