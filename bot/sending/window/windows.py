"""Whether people have been silent for too long, asked of the database for all at once who are about
to be written to: of a mailing that may be thousands."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.database.connections import Database
from storage.messages.model import MARGIN
from storage.people import people

# Asked of the database by one statement.
AT_ONCE = 500

# Channel and address.
Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Windows:
    """What is asked while the database is read for others waits for the next look: one connection
    serves all of it."""

    database: Database
    clock: Callable[[], datetime]
    _wanted: dict[Key, list[asyncio.Future[datetime | None]]] = field(default_factory=dict)
    _task: asyncio.Task[None] | None = None

    async def closed(self, channel: str, address: str, window: timedelta) -> bool:
        """Whether only an approved text may go there. Raises what reading raises."""
        loop = asyncio.get_running_loop()
        heard: asyncio.Future[datetime | None] = loop.create_future()
        self._wanted.setdefault((channel, address), []).append(heard)
        if self._task is None:
            self._task = loop.create_task(self._look(), name="windows")
        return self.passed(await heard, window)

    def passed(self, heard: datetime | None, window: timedelta) -> bool:
        """Whether somebody who was heard then, or never, may only be sent an approved text."""
        return heard is None or self.clock() - heard >= window - MARGIN

    async def _look(self) -> None:
        try:
            while self._wanted:
                await asyncio.sleep(0)  # those come along who ask in the same moment
                by_channel: dict[str, list[str]] = defaultdict(list)
                for channel, address in list(self._wanted)[:AT_ONCE]:
                    by_channel[channel].append(address)
                asking = {
                    (channel, address): self._wanted.pop((channel, address))
                    for channel, addresses in by_channel.items()
                    for address in addresses
                }
                try:
                    async with self.database.read() as connection:
                        for channel, addresses in by_channel.items():
                            found = await people.heard_at(connection, channel, addresses)
                            for address in addresses:
                                for each in asking[channel, address]:
                                    if not each.done():
                                        each.set_result(found.get(address))
                except Exception as error:
                    for waiting in asking.values():
                        for each in waiting:
                            if not each.done():
                                each.set_exception(error)
        finally:
            self._task = None

    async def close(self) -> None:
        """Nobody asks any more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
