"""Deletes the files that nothing names any more: pictures, and uploads that nobody fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.work.worker import JobWorker
from storage.database import jobs
from storage.database.jobs import Claimant, Job, Kind
from storage.database.store import Store
from storage.files import files
from storage.files.media import MediaFolder

# Files in one go.
AT_ONCE = 200


@dataclass(slots=True, eq=False)
class Deletions(JobWorker):
    """Each is a job that is there until its file is gone."""

    kind: ClassVar[Kind] = Kind.DELETION
    most: ClassVar[int] = AT_ONCE
    name: ClassVar[str] = "deletions"

    media: MediaFolder

    async def work(self, due: Sequence[Job], who: Claimant) -> None:
        async def take(store: Store) -> list[Job]:
            taken = await jobs.take(store, [job.id for job in due], who)
            return [job for job in due if job.id in taken]

        taken = await self.turns.do(take)

        async def delete(store: Store) -> None:
            # What somebody has sent again meanwhile stays.
            pictures = [job.payload["picture"] for job in taken if "picture" in job.payload]
            for hash in await files.unheld(store, pictures):
                self.media.delete(hash)
            for job in taken:
                if "upload" in job.payload:
                    self.media.drop_upload(job.payload["upload"])
            await jobs.finish(store, [job.id for job in taken])

        if taken:
            await self.turns.do(delete)
