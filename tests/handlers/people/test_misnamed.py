"""In whose name it goes, where the name that is shown is wrong: how it is written is no part of
it."""

from __future__ import annotations

import pytest

from handlers.asking.person.misnamed import misnamed, of_a_thing, renamed, unspelt
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
