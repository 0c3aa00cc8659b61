"""Files that are opened in a thread, and closed when nobody wants them any more."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def opened(make: Callable[[], T], close: Callable[[T], object]) -> T:
    """What `make` opens in a thread. Whoever is cancelled meanwhile gets nothing, and it is closed:
    a thread goes on when nobody waits for it. Raises what `make` does."""
    lock, made, gone = threading.Lock(), list[T](), False

    def work() -> T:
        one = make()
        with lock:
            if gone:
                close(one)
            else:
                made.append(one)
        return one

    try:
        return await asyncio.to_thread(work)
    except asyncio.CancelledError:
        with lock:
            gone = True
            for one in made:
                close(one)
        raise
