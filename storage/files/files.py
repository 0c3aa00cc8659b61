"""Files that people sent: wanted, then ready in the media folder, or failed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Integer, and_, bindparam, delete, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import jobs
from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.jobs import Claimant
from storage.database.store import Store
from storage.database.tables import (
    answer_files,
    cards,
    consultations,
    files,
    meeting_files,
    proposal_files,
    remarks,
)
from storage.database.tables import jobs as jobs_table
from storage.people.model import Person

# A download that the platform puts off is tried this often, each time later.
ATTEMPTS = 6
# A file is opened this often: one that takes too long, or ends the process that opens it, is then
# put aside. Each time is counted before it begins (jobs.begin), so that it counts whatever comes of
# it.
OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be fetched; `attempts` at fetching it and `begun`, how often it was begun to be
    opened, are those so far. `job` is that of whoever has taken it."""

    id: int
    person_id: int | None
    channel: str
    address: str
    kind: str
    ref: str
    mime: str | None
    name: str | None
    size: int | None
    attempts: int
    locale: str
    hash: str | None = None  # a document that is here already
    begun: int = 0
    answers: dict[str, Any] | None = None  # what has been said of it
    job: int | None = None


class Attached(Protocol):
    """A file as a message has it (handlers.conversation.messages.Attachment)."""

    @property
    def kind(self) -> str: ...

    @property
    def ref(self) -> str: ...

    @property
    def mime(self) -> str | None: ...

    @property
    def name(self) -> str | None: ...

    @property
    def size(self) -> int | None: ...


# A table that a program made for somebody, beside what people send.
REPORT = "report"


def want(store: Store, person: Person, channel: str, address: str, attachment: Attached) -> int:
    """Notes a file to be fetched after the turn; gives its id."""
    id = new_id()
    store.insert(
        files,
        id=id,
        person_id=person.id,
        channel=channel,
        address=address,
        kind=attachment.kind,
        ref=attachment.ref,
        mime=attachment.mime,
        name=attachment.name,
        size=attachment.size,
        state="wanted",
        at=store.now,
        locale=person.locale,
    )
    store.wakes("files")
    return id


def taken(store: Store, hash: str) -> int:
    """A picture that is in the media folder already, from the command line; gives its id."""
    id = new_id()
    store.insert(
        files,
        id=id,
        channel="cli",
        address="",
        kind="photo",
        ref="",
        state="ready",
        hash=hash,
        at=store.now,
        locale="id",
    )
    return id


def ready(store: Store, id: int, hash: str) -> None:
    store.update(files, id, state="ready", hash=hash, why=None)
    store.arrives([id])


def failed(store: Store, id: int, why: str) -> None:
    store.update(files, id, state="failed", why=why[:40])
    store.arrives([id])


class NotAPhoto(ValueError):
    """What is to take the place of a photo is none."""


def again(store: Store, id: int, channel: str, address: str, attachment: Attached) -> None:
    """Another photo takes the place of one that failed, wherever that one is named. Raises
    NotAPhoto: what holds a photo cannot hold anything else."""
    if attachment.kind != "photo":
        raise NotAPhoto(attachment.kind)
    store.update(
        files,
        id,
        channel=channel,
        address=address,
        kind=attachment.kind,
        ref=attachment.ref,
        mime=attachment.mime,
        name=attachment.name,
        size=attachment.size,
        state="wanted",
        why=None,
        at=store.now,
    )
    store.wakes("files")


async def failed_of(store: Store, person_id: int, since: datetime) -> list[int]:
    """A person's photos that could not be had, newest first."""
    query = select(files.c.id).where(
        files.c.person_id == person_id,
        files.c.kind == "photo",
        files.c.state == "failed",
        files.c.at >= since,
    )
    return [row.id for row in await store.fetch(query.order_by(files.c.id.desc()))]


async def failed_among(store: Store, ids: Sequence[int]) -> list[int]:
    """Which of some files could not be had, in their order."""
    rows = await store.fetch(
        select(files.c.id).where(files.c.id.in_(list(ids)), files.c.state == "failed")
    )
    found = {row.id for row in rows}
    return [id for id in ids if id in found]


async def work_left(connection: AsyncConnection) -> bool:
    """Whether a file is wanted, or a job is there that somebody has or is to take."""
    return bool((await reading.rows(connection, _WORK_LEFT))[0][0])


_WANTED = select(files.c.id).where(files.c.state == literal_column("'wanted'")).exists()
_WORK_LEFT = Known(select(or_(_WANTED, select(jobs_table.c.id).exists())))


async def due(
    connection: AsyncConnection,
    channels: Iterable[str],
    moment: datetime,
    who: Claimant,
    count: int = 200,
    besides: Iterable[int] = (),
) -> list[Wanted]:
    """Files that a process may take now: first what has not failed yet, and of each person one
    before the second of anybody; those first that have waited longest. `besides`: ids to leave out.
    """
    args = {
        "channels": sorted(channels),
        "besides": [0, *sorted(besides)],  # 0: of none
        "holders": who.holders,
        "now": moment,
        "count": count,
    }
    rows = await reading.rows(connection, _DUE, args)
    return [
        Wanted(
            r.id,
            r.person_id,
            r.channel,
            r.address,
            r.kind,
            r.ref,
            r.mime,
            r.name,
            r.size,
            r.attempts,
            r.locale,
            r.hash,
            r.begun,
            r.answers,
            r.job,
        )
        for r in rows
    ]


