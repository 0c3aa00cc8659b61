"""How fast a channel may be spoken to, and who goes first."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import logging
import math
from collections.abc import Awaitable, Callable

from storage.messages.model import ASKED_FOR

log = logging.getLogger("rembuk.sender")

# A place that could not be used for so long after it was asked for is void, seconds: used later, it
# would be beside another's. With what the database keeps (BEHIND of storage/database/rates.py) it
# bounds what can go at once: a fifth of a second's worth, whatever holds us up.
LATE = 0.1

# Places are asked for no more often than this, seconds, so that each time there are some.
STEP = 0.04

# When nobody can say whether there are any, it is asked again after so many seconds.
AGAIN = 0.25


# Its turn has come, and until when it may be used, in the loop's time; 0 where it was given up.
Place = asyncio.Future[float]

# How urgent, which came first, and the place.
_Waiting = tuple[int, int, Place]


GIVEN_UP, ALWAYS = 0.0, math.inf


def give_up(place: Place) -> None:
    """Nobody wants it any more."""
    if not place.done():
        place.set_result(GIVEN_UP)


class Pace:
    """Lets messages through at a channel's rate, the most urgent first."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self._tokens, self._at = burst, 0.0
        self._until = ALWAYS
        self._paused_until = 0.0
        self._heap: list[_Waiting] = []
        self._order = itertools.count()
        self._timer: asyncio.TimerHandle | None = None

    def pause(self, seconds: float) -> None:
        """Nothing passes for a while: the platform asked everybody to wait."""
        now = asyncio.get_running_loop().time()
        self._paused_until = max(self._paused_until, now + seconds)

    async def close(self) -> None:
        """Nothing more is let through."""

    async def turn(self, urgency: int) -> None:
        """Waits for a place. Lower urgency numbers go first, then whoever came first."""
        if (place := self.place(urgency)) is not None:
            await place

    def place(self, urgency: int) -> Place | None:
        """A place in the row, done when it is its turn; None when that is now. Whoever does not
        want it any more says so by `give_up`."""
        if not self._heap and self._take():
            return None
        place: Place = asyncio.get_running_loop().create_future()
        heapq.heappush(self._heap, (urgency, next(self._order), place))
        self._wait()
        return place

    def _take(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now < self._paused_until:
            return False
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _wait(self) -> None:
        if self._timer is not None or not self._heap:
            return
        loop = asyncio.get_running_loop()
        now = loop.time()
        missing = max(0.0, 1 - self._tokens - (now - self._at) * self.rate) / self.rate
        self._timer = loop.call_later(max(missing, self._paused_until - now, 0.0), self._release)

    def _release(self) -> None:
        self._timer = None
        while self._heap:
            if self._heap[0][2].done():
                heapq.heappop(self._heap)
            elif self._take():
                heapq.heappop(self._heap)[2].set_result(self._until)
            else:
                break
        self._wait()


class SharedPace(Pace):
    """A pace that is kept by several processes together.

    `take` is asked for so many places, and whether what waits is urgent; it gives how many there
    are now, and in how many seconds there will be another. `stop` has all wait for so many seconds.
    """

    def __init__(
        self,
        rate: float,
        take: Callable[[int, bool], Awaitable[tuple[int, float]]],
        stop: Callable[[float], Awaitable[None]],
    ) -> None:
        super().__init__(rate, 1.0)
        self._ask_for, self._stop = take, stop
        self._places, self._until = 0, 0.0  # ours, and until when
        self._ask_at = 0.0
        self._asking: asyncio.Task[None] | None = None
        self._cut_off = False  # the last time none could be asked for
        self._stops: set[asyncio.Task[None]] = set()

    def pause(self, seconds: float) -> None:
        super().pause(seconds)
        self._places = 0
        task = asyncio.create_task(self._stopping(seconds), name="pause")
        self._stops.add(task)
        task.add_done_callback(self._stops.discard)

    async def close(self) -> None:
        tasks = [*self._stops, *filter(None, [self._asking])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _take(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now > self._until or now < self._paused_until:
            self._places = 0
        if not self._places:
            return False
        self._places -= 1
        return True

    def _wait(self) -> None:
        if self._heap and self._asking is None:
            self._asking = asyncio.create_task(self._asked(), name="pace")

    async def _asked(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._ask_at - loop.time(), self._paused_until - loop.time()))
        waiting = [each for each in self._heap if not each[2].done()]
        if waiting:
            asked = loop.time()
            try:
                urgent = min(waiting)[0] <= ASKED_FOR
                self._places, wait = await self._ask_for(len(waiting), urgent)
                self._cut_off = False
            except Exception as error:
                if not self._cut_off:
                    log.warning("nothing is sent for now: %s", type(error).__name__)
                self._cut_off = True
                self._places, wait = 0, AGAIN
            self._until = asked + LATE
            self._ask_at = loop.time() + max(wait, STEP)
        self._asking = None
        self._release()

    async def _stopping(self, seconds: float) -> None:
        with contextlib.suppress(Exception):  # the platform says so to the others, too
            await self._stop(seconds)


class Slowing:
    """Finds out whom a platform means that asks us to slow down without a word on whether that is
    one chat or everybody. One chat waits first. If the next call to another, begun since, is asked
    to as well, everybody is meant; if it goes, nobody else was."""

    def __init__(self) -> None:
        self._asked: tuple[str, float] | None = None  # the chat, and when it was asked

    def all_of_us(self, address: str, begun: float, now: float) -> bool:
        """A call to this chat, begun then, was asked to wait: whether everybody is to."""
        if self._asked is None:
            self._asked = address, now
            return False
        chat, at = self._asked
        if chat == address or begun <= at:
            return False
        self._asked = None
        return True

    def went(self, address: str, begun: float) -> None:
        """A call to this chat was taken."""
        if self._asked is not None and address != self._asked[0] and begun > self._asked[1]:
            self._asked = None


class Slots:
    """So many calls at once, of which so many are mailings'; the most urgent first."""

    def __init__(self, most: int, bulk: int) -> None:
        self.free, self.free_bulk = most, bulk
        # What waits: for any, and for one that mailings may have.
        self._rows: tuple[list[_Waiting], list[_Waiting]] = ([], [])
        self._order = itertools.count()
        self._bulk: set[Place] = set()  # under way, of mailings

    def place(self, urgency: int, *, bulk: bool) -> Place:
        """Done when its call may begin, or it was given up; `leave` ends it."""
        place: Place = asyncio.get_running_loop().create_future()
        heapq.heappush(self._rows[bulk], (urgency, next(self._order), place))
        self._release()
        return place

    def leave(self, place: Place) -> None:
        """Its call has ended, or it is not wanted any more."""
        give_up(place)
        if place.cancelled() or place.result() == GIVEN_UP:
            return
        self.free += 1
        self.free_bulk += place in self._bulk
        self._bulk.discard(place)
        self._release()

    def _release(self) -> None:
        while self.free:
            for row in self._rows:
                while row and row[0][2].done():
                    heapq.heappop(row)
            single, bulk = self._rows
            if bulk and self.free_bulk and (not single or bulk[0] < single[0]):
                place = heapq.heappop(bulk)[2]
                self.free_bulk -= 1
                self._bulk.add(place)
            elif single:
                place = heapq.heappop(single)[2]
            else:
                return
            self.free -= 1
            place.set_result(ALWAYS)
