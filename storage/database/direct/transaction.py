"""A transaction that something is written in, on the driver's own connection."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

import asyncpg
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct.known import Arguments, Known
from storage.database.direct.sqlite import Cursor, OneVisit

# How long it may take to undo what was not committed, seconds; then the connection is dropped.
UNDO = 2.0


class Transaction(ABC):
    """Begins with `begin`; what was not committed by its `end` is undone. `connection` is
    SQLAlchemy's way into the same transaction, for statements that are made anew each time; after
    `commit` neither writes anything more. All of them raise what the driver does, wrapped as
    SQLAlchemy wraps it.
    """

    # What SQLAlchemy is told of the connection: it is not to begin anything by itself.
    OPTIONS: ClassVar[dict[str, Any]]

    # What the driver raises.
    ERRORS: ClassVar[tuple[type[Exception], ...]]

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.dialect = connection.dialect
        self.open = False

    async def begin(self) -> None:
        # Of a beginning that was cut short nobody knows whether it is one.
        self.open = True
        try:
            await self._begin()
        except self.ERRORS as error:
            raise self._wrapped(error, "BEGIN") from error

    async def commit(self) -> None:
        try:
            await self._commit()
        except self.ERRORS as error:
            raise self._wrapped(error, "COMMIT") from error
        self.open = False

    async def rows(self, known: Known, args: Arguments) -> list[Any]:
        """What a statement gives, as named tuples."""
        made = known.made(self.dialect, args)
        try:
            return made.rows(await self._fetch(made.text, made.arguments(args)))
        except self.ERRORS as error:
            raise self._wrapped(error, made.text) from error

    async def many(self, known: Known, each: Sequence[Arguments]) -> None:
        """A statement for each of some arguments, of the same names; none of them is a list."""
        made = known.made(self.dialect, each[0])
        try:
            await self._many(made.text, [made.arguments(args) for args in each])
        except self.ERRORS as error:
            raise self._wrapped(error, made.text) from error

    async def end(self) -> None:
        """Undoes what has not been committed, and gives the connection back."""
        if self.open:
            self.open = False
            try:
                async with asyncio.timeout(UNDO):
                    await self._undo()
            except Exception:
                # Whatever it is: without its connection it is undone too.
                with contextlib.suppress(Exception):
                    await self.connection.invalidate()
        await self.connection.close()

    def _wrapped(self, error: Exception, text: str) -> DBAPIError:
        kind = IntegrityError if self._is_conflict(error) else DBAPIError
        return kind(
            text, None, error, hide_parameters=True, connection_invalidated=self._is_closed()
        )

    @abstractmethod
    async def _begin(self) -> None: ...

    @abstractmethod
    async def _commit(self) -> None: ...

    @abstractmethod
    async def _undo(self) -> None: ...

    @abstractmethod
    async def _fetch(self, text: str, args: Sequence[Any]) -> Sequence[Sequence[Any]]: ...

    @abstractmethod
    async def _many(self, text: str, each: Sequence[Sequence[Any]]) -> None: ...

    @abstractmethod
    def _is_conflict(self, error: Exception) -> bool:
        """Whether a row that is there already, or is lacking, keeps it from being written."""

    @abstractmethod
    def _is_closed(self) -> bool:
        """Whether the connection is of no more use."""


def _driver(connection: AsyncConnection) -> Any:
    assert connection.sync_connection is not None  # noqa: S101, it has been opened
    return connection.sync_connection.connection.driver_connection


class OnSqlite(Transaction):
    OPTIONS: ClassVar = {"begun": True}
    ERRORS: ClassVar = (sqlite3.Error,)

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._raw: OneVisit = _driver(connection)

    async def _begin(self) -> None:
        await Cursor(self._raw).execute("BEGIN IMMEDIATE")

    async def _commit(self) -> None:
        if self.connection.in_transaction():
            # What SQLAlchemy takes for its own ends with it, without a visit more.
            await self.connection.commit()
        else:
            await self._raw.commit()

    async def _undo(self) -> None:
        await self._raw.rollback()

    async def _fetch(self, text: str, args: Sequence[Any]) -> Sequence[Sequence[Any]]:
        cursor = Cursor(self._raw)
        await cursor.execute(text, args)
        return await cursor.fetchall()

    async def _many(self, text: str, each: Sequence[Sequence[Any]]) -> None:
        await Cursor(self._raw).executemany(text, each)

    def _is_conflict(self, error: Exception) -> bool:
        return isinstance(error, sqlite3.IntegrityError)

    def _is_closed(self) -> bool:
        return False


class OnPostgres(Transaction):
    OPTIONS: ClassVar = {"isolation_level": "AUTOCOMMIT"}
    ERRORS: ClassVar = (asyncpg.PostgresError, asyncpg.InterfaceError)

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._raw: asyncpg.Connection[asyncpg.Record] = _driver(connection)

    async def _begin(self) -> None:
        await self._raw.execute("BEGIN")

    async def _commit(self) -> None:
        if await self._raw.execute("COMMIT") != "COMMIT":
            # A statement had failed, and nobody had heard of it.
            raise asyncpg.InFailedSQLTransactionError("nothing was committed")

    async def _undo(self) -> None:
        await self._raw.execute("ROLLBACK")

    async def _fetch(self, text: str, args: Sequence[Any]) -> Sequence[Sequence[Any]]:
        found: list[asyncpg.Record] = await self._raw.fetch(text, *args)
        return found

    async def _many(self, text: str, each: Sequence[Sequence[Any]]) -> None:
        await self._raw.executemany(text, each)

    def _is_conflict(self, error: Exception) -> bool:
        # Class 23 of SQLSTATE (PostgreSQL, appendix A).
        return (getattr(error, "sqlstate", None) or "").startswith("23")

    def _is_closed(self) -> bool:
        return bool(self._raw.is_closed())
