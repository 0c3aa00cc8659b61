"""What is to be done, or who suffers, told where the bidang is asked."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_drafts.to_be_done import to_be_done, who_suffers
from tests.handlers.conversation.test_of_the_question import answers
from tests.support import Resident, World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_bidang(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in ("usul", "Imopuro"):
        await siti.say(line)
    return siti


@SQLITE
@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("nggih dipun keduk riyin", "dipun keduk riyin"),
        ("ditanggul wae mas", "ditanggul wae"),
        ("itu dibetulin dulu lah bu", "itu dibetulin dulu"),
        ("fisik, dinormalisasi aja", "dinormalisasi aja"),
    ],
)
async def test_its_verb_says_the_bidang(world: World, said: str, wish: str) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    known = await answers(world, siti)
    assert (known["topic"], known["wish"]) == ("fisik", wish)
    assert siti.done.asking == "propose.problem"


@SQLITE
async def test_it_is_the_wish_instead_of_a_trouble(world: World) -> None:
    siti = await world.person("siti").welcomed()
    trouble = "banyu kali luber nek udan deres, tegalane bapakku klelep"
    for line in (f"usul {trouble}", "Imopuro", "dikeduk mawon rumiyin"):
        await siti.say(line)
    known = await answers(world, siti)
    assert (known["topic"], known["wish"]) == ("fisik", "dikeduk mawon rumiyin")
    assert known["problem"] == trouble


@SQLITE
async def test_so_it_is_where_the_place_is_asked(world: World) -> None:
    siti = await world.person("siti").welcomed()
    for line in ("kalo ujan air got naik masuk rumah warga", "Imopuro", "gotnya dikeruk aja"):
        await siti.say(line)
    known = await answers(world, siti)
    assert known["wish"] == "gotnya dikeruk"
    assert "air got naik" in known["problem"]
    assert siti.done.asking == "propose.place"


@SQLITE
@pytest.mark.parametrize("said", ["yang kebanjiran belasan KK", "sing kena omahe tonggo kulon"])
async def test_who_suffers_is_of_the_problem(world: World, said: str) -> None:
    siti = await at_bidang(world)
    await siti.say(said)
    known = await answers(world, siti)
    assert said in known["problem"]
    assert "wish" not in known
    assert siti.done.asking == "propose.topic"


@pytest.mark.parametrize(
    "text",
    [
        "minta apa aja boleh",
        "jangan dikirim dulu",
        "sudah dibangun warga",
        "yang mana ya",
        "usulannya diganti",
        "belum dibenerin dari dulu",
        "di" * 2000,
        "nggih " * 700,
    ],
)
def test_what_says_something_else_is_no_work(text: str) -> None:
    assert not to_be_done(text)
    assert not who_suffers(text)
