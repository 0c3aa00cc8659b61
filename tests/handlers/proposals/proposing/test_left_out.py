"""At the review a part is left out by naming it; photos of a wish that was given up are asked
about. What was sent is not to be sent again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PROBLEM = "bocor semua, kalau hujan banjir. ibu sakit paru2 jg. lurahnya tidur terus"


async def at_review(world: World, wish: str = "perbaikan pos ronda yosodadi rt 3") -> Resident:
    siti = await world.person().welcomed()
    await siti.say(f"usul {wish}")
    await siti.take(files=(siti.photo(),), text=PROBLEM)
    assert siti.done.asking == "propose.review"
    return siti


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("yg soal lurah ga usah dimasukin lah, ntar ribut", "lurah"),
        ("yg sakit paru2 dihapus aja dr tulisannya, selebihnya bener", "paru2"),
        ("hapus yang banjir", "banjir"),
    ],
)
async def test_a_part_of_the_problem_goes(world: World, said: str, gone: str) -> None:
    siti = await at_review(world)
    heard = told(await siti.say(said))
    assert "Masalah sekarang" in heard
    kept = (await answers(world, siti))["problem"]
    assert gone not in kept
    assert kept.startswith("bocor semua")
    assert not await world.rows(select(proposals))


@pytest.mark.parametrize("said", ["hapus yang lampu", "sampah dibuang ke kali"])
async def test_nothing_else_goes(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    assert (await answers(world, siti))["problem"] == PROBLEM


async def another_wish(world: World) -> Resident:
    siti = await at_review(world)
    await siti.say("bukan min, ga jadi pos rondanya. ganti")
    await siti.say("pelatihan bikin kue buat ibu2. kira2 15 orang")
    await siti.say("banyak yg bisa bikin kue tp gatau cara jualnya")
    assert siti.done.asking == "propose.review"
    return siti


def photos(kept: dict[str, Any]) -> int:
    return len(kept.get("photos") or ())


async def test_photos_of_what_was_given_up_are_asked_about(world: World) -> None:
    siti = await another_wish(world)
    heard = await siti.say("coba tampilkan lagi semuanya")
    assert "Buang foto" in heard[-1].labels
    assert 'Foto yang ada dikirim untuk "perbaikan pos ronda' in heard[-1].text
    heard = await siti.tap("Buang foto")
    assert "Buang foto" not in heard[-1].labels
    assert photos(await answers(world, siti)) == 0
    await siti.take(files=(siti.photo(),))
    assert photos(await answers(world, siti)) == 1


@pytest.mark.parametrize(
    "said", ["itu foto sama atap lapuk punya pos ronda min, buang", "fotonya hapus aja"]
)
async def test_photos_go_by_word(world: World, said: str) -> None:
    siti = await another_wish(world)
    await siti.say(said)
    assert photos(await answers(world, siti)) == 0


async def test_photos_of_the_same_wish_are_not_asked_about(world: World) -> None:
    siti = await at_review(world)
    heard = await siti.say("usulannya perbaikan pos ronda dan kursinya")
    assert "Buang foto" not in heard[-1].labels


@pytest.mark.parametrize("said", ["kirim kak", "kirim ya min makasih"])
async def test_what_was_sent_is_said_to_be(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.say("kirim")
    heard = told(await siti.say(said))
    assert "sudah terkirim, nomornya" in heard
    assert len(await world.rows(select(proposals))) == 1


async def test_the_numbers_of_what_was_sent(world: World) -> None:
    siti = await at_review(world)
    await siti.say("kirim")
    heard = told(await siti.say("Tolong dikirim nomornya biar saya catat di buku RT"))
    assert "Usulan yang sudah Anda kirim (1)" in heard


async def test_an_amount_of_what_was_given_up_goes(world: World) -> None:
    siti = await at_review(world, "tong sampah 5 buah di yosorejo rt 4 rw 2")
    said = told(await siti.say("eh ga jadi tong sampah, ganti pelatihan menjahit"))
    assert 'Ukuran "5 buah" tadi untuk usulan yang diganti' in said
    assert (await answers(world, siti))["volume"] is None
    await siti.say("ibu2 nganggur semua")
    heard = await siti.say("coba tampilkan lagi semuanya")
    assert "Buang foto" in heard[-1].labels


async def test_its_own_amount_takes_the_place(world: World) -> None:
    siti = await at_review(world, "tong sampah 5 buah di yosorejo rt 4 rw 2")
    await siti.say("eh ga jadi tong sampah, ganti pelatihan menjahit 20 orang")
    assert (await answers(world, siti))["volume"]["text"] == "20 orang"


@pytest.mark.parametrize("said", ["di balai RW 2 aja", "di lapangan voli saja pak"])
async def test_a_building_is_where_and_no_wish(world: World, said: str) -> None:
    siti = await at_review(world)
    before = (await answers(world, siti))["wish"]
    await siti.say(said)
    kept = await answers(world, siti)
    assert kept["wish"] == before
    assert said.split()[1] in kept["place"]["text"]
