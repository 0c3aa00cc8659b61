"""What is named once the wish is no longer wanted is the new wish, with its own amount."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def of_a_post(world: World) -> Resident:
    siti = await at(world, "wish")
    for said in (
        "perbaikan pos ronda, ukuran 3x3 m", "atapnya lapuk, tiangnya keropos", "RT 31 RW 10",
    ):  # fmt: skip
        await siti.say(said)
    assert siti.done.asking == "propose.review"
    return siti


async def test_what_is_named_next_is_the_wish(world: World) -> None:
    siti = await of_a_post(world)
    await siti.say("bidangnya fisik")
    await siti.say("bukan min, ga jadi pos rondanya. ganti")
    assert siti.done.asking == "propose.wish"
    await siti.say("pelatihan bikin kue buat ibu2 sama oven nya. kira2 15 orang")
    assert siti.done.asking == "propose.problem"  # whether the old one is still its own
    kept = await answers(world, siti)
    assert kept["wish"].startswith("pelatihan bikin kue")
    assert kept["topic"] == "ekonomi"
    assert kept["volume"]["value"] == "15"


async def test_an_amount_of_another_thing(world: World) -> None:
    siti = await of_a_post(world)
    before = await answers(world, siti)
    await siti.say("pelatihan bikin kue buat ibu2 sama oven nya. kira2 15 orang")
    assert await answers(world, siti) == before


async def test_a_wish_instead_of_a_joke(world: World) -> None:
    siti = await at(world, "wish")
    await siti.say("gk deng. lapangan voli, ukuran standar 18x9 m. yg td apus")
    kept = await answers(world, siti)
    assert kept["wish"] == "lapangan voli"
    assert kept["volume"]["text"] == "18x9 m"
