"""One line of staff for many proposals: the dialogues of tests/dialogues/staff, written as those of
test_dialogues.py. Each begins with how many proposals its kelurahan has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.handlers.staff.many.evening import played
from tests.support import SettingsIn, here
from tests.whole.dialogues.test_dialogues import REWRITE

DIALOGUES = sorted((here("dialogues") / "staff").glob("*.txt"))


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_as_it_is_written(path: Path, tmp_path: Path, settings_in: SettingsIn) -> None:
    count = int(path.read_text(encoding="utf-8").split()[1])
    heard, _ = await played(path, settings_in(tmp_path), count)
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")
