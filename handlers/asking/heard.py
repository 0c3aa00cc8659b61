"""What a listener is: it hears a message, or leaves it to the next (handlers.reception)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache

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


# When a message comes: whether a form is open, whether it holds words, is a tapped button, and
# whether whoever sent it works here.
Moment = tuple[bool, bool, bool, bool]


def _moment(turn: Turn) -> Moment:
    message = turn.message
    return turn.talk.open is not None, bool(message.text), bool(message.choice), turn.person.works


@dataclass(frozen=True, slots=True)
class When:
    """At which moments a listener hears; None: whichever."""

    busy: bool | None = None
    text: bool | None = None
    tapped: bool | None = None
    staff: bool | None = None

    def fits(self, moment: Moment) -> bool:
        asked = (self.busy, self.text, self.tapped, self.staff)
        return all(want in (None, has) for want, has in zip(asked, moment, strict=True))


_ALWAYS = When()
_WHEN = "hears_when"


def hearing(
    *,
    busy: bool | None = None,
    text: bool | None = None,
    tapped: bool | None = None,
    staff: bool | None = None,
) -> Callable[[Listener], Listener]:
    """Says of a listener at which moments it hears: at others `first` does not ask it, so that it
    need not look itself."""

    def declared(listener: Listener) -> Listener:
        setattr(listener, _WHEN, When(busy, text, tapped, staff))
        return listener

    return declared


async def first(listeners: tuple[Listener, ...], turn: Turn) -> Heard | None:
    """What the first listener says that has something to say, of those that hear at this moment."""
    message, busy = turn.message, turn.talk.open is not None
    for place, listener in _hearing(listeners, _moment(turn)):
        heard = await listener(turn)
        if heard is not None:
            return heard
        if turn.message is not message or (turn.talk.open is not None) is not busy:
            # It has put aside what was open, or made something else of what was said.
            return await first(listeners[place + 1 :], turn)
    return None


@lru_cache(maxsize=256)
def _hearing(listeners: tuple[Listener, ...], moment: Moment) -> tuple[tuple[int, Listener], ...]:
    """Those that hear then, in their order, each with its place."""
    return tuple(
        (place, listener)
        for place, listener in enumerate(listeners)
        if getattr(listener, _WHEN, _ALWAYS).fits(moment)
    )
