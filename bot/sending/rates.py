"""How fast a channel may be spoken to, and who goes first."""

from __future__ import annotations

import asyncio
import heapq
import itertools


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
