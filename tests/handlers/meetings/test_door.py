"""Names at the door: what is no name is done or asked about, never stored."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.database.tables import attendance
from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import START, made
from tests.handlers.staff.test_desk import official
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock, Resident, World


async def at_door(world: World, clock: Clock) -> Resident:
    meeting = await made(world)
    rt = await official(world, "rt", Role.PENDAMPING, IMOPURO)
    clock.now = START + timedelta(minutes=5)
    await rt.take(choice=f"do:meeting:{meeting.id}:names")
    await rt.say("Pak Slamet RT 5, Bu Wati PKK, Mbah Darmo RT 2")
    return rt


async def names(world: World) -> list[str]:
    rows = await world.rows(select(attendance.c.name).where(attendance.c.came_at.is_not(None)))
    return sorted(row.name for row in rows)


THREE = ["Bu Wati PKK", "Mbah Darmo RT 2", "Pak Slamet RT 5"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Pak Slamet rt 05 hadir", "Sudah tercatat: Pak Slamet rt 05"),
        ("iya tulis aja telat", "Siapa yang dicatat?"),
        ("udah berapa yg hadir? perempuannya berapa", "Hadir: 3 orang"),
        ("Kodenya apa?", "Kode hadir: "),
        ("kode absennya berapa min", "Kode hadir: "),
        ("Pak Joyo gak jadi hadir", "tidak terbaca sebagai nama"),
        ("Bu Yati salah, yg bener Bu Wiwik", 'belum ada "Bu Yati"'),
    ],
)
async def test_no_name_is_stored(world: World, clock: Clock, typed: str, said: str) -> None:
    rt = await at_door(world, clock)
    assert said in (await rt.say(typed))[-1].text
    assert await names(world) == THREE
    assert "Tercatat (4 nama)" in (await rt.say("Pak Joyo"))[-1].text


async def test_a_name_is_put_right(world: World, clock: Clock) -> None:
    rt = await at_door(world, clock)
    heard = await rt.say("Bu Wati salah, yg bener Bu Wiwik PKK")
    assert '"Bu Wati PKK" kami ganti menjadi "Bu Wiwik PKK"' in heard[-1].text
    assert await names(world) == ["Bu Wiwik PKK", *THREE[1:]]


async def test_of_two_the_one_that_is_meant_is_asked(world: World, clock: Clock) -> None:
    rt = await at_door(world, clock)
    await rt.say("Bu Wati RT 3")
    heard = await rt.say("Bu Wati salah, yg bener Bu Wiwik")
    assert "Nama mana yang diganti" in heard[-1].text
    assert "Bu Wati PKK, Bu Wati RT 3" in heard[-1].text
    assert "Bu Wiwik" not in await names(world)


async def test_closed_with_the_list(world: World, clock: Clock) -> None:
    rt = await at_door(world, clock)
    heard = await rt.say("Tutup absen ya, kirim daftar hadirnya buat berita acara")
    text = "\n".join(each.text for each in heard)
    assert "1. " in text
    assert "Bu Wati PKK" in text
    assert "Daftar hadir sekarang: 3 orang" in text
    assert await names(world) == THREE


async def test_who_comes_late_is_noted(world: World, clock: Clock) -> None:
    rt = await at_door(world, clock)
    heard = await rt.say("Aduh Pak Yanto LPM baru dateng, bisa dimasukin gak?")
    assert "Dicatat hadir: Pak Yanto LPM" in heard[-1].text
    assert "Pak Yanto LPM" in await names(world)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Pak Slamet rt 5 hadir", "Sudah tercatat"),
        ("Bu Wati salah, yg bener Bu Wiwik PKK", "kami ganti menjadi"),
        ("Udah berapa yg hadir? perempuannya berapa", "Laki-laki atau perempuan tidak kami catat"),
        ("Tutup absen ya, kirim daftar hadirnya buat berita acara", "Daftar hadir sekarang: 3"),
        ("Yg gak punya hp saya catat: Pak Joyo RT 5, Bu Tini PKK", "Tercatat (2 nama)"),
    ],
)
async def test_while_it_runs_no_form_has_to_be_open(
    world: World, clock: Clock, typed: str, said: str
) -> None:
    rt = await at_door(world, clock)
    await rt.say("selesai")
    assert said in (await rt.say(typed))[-1].text


async def test_when_none_runs_it_is_not_of_the_door(world: World, clock: Clock) -> None:
    rt = await at_door(world, clock)
    await rt.say("selesai")
    clock.now = START + timedelta(days=2)
    await rt.say("Pak Joyo RT 5 hadir")
    assert await names(world) == THREE
