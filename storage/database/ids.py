"""Ids made in the program: 63 bits that rise with time, so that rows sort by when they came."""

from __future__ import annotations

import random
import threading
import time

_EPOCH_MS = 1_735_689_600_000  # 2025-01-01 UTC
_LOW_BITS = 22

# While the clock is behind the ids that were given, each goes on by up to 2**16: two processes that
# began above the same row would else make the same ones.
_STEP_BITS = 16

_lock = threading.Lock()
_random = random.Random()  # noqa: S311, ids are no secrets; asking the system each time is slow
_last = 0


# What people type by themselves has fewer digits.
DIGITS = 15


def read(text: str) -> int | None:
    """The id that a text is, as buttons name it; None for anything else, also for a number that no
    row can have."""
    return number(text) if len(text) >= DIGITS else None


def number(text: str) -> int | None:
    """An id of any length, from a button; None for what no row can have."""
    if not text.isascii() or not text.isdecimal() or len(text) > 19:
        return None
    id = int(text)
    return id if 0 < id < 2**63 else None


def page(text: str) -> int:
    """The page that a button names, from 0; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def before(milliseconds: int) -> int:
    """What ids that were made so long ago were about: all that are higher came since."""
    return max(0, (int(time.time() * 1000) - _EPOCH_MS - milliseconds) << _LOW_BITS)


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
    step = 1 + _random.getrandbits(_STEP_BITS)
    now = (time.time_ns() // 1_000_000 - _EPOCH_MS) << _LOW_BITS | _random.getrandbits(_LOW_BITS)
    with _lock:
        _last = max(now, _last + step)
        return _last


def above(id: int) -> None:
    """From here on ids are above this one, a row's: the clock may have been ahead when it was
    made, and rows are shown in the order of their ids."""
    global _last
    with _lock:
        _last = max(_last, id)
