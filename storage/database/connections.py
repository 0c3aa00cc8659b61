"""The database: its connections and its version."""

from __future__ import annotations

import asyncio
import contextlib
import os
import weakref
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import event, make_url, text
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.database import options
from storage.database.away import Outage
from storage.database.direct import sqlite
from storage.database.direct.transaction import OnPostgres, OnSqlite, Transaction
from storage.database.file_watch import FileWatch
from storage.database.migrations import HEAD, KNOWN, SERVED
from storage.errors import Advice

# What functions of storage that only read are given.
Connection = AsyncConnection

# Connections to PostgreSQL: so many are kept, and so many more at the busiest. Beside them a
# process that serves has a few sessions of its own, for what belongs to one (locks, LISTEN).
KEPT, MORE, BESIDE = 8, 8, 4

# How long a server may take to let us in, seconds.
CONNECT = 4.0

# How often it is looked whether the database is there, and how long a server may take to say so.
PULSE, PULSE_WAIT = 1.0, 3.0


def taken_already(error: Exception) -> bool:
    """Whether another process made the same row just now."""
    return isinstance(error, IntegrityError)


class DatabaseNewer(Advice):
    """The database was written by a newer release; using it could lose what that one keeps."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"this database is newer ({revision}) than this release of Rembuk ({HEAD}); "
            "install the newer release, or restore a backup from before the update"
        )


class DatabaseMissing(Advice):
    """There is none, or nothing in it; a mistyped address must not become a new database."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"there is no database at {place}: see REMBUK_DATABASE_URL, or make one with "
            "`rembuk db upgrade`"
        )


