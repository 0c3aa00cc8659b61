"""A channel's pace that several processes keep together: no more go than there are places, the most
urgent first, and what the platform asks of one holds for all."""

from __future__ import annotations

import asyncio

from bot.channels.base import Limits
from bot.channels.terminal.channel import Terminal
from bot.sending.lane import Lane
from bot.sending.rates import PORTION, Pace, SharedPace
from storage.database.rates import SharedRates
from tests.support import Collector

RATE = 200.0


class Room:
    """Places as the database gives them, for all who ask."""

    def __init__(self) -> None:
        self.free_at = 0.0
        self.taken: list[int] = []
        self.stops: list[float] = []
        self.away = 0  # so many times nothing can be said

    async def take(self, count: int) -> float:
        await asyncio.sleep(0)
        if self.away:
            self.away -= 1
            raise ConnectionError
        now = asyncio.get_running_loop().time()
        begins = max(now, self.free_at)
        self.free_at = begins + count / RATE
        self.taken.append(count)
        return begins - now

    async def stop(self, seconds: float) -> None:
        self.stops.append(seconds)
        self.free_at = max(self.free_at, asyncio.get_running_loop().time() + seconds)

    def pace(self) -> SharedPace:
        return SharedPace(RATE, self.take, self.stop)


async def test_two_go_no_faster_than_one_may() -> None:
    room = Room()
    paces = [room.pace(), room.pace()]
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(paces[n % 2].turn(1) for n in range(60)))
    # However slow the machine is, it may only have taken longer.
    assert loop.time() - began >= 59 / RATE - 0.001
    assert max(room.taken) <= RATE * PORTION


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
