"""WAKIL: somebody stands in for a verifikator for a time, which ends by itself."""

from __future__ import annotations

import re

import pytest

from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official, the_proposal
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def stands_in(world: World, said: str) -> tuple[Resident, Resident]:
    """A lurah who has named a deputy, and the deputy."""
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    heard = await lurah.say(said)
    code = re.search(r"PETUGAS ([A-Z0-9]{8})", heard[-1].text)
    assert code, heard[-1].text
    deputy = await world.person("sekretaris").welcomed()
    assert "mewakili" in (await deputy.say(f"petugas {code[1]}"))[-1].text
    return lurah, deputy


async def test_a_deputy_decides_until_the_day_is_over(world: World) -> None:
    await seeded(world, 3)
    _, deputy = await stands_in(world, "WAKIL 1 hari")
    assert "3 menunggu" in (await deputy.say("tugas"))[-1].text
    await deputy.say("lengkap 1")
    assert "Sudah tercatat" in (await deputy.say("ya"))[-1].text
    assert (await the_proposal(world)).state == "diverifikasi"


async def test_a_deputys_time_that_ends_in_the_middle_of_a_decision(world: World) -> None:
    """What was shown before is not recorded after it, and nobody is told anything."""
    await seeded(world, 3)
    _, deputy = await stands_in(world, "WAKIL sampai 24 November")
    world.clock.move(hours=13.9)  # it is five minutes to midnight
    await deputy.say("lengkap 1-3")
    world.clock.move(minutes=10)
    heard = await deputy.say("Ya, catat 3 & kabari")
    assert "tercatat" not in " ".join(h.text for h in heard)
    assert (await the_proposal(world)).state == "diajukan"
    assert "Perintah ini untuk petugas" in (await deputy.say("tugas"))[-1].text


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (("buka 1", "Sepakati", "2"), "ya"),
        (("sumber dana 1 2 dana kelurahan",), "Ya, catat 2"),
        (("catat 1", "Dinas PUTR", "lewati"), "Layak didahulukan"),
        (("betulkan 1", "Tulisan", "Perbaikan drainase Jalan Mawar 1"), "ya"),
    ],
)
async def test_nor_is_what_is_said_one_question_at_a_time(
    world: World, before: tuple[str, ...], last: str
) -> None:
    await seeded(world, 3)
    _, deputy = await stands_in(world, "WAKIL sampai 24 November")
    was = (await world.proposals())[0]
    world.clock.move(hours=13.9)
    for said in before:
        await deputy.say(said)
    world.clock.move(minutes=10)
    heard = " ".join(each.text for each in await deputy.say(last))
    assert "ercatat" not in heard
    assert "tersimpan" not in heard
    assert (await world.proposals())[0] == was


async def test_a_deputy_names_no_deputy_and_a_code_is_for_one(world: World) -> None:
    _, deputy = await stands_in(world, "WAKIL sampai 20 desember")
    assert "Anda sendiri wakil" in (await deputy.say("wakil 3 hari"))[-1].text


@pytest.mark.parametrize("said", ["wakil kemarin", "wakil sampai 1 januari 2026", "wakil 99 hari"])
async def test_a_time_that_is_none_is_asked_again(world: World, said: str) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert "Contoh: WAKIL" in (await lurah.say(said))[-1].text


async def test_an_admin_sees_until_when(world: World) -> None:
    await stands_in(world, "wakil 7 hari")
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    assert "wakil sampai Selasa, 1 Desember 2026" in (await admin.say("petugas"))[-1].text


@pytest.mark.parametrize("said", ["7 hari", "WAKIL 7 hari", "sampai 1 Desember"])
async def test_a_time_is_asked_for_and_its_answer_taken(world: World, said: str) -> None:
    """What answers "sampai kapan" is no proposal."""
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    assert "Sampai kapan" in (await lurah.say("wakil"))[-1].text
    assert "belum terbaca" in (await lurah.say("kemarin"))[-1].text
    heard = await lurah.say(said)
    assert re.search(r"PETUGAS [A-Z0-9]{8}", heard[-1].text), heard[-1].text
    assert "sampai Selasa, 1 Desember 2026" in heard[-1].text
