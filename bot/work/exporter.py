"""Makes what staff have asked for as a file, one at a time, and sends it to them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from bot.exports.child import Failed, make
from bot.settings import Settings
from bot.work.worker import JobWorker
from handlers.conversation.messages import Enclosure, EnclosureKind
from handlers.staff import exporting
from storage.database import jobs
from storage.database.jobs import Claimant, Job, Kind, Progress
from storage.database.store import Store
from storage.files import documents, files
from storage.files.media import Media, MediaAway, MediaFull, put_file
from storage.people import people
from storage.people.model import Person
from storage.reports import orders, papers
from storage.reports.orders import Asked
from storage.reports.wanted import Sees
from storage.staff.staff import NotAllowed

# What was begun so often without an end is given up.
TRIES = 3

# Bytes that every channel carries.
LARGEST = 45_000_000

# Where files are kept is looked for again after so many seconds.
AWAY = 60.0

# Whoever waits is told how far it is after so many seconds, and then as often.
TELL = 3.0


@dataclass(slots=True, eq=False)
class Exporter(JobWorker):
    """Each is a job that is there until its file is sent."""

    kind: ClassVar[Kind] = Kind.EXPORT
    most: ClassVar[int] = 1
    name: ClassVar[str] = "exports"

    media: Media
    settings: Settings

    async def work(self, due: Sequence[Job], who: Claimant) -> None:
        [job] = due

        async def take(store: Store) -> bool:
            taken = await jobs.take(store, [job.id], who)
            return bool(taken) and await jobs.begin(store, job.id, who.me)

        if await self.turns.do(take):
            await self._make(job)

    async def _make(self, job: Job) -> None:
        asked = Asked.load(job.payload)
        allowed = await self._allowed(job, asked)
        if allowed is None:
            return
        person, sees = allowed
        out = self.media.spool.folder / f"export-{secrets.token_hex(8)}"
        told = time.monotonic()

        async def far(done: int, of: int) -> bool:
            nonlocal told
            tell = time.monotonic() - told >= TELL
            if tell:
                told = time.monotonic()

            async def chore(store: Store) -> bool:
                if not await jobs.mine(store, job.id, self.lease.me):
                    return False
                jobs.note(store, job.id, Progress(done, of))
                if tell:
                    store.send(exporting.far(job.id, person.id, (done, of)))
                return True

            return await self.turns.do(chore)

        try:
            made = await make(self.settings, asked, sees, out, self.clock(), far)
            if made is None:
                return  # stopped, and said so
            if out.stat().st_size > LARGEST:
                raise Failed("large")
            hash = await put_file(self.media, out)
            await self._send(job, asked, hash, made.rows, made.sha256)
        except (Failed, MediaFull) as error:
            await self._refuse(job, error.why if isinstance(error, Failed) else "room")
        except MediaAway:
            await self._again(job)
        finally:
            out.unlink(missing_ok=True)

    async def _allowed(self, job: Job, asked: Asked) -> tuple[Person, Sees] | None:
        """Who waits for it, and what they may see of people as of now; else nobody waits, or they
        are told why not."""

        async def look(store: Store) -> tuple[Person, Sees] | None:
            person = await people.get(store, job.owner) if job.owner is not None else None
            if person is None:
                await jobs.finish(store, [job.id])
                return None
            try:
                _, sees = await orders.seeing(store, person, asked.what, asked.wanted.area)
            except NotAllowed:
                await jobs.finish(store, [job.id])
                store.send(exporting.failed(person.id, "role", job.id))
                return None
            if job.begun >= TRIES:
                await jobs.finish(store, [job.id])
                store.send(exporting.failed(person.id, "fault", job.id))
                return None
            return person, sees

        return await self.turns.do(look)

    async def _send(self, job: Job, asked: Asked, hash: str, rows: int, sha256: str) -> None:
        async def chore(store: Store) -> None:
            person = await people.get(store, job.owner) if job.owner is not None else None
            if person is None or not await jobs.mine(store, job.id, self.lease.me):
                jobs.discard(store, await files.unheld(store, [hash]))
                return
            try:
                by, sees = await orders.seeing(store, person, asked.what, asked.wanted.area)
            except NotAllowed:
                jobs.discard(store, await files.unheld(store, [hash]))
                await jobs.finish(store, [job.id])
                store.send(exporting.failed(person.id, "role", job.id))
                return
            kind = asked.file or asked.format
            what = asked.format if asked.file else asked.what
            name = exporting.file_name(self.turns.site, asked, what, kind, store.now)
            documents.made(store, person, hash, name, {orders.OF: asked.wanted.area})
            orders.note(store, by, f"{what} {kind}", asked.wanted, rows, sha256)
            left: list[str] = []
            if what in papers.SEEN_ONLY:
                areas = self.turns.site.areas
                left = await papers.unseen(store.connection, asked.wanted, areas, sees)
            file = Enclosure(EnclosureKind.EXPORT, hash, name)
            for outgoing in exporting.made(person.id, file, (rows, sha256), left, job.id):
                store.send(outgoing)
            await jobs.finish(store, [job.id])

        await self.turns.do(chore)

    async def _again(self, job: Job) -> None:
        """Where files are kept is away: made once more when it may be back."""
        when = self.clock() + timedelta(seconds=AWAY)

        async def chore(store: Store) -> None:
            if await jobs.mine(store, job.id, self.lease.me):
                jobs.put_off(store, job.id, job.attempts + 1, when)

        await self.turns.do(chore)

    async def _refuse(self, job: Job, why: str) -> None:
        async def chore(store: Store) -> None:
            if job.owner is not None and await jobs.mine(store, job.id, self.lease.me):
                await jobs.finish(store, [job.id])
                store.send(exporting.failed(job.owner, why, job.id))

        await self.turns.do(chore)
