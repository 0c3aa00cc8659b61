"""Whom a proposal names with what is theirs alone, at the last look: everybody reads it, so it is
offered to go without their name."""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation.answers import Draft
from handlers.conversation.messages import Choice, Literal, Text, Words
from handlers.reading.said import persons
from handlers.turn import Turn
from storage import rules

# The choice that it goes without the names of others.
UNNAMED = "unnamed"

# What everybody reads of it.
_READ = ("wish", "problem")


def _told_of(draft: Draft) -> list[str]:
    return persons.told_of(*(draft[name] or "" for name in _READ))


def words(draft: Draft) -> tuple[Words, ...]:
    """That everybody reads of whom it tells; nothing where it tells of nobody."""
    some = _told_of(draft)
    place = (draft["place"] or {}).get("text")
    hidden = rules.is_personal(place, *(draft[name] for name in _READ))
    return (
        *([Text("propose-review.tells-of", {"who": Literal(", ".join(some))})] if some else []),
        *([Text("propose-review.hides")] if hidden else []),
    )


def choices(draft: Draft) -> tuple[Choice, ...]:
    return (Choice(UNNAMED, Text("propose-review.unname")),) if _told_of(draft) else ()


def without(turn: Turn, draft: Draft) -> Draft:
    """The draft, with somebody instead of each of them."""
    somebody = turn.say(Text("propose-review.somebody"))
    new = {name: persons.unnamed(draft[name], somebody) for name in _READ if draft[name]}
    return replace(draft, answers={**draft.answers, **new})
