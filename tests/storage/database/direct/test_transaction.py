"""A transaction ends as a whole or not at all, whatever stops it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError

from storage.database.away import away, passing
from storage.database.connections import Database, taken_already
from storage.database.direct.known import Known
from storage.database.tables import audit

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
WRITE = Known(insert(audit))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    yield made
    await made.close()


def row(id: int) -> dict[str, Any]:
    whole: dict[str, Any] = dict.fromkeys(audit.columns.keys())
    return whole | {"id": id, "at": AT, "actor": "x", "action": "y"}


async def count(database: Database) -> int:
    async with database.read() as connection:
        found: int = (
            await connection.execute(select(func.count()).select_from(audit))
        ).scalar_one()
    return found


async def test_both_ways_into_it_are_one(database: Database) -> None:
    """What is known and what SQLAlchemy makes are committed together, or neither is."""
    for commits, there in ((False, 0), (True, 2)):
        async with database.write() as transaction:
            await transaction.many(WRITE, [row(1)])
            await transaction.connection.execute(insert(audit).values(**row(2)))
            if commits:
                await transaction.commit()
        assert await count(database) == there


@pytest.mark.parametrize("by_sqlalchemy", [False, True])
async def test_what_fails_is_undone(database: Database, by_sqlalchemy: bool) -> None:

    async def fails() -> None:
        async with database.write() as transaction:
            await transaction.many(WRITE, [row(1)])
            if by_sqlalchemy:
                await transaction.connection.execute(text("SELECT 1"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    assert await count(database) == 0
    async with database.write() as transaction:
        await transaction.many(WRITE, [row(1)])
        await transaction.commit()
    assert await count(database) == 1


async def test_whoever_is_stopped_leaves_nothing_open(database: Database) -> None:
    """As when PostgreSQL has taken too long for those who wait: the next one begins at once."""
    begun = asyncio.Event()

    async def stopped() -> None:
        async with database.write() as transaction:
            await transaction.many(WRITE, [row(1)])
            begun.set()
            await asyncio.sleep(3600)

    for _ in range(20):  # more often than there are connections
        task = asyncio.create_task(stopped())
        await begun.wait()
        begun.clear()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await count(database) == 0
    async with database.write() as transaction:
        await transaction.many(WRITE, [row(1)])
        await transaction.commit()
    assert await count(database) == 1


@pytest.mark.parametrize("by_sqlalchemy", [False, True])
async def test_whoever_is_stopped_anywhere_stops(database: Database, by_sqlalchemy: bool) -> None:
    """Also in the middle of a commit: what it then says of its connection hides nothing."""
    began = 0

    async def works(id: int) -> None:
        nonlocal began
        began += 1
        async with database.write() as transaction:
            await transaction.many(WRITE, [row(id)])
            if by_sqlalchemy:
                await transaction.connection.execute(text("SELECT 1"))
            await transaction.commit()

    ended = 0
    for rounds in range(60):
        task = asyncio.create_task(works(rounds))
        for _ in range(rounds % 30):
            await asyncio.sleep(0)
        if rounds >= 30:
            await asyncio.sleep(rounds / 20_000)
        task.cancel()
        try:
            await task
            ended += 1
        except asyncio.CancelledError:
            pass
    assert began > 30
    assert await count(database) >= ended
    async with database.write() as transaction:
        await transaction.many(WRITE, [row(1_000)])
        await transaction.commit()


async def test_a_repeat_is_told_from_other_faults(database: Database) -> None:
    async with database.write() as transaction:
        await transaction.many(WRITE, [row(1)])
        await transaction.commit()
    with pytest.raises(DBAPIError) as found:
        async with database.write() as transaction:
            await transaction.many(WRITE, [row(2), row(1)])
    assert taken_already(found.value)
    assert not away(found.value)
    assert "'y'" not in str(found.value), "what residents write stands in no log"
    with pytest.raises(DBAPIError) as other:
        async with database.write() as transaction:
            await transaction.many(Known(text("INSERT INTO nowhere VALUES (1)")), [{}])
    assert not taken_already(other.value)
    assert await count(database) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_what_had_failed_is_not_said_to_be_committed(database: Database) -> None:
    """PostgreSQL answers COMMIT politely, and undoes."""

    async def passed_over() -> None:
        async with database.write() as transaction:
            await transaction.many(WRITE, [row(1)])
            with pytest.raises(DBAPIError):
                await transaction.rows(Known(text("SELECT 1 / 0").columns()), {})
            await transaction.commit()

    with pytest.raises(DBAPIError, match="nothing was committed"):
        await passed_over()
    assert await count(database) == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_session_that_died_is_not_used_again(database: Database) -> None:
    async with database.write() as transaction:
        await transaction.many(WRITE, [row(1)])
        await transaction.commit()
    async with database.read() as connection:
        pids = text(
            "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
            "datname = current_database()"
        )
        mine = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        others = [each.pid for each in await connection.execute(pids)]
    assert mine not in others
    ended = text("SELECT pg_terminate_backend(pg_backend_pid())").columns()
    with pytest.raises(DBAPIError) as found:
        async with database.write() as transaction:
            await transaction.rows(Known(ended), {})
    assert away(found.value)
    assert passing(found.value), "on another connection it works at once"
    async with database.write() as transaction:
        await transaction.many(WRITE, [row(2)])
        await transaction.commit()
    assert await count(database) == 2
