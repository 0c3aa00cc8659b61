"""A proposal in a few lines, what happened to it, and what was asked of it: the same for its author
and for staff."""

from __future__ import annotations

from collections.abc import Sequence

import locales
from handlers.asking.proposals import steps
from handlers.conversation.messages import Lines, Literal, Text, Words
from handlers.site import Site
from storage.city.cycles import Cycles
from storage.proposals.model import Proposal
from storage.proposals.questions import Remark


def card(site: Site, proposal: Proposal) -> Words:
    """What a proposal is, in a few lines."""
    area = site.areas.get(proposal.content.area)
    return Text(
        "track-card",
        {
            "number": str(proposal.number),
            "wish": Literal(proposal.content.wish),
            "area": Literal(area.name if area else proposal.content.area),
            "year": str(proposal.year),
            "state": Text(f"state-{proposal.state}"),
        },
    )


def history(
    site: Site, known: Cycles, proposal: Proposal, locale: str, *, own: bool = False
) -> Words:
    """What has happened, one line a step; to its author (`own`) with what they said of it."""
    zone = site.zone(proposal.city)
    lines: list[Text | Literal] = []
    for step in proposal.history:
        args: dict[str, object] = {
            "day": locales.date(locale, step.at.astimezone(zone).date()),
            "what": steps.what(site, known, proposal, step, locale),
        }
        if (by := steps.who(site, step)) is not None:
            lines.append(Text("track-step.by", {**args, "by": by}))
        else:
            lines.append(Text("track-step", args))
        lines += [Text("track-step.why", {"why": why}) for why in steps.why(step, own=own)]
    return Lines(tuple(lines))


def thread(said: Sequence[Remark]) -> Words:
    """What staff asked and what was answered, one line each."""
    lines = []
    for remark in said:
        parts: list[Words] = []
        if remark.text:
            parts.append(Literal(remark.text))
        if remark.lat is not None:
            parts.append(Text("notice-answer.place", {"lat": remark.lat, "lon": remark.lon}))
        if remark.file_id is not None:
            parts.append(Text("track-photo"))
        text = parts[0] if len(parts) == 1 else Lines(tuple(parts))  # type: ignore[arg-type]
        name = "track-asked" if remark.answers is None else "track-answered"
        nameless = Text("who-nobody" if remark.answers is None else "track-author")
        lines.append(
            Text(name, {"who": Literal(remark.actor) if remark.actor else nameless, "text": text})
        )
    return Lines(tuple(lines))
