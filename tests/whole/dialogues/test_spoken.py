"""Whole proposals as people speak, in one sentence or in pieces (tests/dialogues/proposals), and
consultations as they are answered (tests/dialogues/consultations): what is heard in the browser,
and the same proposals and answers on Telegram and WhatsApp. test_dialogues.py says how they are
written."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from storage.consultations import consultations, taking
from storage.people import one_time_codes
from tests.support import Clock, SettingsIn
from tests.whole.dialogues.billed import most
from tests.whole.dialogues.test_dialogues import FOLDER, RESIDENT, REWRITE, act, play, said_lines
from tests.whole.test_platforms import ON

SPOKEN = sorted([*FOLDER.glob("proposals/*.txt"), *FOLDER.glob("consultations/*.txt")])


def last_heard(dialogue: str) -> str:
    """The last line that a dialogue hears."""
    lines = [line.removeprefix("< ") for line in dialogue.splitlines() if line.startswith("< ")]
    return lines[-1]


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
async def test_spoken(
    path: Path, tmp_path: Path, settings_in: SettingsIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Codes of consultations and of anonymous answers, so that they can be typed.
    codes = ("".join(digits) for digits in itertools.product("23456789", repeat=3))
    drawn = one_time_codes.drawn

    def known(length: int) -> str:
        if length == taking.CODE:
            return "ABCDE23456"
        return f"ABC{next(codes)}" if length == consultations.CODE else drawn(length)

    monkeypatch.setattr(one_time_codes, "drawn", known)
    heard, left = await play(path, settings_in(tmp_path / "browser"), "browser", anew=False)
    if REWRITE:
        path.write_text(heard, encoding="utf-8")
    assert heard == path.read_text(encoding="utf-8")
    for platform, on_it in ON.items():
        clock = Clock()
        async with on_it(settings_in(tmp_path / platform), clock) as on:

            async def say(who: str, line: str, on: object = on, clock: Clock = clock) -> None:
                clock.move(seconds=1)
                await on.say(line, who)  # type: ignore[attr-defined]

            who = RESIDENT
            for line in said_lines(path):
                who = await act(line, who, on.world, say)
            assert await on.world.left() == left, platform
            sent = (
                [m.body for m in on.twilio.messages] if platform == "whatsapp" else on.api.texts()
            )
            if path.parent.name == "consultations":
                # The last word is heard there too: a consultation leaves no proposal.
                assert any(last_heard(heard) in each for each in sent[-2:]), platform
            if platform == "whatsapp":
                assert len(on.twilio.messages) <= most(path)
