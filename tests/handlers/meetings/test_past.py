"""Meetings stay within reach long after them, and a verifikator files what nobody else has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.staff.roles import Role
from tests.handlers.meetings.test_meetings import END, START, calls_one, made
from tests.handlers.meetings.test_results import three
from tests.handlers.staff.test_desk import official, the_proposal
from tests.storage.messages.test_broadcasts import IMOPURO, run
from tests.support import Clock, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_lurah_files_what_the_fasilitator_has_not(world: World, clock: Clock) -> None:
    await three(world)
    await made(world)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    clock.now = END
    assert "hasil belum diisi" in (await lurah.say("pertemuan"))[-1].text
    card = (await lurah.say("pertemuan 1"))[-1]
    # What is not a verifikator's is not offered.
    assert card.labels == ["Daftar hadir", "Isi hasil"]
    await lurah.tap("Isi hasil")
    for said in ("1", "selesai", "semua", "lewati", "lewati"):
        await lurah.say(said)
    assert "1 usulan disepakati" in (await lurah.say("ya"))[-1].text
    assert (await the_proposal(world)).state == "disepakati"


async def test_of_another_kelurahan_nothing_is_shown(world: World, clock: Clock) -> None:
    meeting = await made(world)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1001")
    clock.now = END
    assert "Belum ada pertemuan" in (await lurah.say("pertemuan"))[-1].text
    heard = await lurah.take(choice=f"do:meeting:{meeting.id}:result")
    assert "di luar wilayah" in heard[-1].text


async def test_a_meeting_of_long_ago_with_who_came_and_what_came_out(
    world: World, clock: Clock
) -> None:
    await three(world)
    for days in range(9):
        await made(world, START + timedelta(days=days))
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    clock.now = END
    await ani.say("pertemuan 1")
    await ani.tap("Catat yang hadir")
    await ani.say("Mbah Karto")
    await ani.say("selesai")
    await ani.say("pertemuan 1")
    await ani.tap("Isi hasil")
    for said in ("1", "selesai", "semua", "Lancar", "lewati", "ya"):
        await ani.say(said)
    clock.move(days=200)
    first = (await ani.say("pertemuan"))[-1]
    assert "hasil belum diisi" in first.text
    assert "hasil sudah diisi" not in first.text
    second = (await ani.tap("Berikutnya"))[-1]
    # The newest of what is over comes first, so that of long ago is the last.
    assert "9. 21 Januari 09.00" in second.text
    assert "hasil sudah diisi" in second.text
    await ani.tap("9. 21 Januari 09.00")
    card = ani.heard[-1]
    assert "3 usulan dibahas, 1 disepakati" in card.text
    assert "Lancar" in card.text
    assert "Mbah Karto" in (await ani.tap("Daftar hadir"))[-1].text


async def test_whoever_calls_a_meeting_is_not_invited_to_it(world: World) -> None:
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await ani.say("kelurahan saya")
    await ani.say("Imopuro")
    await calls_one(ani)
    await run(world)
    assert "kami undang" in (await lurah.new())[-1].text
    assert not [each for each in await ani.new() if "kami undang" in each.text]


@pytest.mark.parametrize("said", ["ya", "tidak", "."])
async def test_staff_who_say_something_to_nothing_are_offered_their_work(
    world: World, said: str
) -> None:
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    assert "Buat usulan" not in (await ani.say(said))[-1].labels
    assert "Tugas" in ani.heard[-1].labels
    siti = await world.person("siti").lives_in(IMOPURO)
    assert "Buat usulan" in (await siti.say(said))[-1].labels
