"""What runs beside the turns: looks when it is told to and every few seconds, whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.faults import later
from storage.database.connections import Database

# After a look that failed, seconds.
AGAIN = 1.0

# Does what is due; gives after how many seconds it wants to look again, or None for the usual.
Tick = Callable[[], Awaitable[float | None]]


@dataclass(slots=True, eq=False)
class Loop:
    """Runs `tick` at once, whenever `look` is called, and after `every` seconds at the latest; one
    at a time, until the block ends."""

    tick: Tick
    every: float
    name: str
    database: Database  # what is said of a fault depends on whether it is away
    _look: asyncio.Event = field(default_factory=asyncio.Event)
    _ticking: bool = False
    _task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Loop:
        self._task = asyncio.create_task(self._run(), name=self.name)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def look(self) -> None:
        """There may be something to do."""
        self._look.set()

    @property
    def asked(self) -> bool:
        """Whether it is to look again."""
        return self._look.is_set()

    @property
    def busy(self) -> bool:
        """Whether it is looking, or about to."""
        return self._ticking or self.asked

    async def _run(self) -> None:
        self._look.set()
        wait = self.every
        while True:
            # Not wait_for: on Python 3.11 it can swallow a cancellation.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._look.wait()
            self._ticking = True
            self._look.clear()
            try:
                wait = await self.tick() or self.every
            except Exception as error:
                later(
                    logging.getLogger(f"rembuk.{self.name}"), "a look failed", error, self.database
                )
                await asyncio.sleep(AGAIN)
                self._look.set()
            finally:
                self._ticking = False
