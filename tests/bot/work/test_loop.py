"""The loop of all that runs beside the turns."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.work import loop as loops
from bot.work.loop import Loop
from storage.database.connections import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}")
    yield made
    await made.close()


class Ticks:
    """Counts looks; each waits until it is let go."""

    def __init__(self, *gives: float | Exception | None) -> None:
        self.gives = list(gives)
        self.begun: asyncio.Queue[int] = asyncio.Queue()
        self.go = asyncio.Semaphore(0)
        self.under_way = 0
        self.count = 0

    async def __call__(self) -> float | None:
        self.count += 1
        self.under_way += 1
        assert self.under_way == 1  # one at a time
        self.begun.put_nowait(self.count)
        await self.go.acquire()
        self.under_way -= 1
        given = self.gives.pop(0) if self.gives else None
        if isinstance(given, Exception):
            raise given
        return given


async def test_it_looks_at_once_and_when_it_is_told(database: Database) -> None:
    ticks = Ticks()
    async with Loop(ticks, 3600.0, "test", database) as loop:
        assert await ticks.begun.get() == 1
        loop.look()  # while it looks: it may have looked there already
        assert loop.asked
        assert loop.busy
        ticks.go.release()
        assert await ticks.begun.get() == 2
        assert not loop.asked
        ticks.go.release()
        loop.look()
        assert await ticks.begun.get() == 3


async def test_it_looks_again_when_it_asked_for_it(database: Database) -> None:
    ticks = Ticks(0.001)
    async with Loop(ticks, 3600.0, "test", database):
        for n in (1, 2):
            assert await ticks.begun.get() == n
            ticks.go.release()


async def test_a_fault_is_said_and_it_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(loops, "AGAIN", 0.0)
    ticks = Ticks(RuntimeError("broken"))
    with caplog.at_level(logging.WARNING, "rembuk.test"):
        async with Loop(ticks, 3600.0, "test", database):
            for n in (1, 2):
                assert await ticks.begun.get() == n
                ticks.go.release()
    assert "a look failed" in caplog.text


async def test_it_ends_with_its_block(database: Database) -> None:
    ticks = Ticks()
    async with Loop(ticks, 3600.0, "test", database) as loop:
        await ticks.begun.get()
    loop.look()
    await asyncio.sleep(0)
    assert ticks.count == 1
