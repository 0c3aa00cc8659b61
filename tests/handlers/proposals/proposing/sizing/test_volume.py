"""The question how much, and how much there is in words that only say so many."""

from __future__ import annotations

from typing import Any

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.handlers.proposals.proposing.mending.test_said_at_review import at_review
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "text", "value", "unit"),
    [
        ("kalih kemawon", "kalih", "2", None),
        ("tiga aja cukup pak", "tiga", "3", None),
        ("cukup 4 titik", "4 titik", "4", "titik"),
        ("pjg 30 lbr 2 tbl 10 cm", "30 m, lbr 2 tbl 10 cm", "30", "m"),
        ("p 25 l 1,5", "25 m, lebar 1,5 m", "25", "m"),
        ("dowo 60 ombo 3", "60 m, ombo 3 m", "60", "m"),
        ("80 meter", "80 meter", "80", "m"),
        ("60 meter eh bukan ding 70", "70 meter", "70", "m"),
    ],
)
async def test_so_much(world: World, said: str, text: str, value: str, unit: str | None) -> None:
    siti = await at(world, "volume")
    await siti.say(said)
    kept: dict[str, Any] = (await answers(world, siti))["volume"]
    assert (kept["text"], kept["value"], kept["unit"]) == (text, value, unit)


@pytest.mark.parametrize(
    "said", ["20 juta kira2", "sekitar 7 jt lah", "kata tukang sih abis 30 jutaan"]
)
async def test_what_it_costs_is_no_size(world: World, said: str) -> None:
    siti = await at(world, "volume")
    assert "biaya" in told(await siti.say(said))
    assert "volume" not in await answers(world, siti)


async def test_how_many_meet_how_often(world: World) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Imopuro", "2", "pelatihan menjahit ibu-ibu", "belum ada keterampilan"):
        await siti.say(line)
    await siti.say("RT 1 RW 2")
    await siti.say("buat 20 orang, seminggu 2x selama 2 bulan")
    kept = (await answers(world, siti))["volume"]
    assert (kept["value"], kept["unit"]) == ("20", "orang")
    assert "seminggu 2x" in kept["text"]


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("2 talut aja", "Ukuran sekarang: 2 talut"),
        ("kirim aja tapi panjangnya 120 ya", "Ukuran sekarang: 120 m"),
    ],
)
async def test_at_the_review(world: World, said: str, now: str) -> None:
    siti = await at_review(world)
    heard = told(await siti.say(said))
    assert now in heard
    assert siti.done.asking == "propose.review"


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("panjangnya seratus dua puluh lah", "120 m"),
        ("panjangnya tiga ratus eh ga sampe tiga ratus dua ratus lima puluh", "250 m"),
        ("dawane satus eh ora tekan, wolung puluh", "80 m"),
    ],
)
async def test_a_length_in_words(world: World, said: str, size: str) -> None:
    siti = await at_review(world)
    assert f"Ukuran sekarang: {size}" in told(await siti.say(said))


async def test_how_many_of_it(world: World) -> None:
    siti = await at_review(world)
    assert "Ukuran sekarang: 3 talut" in told(await siti.say("talutnya 3 aja"))
