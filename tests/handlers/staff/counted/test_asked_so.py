"""What staff ask in their own words: how many with some words there are where, what has waited for
long, how somebody is called, the recap for a meeting, that a meeting can begin."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.reading.staff.looks import older, waits_days
from handlers.reading.staff.meetings.held import opens_now
from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import START, made
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@SQLITE
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("usulan lampu jalan di metro selatan ada berapa", '"lampu jalan" di Kecamatan Metro Sel'),
        ("piro usulan lampu neng metro barat", '"lampu" di Kecamatan Metro Barat'),
        ("berapa usulan lampu di kecamatan metro timur", '"lampu" di Kecamatan Metro Timur'),
        ("ada berapa usulan lampu di yosorejo", '"lampu" di Kelurahan Yosorejo'),
    ],
)
async def test_with_words_and_there(world: World, said: str, told: str) -> None:
    await seeded(world, 5)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    [heard, *_] = await kota.say(said)
    assert told in heard.text


@SQLITE
@pytest.mark.parametrize(
    "said",
    [
        "yg belum dijawab lebih dari seminggu mana aja",
        "sing durung dijawab luwih seko seminggu endi wae",
        "mana aja yang udah lewat 7 hari belum ditanggapi",
    ],
)
async def test_what_has_waited_for_long(world: World, clock: Clock, said: str) -> None:
    await seeded(world, 3)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert "lebih dari 7 hari tanpa kabar" in (await lurah.say(said))[0].text
    clock.now += timedelta(days=8)
    [heard, *_] = await lurah.say(said)
    assert len([each for each in heard.labels if each.startswith("MTR-")]) == 3


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("usulan apa saja yang nunggu lebih dari 10 hari", 10),
        ("usulan yang udah 2 minggu belum diproses", 14),
        ("which proposals have been waiting for more than two weeks", 14),
        ("ingkang dereng dipun jawab langkung saking kalih minggu pundi", 14),
        ("saya cuti lebih dari seminggu", 0),
        ("rapat ditunda seminggu", 0),
        ("usulan 5 belum bisa lebih dari seminggu", 0),
    ],
)
def test_how_long(said: str, days: int) -> None:
    assert waits_days(said) == days


@SQLITE
async def test_who_is_to_be_called(world: World) -> None:
    await seeded(world, 3)
    said = "yg nanya soal got tadi nomornya berapa, mau saya telpon"
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    [heard, *_] = await admin.say(said)
    assert "ketik KONTAK" in heard.text or "Kami mencatat bahwa Anda melihatnya" in heard.text
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    [heard, *_] = await lurah.say(said)
    assert "tidak tampil untuk peran Anda" in heard.text


@SQLITE
@pytest.mark.parametrize(
    "said",
    [
        "kirim rekap excel buat rapat besok",
        "tolong kirimin rekapan excel untuk rapat nanti malam",
        "unduh rekap excel kanggo pak camat",
    ],
)
async def test_a_recap_for_a_meeting(world: World, said: str) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    [heard, *_] = await lurah.say(said)
    assert "tidak kami pakai" not in heard.text
    assert "Usulan Imopuro dalam bentuk Excel kami siapkan" in heard.text


@SQLITE
@pytest.mark.parametrize(
    "said",
    [
        "rapat imopuro malam ini sudah bisa dibuka ya",
        "rapat metro saiki iso dibukak to",
        "pertemuan imopuro sekarang kita mulai",
    ],
)
async def test_a_meeting_begins(world: World, clock: Clock, said: str) -> None:
    rt = await official(world, "rt", Role.FASILITATOR, IMOPURO)
    assert "Belum ada pertemuan" in (await rt.say(said))[0].text
    await made(world)
    clock.now = START - timedelta(hours=5)
    assert "Kode hadir" not in (await rt.say(said))[0].text
    clock.now = START + timedelta(minutes=5)
    assert "Kode hadir" in (await rt.say(said))[0].text


@pytest.mark.parametrize(
    "said", ["rapat besok dibuka jam berapa", "buka usulan rapat", "rapat ditunda", "buka daftar"]
)
def test_no_meeting_begins(said: str) -> None:
    assert not opens_now(said)


@pytest.mark.parametrize("part", ["lebih dari ", "belum di ", "> ", "rapat buka ", "malam ini "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    for text in ((part * 4000)[:4000], (part * 120)[:120]):
        assert waits_days(text) >= 0
        assert older(text)[0] >= 0
        assert opens_now(text) in (True, False)
