"""Empties the mailbox: sends, tries later, gives up; in order for each person, replies first.

Each message is one call to a platform. What became of it is written down with the next
transaction; a process that dies in between has its messages sent once more by the next.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.base import (
    Button,
    Channel,
    Gone,
    Limits,
    Package,
    Parcel,
    Refused,
    TryLater,
)
from bot.enclosures import Enclosures
from bot.turn import MARGIN, Turns
from handlers.conversation.messages import Priority
from storage import mailbox, people
from storage.lease import Lease
from storage.mailbox import Letter
from storage.store import Store

log = logging.getLogger("rembuk.sender")

# A platform that says nothing for this long: the outcome is unknown.
PATIENCE = 30.0

# What became of messages is written with the next transaction, or without another after so many
# seconds: what is not written when the process dies is said twice.
SETTLE_AFTER = 0.02

# How often messages of dead processes and other processes' queues are looked for, seconds.
SWEEP = 10.0

# A channel whose settings are wrong is tried again this often, seconds.
OURS_PAUSE = 60.0

# A message that a platform keeps putting off is given up after this long.
GIVE_UP = timedelta(hours=24)

BULK = {rank for rank, priority in enumerate(Priority) if priority is Priority.ANNOUNCEMENT}


class Pace:
    """Lets messages through at a channel's rate, the most urgent first."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self._tokens, self._at = burst, 0.0
        self._paused_until = 0.0
        self._heap: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._timer: asyncio.TimerHandle | None = None

    def pause(self, seconds: float) -> None:
        """Nothing passes for a while: the platform asked everybody to wait."""
        now = asyncio.get_running_loop().time()
        self._paused_until = max(self._paused_until, now + seconds)

    async def turn(self, urgency: int) -> None:
        """Waits for a place. Lower urgency numbers go first, then whoever came first."""
        if not self._heap and self._take():
            return
        place = asyncio.get_running_loop().create_future()
        heapq.heappush(self._heap, (urgency, next(self._order), place))
        self._wait()
        await place

    def _take(self) -> bool:
        now = asyncio.get_running_loop().time()
        if now < self._paused_until:
            return False
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _wait(self) -> None:
        if self._timer is not None or not self._heap:
            return
        loop = asyncio.get_running_loop()
        now = loop.time()
        missing = max(0.0, 1 - self._tokens - (now - self._at) * self.rate) / self.rate
        self._timer = loop.call_later(max(missing, self._paused_until - now, 0.0), self._release)

    def _release(self) -> None:
        self._timer = None
        while self._heap:
            if self._heap[0][2].cancelled():
                heapq.heappop(self._heap)
            elif self._take():
                heapq.heappop(self._heap)[2].set_result(None)
            else:
                break
        self._wait()


@dataclass(slots=True, eq=False)
class Lane:
    """One channel: its pace, and for each address what waits for it."""

    channel: Channel
    limits: Limits
    pace: Pace
    slots: asyncio.Semaphore
    waiting: dict[str, list[tuple[int, int, Letter]]] = field(default_factory=dict)
    serving: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    pulled: dict[str, asyncio.Event] = field(default_factory=dict)
    times: dict[str, Pace] = field(default_factory=dict)  # the pace of chats spoken to lately


