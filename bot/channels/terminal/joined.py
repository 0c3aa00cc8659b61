"""The terminal, joined to the program: only `rembuk chat` has it, and makes its own."""

from __future__ import annotations

from bot.channels.base import Channel
from bot.channels.joining import Around, Joined
from bot.channels.terminal.channel import Terminal


def make(around: Around) -> Channel:
    return Terminal()


JOINED = Joined("terminal", Terminal.limits, make, lambda settings: False)
