"""Why something is decided, in the words of staff: which reason they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import locales
from handlers.reading import spelling
from storage.proposals.reasons import MENDABLE, Reason
from storage.proposals.rulings import Decision


@cache
def called() -> Mapping[str, Reason]:
    """How staff say a reason in a line, folded: its name and `words-reason-CODE`."""
    found: dict[str, Reason] = {}
    for reason in Reason:
        ways = (
            locales.text("id", f"reason-{reason}.name"),
            *locales.words("id", f"words-reason-{reason}"),
        )
        for way in ways:
            found.setdefault(spelling.fold(way), reason)
    return found


def offered(decision: Decision) -> tuple[Reason, ...]:
    return MENDABLE if decision is Decision.RETURN else tuple(Reason)


def reason_in(text: str) -> Reason | None:
    """The reason that stands somewhere in a text."""
    found = _reason_at(text)
    return found[0] if found is not None else None


def reason_told(why: str, decision: Decision) -> Reason | None:
    """The reason that is said in why something is decided ("dananya habis"); None where none is, or
    it is none of this decision."""
    found = reason_in(re.sub(r"(?<=\w{3})nya\b", "", why, flags=re.I))
    return found if found in offered(decision) else None


def without_reason(text: str) -> str:
    """A text, folded, without the reason that stands in it."""
    found = _reason_at(text)
    return found[1] if found is not None else text


def _reason_at(text: str) -> tuple[Reason, str] | None:
    words = spelling.fold(text).split()
    for length in range(min(len(words), 5), 0, -1):
        for begin in range(len(words) - length + 1):
            named = called().get(" ".join(words[begin : begin + length]))
            if named is not None:
                return named, " ".join([*words[:begin], *words[begin + length :]])
    return None
