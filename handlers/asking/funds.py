"""Which source of money is meant: one that is chosen, or said in one of its ways."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import locales
from handlers.conversation.answers import Answer, Draft, Problem, Reading, shorten
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage.city.funds import Fund


def name(fund: str) -> Text:
    """A source as people call it."""
    return Text(f"fund-{fund}")


async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return tuple(Choice(fund.value, name(fund)) for fund in Fund)


async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    """The name of a Fund, as the draft keeps it."""
    if said.choice in list(Fund):
        return Answer(said.choice)
    text = turn.clean(said.text)
    found = named(text)
    if found is None:
        return Problem((Text("fund-bad", {"typed": Literal(shorten(text, 60))}),))
    return Answer(found.value)


def named(text: str) -> Fund | None:
    """The source that a text is a way of saying: "dari dana kelurahan" too."""
    said = fold(text)
    return _ways().get(said) or _ways().get(said.removeprefix("dari "))


@cache
def _ways() -> Mapping[str, Fund]:
    found: dict[str, Fund] = {}
    for fund in Fund:
        ways = (locales.text("id", f"fund-{fund}"), *locales.words("id", f"words-fund-{fund}"))
        for way in ways:
            found.setdefault(fold(way), fund)
    return found
