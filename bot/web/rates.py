"""How much may come in a time, and from where."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable


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
