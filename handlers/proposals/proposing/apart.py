"""Several proposals in one message: taken one after the other, or asked whether they are one."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answers import Draft, shorten
from handlers.conversation.messages import Choice, Lines, Literal, Text, Words, kept_text
from handlers.reading.meaning.several import MOST, Several, several
from handlers.turn import Turn
from storage import rules

APART, TOGETHER = "apart", "together"

# What the question remembers of the message, until it is known which.
AFTER = "typed"

SHOWN = 120


def separate(turn: Turn, text: str) -> Several | None:
    """The proposals that a text holds, if there are several; each is long enough to be one."""
    found = several(text, turn.place.names)
    room = len(turn.talk.later) + len(found.parts) - 1 <= MOST
    fits = all(rules.WISH.holds(len(part)) for part in found.parts)
    return found if len(found.parts) > 1 and room and fits else None


def both(found: Several) -> Words:
    """The question whether they are one proposal."""
    return Lines((Text("propose-apart", {"n": len(found.parts)}), *_listed(found.parts)))


def _listed(parts: Sequence[str]) -> list[Text]:
    args = [{"n": n, "wish": Literal(shorten(part, SHOWN))} for n, part in enumerate(parts, 1)]
    return [Text("propose-apart.line", each) for each in args]


async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice(APART, Text("propose-apart.apart")),
        Choice(TOGETHER, Text("propose-apart.together")),
    )


def first_of(turn: Turn, parts: Sequence[str], *, seen: bool = False) -> tuple[Words, ...]:
    """Keeps all but the first for later; gives what is said of that, if they were not `seen`."""
    turn.talk.later += [kept_text(part) for part in parts[1:]]
    head = Text("propose-apart.first", {"n": len(parts)})
    return () if seen else (Lines((head, *_listed(parts))),)
