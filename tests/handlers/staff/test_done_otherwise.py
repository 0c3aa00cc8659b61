"""What staff want done that is done another way, and what may be meant by words of their own."""

from __future__ import annotations

import pytest

from handlers.reading.moments import clock
from handlers.reading.staff.how import done_otherwise
from handlers.reading.staff.orders import how_long
from handlers.reading.staff.sentences import called
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("usulan jembatan dialihkan ke pak Budi", "handover"),
        ("yg lampu biar bu Tini aja yg urus", "handover"),
        ("rapatnya dipindah ke rumah pak rt", None),
        ("daftar hadirnya mana", "attendance"),
        ("yg ikut rapat siapa aja", "attendance"),
        ("pak slamet rt 3 hadir", "attendance"),
        ("saya hadir besok", None),
        ("sik, aku tak survey dhisik menyang lokasi, sesuk tak putusi", "later"),
        ("nanti dulu ya, saya cek lokasi dulu baru diputus", "later"),
        ("ingetin lagi warga besok pagi ya", "reminder"),
        ("kak aku baru pertama jadi fasilitator, mulai dari mana?", "begin"),
        ("petugas baru nih, bingung harus ngapain", "begin"),
        ("ada yg gak terima hasilnya. boleh diulang votingnya?", "vote"),
        ("brp usulan yg dari perempuan sm yg difabel", "people"),
        ("brp perempuan yg hadir rapat", None),
        ("kok jumlahnya beda sama kemarin? kemarin 212 sekarang 209", "fewer"),
        ("hapus data uji coba kemarin", "trial"),
        ("agenda malam ini apa aja lupa bawa kertas", "agenda"),
        ("jembatan baru di rt 3 mulai dikerjakan", None),
    ],
)
def test_what_is_done_another_way(text: str, about: str | None) -> None:
    assert done_otherwise(text) == about


@pytest.mark.parametrize(
    ("text", "days"), [("saya cuti seminggu", "7 hari"), ("izin dua minggu", "14 hari")]
)
def test_how_long(text: str, days: str) -> None:
    assert how_long(text) == days


def test_a_clock_as_it_is_said() -> None:
    at = clock("jam 8 malem")
    assert at is not None
    assert at.hour == 20


async def _lurah(world: World) -> Resident:
    await seeded(world, 3)
    return await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_places_in_an_order(world: World) -> None:
    """Said before the names; each is asked about, and nothing is decided before."""
    lurah = await _lurah(world)
    heard = await lurah.say("prioritas satu lampu, kedua drainase, ketiga pelatihan menjahit")
    assert "Sepakati, prioritas 1: 2 (Lampu" in heard[0].text
    assert "prioritas 3: 3 (Pelatihan" in heard[0].text
    assert "Prioritas: 1" in heard[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_one_is_agreed_the_other_waits(world: World) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say("lampu oke, drainase jgn dulu")
    assert "Sepakati: 2" in heard[0].text
    assert "Belum diputuskan: 1" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_cannot_be_is_asked_back_as_a_decision(world: World) -> None:
    lurah = await _lurah(world)
    [heard] = await lurah.say("drainase mawar ga bisa, tanahnya punya orang")
    assert heard.labels[:2] == ["Tolak usulan", "Simpan tahun depan"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_quiet_for_a_day_is_not_for_good(world: World) -> None:
    lurah = await _lurah(world)
    [heard] = await lurah.say("besok libur ga usah kirim notif")
    assert "maksud Anda" in heard.text or "Maksud Anda" in heard.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_words_for_an_author(world: World) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say("bales bu siti: lampunya disurvei hari kamis ya bu")
    assert '"lampunya disurvei hari kamis ya bu"' in heard[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_left_is_not_decided(world: World) -> None:
    lurah = await _lurah(world)
    [heard] = await lurah.say("yg no 3 skip")
    assert heard.text == "Baik, 3 tidak diputuskan sekarang dan tetap menunggu di TUGAS."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_rt_that_is_wrong_without_a_number(world: World) -> None:
    lurah = await _lurah(world)
    heard = await lurah.say("rt di usulan lampu salah harusnya rt 6")
    assert "RT 06" in heard[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_author_is_looked_for_by_name(world: World) -> None:
    lurah = await _lurah(world)
    [heard] = await lurah.say("cek usulan pak budi")
    assert "tidak bisa dicari dengan nama pengusulnya" in heard.text


def test_the_night_before_a_day() -> None:
    found = called("undang ketua rt rapat malam minggu jam 8 di balai")
    assert (found.date, found.start) == ("sabtu", "8 malam")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_other_is_not_agreed(world: World) -> None:
    """What is refused by a bare no waits."""
    lurah = await _lurah(world)
    heard = await lurah.say("drainase setuju, yang lampu gak")
    assert "Sepakati: 1" in heard[0].text
    assert "Belum diputuskan: 2" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whom_both_means_is_not_guessed(world: World) -> None:
    lurah = await _lurah(world)
    [heard] = await lurah.say("dua duanya setuju, yang lampu gak")
    assert "maksud Anda" in heard.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_its_card_says(world: World) -> None:
    lurah = await _lurah(world)
    [heard] = await lurah.say("drainase itu panjangnya berapa meter")
    assert "MTR-2028-00001" in heard.text
    assert "Ukuran: 120 m" in heard.text
