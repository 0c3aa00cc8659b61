"""Where something is, behind what somebody asks themself; another number, instead of the one that
was said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.reading.amounts.quantities import volume
from handlers.reading.meaning.places import readdressed
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import at, told
from tests.handlers.proposals.proposing.mending.test_said_at_review import at_review
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("rt piro yo, sing cedhak masjid", "cedhak masjid"),
        ("rt brp ya.. bntr. rt 20 rw 7", "rt 20 rw 7"),
        ("pak yg di dekat warung bu Tini itu lho", "di dekat warung bu Tini"),
        ("apa ya namanya, gang sebelah sd 3", "gang sebelah sd 3"),
        ("dimana ya itu, sampingnya pom bensin", "sampingnya pom bensin"),
        ("jalan apa itu ya, seberang indomaret", "seberang indomaret"),
        ("gang mawar rt 3, yang dekat pos ronda", "gang mawar rt 3, yang dekat pos ronda"),
        ("yang rusak di rt 3", "yang rusak di rt 3"),
    ],
)
async def test_a_place_behind_a_question(world: World, said: str, place: str) -> None:
    siti = await at(world, "place")
    await siti.say(said)
    assert (await answers(world, siti))["place"]["text"] == place


@pytest.mark.parametrize("said", ["rt berapa ya?", "di mana ya"])
async def test_a_question_alone_is_no_place(world: World, said: str) -> None:
    siti = await at(world, "place")
    await siti.say(said)
    assert "place" not in await answers(world, siti)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("drainase rt 5 imopuro eh rt 6", "drainase rt 6 imopuro"),
        ("drainase rt 5 imopuro banjir. eh rt nya 6", "drainase rt 6 imopuro banjir"),
        ("drainase rt 3 dan rt 5 imopuro", "drainase rt 3 dan rt 5 imopuro"),
        ("drainase rt 5 rw 2 maaf rw 3", "drainase rt 5 rw 3"),
    ],
)
def test_an_address_that_is_put_right_at_once(said: str, wish: str, database_url: str) -> None:
    assert readdressed(said) == wish


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("jadi 40", "40 m"), ("eh jadi 40 deh", "40 m"), ("dadi 40", "40 m"),
        ("jadi lima", "5 m"), ("jadi 40 meter aja", "40 m"),
    ],
)  # fmt: skip
async def test_another_number_takes_its_place(world: World, said: str, amount: str) -> None:
    siti = await at_review(world)
    assert f"Ukuran sekarang: {amount}" in told(await siti.say(said))


@pytest.mark.parametrize("said", ["jadi macet", "jadi banjir deh"])
async def test_what_comes_of_it_is_no_number(world: World, said: str) -> None:
    siti = await at_review(world)
    assert "Ukuran sekarang" not in told(await siti.say(said))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("dua kali lapangan voli", None), ("tiga kali rumah saya luasnya", None),
        ("2 kali lipat", None), ("3 kali pertemuan", 3), ("2 x 15 meter", 30), ("2 kali", 2),
    ],
)  # fmt: skip
def test_as_large_as_something_else_is_no_amount(
    said: str, value: int | None, database_url: str
) -> None:
    assert volume(said).value == value


@pytest.mark.parametrize(
    "said",
    [
        "lokasinya nyusul ya pak, sy lg di luar kota", "belum tau persisnya dimana",
        "nyusul nggih panggonane",
    ],
)  # fmt: skip
async def test_a_place_that_is_told_later_is_none(world: World, said: str) -> None:
    siti = await at(world, "place")
    assert "dekat Masjid Taqwa" in told(await siti.say(said))
    assert "place" not in await answers(world, siti)


@pytest.mark.parametrize("said", ["dekat masjid, rt nya nyusul", "gang melati, rt lupa"])
async def test_what_is_known_of_it_is_one(world: World, said: str) -> None:
    siti = await at(world, "place")
    await siti.say(said)
    assert (await answers(world, siti))["place"]["text"] in said


@pytest.mark.parametrize(
    "said", ["200 juta cukup kali ya", "anggarannya sekitar 50jt", "Rp 15.000.000", "5 juta rupiah"]
)
async def test_what_it_costs_is_no_amount(world: World, said: str) -> None:
    siti = await at(world, "volume")
    assert "dihitung petugas" in told(await siti.say(said))
    assert "volume" not in await answers(world, siti)


@pytest.mark.parametrize("said", ["3 titik, kira2 15 juta", "5 ribu batang", "15jt buat 3 unit"])
async def test_an_amount_beside_its_cost_is_one(world: World, said: str) -> None:
    siti = await at(world, "volume")
    await siti.say(said)
    assert (await answers(world, siti))["volume"]["text"] == said


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("18x9 m tambah pinggirannya jadi kira2 24 x 15 m", 360, "m²"),
        ("5 titik ditambah 2 jadi 7 titik", 7, "titik"),
        ("120 m plus belokannya total 150 meter", 150, "m"),
    ],
)
def test_what_it_comes_to(said: str, value: int, unit: str, database_url: str) -> None:
    read = volume(said)
    assert (read.value, read.unit) == (Decimal(value), unit)
