"""What is said of a meeting that runs, of the same in another kelurahan, and several answers where
the day is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.reading.staff.attendees import asks_code, opens
from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import START, made
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, World


@pytest.mark.parametrize(
    ("said", "code", "opened"),
    [
        ("Kodenya apa? mau ditulis di papan", True, False),
        ("minta kode hadirnya", True, False),
        ("berapa kode absennya min", True, False),
        ("Buka absen", False, True),
        ("tolong mulai absennya ya", False, True),
        ("kode usulan saya apa", False, False),
        ("kode undangan petugas mana", False, False),
        ("tutup absen ya", False, False),
        ("buka usulan 3", False, False),
    ],
)
def test_what_is_asked(said: str, code: bool, opened: bool) -> None:
    assert asks_code(said) is code
    assert opens(said) is opened


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("said", ["Kodenya apa? mau ditulis di papan", "Buka absen"])
async def test_the_code_while_it_runs(world: World, clock: Clock, said: str) -> None:
    meeting = await made(world)
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    clock.now = START + timedelta(minutes=5)
    heard = await dewi.say(said)
    assert heard[0].text.replace(" ", "").startswith(f"Kodehadir:{meeting.code}")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    [
        "Sekalian yosodadi jg ya jamnya sama",
        "undang kelurahan yosodadi juga ya",
        "musrenbang yosodadi juga sekalian",
    ],
)
async def test_another_kelurahan_is_not_theirs(world: World, said: str) -> None:
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    heard = await dewi.say(said)
    assert "Kelurahan Yosodadi bukan wilayah Anda" in heard[0].text
    assert dewi.done.asking is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "asking"),
    [
        ("Kamis depan jam setengah 8 malam di balai kelurahan", "meeting.end"),
        ("Kamis depan jam 19.30 sampai 22.00 di aula SD", "meeting.point"),
        ("Kamis depan", "meeting.start"),
    ],
)
async def test_hours_and_place_with_the_day(world: World, said: str, asking: str) -> None:
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    await dewi.say("buat pertemuan")
    await dewi.tap("Musrenbang kelurahan")
    await dewi.tap("Imopuro")
    assert dewi.done.asking == "meeting.date"
    await dewi.say(said)
    assert dewi.done.asking == asking


NAMES = "absen: siti, pak darto, bu yani"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("days", [0, 3])
async def test_names_are_of_the_meeting_that_has_begun(
    world: World, clock: Clock, days: int
) -> None:
    await made(world)
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    clock.now = START + timedelta(days=days, minutes=5)
    await dewi.say(NAMES)
    heard = await dewi.say("selesai")
    assert "Daftar hadir sekarang: 3 orang" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_names_before_it_are_kept_until_then(world: World, clock: Clock) -> None:
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    heard = await dewi.say("yang hadir: siti, pak darto")
    assert "Belum ada pertemuan" in heard[0].text
    assert "siti, pak darto" in heard[0].text
    assert heard[0].labels == ["Buat pertemuan"]
    await made(world)
    heard = await dewi.say("tambah hadir bu yani")
    assert "siti, pak darto, bu yani" in heard[-1].text
    assert heard[-1].labels == ["Pertemuan"]
    clock.now = START + timedelta(minutes=5)
    await dewi.say("pertemuan 1")
    heard = await dewi.tap("Catat yang hadir")
    assert "kami catat di pertemuan ini: siti, pak darto, bu yani" in heard[0].text
    heard = await dewi.say("selesai")
    assert "Daftar hadir sekarang: 3 orang" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_of_which_of_two_is_asked(world: World, clock: Clock) -> None:
    await made(world)
    await made(world, START + timedelta(days=1))
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    clock.now = START + timedelta(days=3)
    heard = await dewi.say(NAMES)
    assert "Hadir di pertemuan yang mana?" in heard[0].text
    await dewi.tap(heard[0].labels[0])
    heard = await dewi.say("selesai")
    assert "Daftar hadir sekarang: 3 orang" in heard[0].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_names_in_the_middle_of_something_are_kept(world: World, clock: Clock) -> None:
    dewi = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    await dewi.say("buat pertemuan")
    heard = await dewi.say(NAMES)
    assert "Nama ini kami simpan" in heard[0].text
    assert dewi.done.asking == "meeting.tahap"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_notes_nobody_is_told_who_does(world: World) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    heard = await lurah.say(NAMES)
    assert "Daftar hadir dicatat oleh fasilitator" in heard[0].text
    assert lurah.done.asking is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_names_of_whoever_notes_none_are_said_back(world: World) -> None:
    lurah = await official(world, "hadi", Role.VERIFIKATOR, IMOPURO)
    heard = await lurah.say("absen: Bu Siti, Pak Joko, Mbah Karto")
    assert "belum tercatat: Bu Siti, Pak Joko, Mbah Karto" in heard[0].text
    await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    heard = await lurah.say("bu Ningsih lupa absen td, tambahin ya")
    assert "dicatat oleh Dewi (fasilitator Kelurahan Imopuro)" in heard[0].text
    assert heard[0].text.endswith("teruskan kepadanya: bu Ningsih")