class DatabaseOlder(Advice):
    """The database needs `rembuk db upgrade`."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"this database is older ({revision}); run `rembuk db upgrade` first")


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


class Database:
    """Connections to one database. On SQLite one writes and a few read; on PostgreSQL a pool."""

    def __init__(self, url: str, *, create: bool = True) -> None:
        """Without `create` SQLite's file must be there. Raises Advice for an address of none."""
        try:
            self.url = make_url(url)
        except (ArgumentError, ValueError) as error:
            raise Advice("REMBUK_DATABASE_URL is no address of a database") from error
        self._bare, self._options = options.apart(self.url)
        if self.url.port is not None and not 0 < self.url.port <= 65535:
            raise Advice("REMBUK_DATABASE_URL has no port from 1 to 65535")
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite and self.url.database in (None, "", ":memory:"):
            raise Advice("REMBUK_DATABASE_URL names no file, and nothing would be kept")
        self.outage = Outage()
        self._files = FileWatch(self._path) if self._path else None
        self._create = create
        if self._path and create:
            Path(self._path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._opened: weakref.WeakSet[sqlite.OneVisit] = weakref.WeakSet()
        common: dict[str, Any] = {
            "json_serializer": _dumps,
            "json_deserializer": orjson.loads,
            "hide_parameters": True,  # residents' words do not belong into logs
        }
        if self.sqlite:
            self.writer = create_async_engine(
                self.url,
                pool_size=1,
                max_overflow=0,
                pool_timeout=60,
                # A unit of work ends by its own commit or rollback; one more each time is one
                # more visit to the thread.
                pool_reset_on_return=None,
                connect_args={"async_creator_fn": self._kept(sqlite.writer)},
                **common,
            )
            self.reader = create_async_engine(
                self.url,
                pool_size=3,
                max_overflow=2,
                connect_args={"async_creator_fn": self._kept(sqlite.connect)},
                **common,
            )
            _begins_by(self.writer, "BEGIN IMMEDIATE")
            _begins_by(self.reader, "BEGIN")
            for engine in (self.writer, self.reader):
                self._count_connections(engine)
            self._begins: type[Transaction] = OnSqlite
        else:
            self.writer = create_async_engine(
                self._bare,
                pool_size=KEPT,
                max_overflow=MORE,
                # The last one given back is the next one given out: what a session has read of the
                # tables, and its prepared statements, are of use again.
                pool_use_lifo=True,
                connect_args={
                    "timeout": CONNECT,
                    "command_timeout": 60.0,
                    **self._options.session,
                    **self._options.pool,
                },
                **common,
            )
            self.reader = self.writer
            self._begins = OnPostgres
        # The same connections.
        self._direct = self.writer.execution_options(**self._begins.OPTIONS)

    async def close(self) -> None:
        """Closes all connections, also those whose user was stopped half-way."""
        await self.writer.dispose()
        if self.reader is not self.writer:
            await self.reader.dispose()
        for connection in list(self._opened):
            await connection.ended()

    def _kept(self, make: Callable[..., sqlite.OneVisit]) -> Callable[..., sqlite.OneVisit]:
        """The pool forgets a connection whose user was stopped while it was being made."""

        def made(*where: Any, **options: Any) -> sqlite.OneVisit:
            connection = make(self._may_make, *where, **options)
            self._opened.add(connection)
            return connection

        return made

    def _count_connections(self, engine: AsyncEngine) -> None:
        """The files beside SQLite's are there while there is a connection."""
        if (files := self._files) is not None:
            event.listen(engine.sync_engine, "connect", lambda *_: files.opened())
            for end in ("close", "close_detached"):
                event.listen(engine.sync_engine, end, lambda *_: files.closed())

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read by; what it might write is rolled back."""
        self.in_place()
        async with self.reader.connect() as connection:
            yield connection

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read much by, which sees the database as it is at its first look, however
        long it reads; what has to be sorted meanwhile lies on the disk."""
        self.in_place()
        async with self.reader.connect() as connection:
            if not self.sqlite:
                await connection.execution_options(isolation_level="REPEATABLE READ")
            else:
                await connection.exec_driver_sql("PRAGMA temp_store = FILE")
            try:
                yield connection
            finally:
                # Its settings are not those of the pool.
                await connection.invalidate()

    @contextlib.asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction to write in. What was committed went into the file that everybody else
        knows; else it raises Misplaced at the end, so that nothing is acknowledged."""
        self.in_place()
        transaction = self._begins(await self._direct.connect())
        try:
            await transaction.begin()
            yield transaction
        finally:
            if transaction.open:
                # It failed, or was stopped half-way, and may be stopped again.
                await asyncio.shield(asyncio.ensure_future(transaction.end()))
            else:
                await transaction.end()
        self.in_place()

    def in_place(self, *, closely: bool = False) -> None:
        """Raises Misplaced when SQLite's files are not those that this process began with."""
        if self._files is not None:
            self._files.look(closely=closely)

    @property
    def _path(self) -> str | None:
        """Of SQLite's file."""
        name = self.url.database if self.sqlite else None
        return None if name in (None, "", ":memory:") else name

    @property
    def address(self) -> str:
        """Where it is, without the password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def place(self) -> str:
        """The same in few words, for the operator: the file, or the address."""
        return self._path or self.address

    def exists(self) -> bool:
        """Whether there is a file, or one may be made."""
        return self._create or self._path is None or os.path.exists(self._path)

    def _may_make(self) -> bool:
        return self._create and self._files is not None and self._files.file is None

    @contextlib.asynccontextmanager
    async def watch(self) -> AsyncIterator[None]:
        """Looks every second whether the database is there, while the block runs."""
        task = asyncio.create_task(self._pulse(), name="database-pulse")
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _pulse(self) -> None:
        while True:
            await asyncio.sleep(PULSE)
            try:
                async with asyncio.timeout(PULSE_WAIT):
                    await self._answers()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                self.outage.failed(error)
                if self._files is not None and self._files.in_hand():
                    await self._save_log()
            else:
                self.outage.worked()

    async def _save_log(self) -> None:
        """What has been acknowledged is in the log, which was deleted; this process has it open
        and writes it into the database's file. Doing so again changes nothing."""
        with contextlib.suppress(Exception):
            async with asyncio.timeout(PULSE_WAIT), self.writer.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                cursor = await raw.cursor()  # type: ignore[union-attr]
                await cursor.execute("PRAGMA wal_checkpoint(FULL)")
                await cursor.fetchall()

    async def scrub(self) -> bool:
        """What was deleted goes from SQLite's log too; whether it has, for somebody who reads holds
        it up. PostgreSQL does away with it in its own time."""
        if not self.sqlite:
            return True
        async with self.writer.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            cursor = await raw.cursor()  # type: ignore[union-attr]
            await cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            rows = await cursor.fetchall()
            await cursor.close()
        return bool(rows) and rows[0][0] == 0

    async def _answers(self) -> None:
        self.in_place(closely=True)
        if not self.sqlite:
            async with self.reader.connect() as connection:
                await connection.execute(text("SELECT 1"))

    async def revision(self) -> str | None:
        """The migration that the database is at; None when it has no tables yet."""
        self.in_place()
        async with self.reader.connect() as connection:
            if not await connection.run_sync(_has_version_table):
                return None
            rows = await connection.execute(text("SELECT version_num FROM alembic_version"))
            # There is to be one (`rembuk db check`); of several, what is newer than we know counts.
            return max(rows.scalars(), key=_age, default=None)

    async def empty(self) -> bool:
        """Whether there is nothing yet; makes nothing."""
        if self._path is not None:
            with contextlib.suppress(FileNotFoundError):
                # Opened, an empty file would be given a head.
                return os.path.getsize(self._path) == 0 or await self.revision() is None
            return True
        return await self.revision() is None

    async def check_version(self) -> None:
        """Raises DatabaseNewer or DatabaseOlder when the code and the database do not fit."""
        revision = await self.revision()
        if revision == HEAD:
            return
        if revision is not None and revision not in KNOWN:
            if await self._serves_us(revision):
                return
            raise DatabaseNewer(revision)
        raise DatabaseOlder(revision or "empty")

    async def _serves_us(self, revision: str) -> bool:
        """Whether whoever brought the database to a shape that is unknown here has said that our
        code may serve it."""
        query = text("SELECT value FROM kept WHERE name = :name")
        async with self.reader.connect() as connection:
            oldest = (await connection.execute(query, {"name": SERVED + revision})).scalar()
        return oldest in KNOWN

    async def upgrade(self) -> None:
        """Brings the database up to date. Raises DatabaseNewer when it is ahead of the code."""
        try:
            await self.check_version()
        except DatabaseOlder:
            # Alembic costs a quarter of a second to import and is needed only now.
            from storage.database.migrations.run import upgrade

            await upgrade(self.writer)

    async def session(self, **more: Any) -> Any:
        """A connection to PostgreSQL of asyncpg's own, outside of the pool. Raises what it does."""
        import asyncpg

        dsn = self._bare.set(drivername="postgresql").render_as_string(hide_password=False)
        return await asyncpg.connect(dsn, **{"timeout": CONNECT, **self._options.session, **more})


def _age(revision: str) -> int:
    return KNOWN.index(revision) if revision in KNOWN else len(KNOWN)


def _has_version_table(connection: Any) -> bool:
    from sqlalchemy import inspect

    return bool(inspect(connection).has_table("alembic_version"))


def _begins_by(engine: AsyncEngine, begin: str) -> None:
    """Transactions that begin when we say.

    The driver's own BEGIN comes late and deferred; a writer that starts as a reader can be
    refused half-way (SQLITE_BUSY), so writers say IMMEDIATE.
    """

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") != "AUTOCOMMIT" and not options.get("begun"):
            # Not by exec_driver_sql: what SQLAlchemy does around a statement costs more than this.
            cursor = connection.connection.cursor()
            cursor.execute(begin)
            cursor.close()
