"""What a driver says of a database that cannot be used, in one sentence for the operator."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import asyncpg
from sqlalchemy.exc import DBAPIError

from storage.database.away import Misplaced, away

# What SQLite says, by its own error codes.
SQLITE = {
    sqlite3.SQLITE_CANTOPEN: "the database file cannot be opened: see REMBUK_DATABASE_URL, whether "
    "its folder is there and may be written to",
    sqlite3.SQLITE_NOTADB: "the database file is no database: see REMBUK_DATABASE_URL, or restore "
    "a backup",
    sqlite3.SQLITE_CORRUPT: "the database file is damaged: restore a backup (rembuk db restore)",
    sqlite3.SQLITE_FULL: "the disk is full: free some room",
    sqlite3.SQLITE_READONLY: "the database file may not be written to: see its owner and folder",
    sqlite3.SQLITE_PERM: "the database file may not be opened: see its owner and its folder",
    sqlite3.SQLITE_AUTH: "the database file may not be opened: see its owner and its folder",
    sqlite3.SQLITE_BUSY: "the database is in use by another program; try again",
    sqlite3.SQLITE_LOCKED: "the database is in use by another program; try again",
    sqlite3.SQLITE_IOERR: "the disk does not read or write the database file: see the system's log",
}

# What PostgreSQL says, by the class of its code (SQLSTATE).
POSTGRESQL = {
    "28": "PostgreSQL refuses the name or the password in REMBUK_DATABASE_URL",
    "3D": "PostgreSQL has no database of that name: see REMBUK_DATABASE_URL, or make it (createdb)",
    "53100": "PostgreSQL's disk is full: free some room",
    "53": "PostgreSQL has no room for one more connection: see max_connections, and how many each "
    "process takes (deploy/README.md, Several processes)",
    "57": "PostgreSQL is starting, stopping or has ended this; try again",
    "08": "the connection to PostgreSQL was lost; try again",
    "42501": "PostgreSQL does not let this user do that: see the owner of the database",
    "42P01": "the database has no such table: run rembuk db check, or restore a backup",
    "25006": "PostgreSQL takes no writing here: is it a copy that only reads?",
    "XX": "PostgreSQL finds its data damaged: restore a backup (rembuk db restore)",
}


def sentence(error: BaseException) -> str | None:
    """What is wrong with the database, or None where the error says nothing of it.

    No password, address or value is in it.
    """
    for each in _causes(error):
        if isinstance(each, sqlite3.Error):
            code = getattr(each, "sqlite_errorcode", 0) & 0xFF
            if code in SQLITE:
                return SQLITE[code]
            if re.match("no such (table|column)", str(each)):
                return "the database lacks a table: run rembuk db check, or restore a backup"
        state = getattr(each, "sqlstate", None)
        if isinstance(state, str):
            for begin in (state, state[:2]):
                if begin in POSTGRESQL:
                    return POSTGRESQL[begin]
        if isinstance(each, asyncpg.InterfaceError) and "closed" in str(each):
            return POSTGRESQL["08"]
    if isinstance(error, Misplaced):
        return str(error)
    if away(error) and not isinstance(error, OSError):
        return "the database does not answer; try again"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it stands for: the driver's own within SQLAlchemy's."""
    seen: BaseException | None = error
    for _ in range(10):
        if seen is None:
            return
        yield seen
        inner = seen.orig if isinstance(seen, DBAPIError) else None
        seen = inner or seen.__cause__
