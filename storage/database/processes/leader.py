"""Which of several processes does what one alone is to do: it holds a lock of the database, and
when it ends, the next that waits has the lock at once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from storage.database.connections import Database
from storage.database.processes import sessions

log = logging.getLogger("rembuk.leader")

# The lock's number. Those of processes (leases.py) are ids, which are far above.
LOCK = 20

# How soon a server that was away is asked again, seconds.
AGAIN = 0.25

# So long one question for the lock waits, milliseconds: a connection that was cut without a word is
# noticed by the next.
PATIENCE = 30_000

# What runs while this process leads.
Work = Callable[[], AbstractAsyncContextManager[None]]


@contextlib.asynccontextmanager
async def leading(database: Database, work: Work) -> AsyncIterator[None]:
    """While the block runs, `work` runs in one of the processes that say this: on PostgreSQL in
    whoever has the lock, begun as soon as its holder has died, and ended here when our session is
    lost (it may be another's by then, so what is done must be claimed all the same); on SQLite,
    which one process serves, at once."""
    if database.sqlite:
        async with work():
            yield
        return
    task = asyncio.create_task(_follow(database, work), name="leader")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _follow(database: Database, work: Work) -> None:
    """Waits for the lock, leads while we have it, and waits again."""
    while True:
        try:
            session = await _asking(database)
        except asyncio.CancelledError:
            raise
        except Exception:
            await asyncio.sleep(AGAIN)
            continue
        try:
            if await _won(session):
                log.info("this process does what falls due by the clock")
                async with work():
                    await sessions.ended(session)
                log.info("this process lost its session; another may do it now")
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.error("what falls due was broken off: %s", type(error).__name__, exc_info=error)
            await asyncio.sleep(AGAIN)
        finally:
            await sessions.end(session)


async def _asking(database: Database) -> Any:
    session = await sessions.begin(database, command_timeout=None)
    try:
        await session.execute(f"SET lock_timeout = {PATIENCE}")
    except BaseException:
        session.terminate()
        raise
    return session


async def _won(session: Any) -> bool:
    """Waits for the lock; whether we have it, or are to ask anew."""
    import asyncpg

    try:
        async with asyncio.timeout(PATIENCE / 1000 + sessions.ASK):
            await session.execute("SELECT pg_advisory_lock($1)", LOCK)
    except asyncpg.LockNotAvailableError:
        return False
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        await asyncio.sleep(AGAIN)  # the server ended our session, or does not answer
        return False
    return True
