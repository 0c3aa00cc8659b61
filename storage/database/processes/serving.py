"""That one process serves a file of SQLite: the second waits for the first to go."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import logging
import os
from collections.abc import AsyncIterator
from pathlib import Path

from sqlalchemy import make_url

from storage.errors import Advice

log = logging.getLogger("rembuk.serve")

# How long one that is stopping is waited for, and how often it is looked, seconds.
PATIENCE, LOOK = 30.0, 0.1


@contextlib.asynccontextmanager
async def alone(url: str, patience: float = PATIENCE) -> AsyncIterator[None]:
    """This process is the one that serves the database at an address, while the block runs. On
    PostgreSQL any number do. Raises Advice when another still does after `patience` seconds.

    The system lets go of the lock the moment its process ends, however it ends.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        yield
        return
    path = Path(f"{address.database}.serve.lock")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        await _locked(handle, address.database, patience)
        yield
    finally:
        os.close(handle)


async def _locked(handle: int, name: str, patience: float) -> None:
    loop = asyncio.get_running_loop()
    until, waits = loop.time() + patience, False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if loop.time() >= until:
                raise Advice(
                    f"another `rembuk serve` serves {name} and has not ended in "
                    f"{patience:.0f} seconds; a file of SQLite is served by one process: stop the "
                    "other, or use PostgreSQL (deploy/README.md)"
                ) from error
        if not waits:
            log.info("another process serves %s; waiting for it to end", name)
            waits = True
        await asyncio.sleep(LOOK)
