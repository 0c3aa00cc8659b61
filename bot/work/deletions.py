"""Deletes the files that nothing names any more: pictures, and uploads that nobody fetched."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from bot.work.worker import JobWorker
from storage.database import jobs
from storage.database.jobs import Claimant, Job, Kind
from storage.database.store import Store
from storage.files import files
from storage.files.media import Media, MediaAway

log = logging.getLogger("rembuk.deletions")

# Files in one go.
AT_ONCE = 200

# Where files are kept is looked for again after so many seconds.
AWAY = 60.0


@dataclass(slots=True, eq=False)
class Deletions(JobWorker):
    """Each is a job that is there until its file is gone."""

    kind: ClassVar[Kind] = Kind.DELETION
    most: ClassVar[int] = AT_ONCE
    name: ClassVar[str] = "deletions"

    media: Media

    async def work(self, due: Sequence[Job], who: Claimant) -> None:
        async def take(store: Store) -> list[Job]:
            taken = await jobs.take(store, [job.id for job in due], who)
            return [job for job in due if job.id in taken]

        taken = await self.turns.do(take)
        pictures = [job.payload["picture"] for job in taken if "picture" in job.payload]

        async def loose(store: Store) -> list[str]:
            # What somebody has sent again meanwhile stays; whoever sends it from now on waits until
            # these jobs are done (jobs.is_going).
            return await files.unheld(store, pictures)

        try:
            await self.media.delete(await self.turns.do(loose) if pictures else [])
            for job in taken:
                if "upload" in job.payload:
                    await self.media.spool.drop(job.payload["upload"])
        except MediaAway as error:
            log.warning("%s", error)
            await self._later(taken)
        else:
            await self.turns.do(lambda store: jobs.finish(store, [job.id for job in taken]))

    async def _later(self, taken: Sequence[Job]) -> None:
        when = self.clock() + timedelta(seconds=AWAY)

        async def chore(store: Store) -> None:
            for job in taken:
                jobs.put_off(store, job.id, job.attempts + 1, when)

        await self.turns.do(chore)
