"""What is usually noted of a proposal by what it asks for (docs/THINGS.md), suggested to staff and
never set: its office, and its item of the city's dictionary of proposals. How often the office is
taken up is counted."""

from __future__ import annotations

from dataclasses import replace

from handlers.reading.meaning.things import Thing, thing_in
from handlers.turn import Turn
from storage.city import monthly
from storage.proposals.model import Content, Proposal
from storage.staff import opds
from storage.staff.offices import Offices


def thing(content: Content) -> Thing | None:
    """What a proposal asks for, where that is known."""
    return thing_in(content.wish)


def office(usual: Thing | None, some: Offices) -> str | None:
    """The office that usually answers for a thing, as it is spelt there; None where the city has
    said which there are and it is none of them."""
    if usual is None:
        return None
    return some.find(usual.opd) or (None if some.said else usual.opd)


def first(usual: Thing | None, some: Offices) -> Offices:
    """Offices to choose from, that which usually answers for it first."""
    named = office(usual, some)
    return named_first(named, some) if named is not None else some


def named_first(opd: str, some: Offices) -> Offices:
    """Offices to choose from, one that is named first; where the city has said which there are and
    it is none of them, it is not among them."""
    found = some.find(opd) or (None if some.said else opd)
    if found is None:
        return some
    named = found
    return replace(some, names=(named, *(name for name in some.names if name != named)))


async def noted(turn: Turn, proposal: Proposal, opd: str) -> None:
    """Staff have noted an office: counted, as what was suggested or another."""
    usual = thing(proposal.content)
    if usual is not None:
        taken = "taken" if opds.same(usual.opd, opd) else "other"
        await monthly.add(turn.store, turn.site.city(proposal.content.area), f"opd:{taken}")
