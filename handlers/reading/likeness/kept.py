"""Traits as they are kept with a proposal, and read again."""

from __future__ import annotations

import dataclasses
import functools
import json

from handlers.reading.likeness.traits import Traits, loaded, traits
from storage.proposals.model import Content
from storage.proposals.together.alike import Candidate


def of(content: Content) -> Traits:
    """What of a proposal is compared with others."""
    return traits(content.wish, content.place, content.rt, content.rw, content.lat, content.lon)


def known(content: Content) -> Content:
    """A proposal's content with what others are compared with, ready to be stored."""
    found = of(content)
    text = json.dumps(found.stored(), separators=(",", ":"))
    return dataclasses.replace(content, family=found.family, traits=text)


def again(candidate: Candidate) -> tuple[int, Traits]:
    """The id of a proposal and its traits, read anew only where they were not kept, or by other
    rules."""
    at = candidate.lat, candidate.lon
    found = _stored(candidate.traits) if candidate.traits else None
    if found is None:
        found = traits(candidate.wish, candidate.place, candidate.rt, candidate.rw, *at)
    elif None not in at:
        found = dataclasses.replace(found, lat=candidate.lat, lon=candidate.lon)
    return candidate.id, found


@functools.lru_cache(2_000)
def _stored(text: str) -> Traits | None:
    return loaded(json.loads(text))
