"""Sessions of PostgreSQL that hold a lock for as long as they live, and how one is known to have
ended."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

# How often a session is asked for a word, seconds.
ASK = 30.0

# How long a server may take to hear that a session ends, seconds.
LAST_WORD = 2.0


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
