"""Proposals that staff enter for people without a phone, and how those take them over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import delete, select

from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import addresses, claims, proposals
from storage.people import one_time_codes, people
from storage.people.model import AUTHOR, NONE, Person
from storage.proposals.for_others import cards
from storage.proposals.lookup import get, lock
from storage.proposals.model import Content, EventKind, Proposal
from storage.proposals.proposals import submit
from storage.proposals.steps import Change, advance
from storage.proposals.together import support
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# How long the question "is this yours?" can be answered.
ASKED = timedelta(days=30)

PURPOSE = "claim"


class NoClaim(Exception):
    """Nothing waits to be taken over: the question is old, or somebody else has answered it."""


async def enter(
    store: Store,
    person: Person,
    city: Area,
    content: Content,
    locale: str,
    *,
    consent: str,
    phone: str | None = None,
    card: str | None = None,
    card_photo: int | None = None,
) -> Proposal:
    """Staff enter a proposal for somebody else, who has agreed to words of the version `consent`
    and may take it over by `phone` (+62...); from a `card` of paper, of which there may be a photo.
    Raises staff.NotAllowed, or cards.Used.
    """
    by = await staff.require(store, person, Operation.ENTER_FOR_OTHERS, content.area)
    content.show_name = NONE
    if card is not None:
        await cards.free(store, card)
    proposal = await submit(
        store, person, city, content, locale, by=by, data={"consent": consent}, phone=phone
    )
    if phone is not None:
        wait_for(store, proposal, phone)
    if card is not None:
        cards.keep(store, proposal, card, card_photo)
    return proposal


def wait_for(store: Store, proposal: Proposal, phone: str) -> None:
    """Notes the number by which a proposal, submitted in this unit of work, can be taken over."""

    async def write(store: Store) -> None:
        store.insert(claims, proposal_id=proposal.id, phone=phone)

    # After the proposal, which is written when its number is taken.
    store.last(write)


async def waiting(store: Store, phone: str) -> Proposal | None:
    """The oldest proposal that waits for the owner of a phone number."""
    query = select(claims.c.proposal_id).where(claims.c.phone == phone)
    rows = await store.fetch(query.order_by(claims.c.proposal_id).limit(1))
    return await get(store, rows[0].proposal_id) if rows else None


async def owners(store: Store, phones: set[str], by_phone: Collection[str]) -> dict[str, Person]:
    """Those of the numbers whose owners we know already, by number. `by_phone` are the channels
    whose addresses are phone numbers."""
    query = select(addresses.c.address, addresses.c.person_id).where(
        addresses.c.channel.in_(sorted(by_phone)), addresses.c.address.in_(sorted(phones))
    )
    rows = await store.fetch(query)
    await people.prepare(store, [row.person_id for row in rows])
    known = {row.address: await people.get(store, row.person_id) for row in rows}
    return {phone: person for phone, person in known.items() if person is not None}


def ask(store: Store, person: Person, proposal: Proposal) -> str:
    """A code by which this person, whose number has been proven, can answer for a proposal."""
    return one_time_codes.issue(store, PURPOSE, f"{proposal.id}|{person.id}", ASKED)


async def take_over(store: Store, person: Person, code: str) -> Proposal:
    """The proposal is the person's own from now on. Raises NoClaim."""
    proposal, phone = await _answered(store, person, code)
    await support.told_so_far(store, proposal)
    proposal.person_id = person.id
    store.update(proposals, proposal.id, person_id=person.id)
    actor = Actor(person.name or "", AUTHOR, proposal.content.area, person.id)
    advance(store, proposal, actor, Change(EventKind.TAKEN_OVER, speaker=person, phone=phone))
    # Whoever has stood behind it by themselves is its author now.
    await support.recounted(store, [proposal.id])
    return proposal


async def disown(store: Store, person: Person, code: str) -> str:
    """It is not theirs: the number is let go of, and whoever entered it hears so. Gives the number.
    Raises NoClaim."""
    proposal, phone = await _answered(store, person, code)
    actor = Actor("", AUTHOR, proposal.content.area, person.id)
    advance(store, proposal, actor, Change(EventKind.DISOWNED, speaker=person))
    return phone


async def _answered(store: Store, person: Person, code: str) -> tuple[Proposal, str]:
    """The proposal that a code asks this person about, and the number, which is no longer waited
    for."""
    asked = await one_time_codes.redeem(store, PURPOSE, code)
    id, _, whom = (asked or "").partition("|")
    if whom != str(person.id):
        raise NoClaim
    proposal = await lock(store, int(id))
    taken = await store.fetch(
        delete(claims).where(claims.c.proposal_id == int(id)).returning(claims.c.phone)
    )
    if proposal is None or not taken:
        raise NoClaim
    return proposal, taken[0].phone
