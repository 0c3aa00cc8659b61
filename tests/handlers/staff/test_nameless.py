"""Staff who have given no name: their role and area stand for it, and no sentence has a hole."""

from __future__ import annotations

import re

import pytest

from storage.database.store import Store
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.support import Resident, World

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

IMOPURO = "18.72.01.1003"
HOLE = re.compile(r"(: \.|dari ,|Oleh ,|\( ?\)|: $|:\s*$)")


async def nameless(world: World, address: str, role: Role, area: str = IMOPURO) -> Resident:
    person = await world.person(address).welcomed()
    codes: list[str] = []

    async def chore(store: Store) -> None:
        codes[:] = [await staff.invite(store, at_command_line("uji"), role, area)]

    await world.app.turns.do(chore)
    await person.say(f"petugas {codes[0]}")
    return person


async def test_a_call_by_somebody_without_a_name(world: World) -> None:
    """With nobody to reach, neither is there a colon with nothing behind it."""
    fas = await nameless(world, "fas", Role.FASILITATOR, "18.72")
    heard = []
    for said in (
        "buat pertemuan", "Musrenbang kelurahan", "Imopuro", "12 Januari 2027", "09.00", "11.30",
        "Balai Kelurahan Imopuro", "lewati", "lewati", "lewati",
    ):  # fmt: skip
        heard = await fas.say(said)
    heard = await fas.tap("Seperti biasa")
    preview = "\n".join(each.text for each in heard)
    assert "Pengundang: fasilitator Kelurahan Imopuro." in preview
    assert "Belum ada warga yang bisa dikirimi di sana." in preview
    assert "0 orang:" not in preview
    siti = await world.person("siti").lives_in(IMOPURO)
    assert "0 orang" not in preview
    await fas.say("batal")
    await fas.say("ya")
    assert siti.heard


async def test_decisions_and_questions_by_somebody_without_a_name(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await nameless(world, "lurah", Role.VERIFIKATOR)
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    [told] = await siti.new()
    assert "Oleh verifikator Kelurahan Imopuro, " in told.text
    assert HOLE.search(told.text) is None
    await lurah.say(f"tanya {number}")
    await lurah.say("Di sebelah mana saluran itu?")
    await lurah.say("ya")
    [asked] = await siti.new()
    assert "Ada pertanyaan dari verifikator Kelurahan Imopuro:" in asked.text
    shown = (await siti.say(f"cek {number}"))[0].text
    assert "Tanya (petugas): Di sebelah mana saluran itu?" in shown
