"""What is typed while questions of staff wait: a wish, a yes or a command is no answer until the
author says so, ways out lead out, and what is sent is shown before and after."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import remarks
from tests.handlers.conversation.test_two_things import told
from tests.handlers.proposals.test_questions import answers, asked
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FIRST, SECOND = "Berapa lebar jalannya?", "Ada berapa tiang?"


async def one(world: World) -> Resident:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await asked(world, siti, text=FIRST)
    await siti.new()
    return siti


async def two(world: World) -> Resident:
    siti = await one(world)
    await siti.proposes("Perbaikan lampu jalan Gang Mawar")
    await asked(world, siti, text=SECOND)
    await siti.new()
    return siti


@pytest.mark.parametrize("way", ["batal", "KEMBALI", "lewati", "[Bukan keduanya]"])
async def test_a_way_out_leads_out(world: World, way: str) -> None:
    siti = await two(world)
    await siti.say("Ada empat")
    heard = await (siti.tap(way[1:-1]) if way[0] == "[" else siti.say(way))
    assert "tidak ada yang kami kirim" in told(heard)
    assert '"Ada empat" belum kami pakai' in told(heard)
    assert await answers(world) == []
    heard = await siti.say("jawab")
    assert FIRST in told(heard)
    assert SECOND in told(heard)


async def test_a_way_out_before_anything_is_said(world: World) -> None:
    siti = await two(world)
    await siti.say("jawab")
    assert "tidak ada yang kami kirim" in told(await siti.say("batal"))
    assert await answers(world) == []


async def test_several_answers_are_shown_before_they_are_sent(world: World) -> None:
    siti = await two(world)
    for said in ("Ada empat", "ya", "yang satu miring"):
        heard = await siti.say(said)
    assert "Ada empat yang satu miring" in told(heard)
    assert "sebagai satu jawaban" in told(heard)
    assert await answers(world) == []
    await siti.tap("Jawab nomor 2")
    after = told(siti.heard[-2:])
    assert "Ada empat yang satu miring" in after
    assert SECOND in after
    [given] = await world.rows(select(remarks).where(remarks.c.answers.is_not(None)))
    assert given.text == "Ada empat\nyang satu miring"


async def test_the_receipt_names_question_and_answer(world: World) -> None:
    siti = await one(world)
    heard = told(await siti.say("3 meter"))
    assert FIRST in heard
    assert '"3 meter"' in heard
    assert await answers(world) == [("3 meter", False)]


@pytest.mark.parametrize(
    "said",
    [
        "jembatan di yosodadi roboh, mohon dibangun lagi",
        "lampu jalan gang Kenanga padam sejak lebaran",
        "ya",
        "oke",
    ],
)
async def test_what_may_be_no_answer_is_asked_about(world: World, said: str) -> None:
    siti = await one(world)
    heard = await siti.say(said)
    assert "jawaban untuk pertanyaan petugas ini" in told(heard)
    assert FIRST in told(heard)
    assert await answers(world) == []
    await siti.tap("Jawaban ke petugas")
    assert await answers(world) == [(said, False)]


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("bantuaan", "Ini bot Rembuk"),
        ("saya bingung harus ngapain di sini", "Maksud Anda: Bantuan"),
    ],
)
async def test_a_cry_for_help_is_no_answer(world: World, said: str, heard: str) -> None:
    siti = await one(world)
    assert heard in told(await siti.say(said))
    assert await answers(world) == []


@pytest.mark.parametrize("said", ["terima kasih banyak pak", "makasih ya bu", "siang pak"])
async def test_thanks_are_no_answer(world: World, said: str) -> None:
    siti = await one(world)
    await siti.say(said)
    assert await answers(world) == []


async def test_a_new_wish_after_all(world: World) -> None:
    siti = await one(world)
    said = "jembatan di yosodadi roboh, mohon dibangun lagi"
    await siti.send_photo(text=said)
    await siti.tap("Usulan baru")
    assert siti.done.asking == "propose.problem"
    assert await answers(world) == []
    await siti.say("batal")
    await siti.say("ya")
    await siti.say("3 meter")
    assert await answers(world) == [("3 meter", False)]


async def test_neither_is_said_not_to_be_used(world: World) -> None:
    siti = await one(world)
    await siti.say("ya")
    assert '"ya" belum kami pakai' in told(await siti.tap("Bukan keduanya"))
    assert await answers(world) == []
