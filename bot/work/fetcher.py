"""Downloads what people sent, has clean pictures made of it, and says so when that fails.

Each file is dealt with by itself: whatever becomes of one, the others go on. Of each person one is
taken before the second of anybody.

Documents are lists of staff (bot.work.lists), letters go with their announcements; residents are
asked for neither.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from bot.channels.base import Channel, Forgets, TryLater, Unavailable, Unfetchable
from bot.documents.headers import NotAPicture
from bot.turns.turns import Turns
from bot.work import opening
from bot.work.apart import Apart, Stopped
from bot.work.lists import Lists
from bot.work.loop import Loop
from bot.work.worker import Worker
from handlers.conversation.messages import Attachment, FileKind, Outgoing, Text
from handlers.reading.sheets import NoTable
from storage.consultations import consultations
from storage.database import jobs
from storage.database.jobs import Claimant
from storage.database.processes.leases import GRACE, Lease
from storage.database.store import Store
from storage.files import files
from storage.files.files import Wanted
from storage.files.media import Media, MediaAway, MediaFull

log = logging.getLogger("rembuk.fetcher")

SWEEP = 10.0
PATIENCE = 60.0
# Files that are fetched at once, each of another person, and how many bytes of them are in memory.
AT_ONCE = 6
BYTES = 24_000_000
# What a file is thought to have where its platform does not say; bytes.
USUAL = 2_000_000
# Seconds until a file is looked at again of which nothing could be written down.
RESTS = 30.0

# Where files are kept is looked for again after so many seconds.
AWAY = 10.0

# A letter that goes to many phones, bytes.
LETTER = 5_000_000


class Overtaken(Exception):
    """A file is another process's by now."""


