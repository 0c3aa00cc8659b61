"""How an author is reached: personal data, which only admins of the area see, each look noted."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import addresses, claims
from storage.people import people
from storage.people.model import Person
from storage.proposals.lookup import get
from storage.proposals.model import Proposal
from storage.staff.roles import Operation
from storage.staff.staff import Actor, note, require


@dataclass(frozen=True, slots=True)
class Contact:
    """How the author of a proposal is reached. `addresses` are channel and address; where somebody
    entered it for the author, they are those of that person, whose name is `through`. `phone` is
    the author's own, as it was written down."""

    proposal: Proposal
    name: str | None
    through: str | None
    addresses: tuple[tuple[str, str], ...]
    phone: str | None


async def look(store: Store, by: Person | Actor, id: int) -> Contact:
    """The contact of a proposal's author. Raises LookupError or staff.NotAllowed."""
    proposal = await get(store, id)
    if proposal is None:
        raise LookupError(id)
    area = proposal.content.area
    if isinstance(by, Actor):
        actor = by
    else:
        actor = await require(store, by, Operation.SEE_CONTACTS, area, opd=proposal.opd)
    note(store, actor, "contact", area, about=str(proposal.number))
    author = await people.get(store, proposal.author) if proposal.author is not None else None
    known = await store.fetch(
        select(addresses.c.channel, addresses.c.address)
        .where(addresses.c.person_id == proposal.author)
        .order_by(addresses.c.channel, addresses.c.address)
    )
    phones = await store.fetch(select(claims.c.phone).where(claims.c.proposal_id == id))
    theirs = author.name if author else None
    own = proposal.person_id is not None
    return Contact(
        proposal,
        proposal.content.name or (theirs if own else None),
        None if own else theirs,
        tuple((row.channel, row.address) for row in known),
        phones[0].phone if phones else None,
    )
