"""A newcomer's first proposal: how many questions they are asked and how many messages it takes, on
each channel. Before the questions became fewer it was 12 questions and 14 messages of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Clock, World
from tests.whole.dialogues.test_spoken import settings_in
from tests.whole.test_platforms import ON

# What is said, from the first hello to the number.
SAID = (
    "halo", "[Setuju]", "Bu Siti", "usul", "Imopuro", "[Fisik dan prasarana]",
    "Perbaikan talut kali", "Longsor tiap hujan deras", "RT 05/RW 02 dekat jembatan",
    "kirim usulan",
)  # fmt: skip

# What each of them is asked, by its first words, and the review.
ASKED = (
    "Setuju?", "Kami panggil Bapak/Ibu siapa?", "untuk kelurahan mana?", "Usulan ini tentang apa?",
    "Apa yang Bapak/Ibu usulkan?", "Apa masalahnya sekarang", "Di mana tepatnya?",
)  # fmt: skip
REVIEW = "Usulan ini BELUM dikirim"


def judged(heard: list[str], said: int) -> None:
    """Seven questions, each once; ten messages of theirs; one answer to each, and the number."""
    whole = "\n".join(heard)
    assert [whole.count(words) for words in ASKED] == [1] * len(ASKED)
    assert whole.count(REVIEW) == 1
    assert said == 10
    assert len(heard) == said
    assert heard[-1].splitlines().count("MTR-2028-00001") == 1
    for n in range(1, 6):
        assert whole.count(f"({n} dari ") == whole.count(f"({n} dari 5)") <= 1


@pytest.mark.parametrize("channel", ["terminal", "browser"])
async def test_a_first_proposal_here(channel: str, tmp_path: Path) -> None:
    async with World.made(settings_in(tmp_path / channel), Clock()) as world:
        siti = world.person("siti", channel)
        for line in SAID:
            await (siti.tap(line[1:-1]) if line.startswith("[") else siti.say(line))
        judged([each.text for each in siti.heard], len(SAID))


@pytest.mark.parametrize("platform", list(ON))
async def test_a_first_proposal_on_a_platform(platform: str, tmp_path: Path) -> None:
    async with ON[platform](settings_in(tmp_path / platform), Clock()) as siti:
        for line in SAID:
            await siti.say(line)
        if platform == "telegram":
            judged([text for text in siti.api.texts() if text], len(SAID))
        else:
            whole = "\n".join(each.body for each in siti.twilio.messages)
            assert [whole.count(words) for words in ASKED] == [1] * len(ASKED)
            assert whole.count(REVIEW) == 1
