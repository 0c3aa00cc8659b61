"""Which item of the city's dictionary (kamus usulan) a proposal is; or that it is outside of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import locales
from handlers.asking.proposals import suggested
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text, Words
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage.city.kamus import OUTSIDE, Item
from storage.proposals.model import Proposal
from storage.proposals.worded import words_of

# So many items are offered beside "di luar kamus"; the others are found by a word.
SHOWN = 7

# How long the beginning of a word is by which words are the same: "pembangunan", "membangun".
_STEM = 5


def named(item: str) -> Words:
    """An item as it is said."""
    return Text("kamus-outside") if item == OUTSIDE else Literal(item)


def nearest(proposal: Proposal, items: Sequence[Item]) -> list[Item]:
    """The items that share most words with what a proposal asks for, those first that share most of
    their own."""
    usual = suggested.thing(proposal.content)
    asked = _stems(proposal.content.wish, usual.kamus if usual else None)
    scored = [
        (len(asked & own) / len(own) * len(asked & own), item)
        for item in items
        if (own := _stems(item.item)) & asked
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].item))
    return [item for _, item in scored]


def _stems(*texts: str | None) -> set[str]:
    return {word[:_STEM] for word in words_of(*texts)}


def choices(some: Sequence[Item], items: Sequence[Item]) -> tuple[Choice, ...]:
    """Some of the items to choose from, told by their place among all, and that it is none."""
    place = {item.item: n for n, item in enumerate(items)}
    found = (
        Choice(
            f"item{place[each.item]}",
            Literal(shorten(each.item, 24)),
            Literal(shorten(each.item, 72)),
        )
        for each in some[:SHOWN]
    )
    return (*found, Choice(OUTSIDE, Text("kamus-outside")))


def read(turn: Turn, said: Incoming, draft: Draft, items: Sequence[Item]) -> Reading:
    """The item that is chosen, or said by its words: all of them, or enough to tell it."""
    if said.choice == OUTSIDE:
        return Answer(OUTSIDE)
    if said.choice is not None:
        place = said.choice.removeprefix("item")
        known = place.isdecimal() and int(place) < len(items)
        return Answer(items[int(place)].item) if known else Problem((Text("form-stale"),))
    text = turn.clean(said.text)
    if fold(text) in _outside():
        return Answer(OUTSIDE)
    whole = [each for each in items if fold(each.item) == fold(text)]
    words = words_of(text)
    found = whole or [each for each in items if words and _holds(words, each)]
    if len(found) == 1:
        return Answer(found[0].item)
    typed = {"typed": Literal(shorten(text, 60)), "n": len(found)}
    if not found:
        return Problem((Text("kamus-none", typed),))
    return AskAgain((Text("kamus-which", typed),), choices(found, items))


def _holds(words: Sequence[str], item: Item) -> bool:
    """Whether each word begins one of an item's."""
    own = words_of(item.item)
    return all(any(each.startswith(word) for each in own) for word in words)


@cache
def _outside() -> frozenset[str]:
    ways = (locales.text("id", "kamus-outside"), *locales.words("id", "words-kamus-outside"))
    return frozenset(map(fold, ways))
