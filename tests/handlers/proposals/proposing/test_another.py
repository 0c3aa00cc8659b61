"""At the questions after it another wish is no answer; what says little, but all, is one."""

from __future__ import annotations

import pytest

from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TO_PLACE = ("usul", "Imopuro", "1", "Perbaikan talud", "longsor")
TO_REVIEW = (*TO_PLACE, "Belakang pasar RT 05/RW 02")


async def test_another_wish_is_kept_and_the_question_asked_again(world: World) -> None:
    siti = await world.person().welcomed()
    for line in TO_PLACE:
        await siti.say(line)
    for said in ("usul lampu jalan", "usul drainase di gang mawar juga"):
        heard = await siti.say(said)
        assert "kami simpan dulu" in heard[-1].text
        assert "Di mana tepatnya" in heard[-1].text
    heard = await siti.say("gang usul jaya")
    assert "Lokasi: gang usul jaya" in heard[-1].text
    assert "Masalah: longsor" in heard[-1].text


@pytest.mark.parametrize("question", ["Ukuran", "Tanah", "Foto"])
async def test_the_same_at_what_is_asked_last(world: World, question: str) -> None:
    siti = await world.person().welcomed()
    for line in (*TO_REVIEW, question):
        await siti.say(line)
    assert "kami simpan dulu" in (await siti.say("mau usul lampu jalan"))[-1].text
