"""What waits for a transaction: in which order it is taken, and what is held meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.channels.base import News, Unavailable
from handlers.conversation.messages import Incoming
from storage.database.store import Store

# Turns in one transaction at the most: enough to share an fsync, few enough to answer soon.
MOST = 64

# Rounds of the loop without another message, after which a batch begins.
ROUNDS = 4

# Of them, so many of one person while others wait: whoever floods us costs others the time of so
# many turns and no more (twice as many where nobody else waited yet).
FEW = 2

# Turns that may wait; beyond it a channel is told to come again, before memory runs out.
MOST_WAITING = 5_000

# So many of them may be one person's.
MOST_OF_ONE = MOST_WAITING // 2

# What somebody else has locked is tried again after so many seconds, twice as long each time: where
# a look costs nothing, and where it made others wait. After the longest it is given up.
HELD_PERSON, HELD_ROW, HELD_LONGEST = (0.005, 0.05), (0.1, 2.0), 60.0

T = TypeVar("T")

# A piece of work in a transaction, and what it gives.
Chore = Callable[[Store], Awaitable[T]]


@dataclass(frozen=True, slots=True)
class Done:
    """A turn that has been committed. `asking` is the question now open, "form.question"."""

    asking: str | None = None
    repeated: bool = False
    ignored: bool = False  # a platform's word on a message that changes nothing
    early: bool = False  # one that may count in a moment


@dataclass(slots=True, eq=False)
class Waiting:
    """Something to be done in a transaction, and who waits for it."""

    what: News | Chore[object]
    done: asyncio.Future[object]
    result: object = field(default_factory=Done)  # Done of news, of a chore what it gives
    apologise: bool = True  # for a fault of ours, and keep the message; else raise it
    # Held by a lock of somebody else: since when and how often, in the loop's time; `alone` where
    # others would have to wait for the same lock.
    held_since: float = 0.0
    holds: int = 0
    again_at: float = 0.0
    alone: bool = False
    commits: int = 0  # how many there had been when it came

    @property
    def key(self) -> tuple[str, str] | None:
        """Whose it is: one person's messages are taken in their order."""
        what = self.what
        return (what.channel, what.address) if isinstance(what, Incoming) else None


class Queue:
    """What has come and is not done: `waiting` for a transaction, `held` by somebody else's lock.
    `commits` counts transactions; `spoken` says with which of them somebody was last spoken to,
    while messages wait that came before it."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.held: list[Waiting] = []
        self.arrived = asyncio.Event()
        self.commits = 0
        self.spoken: dict[tuple[str, str], int] = {}
        self._of_one: Counter[tuple[str, str]] = Counter()
        self._timer: asyncio.TimerHandle | None = None

    def close(self) -> None:
        """Nothing more is taken: who waits is told so."""
        if self._timer is not None:
            self._timer.cancel()
        for waiting in (*self.waiting, *self.held):
            if not waiting.done.done():
                waiting.done.set_exception(Unavailable("stopping"))

    async def put(
        self, what: News | Chore[object], patience: float = 0.0, *, apologise: bool = True
    ) -> object:
        """Waits until it has been done, and gives what it gave. For so many seconds (`patience`) it
        waits for others to come along, rather than have a transaction to itself. Raises
        Unavailable."""
        loop = asyncio.get_running_loop()
        waiting = Waiting(what, loop.create_future(), apologise=apologise, commits=self.commits)
        key = waiting.key
        if len(self.waiting) >= MOST_WAITING or (key and self._of_one[key] >= MOST_OF_ONE):
            raise Unavailable("too much at once")
        self.waiting.append(waiting)
        if key is not None:
            self._of_one[key] += 1
        timer = None
        if patience:
            timer = loop.call_later(patience, self.arrived.set)
        else:
            self.arrived.set()
        try:
            return await waiting.done
        finally:
            if timer is not None:
                timer.cancel()
            if key is not None:
                self._of_one[key] -= 1
                if not self._of_one[key]:
                    del self._of_one[key]

    def next(self) -> list[Waiting]:
        """What the next transaction does: what came first, but only a few of one person's while
        others wait, and nothing of somebody of whom something earlier is held."""
        few = not self.held and len(self.waiting) <= FEW
        if few and not any(each.alone for each in self.waiting):
            batch, self.waiting = self.waiting, []
            return batch
        held = {each.key for each in self.held} - {None}
        batch, more, rest = [], [], []
        taken: Counter[tuple[str, str]] = Counter()
        for waiting in self.waiting:
            key = waiting.key
            if key in held:
                self.held.append(waiting)
            elif waiting.alone and not batch:
                batch = [waiting]
            elif (batch and batch[0].alone) or waiting.alone or len(batch) == MOST:
                rest.append(waiting)
            elif key is None or taken[key] < FEW:
                batch.append(waiting)
                if key is not None:
                    taken[key] += 1
            else:
                more.append(waiting)
        # Nor many more when nobody else waits yet: whoever comes next waits for this transaction.
        room = 0 if batch and batch[0].alone else min(FEW, MOST - len(batch))
        self.waiting = more[room:] + rest
        return batch + more[:room]

    async def gathered(self) -> None:
        """Lets those come along whose messages have arrived but have not been read yet: a few
        rounds of the loop, which cost nothing when it has nothing else to do."""
        rounds, before = 0, 0
        while rounds < ROUNDS and len(self.waiting) < MOST:
            await asyncio.sleep(0)
            if len(self.waiting) > before:
                rounds, before = 0, len(self.waiting)
            rounds += 1

    def done(self, batch: Sequence[Waiting], held: list[Waiting]) -> None:
        """A batch has been committed, but for those that are `held`."""
        self.commits += 1
        if self.waiting or self.held:
            done = (each for each in batch if each not in held)
            self.spoken |= {each.key: self.commits for each in done if each.key is not None}
        else:
            self.spoken.clear()

    def spoken_since(self, waiting: Waiting) -> bool:
        """Whether somebody has been spoken to since their message came."""
        return waiting.key is not None and self.spoken.get(waiting.key, 0) > waiting.commits

    def hold(self, held: list[Waiting]) -> None:
        """What somebody else has locked: again in a moment, and what comes of the same people
        meanwhile after it."""
        now = asyncio.get_running_loop().time()
        for waiting in held:
            waiting.held_since = waiting.held_since or now
            if now - waiting.held_since > HELD_LONGEST:
                if not waiting.done.done():
                    waiting.done.set_exception(Unavailable("held by a lock"))
                continue
            first, longest = HELD_ROW if waiting.alone else HELD_PERSON
            waiting.again_at = now + min(first * 2 ** min(waiting.holds, 10), longest)
            waiting.holds += 1
            self.held.append(waiting)
        self._wait_for_held()

    def _wait_for_held(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self.held:
            when = min(each.again_at for each in self.held if each.again_at)
            self._timer = asyncio.get_running_loop().call_at(when, self._held_again)

    def _held_again(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time()
        due: list[Waiting] = []
        left: list[Waiting] = []
        behind: set[tuple[str, str] | None] = set()
        for waiting in self.held:
            if waiting.again_at <= now and (waiting.key is None or waiting.key not in behind):
                due.append(waiting)
            else:
                left.append(waiting)
                behind.add(waiting.key)
        self.held, self.waiting = left, due + self.waiting
        self._wait_for_held()
        self.arrived.set()
