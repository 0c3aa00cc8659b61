"""How much may come in a time, and from where."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.errors import Refusal


class Bucket:
    """Token buckets by key, forgotten once they are full again."""

    def __init__(self, rate: tuple[float, float], now: Callable[[], float] = time.monotonic):
        self._rate, self._burst = rate
        self._now = now
        self._left: dict[str, tuple[float, float]] = {}
        self._sweep_at = 10_000

    def taken(self, key: str) -> float:
        """How many tokens are out."""
        left, since = self._left.get(key, (self._burst, 0.0))
        return max(0.0, self._burst - left - (self._now() - since) * self._rate)

    def take(self, key: str, amount: float = 1.0) -> float:
        """Seconds to wait: 0 when there were so many tokens, and they are taken."""
        now = self._now()
        if len(self._left) > self._sweep_at:
            full = now - self._burst / self._rate
            self._left = {k: v for k, v in self._left.items() if v[1] > full}
            # Not at each one more, however many there are.
            self._sweep_at = max(10_000, 2 * len(self._left))
        left, since = self._left.get(key, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        if left < amount:
            self._left[key] = (left, now)
            return (amount - left) / self._rate
        self._left[key] = (left - amount, now)
        return 0.0


def network(host: str) -> str:
    """What one household has: an address, or the 2**64 of IPv6."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


# Seconds that a request has to wait; 0 when it may be answered, and is counted.
Count = Callable[[Request], float]


# The same, counted by all processes together.
CountTogether = Callable[[Request], Awaitable[float]]


class Limited:
    """Middleware of what may be done so often: says when to come again. What this process refuses
    by itself is not counted by all `together`."""

    def __init__(self, app: ASGIApp, count: Count, together: CountTogether | None = None) -> None:
        self._app = app
        self._count = count
        self._together = together

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        wait = self._count(request)
        if not wait and self._together is not None:
            wait = await self._together(request)
        if wait:
            raise Refusal(429, "page-too-fast", after=wait)
        await self._app(scope, receive, send)


def of_each(rate: tuple[float, float], key: Callable[[Request], str]) -> Count:
    """What each does, by itself."""
    bucket = Bucket(rate)
    return lambda request: bucket.take(key(request))


def of_each_and_all(
    rate: tuple[float, float],
    key: Callable[[Request], str],
    *,
    free: float,
    in_all: tuple[float, float],
) -> Count:
    """What each does; and together only what they do beyond their first few, which nobody can use
    up for another."""
    each, together = Bucket(rate), Bucket(in_all)

    def count(request: Request) -> float:
        who = key(request)
        wait = each.take(who)
        if wait or each.taken(who) <= free:
            return wait
        return together.take("")

    return count


def household(request: Request) -> str:
    """The network that a request comes from."""
    return network(request.client.host if request.client else "")
