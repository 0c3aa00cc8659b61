"""GANTI PETUGAS: somebody takes a role's place by one code, and what its holder had begun."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from storage.database.tables import audit, meetings, remarks
from storage.database.tables import staff as roles
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import Resident, World

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def begun(world: World) -> tuple[Resident, Resident]:
    """An admin, and a fasilitator who has asked an author and called a meeting."""
    await seeded(world, 3)
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    await ani.say("tanya 1")
    await ani.say("RT berapa tepatnya?")
    await ani.say("ya")
    for line in (
        "buat pertemuan", "Musrenbang kelurahan", "Imopuro", "21 Januari 2027", "09.00", "12.00",
        "Balai Kelurahan", "lewati", "lewati", "lewati", "Tanpa pengingat", "ya",
    ):  # fmt: skip
        await ani.say(line)
    return await official(world, "kota", Role.ADMIN, "18.72"), ani


async def replaced(admin: Resident, name: str) -> str:
    heard = await admin.say("ganti petugas")
    assert "Siapa yang diganti" in heard[-1].text
    heard = await admin.tap(f"Ganti {name}")
    code = re.search(r"PETUGAS ([A-Z0-9]{8})", heard[-1].text)
    assert code, heard[-1].text
    return code[1]


async def test_a_successor_takes_over_by_one_code(world: World) -> None:
    admin, ani = await begun(world)
    code = await replaced(admin, "Ani")
    assert "1 pertanyaan yang belum dijawab, 1 pertemuan" in admin.heard[-1].text
    assert "3 menunggu" in (await ani.say("tugas"))[-1].text  # as long as nobody has come
    budi = await world.person("budi").welcomed()
    heard = await budi.say(f"petugas {code}")
    assert "Anda menggantikan" in heard[0].text
    assert "1 pertanyaan yang belum dijawab, 1 pertemuan" in heard[0].text
    assert "fasilitator untuk Kelurahan Imopuro sudah berakhir" in (await ani.new())[-1].text
    assert "untuk petugas" in (await ani.say("tugas"))[-1].text
    author = world.person("w1")
    await author.say("jawab")
    await author.say("RT 05, dekat pos ronda")
    assert any("RT 05, dekat pos ronda" in each.text for each in await budi.new())
    assert not [each for each in await ani.new() if "pos ronda" in each.text]
    now = roles.c.until_at.is_(None)
    [row] = await world.rows(select(roles).where(roles.c.role == Role.FASILITATOR, now))
    assert [m.person_id for m in await world.rows(select(meetings))] == [row.person_id]
    assert "Ubah waktu" in (await budi.say("pertemuan 1"))[-1].labels
    assert "succeed" in [r.action for r in await world.rows(select(audit))]
    # Once only.
    assert (
        "sudah dipakai"
        in (await (await world.person("lain").welcomed()).say(f"petugas {code}"))[-1].text
    )


@sqlite
async def test_answers_go_to_whoever_works_there_now(world: World) -> None:
    """A role that is ended by itself takes no questions with it."""
    admin, ani = await begun(world)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    await admin.say("petugas")
    await admin.tap("Akhiri Ani")
    await admin.tap("Ya, akhiri dan kabari")
    await world.person("w1").say("jawab")
    await world.person("w1").say("RT 05, dekat pos ronda")
    assert any("pos ronda" in each.text for each in await lurah.new())
    assert not [each for each in await ani.new() if "pos ronda" in each.text]


@sqlite
async def test_a_colleague_goes_on_with_what_was_begun(world: World) -> None:
    admin, _ = await begun(world)
    await official(world, "rina", Role.FASILITATOR, IMOPURO)
    await admin.say("petugas")
    await admin.tap("Akhiri Ani")
    await admin.tap("Ya, akhiri dan kabari")
    [row] = await world.rows(
        select(roles).where(roles.c.role == "fasilitator", roles.c.until_at.is_(None))
    )
    assert {r.person_id for r in await world.rows(select(remarks))} == {row.person_id}


@sqlite
async def test_only_admins_replace_and_not_their_own_last_role(world: World) -> None:
    admin, ani = await begun(world)
    assert "admin" in (await ani.say("ganti petugas"))[-1].text
    other = await official(world, "jauh", Role.ADMIN, "18.72.02")
    [row] = await world.rows(select(roles).where(roles.c.name == "Ani"))
    assert "di luar wilayah" in (await other.say(f"ganti petugas {row.id}"))[-1].text
    await admin.say("ganti petugas")
    assert "Siapa yang diganti" not in (await admin.tap("Ganti Kota"))[-1].text
    assert "PETUGAS" not in admin.heard[-1].text
