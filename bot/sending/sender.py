"""Sends what was taken from the outbox: in order for each person, replies first; tries later, or
gives up.

Each message is one call to a platform. What became of it is written down with the next
transaction; a process that dies in between has its messages sent once more by the next.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import locales
from bot.channels.base import Channel, Gone, Limits, Refused, TryLater
from bot.sending.behind import earlier_sent
from bot.sending.calls import Approved, Calls
from bot.sending.enclosures import Enclosures
from bot.sending.lane import Lane, first, leads
from bot.sending.merging import passed_over
from bot.sending.outcomes import Outcomes
from bot.sending.pictures import Pictures
from bot.sending.results import AT_ONCE, SETTLE_AFTER, Results
from bot.sending.window.outside import Gate
from bot.sending.window.windows import Windows
from bot.turns.turns import Turns
from storage.database.rates import SharedRates
from storage.database.store import Store
from storage.messages import claims, model
from storage.messages.model import ASKED_FOR, SENT, OutboxMessage
from storage.messages.templates import Outside

log = logging.getLogger("rembuk.sender")

# What failed at our side before a message was sent is tried again after so many seconds.
OURS_AGAIN = 1.0

# When the program is told to stop: for so many seconds what can go still goes, then calls under way
# may take so long to end. What is left the next process sends.
GRACE, FINISH = 3.0, 3.0

# Nobody reads so many answers at once: from here on answers to one person are merged. For that it
# waits for a lull, this many seconds without another, and not longer than so many.
MANY = 20
LULL, LONGEST_LULL = 2.0, 30.0


@dataclass(slots=True, eq=False)
class Sender:
    """Sends messages on the channels that this process has."""

    turns: Turns
    channels: Mapping[str, Channel]
    enclosures: Enclosures
    clock: Callable[[], datetime]
    limits: Mapping[str, Limits]
    counted: Callable[[str, str], None] = lambda channel, state: None
    settle_after: float = SETTLE_AFTER
    lull: float = LULL
    # Decides what becomes of what may not be written just so.
    gate: Gate | None = None
    # Called when there is room for more messages of mailings.
    hungry: Callable[[], None] = lambda: None
    # What all processes on this database send in together; None where there is one.
    shared: SharedRates | None = None
    # Mailings of which nothing is to be sent now: paused, stopped, or it is night.
    halted: frozenset[int] = frozenset()
    lanes: dict[str, Lane] = field(default_factory=dict)
    # Messages that a transaction gave us of which nobody knows whether it was committed, and when.
    doubtful: dict[int, float] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    _pictures: Pictures = field(default_factory=Pictures)
    stopping: bool = False  # only what can go at once still goes
    stopped: bool = False  # nothing new goes
    results: Results = field(init=False)
    _windows: Windows = field(init=False)
    _calls: Calls = field(init=False)
    _outcomes: Outcomes = field(init=False)

    def __post_init__(self) -> None:
        billed = frozenset(name for name, each in self.limits.items() if each.billed)
        self.results = Results(self.turns, self.counted, self.settle_after, billed)
        self._windows = Windows(self.turns.database, self.clock)
        self._calls = Calls(self.turns.database, self.enclosures)
        self._outcomes = Outcomes(self.results, self._pictures, self.turns.refused, self.clock)

    async def __aenter__(self) -> Sender:
        for name, channel in self.channels.items():
            self.lanes[name] = Lane.of(channel, self.limits[name], self.shared)
        self.turns.committed.append(self.committed)
        self.turns.unsure.append(self.unsure)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.drain()

    async def drain(self) -> None:
        """Stops: sends what can go in the time of grace, and hands over the rest to whoever comes
        next. The channels must still be there."""
        self.stopping = True
        for lane in self.lanes.values():
            for pulled in lane.pulled.values():
                pulled.set()
        if tasks := self._tasks(calling=False):
            await asyncio.wait(tasks, timeout=GRACE)
        self.stopped = True
        under_way = self._tasks(calling=True)
        for task in set(self._tasks(calling=False)) - set(under_way):
            task.cancel()
        if under_way:
            await asyncio.wait(under_way, timeout=FINISH)
        cut = [message for lane in self.lanes.values() for message in lane.calling.values()]
        tasks = self._tasks(calling=False)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._windows.close()
        for lane in self.lanes.values():
            await lane.pace.close()
        left = [
            message
            for lane in self.lanes.values()
            for queue in lane.waiting.values()
            for message in queue
        ]
        for lane in self.lanes.values():
            lane.waiting.clear()
        with contextlib.suppress(Exception):
            async with asyncio.timeout(FINISH):
                if self.results.under_way is not None:
                    await self.results.under_way
                await self._hand_over(left, cut)

    def _tasks(self, *, calling: bool) -> list[asyncio.Task[None]]:
        """What serves somebody; only those whose call is under way, with `calling`."""
        return [
            task
            for lane in self.lanes.values()
            for address, task in lane.serving.items()
            if not calling or address in lane.calling
        ]

    async def _hand_over(self, left: list[OutboxMessage], cut: list[OutboxMessage]) -> None:
        """Messages that have not gone are for the next process. Of a call that was `cut` off nobody
        knows how it ended."""
        for message in cut:
            message.attempts += 1
            self.results.put_off(message, self.clock())
        await self.results.now()
        for start in range(0, len(left), AT_ONCE):
            ids = [each.id for each in left[start : start + AT_ONCE]]

            async def chore(store: Store, ids: list[int] = ids) -> None:
                await claims.hand_over(store, ids)

            await self.turns.do(chore)

    def committed(self, store: Store) -> None:
        """Takes over what a transaction has just put into the outbox for us."""
        elsewhere = store.memo(claims.ELSEWHERE)
        for row in store.posted:
            if row["settled_at"] is None:
                behind = (row["channel"], row["address"]) in elsewhere
                self.accept(model.outbox_message(row, behind=behind))
        self._pictures.came(store.arrived, self.lanes.values())

    def unsure(self, store: Store) -> None:
        """What a transaction would have put into the outbox for us, if it did after all."""
        now = asyncio.get_running_loop().time()
        ours = [row["id"] for row in store.posted if row["settled_at"] is None]
        self.doubtful |= dict.fromkeys([*ours, *store.claimed], now)

    @property
    def busy(self) -> bool:
        """Whether something is being sent, or what became of it is not written down yet."""
        return self.results.under_way is not None or any(
            lane.serving for lane in self.lanes.values()
        )

    async def idle(self) -> None:
        """Waits until nothing of what was taken is waiting to be sent, and what was is written
        down."""
        while True:
            tasks = [task for lane in self.lanes.values() for task in lane.serving.values()]
            if tasks:
                await asyncio.wait(tasks)
            elif self.results.under_way is not None:
                await asyncio.wait([self.results.under_way])
            else:
                return

    def accept(self, message: OutboxMessage) -> None:
        """A message that this process is to send."""
        self.doubtful.pop(message.id, None)
        lane = self.lanes.get(message.channel)
        if lane is None or message.id in self._known:
            return
        self._known.add(message.id)
        lane.bulk += message.mailing_id is not None
        queue = lane.waiting.setdefault(message.address, [])
        if message.replaces:
            # An older answer to the same thing that has not left yet gives way, as it did in the
            # outbox.
            for older in [each for each in queue if each.replaces == message.replaces]:
                self._drop(lane, older)
        queue.append(message)
        if pulled := lane.pulled.get(message.address):
            pulled.set()
        if leads(queue, message, self.clock()):
            lane.overtaken(message.address)
        if message.address not in lane.serving and not self.stopped:
            task = asyncio.create_task(self._serve(lane, message.address), name="serve")
            lane.serving[message.address] = task

    def _drop(self, lane: Lane, message: OutboxMessage) -> None:
        """It is not ours to send any more."""
        self._known.discard(message.id)
        self._pictures.forget(message.id)
        lane.waiting[message.address].remove(message)
        if message.mailing_id is not None:
            lane.bulk -= 1
            if lane.room:
                self.hungry()

    # --- sending --------------------------------------------------------------------------------

    async def _serve(self, lane: Lane, address: str) -> None:
        """Sends one address its messages, one after the other. Whatever goes wrong at our side, it
        goes on: nothing that was taken may lie until somebody writes again."""
        try:
            while lane.waiting.get(address):
                try:
                    if not await self._next(lane, address):
                        return
                except asyncio.CancelledError:
                    raise
                except Exception as error:
                    log.warning("%s: not sent yet: %s", lane.channel.name, type(error).__name__)
                    if self.stopping:
                        return
                    await asyncio.sleep(OURS_AGAIN)
        finally:
            lane.serving.pop(address, None)
            lane.left(address)
            if not lane.waiting.get(address):
                lane.waiting.pop(address, None)

    async def _next(self, lane: Lane, address: str) -> bool:
        """Sends one address what comes next, or waits for it; False when we are stopping and
        nothing can go now."""
        if self.stopped:
            return False
        if len(lane.waiting[address]) > MANY:
            await self._merge(lane, address)
        queue = lane.waiting[address]
        message = first(queue, self.clock())
        if message is None:
            if self.stopping:
                return False
            times = [each.not_before for each in queue if each.not_before is not None]
            await self._pulled(lane, address, (min(times) - self.clock()).total_seconds())
            return True
        if message.mailing_id in self.halted:
            self._drop(lane, message)
            self.results.given_back(message)
            return True
        approved = self._approved(message)
        window = None if approved else lane.limits.window
        if window and await self._closed(message, window):
            self.results.waits(message)
            self._drop(lane, message)
            return True
        if message.behind:
            await earlier_sent(self.turns, message)
        await lane.rested(message)
        if not self._still(lane, message):
            return True
        async with lane.slot(message):
            again = not self._still(lane, message) or await self._send(lane, message, approved)
        if not again:
            self._drop(lane, message)
        return True

    async def _closed(self, message: OutboxMessage, window: timedelta) -> bool:
        """Whether its reader has been silent for too long. Of who was deleted nothing is known any
        more; but that is said in answer to them."""
        if message.person_id is None:
            return self._windows.passed(message.created_at, window)
        return await self._windows.closed(message.channel, message.address, window)

    def _still(self, lane: Lane, message: OutboxMessage) -> bool:
        """Whether it is to go next, after a wait: nothing more urgent has come, its mailing has not
        been paused, and we have not been stopped. Else it is looked at once more."""
        leader = first(lane.waiting.get(message.address, []), self.clock())
        return leader is message and not self.stopped and message.mailing_id not in self.halted

    async def _merge(self, lane: Lane, address: str) -> None:
        """Somebody's messages come faster than they can be answered. When there is a lull, only the
        last answer still goes, and before it how many were passed over: said once."""
        loop = asyncio.get_running_loop()
        queue = lane.waiting[address]
        passed = passed_over(queue)
        if len(passed) <= MANY:
            return
        until = loop.time() + LONGEST_LULL
        newest = None
        while not self.stopping and newest != queue[-1].id and loop.time() < until:
            newest = queue[-1].id
            await asyncio.sleep(self.lull)
        passed = passed_over(queue)
        if passed[-1].id == max(each.id for each in queue if each.priority == ASKED_FOR):
            passed.pop()
        summary, before = passed.pop(), lane.said.get(address, (0, 0))
        count = len(passed) + 1 + (before[1] - 1 if before[0] in {e.id for e in passed} else 0)
        for start in range(0, len(passed), AT_ONCE):
            self._pass_over(lane, passed[start : start + AT_ONCE])
        lane.said[address] = summary.id, count
        summary.text = locales.text(summary.locale, "answers-passed-over", n=count)
        summary.buttons = []
        self.results.reworded(summary)
        log.info("%s: %d answers to one person were passed over", lane.channel.name, count)

    def _pass_over(self, lane: Lane, passed: list[OutboxMessage]) -> None:
        ids = tuple(each.id for each in passed)
        gone = set(ids)
        for id in ids:
            self._known.discard(id)
        queue = lane.waiting[passed[0].address]
        queue[:] = [each for each in queue if each.id not in gone]
        self.results.passed_over(ids)

    async def _pulled(self, lane: Lane, address: str, wait: float) -> None:
        """Waits, but no longer than until something else comes for the same address."""
        pulled = lane.pulled.setdefault(address, asyncio.Event())
        pulled.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await pulled.wait()

    def _approved(self, message: OutboxMessage) -> Approved | None:
        """The text as which a message goes to somebody who has been silent for too long: whatever
        our clock says of that, the platform may have said so."""
        of = Outside.load(message.outside)
        if self.gate is None or message.way is None or of is None:
            return None
        return self.gate.as_approved(message.channel, message.way, of)

    async def _send(self, lane: Lane, message: OutboxMessage, approved: Approved | None) -> bool:
        """Sends one message, if it must be as an approved text; True when it must be tried
        again."""
        begun = self._pictures.begins(message.id)
        try:
            # Apart from the call: what fails here has certainly not been sent.
            parcel = await self._calls.prepared(lane, message, approved)
            if message.attempts and (
                known := await self._calls.sent_already(lane, message, parcel)
            ):
                self.results.settle(message, SENT, platform_id=known)
                return False
            await lane.paced(message)
            if not self._still(lane, message):
                return True
            lane.begins(message)
            async with asyncio.timeout(lane.limits.patience):
                platform_id = await lane.channel.send(parcel)
        except TryLater as later:
            return self._outcomes.later(lane, message, later, approved, begun)
        except Refused as refused:
            return self._outcomes.refused(lane, message, refused, approved)
        except Gone as gone:
            self._gone(lane, message, gone)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            return self._outcomes.unknown(message, error)
        else:
            lane.went(message)
            shown = approved[0] if approved else None
            self.results.settle(message, SENT, platform_id=platform_id, shown=shown)
        finally:
            lane.ended(message)
        return False

    def _gone(self, lane: Lane, message: OutboxMessage, gone: Gone) -> None:
        address, moved = message.address, gone.moved_to
        self.results.nobody_at(message.channel, address, gone)
        others = [each for each in lane.waiting.get(address, []) if each is not message]
        for other in others:
            self._drop(lane, other)
        for one in [message, *others]:
            if moved is None:
                self.results.gone(one, gone.why)
            else:
                self.results.move(one, moved)
