"""IKUTI SENDIRI: people take over what staff entered for them, by their own phone number.

A number is proven by writing from it, or by sharing one's own contact, where a platform says so.
"""

from __future__ import annotations

from dataclasses import replace

import locales
from handlers.asking.heard import Heard
from handlers.asking.person import consent
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Choice, Literal, Outgoing, Priority, Text
from handlers.proposals import steps
from handlers.site import Site
from handlers.turn import Turn
from storage.database.store import Store
from storage.people.model import Person
from storage.proposals import untold
from storage.proposals.for_others import entered as claims
from storage.proposals.model import Proposal

YES, NO = "yes", "no"


async def claim(turn: Turn, said: str) -> list[Outgoing]:
    """The answer to "is this yours?" ("CODE:yes"); alone, asks whether anything waits."""
    code, _, answer = said.partition(":")
    try:
        if answer == YES:
            await claims.take_over(turn.store, turn.person, code)
            return []
        if answer == NO:
            phone = await claims.disown(turn.store, turn.person, code)
            others = await ask(turn.site, turn.store, turn.person, phone)
            return [Outgoing((Text("claim-disowned"),)), *others]
    except claims.NoClaim:
        return [Outgoing((Text("claim-gone"),))]
    return await shared(turn, turn.message.phone)


async def contact(turn: Turn) -> Heard | None:
    """The person's own contact: something may have been entered under its number."""
    if not turn.message.is_contact:
        return None
    phone = turn.message.phone or ""
    if turn.person.consent:
        return Heard(await shared(turn, phone), again=True)
    return Heard(await consent.stranger(turn, "", phone=phone))


async def shared(turn: Turn, phone: str | None) -> list[Outgoing]:
    """Whether anything was entered under a proven number."""
    if phone is None:
        return [Outgoing((Text("claim-how"),))]
    asked = await ask(turn.site, turn.store, turn.person, phone)
    return asked or [Outgoing((Text("claim-none"),))]


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
