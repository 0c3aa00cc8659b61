"""Jobs: what was tried before there were any is not forgotten."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, text

from storage.database import shape
from storage.database.connections import Database
from storage.database.jobs import Progress
from storage.database.migrations.run import upgrade
from storage.database.tables import jobs
from tests.support import run_sql

COLUMNS = "id, channel, address, kind, ref, state, attempts, opened, not_before, hash, at, locale"
NOW = "'2026-11-24 03:00:00'"


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without any table."""
    name = f"t{uuid.uuid4().hex}"
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}"
    else:
        server = request.getfixturevalue("postgres")
        await run_sql(server, f'CREATE DATABASE "{name}"')
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
    made = Database(url)
    try:
        yield made
    finally:
        await made.close()
        if request.param == "postgresql":
            await run_sql(server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def test_what_was_tried_before_goes_on(empty: Database) -> None:
    """Files that were wanted when the program was renewed keep their count and their time."""
    await upgrade(empty.writer, "0007")
    async with empty.writer.begin() as connection:
        for values in (
            f"1, 'terminal', 'siti', 'photo', 'a', 'wanted', 2, 1, {NOW}, NULL, {NOW}, 'id'",
            f"2, 'terminal', 'siti', 'document', 'b', 'wanted', 0, 2, NULL, 'hash', {NOW}, 'id'",
            f"3, 'terminal', 'siti', 'photo', 'c', 'ready', 1, 1, NULL, 'other', {NOW}, 'id'",
        ):
            await connection.execute(text(f"INSERT INTO files ({COLUMNS}) VALUES ({values})"))
    await upgrade(empty.writer)
    async with empty.read() as connection:
        assert await shape.differences(connection) == []
        rows = (await connection.execute(select(jobs).order_by(jobs.c.id))).all()
    assert [(r.kind, r.file_id, r.claim, r.attempts, r.begun, r.payload) for r in rows] == [
        ("download", 1, 0, 2, 1, {}),
        ("list", 2, 0, 0, 2, {}),
    ]
    assert [row.not_before is None for row in rows] == [False, True]


def test_progress_is_kept_as_it_is() -> None:
    assert Progress.load(Progress(3, 20).stored()) == Progress(3, 20)
    assert Progress.load(None) is None
