"""A file that is opened in a thread while whoever wants it is cancelled."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import IO

import pytest

from storage.files.opened import opened


@pytest.mark.parametrize("early", [True, False])
async def test_what_nobody_wants_any_more_is_closed(tmp_path: Path, early: bool) -> None:
    """Cancelled before the thread has opened it, or after and before it is handed over."""
    began, may, done, closed = (threading.Event() for _ in range(4))
    made: list[IO[bytes]] = []

    def make() -> IO[bytes]:
        made.append((tmp_path / "x").open("wb"))
        began.set()
        may.wait()
        done.set()
        return made[0]

    def close(file: IO[bytes]) -> None:
        file.close()
        closed.set()

    waiting = asyncio.create_task(opened(make, close))
    await asyncio.to_thread(began.wait)
    if early:
        waiting.cancel()
        await asyncio.sleep(0)
    may.set()
    if not early:
        # The thread is done before the loop hears of it, which does nothing else meanwhile.
        done.wait()
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.to_thread(closed.wait)
    assert made[0].closed


async def test_it_is_given_to_whoever_waits(tmp_path: Path) -> None:
    def refuses() -> IO[bytes]:
        raise OSError(28, "no room")

    file = await opened(lambda: (tmp_path / "x").open("wb"), lambda file: file.close())
    assert not file.closed
    file.close()
    with pytest.raises(OSError, match="no room"):
        await opened(refuses, lambda file: file.close())
