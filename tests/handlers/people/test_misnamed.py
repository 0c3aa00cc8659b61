"""In whose name it goes, where the name that is shown is wrong: how it is written is no part of
it."""

from __future__ import annotations

import time

import pytest

from handlers.asking.person.misnamed import misnamed, of_a_thing, renamed, turned, unspelt
from handlers.proposals.proposing.review import in_name_of
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@sqlite
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nama saya salah, harusnya Sulastri pake i", "Sulastri"),
        ("namaku kliru, sing bener Sutrisno", "Sutrisno"),
        ("nama saya keliru, yang benar Sutrisno pakai o bukan u", "Sutrisno"),
        ("asmanipun klentu, ingkang leres Sulastri", "Sulastri"),
        ("itu nama saya kurang s, Susanto", "Susanto"),
        ("eh namanya harusnya Yohanes pakai h ya", "Yohanes"),
        ("nama di situ salah min, yg bener Nur Aini dipisah", "Nur Aini"),
        ("namane salah, sing bener Suharti nganggo dua t", "Suharti"),
        ("my name is wrong, it should be Anna with two n", "Anna"),
        ("my name should be spelled Aisyah with y", "Aisyah"),
    ],
)
async def test_the_name_for_this_one(world: World, text: str, name: str) -> None:
    siti = await at(world, "review")
    heard = told(await siti.say(text))
    assert f"nama {name}, " in heard or f"name {name}, " in heard
    assert siti.done.asking == "propose.review"


@sqlite
async def test_at_its_own_question(world: World) -> None:
    siti = world.person("siti")
    await siti.say("halo")
    await siti.say("ya")
    assert "Sulastri," in told(await siti.say("Sulastri pake i"))


@pytest.mark.parametrize("text", ["Sulastri", "Putri A", "Budi dengan Ani", "pakai nama Siti"])
def test_what_is_no_spelling(text: str) -> None:
    assert unspelt(text) == text


def test_the_name_of_a_thing_is_nobodys() -> None:
    assert of_a_thing("nama tokonya salah, harusnya Toko Sumber Rejeki")
    assert not of_a_thing("namanya harusnya Yohanes")


@pytest.mark.parametrize("part", ["nama ", "pake i ", "salah ", "harusnya ", "Siti "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    for text in ((part * 4000)[:4000], (part * 300)[:300]):
        unspelt(text)
        renamed(text)
        misnamed(text)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Dewi Rahmawati namaku, jangan Dewi doang", "Dewi Rahmawati"),
        ("eh maaf, Slamet Riyadi nama lengkap saya", "Slamet Riyadi"),
        ("eh nama sy bukan Sumiati tp Sumarti", "Sumarti"),
        ("Ngatinem jenengku, dudu Siti", "Ngatinem"),
        ("Sri Lestari asma kula, sanes Siti mawon", "Sri Lestari"),
        ("Tri Wahyuni is my full name, not just Siti", "Tri Wahyuni"),
        ("nama saya Budi Hartono, bukan Budi aja", "Budi Hartono"),
    ],
)
def test_a_name_stands_before_what_it_is(said: str, name: str) -> None:
    assert in_name_of(said) == name


@pytest.mark.parametrize(
    "said", ["itu bukan nama saya", "ini nama saya", "jalan nama saya tinggal", "mana nama saya?"]
)
def test_what_stands_before_is_no_name(said: str) -> None:
    assert turned(said) == said


def test_a_hostile_text_takes_no_time() -> None:
    for each in ("Siti " * 800, "a " * 2000, "jangan Siti " * 400, "eh, " * 1000):
        began = time.monotonic()
        turned(each)
        turned(each[:300])
        assert time.monotonic() - began < 0.5
