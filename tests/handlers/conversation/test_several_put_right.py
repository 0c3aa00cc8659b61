"""One message that puts several answers right by their names: each is, and what is not clear of
one is asked; none is lost behind another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import WISH, at, told
from tests.support import World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        (
            "ubah usulannya jadi jembatan gantung, masalahnya jembatan lama ambrol",
            {"wish": "jembatan gantung", "problem": "jembatan lama ambrol"},
        ),
        (
            "rw nya 3 sama masalahnya ditambah kalau malam gelap",
            {"place": "RT 01/RW 03", "problem": "Berlubang sejak Maret, kalau malam gelap"},
        ),
        (
            "bidangnya ekonomi usulannya pelatihan menjahit",
            {"topic": "ekonomi", "wish": "pelatihan menjahit"},
        ),
        (
            "masalahnya gelap, rawan, licin, lokasinya rt 9",
            {"problem": "gelap, rawan, licin", "place": "RT 09/RW 02"},
        ),
        (
            "usulannya sudah benar, kelurahannya bukan imopuro tapi metro",
            {"wish": WISH, "area": "Metro"},
        ),
        ("masalahnya banyak anak jatuh di lokasinya", {"place": "RT 1 RW 2"}),
    ],
)
async def test_each_is_put_right(world: World, said: str, now: dict[str, str]) -> None:
    siti = await at(world, "review")
    await siti.say(said)
    given = await answers(world, siti)
    assert {name: _text(given[name]) for name in now} == now


def _text(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    found: str = value["text"] if "text" in value else value["name"]
    return found


async def test_what_is_not_clear_of_one_is_asked(world: World) -> None:
    siti = await at(world, "review")
    heard = await siti.say("lokasinya rt 9, hapus yang lubang dari masalahnya")
    assert 'menulis "hapus yang lubang dari masalahnya"' in told(heard)
    assert siti.done.asking == "propose.problem"
    assert _text((await answers(world, siti))["place"]) == "RT 09/RW 02"


async def test_where_the_open_question_is_answered_by_one_nothing_is_parted(world: World) -> None:
    siti = await at(world, "problem")
    await siti.say("masalahnya gelap kalau malam, lokasinya rt 9")
    assert (await answers(world, siti))["problem"].startswith("gelap kalau malam")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            "panjangnya 35 meter, terus samping kios ayam potong sama bengkel las",
            "samping kios ayam potong",
        ),
        ("rt nya 9, soalnya kemarin salah pencet", ""),
    ],
)
async def test_what_a_correction_tells_beside_is_asked(world: World, said: str, left: str) -> None:
    siti = await at(world, "review")
    heard = told(await siti.say(said))
    assert (left in heard.partition("Mau ditambahkan")[0]) if left else "Mau ditamb" not in heard


@pytest.mark.parametrize(
    ("said", "land"),
    [
        ("kalo bengkok itu itungannya punya siapa min", None),
        ("tanah irigasi", "pemerintah"),
        ("kurang tau, mungkin tanah pengairan", None),
    ],
)
async def test_whose_land_it_is_is_not_asked_of_us(
    world: World, said: str, land: str | None
) -> None:
    siti = await at(world, "review")
    await siti.say("bidangnya fisik")
    await siti.tap("Tanah")
    await siti.say(said)
    assert (await answers(world, siti)).get("land") == land


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Hadimulyo, timur apa barat ya saya suka kebalik", "Namanya mirip"),
        ("perbatasan Yosorejo sama Tejo Agung jalannya", "Usulan ini untuk"),
    ],
)
async def test_two_kelurahan_are_asked_about(world: World, said: str, heard: str) -> None:
    siti = await at(world, "area")
    assert heard in told(await siti.say(said))
    given = await answers(world, siti)
    assert "area" not in given
    assert "kebalik" not in str(given)


async def test_two_behind_a_lead_where_photos_are_asked(world: World) -> None:
    siti = await at(world, "review")
    for said in ("ukuran", "250 m", "foto"):
        await siti.say(said)
    assert siti.done.asking == "propose.photos"
    await siti.say("Maaf ada yg salah 2: RT nya 21 bukan 1, trus panjangnya 150 bukan 250")
    given = await answers(world, siti)
    assert given["place"]["rt"] == "21"
    assert given["volume"]["value"] == "150"


async def test_the_land_and_that_there_is_no_photo(world: World) -> None:
    siti = await at(world, "review")
    for said in ("bidangnya fisik", "foto"):
        await siti.say(said)
    heard = told(await siti.say("tanah milik pemerintah, pinggir siring. foto tdk ada dulu"))
    assert (await answers(world, siti))["land"] == "pemerintah"
    assert siti.done.asking == "propose.review"
    assert "pinggir siring" in heard
