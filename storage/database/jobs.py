"""Work that no turn waits for: downloads, lists to be read and imported, deletions of files.

A row is a job that a process has taken, has put off, or is to take: one process at a time has it,
and another takes it over once that one has died. A file that is wanted (storage.files.files) gets
its row when a process takes it, so that a turn with a photo writes no more than the photo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    and_,
    bindparam,
    delete,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import jobs

# What those who look after jobs wait for (Store.wakes).
JOBS = "jobs"


class Kind(StrEnum):
    DOWNLOAD = "download"  # what somebody sent, to be fetched, opened and kept
    LIST = "list"  # a list of staff that is here, to be checked again or imported
    EXPORT = "export"  # payload: {"order": JSON}, what somebody wants as a file
    DELETION = "deletion"  # payload: {"picture": hash} or {"upload": name in the spool}


@dataclass(frozen=True, slots=True)
class Claimant:
    """A process, by its number, and those whose work it may take over because they have died."""

    me: int
    dead: frozenset[int] = frozenset()

    @property
    def holders(self) -> list[int]:
        """Nobody, itself and those: whose work it may take."""
        return [0, self.me, *sorted(self.dead)]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is that takes long: so many of so many, of whatever it counts."""

    done: int
    of: int

    def __str__(self) -> str:
        return f"{self.done} of {self.of}"

    def stored(self) -> dict[str, int]:
        return {"done": self.done, "of": self.of}

    @staticmethod
    def load(stored: Mapping[str, int] | None) -> Progress | None:
        return Progress(stored["done"], stored["of"]) if stored else None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands. `begun` counts how often it was begun, beforehand: what ends the program
    each time is so found out; `attempts` how often it was put off."""

    id: int
    kind: Kind
    payload: Mapping[str, str]
    file_id: int | None
    owner: int | None
    claim: int
    attempts: int
    begun: int
    progress: Progress | None
    not_before: datetime | None
    at: datetime


def add(
    store: Store,
    kind: Kind,
    payload: Mapping[str, str] | None = None,
    *,
    file: int | None = None,
    owner: int | None = None,
    claim: int = 0,
) -> int:
    """A new job, of whoever takes it or of the process `claim`; gives its id. `owner` is the person
    who waits for it, `file` what goes with it."""
    id = new_id()
    store.insert(
        jobs,
        id=id,
        kind=kind,
        payload=dict(payload or {}),
        file_id=file,
        owner=owner,
        claim=claim,
        attempts=0,
        begun=0,
        at=store.now,
    )
    if not claim:
        store.wakes(JOBS)
    return id


def discard(store: Store, pictures: Iterable[str] = (), uploads: Iterable[str] = ()) -> None:
    """Files that nothing names any more are deleted once this is committed: pictures by their hash,
    uploads by their name in the spool."""
    for hash in dict.fromkeys(pictures):
        add(store, Kind.DELETION, {"picture": hash})
    for name in dict.fromkeys(uploads):
        add(store, Kind.DELETION, {"upload": name})


async def is_going(store: Store, picture: str) -> bool:
    """Whether a picture of this hash is about to be deleted: the same one kept now would go too."""
    query = select(jobs.c.id).where(
        jobs.c.kind == Kind.DELETION, jobs.c.payload["picture"].as_string() == picture
    )
    return bool(await store.fetch(query.limit(1)))


async def holders(connection: AsyncConnection) -> set[int]:
    """The processes that have jobs."""
    return {row.claim for row in await reading.rows(connection, _HOLDERS)}


_HOLDERS = Known(select(jobs.c.claim).where(jobs.c.claim != literal_column("0")).distinct())


async def due(
    connection: AsyncConnection, kind: Kind, who: Claimant, now: datetime, count: int
) -> list[Job]:
    """Jobs of a kind that a process may take now, oldest first."""
    args = {"kind": kind, "holders": who.holders, "now": now, "count": count}
    return [_job(row) for row in await reading.rows(connection, _DUE, args)]


# What may be taken by one of these `holders` at this moment (`now`): nobody else who lives has it,
# and it has not been put off, or only until now.
MAY_BE_TAKEN = and_(
    jobs.c.claim.in_(bindparam("holders", expanding=True)),
    or_(jobs.c.not_before.is_(None), jobs.c.not_before <= bindparam("now")),
)
_DUE = Known(
    select(jobs)
    .where(jobs.c.kind == bindparam("kind"), MAY_BE_TAKEN)
    .order_by(jobs.c.id)
    .limit(bindparam("count", type_=Integer))
)


async def take(store: Store, ids: Sequence[int], who: Claimant) -> set[int]:
    """Those of some jobs that are this process's from now on; the others somebody else has."""
    query = select(jobs.c.id).where(jobs.c.id.in_(list(ids)), jobs.c.claim.in_(who.holders))
    if store.dialect == "postgresql":
        query = query.with_for_update(skip_locked=True)
    taken = {row.id for row in await store.fetch(query)}
    if taken:
        await store.execute(update(jobs).where(jobs.c.id.in_(sorted(taken))).values(claim=who.me))
    return taken


async def mine(store: Store, id: int, me: int) -> bool:
    """Whether a job is still this process's: it may have been called dead and overtaken, or the
    job's file have been deleted. Nobody else takes it until this unit of work ends."""
    query = select(jobs.c.id).where(jobs.c.id == id, jobs.c.claim == me)
    if store.dialect == "postgresql":
        query = query.with_for_update()
    return bool(await store.fetch(query))


async def begin(store: Store, id: int, me: int) -> bool:
    """Counts that a job is about to be begun; whether it is still this process's."""
    counted = update(jobs).where(jobs.c.id == id, jobs.c.claim == me)
    return await store.execute(counted.values(begun=jobs.c.begun + 1)) > 0


def put_off(store: Store, id: int, attempts: int, when: datetime) -> None:
    """It is tried again from then on, by whoever takes it."""
    store.update(jobs, id, attempts=attempts, not_before=when, claim=0)


def note(store: Store, id: int, progress: Progress) -> None:
    """How far it is."""
    store.update(jobs, id, progress=progress.stored())


async def finish(store: Store, ids: Sequence[int]) -> None:
    """Nothing is left to do."""
    await store.execute(delete(jobs).where(jobs.c.id.in_(list(ids))))


async def drop_of(store: Store, id: int, kind: Kind, owner: int) -> bool:
    """Whether a job of a kind that somebody waits for was there, and is not any more; whoever has
    it finds out when it looks whether it is still theirs."""
    theirs = delete(jobs).where(jobs.c.id == id, jobs.c.kind == kind, jobs.c.owner == owner)
    return await store.execute(theirs) > 0


async def of_files(store: Store, files: Sequence[int]) -> dict[int, Job]:
    """The jobs of some files, by the file."""
    rows = await store.fetch(select(jobs).where(jobs.c.file_id.in_(list(files))))
    return {row.file_id: _job(row) for row in rows}


async def standing(connection: AsyncConnection) -> dict[str, list[Progress | None]]:
    """How far the jobs of each kind are, oldest first; None for one that has not said."""
    found: dict[str, list[Progress | None]] = {}
    for row in await connection.execute(select(jobs.c.kind, jobs.c.progress).order_by(jobs.c.id)):
        found.setdefault(row.kind, []).append(Progress.load(row.progress))
    return found


def _job(row: Row[Any]) -> Job:  # a row of the table, whose columns have these names and types
    values = {name: getattr(row, name) for name in Job.__slots__}
    return Job(**{**values, "kind": Kind(row.kind), "progress": Progress.load(row.progress)})
