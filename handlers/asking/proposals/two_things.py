"""Whether two texts tell of two kelurahan or things, so that neither goes on with the other; what
they say together where one does."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person import home
from handlers.conversation.messages import kept_text, together
from handlers.reading import spelling
from handlers.reading.introduced import wish_in
from handlers.reading.meaning.slots import only_where
from handlers.reading.places.areas import Found
from handlers.reading.said.of_us.hearsay import asked_wish
from handlers.turn import Turn

# "Itu di Mulyosari", behind what it is.
_THERE = late.regex(
    r"^\W*(?:(?:itu|iku|niku|ini|iki|yang|yg|sing|lokasinya|tempatnya|adanya|ada|it'?s)\s+){1,3}(?:di|ning|neng|teng|ing|in|at)\s+(?=\w)",
    re.I,
)


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


def joined(turn: Turn, one: str, other: str) -> str:
    """What two texts wish together: of one that asks whether it may be wished, what that is; one
    that says only where stands behind it ("lampu jalan", and then "yosodadi bu, rt 15")."""
    one = asked_wish(one) or one
    there = _THERE.sub("", other)
    where = turn.slots(there)
    named = where.area is not None and spelling.fold(there).split()[:1] != ["di"]
    alone = only_where(where) or home.only_named(turn, there)
    if named and alone and turn.slots(one).things:
        return f"{wish_in(one, tells=True)} di {there}"
    return together(kept_text(one), kept_text(other))["text"]
