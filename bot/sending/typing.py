"""Whoever has to wait for an answer sees that one is being written, where their app shows it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.channels.base import Typing
from bot.sending.sender import Sender
from handlers.conversation.messages import Incoming
from storage.messages.model import ASKED_FOR

log = logging.getLogger("rembuk.typing")

# Shown to whoever has waited for so long, and no longer than so, seconds.
AFTER, LONGEST = 1.0, 25.0

# So many are told at once: when all wait, what is sent are the answers.
AT_ONCE = 8

# Channel and address.
Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Waits:
    """Who waits: from their message until its answer has begun to be sent."""

    sender: Sender
    after: float = AFTER
    _show_it: Mapping[str, Typing] = field(init=False)  # channels, by name
    _taking: Counter[Key] = field(default_factory=Counter)
    _timers: dict[Key, asyncio.TimerHandle] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        channels = self.sender.channels.items()
        self._show_it = {name: each for name, each in channels if isinstance(each, Typing)}

    async def __aenter__(self) -> Waits:
        return self

    async def __aexit__(self, *_: object) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @contextlib.contextmanager
    def heard(self, message: Incoming) -> Iterator[None]:
        """While a message is taken, and after that while its answer waits to be sent."""
        channel = self._show_it.get(message.channel)
        if channel is None:
            yield
            return
        key = message.channel, message.address
        self._taking[key] += 1
        if (old := self._timers.pop(key, None)) is not None:
            old.cancel()
        self._again(channel, message, self.after, asyncio.get_running_loop().time())
        try:
            yield
        finally:
            self._taking[key] -= 1
            if not self._taking[key]:
                del self._taking[key]

    def _again(self, channel: Typing, message: Incoming, wait: float, since: float) -> None:
        loop = asyncio.get_running_loop()
        timer = loop.call_later(wait, self._due, channel, message, since)
        self._timers[message.channel, message.address] = timer

    def _due(self, channel: Typing, message: Incoming, since: float) -> None:
        key = message.channel, message.address
        self._timers.pop(key, None)
        waited = asyncio.get_running_loop().time() - since
        if waited > LONGEST or not (self._taking[key] or self._answer_waits(key)):
            return
        if len(self._tasks) < AT_ONCE:
            task = asyncio.create_task(self._show(channel, message), name="typing")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._again(channel, message, channel.typing_lasts, since)

    def _answer_waits(self, key: Key) -> bool:
        lane = self.sender.lanes.get(key[0])
        waiting = lane.waiting.get(key[1], ()) if lane is not None else ()
        return any(each.priority == ASKED_FOR for each in waiting)

    async def _show(self, channel: Typing, message: Incoming) -> None:
        """A courtesy: whether it succeeds changes nothing for anybody."""
        try:
            await channel.typing(message)
        except Exception as error:
            log.debug("not shown that we type: %s", type(error).__name__)
