"""What drivers say of a database that is away, and what is a fault of ours."""

from __future__ import annotations

import sqlite3

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError, OperationalError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storage.database.away import Outage, away, passing


def of_sqlite(code: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> Exception:
    error = kind("x")
    error.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, error)


def of_postgres(state: str, *, wrapped: bool = True) -> Exception:
    """As asyncpg raises it while connecting, or as SQLAlchemy wraps it afterwards."""
    error = asyncpg.PostgresError.new({"C": state, "M": "x", "S": "ERROR"})
    if not wrapped:
        return error  # type: ignore[no-any-return]
    translated = RuntimeError("x")
    translated.__cause__ = error
    translated.sqlstate = state  # type: ignore[attr-defined]
    return DBAPIError("SELECT 1", {}, translated)


AWAY = {
    "the database system is starting up": of_postgres("57P03", wrapped=False),
    "is starting up, wrapped": of_postgres("57P03"),
    "terminated by an administrator": of_postgres("57P01"),
    "crash of another session": of_postgres("57P02"),
    "too many connections": of_postgres("53300", wrapped=False),
    "disk full": of_postgres("53100"),
    "out of memory": of_postgres("53200"),
    "connection does not exist": of_postgres("08003"),
    "connection failure": of_postgres("08006", wrapped=False),
    "password changed": of_postgres("28P01", wrapped=False),
    "database dropped": of_postgres("3D000", wrapped=False),
    "no connections are allowed": of_postgres("55000", wrapped=False),
    "a standby": of_postgres("25006"),
    "i/o error": of_postgres("58030"),
    "query cancelled": of_postgres("57014"),
    "deadlock": of_postgres("40P01"),
    "connection is closed": asyncpg.InterfaceError("connection is closed"),
    "refused": ConnectionRefusedError(111, "refused"),
    "reset": ConnectionResetError(104, "reset"),
    "no such host": OSError(-2, "Name or service not known"),
    "no answer": TimeoutError(),
    "the pool is empty": PoolTimeout("QueuePool limit"),
    "a transaction that is gone": PendingRollbackError("x"),
    "locked": of_sqlite(sqlite3.SQLITE_BUSY),
    "locked by a snapshot": of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT),
    "full": of_sqlite(sqlite3.SQLITE_FULL),
    "cannot be opened": of_sqlite(sqlite3.SQLITE_CANTOPEN),
    "i/o": of_sqlite(sqlite3.SQLITE_IOERR_FSYNC),
    "read only": of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED),
    "damaged": of_sqlite(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError),
    "no database": of_sqlite(sqlite3.SQLITE_NOTADB, sqlite3.DatabaseError),
    "closed": sqlite3.ProgrammingError("Cannot operate on a closed database."),
    "its thread has ended": ValueError("Connection closed"),
}

OURS = {
    "no such column": of_sqlite(sqlite3.SQLITE_ERROR),
    "a constraint": of_sqlite(sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.IntegrityError),
    "a syntax error": of_postgres("42601"),
    "no such table": of_postgres("42P01"),
    "a bad value": of_postgres("22003"),
    "a unique key": of_postgres("23505"),
    "a value of another type": ValueError("invalid literal for int()"),
    "a missing key": KeyError("x"),
    "a fault": RuntimeError("a fault"),
}


@pytest.mark.parametrize("name", list(AWAY))
def test_the_database_is_away(name: str) -> None:
    assert away(AWAY[name])


@pytest.mark.parametrize("name", list(OURS))
def test_our_code_is_wrong(name: str) -> None:
    assert not away(OURS[name])
    assert not passing(OURS[name])


def test_an_outage_is_two_lines(caplog: pytest.LogCaptureFixture) -> None:
    now = [100.0]
    outage = Outage(lambda: now[0])
    outage.worked()
    for _ in range(171):
        outage.failed(OSError(111, "refused"))
        outage.worked()  # a moment later something else works, then not
        now[0] += 0.1
    now[0] += Outage.CALM
    outage.worked()
    outage.worked()
    began, ended = [record.getMessage() for record in caplog.records]
    assert "away" in began
    assert "refused" in began
    assert "back" in ended
    assert "17 s" in ended
