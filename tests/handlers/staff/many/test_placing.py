"""In which places several come, told all at once, with a meeting that has begun and without one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import START, made
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("urutan: 2 pertama, 4 kedua, 1 ketiga", [2, 4, 1]),
        ("urutan hasil rapat: 3, 1, 2", [3, 1, 2]),
        ("urutannya 3 dulu, lalu 1, terus 2", [3, 1, 2]),
        ("ranking: 2 first, 1 second", [2, 1]),
        ("sing nomer siji talut, nomer loro drainase", [5, 1]),
        ("hasil musyawarah: nomor 3 kedua, nomor 1 pertama", [1, 3]),
        ("prioritas: 1. posyandu 2. lampu", [4, 2]),
        ("kedua lampu, pertama drainase", [1, 2]),
    ],
)
async def test_without_a_meeting_it_is_what_is_agreed(
    world: World, said: str, order: list[int]
) -> None:
    """All in one, with these priorities; and what to do where it came out of a meeting."""
    await seeded(world, 5)
    who = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    first, *_, last = await who.say(said)
    assert "PERTEMUAN" in first.text
    shown = re.findall(r"(\d)\) MTR-2028-(\d{5})", last.text)
    assert [(int(n), int(number)) for n, number in shown] == [*enumerate(order, 1)]
    await who.say("ya")
    assert who.done.asking is None


async def test_a_number_that_is_not_there_shifts_nobody(world: World) -> None:
    await seeded(world, 3)
    who = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    [heard] = await who.say("urutan: 1 pertama, 15 kedua, 2 ketiga")
    assert "tidak ada di antara usulan yang menunggu Anda: 15" in heard.text
    assert who.done.asking is None


async def test_of_the_meeting_that_has_begun_it_is_the_result(world: World, clock: Clock) -> None:
    await seeded(world, 4)
    who = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    await made(world)
    clock.now = START + timedelta(hours=1)
    heard = await who.say("urutan: 2 pertama, 4 kedua, 1 ketiga")
    told = "\n".join(each.text for each in heard)
    assert re.findall(r"\d\. MTR-2028-0000(\d)", told) == ["2", "4", "1"]
    assert who.done.asking == "result.discussed"


@pytest.mark.parametrize(
    "said", ["urutan: 2 pertama, lampu ditolak", "yang pertama apa?", "jembatan pertama kali rusak"]
)
async def test_what_says_more_is_no_order(world: World, said: str) -> None:
    await seeded(world, 3)
    who = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    heard = await who.say(said)
    assert "belum ada yang dicatat. Cek nomornya" not in heard[0].text
    assert "Belum ada pertemuan yang sudah dimulai" not in heard[0].text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("tunda, warga sekitar belum diajak ngomong", "warga sekitar belum diajak ngomong"),
        ("tolak, lemahe duweke pt dudu duwe kene", "lemahe duweke pt dudu duwe kene"),
        ("balikin, fotonya burem semua", "fotonya burem"),
    ],
)
async def test_what_is_looked_at_is_decided_with_why(world: World, said: str, why: str) -> None:
    """And only that, also where "semua" stands in why."""
    await seeded(world, 3)
    who = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await who.say("buka 2")
    heard = await who.say(said)
    told = "\n".join(each.text for each in heard)
    assert 'MTR-2028-00002 "Lampu' in told
    assert why in told


async def test_a_meeting_is_led_one_by_one(world: World, clock: Clock) -> None:
    await seeded(world, 3)
    who = await official(world, "dewi", Role.FASILITATOR, IMOPURO)
    await made(world)
    clock.now = START + timedelta(hours=1)
    heard = await who.say("mulai rapat imopuro")
    assert "Yang dibahas di Musrenbang Kelurahan Imopuro (3 usulan)" in heard[-1].text
    heard = await who.say("lanjut yg pertama")
    assert heard[-1].text.startswith("MTR-2028-00001")
    await who.say("sepakat")
    assert who.done.asking == "decide.priority"
