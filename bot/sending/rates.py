"""How fast a channel may be spoken to, and who goes first."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import logging
from collections import deque
from collections.abc import Awaitable, Callable

log = logging.getLogger("rembuk.sender")

# So many seconds' worth of places are asked for at once: what a process that dies had is lost, and
# whoever else has something urgent waits for it.
PORTION = 0.2

# A place that could not be used for so long is void: used later, it would be beside another's.
LATE = 0.1

# When there are no places to be had, it is asked again after so many seconds.
AGAIN = 0.25


class Pace:
    """Lets messages through at a channel's rate, the most urgent first."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self._tokens, self._at = burst, 0.0
        self._paused_until = 0.0
        self._heap: list[tuple[int, int, asyncio.Future[None]]] = []
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

    def place(self, urgency: int) -> asyncio.Future[None] | None:
        """A place in the row, done when it is its turn; None when that is now."""
        if not self._heap and self._take():
            return None
        place = asyncio.get_running_loop().create_future()
        self.hurry(place, urgency)
        return place

    def hurry(self, place: asyncio.Future[None], urgency: int) -> None:
        """Puts a place where it would be with this urgency; it is taken where it comes first."""
        heapq.heappush(self._heap, (urgency, next(self._order), place))
        self._wait()

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
                heapq.heappop(self._heap)[2].set_result(None)
            else:
                break
        self._wait()


class SharedPace(Pace):
    """A pace that is kept by several processes together.

    `take` gives in how many seconds the next places begin, of which there are `rate` a second, so
    many of them this process's from then on; `stop` has all of them wait for so many seconds.
    """

    def __init__(
        self,
        rate: float,
        take: Callable[[int], Awaitable[float]],
        stop: Callable[[float], Awaitable[None]],
    ) -> None:
        super().__init__(rate, 1.0)
        self._ask_for, self._stop = take, stop
        self._most = max(1, int(rate * PORTION))
        self._places: deque[float] = deque()  # when each of ours is, in the loop's time
        self._asking: asyncio.Task[None] | None = None
        self._stops: set[asyncio.Task[None]] = set()

    def pause(self, seconds: float) -> None:
        super().pause(seconds)
        self._places.clear()
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
        while self._places and self._places[0] < max(now - LATE, self._paused_until):
            self._places.popleft()
        if not self._places or self._places[0] > now:
            return False
        self._places.popleft()
        return True

    def _wait(self) -> None:
        if not self._heap:
            return
        if self._asking is None and 2 * len(self._places) <= self._most:
            wanted = min(len(self._heap), self._most) - len(self._places)
            if wanted > 0:
                self._asking = asyncio.create_task(self._asked(wanted), name="pace")
        if self._timer is None and self._places:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(self._places[0], loop.time()), self._release)

    async def _asked(self, count: int) -> None:
        loop = asyncio.get_running_loop()
        try:
            after = await self._ask_for(count)
        except Exception as error:
            log.info("no places to send in: %s", type(error).__name__)
            await asyncio.sleep(AGAIN)
        else:
            begins = loop.time() + after
            if self._places:
                begins = max(begins, self._places[-1] + 1 / self.rate)
            self._places.extend(begins + n / self.rate for n in range(count))
        self._asking = None
        self._release()

    async def _stopping(self, seconds: float) -> None:
        with contextlib.suppress(Exception):  # the platform says so to the others, too
            await self._stop(seconds)
