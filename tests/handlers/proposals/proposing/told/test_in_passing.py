"""Said in passing at the review: another thing instead, whose the land is, how many take part, the
RT that are left, and what is to be written instead of what is taken out."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.after_all import about
from handlers.reading.said.of_drafts.only_these import only_these
from handlers.reading.said.of_drafts.other_thing import other_thing
from handlers.reading.said.of_drafts.public_land import says_public
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World, *lines: str) -> Resident:
    siti = await world.person("siti").welcomed()
    for line in lines:
        await siti.say(line)
    assert siti.done.asking == "propose.review"
    return siti


ROAD = (
    "usul aspal jalan Rajawali yosodadi 300 meter",
    "jalan berlubang, cucu saya jatuh dari motor",
    "RT 7 sampai RT 9 RW 3",
)
COURSE = ("usul pelatihan las di Imopuro", "pemuda banyak yang nganggur", "balai kelurahan")


@SQLITE
@pytest.mark.parametrize(
    "said",
    [
        "oke ganti jadi drainase dulu aja, jalannya tahun depan",
        "yowis diganti drainase wae, dalane keri",
        "nggih dados drainase mawon, marginipun mangke",
        "drainase dulu deh pak, aspalnya belakangan",
    ],
)
async def test_another_thing_with_the_first_put_off(world: World, said: str) -> None:
    siti = await at_review(world, *ROAD)
    place = (await answers(world, siti))["place"]
    await siti.say("kayaknya yang bikin rusak ga ada saluran airnya")
    await siti.say(said)
    known = await answers(world, siti)
    assert "drainase" in known["wish"]
    assert "aspal" not in known["wish"]
    assert known["place"] == place


@pytest.mark.parametrize(
    "text",
    [
        "drainase dulu aja",
        "ganti lampu",
        "ganti lokasinya jadi RT 5",
        "ganti jadi 5 titik",
        "jalan nyusul",
        "ganti jadi " * 400,
        "ya udah " * 500,
    ],
)
def test_what_names_no_other_thing(text: str) -> None:
    assert not other_thing(text)


@SQLITE
@pytest.mark.parametrize(
    "said",
    [
        "tanahnya tanah jalan pak, bukan milik orang",
        "lha niku margi desa, kok ditangleti siti",
        "iki dalan umum, dudu duweke wong",
        "tanah negara, ga ada yang punya siapa siapa",
        "bahu jalan provinsi tanahnya",
    ],
)
async def test_the_land_is_everybodys(world: World, said: str) -> None:
    siti = await at_review(world, *ROAD)
    before = await answers(world, siti)
    await siti.say(said)
    assert await answers(world, siti) == {**before, "land": "pemerintah"}


@pytest.mark.parametrize(
    "text",
    [
        "jalan umum rusak",
        "pinggir jalan umum",
        "tanah warga bukan tanah desa",
        "jalan desa RT 5",
        "tanah pak Karto",
        "itu " * 1000,
        "tanah jalan " * 300,
    ],
)
def test_what_says_nothing_of_that(text: str) -> None:
    assert not says_public(text)


@SQLITE
@pytest.mark.parametrize(
    "said",
    ["oh ngono. yo kiro kiro 18 wong", "yang ikut paling 18 orang lah", "pesertanya 18 pemuda"],
)
async def test_who_takes_part_is_the_size_of_what_is_not_built(world: World, said: str) -> None:
    siti = await at_review(world, *COURSE)
    await siti.say(said)
    assert (await answers(world, siti))["volume"]["value"] == "18"


@SQLITE
async def test_of_what_is_built_it_is_not(world: World) -> None:
    siti = await at_review(world, *ROAD)
    before = (await answers(world, siti))["volume"]
    heard = told(await siti.say("oh gitu. ya sekitar 18 orang"))
    assert (await answers(world, siti))["volume"] == before
    assert "18 orang" in heard


@SQLITE
async def test_what_is_left_of_several(world: World) -> None:
    siti = await at_review(world, *ROAD)
    await siti.say("RT ne mung 7 karo 8, sing 9 wis alus")
    await siti.say("ya paling 180 berarti")
    known = await answers(world, siti)
    assert known["place"]["rt"] == "7 dan 8"
    assert known["place"]["text"].endswith("RT 7 dan 8/RW 03")
    assert (known["volume"]["value"], known["volume"]["unit"]) == ("180", "m")
    assert "180 m" in known["wish"]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("berarti tinggal 40", "m", "40"),
        ("yo 250 an dadine", "m", "250"),
        ("berarti 20 meter", "titik", None),
        ("jadi 3 orang jatuh", "m", None),
        ("40", "m", None),
        ("paling " * 500, "m", None),
    ],
)
def test_another_figure_that_follows(text: str, unit: str, value: str | None) -> None:
    found = about(text, {"text": "300", "value": "300", "unit": unit})
    assert (found and found["value"]) == value


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("RTnya 7 aja", ("RT", "07")),
        ("rw nya cuma 2 dan 3", ("RW", "2 dan 3")),
        ("RT 7", None),
        ("RT 7 sama 8 rusak semua", None),
        ("rt nya cuma 7, yg 7 udah bagus", None),
        ("rt " * 1000, None),
    ],
)
def test_which_are_left(text: str, left: tuple[str, str] | None) -> None:
    assert only_these(text) == left


@SQLITE
@pytest.mark.parametrize(
    "said",
    [
        "cucu saya jangan dicantumin ya, tulis aja sering ada yang jatuh",
        "yang soal cucu saya jatuh dari motor dihapus aja, ganti sering ada yang jatuh",
    ],
)
async def test_what_is_to_be_written_instead(world: World, said: str) -> None:
    siti = await at_review(world, *ROAD)
    await siti.say(said)
    problem = (await answers(world, siti))["problem"]
    assert "cucu" not in problem
    assert "sering ada yang jatuh" in problem
