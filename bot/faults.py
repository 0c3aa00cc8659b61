"""What is said of a request or a task that failed: everything of a fault of ours, nothing of a
database that is away, which is said once for all that it touches (storage.database.away.Outage)."""

from __future__ import annotations

import logging

from bot.channels.base import Unavailable
from storage.database.away import away, reason
from storage.database.connections import Database


def tell(log: logging.Logger, what: str, error: Exception) -> None:
    """An error with its traceback, unless the database is away."""
    if not isinstance(error, Unavailable) and not away(error):
        log.error(what, exc_info=error)


def later(log: logging.Logger, what: str, error: Exception, database: Database) -> None:
    """A line for something that is tried again, unless the database is away."""
    if isinstance(error, Unavailable):
        return  # a transaction that failed has been noted
    if away(error):
        database.outage.failed(error)
    else:
        log.warning("%s: %s", what, reason(error))
