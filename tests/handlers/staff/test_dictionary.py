"""The dictionary of proposals of a city: chosen, nearest first, or outside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.city import kamus
from storage.database.store import Store
from storage.errors import Advice
from storage.staff.roles import Role
from tests.bot.commands.conftest import Run, run
from tests.handlers.staff.many.evening import IMOPURO, seeded
from tests.handlers.staff.test_desk import official
from tests.support import World

__all__ = ["run"]

LIST = """city,item,opd,unit,cost
18.72,Pembangunan drainase lingkungan,Dinas PUTR,m,1.500.000
18.72,Rehabilitasi drainase lingkungan,Dinas PUTR,m,900000
18.72,Pemasangan lampu penerangan jalan umum,Dinas Perhubungan,titik,5000000
18.72,Pelatihan keterampilan menjahit,,orang,
18.72,Pengadaan alat kesehatan posyandu,Dinas Kesehatan,paket,
"""


async def test_an_item_is_chosen(world: World, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kamus.csv"
    file.write_text(LIST, encoding="utf-8")
    siti = await world.person("siti").welcomed()
    await siti.proposes("Perbaikan drainase Jl. Mawar RT 05")
    await seeded(world, 2)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    code, out, _ = await run("area", "kamus", str(file))
    assert (code, out) == (0, "5 items read\n")

    heard = await lurah.say("catat 1")
    assert "Di kamus usulan, ini termasuk yang mana?" in heard[-1].text
    # The nearest alone are offered, and that it is none of them.
    assert heard[-1].labels[0].startswith("Pembangunan drainase")
    assert "Di luar kamus" in heard[-1].labels
    assert not any("posyandu" in label for label in heard[-1].labels)
    heard = await lurah.say("drainase")
    assert '2 isi kamus memuat "drainase"' in heard[-1].text
    heard = await lurah.say("jembatan")
    assert "tidak ada di kamus usulan" in heard[-1].text
    heard = await lurah.say("pembangunan drain")
    assert "Menurut kamus usulan: Dinas PUTR" in heard[-1].text
    heard = await lurah.tap("Dinas PUTR")
    assert "Menurut kamus usulan: 120 m x Rp 1,5 juta = Rp 180 juta" in heard[-1].text
    await lurah.tap("Rp 180 juta")
    await lurah.say("lewati")
    [first, *_] = await world.proposals()
    assert (first["kamus"], first["opd"]) == ("Pembangunan drainase lingkungan", "Dinas PUTR")
    assert first["cost"] == 180_000_000
    assert "Kamus usulan: Pembangunan drainase lingkungan" in (await lurah.say("buka 1"))[0].text

    # Outside of it; what has no cost there is asked for without a figure.
    await lurah.say("catat 2")
    heard = await lurah.say("tidak ada")
    assert "Menurut kamus" not in heard[-1].text
    heard = await lurah.say("lewati")
    assert "Menurut kamus" not in heard[-1].text
    await lurah.say("lewati")
    await lurah.say("lewati")
    assert "Kamus usulan: Di luar kamus" in (await lurah.say("buka 2"))[0].text
    # What is gone meanwhile is not noted unsaid.
    await lurah.say("catat 3")
    await lurah.say("lampu")

    async def shorten(store: Store) -> None:
        await kamus.take(store, [kamus.Item("18.72", "Pembangunan talud")])

    await world.app.turns.do(shorten)
    for _ in range(3):
        heard = await lurah.say("lewati")
    assert "tidak ada lagi di kamus usulan" in heard[-1].text
    assert [p["kamus"] for p in await world.proposals()][1:] == [kamus.OUTSIDE, None]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("18.72,Drainase,,m,murah", "cost is in whole rupiah"),
        ("18.72,Drainase,,,\n18.72,drainase,,,", "line 3: drainase stands there twice"),
        ("18.72,-,,,", "is no item"),
        ("18.72," + "Drainase " * 25 + ",,,", "item must have 1 to 200"),
        ("18.72,,,,", "item must have"),
        ("18.72,Drainase,," + "m" * 30 + ",", "unit has at most 20"),
    ],
)
def test_a_file_with_faults(tmp_path: Path, row: str, why: str) -> None:
    file = tmp_path / "kamus.csv"
    file.write_text(f"city,item,opd,unit,cost\n{row}\n", encoding="utf-8")
    with pytest.raises(Advice, match=why):
        kamus.read_csv(file)
