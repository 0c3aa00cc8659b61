"""Writes out mailings when their time has come, ends them, and tells their owners how far they
are."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.faults import later
from bot.turns.turns import Turns
from handlers.announcements import announced
from handlers.conversation.messages import Outgoing
from storage.database.store import Store
from storage.messages import broadcasts, filling, progress
from storage.messages.mailing import EXPIRED, STOPPED, Kind, Mailing, MailingState

log = logging.getLogger("rembuk.broadcaster")

# How often mailings are looked at, seconds.
SWEEP = 5.0


@dataclass(slots=True, eq=False)
class Broadcaster:
    """Looks every few seconds, and when a mailing was stored. Each step is a transaction of its
    own, so a restart, or a second process, goes on where the first was."""

    turns: Turns
    clock: Callable[[], datetime]
    _look: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Broadcaster:
        self.turns.committed.append(self.committed)
        self.turns.woken.append(self._look.set)
        self._task = asyncio.create_task(self._sweep(), name="broadcaster")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def committed(self, store: Store) -> None:
        if "mailings" in store.wake:
            self._look.set()

    async def _sweep(self) -> None:
        while True:
            try:
                await self.tick()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                later(log, "mailings cannot be looked after", error, self.turns.database)
            # Not wait_for: on Python 3.11 it can swallow a cancellation.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SWEEP):
                    await self._look.wait()
            self._look.clear()

    async def tick(self) -> None:
        """Does what is due now."""
        now = self.clock()
        async with self.turns.database.read() as connection:
            beginning = await filling.to_begin(connection, now)
            known = await broadcasts.live(connection)
        for id in beginning:
            await self._write_out(id)
        for mailing in known:
            if mailing.until <= now or mailing.state is MailingState.STOPPED:
                await self._stop(mailing, now)
            elif mailing.state is MailingState.RUNNING:
                await self._look_after(mailing)

    async def _write_out(self, id: int) -> None:
        """Writes the messages of a mailing, some thousands in a transaction."""
        more = [True]
        while more[0]:

            async def chore(store: Store) -> None:
                more[0] = await filling.fill(store, id, self.turns.place.windows)

            await self.turns.do(chore)

    async def _stop(self, mailing: Mailing, now: datetime) -> None:
        """What has not gone of a mailing never will."""
        why = EXPIRED if mailing.until <= now else STOPPED
        more = [True]
        while more[0]:

            async def chore(store: Store) -> None:
                broadcasts.stop(store, mailing.id)
                more[0] = await filling.drop(store, mailing.id, why)

            await self.turns.do(chore)
        async with self.turns.database.read() as connection:
            busy = await progress.under_way(connection, mailing.id)
        if not busy:
            await self._end(mailing, MailingState.STOPPED)

    async def _look_after(self, mailing: Mailing) -> None:
        """Ends a mailing of which nothing is left; else tells its owner how far it is."""
        async with self.turns.database.read() as connection:
            left = await progress.left(connection, mailing.id)
            busy = await progress.under_way(connection, mailing.id)
        if left + busy == 0:
            await self._end(mailing, MailingState.DONE)
            return
        if mailing.kind is not Kind.ANNOUNCEMENT:
            return  # nobody is told how far it is
        gone = mailing.total - left - busy
        if mailing.told is None or announced.worth_telling(mailing, gone):

            async def chore(store: Store) -> None:
                progress.told(store, mailing.id, gone)
                await self._tell(store, announced.progress(mailing, gone))

            await self.turns.do(chore)

    async def _end(self, mailing: Mailing, state: MailingState) -> None:
        async with self.turns.database.read() as connection:
            counted = await progress.outcome(connection, mailing.id)

        async def chore(store: Store) -> None:
            current = await broadcasts.get(store, mailing.id)
            if current is None or current.ended_at is not None:
                return
            broadcasts.end(store, mailing.id, state)
            await self._tell(store, announced.report(current, counted))

        await self.turns.do(chore)

    async def _tell(self, store: Store, told: Outgoing | None) -> None:
        if told is not None:
            store.send(told)
