"""What a listener is: it hears a message, or leaves it to the next (handlers.reception)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.conversation.messages import Outgoing
from handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said to a message. With `again` the question that is open comes once more after it;
    where none is open, that changes nothing."""

    out: list[Outgoing]
    again: bool = False


# None: it is nothing for this listener.
Listener = Callable[[Turn], Awaitable[Heard | None]]


async def first(listeners: tuple[Listener, ...], turn: Turn) -> Heard | None:
    """What the first listener says that has something to say."""
    for listener in listeners:
        heard = await listener(turn)
        if heard is not None:
            return heard
    return None
