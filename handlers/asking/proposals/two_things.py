"""Whether two texts tell of two kelurahan or things, so that neither goes on with the other."""

from __future__ import annotations

from handlers.reading.places.areas import Found
from handlers.turn import Turn


def elsewhere(turn: Turn, one: str, other: str) -> bool:
    """Whether two texts tell of two kelurahan."""
    first, second = (turn.site.names.find_in(text).reading for text in (one, other))
    if not (isinstance(first, Found) and isinstance(second, Found)):
        return False
    return first.area != second.area


def of_another(turn: Turn, one: str, other: str) -> bool:
    """Whether two texts name things, and none that both do."""
    first, second = ({thing.family for thing in turn.slots(t).things} for t in (one, other))
    return bool(first and second) and first.isdisjoint(second)
