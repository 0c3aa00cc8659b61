"""A channel's pace that several processes keep together: no more go than there are places, the most
urgent first, and what the platform asks of one holds for all."""

from __future__ import annotations

import asyncio
import time
from types import SimpleNamespace
from typing import cast

import pytest

from bot.channels.base import Limits
from bot.channels.terminal.channel import Terminal
from bot.sending.lane import Lane
from bot.sending.rates import LATE, Pace, SharedPace, Slots
from storage.database.rates import BEHIND, SharedRates
from storage.messages.model import OutboxMessage
from tests.support import Collector

RATE = 200.0


class Room:
    """Places as the database gives them, for all who ask."""

    def __init__(self) -> None:
        self.free_at = 0.0
        self.given = 0
        self.stops: list[float] = []
        self.away = 0  # so many times nothing can be said
        self.slow = 0.0  # so long an answer takes

    async def take(self, count: int, urgent: bool) -> tuple[int, float]:
        await asyncio.sleep(0)
        if self.away:
            self.away -= 1
            raise ConnectionError
        now = asyncio.get_running_loop().time()
        begins = max(now - BEHIND, self.free_at)
        got = max(0, min(count, int((now - begins) * RATE)))
        self.free_at = begins + got / RATE
        self.given += got
        await asyncio.sleep(self.slow)
        return got, self.free_at + 1 / RATE - now

    async def stop(self, seconds: float) -> None:
        self.stops.append(seconds)
        self.free_at = max(self.free_at, asyncio.get_running_loop().time() + seconds)

    def pace(self) -> SharedPace:
        return SharedPace(RATE, self.take, self.stop)


async def test_two_go_no_faster_than_one_may() -> None:
    room = Room()
    paces = [room.pace(), room.pace()]
    loop = asyncio.get_running_loop()
    gone: list[float] = []

    async def one(n: int) -> None:
        await paces[n % 2].turn(1)
        gone.append(loop.time())

    await asyncio.gather(*(one(n) for n in range(100)))
    # However slow the machine is, it may only have taken longer.
    for n, at in enumerate(gone):
        for before, then in enumerate(gone[:n]):
            assert n - before <= (at - then + BEHIND + LATE) * RATE + 1


async def test_places_that_come_too_late_are_void() -> None:
    room = Room()
    room.slow = LATE + 0.05
    pace = room.pace()
    waiting = asyncio.create_task(pace.turn(1))
    await asyncio.sleep(room.slow + 0.1)
    assert not waiting.done()
    room.slow = 0.0
    await waiting


async def test_who_stands_still_with_a_place_takes_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between its place and its call there is nothing to wait for, but a processor may be."""
    room = Room()
    channel = Collector("telegram", Terminal.limits)
    lane = Lane.of(channel, Limits(text=1, caption=1, rate=30.0))
    lane.pace = pace = room.pace()
    first = [pace.place(0)]
    assert first[0] is not None
    first[0].add_done_callback(lambda _: time.sleep(LATE + 0.05))
    place = pace.place
    monkeypatch.setattr(pace, "place", lambda urgency: first.pop() if first else place(urgency))
    message = cast("OutboxMessage", SimpleNamespace(address="siti", priority=0))
    await lane.paced(message)
    assert room.given == 2


async def test_calls_at_once_and_who_goes_first() -> None:
    slots = Slots(2, 1)
    gone = [slots.place(4, bulk=True), slots.place(4, bulk=True), slots.place(3, bulk=False)]
    # One of a mailing and one other; the second of a mailing waits for the first one's end.
    assert [each.done() for each in gone] == [True, False, True]
    other, reply = slots.place(2, bulk=False), slots.place(0, bulk=False)
    slots.leave(gone[2])
    assert (reply.done(), other.done()) == (True, False)
    slots.leave(gone[0])
    assert (other.done(), gone[1].done()) == (True, False)
    slots.leave(reply)
    assert gone[1].done()
    last = slots.place(0, bulk=True)
    for each in (gone[1], other, last):
        slots.leave(each)
    assert (slots.free, slots.free_bulk) == (2, 1)


async def test_the_most_urgent_goes_first() -> None:
    room = Room()
    pace = room.pace()
    gone: list[int] = []

    async def one(urgency: int) -> None:
        await pace.turn(urgency)
        gone.append(urgency)

    await asyncio.gather(one(4), one(4), one(2), one(0))
    assert gone == [0, 2, 4, 4]


async def test_a_pause_is_everybody_s() -> None:
    room = Room()
    one, other = room.pace(), room.pace()
    loop = asyncio.get_running_loop()
    began = loop.time()
    one.pause(0.3)
    await asyncio.gather(one.turn(1), other.turn(1))
    assert room.stops == [0.3]
    assert loop.time() - began >= 0.299


async def test_while_nobody_gives_places_nothing_goes() -> None:
    room = Room()
    room.away = 1
    pace = room.pace()
    waiting = asyncio.create_task(pace.turn(1))
    await waiting  # once they are to be had again
    assert room.away == 0
    await pace.close()


async def test_which_channels_have_one() -> None:
    class Unused(SharedRates):
        def __init__(self) -> None:
            pass

    channel = Collector("telegram", Terminal.limits)
    slow, fast = Limits(text=1, caption=1, rate=30.0), Limits(text=1, caption=1)
    assert type(Lane.of(channel, slow, Unused()).pace) is SharedPace
    assert type(Lane.of(channel, fast, Unused()).pace) is Pace
    assert type(Lane.of(channel, slow).pace) is Pace
