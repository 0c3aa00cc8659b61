"""The OPD of a city as data: chosen and not typed, the same in roles and on proposals."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import audit
from storage.database.tables import staff as roles
from storage.errors import Advice
from storage.staff import offices
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run, run
from tests.handlers.lists.test_lists import send
from tests.handlers.staff.many.evening import seeded
from tests.handlers.staff.people.test_sheet import sheet
from tests.handlers.staff.test_desk import official
from tests.support import World

__all__ = ["run"]

LIST = """city;opd;also
18.72;Dinas Pekerjaan Umum dan Tata Ruang;DPUTR|Dinas PUPR
18.72;Dinas Kesehatan;Dinkes
18.72;Dinas Perhubungan;
18.72;Dinas Pendidikan dan Kebudayaan;Disdikbud
18.72;Dinas Sosial;
18.72;Dinas Lingkungan Hidup;DLH
18.72;Dinas Perdagangan;
18.72;Badan Perencanaan Pembangunan Daerah;Bappeda
18.72;Dinas Komunikasi dan Informatika;Diskominfo
18.72;Satuan Polisi Pamong Praja;Satpol PP
"""
PUTR = "Dinas Pekerjaan Umum dan Tata Ruang"


async def test_from_the_list_alone(world: World, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "opd.csv"
    file.write_text(LIST, encoding="utf-8")
    await seeded(world, 4)
    admin = await official(world, "rina", Role.ADMIN, "18.72")
    kepala = await official(world, "opd", Role.VERIFIKATOR, "18.72", "DPUTR")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say("opd 1 Dinas PUTR")
    await lurah.say("ya")
    await lurah.say("opd 2 Dinas Purbakala")
    await lurah.say("ya")
    # Photos that wait are none of whoever is limited to one OPD; no condition is not all.
    assert "Tidak ada usulan" in (await kepala.say("tugas"))[-1].text

    code, out, said = await run("area", "opd", str(file))
    assert (code, out) == (0, "10 OPD read\n")
    assert "others: Dinas Purbakala" in said
    # What was spelt in two ways is one office: in the role and on the proposal.
    [held] = await world.rows(select(roles).where(roles.c.opd.is_not(None)))
    assert held.opd == PUTR
    assert [p["opd"] for p in await world.proposals()] == [PUTR, "Dinas Purbakala", None, None]
    assert "MTR-2028-00001" in (await kepala.say("cari drainase"))[-1].text

    # A proposal: chosen, on the second page too, or said in one of its ways; nothing else.
    await lurah.say("catat 3")
    heard = await lurah.say("Dinas Peternakan")
    assert "tidak ada di daftar OPD kota" in heard[-1].text
    assert "Lainnya (2/2)" in heard[-1].labels
    heard = await lurah.tap("Lainnya (2/2)")
    assert "Satuan Polisi Pamong Praja"[:20] in " ".join(heard[-1].labels)
    await lurah.say("disdikbud")
    await lurah.say("lewati")
    await lurah.say("lewati")
    assert (await world.proposals())[2]["opd"] == "Dinas Pendidikan dan Kebudayaan"

    # A line for many, and a role.
    heard = await lurah.say("opd 4 Dinas Peternakan")
    assert "tidak ada di daftar OPD kota" in heard[-1].text
    await lurah.say("dinkes")
    heard = await lurah.say("ya")
    assert "1 usulan" in heard[-1].text
    assert (await world.proposals())[3]["opd"] == "Dinas Kesehatan"
    await admin.say("undang")
    await admin.tap("verifikator")
    await admin.say("Kota Metro")
    heard = await admin.say("Dinas Peternakan")
    assert "tidak ada di daftar OPD kota" in heard[-1].text
    heard = await admin.say("DLH")
    assert "Hanya untuk usulan OPD Dinas Lingkungan Hidup" in heard[-1].text

    # The same by a sheet of names and at the command line.
    row = ["Pak Hadi", "verifikator", "18.72", "Dinas Peternakan", None, None]
    heard = await send(admin, sheet([row]), "petugas.xlsx")
    assert 'OPD "Dinas Peternakan" tidak ada' in heard[-1].text
    invite = ("staff", "invite", "--role", "verifikator", "--area", "18.72", "--opd")
    code, _, said = await run(*invite, "Dinas Peternakan")
    assert code != 0
    assert "no OPD of that city is called Dinas Peternakan; there are" in said
    code, _, _ = await run(*invite, "bappeda")
    assert code == 0
    last = (await world.rows(select(audit).order_by(audit.c.id.desc()).limit(1)))[0]
    assert last.data == {"opd": "Badan Perencanaan Pembangunan Daerah"}


async def test_gone_from_the_list_meanwhile(world: World) -> None:
    """Whoever has chosen one that is no longer there is told so; a role stays what it was, also for
    who comes in its place."""

    def listed(*names: str) -> dict[str, offices.Offices]:
        return {"18.72": offices.Offices(names, True)}

    async def take(store: Store) -> None:
        await offices.take(store, listed("Dinas PUTR", "Dinas Kesehatan"))

    async def shorten(store: Store) -> None:
        taken = await offices.take(store, listed("Dinas Sosial"))
        assert taken.strange == ("Dinas Kesehatan",)

    await seeded(world, 2)
    await world.app.turns.do(take)
    admin = await official(world, "rina", Role.ADMIN, "18.72")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    kepala = await official(world, "opd", Role.VERIFIKATOR, "18.72", "Dinas Kesehatan")
    await lurah.say("catat 1")
    await lurah.tap("Dinas PUTR")
    await lurah.say("lewati")
    await world.app.turns.do(shorten)
    heard = await lurah.say("lewati")
    assert "Belum dicatat: Dinas PUTR tidak ada lagi" in heard[-1].text
    assert [p["opd"] for p in await world.proposals()] == [None, None]
    heard = await admin.say("ganti petugas")
    heard = await admin.tap("Ganti Opd")
    code = next(
        word
        for line in heard
        for word in line.text.split()
        if len(word.strip(".,")) == 8 and word.strip(".,").isalnum() and word.strip(".,").isupper()
    )
    heir = world.person("budi")
    await heir.say("halo")
    await heir.tap("Setuju")
    await heir.say("Budi")
    await heir.say("lewati")
    heard = await heir.say(f"petugas {code.strip('.,')}")
    assert "Dinas Kesehatan" in heard[0].text
    assert kepala


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("city,opd\n18.72,DPUTR\n18.72,Dinas Pekerjaan Umum dan Tata Ruang\n", "line 3"),
        ("city,opd,also\n18.72,Dinas Kesehatan,Dinkes|Dinas Kesehatan\n", ""),
        ("city,opd\n18.72,\n", "line 2: opd must have"),
        ("kota,opd\n18.72,Dinas Kesehatan\n", "the first line must name city, opd"),
    ],
)
def test_a_list_names_each_once(tmp_path: Path, rows: str, why: str) -> None:
    file = tmp_path / "opd.csv"
    file.write_text(rows, encoding="utf-8")
    if not why:
        assert offices.read_csv(file)["18.72"].names == ("Dinas Kesehatan",)
        return
    with pytest.raises(Advice, match=why):
        offices.read_csv(file)
