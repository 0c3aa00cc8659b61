"""What is private goes from the disk too: codes that have been shown, and the log of SQLite in
which what was deleted still stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.turns.turns import Turns
from bot.work.loop import Loop
from bot.work.worker import Worker
from storage.consultations import private

# Seconds between two looks; and soon after, while somebody else reads what is to go.
EVERY, AGAIN = 60.0, 1.0


@dataclass(slots=True, eq=False)
class Private(Worker):
    """Looks when something private was sent, and every minute for codes that have been shown."""

    wakes: ClassVar[str] = private.WOKEN

    turns: Turns
    clock: Callable[[], datetime]
    loop: Loop = field(init=False)
    _due: bool = True  # what another process left

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, EVERY, "private", self.turns.database)

    def look(self) -> None:
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
