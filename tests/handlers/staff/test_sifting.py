"""Which of many proposals, in which order, what they come to, how many for each RW."""

from __future__ import annotations

import pytest

from handlers.reading.staff.sifted import sifted
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World


async def _lurah(world: World, count: int) -> Resident:
    await seeded(world, count)
    return await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)


async def test_by_what_they_cost(world: World) -> None:
    """Those of which no cost is known are told apart: they are not cheap."""
    lurah = await _lurah(world, 3)
    for said in ("catat 1 biaya 75 juta", "Lewati", "Lewati", "catat 2 biaya 20 juta"):
        await lurah.say(said)
    for said in ("Lewati", "Lewati"):
        await lurah.say(said)
    [heard] = await lurah.say("usulan yg di atas 50jt apa aja")
    assert "biaya Rp 50 juta ke atas: 1 usulan" in heard.text
    assert "Rp 75 juta" in heard.text
    assert "MTR-2028-00001" in heard.labels
    assert "1 usulan lain belum ada perkiraan biayanya" in heard.text
    [heard] = await lurah.say("total biaya semua usulan berapa")
    assert "Rp 95 juta, dari 2 usulan; 1 lagi belum" in heard.text
    [heard] = await lurah.say("yang belum ada rab nya mana")
    assert heard.labels == ["MTR-2028-00003"]
    [heard] = await lurah.say("urutkan usulan dari yang paling mahal")
    assert heard.labels == ["MTR-2028-00001", "MTR-2028-00002", "MTR-2028-00003"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("drainase yang di atas 300 m", "ukuran 300 m ke atas"),
        ("yang panjangnya kurang dari 1,5 km mana", "ukuran paling besar 1.500 m"),
        ("talud antara 50 sampai 90 meter", "ukuran 50 m ke atas, ukuran paling besar 90 m"),
        ("lapangan yang lebih dari 200 m2", "ukuran 200 m² ke atas"),
        ("usulan dengan biaya lebih dari 2 m", "biaya Rp 2 miliar ke atas"),
        ("usulan yang pagunya di bawah 1,5 m", "biaya paling banyak Rp 1,5 miliar"),
        ("usulan di atas 3 m mana aja", "3 meter, atau biaya Rp 3 miliar?"),
    ],
)
async def test_metres_and_milyar(world: World, said: str, told: str) -> None:
    lurah = await _lurah(world, 2)
    [heard] = await lurah.say(said)
    assert told in heard.text


async def test_for_each(world: World) -> None:
    lurah = await _lurah(world, 4)
    [heard] = await lurah.say("rekap per rw")
    assert "RW 01: 2 usulan" in heard.text
    assert "RW 03: 1 usulan" in heard.text
    [heard] = await lurah.say("jumlah usulan per bidang brp")
    assert "Fisik dan prasarana: 2 usulan" in heard.text
    [heard] = await lurah.say("rangkuman minggu ini")
    assert "sudah diterima, menunggu dibahas: 4 usulan" in heard.text


async def test_the_other_way_round(world: World) -> None:
    """The list that was shown last; nothing else is listed with it."""
    lurah = await _lurah(world, 3)
    await lurah.say("tugas")
    [heard] = await lurah.say("urutannya dibalik")
    assert heard.labels == ["MTR-2028-00003", "MTR-2028-00002", "MTR-2028-00001"]
    [heard] = await lurah.say("urutannya dibalik")
    assert heard.labels[0] == "MTR-2028-00001"


async def test_where_they_stand(world: World) -> None:
    lurah = await _lurah(world, 3)
    await lurah.say("sepakati 1 2")
    await lurah.tap("Ya, catat 2 & kabari")
    [heard] = await lurah.say("usulan yg udah disetujui di imopuro")
    assert heard.labels == ["MTR-2028-00001", "MTR-2028-00002"]
    [heard] = await lurah.say("yang belum disetujui mana aja")
    assert heard.labels == ["MTR-2028-00003"]
    [heard] = await lurah.say("usulan rt 9 ada ga")
    assert "RT 09: 0 usulan" in heard.text
    [heard] = await lurah.say("usulan yang disetujui minggu ini apa saja")
    assert "2 usulan" in heard.text.partition("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "yang drainase setujui aja",
        "rekap per rw excel",
        "biaya jembatan 75 juta",
        "rapat rt 5 kapan",
    ],
)
def test_what_asks_no_such_thing(text: str) -> None:
    found = sifted(text)
    assert found is None or not found.asks


def test_what_is_asked() -> None:
    found = sifted("usulan antara 10 sampai 50 juta")
    assert found is not None
    assert (found.over, found.under) == (10_000_000, 50_000_000)
    found = sifted("yg 20 jt ke bawah mana")
    assert found is not None
    assert (found.under, found.asks) == (20_000_000, True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_bidang_and_so_many(world: World) -> None:
    lurah = await _lurah(world, 4)
    [heard] = await lurah.say("usulan bidang ekonomi")
    assert heard.labels == ["MTR-2028-00003"]
    [heard] = await lurah.say("tampilkan 10 usulan terbaru")
    assert heard.labels[0] == "MTR-2028-00004"


async def test_what_has_no_recommendation(world: World) -> None:
    """Nobody writes down that one was looked at on the spot: that is said."""
    lurah = await _lurah(world, 3)
    for said in ("sing durung ono rekomendasine endi wae", "which ones have no recommendation yet"):
        [heard, *_] = await lurah.say(said)
        assert "belum ada rekomendasinya: 3 usulan" in heard.text
        assert "disurvei" not in heard.text
    for said in ("catat 1 rekomendasi layak dibangun", "Lewati", "Lewati", "Lewati"):
        await lurah.say(said)
    [heard] = await lurah.say("mana yang sudah ditinjau tapi belum ada rekomendasi")
    assert "belum ada rekomendasinya: 2 usulan" in heard.text
    assert "Apakah sudah disurvei tidak dicatat di sini" in heard.text


@pytest.mark.parametrize(
    "said",
    [
        "yang sudah saya putus minggu ini apa saja",
        "sing wis diputus sasi iki endi wae",
        "send me everything decided this month",
        "nomor berapa saja yang sudah saya putus pagi ini?",
        "kirim daftar yang sudah diputus bulan ini, buat bahan rapat",
    ],
)
async def test_what_was_decided_lately(world: World, said: str) -> None:
    lurah = await _lurah(world, 3)
    for line in ("setujui 1 prioritas 1", "ya"):
        await lurah.say(line)
    [heard, *_] = await lurah.say(said)
    assert "sudah ada keputusannya, sejak" in heard.text
    assert ": 1 usulan" in heard.text


async def test_in_which_figures_it_is_told_is_no_part_of_it(world: World) -> None:
    lurah = await _lurah(world, 3)
    [heard] = await lurah.say("rekap per RW berapa rupiah total, jutaan saja")
    assert ": 3 usulan" in heard.text
    assert "Belum ada perkiraan biaya" in heard.text


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("urutkan yang volumenya paling gede", "Yang ukurannya paling besar di atas"),
        ("which ones are the largest", "Yang ukurannya paling besar di atas"),
        ("usulan sing paling cilik endi", "Yang ukurannya paling kecil di atas"),
        ("tampilkan semua usulan urut rw", "Urut RW, lalu RT"),
    ],
)
async def test_in_which_order(world: World, said: str, order: str) -> None:
    lurah = await _lurah(world, 3)
    [heard, *_] = await lurah.say(said)
    assert ": 3 usulan" in heard.text
    assert order in heard.text
