"""What only greets, asks, agrees or says where one is, is no part of a wish or a problem."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

pytestmark = [
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.usefixtures("wishes_are_offered"),
]


async def test_a_yes_at_the_problem_tells_nothing(world: World) -> None:
    siti = await at(world, "problem")
    await siti.say("Betul 3 itu. Mulai no 1")
    assert siti.done.asking == "propose.problem"
    assert "problem" not in await answers(world, siti)


async def test_a_question_first_and_which_kelurahan(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("mlm kak, mau tanya ini bs buat ngajuin bedah rumah gak? buat mbah saya")
    await siti.tap("Jadikan usulan")
    assert (await answers(world, siti))["wish"] == "bedah rumah, buat mbah saya"
    await siti.say("bentar tak tanya mbah.. yg asri kak, purwoasri")
    kept = await answers(world, siti)
    assert kept["area"]["name"] == "Purwoasri"
    assert kept["wish"] == "bedah rumah, buat mbah saya"


async def test_where_they_are_is_no_wish(world: World) -> None:
    siti = await world.person().welcomed()
    heard = told(await siti.say("kulo nuwun, niki leres panggenan kangge usul?"))
    assert "jadikan usulan" not in heard
    await siti.say("iringmulyo rt 22 rw 7")
    kept = await answers(world, siti)
    assert "wish" not in kept
    assert kept["area"]["name"] == "Iring Mulyo"
    assert kept["place"]["rt"] == "22"


async def test_on_with_the_next_of_several(world: World) -> None:
    siti = await at(world, "area")
    await siti.say("batal")
    await siti.say("lampu jalan arah makam")
    await siti.say("Alhamdulillah. Lanjut yg no 2 lampu")
    assert (await answers(world, siti))["wish"] == "lampu jalan arah makam"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("mau usul lampu jalan di rt 12 iringmulyo gelap bgt", "gelap bgt"),
        ("mau usul lampu jalan di rt 12 iringmulyo, gelap bgt", "gelap bgt"),
        ("nyuwun lampu margi rt 5 iringmulyo peteng sanget", "peteng sanget"),
        ("usul jembatan di rt 3 iringmulyo licin bgt", "licin bgt"),
        ("propose a street light at rt 3 iringmulyo very dark", "very dark"),
    ],
)
async def test_how_bad_it_is_is_the_problem(world: World, said: str, problem: str) -> None:
    siti = await world.person("siti").welcomed()
    heard = (await siti.say(said))[-1].text
    assert f": {problem}" in heard
    assert siti.done.asking == "propose.review"
