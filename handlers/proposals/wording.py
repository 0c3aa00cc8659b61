"""What is said of a proposal in more than one place: which it is, a question of staff about it, and
to whom a notice goes."""

from __future__ import annotations

import locales
from handlers.asking.proposals import alike
from handlers.conversation.answers import shorten
from handlers.conversation.messages import (
    Choice,
    Enclosure,
    EnclosureKind,
    Literal,
    Outgoing,
    Priority,
    Text,
    Words,
)
from handlers.site import Site
from storage.events import Event
from storage.people.model import Person
from storage.proposals import questions
from storage.proposals.model import Proposal
from storage.proposals.questions import Remark


def head(site: Site, proposal: Proposal, author: Person) -> Words:
    """Which proposal, for someone who has forgotten everything."""
    day = proposal.created_at.astimezone(site.zone(proposal.city)).date()
    args: dict[str, object] = {
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 100)),
        "day": locales.date(author.locale, day),
    }
    if proposal.person_id is None:
        return Text("outcome-head.for", {**args, "name": Literal(proposal.content.name or "…")})
    if proposal.entered_by is not None:
        return Text("outcome-head.own", args)
    return Text("outcome-head", args)


def question(
    site: Site, proposal: Proposal, remark: Remark, author: Person, lead: Words
) -> Outgoing:
    """A question as its author reads it, after the words `lead`."""
    words = (
        head(site, proposal, author),
        lead,
        Literal(remark.text or ""),
        Text("notice-asked.how"),
    )
    return Outgoing(
        words,
        (Choice(f"do:answer:{remark.id}", Text("notice-asked.button")),),
        to=author.id,
        about=questions.about(remark.id),
        priority=Priority.QUESTION,
    )


def named(proposal: Proposal) -> dict[str, object]:
    return {
        "number": str(proposal.number),
        "wish": Literal(shorten(proposal.content.wish, 80)),
        "name": Literal(proposal.content.name or "…"),
    }


def look(proposal: Proposal) -> Choice:
    return Choice(f"do:check:{proposal.number}", Text("notice-look"))


def thanked(site: Site, proposal: Proposal, new: bool, *before: Words) -> Outgoing:
    """That somebody stands behind a proposal, how many do, and how to bring others."""
    number = str(proposal.number)
    link = site.link(number)
    said = Text(
        "support-done" if new else "support-already", {**alike.behind(proposal), "link": link}
    )
    choices = (look(proposal), Choice(f"do:unsupport:{number}", Text("support-end")))
    files = (Enclosure(EnclosureKind.QR, link, f"{number}.png"),) if new else ()
    return Outgoing((*before, said), choices, files, about=f"proposal:{proposal.id}")


def to_author(
    event: Event,
    author: Person,
    words: tuple[Words, ...],
    choices: tuple[Choice, ...] = (),
    files: tuple[Enclosure, ...] = (),
) -> Outgoing:
    """To the author: a reply in their own turn, else an outcome that comes unasked."""
    spoke = event.speaker is not None and event.speaker.id == author.id
    return Outgoing(
        words,
        choices,
        files,
        to=None if spoke else author.id,
        about=f"proposal:{event.proposal.id}",
        step=(event.proposal.id, event.step.version),
        priority=Priority.REPLY if spoke else Priority.OUTCOME,
    )
