"""Which errors mean that the database is away, and not that our code is wrong; and since when it
is.

Drivers say it in many ways: a server that is not there, starts, stops, recovers, freezes or has no
room left, a session that was ended, a file that cannot be opened. What they have in common is that
the same message may work later, so whoever sent it is asked to come again.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator

from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

log = logging.getLogger("rembuk.database")

# Classes of SQLSTATE (PostgreSQL, appendix A) that are no fault of a statement: connections, a
# deadlock or a conflict, resources (disk, memory, connections), what is in use or locked, an
# operator, the system; besides them who may connect, a database that is not there, and one that may
# only be read.
CLASSES = ("08", "28", "40", "53", "55", "57", "58", "F0", "XX")
STATES = ("25006", "25P03", "3D000")

# SQLite's primary codes that are no fault of a statement.
CODES = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)

# What drivers say of a connection of theirs that is no more, where no code says it.
CLOSED = ("closed", "no active connection", "connection was", "connection has been")


class Misplaced(OSError):
    """The database's file is not where it was: moved, deleted, or another in its place."""


def away(error: BaseException) -> bool:
    """Whether an error, or what caused it, means that the database is away."""
    return any(_says_away(each) for each in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error, and what a driver raised below SQLAlchemy's wrappers of it."""
    yield error
    if isinstance(error, DBAPIError) and error.orig is not None:
        yield error.orig
        if error.orig.__cause__ is not None:
            yield error.orig.__cause__


def _says_away(error: BaseException) -> bool:
    # Time-outs, the system's errors (refused, no route, no name, disk full) and the pool's.
    if isinstance(error, OSError | TimeoutError | PoolTimeout | PendingRollbackError):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if (code := getattr(error, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in CODES
    if isinstance(state := getattr(error, "sqlstate", None), str):
        return state.startswith(CLASSES) or state in STATES
    # asyncpg.InterfaceError, sqlite3.ProgrammingError; aiosqlite says it by a plain ValueError.
    of_driver = type(error).__module__.startswith(("asyncpg", "sqlite3", "sqlalchemy.dialects"))
    if of_driver or type(error) is ValueError:
        return str(error).lower().endswith(CLOSED) or (of_driver and _closed(str(error)))
    return False


def _closed(words: str) -> bool:
    return any(each in words.lower() for each in CLOSED)


def passing(error: BaseException) -> bool:
    """Whether the same may work at once on a new connection: this one had died unnoticed, or was
    the loser of a deadlock, or knew the tables as they were before an upgrade."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return any(
        (getattr(each, "sqlstate", None) or "").startswith("40")
        or type(each).__name__ == "InvalidCachedStatementError"
        for each in _causes(error)
    )


def reason(error: BaseException) -> str:
    """An error in a line, for a log: the driver's own words, no statement and no values."""
    origin = getattr(error, "orig", None) or error
    return f"{type(origin).__name__}: {str(origin).splitlines()[0] if str(origin) else ''}"[:200]


class Outage:
    """Since when the database is away. Many notice it at once; the log says it once, and once
    that it is back: when it has worked again for a while, so that not each failure is an end."""

    # Seconds without another failure after which it is back.
    CALM = 3.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: float | None = None
        self._last = 0.0
        self.failures = 0

    @property
    def on(self) -> bool:
        return self._began is not None

    def failed(self, error: BaseException) -> None:
        """Something did not work because the database is away."""
        self._last = self._clock()
        self.failures += 1
        if self._began is None:
            self._began = self._last
            log.warning("the database is away: %s", reason(error))

    def worked(self) -> None:
        """Something did work."""
        if self._began is None or self._clock() - self._last < self.CALM:
            return
        log.warning(
            "the database is back; it was away for %.0f s (%d attempts)",
            self._last - self._began,
            self.failures,
        )
        self._began, self.failures = None, 0
