"""What staff ask for in their own words, where a sentence can mean no other command of theirs."""

from __future__ import annotations

from handlers.asking import duties
from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.commands import Asked, run
from handlers.conversation.messages import Choice, Literal, Outgoing, Text
from handlers.filled import number
from handlers.proposals import offers
from handlers.reading.staff.orders import Order, order
from handlers.reading.staff.sentences import for_whom
from handlers.turn import Turn
from storage.messages import outbox
from storage.staff import staff

# The command by whose right another one is done: who works here is for those who invite.
_RIGHT = {"join": "invite"}
# What residents have of the same, for those whose role has none.
_ELSE = {"tasks": "public", "search": "public"}


async def ordered(turn: Turn) -> Heard | None:
    """A sentence of somebody who works here, while nothing is open."""
    text = turn.message.text
    if turn.talk.open is not None or not text or not turn.person.works:
        return None
    asked = order(text) if for_whom(text) is None else None
    if asked is None:
        return None
    name = await _allowed(turn, asked)
    if name is None:
        return None
    rest = asked.rest
    if asked.of_one:
        named = _first(turn, text) or await number(turn, text) or await _looked_at(turn)
        if named is None:
            return None
        rest = named
    if asked.command == "deputy" and name == "deputy":
        return Heard([_deputy(rest)])
    if turn.talk.ask == offers.OFFER:
        turn.talk.ask = None  # what was said before it is not what they go on with
    return await run(turn, Asked(name, rest if name == asked.command else ""))


def _deputy(days: str) -> Outgoing:
    """WAKIL gives a code at once, so what was only told is asked."""
    if not days:
        return Outgoing((Text("deputy-ask"),))
    button = Choice(f"do:deputy:{days}", Text("command-deputy.button"))
    return Outgoing((Text("deputy-ask.for", {"days": Literal(days)}),), (button,))


async def _allowed(turn: Turn, asked: Order) -> str | None:
    """The command, for whoever may do it; what residents have instead, else."""
    held = await staff.grants(turn.store, turn.person.id)
    if _RIGHT.get(asked.command, asked.command) in duties.of(turn, held):
        return asked.command
    return _ELSE.get(asked.command)


def _first(turn: Turn, text: str) -> str | None:
    """The first number of several that are named: "no 3 sama no 6"."""
    some = which.all_named_in(turn, text)
    return some[0] if some else None


async def _looked_at(turn: Turn) -> str | None:
    """The proposal that was shown last, by the buttons below it: "ini RT-nya salah" after BUKA."""
    _, newest = await outbox.last_choices(turn.store, turn.person.id)
    parts = [id.split(":") for id, _ in newest if id.startswith("do:")]
    numbers = {part[2] for part in parts if len(part) > 2 and part[2][-1:].isdecimal()}
    return numbers.pop() if len(numbers) == 1 else None
