"""The beginning of a kelurahan's name that fits two is asked, whatever stands beside it."""

from __future__ import annotations

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "which", "name"),
    [
        ("purwo rt 8 rw 3", "yg asri", "Purwoasri"),
        ("purwo", "yg sari kak", "Purwosari"),
        ("hadi rt 3", "yang barat lah", "Hadimulyo Barat"),
        ("ganjar rt 09", "asri", "Ganjar Asri"),
        ("tejo, rt 5", "tejo agung", "Tejo Agung"),
        ("yoso rt 3", "yosorejo", "Yosorejo"),
    ],
)
async def test_it_is_asked_and_a_part_answers(
    world: World, said: str, which: str, name: str
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    heard = await siti.say(said)
    assert name in heard[-1].labels
    assert "baru nama kelurahannya" not in told(heard)
    await siti.say(which)
    assert (await answers(world, siti))["area"]["name"] == name


@pytest.mark.parametrize("said", ["lampu rt 3", "jalan rusak rt 5"])
async def test_a_wish_is_no_beginning(world: World, said: str) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await siti.say(said)
    kept = await answers(world, siti)
    assert kept["wish"] == said
    assert "area" not in kept


async def test_one_that_is_named_whole_is_taken(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await siti.say("imopuro rt 8 rw 3")
    assert (await answers(world, siti))["area"]["name"] == "Imopuro"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Yosorejo mas, yg tiap taun ngirim usulan bibit", "Yosorejo"),
        ("banjarsari bu. wingi sampun usul dalan", "Banjarsari"),
        ("Margorejo, the one that already asked for lamps", "Margorejo"),
    ],
)
async def test_an_aside_is_no_wish(world: World, said: str, name: str) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    heard = told(await siti.say(said))
    assert said in heard
    kept = await answers(world, siti)
    assert kept["area"]["name"] == name
    assert set(kept) == {"area"}


async def test_an_aside_stays_out_of_the_wish_that_there_is(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul lampu jalan di gang buntu")
    await siti.say("Imopuro kak, yang dulu pernah minta drainase")
    assert (await answers(world, siti))["wish"] == "lampu jalan di gang buntu"


async def test_a_name_cut_short_is_asked_back(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    assert "Ganjar Agung" in (await siti.say("gang agung"))[-1].labels
    await siti.say("ya")
    assert set(await answers(world, siti)) == {"area"}


async def test_it_may_be_a_lane_after_all(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    await siti.say("gang asri")
    await siti.tap("Bukan itu")
    kept = await answers(world, siti)
    assert kept["place"]["text"] == "gang asri"
    assert "area" not in kept


@pytest.mark.parametrize(
    ("lines", "rt", "rw"),
    [
        (("Imopuro rt 4", "rw nya", "2"), "04", "02"),
        (("Imopuro rt 4 rw 1", "rt nya salah", "6"), "06", "01"),
        (("Imopuro rt 4 rw 1", "rw ne salah", "3"), "04", "03"),
    ],
)
async def test_a_bare_number_is_of_what_was_named(
    world: World, lines: tuple[str, ...], rt: str, rw: str
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul")
    for line in lines:
        await siti.say(line)
    place = (await answers(world, siti))["place"]
    assert (place["rt"], place["rw"]) == (rt, rw)
