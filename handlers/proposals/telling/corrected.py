"""What staff have put right in a proposal, as its author reads it."""

from __future__ import annotations

from handlers.asking.proposals import steps, subjects
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.proposals.wording import head, look, to_author
from handlers.site import Site
from storage.database.store import Store
from storage.events import Event
from storage.people.model import Person
from storage.proposals.model import OWN

# RT and RW are said with the place.
PARTS = ("wish", "problem", "area", "topic", "place")


async def corrected(site: Site, store: Store, event: Event, author: Person) -> list[Outgoing]:
    """What it was and what it is now, who has put it right, and how to change it oneself."""
    proposal, step = event.proposal, event.step
    was = step.changes or {}
    by = steps.who(site, step) or Literal("")
    lines: list[Text | Literal] = [Text("notice-corrected", {"who": by})]
    for part in PARTS:
        if part in was:
            args: dict[str, object] = {
                "label": Text(f"propose-{part}.label"),
                "was": subjects.part(site, part, was[part]),
                "now": subjects.part(site, part, getattr(proposal.content, part)),
            }
            lines += [Text("notice-corrected.was", args), Text("notice-corrected.now", args)]
    choices: tuple[Choice, ...] = (look(proposal),)
    words: list[Words] = [head(site, proposal, author), Lines(tuple(lines))]
    if proposal.state in OWN:
        running = {"running": str(proposal.number.running)}
        words.append(Text("notice-corrected.change", running))
        choices = (Choice(f"do:change:{proposal.number}", Text("track-change")), *choices)
    return [to_author(event, author, tuple(words), choices)]
