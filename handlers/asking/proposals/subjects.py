"""What a form acts on, as people know it: its number, its title, and whose it is."""

from __future__ import annotations

from handlers.conversation.answers import Draft, shorten
from handlers.conversation.messages import Literal, Subject, Text, Words
from handlers.reading.meaning.places import addresses
from handlers.site import Site
from handlers.turn import Turn
from storage.proposals import lookup
from storage.proposals.model import Content, Proposal

WISH = 80


async def of(turn: Turn, draft: Draft) -> Proposal | None:
    """The proposal that a draft's form acts on, as it is now."""
    return await lookup.get(turn.store, int(draft.key)) if draft.key else None


def part(site: Site, name: str, value: str | None) -> Words:
    """How a part of a proposal is said: its wish, problem, area, bidang or place."""
    if name == "area" and value:
        return site.named(value)
    if name == "topic" and value:
        return Text(f"propose-topic.{value}")
    return Literal(value or "-")


def proposal(site: Site, proposal: Proposal, *, whose: bool = False) -> Subject:
    """A proposal; with `whose` also its author's name, for staff, who see it in BUKA as well."""
    number, content = str(proposal.number), proposal.content
    args: dict[str, object] = {
        "number": number,
        "wish": Literal(shorten(content.wish, WISH)),
        "area": within(site.named(content.area), content),
    }
    words = Text("subject-proposal", args)
    if whose:
        name = Literal(content.name) if content.name else Text("subject-nameless")
        words = Text("subject-proposal.of", {**args, "name": name})
    return Subject(f"proposal:{proposal.id}", words, (str(proposal.number.running), number))


def rt_rw(content: Content) -> Text | None:
    """RT and RW as they stand in a list: "RT 05/RW 02"; None where neither is known."""
    return near(content.rt, content.rw) if content.rt or content.rw else None


def near(rt: str | None, rw: str | None) -> Text:
    """RT and RW, of which at least one is known."""
    if rt and rw:
        return Text("place-rt_rw", {"rt": rt, "rw": rw})
    return Text("place-rt_rw.rt", {"rt": rt}) if rt else Text("place-rt_rw.rw", {"rw": rw or ""})


def within(area: Words, content: Content) -> Words:
    """The name of a proposal's area with RT and RW, which often are all that tells two proposals
    apart."""
    where = rt_rw(content)
    return area if where is None else Text("place-within", {"area": area, "where": where})


def where(content: Content) -> Words | None:
    """Where it is: the author's words, with RT and RW unless they name the same; None where nothing
    is known."""
    named = rt_rw(content)
    if not content.place:
        return named
    own = Literal(content.place)
    if named is None or addresses(content.place) == (content.rt, content.rw):
        return own
    return Text("place-within", {"area": own, "where": named})
