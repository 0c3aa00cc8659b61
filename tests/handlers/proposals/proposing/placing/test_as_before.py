"""What is wished where something of theirs was wished before."""

from __future__ import annotations

import pytest

from handlers.reading.places.as_before import same
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def sent(world: World, *places: str) -> Resident:
    who = await world.person("siti").welcomed()
    for n, place in enumerate(places):
        wish = ("Perbaikan talud", "Perbaikan jembatan", "Perbaikan drainase")[n]
        for line in ("usul", "Imopuro", "1", wish, "Tanahnya longsor ke sungai", place, "kirim"):
            await who.say(line)
        for _ in range(2):
            if who.done.asking:
                await who.say("ya")
    return who


@sqlite
@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("saya mau usul satu lagi, lampu jalan di gang yang sama", "lampu jalan"),
        ("usul lampu jalan podo panggone karo sing wingi", "lampu jalan"),
        ("kulo bade usul malih, lampu margi ing panggenan ingkang sami", "lampu margi"),
        ("i want to propose street lights in the same alley", "street lights"),
        ("usul lampu jalan di gang itu juga", "lampu jalan"),
        ("usul lampu jalan di tempat yang sama kayak usulan saya kemarin", "lampu jalan"),
    ],
)
async def test_it_is_where_the_last_one_is(world: World, text: str, wish: str) -> None:
    siti = await sent(world, "RT 04/RW 02 Gang Melati")
    heard = told(await siti.say(text))
    assert f'"{wish}"' in heard
    assert "Gang Melati" in heard
    assert "Imopuro" in heard
    assert siti.done.asking == "propose.problem"
    heard = told(await siti.say("Gelap kalau malam, sering ada yang jatuh"))
    assert "RT 04/RW 02" in heard
    assert siti.done.asking == "propose.review"


@sqlite
async def test_it_is_said_at_the_questions_of_another(world: World) -> None:
    siti = await sent(world, "RT 04/RW 02 Gang Melati")
    await siti.say("usul")
    await siti.say("kelurahan yang sama")
    heard = told(await siti.say("lampu jalan di gang yang sama"))
    assert "Gang Melati" in heard
    assert siti.done.asking == "propose.problem"
    await siti.say("batal")
    await siti.say("ya")
    for line in ("usul", "Imopuro", "1", "lampu jalan", "Gelap kalau malam"):
        await siti.say(line)
    heard = told(await siti.say("di tempat yang sama kayak kemarin"))
    assert "Gang Melati" in heard
    assert siti.done.asking == "propose.review"


@sqlite
async def test_of_several_places_it_is_asked(world: World) -> None:
    siti = await sent(world, "RT 04/RW 02 Gang Melati", "RT 05/RW 02 Gang Mawar")
    heard = told(await siti.say("usul lampu jalan di gang yang sama"))
    assert "di beberapa tempat" in heard
    assert "Gang Melati" not in heard
    assert siti.done.asking == "propose.problem"
    await siti.say("batal")
    await siti.say("ya")
    heard = told(await siti.say("usul lampu jalan di gang yang sama kayak yang terakhir"))
    assert "Gang Mawar" in heard


@sqlite
async def test_nothing_was_sent(world: World) -> None:
    siti = await world.person("siti").welcomed()
    heard = told(await siti.say("usul lampu jalan di gang yang sama"))
    assert '"lampu jalan di gang yang sama"' in heard
    assert siti.done.asking == "propose.area"


@pytest.mark.parametrize(
    "text",
    [
        "lampu jalan di gang mawar yang sama gelapnya",
        "drainase di jalan mawar, sama lampu jalan",
        "di tempat yang sama sekali belum ada lampu",
        "di gang ini juga mati lampunya",
        "pelatihan jahit untuk ibu-ibu yang sama",
        "jalan sama gang mawar",
    ],
)
def test_what_is_no_place_of_before(text: str) -> None:
    assert same(text) is None


def test_what_is_said_beside_stays_parted() -> None:
    said = same("satu lagi pak, di situ juga, paving jalannya")
    assert said is not None
    assert said.rest == "paving jalannya"


@pytest.mark.parametrize("part", ["di gang ", "sama ", "yang sama ", "podo ", "usul "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    same((part * 4000)[:4000])
    same((part * 240)[:240])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("lampu jalan di gang yang sama tapi rt lain", "lampu jalan"),
        ("pos ronda di jalan yang sama, beda rt", "pos ronda"),
        ("street lights in the same lane but a different RT", "street lights"),
    ],
)
def test_at_another_rt_only_the_kelurahan_is_the_same(text: str, rest: str) -> None:
    found = same(text)
    assert found is not None
    assert (found.rest, found.of) == (rest, "area")
