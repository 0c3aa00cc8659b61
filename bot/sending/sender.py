"""Sends what was taken from the mailbox: in order for each person, replies first; tries later, or
gives up.

Each message is one call to a platform. What became of it is written down with the next
transaction; a process that dies in between has its messages sent once more by the next.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import locales
from bot.channels.base import (
    Button,
    Channel,
    Gone,
    Limits,
    Package,
    Parcel,
    Refused,
    TryLater,
    Unavailable,
)
from bot.sending.enclosures import Enclosures
from bot.sending.rates import Pace
from bot.turns.turns import MARGIN, Turns
from handlers.conversation import messages
from storage.database.away import reason
from storage.database.store import Store
from storage.messages import claims, outbox
from storage.messages import model as model_of_messages
from storage.messages.model import (
    ASKED_FOR,
    GONE,
    PROGRESS,
    REFUSED,
    SENT,
    UNKNOWN,
    WAITING,
    Letter,
)
from storage.people import people

log = logging.getLogger("rembuk.sender")

# What became of messages is written with the next transaction, or without another after so many
# seconds: what is not written when the process dies is said twice.
SETTLE_AFTER = 0.02

# A channel whose settings are wrong is tried again this often, seconds.
OURS_PAUSE = 60.0

# What a message is made of (a file, rows) could not be read: tried again this often, seconds.
NOT_READY = 5.0

# What failed at our side before a message was sent is tried again after so many seconds.
OURS_AGAIN = 1.0

# When the program is told to stop: for so many seconds what can go still goes, then calls under way
# may take so long to end. What is left the next process sends.
GRACE, FINISH = 3.0, 3.0

# A message that a platform keeps putting off is given up after this long.
GIVE_UP = timedelta(hours=24)

# Of the calls under way at once, so many are kept free of mailings.
KEPT_FREE = 8

# Messages of mailings in memory: so many seconds' worth, within these bounds.
BULK_SECONDS, BULK_LEAST, BULK_MOST = 2.0, 50, 2_000


# Nobody reads so many answers at once: from here on answers to one person are merged. For that it
# waits for a lull, this many seconds without another, and not longer than so many.
MANY = 20
LULL, LONGEST_LULL = 2.0, 30.0

# What begins `about` of a message that is said only once: a code that nobody can ask for again, a
# file of theirs that went wrong.
SAID_ONCE = (messages.INVITATION, "file:")

# What became of so many messages is written in one transaction: others wait for it.
AT_ONCE = 500

# Of what was locked by somebody else is looked at again after so many seconds.
LOCKED_AGAIN = 0.5

Write = Callable[[Store], Awaitable[None]]


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """What became of some messages, to be written down."""

    ids: tuple[int, ...]
    write: Write


def _given_back(id: int) -> Write:
    async def write(store: Store) -> None:
        claims.release_claim(store, id)

    return write


def _passed_over(queue: list[Letter]) -> list[Letter]:
    """Which of somebody's waiting answers may give way to the newest, oldest first: what only shows
    where the conversation stands, or can be asked for again. Never a step of a proposal with its
    number, what is said only once, or what nobody asked for; of a file the newest stays."""
    found: list[Letter] = []
    files: set[tuple[str, str]] = set()
    for letter in sorted(queue, key=lambda each: each.id, reverse=True):
        if letter.priority != ASKED_FOR or letter.person_id is None:
            continue
        if letter.proposal_id is not None or (letter.about or "").startswith(SAID_ONCE):
            continue
        if letter.file is not None:
            file = (str(letter.file["kind"]), str(letter.file["ref"]))
            if file not in files:
                files.add(file)
                continue
        found.append(letter)
    return found[::-1]


@dataclass(slots=True, eq=False)
class Lane:
    """One channel: its pace, and for each address what waits for it."""

    channel: Channel
    limits: Limits
    pace: Pace
    slots: asyncio.Semaphore
    bulk_slots: asyncio.Semaphore
    waiting: dict[str, list[Letter]] = field(default_factory=dict)
    serving: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    pulled: dict[str, asyncio.Event] = field(default_factory=dict)
    times: dict[str, Pace] = field(default_factory=dict)  # the pace of chats spoken to lately
    places: dict[str, tuple[Pace, asyncio.Future[None]]] = field(default_factory=dict)
    bulk: int = 0  # messages of mailings in memory
    calling: dict[str, Letter] = field(default_factory=dict)  # whose call is under way
    # For each address the message that says how many answers were passed over, and how many.
    said: dict[str, tuple[int, int]] = field(default_factory=dict)

    @staticmethod
    def of(channel: Channel, limits: Limits) -> Lane:
        return Lane(
            channel,
            limits,
            Pace(limits.rate, max(1.0, limits.rate / 50)),
            asyncio.Semaphore(limits.parallel),
            asyncio.Semaphore(max(1, limits.parallel - KEPT_FREE)),
        )

    @property
    def want(self) -> int:
        """How many messages of mailings to have in memory."""
        return int(min(max(self.limits.rate * BULK_SECONDS, BULK_LEAST), BULK_MOST))

    @property
    def room(self) -> int:
        """How many more of them may be taken; none before half of what there was has gone."""
        return self.want - self.bulk if self.bulk <= self.want // 2 else 0


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
    # Called when there is room for more messages of mailings.
    hungry: Callable[[], None] = lambda: None
    # Mailings of which nothing is to be sent now: paused, stopped, or it is night.
    halted: frozenset[int] = frozenset()
    lanes: dict[str, Lane] = field(default_factory=dict)
    # Messages that a transaction gave us of which nobody knows whether it was committed, and when.
    doubtful: dict[int, float] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    stopping: bool = False  # only what can go at once still goes
    stopped: bool = False  # nothing new goes
    _settled: list[Note] = field(default_factory=list)
    _locked: set[int] = field(default_factory=set)
    _at_once: int = AT_ONCE
    _settling: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Sender:
        for name, channel in self.channels.items():
            self.lanes[name] = Lane.of(channel, self.limits[name])
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
        cut = [letter for lane in self.lanes.values() for letter in lane.calling.values()]
        tasks = self._tasks(calling=False)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        left = [
            letter
            for lane in self.lanes.values()
            for queue in lane.waiting.values()
            for letter in queue
        ]
        for lane in self.lanes.values():
            lane.waiting.clear()
        with contextlib.suppress(Exception):
            async with asyncio.timeout(FINISH):
                if self._settling is not None:
                    await self._settling
                await self._hand_over(left, cut)

    def _tasks(self, *, calling: bool) -> list[asyncio.Task[None]]:
        """What serves somebody; only those whose call is under way, with `calling`."""
        return [
            task
            for lane in self.lanes.values()
            for address, task in lane.serving.items()
            if not calling or address in lane.calling
        ]

    async def _hand_over(self, left: list[Letter], cut: list[Letter]) -> None:
        """Messages that have not gone are for the next process. Of a call that was `cut` off nobody
        knows how it ended."""
        for letter in cut:
            letter.attempts += 1
            self._put_off(letter, self.clock())
        await self._settle_now()
        for start in range(0, len(left), AT_ONCE):
            ids = [each.id for each in left[start : start + AT_ONCE]]

            async def chore(store: Store, ids: list[int] = ids) -> None:
                await claims.hand_over(store, ids)

            await self.turns.do(chore)

    def committed(self, store: Store) -> None:
        """Takes over what a transaction has just put into the mailbox for us."""
        for row in store.posted:
            if row["settled_at"] is None:
                self.accept(model_of_messages.letter(row))

    def unsure(self, store: Store) -> None:
        """What a transaction would have put into the mailbox for us, if it did after all."""
        now = asyncio.get_running_loop().time()
        ours = [row["id"] for row in store.posted if row["settled_at"] is None]
        self.doubtful |= dict.fromkeys([*ours, *store.claimed], now)

    @property
    def busy(self) -> bool:
        """Whether something is being sent, or what became of it is not written down yet."""
        return self._settling is not None or any(lane.serving for lane in self.lanes.values())

    async def idle(self) -> None:
        """Waits until nothing of what was taken is waiting to be sent, and what was is written
        down."""
        while True:
            tasks = [task for lane in self.lanes.values() for task in lane.serving.values()]
            if tasks:
                await asyncio.wait(tasks)
            elif self._settling is not None:
                await asyncio.wait([self._settling])
            else:
                return

    def accept(self, letter: Letter) -> None:
        """A message that this process is to send."""
        self.doubtful.pop(letter.id, None)
        lane = self.lanes.get(letter.channel)
        if lane is None or letter.id in self._known:
            return
        self._known.add(letter.id)
        lane.bulk += letter.mailing_id is not None
        queue = lane.waiting.setdefault(letter.address, [])
        if letter.replaces:
            # An older answer to the same thing that has not left yet gives way, as it did in the
            # mailbox.
            for older in [each for each in queue if each.replaces == letter.replaces]:
                self._drop(lane, older)
        queue.append(letter)
        if pulled := lane.pulled.get(letter.address):
            pulled.set()
        if place := lane.places.get(letter.address):
            place[0].hurry(place[1], letter.priority)
        if letter.address not in lane.serving and not self.stopped:
            task = asyncio.create_task(self._serve(lane, letter.address), name="serve")
            lane.serving[letter.address] = task

    def _drop(self, lane: Lane, letter: Letter) -> None:
        """It is not ours to send any more."""
        self._known.discard(letter.id)
        lane.waiting[letter.address].remove(letter)
        if letter.mailing_id is not None:
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
            lane.pulled.pop(address, None)
            lane.said.pop(address, None)
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
        letter = self._first(queue)
        if letter is None:
            if self.stopping:
                return False
            times = [each.not_before for each in queue if each.not_before is not None]
            await self._pulled(lane, address, (min(times) - self.clock()).total_seconds())
            return True
        if letter.mailing_id in self.halted:
            self._drop(lane, letter)
            self._write(_given_back(letter.id), letter.id)
            return True
        if lane.limits.window and await self._closed(lane, letter):
            self._drop(lane, letter)
            return True
        await self._paced(lane, letter)
        if self._first(lane.waiting.get(address, [])) is not letter:
            return True  # something more urgent came while we waited
        async with self._slot(lane, letter):
            # Paused while it waited: looked at once more, and given back.
            if letter.mailing_id in self.halted or self.stopped:
                return True
            lane.calling[address] = letter
            try:
                again = await self._send(lane, letter)
            finally:
                lane.calling.pop(address, None)
        if not again:
            self._drop(lane, letter)
        return True

    async def _merge(self, lane: Lane, address: str) -> None:
        """Somebody's messages come faster than they can be answered. When there is a lull, only the
        last answer still goes, and before it how many were passed over: said once."""
        loop = asyncio.get_running_loop()
        queue = lane.waiting[address]
        passed = _passed_over(queue)
        if len(passed) <= MANY:
            return
        until = loop.time() + LONGEST_LULL
        newest = None
        while not self.stopping and newest != queue[-1].id and loop.time() < until:
            newest = queue[-1].id
            await asyncio.sleep(self.lull)
        passed = _passed_over(queue)
        if passed[-1].id == max(each.id for each in queue if each.priority == ASKED_FOR):
            passed.pop()
        summary, before = passed.pop(), lane.said.get(address, (0, 0))
        count = len(passed) + 1 + (before[1] - 1 if before[0] in {e.id for e in passed} else 0)
        for start in range(0, len(passed), AT_ONCE):
            self._pass_over(lane, passed[start : start + AT_ONCE])
        lane.said[address] = summary.id, count
        summary.text = locales.text(summary.locale, "answers-passed-over", n=count)
        summary.buttons = []
        id, text = summary.id, summary.text

        async def say(store: Store) -> None:
            outbox.reworded(store, id, text)

        self._write(say, id)
        log.info("%s: %d answers to one person were passed over", lane.channel.name, count)

    def _pass_over(self, lane: Lane, passed: list[Letter]) -> None:
        ids = tuple(each.id for each in passed)
        gone = set(ids)
        for id in ids:
            self._known.discard(id)
        queue = lane.waiting[passed[0].address]
        queue[:] = [each for each in queue if each.id not in gone]

        async def write(store: Store) -> None:
            await outbox.passed_over(store, ids)

        self._write(write, *ids)

    def _first(self, queue: list[Letter]) -> Letter | None:
        """The most urgent message that may go now."""
        now = self.clock()
        ready = [each for each in queue if each.not_before is None or each.not_before <= now]
        return min(ready, key=lambda each: (each.priority, each.id), default=None)

    @contextlib.asynccontextmanager
    async def _slot(self, lane: Lane, letter: Letter) -> AsyncIterator[None]:
        if letter.mailing_id is None:
            async with lane.slots:
                yield
        else:
            async with lane.bulk_slots, lane.slots:
                yield

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
            outbox.wait(store, id)

        self.counted(letter.channel, WAITING)
        self._write(wait, id)
        return True

    async def _paced(self, lane: Lane, letter: Letter) -> None:
        limits = lane.limits
        if limits.chat_rate < 100:
            pace = lane.times.get(letter.address)
            if pace is None:
                if len(lane.times) > 10_000:
                    lane.times.clear()
                pace = lane.times[letter.address] = Pace(limits.chat_rate, limits.chat_burst)
            await self._in_row(lane, pace, letter)
        await self._in_row(lane, lane.pace, letter)

    async def _in_row(self, lane: Lane, pace: Pace, letter: Letter) -> None:
        """Waits for a turn; a more urgent message to the same address moves it forward."""
        place = pace.place(letter.priority)
        if place is None:
            return
        lane.places[letter.address] = (pace, place)
        try:
            await place
        finally:
            lane.places.pop(letter.address, None)

    async def _send(self, lane: Lane, letter: Letter) -> bool:
        """Sends one message; True when it must be tried again."""
        try:
            # Apart from the call: what fails here has certainly not been sent.
            parcel = await self._prepared(lane, letter)
            if letter.attempts and (known := await self._sent_already(lane, letter, parcel)):
                self._settle(letter, SENT, platform_id=known)
                return False
            async with asyncio.timeout(lane.limits.patience):
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
            self._settle(letter, REFUSED, why=refused.why)
        except Gone as gone:
            self._gone(lane, letter, gone)
        except asyncio.CancelledError:
            raise
        except Exception as error:
            return self._unknown(letter, error)
        else:
            self._settle(letter, SENT, platform_id=platform_id)
        return False

    async def _sent_already(self, lane: Lane, letter: Letter, parcel: Parcel) -> str | None:
        """Before something is said a second time: a platform that lists its messages is asked."""
        look = getattr(lane.channel, "sent", None)
        if not callable(look):
            return None
        try:
            async with asyncio.timeout(lane.limits.patience):
                found = await look(parcel, letter.created_at)
        except Exception as error:
            log.info("%s cannot say what it sent: %s", letter.channel, type(error).__name__)
            return None
        return str(found) if found else None

    async def _prepared(self, lane: Lane, letter: Letter) -> Parcel:
        """The parcel, with all that is read for it. Raises TryLater while something cannot be."""
        try:
            async with asyncio.timeout(lane.limits.patience):
                parcel = await self._parcel(letter)
                if parcel.file is None or not lane.limits.carries:
                    return parcel
                data = await parcel.file.load()
        except (TryLater, Refused):
            raise
        except Exception as error:
            log.info("a message is not ready: %s", type(error).__name__)
            raise TryLater(NOT_READY, f"not ready: {type(error).__name__}") from error

        async def loaded() -> bytes:
            return data

        return dataclasses.replace(parcel, file=dataclasses.replace(parcel.file, load=loaded))

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
            await self._renewed(letter),
        )

    async def _renewed(self, letter: Letter) -> str | None:
        """The platform's id of the message that this one renews."""
        if not (letter.replaces or "").startswith(PROGRESS) or letter.person_id is None:
            return None
        async with self.turns.database.read() as connection:
            return await outbox.sent_as(connection, letter.person_id, letter.replaces or "")

    def _later(self, letter: Letter, later: TryLater) -> bool:
        """Not now: again when the platform says, until the message is too old to matter."""
        now = self.clock()
        if now - letter.created_at > GIVE_UP:
            self._settle(letter, REFUSED, why=f"put off for too long: {later}")
            return False
        self._put_off(letter, now + timedelta(seconds=max(later.after, 0.5)))
        return True

    def _put_off(self, letter: Letter, when: datetime) -> None:
        letter.not_before = when
        id, attempts = letter.id, letter.attempts

        async def put_off(store: Store) -> None:
            outbox.put_off(store, id, attempts, when)

        self._write(put_off, id)

    def _unknown(self, letter: Letter, error: Exception) -> bool:
        """Nobody knows whether it arrived. Sent once more, unless to many, then told."""
        letter.attempts += 1
        log.warning(
            "%s: outcome unknown (%s), attempt %d",
            letter.channel,
            type(error).__name__,
            letter.attempts,
        )
        if letter.mailing_id is not None or letter.attempts >= 2:
            self._settle(letter, UNKNOWN, why=type(error).__name__)
            return False
        self._put_off(letter, self.clock() + timedelta(seconds=1))
        return True

    def _gone(self, lane: Lane, letter: Letter, gone: Gone) -> None:
        channel, address, moved = letter.channel, letter.address, gone.moved_to

        async def write(store: Store) -> None:
            if moved is not None:
                await people.move_address(store, (channel, address), (channel, moved))
            else:
                people.standing(store, channel, address, True, gone.why)

        self._write(write)
        others = [each for each in lane.waiting.get(address, []) if each is not letter]
        for other in others:
            self._drop(lane, other)
        for one in [letter, *others]:
            if moved is None:
                self._settle(one, GONE, why=gone.why)
            else:
                self._move(one, moved)

    def _move(self, letter: Letter, address: str) -> None:
        id = letter.id

        async def write(store: Store) -> None:
            outbox.move(store, id, address)

        self._write(write, id)

    def _settle(
        self,
        letter: Letter,
        state: str,
        *,
        platform_id: str | None = None,
        why: str | None = None,
    ) -> None:
        id, last_word = letter.id, letter.person_id is None
        # Nothing that came in between leaves a question standing above it.
        asks = letter.person_id if letter.under and state == SENT else None

        async def write(store: Store) -> None:
            if last_word:
                await outbox.drop(store, id)
            else:
                outbox.settle(store, id, state, platform_id=platform_id, why=why)
            if asks is not None:
                await self.turns.ask_again(store, asks)

        self.counted(letter.channel, state)
        self._write(write, id)

    # Writing down what became of messages.

    def _write(self, write: Write, *ids: int) -> None:
        self._settled.append(Note(ids, write))
        if self._settling is None:
            self._settling = asyncio.create_task(self._settle_soon(), name="settle")

    async def _settle_soon(self) -> None:
        try:
            while self._settled:
                try:
                    await self._settle_now(self.settle_after)
                    self._at_once = AT_ONCE
                except asyncio.CancelledError:
                    raise
                except Unavailable:
                    await asyncio.sleep(1)
                except Exception as error:
                    log.error("not written down yet: %s", reason(error))
                    if self._at_once == 1:
                        self._settled.append(self._settled.pop(0))
                        await asyncio.sleep(1)
                    # One by one, so that what cannot be written keeps nothing else back.
                    self._at_once = 1
                else:
                    if self._locked and not any(self._free(note) for note in self._settled):
                        await asyncio.sleep(LOCKED_AGAIN)
        finally:
            self._settling = None

    def _free(self, note: Note) -> bool:
        return self._locked.isdisjoint(note.ids)

    async def _settle_now(self, patience: float = 0.0) -> None:
        if not self._settled:
            return
        done: list[Note] = []
        locked: set[int] = set()
        again = bool(self._locked)

        async def all_so_far(store: Store) -> None:
            nonlocal again
            done.clear()
            locked.clear()
            notes: list[Note] = []
            many = 0
            for note in self._settled:
                if notes and many + len(note.ids) > self._at_once:
                    break
                notes.append(note)
                many += max(1, len(note.ids))
            if again:
                # Somebody else has locked one of them: the others need not wait.
                locked.update(await claims.locked(store, [id for n in notes for id in n.ids]))
            again = True
            for note in notes:
                if locked.isdisjoint(note.ids):
                    await note.write(store)
                    done.append(note)

        await self.turns.do(all_so_far, patience=patience)
        self._locked = set(locked)
        gone = {id(note) for note in done}
        self._settled = [note for note in self._settled if id(note) not in gone]