def _due() -> Known:
    begun = func.coalesce(jobs_table.c.begun, 0)
    attempts = func.coalesce(jobs_table.c.attempts, 0)
    turn = func.row_number().over(
        partition_by=(files.c.channel, files.c.address), order_by=files.c.id
    )
    waiting = (
        select(
            files,
            turn.label("turn"),
            jobs_table.c.id.label("job"),
            begun.label("begun"),
            attempts.label("attempts"),
        )
        .outerjoin(jobs_table, jobs_table.c.file_id == files.c.id)
        .where(
            files.c.state == "wanted",
            or_(jobs_table.c.id.is_(None), jobs.MAY_BE_TAKEN),
            files.c.channel.in_(bindparam("channels", expanding=True)),
            files.c.id.not_in(bindparam("besides", expanding=True)),
        )
        .subquery()
    )
    return Known(
        select(waiting)
        .order_by(waiting.c.begun, waiting.c.turn, waiting.c.attempts, waiting.c.id)
        .limit(bindparam("count", type_=Integer))
    )


_DUE = _due()


async def claim(store: Store, wanted: Sequence[Wanted], who: Claimant) -> list[Wanted]:
    """Those of some files that are this process's to fetch from now on, with their jobs; the others
    somebody else has."""
    ids = [each.id for each in wanted]
    query = select(files.c.id).where(files.c.id.in_(ids), files.c.state == "wanted")
    if store.dialect == "postgresql":
        query = query.with_for_update(skip_locked=True)
    free = {row.id for row in await store.fetch(query)}
    known = await jobs.of_files(store, sorted(free))
    taken = await jobs.take(store, [job.id for job in known.values()], who) if known else set()
    ours = []
    for each in wanted:
        if each.id not in free:
            continue
        job = known.get(each.id)
        if job is None:
            kind = jobs.Kind.DOWNLOAD if each.hash is None else jobs.Kind.LIST
            id = jobs.add(store, kind, file=each.id, owner=each.person_id, claim=who.me)
            ours.append(replace(each, job=id, attempts=0, begun=0))
        elif job.id in taken:
            ours.append(replace(each, job=job.id, attempts=job.attempts, begun=job.begun))
    return ours


# --- documents ------------------------------------------------------------------------------


def take(store: Store, id: int, answers: dict[str, Any]) -> None:
    """Something is to be done with a document that is here, by what has been said of it: it is
    wanted once more."""
    store.update(files, id, state="wanted", answers=answers)
    store.wakes("files")


# Where files are named that must not go.
_HELD = (
    proposal_files.c.file_id,
    meeting_files.c.file_id,
    remarks.c.file_id,
    answer_files.c.file_id,
    cards.c.file_id,
    consultations.c.document,
)


# The name of an upload in the spool.
_UPLOAD = re.compile(r"[0-9a-f]{32}")


def drop_upload(store: Store, ref: str) -> None:
    """A file that nobody has fetched and nobody will: where it was uploaded to us, it goes."""
    if _UPLOAD.fullmatch(ref):
        jobs.discard(store, uploads=[ref])


async def drop(store: Store, ids: Sequence[int]) -> list[str]:
    """Forgets files; gives the hashes of what may be deleted. One that something holds stays, as
    one that could not be had."""
    free = [files.c.id.not_in(select(place).where(place.is_not(None))) for place in _HELD]
    rows = await store.fetch(
        delete(files).where(files.c.id.in_(list(ids)), *free).returning(files.c.id, files.c.hash)
    )
    store.arrives(ids)  # whoever waits for one waits for nothing
    if left := set(ids) - {row.id for row in rows}:
        held = update(files).where(files.c.id.in_(sorted(left)))
        await store.execute(held.values(state="failed", why="not_a_picture"))
        await store.execute(delete(jobs_table).where(jobs_table.c.file_id.in_(sorted(left))))
    return await unheld(store, [row.hash for row in rows if row.hash])


async def let_go(store: Store, ids: Sequence[int]) -> list[str]:
    """Forgets those of some files that nothing holds; the others stay as they are. Gives the hashes
    of what may be deleted."""
    free = [files.c.id.not_in(select(place).where(place.is_not(None))) for place in _HELD]
    rows = await store.fetch(
        delete(files)
        .where(files.c.id.in_(list(ids)), *free)
        .returning(files.c.hash, files.c.state, files.c.ref)
    )
    for row in rows:
        if row.state == "wanted":
            drop_upload(store, row.ref)
    return await unheld(store, [row.hash for row in rows if row.hash])


async def unheld(store: Store, hashes: Sequence[str]) -> list[str]:
    """Of some hashes those that no file has any more; what they are of may be deleted."""
    still = await store.fetch(select(files.c.hash).where(files.c.hash.in_(sorted(set(hashes)))))
    return sorted(set(hashes) - {row.hash for row in still})


async def purge(store: Store, documents: datetime, reports: datetime) -> list[str]:
    """Documents that nobody decided on, and reports, from before two moments; as `drop`."""
    old = or_(
        and_(files.c.kind == "document", files.c.at < documents),
        and_(files.c.kind == REPORT, files.c.at < reports),
    )
    ids = [row.id for row in await store.fetch(select(files.c.id).where(old))]
    return await drop(store, ids) if ids else []


async def hashes(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, str]:
    """The content hashes of those that are ready."""
    rows = await connection.execute(
        select(files.c.id, files.c.hash).where(files.c.id.in_(list(ids)))
    )
    return {row.id: row.hash for row in rows if row.hash}


async def wanted_of(connection: AsyncConnection, channel: str, refs: Sequence[str]) -> set[str]:
    """Which of the files that a channel calls so are still to be fetched."""
    query = select(files.c.ref).where(
        files.c.state == "wanted", files.c.channel == channel, files.c.ref.in_(list(refs))
    )
    return {row.ref for row in await connection.execute(query)}


async def coming(connection: AsyncConnection, id: int) -> bool:
    """Whether a file is still to be fetched."""
    query = select(files.c.id).where(files.c.id == id, files.c.state == "wanted")
    return (await connection.execute(query)).first() is not None
