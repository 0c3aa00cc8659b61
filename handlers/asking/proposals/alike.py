"""Proposals that ask for the same as one that is written or looked at."""

from __future__ import annotations

from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text, Words
from handlers.reading.likeness import kept
from handlers.reading.likeness.score import best, shared
from handlers.reading.likeness.traits import Traits, stem
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage.proposals.model import Content, Proposal
from storage.proposals.together import alike, support


async def in_draft(turn: Turn, content: Content) -> list[Proposal]:
    """Up to three that most likely ask for the same as what is about to be sent."""
    year = await alike.year_now(turn.store, turn.site.city(content.area))
    return await _near(turn, content, kept.of(content), year)


async def to_proposal(turn: Turn, proposal: Proposal) -> list[Proposal]:
    """Up to three that most likely ask for the same as a proposal."""
    traits = kept.of(proposal.content)
    found = await _near(turn, proposal.content, traits, proposal.year, but=proposal.id)
    own = await support.head(turn.store, proposal)
    return [each for each in found if each.id not in (own.id, proposal.id)]


async def _near(
    turn: Turn, content: Content, traits: Traits, year: int, but: int | None = None
) -> list[Proposal]:
    """What was merged stands for what it was merged into."""
    some = await alike.candidates(
        turn.store, content.area, year, traits.families, rw=content.rw, but=but
    )
    return await alike.heads(turn.store, best(traits, map(kept.again, some)))


def line(turn: Turn, proposal: Proposal) -> Text:
    """One of them in a line, with how many stand behind it."""
    args = {
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 80)),
        "n": proposal.supports,
    }
    return Text("alike-line.own" if proposal.author == turn.person.id else "alike-line", args)


def why(turn: Turn, one: Content, other: Content) -> Words:
    """By what two of a kelurahan seem to ask for the same, in the words of the second: "lampu
    jalan, RT 3, melati"."""
    things, rt, names = shared(kept.of(one), kept.of(other))
    here = fold(turn.site.areas.by_code[one.area].name).split()
    said = [w for w in fold(f"{other.wish} {other.place or ''}").split() if w not in here]
    called = dict.fromkeys(each for each in said if stem(each) in names)
    parts = [*sorted(things), *(f"RT {each}" for each in sorted(rt)), *[*called][:CALLED]]
    return Literal(", ".join(parts)) if parts else Text("similar-worded")


# So many names say enough of it.
CALLED = 4


def behind(proposal: Proposal) -> dict[str, object]:
    """Which proposal, and how many stand behind it."""
    return {
        "number": str(proposal.number),
        "running": str(proposal.number.running),
        "wish": Literal(shorten(proposal.content.wish, 80)),
        "n": proposal.supports,
        "near": proposal.supports_near,
    }
