"""A program on PostgreSQL, which refuses queries that SQLite takes: the dialogues of consultations
are played on SQLite, and tests/storage/consultations looks at both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.support import Clock, World


@pytest.fixture
async def world(postgresql_url: str, tmp_path: Path, clock: Clock) -> AsyncIterator[World]:
    settings = Settings(
        database_url=postgresql_url,
        media_dir=tmp_path / "media",
        secret_key="x",
        public_url="https://rembuk.test",
    )
    async with World.made(settings, clock) as made:
        yield made
