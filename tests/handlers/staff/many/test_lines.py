"""One line of staff for many proposals: the dialogues of tests/dialogues/staff, written as those of
test_dialogues.py. Each begins with how many proposals its kelurahan has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.handlers.staff.many.evening import played, sqlite
from tests.support import here
from tests.whole.dialogues.test_dialogues import REWRITE

DIALOGUES = sorted((here("dialogues") / "staff").glob("*.txt"))


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_as_it_is_written(path: Path, tmp_path: Path) -> None:
    count = int(path.read_text(encoding="utf-8").split()[1])
    heard, _ = await played(path, sqlite(tmp_path), count)
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")
