"""What reads like an answer and is none: who knows it, how far away something is, what an answer is
wondered at for."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.lost import WAYS
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

KNOWN = {
    "problem": "Tanahnya longsor ke sungai",
    "place": {"text": "Belakang pasar RT 05/RW 02", "rt": "05", "rw": "02"},
}


async def at(world: World, where: str) -> Resident:
    siti = await world.person().welcomed()
    for line in WAYS[where]:
        await siti.say(line)
    return siti


async def unchanged(world: World, who: Resident) -> dict[str, Any]:
    """The answers, once it is seen that those which there were are as they were."""
    now = await answers(world, who)
    assert {name: now.get(name) for name in KNOWN} == KNOWN
    return now


@pytest.mark.parametrize(
    "said",
    [
        "ga perlu foto, semua orang sini udah hafal lokasinya",
        "ora usah foto, pak RT wis ngerti nggone",
        "no photo needed, the village head already knows the place",
        "skip foto, petugas PU pernah survei tempatnya",
        "no camera, mine is an old phone",
    ],
)
async def test_why_there_are_no_photos_is_no_place(world: World, said: str) -> None:
    siti = await at(world, "photos")
    await siti.say(said)
    assert siti.done.asking == "propose.review"
    await unchanged(world, siti)


@pytest.mark.parametrize(
    "said",
    [
        "pak lurah sudah paham masalahnya",
        "pak camat udah liat sendiri lokasinya",
        "jarak ke puskesmas 2 km",
        "tambahin: jaraknya dari rumah saya cuma 20 meter",
        "it's 300 meters away from the school",
        "adohe 50 meter soko langgar",
    ],
)
async def test_who_knows_it_and_how_far_it_is_changes_nothing(world: World, said: str) -> None:
    siti = await at(world, "review")
    await siti.say(said)
    assert "volume" not in await unchanged(world, siti)


async def test_how_far_away_is_asked_about_where_it_is_asked_how_much(world: World) -> None:
    siti = await at(world, "amount")
    assert "Apakah itu jawabannya" in told(await siti.say("jarak dari masjid 75 meter"))
    assert "volume" not in await unchanged(world, siti)
    siti = await at(world, "amount")
    await siti.say("dari jembatan sampai pasar 50 meter")
    assert (await unchanged(world, siti))["volume"]["value"] == "50"


@pytest.mark.parametrize("where", ["text.problem", "text.place"])
@pytest.mark.parametrize(
    "said",
    [
        "aku mung dikongkon, sing ngerti bu kader",
        "saya cuma nulisin, tanya aja ke pak RT",
        "I only write this for my dad, he knows",
    ],
)
async def test_who_writes_it_for_others_may_ask_them(world: World, where: str, said: str) -> None:
    siti = await at(world, where)
    before = await answers(world, siti)
    heard = told(await siti.say(said))
    assert "Tanyakan dulu" in heard or "Ask whoever knows" in heard
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    "said",
    [
        "kok bidangnya jadi sosial?",
        "lha kok bidange sosial, iki kan dalan",
        "bidangnya kok ekonomi",
        "why is it economy? it's a road",
        "kok rt nya 7",
    ],
)
async def test_what_is_wondered_at_is_no_new_answer(world: World, said: str) -> None:
    siti = await at(world, "review")
    heard = told(await siti.say(said))
    assert "sudah kami catat" in heard or "noted already" in heard
    assert (await unchanged(world, siti))["topic"] == "fisik"


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("lho kok masuk ekonomi, iki kan dalan", "fisik"),
        ("kok bidangnya ekonomi sih, ini kan talud", "fisik"),
        ("kok ekonomi, kan ini posyandu", "sosbud"),
    ],
)
async def test_what_it_is_puts_the_bidang_right(world: World, said: str, topic: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Imopuro", "ekonomi", "perbaikan gedung"):
        await siti.say(line)
    assert "Bidang sekarang" in told(await siti.say(said))
    assert (await answers(world, siti))["topic"] == topic


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("text.wish", "aku melu nyengkuyung usulane bu Sri wae sing lampu, ora sido gawe dewe"),
        ("text.problem", "dukung punya pak Harto aja deh yg lampu, ini ga usah"),
        ("text.place", "i'd rather support the neighbour's lamp proposal, forget mine"),
        ("text.wish", "ga jadi, ikut usulan tetangga aja yang lampu"),
    ],
)
async def test_anothers_is_shown_rather_than_written(world: World, where: str, said: str) -> None:
    budi = await world.person("budi").lives_in("18.72.01.1003")
    await budi.proposes("Lampu jalan Gang Kelinci RT 06")
    siti = await at(world, where)
    before = await answers(world, siti)
    heard = await siti.say(said)
    assert any("Lampu jalan Gang Kelinci" in each.text for each in heard)
    assert "BATAL" in heard[-1].text or "CANCEL" in heard[-1].text
    assert await answers(world, siti) == before


@pytest.mark.parametrize(
    ("where", "said", "answer"),
    [
        ("text.wish", "saya mendukung pembangunan gapura", "wish"),
        ("text.problem", "jalannya ikut rusak karena punya pak haji truknya lewat", "problem"),
        ("text.place", "depan rumah pak haji aja, ikut usulan RT 5", "place"),
    ],
)
async def test_an_answer_that_names_others_stays_one(
    world: World, where: str, said: str, answer: str
) -> None:
    siti = await at(world, where)
    await siti.say(said)
    assert answer in await answers(world, siti)
