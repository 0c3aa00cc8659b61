"""One channel as the sender sees it: its pace, and for each address what waits for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.base import Channel, FindsSent, Limits, TryLater
from bot.sending.rates import (
    ALWAYS,
    GIVEN_UP,
    Pace,
    Place,
    SharedPace,
    Slots,
    Slowing,
    give_up,
)
from storage.database.rates import SharedRates
from storage.messages.model import OutboxMessage

# Of the calls under way at once, so many are kept free of mailings.
KEPT_FREE = 8

# Files in memory at once, on their way or waiting for their place.
FILES = 12

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
    slots: Slots
    finds: FindsSent | None = None  # a platform that can say what it sent
    waiting: dict[str, list[OutboxMessage]] = field(default_factory=dict)
    serving: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    pulled: dict[str, asyncio.Event] = field(default_factory=dict)
    times: dict[str, Pace] = field(default_factory=dict)  # the pace of chats spoken to lately
    places: dict[str, Place] = field(default_factory=dict)  # what an address waits for
    may: set[str] = field(default_factory=set)  # chats that may be spoken to, and have not been yet
    files: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FILES))
    bulk: int = 0  # messages of mailings in memory
    calling: dict[str, OutboxMessage] = field(default_factory=dict)  # whose call is under way
    begun: dict[str, float] = field(default_factory=dict)  # since when, in the loop's time
    slowing: Slowing = field(default_factory=Slowing)
    # For each address the message that says how many answers were passed over, and how many.
    said: dict[str, tuple[int, int]] = field(default_factory=dict)

    @staticmethod
    def of(channel: Channel, limits: Limits, shared: SharedRates | None = None) -> Lane:
        """`shared` where other processes may send on the same channel."""
        return Lane(
            channel,
            limits,
            _pace(channel.name, limits, shared),
            Slots(limits.parallel, max(1, limits.parallel - KEPT_FREE)),
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

    async def rested(self, message: OutboxMessage) -> None:
        """Waits until its chat may be spoken to again: once for each call that begins there."""
        address = message.address
        unpaced = self.limits.chat_rate >= 100 and address not in self.times
        if unpaced or address in self.may:
            return
        pace = self._of_chat(address)
        if await self._in_row(pace.place(message.priority), message) != GIVEN_UP:
            self.may.add(message.address)

    def _of_chat(self, address: str) -> Pace:
        if (pace := self.times.get(address)) is None:
            if len(self.times) > 10_000:
                self.times.clear()
            pace = self.times[address] = Pace(self.limits.chat_rate, self.limits.chat_burst)
        return pace

    @contextlib.asynccontextmanager
    async def slot(self, message: OutboxMessage) -> AsyncIterator[None]:
        """A call under way at once with others; mailings leave some of them free."""
        place = self.slots.place(message.priority, bulk=message.mailing_id is not None)
        try:
            await self._in_row(place, message)
            if message.file is None:
                yield
            else:
                async with self.files:
                    yield
        finally:
            self.slots.leave(place)

    async def paced(self, message: OutboxMessage) -> None:
        """Waits until the call may begin, by the channel's pace: at once then, with nothing else to
        wait for, or it would go beside another's."""
        while True:
            until = await self._in_row(self.pace.place(message.priority), message)
            if until == GIVEN_UP or asyncio.get_running_loop().time() <= until:
                return

    def begins(self, message: OutboxMessage) -> None:
        """Its call begins now."""
        self.calling[message.address] = message
        self.begun[message.address] = asyncio.get_running_loop().time()
        self.may.discard(message.address)

    def went(self, message: OutboxMessage) -> None:
        """The platform has taken it."""
        self.slowing.went(message.address, self.begun.get(message.address, 0.0))

    def ended(self, message: OutboxMessage) -> None:
        """Its call is over, if it had begun."""
        self.calling.pop(message.address, None)
        self.begun.pop(message.address, None)

    def slowed(self, message: OutboxMessage, later: TryLater) -> None:
        """The platform asks us to wait: everybody, or whoever it means."""
        whole, address = later.whole, message.address
        if later.unsaid:
            now = asyncio.get_running_loop().time()
            whole = self.slowing.all_of_us(address, self.begun.get(address, now), now)
            self._of_chat(address).pause(later.after)
        if whole:
            self.pace.pause(later.after)

    def left(self, address: str) -> None:
        """Nothing waits for it any more, for the time being."""
        self.may.discard(address)
        for each in (self.pulled, self.said):
            each.pop(address, None)

    async def _in_row(self, place: Place | None, message: OutboxMessage) -> float:
        """Waits for a turn: what came of the place, which may be `overtaken` before."""
        if place is None:
            return ALWAYS
        if place.done():
            return place.result()
        self.places[message.address] = place
        try:
            return await place
        finally:
            self.places.pop(message.address, None)

    def overtaken(self, address: str) -> None:
        """What waits there gives its place up: something more urgent goes to the same address."""
        if (place := self.places.get(address)) is not None:
            give_up(place)


def first(queue: Sequence[OutboxMessage], now: datetime) -> OutboxMessage | None:
    """The most urgent of somebody's messages that may go now."""
    ready = [each for each in queue if each.not_before is None or each.not_before <= now]
    return min(ready, key=lambda each: (each.priority, each.id), default=None)


def leads(queue: Sequence[OutboxMessage], message: OutboxMessage, now: datetime) -> bool:
    """Whether one that has just come goes first of all. Of somebody who is sent thousands, the
    first that is there already says no."""
    if message.not_before is not None and message.not_before > now:
        return False
    mine = (message.priority, message.id)
    return not any(
        (each.priority, each.id) < mine
        for each in queue
        if each.not_before is None or each.not_before <= now
    )


def _pace(name: str, limits: Limits, shared: SharedRates | None) -> Pace:
    """What a channel is spoken to in: with all who send on it, where there are others."""
    if shared is None or limits.rate >= UNPACED:
        return Pace(limits.rate, max(1.0, limits.rate / 50))
    known, rate = f"channel:{name}", limits.rate
    return SharedPace(
        rate,
        lambda count, urgent: shared.take(known, rate, count, urgent=urgent),
        lambda seconds: shared.pause(known, seconds),
    )
