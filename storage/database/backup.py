"""A consistent copy of everything, its way back, and whether all that belongs together is there.

The copy is one JSON line a row, so it moves between SQLite and PostgreSQL too.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Date, DateTime, MetaData, Numeric, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import restored, shape
from storage.database.connections import Database
from storage.database.ledger import Ledger
from storage.database.migrations import KNOWN
from storage.database.migrations.run import upgrade
from storage.database.store import Store
from storage.database.tables import files, history, metadata
from storage.database.tables import proposals as proposals_table
from storage.errors import Advice
from storage.files.media import MediaFolder
from storage.proposals import proposals

MANIFEST = "manifest.json"
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds."""

    rows: dict[str, int]  # by table
    media: int

    def __str__(self) -> str:
        return f"{sum(self.rows.values())} rows, {self.media} files"


async def backup(
    database: Database, media: MediaFolder, folder: Path, *, now: datetime | None = None
) -> Copied:
    """Writes a backup into a new or empty folder, while others go on writing.

    All rows are of one moment: a snapshot of the database. A file is stored before its row is
    committed, so each file that a row names is there.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Advice(f"{folder} is not empty; name a new folder")
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    async with database.reader.connect() as connection:
        if not database.sqlite:
            await connection.execution_options(isolation_level="REPEATABLE READ")
        revision = (
            await connection.execute(text("SELECT version_num FROM alembic_version"))
        ).scalar()
        rows = {
            table.name: await _write(connection, table, folder / "tables" / f"{table.name}.jsonl")
            for table in metadata.sorted_tables
        }
    copied = await asyncio.to_thread(_copy_media, media, MediaFolder(folder / "media"))
    manifest = {"revision": revision, "at": (now or datetime.now(UTC)).isoformat(), "rows": rows}
    # Last, so that a backup that was cut short is known as one.
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2))
    return Copied(rows, copied)


async def _write(connection: AsyncConnection, table: Table, path: Path) -> int:
    count = 0
    result = await connection.stream(select(table).order_by(*table.primary_key))
    with path.open("wb") as file:
        async for row in result:
            file.write(
                orjson.dumps(
                    {str(name): value for name, value in row._mapping.items()}, default=_plain
                )
                + b"\n"
            )
            count += 1
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def _copy_media(media: MediaFolder, there: MediaFolder) -> int:
    count = 0
    for hash in media.all():
        there.put(media.read(hash))
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and what was done to it then."""

    copied: Copied
    settled: restored.Settled

    def __str__(self) -> str:
        return f"{self.copied}\n{self.settled}"


async def restore(
    url: str,
    media: MediaFolder,
    folder: Path,
    *,
    leap: int | None = None,
    now: datetime | None = None,
) -> Restored:
    """Puts a backup into an empty database and media folder, brings it up to date, and lets its
    numbers leap, what it had queued be held and those be deleted who were since: what has happened
    after the copy is unknown, but for what the ledger beside the media says
    (storage.database.ledger).
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise Advice(f"{folder} is not a complete backup: no readable {MANIFEST}") from error
    if manifest["revision"] not in KNOWN:
        raise Advice(f"this backup is newer ({manifest['revision']}) than this release of Rembuk")
    if next(iter(media.all()), None) is not None:
        raise Advice(f"{media.root} holds files already; restore into an empty place")
    database = Database(url)
    try:
        if await database.revision() is not None:
            raise Advice("the database is not empty; restore into a new one")
        await upgrade(database.writer, manifest["revision"])
        async with database.writer.begin() as connection:
            # As the tables were then; the code may have moved on.
            then = MetaData()
            await connection.run_sync(then.reflect)
            rows = {
                table.name: await _read(
                    connection, table, folder / "tables" / f"{table.name}.jsonl"
                )
                for table in then.sorted_tables
                if table.name != "alembic_version"
            }
        if rows != manifest["rows"]:
            raise Advice("the backup is damaged: it holds other numbers of rows than it says")
        await database.upgrade()
        copied = await asyncio.to_thread(_copy_media, MediaFolder(folder / "media"), media)
        copied_at = datetime.fromisoformat(manifest["at"])
        async with database.write() as writing:
            store = Store(writing, {}, _nothing, now or datetime.now(UTC))
            ledger = Ledger.beside(media.root)
            settled = await restored.settle(store, copied_at, ledger, leap)
            await store.commit()
        for hash in settled.loose:
            media.delete(hash)
    finally:
        await database.close()
    return Restored(Copied(rows, copied), settled)


async def _read(connection: AsyncConnection, table: Table, path: Path) -> int:
    count = 0
    for rows in _batches(path):
        await connection.execute(insert(table), [_typed(table, row) for row in rows])
        count += len(rows)
    return count


def _batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    if not path.exists():
        return
    batch: list[dict[str, Any]] = []
    with path.open("rb") as file:
        for line in file:
            batch.append(orjson.loads(line))
            if len(batch) == ROWS_AT_ONCE:
                yield batch
                batch = []
    if batch:
        yield batch


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name, value in row.items():
        kind = table.columns[name].type
        if value is not None and isinstance(kind, DateTime):
            value = datetime.fromisoformat(value)
            if not kind.timezone:
                value = value.astimezone(UTC).replace(tzinfo=None)
        elif value is not None and isinstance(kind, Numeric) and isinstance(value, str):
            value = Decimal(value)
        elif value is not None and isinstance(kind, Date):
            value = date.fromisoformat(value)
        typed[name] = value
    return typed


async def check(database: Database, media: MediaFolder) -> list[str]:
    """What is not in order, one sentence each; nothing when all is well."""
    async with database.read() as connection:
        faults = await shape.differences(connection)
        if faults:
            return faults  # what follows reads those tables
        if database.sqlite:
            for row in await connection.execute(text("PRAGMA integrity_check")):
                if row[0] != "ok":
                    faults.append(f"the database file is damaged: {row[0]}")
            for row in await connection.execute(text("PRAGMA foreign_key_check")):
                faults.append(f"a row of {row[0]} belongs to one of {row[2]} that is not there")
        store = Store(connection, {}, _nothing, datetime.now(UTC))
        faults += [f"numbers of {series} have gaps" for series in await proposals.gaps(store)]
        faults += await _without_history(connection)
        named = {
            row.hash
            for row in await connection.execute(
                select(files.c.hash).where(files.c.state == "ready")
            )
        }
    stored = set(media.all())
    faults += [f"the picture {hash} is missing" for hash in sorted(named - stored)]
    damaged = await asyncio.to_thread(media.verify)
    faults += [f"the picture {hash} is damaged" for hash in sorted(damaged)]
    return faults


async def _without_history(connection: AsyncConnection) -> list[str]:
    """Proposals whose state or version is not what their history says."""
    last = (
        select(history.c.proposal_id, func.max(history.c.version).label("version"))
        .group_by(history.c.proposal_id)
        .subquery()
    )
    p = proposals_table
    query = (
        select(p.c.letters, p.c.number_year, p.c.number)
        .outerjoin(last, last.c.proposal_id == p.c.id)
        .outerjoin(
            history,
            (history.c.proposal_id == p.c.id) & (history.c.version == last.c.version),
        )
        .where(
            (last.c.version.is_(None))
            | (last.c.version != p.c.version)
            | (history.c.to_state != p.c.state)
        )
    )
    return [
        f"the history of {row.letters}-{row.number_year}-{row.number:05} does not say how it stands"
        for row in await connection.execute(query)
    ]


async def _nothing(store: Store, outgoing: Any, speaker: Any) -> None:
    raise LookupError("nothing is sent here")
