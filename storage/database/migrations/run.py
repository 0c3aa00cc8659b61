"""Runs the migrations with Alembic, inside this process and on the given engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database.migrations import HEAD, SERVED, SERVES

# The number of the lock that whoever changes the shape holds.
LOCK = 21

HERE = Path(__file__).parent


def config() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.set_main_option("path_separator", "os")
    return settings


def bring(connection: Any, target: str = "head") -> None:
    """Brings the database to a shape, in the transaction that the connection is in."""
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, target)
    if target == "head":
        # Code that does not know this shape finds here whether it may serve it all the same.
        note = {"name": f"{SERVED}{HEAD}", "value": SERVES}
        connection.execute(text("DELETE FROM kept WHERE name = :name"), {"name": note["name"]})
        connection.execute(text("INSERT INTO kept (name, value) VALUES (:name, :value)"), note)


async def upgrade(engine: AsyncEngine, target: str = "head") -> None:
    async with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # Of several that start at once one does it; the others then find it done.
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(bring, target)
