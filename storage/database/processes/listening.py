"""How processes on one database wake each other: LISTEN, and a look at the file of SQLite."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from storage.database.connections import Database
from storage.database.processes import sessions

# How often another process's commits are looked for on SQLite, seconds.
POLL = 0.1

# What whoever listens hears where it is not said what was stored: all of it is to be looked for.
ANYTHING = ""

# How often it is asked whether a session that listens is still there, seconds.
LISTEN = 5.0


@contextlib.asynccontextmanager
async def listening(database: Database, heard: Callable[[str], None]) -> AsyncIterator[None]:
    """Calls `heard` when another process has committed something to look at, while the block
    runs."""
    watch = _watch_sqlite if database.sqlite else _watch_postgres
    task = asyncio.create_task(watch(database, heard), name="database-listen")
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _watch_sqlite(database: Database, heard: Callable[[str], None]) -> None:
    """PRAGMA data_version changes when another connection has written. It is asked on the
    writer, so that what this process writes itself does not count."""
    before = None
    while True:
        try:
            async with database.writer.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                cursor = await raw.cursor()  # type: ignore[union-attr]
                await cursor.execute("PRAGMA data_version")
                version = await cursor.fetchall()
            if before is not None and version != before:
                heard(ANYTHING)
            before = version
        except asyncio.CancelledError:
            raise
        except Exception:
            await asyncio.sleep(1)
        await asyncio.sleep(POLL)


async def _watch_postgres(database: Database, heard: Callable[[str], None]) -> None:
    while True:
        try:
            connection = await sessions.begin(database)
            try:
                await connection.add_listener(
                    "rembuk", lambda _c, _pid, _channel, payload: heard(str(payload))
                )
                heard(ANYTHING)  # something may have come while nobody listened
                while not connection.is_closed():
                    await asyncio.sleep(LISTEN)
                    await connection.execute("SELECT 1")
            finally:
                # A frozen server does not hear that we go.
                connection.terminate()
        except asyncio.CancelledError:
            raise
        except Exception:
            await asyncio.sleep(1)
            heard(ANYTHING)  # whatever we would have been told of meanwhile
