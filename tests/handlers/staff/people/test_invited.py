"""UNDANGAN PETUGAS: invitations that nobody has taken up are seen, and withdrawn."""

from __future__ import annotations

import re

import pytest

from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def invites(admin: Resident, role: str, area: str) -> str:
    """The code of an invitation."""
    for said in ("undang", role, area):
        heard = await admin.say(said)
    if role == "Verifikator":
        heard = await admin.say("lewati")
    code = re.search(r"PETUGAS ([A-Z0-9]{8})", heard[-1].text)
    assert code, heard[-1].text
    return code[1]


async def test_they_are_listed_until_they_are_taken_up(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    assert "Tidak ada undangan" in (await admin.say("undangan petugas"))[-1].text
    first = await invites(admin, "Fasilitator", "Imopuro")
    await invites(admin, "Pengamat", "Metro Pusat")
    heard = await admin.say("undangan petugas")
    assert "belum dipakai: 2" in heard[-1].text
    assert "fasilitator Kelurahan Imopuro, diundang Bu Admin, berlaku sampai" in heard[-1].text
    assert first not in heard[-1].text
    ani = await world.person("ani").welcomed()
    await ani.say(f"petugas {first}")
    assert "belum dipakai: 1" in (await admin.say("undangan petugas"))[-1].text


async def test_one_is_withdrawn_and_its_code_is_worth_nothing(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    code = await invites(admin, "Fasilitator", "Imopuro")
    await admin.say("undangan petugas")
    assert "sudah dicabut" in (await admin.tap("Cabut undangan 1"))[-1].text
    assert "sudah dipakai, sudah dicabut" in (await admin.tap("Cabut undangan 1"))[-1].text
    ani = await world.person("ani").welcomed()
    await ani.say(f"petugas {code}")
    assert "Perintah ini untuk petugas" in (await ani.say("tugas"))[-1].text


async def test_a_deputy_who_has_not_come_is_listed_too_and_others_see_nothing(
    world: World,
) -> None:
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("wakil 7 hari")
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    assert (
        "Wakil Lurah: verifikator Kelurahan Imopuro"
        in (await admin.say("undangan petugas"))[-1].text
    )
    other = await official(world, "other", Role.ADMIN, "18.72.02")
    assert "Tidak ada undangan" in (await other.say("undangan petugas"))[-1].text
    assert "Perintah ini" not in (await admin.say("cabut undangan 1"))[-1].text
    assert "Tidak ada undangan" in (await admin.say("undangan petugas"))[-1].text
    assert "undang" not in " ".join((await lurah.say("cabut undangan 1"))[-1].labels).casefold()
