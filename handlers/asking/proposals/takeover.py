"""Whether what staff entered under somebody's phone number is theirs: the question, wherever the
number is proven or written down."""

from __future__ import annotations

from dataclasses import replace

import locales
from handlers.asking.proposals import steps
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Literal, Outgoing, Priority, Text
from handlers.site import Site
from storage.database.store import Store
from storage.people.model import Person
from storage.proposals import untold
from storage.proposals.for_others import entered as claims
from storage.proposals.model import Proposal

YES, NO = "yes", "no"


async def ask(site: Site, store: Store, person: Person, phone: str | None) -> list[Outgoing]:
    """Asks a person about the first proposal that was entered under their proven number; nothing
    when there is none."""
    proposal = await claims.waiting(store, phone) if phone else None
    return [question(site, store, person, proposal)] if proposal else []


def offered(site: Site, store: Store, owner: Person, proposal: Proposal) -> list[Outgoing]:
    """The same question to somebody whose number has just been written down, if they agreed to be
    written to."""
    if not owner.consent or untold.unreachable(owner) is not None:
        return []
    asked = question(site, store, owner, proposal)
    return [replace(asked, to=owner.id, priority=Priority.QUESTION)]


def question(site: Site, store: Store, person: Person, proposal: Proposal) -> Outgoing:
    """Who entered it, which proposal, and whether it is theirs. It names nobody else: the number
    may have been written down wrongly."""
    code = claims.ask(store, person, proposal)
    entered = proposal.history[0]
    day = entered.at.astimezone(site.zone(proposal.city)).date()
    words = Text(
        "claim-question",
        {
            "who": steps.who(site, entered) or Literal(""),
            "number": str(proposal.number),
            "wish": Literal(shorten(proposal.content.wish, 100)),
            "day": locales.date(person.locale, day),
        },
    )
    choices = tuple(
        Choice(f"do:claim:{code}:{answer}", Text(f"claim-{answer}")) for answer in (YES, NO)
    )
    return Outgoing((words,), choices, about=f"proposal:{proposal.id}")
