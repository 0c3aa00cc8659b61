"""Whole conversations of people who speak as they like, while nothing is open (dialogues/meant) and
in the middle of a form (dialogues/forms): as they are written, in the form of test_dialogues, and
leaving the same on every channel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from tests.support import Clock, SettingsIn, here
from tests.whole.dialogues.billed import most
from tests.whole.dialogues.test_dialogues import RESIDENT, REWRITE, act, play, said_lines
from tests.whole.test_platforms import ON, OnWhatsApp

ROOMS = ("meant", "forms")
MEANT = [path for room in ROOMS for path in sorted((here("dialogues") / room).glob("*.txt"))]


@pytest.mark.parametrize("path", MEANT, ids=lambda path: f"{path.parent.name}-{path.stem}")
async def test_as_it_is_written(path: Path, tmp_path: Path, settings_in: SettingsIn) -> None:
    heard, left = await play(path, settings_in(tmp_path / "terminal"), "terminal", anew=False)
    comment = path.read_text(encoding="utf-8").partition("\n")[0]
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert comment.startswith("# ")
    assert heard == path.read_text(encoding="utf-8")
    assert left == (await play(path, settings_in(tmp_path / "browser"), "browser", anew=False))[1]
    for platform, opened in ON.items():
        assert left == await on_platform(path, opened, settings_in(tmp_path / platform)), platform


async def on_platform(path: Path, opened: Any, settings: Settings) -> Any:
    clock = Clock()
    async with opened(settings, clock) as on:

        async def say(who: str, line: str) -> None:
            clock.move(seconds=1)
            await on.say(line, who)

        who = RESIDENT
        for line in said_lines(path):
            who = await act(line, who, on.world, say)
        if isinstance(on, OnWhatsApp):
            assert len(on.twilio.messages) <= most(path)
        return await on.world.left()
