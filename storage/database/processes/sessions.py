"""Sessions of PostgreSQL for what belongs to one alone (locks, LISTEN, places to send in): how one
begins where there is little room, and how it is known to have ended."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database.connections import Database

# How often a session is asked for a word, seconds.
ASK = 30.0

# How long a server may take to hear that a session ends, seconds.
LAST_WORD = 2.0

# How long a server takes to have heard that others have ended, seconds.
HEARD = 0.1


async def begin(database: Database, **more: Any) -> Any:
    """A new one. Nothing is sent without, so where the server has no room for it, what the pool
    keeps for later ends. Raises what the driver does."""
    import asyncpg

    try:
        return await database.session(**more)
    except asyncpg.TooManyConnectionsError:
        await _end_idle(database.writer)
    await asyncio.sleep(HEARD)
    return await database.session(**more)


async def _end_idle(engine: AsyncEngine) -> None:
    """Ends the connections of a pool that nobody uses. All are taken before one is given back: that
    one would be the next."""
    idle = [engine.connect() for _ in range(engine.pool.checkedin())]  # type: ignore[attr-defined]
    taken = await asyncio.gather(*(each.start() for each in idle), return_exceptions=True)
    for each in taken:
        if isinstance(each, AsyncConnection):
            await each.invalidate()
            await each.close()


async def ended(session: Any) -> None:
    """Returns when a session has ended, whoever ended it."""
    lost = asyncio.Event()
    session.add_termination_listener(lambda _: lost.set())
    while not lost.is_set() and not session.is_closed():
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ASK):
                await lost.wait()
                return
        try:
            # Of a connection that was cut without a word nothing else would tell.
            await session.execute("SELECT 1", timeout=ASK)
        except asyncio.CancelledError:
            raise
        except Exception:
            return


async def end(session: Any) -> None:
    """Ends a session, with its locks; in time, whatever the server does."""
    with contextlib.suppress(Exception):
        await session.close(timeout=LAST_WORD)
    session.terminate()
