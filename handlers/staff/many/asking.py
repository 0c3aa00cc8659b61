"""What only asks of a decision, and makes none: "klo disepakati jd brp", "udah disetujui blm"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import locales
from handlers.reading import spelling
from handlers.reading.denial import whether_yet
from handlers.staff.many.tokens import DECIDES, Is, Token

# So far into a sentence a word of asking makes it a question.
BEGINS = 4
# And so near to its end.
LATE = 3


def asks(text: str) -> bool:
    """Whether something is asked that may be taken for a decision: "klo disepakati jd brp"."""
    words = spelling.fold(text).split()
    early = any(word in _asking("asks") for word in words[:BEGINS])
    early = early or whether_yet(text)
    return text.rstrip().endswith("?") or early or any(w in _asking("late") for w in words[-LATE:])


def asks_in(tokens: Sequence[Token]) -> bool:
    """Whether it is asked how, why or when something is decided, or what would be best."""
    end = tokens[-LATE - 1 :]
    other = any(each.is_ is Is.NUMBER and each.breaks for each in end)  # only that is asked of
    if not other and any(spelling.fold(each.text) in _asking("late") for each in end[-LATE:]):
        return True
    decides = [at for at, each in enumerate(tokens) if each.is_ in DECIDES]
    until = max(BEGINS, decides[0] if decides else 0)
    return any(spelling.fold(each.text) in _asking("asks") for each in tokens[:until])


@cache
def _asking(which: str) -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", f"words-clause-{which}")))
