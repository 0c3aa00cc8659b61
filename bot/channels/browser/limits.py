"""What the page of the chat can show, and how much may be said by it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.base import Delivery, Limits

UPLOAD_LIMIT = 20_000_000

BROWSER = Limits(
    text=4096,
    caption=4096,
    buttons=30,
    button_label=60,
    choice_id=200,
    file=UPLOAD_LIMIT,
    delivery=Delivery.STORED,
)


@dataclass(frozen=True, slots=True)
class Rates:
    """How much one chat or one network address may do: (a second, at once)."""

    messages: tuple[float, float] = (5.0, 30.0)
    codes: tuple[float, float] = (1 / 60, 5.0)
    subscriptions: tuple[float, float] = (1 / 60, 5.0)
    guesses: tuple[float, float] = (1 / 30, 10.0)  # of one network address
    guesses_free: int = 3  # the first of an address, which others cannot use up
    guesses_in_all: tuple[float, float] = (2.0, 60.0)  # the others, of all addresses together
