"""A consistent copy of everything, its way back, and whether all that belongs together is there.

The copy is one JSON line a row, so it moves between SQLite and PostgreSQL too.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Date, DateTime, MetaData, Numeric, Table, func, insert, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consultations import private
from storage.database import shape
from storage.database.away import away
from storage.database.connections import Database
from storage.database.copies import restored, whole
from storage.database.ledger import Ledger
from storage.database.migrations.run import bring
from storage.database.processes import secret
from storage.database.store import Store, begin_ids
from storage.database.tables import files, history, metadata
from storage.database.tables import proposals as proposals_table
from storage.errors import Advice
from storage.files.media import Media, MediaFolder, copy_all, verify
from storage.proposals import numbers


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup holds."""

    rows: dict[str, int]  # by table
    media: int
    gone: int = 0  # pictures that rows name and nobody has any more

    def __str__(self) -> str:
        gone = f", without {self.gone} pictures that are gone" if self.gone else ""
        return f"{sum(self.rows.values())} rows, {self.media} files{gone}"


async def backup(
    database: Database, media: Media, folder: Path, *, now: datetime | None = None
) -> Copied:
    """Writes a backup into a new or empty folder, while others go on writing.

    All rows are of one moment: a snapshot of the database. A file is stored before its row is
    committed, so each file that a row names is there, but for those deleted meanwhile.
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
        unseen = await private.unseen(connection)
        writing = await private.writing(connection, unseen)

        def as_copied(table: str, row: dict[str, Any]) -> dict[str, Any] | None:
            if table == "kept" and row["name"] == secret.NAME:
                return None
            return private.copied(table, row, unseen, writing)

        rows = {
            table.name: await _write(
                connection, table, whole.table_path(folder, table.name), as_copied
            )
            for table in metadata.sorted_tables
        }
    there = MediaFolder(folder / "media")
    copied = await copy_all(media, there)
    # Deleted while this ran, or damaged before; the rows are of the moment when it began.
    named = await asyncio.to_thread(whole.named, folder)
    gone = sorted(named - {hash async for hash in there.all()})
    manifest = {
        "revision": revision,
        "at": (now or datetime.now(UTC)).isoformat(),
        "rows": rows,
        "gone": gone,
    }
    # Last, so that a backup that was cut short is known as one.
    (folder / whole.MANIFEST).write_text(json.dumps(manifest, indent=2))
    return Copied(rows, copied, len(gone))


async def _write(
    connection: AsyncConnection,
    table: Table,
    path: Path,
    copied: Callable[[str, dict[str, Any]], dict[str, Any] | None],
) -> int:
    count = 0
    result = await connection.stream(select(table).order_by(*table.primary_key))
    with path.open("wb") as file:
        async for row in result:
            values = copied(table.name, {str(name): value for name, value in row._mapping.items()})
            if values is None:
                continue
            file.write(orjson.dumps(values, default=_plain) + b"\n")
            count += 1
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and what was done to it then."""

    copied: Copied
    settled: restored.Settled

    def __str__(self) -> str:
        return f"{self.copied}\n{self.settled}"


async def restore(
    url: str,
    media: Media,
    folder: Path,
    *,
    leap: int | None = None,
    now: datetime | None = None,
) -> Restored:
    """Puts a backup into an empty database and place for files, brings it up to date, and lets its
    numbers leap, what it had queued be held and those be deleted who were since: what has happened
    after the copy is unknown, but for what the ledger beside the data says
    (storage.database.ledger).

    The whole copy is looked through first; all that is done to the database is one transaction,
    committed when the pictures are there. What is cut short can be begun again. Raises Advice.
    """
    copy = await whole.look(folder)
    # What an attempt that was cut short has left is gone on with.
    if not {hash async for hash in media.all()} <= copy.pictures:
        raise Advice(f"{media.where} holds files already; restore into an empty place")
    database = Database(url)
    try:
        if not await database.empty():
            raise Advice("the database is not empty; restore into a new one")
        ledger = Ledger.within(media.beside)
        # Until all is there, nobody begins anew at this address (bot.app).
        ledger.used(database.address)
        async with database.write() as transaction:
            connection = transaction.connection
            # What brings it up to date is to take this for one transaction.
            await connection.execute(text("SELECT 1"))
            await connection.run_sync(bring, copy.revision)
            await _put_rows(connection, copy)
            await connection.run_sync(bring)
            await begin_ids(connection)
            store = Store(transaction, {}, _nothing, now or datetime.now(UTC))
            settled = await restored.settle(store, copy.at, ledger, leap)
            await store.flush()
            copied = await copy_all(copy.media, media)
            await media.delete(settled.loose)
            await store.commit()
    finally:
        await database.close()
    return Restored(Copied(copy.rows, copied), settled)


async def _put_rows(connection: AsyncConnection, copy: whole.Copy) -> None:
    # As the tables were then; the code may have moved on.
    then = MetaData()
    await connection.run_sync(then.reflect)
    tables = [table for table in then.sorted_tables if table.name != "alembic_version"]
    if {table.name for table in tables} != set(copy.rows):
        raise Advice("the backup is damaged: it has other tables than its release had")
    for table in tables:
        try:
            for rows in whole.batches(whole.table_path(copy.folder, table.name)):
                await connection.execute(insert(table), [_typed(table, row) for row in rows])
        except (KeyError, ValueError, TypeError, ArithmeticError, StatementError) as error:
            if away(error):
                raise
            raise Advice(f"the backup is damaged: a row of {table.name} does not fit") from error


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


async def check(database: Database, media: Media, *, content: bool = True) -> list[str]:
    """What is not in order, one sentence each; nothing when all is well. Without `content` it is
    only looked which files are there, and none is read."""
    async with database.read() as connection:
        faults = await shape.differences(connection) or await shape.unreadable(connection)
        if faults:
            return faults  # what follows reads those tables
        if database.sqlite:
            for row in await connection.execute(text("PRAGMA integrity_check")):
                if row[0] != "ok":
                    faults.append(f"the database file is damaged: {row[0]}")
            for row in await connection.execute(text("PRAGMA foreign_key_check")):
                faults.append(f"a row of {row[0]} belongs to one of {row[2]} that is not there")
        faults += [f"numbers of {series} have gaps" for series in await numbers.gaps(connection)]
        faults += await _without_history(connection)
        named = {
            row.hash
            for row in await connection.execute(
                select(files.c.hash).where(files.c.state == "ready")
            )
        }
    stored = {hash async for hash in media.all()}
    faults += [f"the picture {hash} is missing" for hash in sorted(named - stored)]
    damaged = await verify(media) if content else []
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
