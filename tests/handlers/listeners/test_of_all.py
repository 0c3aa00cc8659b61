"""What staff ask of all proposals at once: answered, or what can be had instead and why."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from handlers.reading.staff.of_all import Asks, asks
from storage.database.tables import proposals
from storage.staff.roles import Role
from tests.handlers.staff.many.evening import seeded
from tests.handlers.staff.test_desk import official
from tests.support import World


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("yang masih nol kelurahan mana saja", Asks.NONE),
        ("kelurahan mana yg belum ada usulan sama sekali", Asks.NONE),
        ("berapa kelurahan yang blm usul", Asks.NONE),
        ("Perbandingan fisik ekonomi sosbud berapa persen", Asks.SHARES),
        ("komposisi usulan per bidang", Asks.SHARES),
        ("Yang belum diakomodir berikut alasannya, se-kota", Asks.WHY),
        ("usulan yg ditolak beserta alasannya", Asks.WHY),
        ("Ada yang alasannya kosong?", Asks.UNSAID),
        ("ada yg ditolak tanpa alasan ga", Asks.UNSAID),
        ("Minta juga nomor HP semua pengusul ya", Asks.PHONES),
        ("daftar kontak warga yang usul", Asks.PHONES),
        ("Yang sudah disepakati kelurahan setujui semua saja ke RKPD", Asks.AGREED),
        ("yg sudah disetujui teruskan semuanya", Asks.AGREED),
        ("Siapa saja yang pernah mengunduh data minggu ini?", Asks.TAKEN),
        ("lihat riwayat ekspor", Asks.TAKEN),
        ("Yang statusnya masih diajukan saja", Asks.NEW),
        ("itu hitungannya termasuk yg ditarik ga?", Asks.INCLUDED),
        ("yang digabung ikut dihitung juga?", Asks.INCLUDED),
        ("usulan 3 termasuk yang ditolak ya", None),
        ("RT mana yang belum usul", None),
        ("nomor hp pengusul no 5", None),
        ("setujui semua", None),
        ("kenapa lampu ditolak", None),
        ("bandingkan usulan 3 dan 5", None),
        ("drainase kelurahan imopuro belum selesai", None),
    ],
)
def test_what_is_asked(said: str, about: Asks | None) -> None:
    assert asks(said) == about


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_answers(world: World) -> None:
    await seeded(world, 4)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")

    async def heard(said: str) -> str:
        return "\n".join(each.text for each in await kota.say(said))

    none = await heard("yang masih nol kelurahan mana saja")
    assert "21 dari 22 kelurahan belum ada usulannya" in none
    assert "Imopuro" not in none
    assert "(50%)" in await heard("perbandingan per bidang berapa persen")
    assert "tidak kami berikan sekaligus" in await heard("minta nomor HP semua pengusul")
    assert "tidak ada" in await heard("Ada yang alasannya kosong?")
    assert "Setiap unduhan tercatat" in await heard("siapa yang sudah download data?")
    assert "4 usulan" in await heard("yang statusnya masih diajukan saja")
    assert "Belum ada yang diputuskan" in await heard("yang disepakati setujui semua saja ke RKPD")
    assert {row.state for row in await world.rows(select(proposals.c.state))} == {"diajukan"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whoever_has_no_role_is_told_nothing(world: World) -> None:
    await seeded(world, 2)
    warga = await official(world, "rt", Role.PENDAMPING, "18.72.01.1001")
    heard = await warga.say("yang masih nol kelurahan mana saja")
    assert not any("kelurahan belum ada usulannya" in each.text for each in heard)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_two_that_are_unclear_are_not_glued(world: World) -> None:
    await seeded(world, 2)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    await kota.say("Baik, undangannya lewat bot saja nanti")
    heard = await kota.say("yang satunya kapan ya pak kira-kira")
    assert "nanti yang satunya" not in "\n".join(each.text for each in heard)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said", ["File SIPD tadi kirim ulang, yang bidang fisik saja", "unduh rekap sipd bidang fisik"]
)
async def test_a_file_of_one_bidang(world: World, said: str) -> None:
    await seeded(world, 2)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    await kota.say(said)
    assert kota.done.asking == "export.area"
    heard = await kota.tap("Kota Metro")
    assert "Rekap SIPD Kota Metro (Fisik dan prasarana)" in heard[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_question_beside_an_export(world: World) -> None:
    await seeded(world, 2)
    kota = await official(world, "kota", Role.VERIFIKATOR, "18.72")
    await kota.say("unduh data usulan excel")
    assert kota.done.asking == "export.area"
    heard = await kota.say("perbandingan tiap bidang berapa persen?")
    assert "%)" in heard[0].text
    assert kota.done.asking == "export.area"