@dataclass(slots=True, eq=False)
class Sender:
    """Sends what lies in the mailbox for the channels that this process has.

    `address`, where given, is the only one that it sends to (a terminal).
    """

    turns: Turns
    channels: Mapping[str, Channel]
    enclosures: Enclosures
    lease: Lease
    clock: Callable[[], datetime]
    limits: Mapping[str, Limits]
    address: str | None = None
    counted: Callable[[str, str], None] = lambda channel, state: None
    _lanes: dict[str, Lane] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    _settled: list[Callable[[Store], Awaitable[None]]] = field(default_factory=list)
    _settling: asyncio.Task[None] | None = None
    _look: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Sender:
        for name, channel in self.channels.items():
            limits = self.limits[name]
            self._lanes[name] = Lane(
                channel,
                limits,
                Pace(limits.rate, max(1.0, limits.rate / 10)),
                asyncio.Semaphore(limits.parallel),
            )
        self.turns.committed.append(self.committed)
        self._look.set()
        self._task = asyncio.create_task(self._sweep(), name="sender")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stops. Messages under way may finish; others stay in the mailbox."""
        tasks = [task for lane in self._lanes.values() for task in lane.serving.values()]
        for task in [self._task, *tasks]:
            if task is not None:
                task.cancel()
        await asyncio.gather(
            *(task for task in [self._task, *tasks] if task is not None), return_exceptions=True
        )
        if self._settling is not None:
            with contextlib.suppress(Exception):
                await self._settling
        with contextlib.suppress(Exception):
            await self._settle_now()

    def committed(self, store: Store) -> None:
        """Takes over what a transaction has just put into the mailbox for us."""
        for row in store.posted:
            if row["settled_at"] is None:
                self._accept(mailbox.letter(row))
        if "mail" in store.wake:
            self.look()

    def look(self) -> None:
        """There may be something in the mailbox that nobody has taken yet."""
        self._look.set()

    async def idle(self) -> None:
        """Waits until nothing is waiting to be sent at once and what was is written down."""
        while True:
            tasks = [task for lane in self._lanes.values() for task in lane.serving.values()]
            if tasks:
                await asyncio.wait(tasks)
            elif self._settling is not None:
                await asyncio.wait([self._settling])
            else:
                return

    # What there is to send.

    async def _sweep(self) -> None:
        while True:
            # Not wait_for: on Python 3.11 it can swallow a cancellation.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SWEEP):
                    await self._look.wait()
            self._look.clear()
            try:
                await self._claim()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("the mailbox cannot be read: %s", type(error).__name__)
                await asyncio.sleep(1)
                self._look.set()

    async def _claim(self) -> None:
        # Most of the time there is nothing: that is found out without a transaction of our own.
        async with self.turns.database.read() as connection:
            holders = await mailbox.claimants(connection)
        dead = await self.lease.dead(holders)
        if not dead and 0 not in holders:
            return

        async def chore(store: Store) -> None:
            taken.clear()
            taken.extend(
                await mailbox.claim(store, self.channels, self.lease.me, dead, address=self.address)
            )

        taken: list[Letter] = []
        await self.turns.do(chore)
        for letter in taken:
            self._accept(letter)
        if len(taken) == 500:
            self.look()

    def _accept(self, letter: Letter) -> None:
        lane = self._lanes.get(letter.channel)
        if lane is None or letter.id in self._known:
            return
        self._known.add(letter.id)
        queue = lane.waiting.setdefault(letter.address, [])
        if letter.replaces:
            # An older answer to the same thing that has not left yet gives way, as it did in the
            # mailbox.
            for entry in [e for e in queue if e[2].replaces == letter.replaces]:
                queue.remove(entry)
                self._known.discard(entry[2].id)
            heapq.heapify(queue)
        heapq.heappush(queue, (letter.priority, letter.id, letter))
        if pulled := lane.pulled.get(letter.address):
            pulled.set()
        if letter.address not in lane.serving:
            task = asyncio.create_task(self._serve(lane, letter.address), name="serve")
            lane.serving[letter.address] = task

    # Sending.

    async def _serve(self, lane: Lane, address: str) -> None:
        """Sends one address its messages, one after the other."""
        try:
            while queue := lane.waiting.get(address):
                letter = queue[0][2]
                if letter.not_before is not None:
                    wait = (letter.not_before - self.clock()).total_seconds()
                    if wait > 0:
                        await self._pulled(lane, address, wait)
                        continue
                if lane.limits.window and await self._closed(lane, letter):
                    queue.remove((letter.priority, letter.id, letter))
                    heapq.heapify(queue)
                    self._known.discard(letter.id)
                    continue
                await self._paced(lane, letter)
                queue = lane.waiting.get(address, [])
                if not queue or queue[0][2] is not letter:
                    continue  # something more urgent came while we waited
                async with lane.slots:
                    again = await self._send(lane, letter)
                if not again:
                    queue.remove((letter.priority, letter.id, letter))
                    heapq.heapify(queue)
                    self._known.discard(letter.id)
        finally:
            lane.serving.pop(address, None)
            lane.pulled.pop(address, None)
            if not lane.waiting.get(address):
                lane.waiting.pop(address, None)

    async def _pulled(self, lane: Lane, address: str, wait: float) -> None:
        """Waits, but no longer than until something else comes for the same address."""
        pulled = lane.pulled.setdefault(address, asyncio.Event())
        pulled.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await pulled.wait()

    async def _closed(self, lane: Lane, letter: Letter) -> bool:
        """Whether the person has been silent for too long; then the message lies still."""
        window = lane.limits.window
        async with self.turns.database.read() as connection:
            heard = await people.heard_at(connection, letter.channel, letter.address)
        if window is None or (heard is not None and self.clock() - heard < window - MARGIN):
            return False
        id = letter.id

        async def wait(store: Store) -> None:
            mailbox.wait(store, id)

        self.counted(letter.channel, mailbox.WAITING)
        self._write(wait)
        return True

    async def _paced(self, lane: Lane, letter: Letter) -> None:
        limits = lane.limits
        if limits.chat_rate < 100:
            pace = lane.times.get(letter.address)
            if pace is None:
                if len(lane.times) > 10_000:
                    lane.times.clear()
                pace = lane.times[letter.address] = Pace(limits.chat_rate, limits.chat_burst)
            await pace.turn(letter.priority)
        await lane.pace.turn(letter.priority)

    async def _send(self, lane: Lane, letter: Letter) -> bool:
        """Sends one message; True when it must be tried again."""
        try:
            parcel = await self._parcel(letter)
            if letter.attempts and (known := await self._sent_already(lane, letter, parcel)):
                self._settle(letter, mailbox.SENT, platform_id=known)
                return False
            async with asyncio.timeout(PATIENCE):
                platform_id = await lane.channel.send(parcel)
        except TryLater as later:
            if later.whole:
                lane.pace.pause(later.after)
            return self._later(letter, later)
        except Refused as refused:
            if refused.ours:
                # Nothing will pass until staff have mended it; nobody's message is lost meanwhile.
                log.error("%s: our settings are at fault: %s", letter.channel, refused.why)
                lane.pace.pause(OURS_PAUSE)
                return self._later(letter, TryLater(OURS_PAUSE, refused.why))
            self._settle(letter, mailbox.REFUSED, why=refused.why)
        except Gone as gone:
            self._gone(lane, letter, gone)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            return self._unknown(letter, error)
        else:
            self._settle(letter, mailbox.SENT, platform_id=platform_id)
        return False

    async def _sent_already(self, lane: Lane, letter: Letter, parcel: Parcel) -> str | None:
        """Before something is said a second time: a platform that lists its messages is asked."""
        look = getattr(lane.channel, "sent", None)
        if not callable(look):
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                found = await look(parcel, letter.created_at)
        except Exception as error:
            log.info("%s cannot say what it sent: %s", letter.channel, type(error).__name__)
            return None
        return str(found) if found else None

    async def _parcel(self, letter: Letter) -> Parcel:
        package: Package | None = None
        if letter.file is not None:
            package = await self.enclosures.package(letter.file)
        return Parcel(
            letter.id,
            letter.address,
            letter.text,
            letter.locale,
            tuple(Button(**button) for button in letter.buttons),
            package,
        )

    def _later(self, letter: Letter, later: TryLater) -> bool:
        """Not now: again when the platform says, until the message is too old to matter."""
        now = self.clock()
        if now - letter.created_at > GIVE_UP:
            self._settle(letter, mailbox.REFUSED, why=f"put off for too long: {later}")
            return False
        letter.not_before = now + timedelta(seconds=max(later.after, 0.5))
        id, attempts, when = letter.id, letter.attempts, letter.not_before

        async def put_off(store: Store) -> None:
            mailbox.put_off(store, id, attempts, when)

        self._write(put_off)
        return True

    def _unknown(self, letter: Letter, error: Exception) -> bool:
        """Nobody knows whether it arrived. Sent once more, unless to many, then told."""
        letter.attempts += 1
        log.warning(
            "%s: outcome unknown (%s), attempt %d",
            letter.channel,
            type(error).__name__,
            letter.attempts,
        )
        if letter.priority in BULK or letter.attempts >= 2:
            self._settle(letter, mailbox.UNKNOWN, why=type(error).__name__)
            return False
        letter.not_before = self.clock() + timedelta(seconds=1)
        id, attempts, when = letter.id, letter.attempts, letter.not_before

        async def put_off(store: Store) -> None:
            mailbox.put_off(store, id, attempts, when)

        self._write(put_off)
        return True

    def _gone(self, lane: Lane, letter: Letter, gone: Gone) -> None:
        channel, address, moved = letter.channel, letter.address, gone.moved_to

        async def write(store: Store) -> None:
            if moved is not None:
                await people.move_address(store, (channel, address), (channel, moved))
            else:
                people.standing(store, channel, address, True, gone.why)

        self._write(write)
        others = [entry[2] for entry in lane.waiting.get(address, []) if entry[2] is not letter]
        for other in others:
            lane.waiting[address].remove((other.priority, other.id, other))
            self._known.discard(other.id)
        for one in [letter, *others]:
            if moved is None:
                self._settle(one, mailbox.GONE, why=gone.why)
            else:
                self._move(one, moved)

    def _move(self, letter: Letter, address: str) -> None:
        id = letter.id

        async def write(store: Store) -> None:
            mailbox.move(store, id, address)

        self._write(write)

    def _settle(
        self,
        letter: Letter,
        state: str,
        *,
        platform_id: str | None = None,
        why: str | None = None,
    ) -> None:
        id, last_word = letter.id, letter.person_id is None

        async def write(store: Store) -> None:
            if last_word:
                await mailbox.drop(store, id)
            else:
                mailbox.settle(store, id, state, platform_id=platform_id, why=why)

        self.counted(letter.channel, state)
        self._write(write)

    # Writing down what became of messages.

    def _write(self, chore: Callable[[Store], Awaitable[None]]) -> None:
        self._settled.append(chore)
        if self._settling is None:
            self._settling = asyncio.create_task(self._settle_soon(), name="settle")

    async def _settle_soon(self) -> None:
        try:
            while self._settled:
                try:
                    await self._settle_now(SETTLE_AFTER)
                except asyncio.CancelledError:
                    raise
                except Exception as error:
                    log.warning("not written down yet: %s", type(error).__name__)
                    await asyncio.sleep(1)
        finally:
            self._settling = None

    async def _settle_now(self, patience: float = 0.0) -> None:
        if not self._settled:
            return
        written = 0

        async def all_so_far(store: Store) -> None:
            nonlocal written
            written = len(self._settled)
            for chore in self._settled[:written]:
                await chore(store)

        await self.turns.do(all_so_far, patience=patience)
        del self._settled[:written]
