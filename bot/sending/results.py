"""Writes down what became of messages: with the next transaction, or soon in one of its own."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.base import Gone, Unavailable
from bot.turns.turns import Turns
from storage.database.away import reason
from storage.database.store import Store
from storage.messages import bill, claims, daily_limit, elsewhere, outbox, templates
from storage.messages.model import ASKED_FOR, GONE, SENT, WAITING, OutboxMessage
from storage.people import people

log = logging.getLogger("rembuk.sender")

# What became of messages is written with the next transaction, or without another after so many
# seconds: what is not written when the process dies is said twice.
SETTLE_AFTER = 0.02

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
    billed: bill.Kind | None = None
    address: str = ""
    # Where its reader was written to first.
    begins: tuple[str, str] | None = None


@dataclass(slots=True, eq=False)
class Results:
    """What became of messages, until it is written down. `settle_after`, seconds: for so long it
    waits for a transaction to go along with."""

    turns: Turns
    counted: Callable[[str, str], None]
    settle_after: float = SETTLE_AFTER
    billed: frozenset[str] = frozenset()  # channels whose messages cost something
    _notes: list[Note] = field(default_factory=list)
    _locked: set[int] = field(default_factory=set)
    _at_once: int = AT_ONCE
    _task: asyncio.Task[None] | None = None

    @property
    def under_way(self) -> asyncio.Task[None] | None:
        """The work that writes, while there is something to write."""
        return self._task

    def put_off(self, message: OutboxMessage, when: datetime) -> None:
        """It is tried again then."""
        message.not_before = when
        id, attempts, failed_at = message.id, message.attempts, message.failed_at

        async def later(store: Store) -> None:
            outbox.put_off(store, id, attempts, when, failed_at)

        self.write(later, id)

    def given_back(self, message: OutboxMessage) -> None:
        """It is not ours to send just now; nobody has it."""
        id = message.id

        async def give_back(store: Store) -> None:
            claims.release_claim(store, id)

        self.write(give_back, id)

    def waits(self, message: OutboxMessage, until: datetime | None = None) -> None:
        """It lies still until the person writes, or until then at least."""
        id, failed_at = message.id, message.failed_at

        async def wait(store: Store) -> None:
            outbox.wait(store, id, until=until, failed_at=failed_at)

        self.counted(message.channel, WAITING)
        self.write(wait, id)

    def limited(self, message: OutboxMessage) -> None:
        """The platform allows nobody more to be written to first today; it waits."""
        id, channel, address = message.id, message.channel, message.address

        async def wait(store: Store) -> None:
            await daily_limit.lower(store, channel, address)
            outbox.wait(store, id)

        self.write(wait, id)

    def text_refused(self, message: OutboxMessage, why: str) -> None:
        """The approved text as which it went is at fault; it waits."""
        id, channel, ref = message.id, message.channel, message.way or ""

        async def wait(store: Store) -> None:
            await templates.refused(store, channel, ref, why)
            outbox.wait(store, id)

        self.write(wait, id)

    def passed_over(self, ids: tuple[int, ...]) -> None:
        """They gave way to newer ones."""

        async def write(store: Store) -> None:
            await outbox.passed_over(store, ids)

        self.write(write, *ids)

    def reworded(self, message: OutboxMessage) -> None:
        """Its text has changed."""
        id, text = message.id, message.text

        async def write(store: Store) -> None:
            outbox.reworded(store, id, text)

        self.write(write, id)

    def nobody_at(self, channel: str, address: str, gone: Gone) -> None:
        """Nobody is at an address any more, or the chat has another one."""
        moved = gone.moved_to

        async def write(store: Store) -> None:
            if moved is not None:
                await people.move_address(store, (channel, address), (channel, moved))
            else:
                people.standing(store, channel, address, True, gone.why)
                await elsewhere.gone(store, channel, address, gone.why)

        self.write(write)

    def gone(self, message: OutboxMessage, why: str) -> None:
        """Nobody is at its address: it goes where its person is besides, if they are anywhere."""
        id, whose = message.id, message.person_id
        if whose is None or message.priority == ASKED_FOR:
            self.settle(message, GONE, why=why)
            return
        here = message.channel, message.address

        async def write(store: Store) -> None:
            if (to := await elsewhere.other(store, whose, here)) is not None:
                elsewhere.moves(store, id, to)
            else:
                outbox.settle(store, id, GONE, why=why)

        self.counted(message.channel, GONE)
        self.write(write, id)

    def move(self, message: OutboxMessage, address: str) -> None:
        id = message.id

        async def write(store: Store) -> None:
            outbox.move(store, id, address)

        self.write(write, id)

    def settle(
        self,
        message: OutboxMessage,
        state: str,
        *,
        platform_id: str | None = None,
        why: str | None = None,
        shown: str | None = None,
    ) -> None:
        """What became of it. `shown` is how it read where it went as an approved text."""
        id, last_word = message.id, message.person_id is None
        # Nothing that came in between leaves a question standing above it; to somebody who has been
        # silent for long there is none to say.
        again = message.under and state == SENT and shown is None
        asks = message.person_id if again else None

        async def write(store: Store) -> None:
            if last_word:
                await outbox.drop(store, id)
            else:
                outbox.settle(store, id, state, platform_id=platform_id, why=why, shown=shown)
            if asks is not None:
                await self.turns.ask_again(store, asks)

        self.counted(message.channel, state)
        billed: bill.Kind | None = None
        if state == SENT and message.channel in self.billed:
            kind = bill.REPLY if shown is None else bill.UTILITY
            billed = message.channel, kind, bill.country_of(message.address)
        begins = (message.channel, message.address) if shown is not None else None
        self._note(Note((id,), write, billed, message.address, begins))

    def write(self, write: Write, *ids: int) -> None:
        self._note(Note(ids, write))

    def _note(self, note: Note) -> None:
        self._notes.append(note)
        if self._task is None:
            self._task = asyncio.create_task(self._soon(), name="settle")

    async def _soon(self) -> None:
        try:
            while self._notes:
                try:
                    await self.now(self.settle_after)
                    self._at_once = AT_ONCE
                except asyncio.CancelledError:
                    raise
                except Unavailable:
                    await asyncio.sleep(1)
                except Exception as error:
                    log.error("not written down yet: %s", reason(error))
                    if self._at_once == 1:
                        self._notes.append(self._notes.pop(0))
                        await asyncio.sleep(1)
                    # One by one, so that what cannot be written keeps nothing else back.
                    self._at_once = 1
                else:
                    if self._locked and not any(self._free(note) for note in self._notes):
                        await asyncio.sleep(LOCKED_AGAIN)
        finally:
            self._task = None

    def _free(self, note: Note) -> bool:
        return self._locked.isdisjoint(note.ids)

    async def now(self, patience: float = 0.0) -> None:
        if not self._notes:
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
            for note in self._notes:
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
            if went := [(note.billed, note.address) for note in done if note.billed is not None]:
                await _bill(store, went)
            begun = {note.begins for note in done if note.begins is not None}
            for channel in sorted({channel for channel, _ in begun}):
                some = [address for of, address in begun if of == channel]
                await daily_limit.begins(store, channel, some)

        await self.turns.do(all_so_far, patience=patience)
        self._locked = set(locked)
        gone = {id(note) for note in done}
        self._notes = [note for note in self._notes if id(note) not in gone]


async def _bill(store: Store, went: Sequence[tuple[bill.Kind, str]]) -> None:
    """Counts messages that went, by kind, channel and country; what cost nothing by itself."""
    free = await people.written_free(store, {(of[0], address) for of, address in went})
    counted = Counter(
        (of[0], bill.ENTRY, of[2]) if (of[0], address) in free else of for of, address in went
    )
    await bill.add(store, counted)
