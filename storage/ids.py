"""Ids made in the program: 63 bits that rise with time, so that rows sort by when they came."""

from __future__ import annotations

import random
import threading
import time

_EPOCH_MS = 1_735_689_600_000  # 2025-01-01 UTC
_LOW_BITS = 22

_lock = threading.Lock()
_random = random.Random()  # noqa: S311, ids are no secrets; asking the system each time is slow
_last = 0


def new_ids(count: int) -> int:
    """The first of `count` ids one after the other, for rows that the database makes itself."""
    global _last
    first = new_id()
    with _lock:
        # Others may have been given since; those between are left unused.
        first = max(first, _last)
        _last = first + count
        return first + 1


def new_id() -> int:
    """An id that this process has never given before, higher than all it gave.

    Two processes collide only by making ids in the same millisecond with the same 22 random bits;
    the primary key refuses the second, and its turn is taken again with new ids.
    """
    global _last
    now = (time.time_ns() // 1_000_000 - _EPOCH_MS) << _LOW_BITS | _random.getrandbits(_LOW_BITS)
    with _lock:
        _last = max(now, _last + 1)
        return _last
