"""Ids rise, whatever the clock says: rows are shown in their order."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.opening import write
from bot.settings import Settings
from storage.database import ids
from storage.database.connections import Database
from storage.database.copies import backup
from storage.database.store import Store, begin_ids
from storage.database.tables import audit, outbox, unreadable
from storage.files.media import MediaFolder
from tests.support import Clock, World

DAY = 24 * 3600 * 10**9


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "_last", ids._last)


def started_anew(monkeypatch: pytest.MonkeyPatch, ahead: int) -> None:
    """As a new process, whose machine's clock is so many days ahead."""
    now = time.time_ns
    monkeypatch.setattr(ids, "_last", 0)
    monkeypatch.setattr(time, "time_ns", lambda: now() + ahead * DAY)


@pytest.mark.parametrize("ahead", [1, 400])
async def test_after_a_clock_that_was_ahead_new_rows_come_last(
    settings: Settings, clock: Clock, ahead: int
) -> None:
    with pytest.MonkeyPatch.context() as machine:
        started_anew(machine, ahead)
        async with World.made(settings, clock) as world:
            await world.person().welcomed()
            before = [row.id for row in await world.rows(select(outbox.c.id))]
    with pytest.MonkeyPatch.context() as machine:
        started_anew(machine, 0)  # put right, and started again
        async with World.made(settings, clock) as second:
            second._ids = world._ids
            await second.person().say("usul")
            after = {row.id for row in await second.rows(select(outbox.c.id))} - set(before)
    assert after
    assert min(after) > max(before)


@pytest.mark.parametrize("table", [audit, unreadable])
async def test_a_command_of_its_own_begins_above_too(
    database_url: str, clock: Clock, table: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    high = ids.new_id() + (400 * DAY // 10**6 << 22)
    row = {"at": clock(), "actor": "x", "action": "y"} if table is audit else {}
    row = row or {"at": clock(), "channel": "telegram", "raw": "", "why": ""}
    database = Database(database_url)
    try:
        async with database.write() as transaction:
            await transaction.connection.execute(insert(table).values(id=high, **row))  # type: ignore[arg-type]
            await transaction.commit()
        started_anew(monkeypatch, 0)
        made: list[int] = []

        async def chore(store: Store) -> None:
            made.append(ids.new_id())

        await write(database, chore, clock)
        assert made[0] > high
    finally:
        await database.close()


async def test_what_a_restore_writes_comes_last(
    settings: Settings, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not settings.database_url.startswith("sqlite"):
        pytest.skip("the same on both")
    with pytest.MonkeyPatch.context() as machine:
        started_anew(machine, 30)
        async with World.made(settings, clock) as world:
            await world.person().welcomed()
            await backup.backup(world.app.database, world.app.media, tmp_path / "copy")
            [last] = await world.rows(select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1))
    started_anew(monkeypatch, 0)
    there = f"sqlite+aiosqlite:///{tmp_path / 'there.db'}"
    await backup.restore(there, MediaFolder(tmp_path / "there" / "media"), tmp_path / "copy")
    database = Database(there)
    try:
        async with database.read() as connection:
            [row] = await connection.execute(select(audit.c.id).where(audit.c.action == "restored"))
            assert row.id > last.id
    finally:
        await database.close()


async def test_two_processes_that_begin_above_the_same_row_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    high = ids.new_id() + (DAY // 10**6 << 22)
    made: list[set[int]] = []
    for _ in range(2):
        started_anew(monkeypatch, 0)
        ids.above(high)
        made.append({ids.new_id() for _ in range(20)})
        assert len(made[-1]) == 20
    # One in so many thousands may be the same, and its turn is taken again; all would be for ever.
    assert len(made[0] & made[1]) < 3


async def test_an_id_that_leaves_none_above_it_does_not_count(database_url: str) -> None:
    database = Database(database_url)
    try:
        async with database.write() as transaction:
            row = {"at": Clock()(), "actor": "x", "action": "y"}
            await transaction.connection.execute(insert(audit).values(id=2**63 - 1, **row))
            await begin_ids(transaction.connection)
        assert ids.new_id() < 2**63 - 2**50
    finally:
        await database.close()
