"""Paper lists: rows that become proposals, each once however often its list is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storage import claims, staff
from storage.areas import Area
from storage.people import Person
from storage.proposals import Content, Number, Proposal, submit
from storage.roles import Operation, allowed
from storage.staff import Actor, NotAllowed
from storage.store import Store
from storage.tables import imported, proposals

# What the history says of how a proposal came.
LIST = "list"

LOCALE = "id"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list. `digest` tells rows of the same content; `consent` is the version of the
    words that whoever is named in it has agreed to; `phone` is theirs (+62...)."""

    number: int
    digest: str
    content: Content
    consent: str | None = None
    phone: str | None = None


async def known(store: Store, digests: Iterable[str]) -> dict[str, Number]:
    """The numbers of proposals that rows have become already, by digest; of those in this very unit
    of work the numbers are taken when it commits."""
    query = (
        select(imported.c.digest, proposals.c.letters, proposals.c.number_year, proposals.c.number)
        .join(proposals, proposals.c.id == imported.c.proposal_id)
        .where(imported.c.digest.in_(sorted(set(digests))))
    )
    stored = {
        row.digest: Number(row.letters, row.number_year, row.number)
        for row in await store.fetch(query)
    }
    return {**stored, **store.seen.get(SEEN, {})}


# Of the rows taken in this unit of work the numbers, by digest: another list in it may have them.
SEEN = "imported"


async def take(
    store: Store,
    by: Person | Actor,
    rows: Sequence[Row],
    *,
    source: str,
    city_of: Callable[[str], Area],
) -> list[Proposal]:
    """Submits rows, all in this unit of work; what is `known` is for the caller to leave out. Their
    numbers are there once it commits.

    `by` is a person, whose roles are asked, or whoever sits at the command line; `source` is the
    list's name. Whoever imports is to be told by one report: the events of these proposals tell
    nobody. Raises staff.NotAllowed.
    """
    held = await staff.grants(store, by.id) if isinstance(by, Person) else ()
    speaker = by if isinstance(by, Person) else None
    taken = []
    for row in rows:
        if isinstance(by, Person):
            grant = allowed(held, Operation.IMPORT_LIST, row.content.area)
            if grant is None:
                raise NotAllowed(Operation.IMPORT_LIST)
            actor = staff.as_actor(grant, by)
        else:
            actor = by
        data: dict[str, Any] = {LIST: source[:100], "row": row.number}
        if row.consent is not None:
            data["consent"] = row.consent
        proposal = await submit(
            store,
            speaker,
            city_of(row.content.area),
            row.content,
            LOCALE,
            by=actor,
            channel="import",
            data=data,
        )
        if row.phone is not None:
            claims.wait_for(store, proposal, row.phone)
        _remember(store, row.digest, proposal)
        taken.append(proposal)
    return taken


def _remember(store: Store, digest: str, proposal: Proposal) -> None:
    store.seen.setdefault(SEEN, {})[digest] = proposal.number

    async def write(store: Store) -> None:
        store.insert(imported, digest=digest, proposal_id=proposal.id)

    # After the proposal, which is written when its number is taken.
    store.last.append(write)
