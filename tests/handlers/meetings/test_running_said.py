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
