"""What is read by a known statement on whatever connection one reads by, between statements that
SQLAlchemy makes anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct.known import Arguments, Known
from storage.database.direct.transaction import OnPostgres, OnSqlite


async def rows(connection: AsyncConnection, known: Known, args: Arguments | None = None) -> Any:
    """The rows as named tuples, in the connection's transaction, which begins with the first
    statement of either kind. Raises what the driver does, wrapped as SQLAlchemy wraps it."""
    if not connection.in_transaction():
        await connection.begin()
    kind = OnSqlite if connection.dialect.name == "sqlite" else OnPostgres
    return await kind(connection).rows(known, args or {})


async def fetch(
    connection: AsyncConnection, query: Executable | Known, args: Arguments | None = None
) -> Sequence[Row[Any]]:
    """As Store.fetch, without a unit of work."""
    if isinstance(query, Known):
        found: Sequence[Row[Any]] = await rows(connection, query, args)
        return found
    return (await connection.execute(query, args)).fetchall()
