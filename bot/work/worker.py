"""What works beside the turns and is woken by what they commit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Self

from bot.turns.turns import Turns
from bot.work.loop import Loop
from storage.database import jobs
from storage.database.connections import Database
from storage.database.jobs import JOBS, Claimant, Job, Kind
from storage.database.processes.leases import GRACE, Lease
from storage.database.store import Store
from storage.files.files import work_left

# How often what a dead process has left is looked for, seconds.
SWEEP = 30.0


class Worker:
    """Works in its `loop` until the block ends, and looks when a transaction wakes `wakes`."""

    __slots__ = ()
    wakes: ClassVar[str]
    turns: Turns
    loop: Loop

    async def __aenter__(self) -> Self:
        self.turns.committed.append(self.committed)
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    def committed(self, store: Store) -> None:
        if self.wakes in store.woken:
            self.look()

    def look(self) -> None:
        """There may be something to do."""
        self.loop.look()

    @property
    def busy(self) -> bool:
        """Whether it is at work, or about to be."""
        return self.loop.busy


@dataclass(slots=True, eq=False)
class Left:
    """Whether files are wanted or jobs left. The database is asked when there may be some: at
    first, while there are, and once something was stored that wakes whoever looks after them."""

    database: Database
    _may_be: bool = True

    def committed(self, store: Store) -> None:
        self._may_be = self._may_be or not store.woken.isdisjoint(("files", JOBS))

    async def some(self) -> bool:
        if self._may_be:
            self._may_be = False  # what is stored meanwhile says so again
            async with self.database.read() as connection:
                self._may_be = await work_left(connection) or self._may_be
        return self._may_be


@dataclass(slots=True, eq=False)
class JobWorker(Worker):
    """Does the jobs of one `kind`, `most` at a time. Each is there until it is done: a crash in
    between begins it anew, and of several processes one does it."""

    wakes: ClassVar[str] = JOBS
    kind: ClassVar[Kind]
    most: ClassVar[int]
    name: ClassVar[str]

    turns: Turns
    lease: Lease
    clock: Callable[[], datetime]
    loop: Loop = field(init=False)
    _round: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)
    _doubts: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.loop = Loop(self._tick, SWEEP, self.name, self.turns.database)

    async def work(self, due: Sequence[Job], who: Claimant) -> None:
        """Takes what is due, as far as nobody else has, and does it."""
        raise NotImplementedError

    async def idle(self) -> None:
        """Waits until nothing is left to do right now."""
        while await self.round():
            continue

    async def round(self) -> int:
        """Does what is due, `most` at a time; gives how many were due."""
        async with self._round:
            async with self.turns.database.read() as connection:
                dead = await self.lease.dead(await jobs.holders(connection), self.name)
                who = Claimant(self.lease.me, frozenset(dead))
                due = await jobs.due(connection, self.kind, who, self.clock(), self.most)
            self._doubts = self.lease.doubts
            if due:
                await self.work(due, who)
            return len(due)

    async def _tick(self) -> float | None:
        await self.idle()
        return GRACE if self._doubts else None
