"""aiosqlite's connection, with at most one visit to its thread a statement instead of four.

aiosqlite makes a cursor, executes, fetches and closes in a visit each. SQLAlchemy always does all
four, and for the short statements of a turn the visits cost several times what SQLite itself does.
The writer's own statements are short and touch memory: once BEGIN IMMEDIATE has the lock, nothing
but COMMIT waits, for the disk. So that one goes to the thread, and what lies before it does not;
for the lock, where another process has it, the loop waits and not the thread. Of a reader only what
it reads goes there: its BEGIN touches nothing, and what ends it gives back a lock on memory.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

import aiosqlite

AT_ONCE = 500  # rows

# What a writer does without its thread. DELETE is not among them: what has grown old goes by it,
# much at a time.
SHORT = ("SELECT", "INSERT", "UPDATE", "PRAGMA data_version")

# What a statement says of itself that is not short although it begins so.
MANY = "/* many */"

# What a connection begins with: WAL, a full fsync for each commit, foreign keys. What a writer
# waits for, it waits for in its own way (Cursor._begin).
RULES = (
    "busy_timeout = 10000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)
READS, WRITES = "cache_size = -1000", ("cache_size = -2000", "busy_timeout = 0")

# How often a lock that another process has is tried again, and for how long; seconds.
LOCKED_AGAIN, LOCKED = 0.002, 10.0


class Cursor:
    """What SQLAlchemy needs of a cursor. The first rows come with the statement; a longer result
    is read on, in as many visits as it takes, by who asked for it as a stream or as a whole."""

    def __init__(self, connection: OneVisit) -> None:
        self._connection = connection
        self._cursor: sqlite3.Cursor | None = None  # while there may be more rows
        self._rows: deque[Any] = deque()
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> None:
        await self._do(sqlite3.Cursor.execute, statement, parameters)

    async def executemany(self, statement: str, parameters: Iterable[Any]) -> None:
        await self._do(sqlite3.Cursor.executemany, statement, parameters)

    async def _do(self, how: Callable[..., Any], statement: str, parameters: Iterable[Any]) -> None:
        if statement.startswith("BEGIN"):
            if self._connection.writes:
                await self._begin(statement)
            else:
                await self._connection.at_once(self._run, how, statement, parameters)
        elif self._connection.writes and statement.startswith(SHORT) and MANY not in statement:
            self._run(how, statement, parameters)
        else:
            await self._visit(self._run, how, statement, parameters)

    async def _begin(self, statement: str) -> None:
        clock = asyncio.get_running_loop().time
        end = clock() + LOCKED
        while True:
            try:
                return self._run(sqlite3.Cursor.execute, statement, ())
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or clock() > end:
                    raise
            await asyncio.sleep(LOCKED_AGAIN)

    async def fetchall(self) -> Sequence[Any]:
        while self._cursor is not None:
            await self._visit(self._read)
        rows, self._rows = self._rows, deque()
        return rows

    async def fetchmany(self, size: int) -> Sequence[Any]:
        while self._cursor is not None and len(self._rows) < size:
            await self._visit(self._read)
        return [self._rows.popleft() for _ in range(min(size, len(self._rows)))]

    async def fetchone(self) -> Any:
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def close(self) -> None:
        if self._cursor is not None:
            await self._visit(self._close)

    async def _visit(self, *what: Any) -> None:
        await self._connection._execute(*what)

    # What SQLite does, on the connection's thread or, for a writer, on the loop's.

    def _run(self, how: Callable[..., Any], statement: str, parameters: Iterable[Any]) -> None:
        self._cursor = self._connection._conn.cursor()
        try:
            how(self._cursor, statement, parameters)
        except BaseException:
            self._close()
            raise
        self.description = self._cursor.description
        self.lastrowid, self.rowcount = self._cursor.lastrowid, self._cursor.rowcount
        self._read()

    def _read(self) -> None:
        if self._cursor is None:
            return
        rows = self._cursor.fetchmany(AT_ONCE) if self.description else []
        self._rows += rows
        if len(rows) < AT_ONCE:
            self._close()

    def _close(self) -> None:
        if self._cursor is not None:
            self._cursor.close()
            self._cursor = None


class OneVisit(aiosqlite.Connection):
    writes = False

    # Visits to the thread: asked for on the loop's, and done on its own.
    _asked = _done = 0

    async def _execute(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        def visit() -> Any:
            try:
                return fn(*args, **kwargs)
            finally:
                self._done += 1

        self._asked += 1
        return await super()._execute(visit)  # type: ignore[no-untyped-call]

    async def at_once(self, what: Callable[..., Any], *args: Any) -> None:
        """Does what waits for nothing, without the thread; but behind a visit that is under way,
        for which whoever asked may have stopped waiting."""
        if self._asked == self._done:
            what(*args)
        else:
            await self._execute(what, *args)

    async def rollback(self) -> None:
        await self.at_once(self._conn.rollback)

    async def create_function(self, name: str, *args: Any, **more: Any) -> None:
        await self.at_once(lambda: self._conn.create_function(name, *args, **more))

    async def ended(self) -> None:
        """Closes, where that has not been done, and waits for the thread: what it has still to say
        needs a loop that runs."""
        if self._running:
            self.stop()
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)

    async def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)


def writer(may_make: Callable[[], bool], database: str, **options: Any) -> OneVisit:
    """As `connect`, for the one connection whose short statements need no thread."""
    visited = _visited(may_make, (*RULES, *WRITES), database, **options)
    visited.writes = True
    return visited


def connect(may_make: Callable[[], bool], database: str, **options: Any) -> OneVisit:
    """As aiosqlite.connect; `async_creator_fn` of SQLAlchemy, bound to its first argument. A file
    that is not there is made only if that says so: by itself SQLite would put an empty one in the
    place of one that was lost."""
    return _visited(may_make, (*RULES, READS), database, **options)


def _visited(
    may_make: Callable[[], bool], rules: Iterable[str], database: str, **options: Any
) -> OneVisit:
    def connector() -> sqlite3.Connection:
        where, how = database, options
        if database not in ("", ":memory:") and not may_make():
            where = f"file:{quote(os.path.abspath(database))}?mode=rw"
            how = {**options, "uri": True}
        connection: sqlite3.Connection = sqlite3.connect(where, **how)
        try:
            connection.isolation_level = None
            for rule in rules:
                connection.execute(f"PRAGMA {rule}").close()
        except BaseException:
            connection.close()
            raise
        return connection

    visited = OneVisit(connector, iter_chunk_size=64)
    # As SQLAlchemy does with aiosqlite's own: a process may end without closing its connections.
    visited._thread.daemon = True
    return visited
