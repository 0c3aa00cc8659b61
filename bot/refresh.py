"""Areas and tahapan, and whether all is an example: read again when somebody may have stored
others."""

from __future__ import annotations

import asyncio
import logging
from typing import NamedTuple

from bot.faults import later
from handlers.site import Site
from storage.city import areas, cycles
from storage.database.connections import Database
from storage.database.store import Store
from storage.reports import examples

log = logging.getLogger("rembuk")

# Seconds between two looks at what has been imported, while others write.
REFRESH = 1.0


class Known(NamedTuple):
    """What a program knows of what is stored, as Site.know takes it."""

    areas: areas.Areas
    cycles: cycles.Cycles
    example: bool


async def known_places(database: Database) -> Known:
    async with database.read() as connection:
        return Known(
            await areas.load(connection),
            await cycles.read(connection),
            await examples.is_one(connection),
        )


class Refresh:
    """Reads areas and tahapan again when somebody may have stored others."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database, self._place = database, site
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._written = 0  # how often we have stored others ourselves

    def committed(self, store: Store) -> None:
        if "areas" in store.woken:
            self._place.cycles = None
            self._written += 1
            self.look()

    def look(self) -> None:
        self._again = True
        if self._task is None:
            self._task = asyncio.create_task(self._read(), name="refresh")

    async def _read(self) -> None:
        try:
            while self._again:
                self._again = False
                written = self._written
                found = await known_places(self._database)
                if written != self._written:
                    continue  # it may be what was there before we wrote
                self._place.know(*found)
                await asyncio.sleep(REFRESH)
        except Exception as error:
            later(log, "areas and tahapan cannot be read", error, self._database)
        finally:
            self._task = None

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
