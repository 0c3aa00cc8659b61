"""Takes what has arrived: one transaction for all that waits, one turn a message."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import locales
from bot.channels.base import Limits, News, Receipt, Standing, Unavailable, storable
from bot.turns import unread
from bot.turns.outbox import OutboxWriter
from handlers import reception, told
from handlers.conversation.messages import Attachment, FileKind, Incoming, Outgoing, Text
from handlers.conversation.talk import Talk
from handlers.routes import COMMANDS, FORMS, Takes
from handlers.turn import Place, Turn
from storage.database import locks
from storage.database.away import away, passing, reason
from storage.database.connections import Database, taken_already
from storage.database.ids import new_id
from storage.database.ledger import Ledger
from storage.database.store import Notices, Store
from storage.database.tables import inbox
from storage.messages import inbox as messages_inbox
from storage.messages import outbox
from storage.people import people
from storage.people.model import Person

log = logging.getLogger("rembuk.turn")

# Turns in one transaction at the most: enough to share an fsync, few enough to answer soon.
MOST = 64

# How long a server may take over one batch with messages in it, seconds: who waits for an answer on
# WhatsApp is to be told within Twilio's 15, with another batch before theirs.
PATIENCE = 4.0

# Rounds of the loop without another message, after which a batch begins.
ROUNDS = 4

# Of them, so many of one person while others wait.
FEW = 8

# A window closes this much earlier for us than for the platform: messages take a while.
MARGIN = timedelta(minutes=5)

# Turns that may wait; beyond it a channel is told to come again, before memory runs out.
MOST_WAITING = 5_000

# So many of them may be one person's.
MOST_OF_ONE = MOST_WAITING // 2

# What somebody else has locked is tried again after so many seconds, twice as long each time: where
# a look costs nothing, and where it made others wait. After the longest it is given up.
HELD_PERSON, HELD_ROW, HELD_LONGEST = (0.005, 0.05), (0.1, 2.0), 60.0

# A question that is asked again takes the place of one that has not left yet.
AGAIN = "again"

MENU = {name: command.needs for name, command in COMMANDS.items() if command.menu}

Chore = Callable[[Store], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Done:
    """A turn that has been committed. `asking` is the question now open, "form.question"."""

    asking: str | None = None
    repeated: bool = False
    ignored: bool = False  # a platform's word on a message that changes nothing


@dataclass(slots=True, eq=False)
class _Waiting:
    """Something to be done in a transaction, and who waits for it."""

    what: News | Chore
    done: asyncio.Future[Done]
    result: Done = field(default_factory=Done)
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


@dataclass(slots=True, eq=False)
class Turns:
    """The one place where a running program writes.

    Whoever calls `take` waits until their message has been committed. While one batch is being
    committed the next gathers; with nothing waiting a batch is one turn and waits for nobody.
    """

    database: Database
    place: Place
    post: OutboxWriter
    limits: Mapping[str, Limits]
    clock: Callable[[], datetime]
    committed: list[Callable[[Store], None]] = field(default_factory=list)
    # Called when nobody knows whether a transaction has been committed.
    unsure: list[Callable[[Store], None]] = field(default_factory=list)
    # Called when another process has stored something.
    woken: list[Callable[[], None]] = field(default_factory=list)
    counted: Callable[[str, int], None] = lambda what, n: None
    ledger: Ledger | None = None
    _waiting: list[_Waiting] = field(default_factory=list)
    _held: list[_Waiting] = field(default_factory=list)
    # With which commit somebody was last spoken to, while messages wait that came before it.
    _commits: int = 0
    _spoken: dict[tuple[str, str], int] = field(default_factory=dict)
    _of_one: Counter[tuple[str, str]] = field(default_factory=Counter)
    _timer: asyncio.TimerHandle | None = None
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None
    _notices: Notices = field(init=False)

    def __post_init__(self) -> None:
        self._notices = told.table(self.place)

    async def __aenter__(self) -> Turns:
        locks.be_brief(self.database)
        self._task = asyncio.create_task(self._work(), name="turns")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._timer is not None:
            self._timer.cancel()
        for waiting in (*self._waiting, *self._held):
            if not waiting.done.done():
                waiting.done.set_exception(Unavailable("stopping"))

    async def take(self, news: News) -> Done:
        """Handles news and returns once that is committed. Raises Unavailable when it cannot be:
        then nothing was done, and the same news may come again."""
        return await self._put(news)

    async def retake(self, message: Incoming) -> Done:
        """As `take`, for a message that a fault of ours has kept from being taken: a fault is
        raised, and not told to the person once more."""
        return await self._put(message, apologise=False)

    async def do(self, chore: Chore, *, patience: float = 0.0) -> None:
        """Runs a piece of work in the next transaction; it may run twice if the first is undone.

        For so many seconds it waits for others to come along, rather than have a transaction to
        itself.
        """
        await self._put(chore, patience)

    async def _put(
        self, what: News | Chore, patience: float = 0.0, *, apologise: bool = True
    ) -> Done:
        loop = asyncio.get_running_loop()
        waiting = _Waiting(what, loop.create_future(), apologise=apologise, commits=self._commits)
        key = waiting.key
        if len(self._waiting) >= MOST_WAITING or (key and self._of_one[key] >= MOST_OF_ONE):
            raise Unavailable("too much at once")
        self._waiting.append(waiting)
        if key is not None:
            self._of_one[key] += 1
        timer = None
        if patience:
            timer = loop.call_later(patience, self._arrived.set)
        else:
            self._arrived.set()
        try:
            return await waiting.done
        finally:
            if timer is not None:
                timer.cancel()
            if key is not None:
                self._of_one[key] -= 1
                if not self._of_one[key]:
                    del self._of_one[key]

    async def _work(self) -> None:
        while True:
            await self._arrived.wait()
            await self._gathered()
            batch = self._next()
            if not self._waiting:
                self._arrived.clear()
            if not batch:
                continue
            try:
                held = await self._run(batch)
            except asyncio.CancelledError:
                self._waiting = batch + self._waiting
                raise
            except Exception as error:
                if len(batch) == 1 and locks.held(error):
                    batch[0].alone = True
                    held = batch
                else:
                    held = await self._again(batch, error)
            if held:
                self._hold(held)

    def _next(self) -> list[_Waiting]:
        """What the next transaction does: what came first, but only a few of one person's while
        others wait, and nothing of somebody of whom something earlier is held."""
        few = not self._held and len(self._waiting) <= FEW
        if few and not any(each.alone for each in self._waiting):
            batch, self._waiting = self._waiting, []
            return batch
        held = {each.key for each in self._held} - {None}
        batch, more, rest = [], [], []
        taken: Counter[tuple[str, str]] = Counter()
        for waiting in self._waiting:
            key = waiting.key
            if key in held:
                self._held.append(waiting)
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
        self._waiting = more[room:] + rest
        return batch + more[:room]

    async def _gathered(self) -> None:
        """Lets those come along whose messages have arrived but have not been read yet: a few
        rounds of the loop, which cost nothing when it has nothing else to do."""
        rounds, before = 0, 0
        while rounds < ROUNDS and len(self._waiting) < MOST:
            await asyncio.sleep(0)
            if len(self._waiting) > before:
                rounds, before = 0, len(self._waiting)
            rounds += 1

    def _hold(self, held: list[_Waiting]) -> None:
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
            self._held.append(waiting)
        self._wait_for_held()

    def _wait_for_held(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._held:
            when = min(each.again_at for each in self._held if each.again_at)
            self._timer = asyncio.get_running_loop().call_at(when, self._held_again)

    def _held_again(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time()
        due: list[_Waiting] = []
        left: list[_Waiting] = []
        behind: set[tuple[str, str] | None] = set()
        for waiting in self._held:
            if waiting.again_at <= now and (waiting.key is None or waiting.key not in behind):
                due.append(waiting)
            else:
                left.append(waiting)
                behind.add(waiting.key)
        self._held, self._waiting = left, due + self._waiting
        self._wait_for_held()
        self._arrived.set()

    async def _again(self, batch: list[_Waiting], error: Exception) -> list[_Waiting]:
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

    async def _one_by_one(self, batch: list[_Waiting], error: Exception) -> list[_Waiting]:
        """Each of a batch alone, so that one cannot spoil others."""
        if len(batch) > 1:
            log.info("a batch of %d is taken one by one: %s", len(batch), type(error).__name__)
        held: list[_Waiting] = []
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

    async def _failed(self, waiting: _Waiting, error: Exception) -> None:
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
        self, batch: Sequence[_Waiting], *, careful: bool = False, fault: Exception | None = None
    ) -> list[_Waiting]:
        """Does a batch and commits; gives those that must wait for another process. Only a
        `careful` one looks for repeats beforehand; in another a repeat makes the commit fail. With
        a `fault` it only says so to who has written, and keeps the message."""
        tried: list[Store] = []
        try:
            async with self._in_time(batch), self.database.write() as connection:
                store = Store(connection, self._notices, self.post, self.clock(), self.ledger)
                tried.append(store)
                held = await self._done(store, batch, careful, fault)
                await store.commit()
        except BaseException as error:
            # What a commit that was cut short has become, nobody can say.
            if tried and (not isinstance(error, Exception) or away(error)):
                for doubt in self.unsure:
                    doubt(tried[0])
            raise
        if self.database.outage.on:
            self.database.outage.worked()
        self._commits += 1
        if self._waiting or self._held:
            done = (each for each in batch if each not in held)
            self._spoken |= {each.key: self._commits for each in done if each.key is not None}
        else:
            self._spoken.clear()
        for tell in self.committed:
            tell(store)
        for waiting in batch:
            if waiting not in held and not waiting.done.done():
                waiting.done.set_result(waiting.result)
        return held

    def _in_time(self, batch: Sequence[_Waiting]) -> contextlib.AbstractAsyncContextManager[Any]:
        """People do not wait for a server that is frozen. A file needs no such bound: SQLite says
        after ten seconds that another process has it locked."""
        news = not self.database.sqlite and any(not callable(each.what) for each in batch)
        return asyncio.timeout(PATIENCE if news else None)

    async def _done(
        self, store: Store, batch: Sequence[_Waiting], careful: bool, fault: Exception | None
    ) -> list[_Waiting]:
        if self.place.cycles is not None:
            store.seen["cycles"] = self.place.cycles
        held = await self._messages(store, batch, careful, fault)
        for waiting in batch:
            match waiting.what:
                case Incoming():
                    continue
                case Standing() as news:
                    people.standing(store, news.channel, news.address, news.blocked, news.why)
                case Receipt() as news:
                    counts = await outbox.receipt(
                        store,
                        news.channel,
                        news.state,
                        id=news.id,
                        platform_id=news.platform_id,
                        why=news.why,
                    )
                    waiting.result = Done(ignored=not counts)
                case chore:
                    await chore(store)
        return held

    async def _messages(
        self, store: Store, batch: Sequence[_Waiting], careful: bool, fault: Exception | None
    ) -> list[_Waiting]:
        arrived = [
            (waiting, readable(waiting.what))
            for waiting in batch
            if isinstance(waiting.what, Incoming)
        ]
        if not arrived:
            return []
        known, elsewhere = await people.load(
            store, {(message.channel, message.address) for _, message in arrived}
        )
        held = [w for w, m in arrived if (m.channel, m.address) in elsewhere]
        mine = [(w, m) for w, m in arrived if (m.channel, m.address) not in elsewhere]
        if not mine:
            return held
        noted = [self._noted(store, m) for _, m in mine]
        fresh = await messages_inbox.take(store, noted, careful=careful)
        spoken: set[tuple[str, str]] = set()
        for waiting, message in mine:
            key = (message.channel, message.address)
            if (message.channel, message.id) not in fresh:
                waiting.result = Done(repeated=True)
                continue
            fresh.remove((message.channel, message.id))
            person = known.get(key)
            if person is None or person.gone:
                person = known[key] = people.create(store, *key, "id")
            early = key in spoken or self._spoken.get(key, 0) > waiting.commits
            waiting.result = await self._turn(store, person, message, fault, early)
            spoken.add(key)
        self.counted("turns", len(mine))
        return held

    async def ask_again(self, store: Store, person_id: int) -> None:
        """The question that a person has open, once more: something came in between."""
        person = await people.load_one(store, person_id)
        if person is None:
            return
        talk = Talk.load(person.talk)
        now = Incoming(person.channel, person.address, "", store.now)
        turn = Turn(person, now, store, self.place, FORMS, talk, MENU)
        for outgoing in await reception.again(turn):
            store.send(dataclasses.replace(outgoing, replaces=AGAIN), person)
        people.keep_talk(store, person, talk.dump())

    def _noted(self, store: Store, message: Incoming) -> dict[str, object]:
        """The row that says that a message was taken; its text only where people read it again."""
        row: dict[str, object] = {
            "channel": message.channel,
            "message": message.id[:120],
            "address": message.address,
            "id": new_id(),
            "at": message.at,
        }
        if self.limits[message.channel].keeps:
            row["text"] = message.text or message.label or None
            if message.start is not None:
                row["text"] = locales.text("id", "page-start")
            if message.location is not None:
                row["lat"], row["lon"] = message.location.lat, message.location.lon
        return row

    def _shown(self, store: Store, message: Incoming, talk: Talk, person: Person) -> None:
        """What the person sees of a tapped choice when they read the chat again: its label."""
        label = choice_label(talk, message.choice or "", person.locale)
        store.update(inbox, message.channel, message.id[:120], text=label)

    async def _turn(
        self,
        store: Store,
        person: Person,
        message: Incoming,
        fault: Exception | None,
        early: bool,
    ) -> Done:
        if person.blocked:
            people.standing(store, message.channel, message.address, False, "")
            person.blocked = False
        people.change(store, person, channel=message.channel, address=message.address)
        if self.limits[message.channel].window:
            # Whatever our clock says of the window: the platform may have seen it shut.
            if person.waited_for:
                await outbox.release(store, message.channel, message.address)
                person.waited_for = False
            people.heard(store, message.channel, message.address)
            person.heard_at = store.now
        talk = Talk.load(person.talk)
        if fault is not None:
            await messages_inbox.keep_unreadable(
                store, message.channel, unread.written(message), f"{unread.FAULT}{reason(fault)}"
            )
            store.send(Outgoing((Text("trouble"),)), person)
            return Done(talk.asking)
        keeps = self.limits[message.channel].keeps
        if keeps and message.choice is not None and not message.label:
            self._shown(store, message, talk, person)
        turn = Turn(person, message, store, self.place, FORMS, talk, MENU, early)
        for outgoing in await reception.hear(turn):
            store.send(outgoing, person)
        if keeps and message.files and not person.gone:
            seen = (
                {"file_id": turn.wanted[0]}
                if turn.wanted
                else {"text": sent_files(message, person.locale)}
            )
            store.update(inbox, message.channel, message.id[:120], **seen)
        store.loose += turn.forgotten
        people.keep_talk(store, person, talk.dump())
        return Done(talk.asking)


def sent_files(message: Incoming, locale: str) -> str:
    """What the person sees of files that were not taken as pictures, when they read the chat
    again: in words, which every phone can show, and with what they wrote."""
    files = [
        locales.text(locale, "page-sent-photo")
        if file.kind is FileKind.PHOTO
        else f"📄 {file.name or ''}"  # as the page itself shows it
        for file in message.files
    ]
    return "\n".join(filter(None, (*files, message.text)))


def choice_label(talk: Talk, choice: str, locale: str) -> str:
    """The words on a choice that was offered; "…" for one that nobody remembers."""
    shown = [*talk.shown, *(talk.open.shown if talk.open else ())]
    for id, label in shown:
        if id == choice:
            return str(label)
    kind, _, rest = choice.partition(":")
    name, _, rest = rest.partition(":")
    if kind == "do" and locales.has(locale, f"command-{name}"):
        # What nobody could have typed is an id of ours.
        typed = rest if name in COMMANDS and COMMANDS[name].takes is not Takes.NOTHING else ""
        return f"{locales.text(locale, f'command-{name}')} {typed}".strip()
    if rest == "" and name.startswith("@") and locales.has(locale, f"form-{name[1:]}"):
        return str(locales.text(locale, f"form-{name[1:]}"))
    return "…"


NAME = 200  # letters of a file's name that are kept


def _too_large(digits: str) -> bool:
    digits = digits.lstrip("0")
    return len(digits) > 19 or int(digits or 0) >= 2**63


_LONG = re.compile(r"[0-9]{19,}", re.ASCII)


def readable(message: Incoming) -> Incoming:
    """Without what no database stores: NUL, half surrogate pairs, too large a number."""
    text = storable(message.text)
    choice = None if message.choice is None else storable(message.choice)
    if choice is not None and any(_too_large(n) for n in _LONG.findall(choice)):
        choice = ""  # no number of ours; no table has room for it
    files = tuple(_readable_file(file) for file in message.files)
    if text is message.text and choice is message.choice and files == message.files:
        return message
    return dataclasses.replace(message, text=text, choice=choice, files=files)


def _readable_file(file: Attachment) -> Attachment:
    name = None if file.name is None else storable(file.name)
    if name is not None and len(name) > NAME:
        name = name[: NAME - 20] + name[-20:]  # its ending says what it is
    mime = None if file.mime is None else storable(file.mime)[:100]
    return dataclasses.replace(file, name=name, mime=mime)
