"""A program on SQLite: what is answered and counted does not depend on the database
(tests/storage/consultations looks at both)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support import Clock, World
from tests.whole.dialogues.test_spoken import settings_in


@pytest.fixture
async def world(tmp_path: Path, clock: Clock) -> AsyncIterator[World]:
    async with World.made(settings_in(tmp_path / "rembuk"), clock) as made:
        yield made
