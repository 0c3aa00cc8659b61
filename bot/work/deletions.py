"""Deletes the files that nothing names any more: pictures, and uploads that nobody fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.turns.turns import Turns
from bot.work.loop import Loop
from storage.database import jobs
from storage.database.jobs import JOBS, Claimant, Job, Kind
from storage.database.leases import GRACE, Lease
from storage.database.store import Store
from storage.files import files
from storage.files.media import MediaFolder

# How often what a dead process has left is looked for, seconds.
SWEEP = 30.0

# Files in one go.
AT_ONCE = 200


@dataclass(slots=True, eq=False)
class Deletions:
    """Each is a job that is there until its file is gone: a crash in between loses none."""

    turns: Turns
    media: MediaFolder
    lease: Lease
    clock: Callable[[], datetime]
    loop: Loop = field(init=False)
    _round: asyncio.Lock = field(default_factory=asyncio.Lock)
    _doubts: bool = False

    def __post_init__(self) -> None:
        self.loop = Loop(self._tick, SWEEP, "deletions", self.turns.database)

    async def __aenter__(self) -> Deletions:
        self.turns.committed.append(self.committed)
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    def committed(self, store: Store) -> None:
        if JOBS in store.woken:
            self.loop.look()

    async def idle(self) -> None:
        """Waits until nothing is left to delete right now."""
        while await self.round():
            continue

    async def _tick(self) -> float | None:
        await self.idle()
        return GRACE if self._doubts else None

    async def round(self) -> int:
        """Deletes some; gives how many."""
        async with self._round:
            async with self.turns.database.read() as connection:
                dead = await self.lease.dead(await jobs.holders(connection), "deletions")
                who = Claimant(self.lease.me, frozenset(dead))
                due = await jobs.due(connection, Kind.DELETION, who, self.clock(), AT_ONCE)
            self._doubts = self.lease.doubts
            if not due:
                return 0

            async def take(store: Store) -> list[Job]:
                taken = await jobs.take(store, [job.id for job in due], who)
                return [job for job in due if job.id in taken]

            taken = await self.turns.do(take)

            async def delete(store: Store) -> None:
                # What somebody has sent again meanwhile stays.
                pictures = [job.payload["picture"] for job in taken if "picture" in job.payload]
                for hash in await files.unheld(store, pictures):
                    self.media.delete(hash)
                for job in taken:
                    if "upload" in job.payload:
                        self.media.drop_upload(job.payload["upload"])
                await jobs.finish(store, [job.id for job in taken])

            if taken:
                await self.turns.do(delete)
            return len(taken)
