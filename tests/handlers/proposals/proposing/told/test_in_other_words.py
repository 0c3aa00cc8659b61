"""What residents say around an answer: why before what, all of it once more, where it is before the
place, that it may be sent."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "why", ["soalnya tiap hujan masuk rumah terus", "lha wong wis suwe ora ono sing ngurus iku pak"]
)
async def test_why_before_what_is_kept_as_the_problem(world: World, why: str) -> None:
    siti = await at(world, "wish")
    heard = told(await siti.say(why))
    assert why in heard
    assert siti.done.asking == "propose.wish"
    await siti.say("drainase gang mawar")
    kept = await answers(world, siti)
    assert (kept["wish"], kept["problem"]) == ("drainase gang mawar", why)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("saluran toya ngajeng griya", "nyuwun saluran toya ngajeng griya dipun keruk"),
        ("atap pos ronda", "minta atap pos ronda diganti"),
    ],
)
async def test_told_again_with_what_is_to_be_done(world: World, first: str, again: str) -> None:
    siti = await at(world, "wish")
    await siti.say(first)
    await siti.say(again)
    kept = await answers(world, siti)
    assert kept["wish"].endswith(again.split(" ", 1)[1])
    assert "problem" not in kept


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Lokasi di gang mangga dekat mushola", "gang mangga dekat mushola"),
        ("lokasinya ada di samping balai RW 3", "samping balai RW 3"),
        ("tempatnya ning ngarep masjid", "ngarep masjid"),
    ],
)
async def test_that_it_is_the_place_is_no_part_of_it(world: World, said: str, place: str) -> None:
    siti = await at(world, "place")
    await siti.say(said)
    assert (await answers(world, siti))["place"]["text"] == place


@pytest.mark.parametrize("said", ["sampun, monggo dipun kintun", "sudah, silakan dikirim pak"])
async def test_done_and_sent(world: World, said: str) -> None:
    siti = await at(world, "review")
    await siti.say(said)
    assert len(await world.rows(select(proposals))) == 1


@pytest.mark.parametrize(
    "said",
    ["anak muda pada nongkrong sampe subuh, warga resah",
     "akhir-akhir ini banyak begal, warga takut keluar",
     "cah enom do mendem saben bengi, ora tentrem", "pemuda sini banyak yang nganggur"],
)  # fmt: skip
async def test_a_trouble_among_people_is_no_wish(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Imopuro", "3"):
        await siti.say(line)
    assert siti.done.asking == "propose.wish"
    await siti.say(said)
    assert siti.done.asking == "propose.wish"
    kept = await answers(world, siti)
    assert kept["problem"] == said
    assert "wish" not in kept


@pytest.mark.parametrize(
    "said",
    [
        "pelatihan buat pemuda nganggur",
        "pos ronda biar ga ada maling",
        "bikin kegiatan biar ga nongkrong",
    ],
)
async def test_what_is_wished_against_it_is_one(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Imopuro", "3", said):
        await siti.say(line)
    assert said.split()[0] in (await answers(world, siti))["wish"]
