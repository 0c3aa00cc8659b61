"""PostgreSQL databases to test in. Making one and dropping it costs a fifth of a second of a core;
emptying one that a test has left costs a tenth of that, so they are used again."""

from __future__ import annotations

import contextlib
import io
import uuid
from collections.abc import AsyncIterator, Iterator
from typing import Any

import asyncpg
import pytest
from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.database.connections import Database
from storage.database.direct import sqlite
from storage.database.direct.transaction import OnPostgres, OnSqlite
from tests.support import run_sql

# What SQLite is told where people are served.
SERVED = sqlite.RULES

# Of each kind of database: what SQLAlchemy knows of it, and the statements that it has written.
_written: dict[str, tuple[Any, Any]] = {}


def engine_that_knows(*args: Any, **more: Any) -> AsyncEngine:
    """An engine that has the statements of those before it, as that of a program has which has run
    for a while: one that is made for a test would write each anew, a sixth of the test's time."""
    made = create_async_engine(*args, **more)
    engine = made.sync_engine
    name = engine.dialect.name
    # One that never came to a server has not asked what it can do, and nobody else would.
    if name not in _written or _written[name][0].server_version_info is None:
        _written[name] = engine.dialect, engine._compiled_cache
    engine.dialect, engine._compiled_cache = _written[name]
    engine.pool._dialect = engine.dialect
    return made


@contextlib.contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """What is asked of a database while the block runs, with its arguments: by SQLAlchemy's writer,
    and what is known on any connection."""
    made: list[tuple[str, Any]] = []

    def saw(_c: Any, _cursor: Any, statement: str, args: Any, _x: Any, many: bool) -> None:
        if not many:
            made.append((statement, args))

    async def fetched(self: Any, text: str, args: Any) -> Any:
        made.append((text, tuple(args)))
        return await fetch(self, text, args)

    kind: Any = OnSqlite if database.sqlite else OnPostgres
    fetch = kind._fetch
    engine = database.writer.sync_engine
    event.listen(engine, "before_cursor_execute", saw)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kind, "_fetch", fetched)
            yield made
    finally:
        event.remove(engine, "before_cursor_execute", saw)


# A database that has grown beyond this is not used again, bytes of its tables: rows that are
# deleted leave their pages behind.
GROWN = 8_000_000

# Whatever still uses it, as a process does that was killed.
_LEAVE = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

# Changes with every change of the shape: whatever is made or altered has a younger row in the
# catalogue, and whatever is dropped has none.
_SHAPE = """
    SELECT ARRAY[
        (SELECT count(*) FROM pg_attribute), (SELECT max(xmin::text::bigint) FROM pg_attribute),
        (SELECT count(*) FROM pg_constraint), (SELECT max(xmin::text::bigint) FROM pg_constraint),
        (SELECT count(*) FROM pg_index), (SELECT max(xmin::text::bigint) FROM pg_index),
        (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_proc),
        (SELECT count(*) FROM pg_db_role_setting),
        (SELECT sum(hashtext(relname)) FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    ]
"""

_SIZE = """
    SELECT coalesce(sum(pg_relation_size(oid)), 0) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


class Databases:
    """Databases on a server, each like a template, whose tables have few rows."""

    def __init__(self, server: str, template: str) -> None:
        self._server, self._template = server, template
        self._free: list[str] = []
        self._shapes: dict[str, list[int]] = {}
        self._rows: dict[str, bytes] | None = None  # of the template, by table

    @contextlib.asynccontextmanager
    async def one(self) -> AsyncIterator[str]:
        """The address of one that is as the template is, for as long as the block lasts."""
        name = self._free.pop() if self._free else await self._made()
        try:
            yield make_url(self._server).set(database=name).render_as_string(hide_password=False)
        finally:
            if await self._emptied(name):
                self._free.append(name)
            else:
                await self._dropped(name)

    async def close(self) -> None:
        while self._free:
            await self._dropped(self._free.pop())

    async def _made(self) -> str:
        name = f"t{uuid.uuid4().hex}"
        await run_sql(self._server, f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        async with self._in(name) as connection:
            self._shapes[name] = await connection.fetchval(_SHAPE)
            if self._rows is None:
                self._rows = {}
                for (table,) in await connection.fetch(_TABLES):
                    copied = io.BytesIO()
                    await connection.copy_from_table(table, output=copied)
                    self._rows[table] = copied.getvalue()
        return name

    async def _dropped(self, name: str) -> None:
        del self._shapes[name]
        await run_sql(self._server, f'DROP DATABASE "{name}" WITH (FORCE)')

    async def _emptied(self, name: str) -> bool:
        """Has only the template's rows again; not where a test has changed more than rows."""
        assert self._rows is not None
        try:
            async with self._in(name) as connection:
                await connection.execute(_LEAVE)
                if await connection.fetchval(_SHAPE) != self._shapes[name]:
                    return False
                if await connection.fetchval(_SIZE) > GROWN:
                    return False
                # Without keys to other tables being looked at.
                await connection.execute("SET session_replication_role = replica")
                async with connection.transaction():
                    deleted = [f'DELETE FROM "{table}"' for table in self._rows]
                    await connection.execute("; ".join(deleted))
                    for table, rows in self._rows.items():
                        if rows:
                            await connection.copy_to_table(table, source=io.BytesIO(rows))
        except (OSError, asyncpg.PostgresError):
            return False
        return True

    @contextlib.asynccontextmanager
    async def _in(self, name: str) -> AsyncIterator[asyncpg.Connection]:
        url = make_url(self._server).set(drivername="postgresql", database=name)
        connection = await asyncpg.connect(url.render_as_string(hide_password=False))
        try:
            yield connection
        finally:
            await connection.close()
