"""A newcomer's first proposal: how many questions they are asked and how many messages it takes, on
each channel. Before the questions became fewer it was 12 questions and 14 messages of theirs.
From one sentence it is 5 messages, and 2 for who is known (test_billed)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Clock, SettingsIn, World
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


# As most people write, who say what they wish when they are asked what it is about; then once more.
FIRST = (
    "usul", "ya", "Bu Siti", "Imopuro", "Perbaikan talut kali", "Longsor tiap hujan deras",
    "RT 05/RW 02 dekat jembatan", "kirim",
)  # fmt: skip
SECOND = (
    "usul", "ya", "Lampu jalan mati", "Gelap sejak Maret, rawan jatuh", "RT 03 depan masjid",
    "kirim",
)  # fmt: skip


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
async def test_a_first_proposal_here(channel: str, tmp_path: Path, settings_in: SettingsIn) -> None:
    async with World.made(settings_in(tmp_path / channel), Clock()) as world:
        siti = world.person("siti", channel)
        for line in SAID:
            await (siti.tap(line[1:-1]) if line.startswith("[") else siti.say(line))
        judged([each.text for each in siti.heard], len(SAID))
    async with World.made(settings_in(tmp_path / f"{channel}-short"), Clock()) as world:
        siti = world.person("siti", channel)
        for said, most in ((FIRST, 9), (SECOND, 6)):
            before = len(siti.heard)
            for line in said:
                await siti.say(line)
            # Here the thanks for the name and the question after it are two.
            assert len(siti.heard) - before <= most
        assert len(await world.proposals()) == 2


@pytest.mark.parametrize("platform", list(ON))
async def test_a_first_proposal_on_a_platform(
    platform: str, tmp_path: Path, settings_in: SettingsIn
) -> None:
    async with ON[platform](settings_in(tmp_path / platform), Clock()) as siti:
        for line in SAID:
            await siti.say(line)
        if platform == "telegram":
            judged([text for text in siti.api.texts() if text], len(SAID))
        else:
            whole = "\n".join(each.body for each in siti.twilio.messages)
            assert [whole.count(words) for words in ASKED] == [1] * len(ASKED)
            assert whole.count(REVIEW) == 1
            assert len(siti.twilio.messages) == len(SAID)


async def test_a_first_and_a_second_proposal_where_each_message_is_billed(
    tmp_path: Path, settings_in: SettingsIn
) -> None:
    """8 messages out for a newcomer, 6 for who is known: one for each of theirs."""
    async with ON["whatsapp"](settings_in(tmp_path / "whatsapp"), Clock()) as siti:
        for said, most in ((FIRST, 8), (SECOND, 6)):
            before = len(siti.twilio.messages)
            for line in said:
                await siti.say(line)
            assert len(siti.twilio.messages) - before <= most
        assert len(await siti.world.proposals()) == 2
