"""What is usually noted of a proposal by what it asks for (docs/THINGS.md), suggested to staff and
never set: its office, and its item of the city's dictionary of proposals. How often the office is
taken up is counted."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.reading.meaning.things import Thing, thing_in
from handlers.turn import Turn
from storage.city import monthly
from storage.proposals.model import Content, Proposal
from storage.staff import opds


def thing(content: Content) -> Thing | None:
    """What a proposal asks for, where that is known."""
    return thing_in(content.wish)


def first(usual: Thing | None, held: Sequence[str]) -> list[str]:
    """Offices to choose from, that which usually answers for it first."""
    if usual is None:
        return list(held)
    named = next((name for name in held if opds.same(name, usual.opd)), usual.opd)
    return [named, *(name for name in held if name != named)]


async def noted(turn: Turn, proposal: Proposal, opd: str) -> None:
    """Staff have noted an office: counted, as what was suggested or another."""
    usual = thing(proposal.content)
    if usual is not None:
        taken = "taken" if opds.same(usual.opd, opd) else "other"
        await monthly.add(turn.store, turn.site.city(proposal.content.area), f"opd:{taken}")
