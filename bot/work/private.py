"""What is private goes from the disk too: codes that have been shown, and the log of SQLite in
which what was deleted still stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.turns.turns import Turns
from bot.work.loop import Loop
from storage.consultations import private
from storage.database.store import Store

# Seconds between two looks; and soon after, while somebody else reads what is to go.
EVERY, AGAIN = 60.0, 1.0


@dataclass(slots=True, eq=False)
class Private:
    """Looks when something private was sent, and every minute for codes that have been shown."""

    turns: Turns
    clock: Callable[[], datetime]
    loop: Loop = field(init=False)
    _due: bool = True  # what another process left

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, EVERY, "private", self.turns.database)

    async def __aenter__(self) -> Private:
        self.turns.committed.append(self.committed)
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    def committed(self, store: Store) -> None:
        if private.WOKEN in store.woken:
            self._due = True
            self.loop.look()

    async def tick(self) -> float | None:
        async with self.turns.database.read() as connection:
            some = await private.some_codes(connection)
        if some:
            await self.turns.do(private.hide_codes)
        if self._due and await self.turns.database.scrub():
            self._due = False
        return AGAIN if self._due else None
