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


# What is said while another is begun, and how it is answered whether they are one.
OTHER = "usul drainase jl mawar mampet rt 4 rw 1, 50 meter"


@pytest.mark.parametrize("then", ["sendiri-sendiri", "Berlubang sejak Maret"])
async def test_another_wish_keeps_its_place_and_its_size_to_itself(world: World, then: str) -> None:
    siti = await at(world, "problem")
    heard = await siti.say(OTHER)
    assert "Di pesan ini ada 2 hal" in heard[-1].text
    heard = await siti.say(then)
    assert f'Pesan "{OTHER}" kami simpan dulu' in heard[0].text
    kept = await answers(world, siti)
    assert not {"place", "volume"} & {name for name, value in kept.items() if value}


async def test_what_is_one_wish_has_where_and_how_much(world: World) -> None:
    siti = await at(world, "problem")
    await siti.say(OTHER)
    await siti.say("satu usulan saja")
    kept = await answers(world, siti)
    assert (kept["place"]["rt"], kept["volume"]["value"]) == ("04", "50")
    assert kept["problem"] == OTHER


@pytest.mark.parametrize(
    "said",
    [
        "balik ke pos ronda aja",
        "yang semula aja deh, pos ronda",
        "ga jadi lampu, mending pos ronda",
        "bali neng usulan awal wae",
        "back to the original one please",
    ],
)
async def test_the_wish_before_it_is_brought_back(world: World, said: str) -> None:
    siti = await of_a_post(world)
    had = (await answers(world, siti))["wish"]
    await siti.say("ga jadi pos ronda, lampu jalan aja")
    assert (await answers(world, siti))["wish"] != had
    await siti.say(said)
    assert (await answers(world, siti))["wish"] == had


@pytest.mark.parametrize("said", ["di pos ronda aja", "sudah lama", "pos rondanya rusak lagi"])
async def test_what_only_names_it_brings_nothing_back(world: World, said: str) -> None:
    siti = await of_a_post(world)
    await siti.say("ga jadi pos ronda, lampu jalan aja")
    now = (await answers(world, siti))["wish"]
    await siti.say(said)
    assert (await answers(world, siti))["wish"] == now
