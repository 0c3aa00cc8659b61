"""What a form acts on, as people know it: its number, its title, and whose it is."""

from __future__ import annotations

from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Subject, Text
from handlers.meetings import notices
from handlers.turn import Place
from storage.city.cycles import Cycles
from storage.meetings.meetings import Meeting
from storage.proposals.proposals import Proposal

WISH = 80


def proposal(place: Place, proposal: Proposal, *, whose: bool = False) -> Subject:
    """A proposal; with `whose` also its author's name, for staff, who see it in BUKA as well."""
    number, content = str(proposal.number), proposal.content
    args: dict[str, object] = {
        "number": number,
        "wish": Literal(shorten(content.wish, WISH)),
        "area": place.named(content.area),
    }
    words = Text("subject-proposal", args)
    if whose:
        name = Literal(content.name) if content.name else Text("subject-nameless")
        words = Text("subject-proposal.of", {**args, "name": name})
    return Subject(f"proposal:{proposal.id}", words, (str(proposal.number.running), number))


def meeting(place: Place, known: Cycles, meeting: Meeting, locale: str) -> Subject:
    """A meeting: which, where, and when."""
    args: dict[str, object] = {
        "name": notices.name(place, known, meeting),
        "when": notices.when(place, meeting, locale),
    }
    return Subject(f"meeting:{meeting.id}", Text("subject-meeting", args))
