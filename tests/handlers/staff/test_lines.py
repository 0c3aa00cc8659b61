"""One line of staff for many proposals: the dialogues of tests/dialogues/staff, written as those of
test_dialogues.py. Each begins with how many proposals its kelurahan has."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.handlers.staff.evening import played
from tests.support import here
from tests.whole.test_dialogues import REWRITE

DIALOGUES = sorted((here("dialogues") / "staff").glob("*.txt"))


def sqlite(folder: Path) -> Settings:
    """What is said here does not depend on the database."""
    return Settings(
        database_url=f"sqlite+aiosqlite:///{folder / 'rembuk.db'}",
        media_dir=folder / "media",
        secret_key="x",
        public_url="https://rembuk.test",
    )


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_as_it_is_written(path: Path, tmp_path: Path) -> None:
    count = int(path.read_text(encoding="utf-8").split()[1])
    heard, _ = await played(path, sqlite(tmp_path), count)
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")
