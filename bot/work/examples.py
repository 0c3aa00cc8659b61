"""An example year (`rembuk demo`) whose maker ended before it was whole: nobody else would do what
falls due in it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Self

from bot.turns.turns import Turns
from bot.work.loop import Loop
from storage.database.processes.leases import Lease
from storage.reports import examples

log = logging.getLogger("rembuk.example")

# Seconds between two looks.
EVERY = 5.0


@dataclass(slots=True, eq=False)
class Examples:
    """Looks every few seconds whether whoever makes one is still there; `after` is called when it
    was found that they are not."""

    turns: Turns
    lease: Lease
    after: Callable[[], None] = lambda: None
    loop: Loop = field(init=False)

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, EVERY, "example", self.turns.database)

    async def __aenter__(self) -> Self:
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    async def tick(self) -> None:
        async with self.turns.database.read() as connection:
            maker = await examples.maker(connection)
        if maker is None or maker not in await self.lease.dead([maker], "example"):
            return
        if await self.turns.do(partial(examples.cut_short, maker=maker)):
            log.warning(
                "the `rembuk demo` that made the example year ended before it was whole; what is "
                "there stays an example, and what falls due in it is done from now on"
            )
            self.after()
