"""What SQLite does without its thread, and what waits for it."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database.direct.sqlite import OneVisit, connect


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[OneVisit]:
    connection = connect(lambda: True, str(tmp_path / "a.db"), check_same_thread=False)
    await connection
    yield connection
    await connection.ended()


async def test_what_waits_for_nothing_needs_no_thread(reader: OneVisit) -> None:
    seen: list[threading.Thread] = []
    await reader.at_once(lambda: seen.append(threading.current_thread()))
    assert seen == [threading.main_thread()]


async def test_behind_a_visit_that_nobody_waits_for_it_waits(reader: OneVisit) -> None:
    """Whoever read was stopped half-way: its end neither comes between, nor stops the loop."""
    going_on, done = threading.Event(), list[str]()

    def reads() -> None:
        going_on.wait(30)
        done.append("read")

    task = asyncio.create_task(reader._execute(reads))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    ending = asyncio.create_task(reader.at_once(done.append, "ended"))
    for _ in range(5):
        await asyncio.sleep(0)
    assert done == []
    going_on.set()
    await ending
    assert done == ["read", "ended"]


async def test_what_a_reader_might_have_written_is_undone(reader: OneVisit) -> None:
    cursor = await reader.cursor()
    await cursor.execute("CREATE TABLE a (b)")
    await cursor.execute("BEGIN")
    await cursor.execute("INSERT INTO a VALUES (1)")
    await reader.rollback()
    await cursor.execute("SELECT count(*) FROM a")
    assert await cursor.fetchone() == (0,)


async def test_a_fault_in_the_thread_ends_its_visit(reader: OneVisit) -> None:
    cursor = await reader.cursor()
    with pytest.raises(sqlite3.OperationalError):
        await cursor.execute("SELECT * FROM nowhere")
    seen: list[threading.Thread] = []
    await reader.at_once(lambda: seen.append(threading.current_thread()))
    assert seen == [threading.main_thread()]
