"""Locks of others: how long a program that serves everybody waits for one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from storage.database.connections import Database

# Milliseconds: everybody's turn waits behind whoever waits for a lock.
PATIENCE = 100

# PostgreSQL's words for a lock that was not to be had in time, and for two waiting for each other.
HELD = frozenset({"55P03", "40P01"})


def be_brief(database: Database) -> None:
    """From now on what this process writes waits for no lock longer than PATIENCE; then it fails
    (`held`), and may be tried again. SQLite has one lock, for which storage.database.direct.sqlite
    waits."""
    if database.sqlite:
        return

    @event.listens_for(database.writer.sync_engine, "checkout")
    def checkout(dbapi: Any, record: Any, _proxy: Any) -> None:
        if "brief" in record.info:
            return
        cursor = dbapi.cursor()
        cursor.execute(f"SET lock_timeout = {PATIENCE}")
        cursor.close()
        dbapi.commit()
        record.info["brief"] = True


def held(error: BaseException) -> bool:
    """Whether somebody else has locked what was needed: the same may work in a moment."""
    origin = getattr(error, "orig", None)
    return isinstance(error, DBAPIError) and getattr(origin, "sqlstate", None) in HELD
