"""Takes what has arrived: one transaction for all that waits, one turn a message."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from bot.channels.base import Limits, News, Receipt, Standing, Unavailable
from bot.turns.handling import Handling
from bot.turns.outbox import OutboxWriter
from bot.turns.queue import Chore, Done, Queue, T, Waiting
from handlers import told
from handlers.conversation.messages import Incoming
from handlers.site import Site
from storage.database import locks
from storage.database.away import away, passing, reason
from storage.database.connections import Database, taken_already
from storage.database.ledger import Ledger
from storage.database.store import Notices, Store

log = logging.getLogger("rembuk.turn")

# How long a server may take over one batch with messages in it, seconds: who waits for an answer on
# WhatsApp is to be told within Twilio's 15, with another batch before theirs.
PATIENCE = 4.0


def _of_news(given: object) -> Done:
    assert isinstance(given, Done)  # noqa: S101, news have no other result
    return given


@dataclass(slots=True, eq=False)
class Turns:
    """The one place where a running program writes.

    Whoever calls `take` waits until their message has been committed. While one batch is being
    committed the next gathers; with nothing waiting a batch is one turn and waits for nobody.
    """

    database: Database
    site: Site
    post: OutboxWriter
    limits: Mapping[str, Limits]
    clock: Callable[[], datetime]
    committed: list[Callable[[Store], None]] = field(default_factory=list)
    # Called when nobody knows whether a transaction has been committed.
    unsure: list[Callable[[Store], None]] = field(default_factory=list)
    # Called when another process has stored something.
    woken: list[Callable[[], None]] = field(default_factory=list)
    counted: Callable[[str, int], None] = lambda what, n: None
    refused: Callable[[str, str], None] = lambda channel, why: None
    ledger: Ledger | None = None
    # Held while a message is taken: whoever waits for long is told.
    waits: Callable[[Incoming], contextlib.AbstractContextManager[None]] | None = None
    _queue: Queue = field(default_factory=Queue)
    _task: asyncio.Task[None] | None = None
    _notices: Notices = field(init=False)
    _handling: Handling = field(init=False)

    def __post_init__(self) -> None:
        self._notices = told.table(self.site)
        self._handling = Handling(
            self.site, self.limits, self.counted, self._queue.spoken_since, self.refused
        )

    async def __aenter__(self) -> Turns:
        locks.be_brief(self.database)
        self._task = asyncio.create_task(self._work(), name="turns")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self._queue.close()

    async def take(self, news: News) -> Done:
        """Handles news and returns once that is committed. Raises Unavailable when it cannot be:
        then nothing was done, and the same news may come again."""
        if self.waits is None or not isinstance(news, Incoming):
            return _of_news(await self._queue.put(news))
        with self.waits(news):
            return _of_news(await self._queue.put(news))

    async def retake(self, message: Incoming) -> Done:
        """As `take`, for a message that a fault of ours has kept from being taken: a fault is
        raised, and not told to the person once more."""
        return _of_news(await self._queue.put(message, apologise=False))

    async def do(self, chore: Chore[T], *, patience: float = 0.0) -> T:
        """Runs a piece of work in the next transaction and gives, once that is committed, what it
        gave; it may run twice if the first is undone.

        For so many seconds it waits for others to come along, rather than have a transaction to
        itself.
        """
        given = await self._queue.put(chore, patience)
        return cast(T, given)  # of this very chore, beside which it was kept

    async def _work(self) -> None:
        queue = self._queue
        while True:
            await queue.arrived.wait()
            await queue.gathered()
            batch = queue.next()
            if not queue.waiting:
                queue.arrived.clear()
            if not batch:
                continue
            try:
                held = await self._run(batch)
            except asyncio.CancelledError:
                queue.waiting = batch + queue.waiting
                raise
            except Exception as error:
                if len(batch) == 1 and locks.held(error):
                    batch[0].alone = True
                    held = batch
                else:
                    held = await self._again(batch, error)
            if held:
                queue.hold(held)

    async def _again(self, batch: list[Waiting], error: Exception) -> list[Waiting]:
        """A batch failed and was rolled back: once more as a whole where a repeat was in it, or
        where another connection may do. Of what may have been committed all the same, the repeat
        is known."""
        if not locks.held(error) and (taken_already(error) or passing(error)):
            try:
                return await self._run(batch, careful=True)
            except Exception as another:
                error = another
        if away(error) and not locks.held(error):
            # It would be the same for each, and each would wait as long.
            for waiting in batch:
                await self._failed(waiting, error)
            return []
        return await self._one_by_one(batch, error)

    async def _one_by_one(self, batch: list[Waiting], error: Exception) -> list[Waiting]:
        """Each of a batch alone, so that one cannot spoil others."""
        if len(batch) > 1:
            log.info("a batch of %d is taken one by one: %s", len(batch), type(error).__name__)
        held: list[Waiting] = []
        for waiting in batch:
            if waiting.key is not None and any(each.key == waiting.key for each in held):
                held.append(waiting)
                continue
            for attempt in (1, 2):
                try:
                    held += await self._run([waiting], careful=True)
                    break
                except Exception as again:
                    if locks.held(again):
                        waiting.alone = True
                        held.append(waiting)
                        break
                    if attempt == 1 and (passing(again) or taken_already(again)):
                        continue
                    await self._failed(waiting, again)
                    break
        return held

    async def _failed(self, waiting: Waiting, error: Exception) -> None:
        if waiting.done.done():
            return  # whoever asked has gone
        if away(error):
            self.database.outage.failed(error)
            waiting.done.set_exception(Unavailable(reason(error)))
            return
        if isinstance(waiting.what, Receipt | Standing):
            log.warning("not stored: %s", reason(error))
            waiting.done.set_exception(Unavailable(reason(error)))
            return
        if not isinstance(waiting.what, Incoming) or not waiting.apologise:
            waiting.done.set_exception(error)
            return
        # A fault of ours. The person is told, nothing of theirs changes, and the message does not
        # come again, because it would only fail again: it is kept, to be taken when that is mended.
        log.error("a turn failed", exc_info=error)
        self.counted("failed", 1)
        try:
            await self._run([waiting], careful=True, fault=error)
        except Exception as again:
            if away(again):
                self.database.outage.failed(again)
            else:
                log.error("a fault could not be told: %s", reason(again))
            waiting.done.set_exception(Unavailable(reason(again)))

    # One transaction.

    async def _run(
        self, batch: Sequence[Waiting], *, careful: bool = False, fault: Exception | None = None
    ) -> list[Waiting]:
        """Does a batch and commits; gives those that must wait for another process. Only a
        `careful` one looks for repeats beforehand; in another a repeat makes the commit fail. With
        a `fault` it only says so to who has written, and keeps the message."""
        tried: list[Store] = []
        try:
            async with self._in_time(batch), self.database.write() as transaction:
                store = Store(transaction, self._notices, self.post, self.clock(), self.ledger)
                tried.append(store)
                held = await self._handling.do(store, batch, careful, fault)
                await store.commit()
        except BaseException as error:
            # What a commit that was cut short has become, nobody can say.
            if tried and (not isinstance(error, Exception) or away(error)):
                for doubt in self.unsure:
                    doubt(tried[0])
            raise
        if self.database.outage.on:
            self.database.outage.worked()
        self._queue.done(batch, held)
        for tell in self.committed:
            tell(store)
        for waiting in batch:
            if waiting not in held and not waiting.done.done():
                waiting.done.set_result(waiting.result)
        return held

    def _in_time(self, batch: Sequence[Waiting]) -> contextlib.AbstractAsyncContextManager[Any]:
        """People do not wait for a server that is frozen. A file needs no such bound: SQLite says
        after ten seconds that another process has it locked."""
        news = not self.database.sqlite and any(not callable(each.what) for each in batch)
        return asyncio.timeout(PATIENCE) if news else contextlib.nullcontext()

    async def ask_again(self, store: Store, person_id: int) -> None:
        """The question that a person has open, once more: something came in between."""
        await self._handling.ask_again(store, person_id)
