"""Runs the migrations with Alembic, inside this process and on the given engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import AsyncEngine

HERE = Path(__file__).parent


def config() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(HERE))
    settings.set_main_option("path_separator", "os")
    return settings


async def upgrade(engine: AsyncEngine, target: str = "head") -> None:
    def run(connection: Any) -> None:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, target)

    async with engine.begin() as connection:
        await connection.run_sync(run)
