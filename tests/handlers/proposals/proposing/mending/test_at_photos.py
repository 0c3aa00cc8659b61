"""What is said where photos are asked for, and no photo comes with it."""

from __future__ import annotations

import pytest

from handlers.asking.proposals import photos
from tests.handlers.conversation.test_two_things import at, told
from tests.support import World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@sqlite
@pytest.mark.parametrize(
    "text",
    [
        "ini fotonya pak",
        "ini ya fotonya, mohon dicek",
        "niki fotone",
        "iki lho potone pak",
        "nih gambarnya",
        "udah saya kirim fotonya",
        "fotone wis tak kirim",
    ],
)
async def test_none_came_with_it(world: World, text: str) -> None:
    siti = await at(world, "photos")
    heard = told(await siti.say(text))
    assert "Belum ada foto yang masuk" in heard
    assert "penjepit kertas" in heard
    assert siti.done.asking == "propose.photos"


@sqlite
@pytest.mark.parametrize(
    "text",
    [
        "yang kedua salah kirim itu, hapus aja",
        "sing keri kliru, busek wae",
        "salah kirim pak, hapus aja",
        "yang tadi salah foto, jangan dipakai",
    ],
)
async def test_there_is_none_that_could_go(world: World, text: str) -> None:
    siti = await at(world, "photos")
    assert "Belum ada foto yang masuk" in told(await siti.say(text))
    assert siti.done.asking == "propose.photos"


@sqlite
async def test_the_one_that_was_sent_by_mistake_goes(world: World) -> None:
    siti = await at(world, "photos")
    await siti.send_photo()
    await siti.send_photo()
    heard = told(await siti.say("salah kirim pak, hapus aja"))
    assert "1 foto" in heard or "satu foto" in heard.lower()


@sqlite
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("udah itu aja, oh ya panjangnya 60 meter lupa tadi", "Ukuran: 60 m"),
        ("wis kuwi wae, dawane 60 meter", "Ukuran: 60 m"),
        ("sampun cekap, panjangipun 60 meter", "Ukuran: 60 m"),
        ("cukup, tanahnya milik pemkot", "Tanah: Milik pemerintah"),
    ],
)
async def test_that_is_all_with_another_answer_beside(world: World, text: str, shown: str) -> None:
    siti = await world.person().welcomed()
    for line in ("usul", "Imopuro", "1", "Bangun talud", "Tebing longsor", "RT 1 RW 2"):
        await siti.say(line)
    await siti.tap("Foto")
    heard = told(await siti.say(text))
    assert shown in heard
    assert siti.done.asking == "propose.review"


@pytest.mark.parametrize("part", ["ini fotonya ", "sudah saya ", "salah kirim ", "foto "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    photos.slipped((part * 4000)[:4000])
    photos._none_came((part * 4000)[:4000])
