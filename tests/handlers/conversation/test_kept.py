"""A question that is asked anew has an answer already: what does not read as another leaves it."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World) -> Resident:
    siti = await at(world, "place")
    await siti.say("Belakang pasar RT 05/RW 02")
    assert siti.done.asking == "propose.review"
    return siti


async def test_what_is_to_stay_is_known(world: World) -> None:
    siti = await at_review(world)
    before = await answers(world, siti)
    heard = told(await siti.say("RW nya tetap 2 ya"))
    assert "Lokasi sudah kami catat" in heard
    assert siti.done.asking == "propose.review"
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    ("said", "asking"),
    [
        ("coba tampilkan lagi semuanya", "propose.review"),
        ("itu foto sama atap lapuk punya pos ronda min, buang", "propose.place"),
        ("fotonya dihapus aja", "propose.place"),
        ("RW nya tetap 2 ya", "propose.review"),
    ],
)
async def test_what_is_no_answer_replaces_none(world: World, said: str, asking: str) -> None:
    siti = await at_review(world)
    before = await answers(world, siti)
    await siti.say("lokasinya salah")
    await siti.say(said)
    assert siti.done.asking == asking
    assert await answers(world, siti) == before


async def test_another_place(world: World) -> None:
    siti = await at_review(world)
    await siti.say("lokasinya salah")
    await siti.say("depan masjid al huda")
    assert "masjid al huda" in (await answers(world, siti))["place"]["text"]
    await siti.say("balai rw 10 aja tempatnya")
    place = (await answers(world, siti))["place"]
    assert place["text"].startswith("balai rw 10")
    assert place["rw"] == "10"


@pytest.mark.parametrize("asked", ["topic", "problem", "place", "review"])
async def test_what_waits_for_others_is_kept_whatever_it_names(world: World, asked: str) -> None:
    siti = await (at_review(world) if asked == "review" else at(world, asked))
    heard = told(await siti.say("sik nggih, ampun dikintun riyin, badhe rembagan kalih gapoktan"))
    assert "tidak hilang" in heard
    assert siti.done.asking is None
    assert "2 kelompok" not in told(await siti.say("lanjutkan"))
    assert siti.done.asking == f"propose.{asked}"
