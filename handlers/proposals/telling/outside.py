"""News of a proposal as texts that a platform approves, for who has been silent for too long: all
of it in one message, which needs no answer."""

from __future__ import annotations

import locales
from handlers.asking.proposals import steps
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Approved, Lines, Literal, Text, Words
from handlers.site import Site
from storage.city.cycles import Cycles
from storage.proposals.model import EventKind, Proposal, Step
from storage.proposals.questions import Remark


def of_step(site: Site, known: Cycles, proposal: Proposal, step: Step, locale: str) -> Approved:
    """What happened, by whom, why, and what comes next. What the calendar did is by nobody."""
    happened = steps.what(site, known, proposal, step, locale)
    why = steps.why(step)
    after = Lines(steps.then(site, known, proposal, step, locale))
    if step.event is EventKind.DONE:
        # There are no buttons under such a text.
        running = {"running": str(proposal.number.running)}
        after = Lines((Text("outside-confirm", running),))
    if step.event is EventKind.CARRIED_OVER:
        running = {"running": str(proposal.number.running)}
        after = Lines((*after.lines, Text("outside-carried", running)))
    values: dict[str, Words] = {**_which(site, proposal), "next": after}
    who = steps.who(site, step)
    if who is None:
        return Approved("silence", {**values, "news": _line((happened, *why))})
    day = locales.date(locale, step.at.astimezone(site.zone(proposal.city)).date())
    values |= {"decision": happened, "who": Text("outside-by", {"who": who, "day": day})}
    return (
        Approved("outcome", {**values, "why": _line(why)}) if why else Approved("decided", values)
    )


def of_question(site: Site, proposal: Proposal, remark: Remark, step: Step | None) -> Approved:
    """A question of staff; without the step nobody is named."""
    who = (steps.who(site, step) if step is not None else None) or Text("who-nobody")
    values = {**_which(site, proposal), "who": who, "question": Literal(remark.text or "")}
    return Approved("question", values)


def _which(site: Site, proposal: Proposal) -> dict[str, Words]:
    title: Words = Text("outside-title", {"title": Literal(shorten(proposal.content.wish, 100))})
    if proposal.person_id is None:
        name = Literal(proposal.content.name or "…")
        title = Text("outside-title.for", {"title": title, "name": name})
    return {
        "city": site.called(proposal.city),
        "number": Literal(str(proposal.number)),
        "title": title,
    }


def _line(said: tuple[Words, ...]) -> Words:
    """Several sentences as one value."""
    return Lines(tuple(each for each in said if not isinstance(each, Lines)))
