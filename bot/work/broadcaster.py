"""Writes out mailings when their time has come, ends them, and tells their owners how far they
are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.turns.turns import Turns
from bot.work.loop import Loop
from handlers.announcements import announced
from handlers.conversation.messages import Outgoing
from storage.database.jobs import Progress
from storage.database.store import Store
from storage.messages.mailings import broadcasts, filling, progress
from storage.messages.mailings.mailing import EXPIRED, STOPPED, Kind, Mailing, MailingState
from storage.reports import examples

# How often mailings are looked at, seconds.
SWEEP = 5.0


@dataclass(slots=True, eq=False)
class Broadcaster:
    """Looks every few seconds, and when a mailing was stored. Each step is a transaction of its
    own, so a restart, or a second process, goes on where the first was."""

    turns: Turns
    clock: Callable[[], datetime]
    loop: Loop = field(init=False)

    def __post_init__(self) -> None:
        self.loop = Loop(self.tick, SWEEP, "broadcaster", self.turns.database)

    async def __aenter__(self) -> Broadcaster:
        self.turns.committed.append(self.committed)
        self.turns.woken.append(self.loop.look)
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        # Another process may do it from now on, and this one again later.
        self.turns.committed.remove(self.committed)
        self.turns.woken.remove(self.loop.look)
        await self.loop.__aexit__()

    def committed(self, store: Store) -> None:
        if "mailings" in store.woken:
            self.loop.look()

    async def tick(self) -> None:
        """Does what is due now."""
        now = self.clock()
        async with self.turns.database.read() as connection:
            if await examples.maker(connection) is not None:
                return
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

        async def chore(store: Store) -> bool:
            return await filling.fill(store, id, self.turns.site.windows)

        while await self.turns.do(chore):
            continue

    async def _stop(self, mailing: Mailing, now: datetime) -> None:
        """What has not gone of a mailing never will."""
        why = EXPIRED if mailing.until <= now else STOPPED

        async def chore(store: Store) -> bool:
            broadcasts.stop(store, mailing.id)
            return await filling.drop(store, mailing.id, why)

        while await self.turns.do(chore):
            continue
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
        far = Progress(mailing.total - left - busy, mailing.total)
        if mailing.told is None or announced.worth_telling(mailing, far):

            async def chore(store: Store) -> None:
                current = await broadcasts.lock(store, mailing.id)
                if current is None or current.told != mailing.told:
                    return  # another process has said so
                progress.told(store, mailing.id, far.done)
                await self._tell(store, announced.progress(mailing, far))

            await self.turns.do(chore)

    async def _end(self, mailing: Mailing, state: MailingState) -> None:
        async with self.turns.database.read() as connection:
            counted = await progress.outcome(connection, mailing.id)

        async def chore(store: Store) -> None:
            current = await broadcasts.lock(store, mailing.id)
            if current is None or current.ended_at is not None:
                return
            broadcasts.end(store, mailing.id, state)
            await self._tell(store, announced.report(current, counted))

        await self.turns.do(chore)

    async def _tell(self, store: Store, told: Outgoing | None) -> None:
        if told is not None:
            store.send(told)