class NotALetter(Exception):
    """`why` names what is the matter: "not_pdf" or "too_large"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def check_letter(data: bytes) -> bytes:
    """A PDF of a size for cheap phones. Raises NotALetter."""
    if len(data) > LETTER:
        raise NotALetter("too_large")
    # Readers look for the mark in the first kilobyte (PDF 1.7, annex H.3.4.1).
    if b"%PDF-" not in data[:1024]:
        raise NotALetter("not_pdf")
    return data


@dataclass(slots=True, eq=False)
class Fetcher(Worker):
    """Works after the turn and off the loop; a resident never waits for a picture."""

    wakes: ClassVar[str] = "files"

    turns: Turns
    channels: Mapping[str, Channel]
    media: Media
    apart: Apart
    lists: Lists
    lease: Lease
    clock: Callable[[], datetime]
    counted: Callable[[str], None] = lambda outcome: None
    loop: Loop = field(init=False)
    # Something may have come while others are being fetched.
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _round: asyncio.Lock = field(default_factory=asyncio.Lock)
    _resting: dict[int, float] = field(default_factory=dict)
    # How often a file was begun to be opened and the database went away: that is no fault of it.
    _excused: Counter[int] = field(default_factory=Counter)
    _doubts: bool = False

    def __post_init__(self) -> None:
        self.loop = Loop(self._tick, SWEEP, "fetcher", self.turns.database)

    def look(self) -> None:
        """There may be something to fetch."""
        self._news.set()
        self.loop.look()

    async def idle(self) -> None:
        """Waits until nothing is left to fetch right now."""
        while await self.round():
            continue

    async def _tick(self) -> float | None:
        await self.idle()
        return GRACE if self._doubts else None

    async def round(self) -> int:
        """Fetches what is due, and what falls due meanwhile; gives how many that were. One round at
        a time: what another has just fetched is no longer where it was."""
        async with self._round:
            running: dict[asyncio.Task[None], Wanted] = {}
            count = 0
            try:
                while True:
                    self._news.clear()
                    for wanted in await self._claimed(running.values()):
                        running[asyncio.create_task(self._one(wanted))] = wanted
                        count += 1
                    if not running:
                        return count
                    news = asyncio.create_task(self._news.wait())
                    await asyncio.wait({*running, news}, return_when=asyncio.FIRST_COMPLETED)
                    news.cancel()
                    running = {task: of for task, of in running.items() if not task.done()}
            finally:
                for task in running:
                    task.cancel()
                await asyncio.gather(*running, return_exceptions=True)

    async def _claimed(self, running: Collection[Wanted]) -> list[Wanted]:
        """What is due and there is room for, now this process's to fetch."""
        now = time.monotonic()
        self._resting = {id: until for id, until in self._resting.items() if until > now}
        besides = [*(wanted.id for wanted in running), *self._resting]
        async with self.turns.database.read() as connection:
            dead = await self.lease.dead(await jobs.holders(connection), "files")
            who = Claimant(self.lease.me, frozenset(dead))
            due = await files.due(connection, self.channels, self.clock(), who, besides=besides)
        self._doubts = self.lease.doubts
        # Who has had much lately does not take the places of others either.
        due.sort(key=lambda each: (each.begun, self.apart.had((each.channel, each.address))))
        fitting: list[Wanted] = []
        for wanted in due:
            if _has_room([*running, *fitting], wanted):
                fitting.append(wanted)
        if not fitting:
            return []

        async def chore(store: Store) -> list[Wanted]:
            return await files.claim(store, fitting, who)

        return await self.turns.do(chore)

    async def _one(self, wanted: Wanted) -> None:
        """Deals with one file; what goes wrong even then concerns no other."""
        try:
            await self.fetch(wanted)
        except Exception as error:
            self._resting[wanted.id] = time.monotonic() + RESTS
            if isinstance(error, Unavailable):
                self._excused[wanted.id] += 1
            else:
                log.error("of a file nothing could be noted", exc_info=error)

    async def fetch(self, wanted: Wanted) -> None:
        """Fetches one file, has it opened and notes what became of it."""
        if self._begun(wanted) >= files.OPENINGS:
            await self._failed(wanted, "unopenable")
            return
        attachment = Attachment(
            FileKind(wanted.kind), wanted.ref, wanted.mime, wanted.size, wanted.name
        )
        channel = self.channels[wanted.channel]
        try:
            await self._taken(wanted, channel, attachment)
        except (TryLater, MediaFull, TimeoutError, ConnectionError) as error:
            await self._later(wanted, error)
        except MediaAway as error:
            log.warning("%s", error)
            await self._kept_later(wanted)
        except (NotAPicture, NotALetter) as error:
            await self._failed(wanted, error.why)
        except NoTable as error:
            await self._failed(wanted, error.why, error.what)
        except Unfetchable:
            await self._failed(wanted, "unfetchable")
        except Overtaken:
            log.info("another process has taken over a file of ours")
        except Stopped as error:
            log.warning("a file was not opened: %s", error.why)
            if self._begun(wanted) + 1 >= files.OPENINGS:
                await self._failed(wanted, "unopenable")
            else:
                await self._later(wanted, error)
        except Unavailable:
            raise  # the file is not at fault, and will be wanted when the database is back
        except Exception as error:
            log.error("a file could not be taken: %s", type(error).__name__, exc_info=error)
            await self._later(wanted, error)
        else:
            self._excused.pop(wanted.id, None)
            self.counted("ready")
            await self._forget(channel, attachment)

    def _begun(self, wanted: Wanted) -> int:
        """How often it was begun to be opened and that was not to be finished by its own fault."""
        return wanted.begun - self._excused[wanted.id]

    async def _taken(self, wanted: Wanted, channel: Channel, attachment: Attachment) -> None:
        if wanted.hash is not None:
            await self._begin(wanted)
            await self.lists.take(wanted)
            return
        async with asyncio.timeout(PATIENCE):
            data = await channel.fetch(attachment)
        if attachment.kind is FileKind.LETTER:
            kept = check_letter(data)
        else:
            await self._begin(wanted)
            if attachment.kind is FileKind.DOCUMENT:
                await self.lists.check(wanted, data)
                return
            owner = (wanted.channel, wanted.address)
            kept = (await opening.picture(self.apart, data, owner, (wanted.begun,))).data
        del data
        await self._not_going(kept)
        if attachment.kind is FileKind.LETTER:
            hash = await self.media.put(kept, "application/pdf", wanted.name or "")
        else:
            hash = await self.media.put(kept, "image/jpeg")

        async def ready(store: Store) -> None:
            if await jobs.is_going(store, hash):
                raise _going()
            if await self._mine(store, wanted):
                files.ready(store, wanted.id, hash)
                await self._finish(store, wanted)
            else:  # whoever sent it has been deleted meanwhile, or we have been called dead
                jobs.discard(store, await files.unheld(store, [hash]))

        await self.turns.do(ready)

    async def _not_going(self, kept: bytes) -> None:
        """Raises TryLater while the same content is being deleted."""
        hash = await asyncio.to_thread(lambda: hashlib.sha256(kept).hexdigest())

        async def look(store: Store) -> bool:
            return await jobs.is_going(store, hash)

        if await self.turns.do(look):
            raise _going()

    async def _begin(self, wanted: Wanted) -> None:
        """Before it is opened: a file that ends this program, too, has had its turn. Raises
        Overtaken."""

        async def chore(store: Store) -> bool:
            return wanted.job is not None and await jobs.begin(store, wanted.job, self.lease.me)

        if not await self.turns.do(chore):
            raise Overtaken

    async def _mine(self, store: Store, wanted: Wanted) -> bool:
        """Whether a file is still this process's to deal with."""
        return wanted.job is not None and await jobs.mine(store, wanted.job, self.lease.me)

    async def _finish(self, store: Store, wanted: Wanted) -> None:
        if wanted.job is not None:
            await jobs.finish(store, [wanted.job])

    async def _later(self, wanted: Wanted, error: Exception) -> None:
        attempts = wanted.attempts + 1
        if attempts >= files.ATTEMPTS:
            await self._failed(wanted, "unfetchable")
            return
        await self._put_off(
            wanted, attempts, error.after if isinstance(error, TryLater) else 2.0**attempts
        )

    async def _put_off(self, wanted: Wanted, attempts: int, after: float) -> None:
        when = self.clock() + timedelta(seconds=after)

        async def chore(store: Store) -> None:
            if wanted.job is not None and await self._mine(store, wanted):
                jobs.put_off(store, wanted.job, attempts, when)

        await self.turns.do(chore)
        asyncio.get_running_loop().call_later(after, self.look)

    async def _kept_later(self, wanted: Wanted) -> None:
        """Where files are kept is away, which is no fault of this one: it counts as no attempt."""
        self._excused[wanted.id] += 1
        await self._put_off(wanted, wanted.attempts, AWAY)

    async def _failed(self, wanted: Wanted, why: str, what: str = "") -> None:
        """The person is told which picture or letter, and that the rest is safe; or what is wrong
        with their list."""

        async def chore(store: Store) -> bool:
            if not await self._mine(store, wanted):
                return False  # it is not for us to say what became of it
            if wanted.kind == FileKind.DOCUMENT:
                await self.lists.refuse(store, wanted, why, what)
                return True
            files.failed(store, wanted.id, why)
            await self._finish(store, wanted)
            if wanted.person_id is not None:
                sent = "letter" if wanted.kind == FileKind.LETTER else "photo"
                if await consultations.undocument(store, wanted.id):
                    sent = "paper"
                words = Text(f"{sent}-failed.{why.replace('_', '-')}")
                store.send(Outgoing((words,), to=wanted.person_id, about=f"file:{wanted.id}"), None)
            return True

        if not await self.turns.do(chore):
            return
        self._excused.pop(wanted.id, None)
        self.counted(why)
        attachment = Attachment(FileKind(wanted.kind), wanted.ref)
        await self._forget(self.channels[wanted.channel], attachment)

    async def _forget(self, channel: Channel, attachment: Attachment) -> None:
        """Where the platform or our spool still has a copy, it goes."""
        if isinstance(channel, Forgets):
            with contextlib.suppress(Exception):
                await channel.forget(attachment)


def _going() -> TryLater:
    return TryLater(2.0, "the same content is being deleted")


def _has_room(running: Iterable[Wanted], wanted: Wanted) -> bool:
    """Whether one more may be fetched now."""
    others = list(running)
    whose = [(other.channel, other.address) for other in others]
    size = sum(other.size or USUAL for other in others) + (wanted.size or USUAL)
    if len(others) >= AT_ONCE or (wanted.channel, wanted.address) in whose:
        return False
    return size <= BYTES or not others
