"""From where to where something goes is its place, whenever it is said."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.places import extent
from tests.handlers.conversation.test_of_the_question import answers
from tests.handlers.conversation.test_two_things import told
from tests.support import Resident, World


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gang rambutan dari bengkel gua smp tembusan kampus, 350 meter ada lah",
         "gang rambutan dari bengkel gua smp tembusan kampus"),
        ("Lokasi dari mushola sampai makam", "dari mushola sampai makam"),
        ("The alley is Gang Melati, from depan laundry sampe ke masjid",
         "Gang Melati from depan laundry sampe ke masjid"),
        ("drainase ini letaknya dari rumah pak Yanto sampai jembatan kecil, kanan kiri",
         "dari rumah pak Yanto sampai jembatan kecil, kanan kiri"),
        ("lokasinya dari jembatan ke pasar", "dari jembatan ke pasar"),
        ("Jl. Mawar dari rumah Pak Jumadi sampai ke jalan besar",
         "Jl. Mawar dari rumah Pak Jumadi sampai ke jalan besar"),
    ],
)  # fmt: skip
def test_from_where_to_where(text: str, said: str) -> None:
    assert extent(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "lampu mati dari sore sampai pagi",
        "dari dulu sampai sekarang rusak",
        "dari 2024 sampai 2026",
        "air naik dari got sampai ke jalan",
        "dari kelurahan sampai kecamatan ga ada kabar",
        "anak jatuh dari motor sampai luka",
    ],
)
def test_what_goes_nowhere(text: str) -> None:
    assert extent(text) is None


async def at_review(world: World) -> Resident:
    siti = await world.person().welcomed()
    await siti.say("usul aspal jalan gang rambutan iringmulyo rt 22 rw 7")
    await siti.say("bolong semua, anak2 jatuh")
    assert siti.done.asking == "propose.review"
    return siti


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("gang rambutan dari bengkel gua smp tembusan kampus, 350 meter ada lah",
         "gang rambutan dari bengkel gua smp tembusan kampus, RT 22/RW 07"),
        ("dari masjid sampai jembatan", "gang rambutan, dari masjid sampai jembatan, RT 22/RW 07"),
    ],
)  # fmt: skip
async def test_at_the_review_it_goes_with_the_street(world: World, said: str, place: str) -> None:
    siti = await at_review(world)
    heard = told(await siti.say(said))
    assert "Mau ditambahkan" not in heard
    kept = await answers(world, siti)
    assert kept["place"]["text"] == place
    assert kept["problem"] == "bolong semua, anak2 jatuh"
    assert ("volume" in kept) == ("350" in said)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["tanah jalan umum. foto ada nih", "ini fotonya. tanah negara"])
async def test_a_photo_that_is_there_is_not_asked_for(world: World, said: str) -> None:
    siti = await at_review(world)
    await siti.take(files=(siti.photo(),), text=said)
    assert siti.done.asking == "propose.review"
    kept = await answers(world, siti)
    assert kept["land"] == "pemerintah"
    assert len(kept["photos"]) == 1
    assert kept["problem"] == "bolong semua, anak2 jatuh"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_building_by_its_name_is_where_it_is(world: World) -> None:
    siti = await at_review(world)
    heard = await siti.say("posyandu Mawar, sebelah mushola")
    assert "Lokasi: gang rambutan, RT 22/RW 07, sebelah mushola, posyandu Mawar" in told(heard)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("RT 9 RW 3 dari bengkel pak Jo smpe mushola", "dari bengkel pak Jo smpe mushola"),
        ("rt 9 wiwit gardu dumugi pasar", "wiwit gardu dumugi pasar"),
        ("antarane langgar karo warung mbok Yem", "antarane langgar karo warung mbok Yem"),
        ("RT 9, di antara pos ronda dan makam", "di antara pos ronda dan makam"),
        ("tepi jalan raya", "tepi jalan raya"),
        ("mlebune liwat gang sisih kantor pos", "mlebune liwat gang sisih kantor pos"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_at_the_review_it_goes_to_the_place(world: World, said: str, kept: str) -> None:
    siti = await at_review(world)
    heard = told(await siti.say(said))
    known = await answers(world, siti)
    assert kept in known["place"]["text"]
    assert "Mau ditambahkan" not in heard


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["tepi jalan banyak sampah", "mulai retak sampai ambles"])
async def test_a_trouble_does_not(world: World, said: str) -> None:
    siti = await at_review(world)
    before = (await answers(world, siti))["place"]
    await siti.say(said)
    assert (await answers(world, siti))["place"] == before
