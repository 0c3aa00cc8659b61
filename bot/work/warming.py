"""What a program that serves makes ready as soon as it does, between the messages that come."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable

# For so long it works at a stretch, then others have their turn; seconds.
STRETCH, REST = 0.004, 0.002


@contextlib.asynccontextmanager
async def warming(steps: Iterable[None]) -> AsyncIterator[None]:
    """Takes the steps while the block runs; what is left of them at its end is not needed."""
    task = asyncio.create_task(_taken(steps), name="warming")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _taken(steps: Iterable[None]) -> None:
    clock = asyncio.get_running_loop().time
    until = clock() + STRETCH
    for _ in steps:
        if clock() > until:
            await asyncio.sleep(REST)
            until = clock() + STRETCH
