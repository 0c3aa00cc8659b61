"""What falls due by the clock."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.browser import Browser
from bot.turn import Turns
from storage import mailbox
from storage.store import Store

log = logging.getLogger("rembuk.calendar")

DAY = 24 * 3600.0

TEXTS_KEPT = timedelta(days=90)
UNREADABLE_KEPT = timedelta(days=30)
LAST_WORDS_KEPT = timedelta(days=1)


@dataclass(slots=True, eq=False)
class Calendar:
    """Runs its tasks when the program starts and once a day from then on."""

    turns: Turns
    clock: Callable[[], datetime]
    browser: Browser | None = None
    _task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Calendar:
        self._task = asyncio.create_task(self._run(), name="calendar")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        tasks: list[Callable[[], Awaitable[None]]] = [self.purge]
        while True:
            for task in tasks:
                try:
                    await task()
                except Exception as error:
                    log.warning("a task of the day failed: %s", type(error).__name__)
            await asyncio.sleep(DAY)

    async def purge(self) -> None:
        """What need not be kept any longer goes."""

        async def chore(store: Store) -> None:
            await mailbox.purge(store, store.now - TEXTS_KEPT)
            await mailbox.purge_unreadable(store, store.now - UNREADABLE_KEPT)
            await mailbox.purge_last_words(store, store.now - LAST_WORDS_KEPT)

        await self.turns.do(chore)
        if self.browser is not None:
            await self.browser.tidy()
