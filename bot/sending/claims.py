"""Takes from the outbox what may be sent now, and hands it to the sender.

Replies do not come this way: the sender gets them from the transaction that made them. Everything
else lies in the outbox until its time has come, its reader is not typing, it is not night where
they are, and, for mailings, there is room for more.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.base import Delivery
from bot.sending.sender import Sender
from bot.work.loop import Loop
from storage.city import quiet_hours
from storage.database.connections import Connection
from storage.database.processes.leases import GRACE, Lease
from storage.database.store import Store
from storage.messages import bill, claims, outbox
from storage.messages.mailings import broadcasts, progress
from storage.messages.mailings.mailing import Body, Kind, Mailing, MailingState
from storage.messages.model import OutboxMessage

# How often messages of dead processes, and those whose time has come, are looked for, seconds.
SWEEP = 10.0

# How often while another process has messages to send: they are taken over the moment it has ended.
SWEEP_OTHERS = 1.0

MOST = 500  # single messages at once

# A transaction whose end nobody knew may still be committed, by a server that was frozen; seconds.
DOUBT = 120.0


@dataclass(slots=True, eq=False)
class Claims:
    """Looks when something was stored, when the sender has room, and every few seconds.

    `address`, where given, is the only one that is sent to (a terminal).
    """

    sender: Sender
    lease: Lease
    clock: Callable[[], datetime]
    address: str | None = None
    # Told of what was delivered here: people read the outbox itself.
    delivered: Callable[[OutboxMessage], None] = lambda message: None
    _words: dict[tuple[int, str, str], Body] = field(default_factory=dict)
    loop: Loop = field(init=False)
    _caught_up: asyncio.Event = field(default_factory=asyncio.Event)
    _wait: float = SWEEP

    def __post_init__(self) -> None:
        self.loop = Loop(self._tick, SWEEP, "claims", self.sender.turns.database)

    async def __aenter__(self) -> Claims:
        self.sender.turns.committed.append(self.committed)
        self.sender.hungry = self.look
        await self.loop.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.loop.__aexit__()

    def committed(self, store: Store) -> None:
        if store.woken & {"mail", "mailings"}:
            self.look()

    def look(self) -> None:
        """There may be something in the outbox that nobody has taken yet."""
        self.loop.look()

    async def caught_up(self, patience: float = 10.0) -> None:
        """Waits until what was left behind has been taken over, so that nothing newer is sent
        before it; no longer than `patience`, seconds, if it cannot be read."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._caught_up.wait()

    async def idle(self) -> None:
        """Waits until nothing is left that may be sent now, and all that was sent is written."""
        while self.loop.busy or self.sender.busy:
            await asyncio.sleep(0.001)
            await self.sender.idle()

    async def _tick(self) -> float:
        await self._take()
        if not self.loop.asked:
            self._caught_up.set()
        return self._wait

    async def _take(self) -> None:  # noqa: C901  (one look, one transaction)
        if self.sender.stopping:
            return
        # Most of the time there is nothing: that is found out without a transaction of our own.
        now, channels = self.clock(), self.sender.channels
        async with self.sender.turns.database.read() as connection:
            await self.lease.look_around(connection)
            holders = await claims.holders(connection)
            dead = await self.lease.dead(holders)
            due = await claims.reply_due(connection, channels, now)
            found = await self._doubtful(connection)
            single = await claims.some_single(connection, channels, now, self.address)
            known = await progress.sendable(connection, now)
            live = await broadcasts.live(connection)
            over = bool(live) and (await bill.read(connection, now)).over
            self.sender.halted = self._halted([*known, *live], now, over)
            going = [each for each in known if each.id not in self.sender.halted]
            await self._read_words(connection, going)
        self._wait = SWEEP_OTHERS if holders - dead - {self.lease.me} else SWEEP
        if due is not None:
            self._wait = min(self._wait, max((due - now).total_seconds(), 0.05))
        for message in found:
            self.sender.accept(message)
        if self.lease.doubts:
            asyncio.get_running_loop().call_later(GRACE, self.look)
        room = {name: lane.room for name, lane in self.sender.lanes.items()}
        if not dead and not single and not (going and any(room.values())):
            return

        delivered: list[OutboxMessage] = []

        async def chore(store: Store) -> list[OutboxMessage]:
            delivered.clear()  # it may be begun anew
            taken: list[OutboxMessage] = []
            if dead:
                await claims.free(store, dead)
            found = await claims.take_single(
                store, channels, self.lease.me, address=self.address, count=MOST
            )
            if len(found) == MOST:
                self.look()
            left = dict(room)
            for mailing in going:
                for channel in channels:
                    if left[channel] > 0:
                        some = await claims.take_of(
                            store,
                            mailing.id,
                            channel,
                            self.lease.me,
                            left[channel],
                            self.address,
                        )
                        left[channel] -= len(some)
                        stored = self.sender.limits[channel].delivery is Delivery.STORED
                        if stored and not left[channel]:
                            self.look()  # these are delivered here and take no room
                        found += map(self._worded, some)
            for message in found:
                if self.sender.limits[message.channel].delivery is Delivery.STORED:
                    shown = outbox.deliver(store, message)
                    delivered.append(dataclasses.replace(message, id=shown))
                    if message.under and message.person_id is not None:
                        await self.sender.turns.ask_again(store, message.person_id)
                else:
                    taken.append(message)
            return taken

        for message in await self.sender.turns.do(chore):
            self.sender.accept(message)
        for message in delivered:
            self.delivered(message)

    async def _doubtful(self, connection: Connection) -> list[OutboxMessage]:
        """Messages that are ours to send after all: the transaction was committed that seemed to
        have failed. Nobody else would send them while this process lives."""
        doubtful, now = self.sender.doubtful, asyncio.get_running_loop().time()
        if not doubtful:
            return []
        found = await claims.claimed(connection, self.lease.me, doubtful)
        for id in [id for id, since in doubtful.items() if now - since > DOUBT]:
            del doubtful[id]
        of = {each.mailing_id for each in found if each.mailing_id is not None}
        if of:
            self._words |= await progress.bodies(connection, sorted(of))
        return [self._worded(each) for each in found]

    def _halted(self, known: list[Mailing], now: datetime, over: bool) -> frozenset[int]:
        """Mailings of which nothing is sent now: of announcements also where the month has cost all
        that it may (`over`)."""
        return frozenset(
            each.id
            for each in known
            if each.state in (MailingState.PAUSED, MailingState.STOPPED)
            or (over and each.kind is Kind.ANNOUNCEMENT)
            or self._night(each, now)
        )

    def _night(self, mailing: Mailing, now: datetime) -> bool:
        if mailing.loud:
            return False
        city = self.sender.turns.site.areas.city_of(mailing.city)
        return quiet_hours.ends(now, city) is not None

    async def _read_words(self, connection: Connection, going: list[Mailing]) -> None:
        wanted = {each.id for each in going}
        have = {id for id, _, _ in self._words}
        for key in [key for key in self._words if key[0] not in wanted]:
            del self._words[key]
        if wanted - have:
            self._words |= await progress.bodies(connection, sorted(wanted - have))

    def _worded(self, message: OutboxMessage) -> OutboxMessage:
        """With the words of its mailing."""
        if message.mailing_id is not None:
            body = progress.words_for(
                self._words, message.mailing_id, message.locale, message.channel
            )
            message.text, message.buttons = body.text, list(body.buttons)
            message.outside, message.extras = body.outside, body.extras
        return message
