"""Files that people sent: wanted, then ready in the media folder, or failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.ids import new_id
from storage.people import Person
from storage.store import Store
from storage.tables import files

# A download that the platform puts off is tried this often, each time later.
ATTEMPTS = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be fetched."""

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


# A table that a program made for somebody, beside what people send.
REPORT = "report"


def want(store: Store, person: Person, channel: str, address: str, attachment: Any) -> int:
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
        attempts=0,
        at=store.now,
        locale=person.locale,
    )
    store.wake.add("files")
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
        attempts=0,
        at=store.now,
        locale="id",
    )
    return id


def ready(store: Store, id: int, hash: str) -> None:
    store.update(files, id, state="ready", hash=hash, why=None)


def failed(store: Store, id: int, why: str) -> None:
    store.update(files, id, state="failed", why=why[:40])


def again(store: Store, id: int, channel: str, address: str, attachment: Any) -> None:
    """Another file takes the place of one that failed, wherever that one is named."""
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
        attempts=0,
        not_before=None,
        at=store.now,
    )
    store.wake.add("files")


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


def later(store: Store, id: int, attempts: int, when: datetime) -> None:
    store.update(files, id, attempts=attempts, not_before=when)


async def due(
    connection: AsyncConnection, channels: Iterable[str], moment: datetime, count: int = 20
) -> list[Wanted]:
    """Files to fetch now, oldest first."""
    rows = await connection.execute(
        select(files)
        .where(files.c.state == "wanted", files.c.channel.in_(sorted(channels)))
        .order_by(files.c.id)
        .limit(200)
    )
    now = [row for row in rows if row.not_before is None or row.not_before <= moment]
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
        )
        for r in now[:count]
    ]


# --- documents ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody sent and that lies in the media folder until they have decided."""

    id: int
    name: str | None


async def document(store: Store, id: int, person_id: int) -> Document | None:
    """A person's document that waits for their decision."""
    query = select(files.c.id, files.c.name).where(
        files.c.id == id,
        files.c.person_id == person_id,
        files.c.kind == "document",
        files.c.state == "ready",
    )
    rows = await store.fetch(query)
    return Document(rows[0].id, rows[0].name) if rows else None


async def is_wanted(store: Store, id: int) -> bool:
    """Whether a file is still wanted; nobody else deals with it until this unit of work ends."""
    query = select(files.c.id).where(files.c.id == id, files.c.state == "wanted")
    if store.dialect == "postgresql":
        query = query.with_for_update()
    return bool(await store.fetch(query))


def take(store: Store, id: int) -> None:
    """Something is to be done with a document that is here: it is wanted once more."""
    store.update(files, id, state="wanted", attempts=0, not_before=None)
    store.wake.add("files")


def made(store: Store, person: Person, hash: str, name: str) -> None:
    """Notes a table that was made for a person and lies in the media folder."""
    store.insert(
        files, id=new_id(), person_id=person.id, channel=person.channel, address=person.address,
        kind=REPORT, ref="", name=name, state="ready", hash=hash, attempts=0, at=store.now,
        locale=person.locale,
    )  # fmt: skip


async def drop(store: Store, ids: Sequence[int]) -> list[str]:
    """Forgets files that no proposal holds; gives the hashes of what may be deleted."""
    rows = await store.fetch(delete(files).where(files.c.id.in_(list(ids))).returning(files.c.hash))
    gone = {row.hash for row in rows if row.hash}
    held = await store.fetch(select(files.c.hash).where(files.c.hash.in_(sorted(gone))))
    return sorted(gone - {row.hash for row in held})


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


async def coming(connection: AsyncConnection, id: int) -> bool:
    """Whether a file is still to be fetched."""
    query = select(files.c.id).where(files.c.id == id, files.c.state == "wanted")
    return (await connection.execute(query)).first() is not None
