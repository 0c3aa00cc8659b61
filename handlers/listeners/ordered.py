"""What staff ask for in their own words, where a sentence can mean no other command of theirs."""

from __future__ import annotations

from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.listeners.staff_rooms import BEYOND_DOUBT, allowed, one
from handlers.proposals import offers
from handlers.reading.staff.orders import order
from handlers.reading.staff.sentences import for_whom
from handlers.turn import Turn


async def ordered(turn: Turn) -> Heard | None:
    """A sentence of somebody who works here, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    asked = order(text) if for_whom(text) is None else None
    if asked is None:
        return None
    name = await allowed(turn, asked.command)
    if name is None and asked.command in BEYOND_DOUBT:
        return await run(turn, Asked(asked.command))  # says for whom it is
    if name is None:
        return None
    rest = asked.rest
    if asked.of_one or asked.of_some:
        some = which.all_named_in(turn, text) if asked.of_some else []
        named = " ".join(some) or await one(turn, text)
        if named is None:
            return None
        rest = named
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None  # what was said before it is not what they go on with
    if name == asked.command and (does := BEYOND_DOUBT.get(name)) is not None:
        return await does(turn, text)
    return await run(turn, Asked(name, rest if name == asked.command else ""))
