"""At the review: of which kind it is to be, on which other side, what is to be taken out."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.database.tables import proposals
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def at_review(world: World) -> Resident:
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul lampu jalan 3 titik rt 4", "imopuro"):
        await siti.say(line)
    await siti.say("gelap rawan jatuh")
    heard = await siti.say("depan masjid")
    assert "BELUM dikirim" in heard[-1].text
    return siti


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("lampunya mintanya yang led ya", "wish",
         "lampu jalan 3 titik rt 4, yang led ya"),
        ("lampunya sekalian tiangnya yg tinggi biar terang", "wish",
         "lampu jalan 3 titik rt 4, sekalian tiangnya yg tinggi biar terang"),
        ("lampunya kalo bisa pakai panel surya", "wish",
         "lampu jalan 3 titik rt 4, pakai panel surya"),
        ("bukan depan masjid, sebelahnya", "place", "RT 04, sebelah masjid"),
        ("dudu ngarep masjid pak, nanging kidule", "place", "RT 04, kidul masjid"),
        ("tadi bener semua tapi rt nya 9 bukan 4", "wish", "lampu jalan 3 titik rt 09"),
        ("udah pas semua tapi lampu taman bukan lampu jalan", "wish",
         "lampu taman 3 titik rt 4"),
        ("buang tulisan gelap ya", "problem", "rawan jatuh"),
    ],
)  # fmt: skip
async def test_a_part_is_put_right(world: World, said: str, name: str, value: str) -> None:
    siti = await at_review(world)
    await siti.say(said)
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert getattr(row, name) == value


@pytest.mark.parametrize(
    "said",
    ["gelapnya yang sebelah sana aja", "lampunya yang rusak sudah lama", "buang kata yang itu"],
)
async def test_the_wish_stays(world: World, said: str) -> None:
    siti = await at_review(world)
    first = await siti.say(said)
    heard = await siti.say("lihat")
    assert "Usulan sekarang" not in first[0].text + heard[0].text


async def test_another_thing_takes_no_amount_with_it(world: World) -> None:
    """Three titik are of the lamp, and of no footpath."""
    siti = await at_review(world)
    heard = await siti.say(
        "ga jadi lampu, katanya udah dianggarin. ganti trotoar aja tempatnya sama"
    )
    assert "Usulan sekarang: trotoar, RT 04, depan masjid" in heard[0].text
    assert '"3 titik" tadi untuk usulan yang diganti' in heard[0].text


async def test_what_is_said_is_of_another_answer(world: World) -> None:
    siti = await at_review(world)
    heard = await siti.say("masjid di sini ada dua, nanti pada bingung")
    assert heard[-1].labels == ["Ya, tambahkan", "Ubah bagian lain", "Tidak usah"]
    await siti.tap("Ubah bagian lain")
    heard = await siti.tap("Masalah")
    assert heard[-1].labels == ["Ya, tambahkan", "Ya, pakai itu", "Tulis yang lain"]
    heard = await siti.tap("Ya, tambahkan")
    assert "gelap rawan jatuh. masjid di sini ada dua, nanti pada bingung" in heard[-1].text


async def test_it_is_asked_who_reads_it(world: World) -> None:
    """A question at the end of a sentence adds nothing."""
    siti = await at_review(world)
    for said in ("yg bisa liat ini nanti siapa aja", "nama saya nanti dilihat siapa saja"):
        heard = await siti.say(said)
        assert "tambahkan" not in " ".join(heard[-1].labels), said
        assert "BELUM dikirim" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "area", "place"),
    [
        ("itu udah masuk wilayah mulyojati, jl kutilang rt 3", "18.72.03.1001", "jl kutilang rt 3"),
        ("gang melati rt 2, mlebune yosorejo", "18.72.04.1004", "gang melati rt 2"),
    ],
)
async def test_a_place_lies_in_another_kelurahan(
    world: World, said: str, area: str, place: str
) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro", "tanahnya longsor"):
        await siti.say(line)
    heard = await siti.say(said)
    assert "Kelurahan sekarang" in heard[0].text
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.area, row.place) == (area, place)


@pytest.mark.parametrize(
    "said",
    [
        "gang mawar rt 4, itu masuk yosorejo apa imopuro ya kurang ngerti",
        "jl pala rt 4, masuknya yosorejo kalo ga salah, lupa",
    ],
)
async def test_a_kelurahan_in_doubt_stays(world: World, said: str) -> None:
    siti = world.person("siti")
    for line in (
        "halo",
        "ya",
        "lewati",
        "usul lampu jalan 3 titik",
        "imopuro",
        "gelap rawan jatuh",
    ):
        await siti.say(line)
    heard = await siti.say(said)
    assert "Kelurahannya tetap Imopuro" in heard[0].text
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.area == "18.72.01.1003"
    assert row.place.endswith("rt 4")


async def test_a_place_in_another_kelurahan_is_asked_again(world: World) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro", "tanahnya longsor"):
        await siti.say(line)
    heard = await siti.say("rumah saya imopuro tapi taludnya ikut yosorejo")
    assert "Kelurahan sekarang: Yosorejo" in heard[0].text
    assert "Di mana tepatnya?" in heard[-1].text


@pytest.mark.parametrize(
    ("said", "wish", "volume"),
    [
        ("bikin talud 30 meter belakang pasar", "bikin talud 30 meter belakang pasar", "30 m"),
        ("talud baru panjang 12 m dekat mushola", "talud baru panjang 12 m dekat mushola", "12 m"),
    ],
)  # fmt: skip
async def test_the_wish_is_told_more_closely(
    world: World, said: str, wish: str, volume: str
) -> None:
    """Where the problem is asked it is told once more, and is no problem."""
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro"):
        await siti.say(line)
    heard = await siti.say(said)
    assert f"Usulan sekarang: {wish}" in heard[0].text
    assert "Apa masalahnya sekarang" in heard[-1].text
    await siti.say("tanahnya longsor")
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert (row.wish, row.problem, row.volume_text) == (wish, "tanahnya longsor", volume)


@pytest.mark.parametrize(
    "said", ["talud belakang pasar longsor tiap hujan", "talud 30 meter belum pernah dibangun"]
)
async def test_what_is_wrong_with_it_is_the_problem(world: World, said: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro"):
        await siti.say(line)
    heard = await siti.say(said)
    assert "Usulan sekarang" not in heard[0].text


async def test_other_rts_are_kept_beside_the_place(world: World) -> None:
    """It was said that the place holds them, and it did not."""
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro", "tanahnya longsor"):
        await siti.say(line)
    await siti.say("belakang pasar rt 5 rw 2")
    await siti.tap("Ukuran")
    heard = await siti.say("rt 3 sama rt 4")
    assert "belakang pasar rt 5 rw 2, RT 3 sama 4" in heard[0].text


@pytest.mark.parametrize(
    ("problem", "said", "now"),
    [
        ("70 kk kena banjir", "maaf salah ketik 17 kk", "17 kk kena banjir"),
        ("tiap hujan 12 rumah kemasukan air", "ralat 20", "tiap hujan 20 rumah kemasukan air"),
    ],
)
async def test_the_one_figure_is_put_right(world: World, problem: str, said: str, now: str) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro", problem):
        await siti.say(line)
    heard = await siti.say(said)
    assert f"Masalah sekarang: {now}." in heard[0].text


async def test_which_of_two_figures_is_asked(world: World) -> None:
    siti = world.person("siti")
    for line in ("halo", "ya", "lewati", "usul perbaikan talud", "imopuro"):
        await siti.say(line)
    await siti.say("sudah 3 tahun, 20 rumah kena")
    assert "Bagian mana yang mau diubah?" in (await siti.say("eh salah 30"))[-1].text


async def test_whether_the_rt_head_reads_it(world: World) -> None:
    siti = await at_review(world)
    heard = await siti.say("yang mabuk itu anaknya. ini pak rt ikut baca ga?")
    assert "tetapi tanpa nama Anda" in heard[0].text
    assert "BELUM dikirim" in heard[-1].text
