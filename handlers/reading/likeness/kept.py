"""Traits as they are kept with a proposal, and read again."""

from __future__ import annotations

import dataclasses
import json

from handlers.reading.likeness.traits import Traits, loaded, traits
from storage.proposals.model import Content, Proposal
from storage.proposals.together.alike import Candidate


def of(content: Content) -> Traits:
    """What of a proposal is compared with others."""
    return traits(content.wish, content.place, content.rt, content.rw, content.lat, content.lon)


def known(content: Content) -> Content:
    """A proposal's content with what others are compared with, ready to be stored."""
    found = of(content)
    text = json.dumps(found.stored(), separators=(",", ":"))
    return dataclasses.replace(content, family=found.family, traits=text)


def again(candidate: Candidate) -> tuple[Proposal, Traits]:
    """A proposal with its traits, read anew only where they were not kept, or by other rules."""
    content = candidate.proposal.content
    found = loaded(json.loads(candidate.traits)) if candidate.traits else None
    if found is None:
        return candidate.proposal, of(content)
    return candidate.proposal, dataclasses.replace(found, lat=content.lat, lon=content.lon)
