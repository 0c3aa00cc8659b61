"""What authors have said of a proposal beside its words, as staff read it: that the work is not
done, why they take it back, and what they have mended; each with what they were asked."""

from __future__ import annotations

import locales
from handlers.asking.proposals import subjects
from handlers.conversation.answers import shorten
from handlers.conversation.messages import Lines, Literal, Text, Words
from handlers.site import Site
from storage.proposals.model import EventKind, Proposal, State, Step

# So much of their own words is repeated.
SAID = 600

# Which of the answers a column belongs to, in the order in which they are asked.
ANSWERS = {
    "area": ("area",),
    "topic": ("topic",),
    "wish": ("wish",),
    "problem": ("problem",),
    "place": ("place", "rt", "rw", "lat", "lon"),
    "volume": ("volume", "unit", "volume_text"),
    "land": ("land",),
    "photos": ("files",),
}


def words(site: Site, proposal: Proposal, locale: str) -> list[Words]:
    """All that an author has said so, one paragraph each, oldest first."""
    zone = site.zone(proposal.city)
    found: list[Words] = []
    for step in proposal.history:
        day = locales.date(locale, step.at.astimezone(zone).date())
        if step.event is EventKind.DISPUTED:
            found.append(Lines((Text("from-author-disputed", {"day": day}), *disputed(step))))
        elif step.event is EventKind.WITHDRAWN and step.why:
            args = {"day": day, "said": Literal(shorten(step.why, SAID))}
            found.append(Text("from-author-withdrawn", args))
        elif is_mended(step):
            lines = mended(site, proposal, step)
            what = "from-author-answered" if as_it_was(step) else "from-author-mended"
            found.append(Lines((Text(what, {"day": day}), *lines)))
    return found


def disputed(step: Step) -> tuple[Text, ...]:
    """What an author says is missing of what was carried out, and how many photos came with it."""
    said = Text("from-author-missing", {"said": Literal(shorten(step.why or "", SAID))})
    photos = len(step.facts.get("files", ()))
    return (said, Text("from-author-photos", {"n": photos})) if photos else (said,)


def is_mended(step: Step) -> bool:
    """Whether a step is the answer to a return."""
    return step.event is EventKind.CHANGED and step.from_state == State.DIKEMBALIKAN


def as_it_was(step: Step) -> bool:
    """Whether nothing was changed with it, and only something said."""
    return bool(step.facts.get("as_it_was"))


def mended(site: Site, proposal: Proposal, step: Step) -> tuple[Text, ...]:
    """What was asked for when it was returned, what its author says to that, and which answers are
    new, as they are now."""
    lines = []
    before = [s for s in proposal.history if s.version < step.version]
    asked = next((s for s in reversed(before) if s.event is EventKind.RETURNED), None)
    if asked is not None and asked.why:
        lines.append(Text("from-author-asked", {"asked": Literal(shorten(asked.why, SAID))}))
    if step.why:
        lines.append(Text("from-author-missing", {"said": Literal(shorten(step.why, SAID))}))
    changed = step.changes or {}
    for answer, columns in ANSWERS.items():
        if not any(column in changed for column in columns):
            continue
        label = Text(f"propose-{answer}.label")
        args = {"label": label, "value": _value(site, proposal, answer)}
        lines.append(Text("from-author-changed", args))
    return tuple(lines)


def _value(site: Site, proposal: Proposal, answer: str) -> Words:
    content = proposal.content
    value: Words | None = None
    match answer:
        case "area":
            value = site.named(content.area)
        case "topic":
            value = Text(f"propose-topic.{content.topic}") if content.topic else None
        case "place":
            value = subjects.where(content)
        case "volume":
            value = Literal(content.volume_text) if content.volume_text else None
        case "land":
            value = Text(f"propose-land.{content.land}") if content.land else None
        case "photos":
            value = Text("from-author-photo-count", {"n": len(content.files)})
        case _:
            value = Literal(shorten(getattr(content, answer), SAID))
    return value or Text("desk-not-filled")
