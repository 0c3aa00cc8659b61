"""One channel as the sender sees it: its pace, and for each address what waits for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

from bot.channels.base import Channel, FindsSent, Limits
from bot.sending.rates import Pace, SharedPace
from storage.database.rates import SharedRates
from storage.messages.model import OutboxMessage

# Of the calls under way at once, so many are kept free of mailings.
KEPT_FREE = 8

# A window closes this much earlier for us than for the platform: messages take a while.
MARGIN = timedelta(minutes=5)

# A channel that may be spoken to so often in a second has no pace to be kept together.
UNPACED = 1_000.0

# Messages of mailings in memory: so many seconds' worth, within these bounds.
BULK_SECONDS, BULK_LEAST, BULK_MOST = 2.0, 50, 2_000


@dataclass(slots=True, eq=False)
class Lane:
    """One channel: its pace, and for each address what waits for it."""

    channel: Channel
    limits: Limits
    pace: Pace
    slots: asyncio.Semaphore
    bulk_slots: asyncio.Semaphore
    finds: FindsSent | None = None  # a platform that can say what it sent
    waiting: dict[str, list[OutboxMessage]] = field(default_factory=dict)
    serving: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    pulled: dict[str, asyncio.Event] = field(default_factory=dict)
    times: dict[str, Pace] = field(default_factory=dict)  # the pace of chats spoken to lately
    places: dict[str, tuple[Pace, asyncio.Future[None]]] = field(default_factory=dict)
    bulk: int = 0  # messages of mailings in memory
    calling: dict[str, OutboxMessage] = field(default_factory=dict)  # whose call is under way
    # For each address the message that says how many answers were passed over, and how many.
    said: dict[str, tuple[int, int]] = field(default_factory=dict)

    @staticmethod
    def of(channel: Channel, limits: Limits, shared: SharedRates | None = None) -> Lane:
        """`shared` where other processes may send on the same channel."""
        return Lane(
            channel,
            limits,
            _pace(channel.name, limits, shared),
            asyncio.Semaphore(limits.parallel),
            asyncio.Semaphore(max(1, limits.parallel - KEPT_FREE)),
            channel if isinstance(channel, FindsSent) else None,
        )

    @property
    def want(self) -> int:
        """How many messages of mailings to have in memory."""
        return int(min(max(self.limits.rate * BULK_SECONDS, BULK_LEAST), BULK_MOST))

    @property
    def room(self) -> int:
        """How many more of them may be taken; none before half of what there was has gone."""
        return self.want - self.bulk if self.bulk <= self.want // 2 else 0

    @contextlib.asynccontextmanager
    async def slot(self, message: OutboxMessage) -> AsyncIterator[None]:
        """A call under way at once with others; mailings leave some of them free."""
        if message.mailing_id is None:
            async with self.slots:
                yield
        else:
            async with self.bulk_slots, self.slots:
                yield

    async def paced(self, message: OutboxMessage) -> None:
        """Waits until this message may go, by the pace of its chat and of the channel."""
        limits = self.limits
        if limits.chat_rate < 100:
            pace = self.times.get(message.address)
            if pace is None:
                if len(self.times) > 10_000:
                    self.times.clear()
                pace = self.times[message.address] = Pace(limits.chat_rate, limits.chat_burst)
            await self._in_row(pace, message)
        await self._in_row(self.pace, message)

    async def _in_row(self, pace: Pace, message: OutboxMessage) -> None:
        """Waits for a turn; a more urgent message to the same address moves it forward."""
        place = pace.place(message.priority)
        if place is None:
            return
        self.places[message.address] = (pace, place)
        try:
            await place
        finally:
            self.places.pop(message.address, None)


def _pace(name: str, limits: Limits, shared: SharedRates | None) -> Pace:
    """What a channel is spoken to in: with all who send on it, where there are others."""
    if shared is None or limits.rate >= UNPACED:
        return Pace(limits.rate, max(1.0, limits.rate / 50))
    known, rate = f"channel:{name}", limits.rate
    return SharedPace(
        rate,
        lambda count: shared.take(known, rate, count),
        lambda seconds: shared.pause(known, seconds),
    )
