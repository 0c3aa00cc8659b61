"""What waits until a person has looked at it, at every door; and where a complaint is quicker."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.web.pages.proposal import PublicProposal
from bot.web.pages.views import CareLog, PublicProposals
from bot.work.broadcaster import Broadcaster
from handlers.reading.meaning.things import things
from storage.city import quicker
from storage.database.store import Store
from storage.database.tables import metadata
from storage.errors import Advice
from storage.staff.roles import Role
from tests.handlers.staff.test_desk import official
from tests.support import World

proposals = metadata.tables["proposals"]
monthly = metadata.tables["monthly"]

RUDE = "Lurah goblok, perbaiki drainase Jl. Mawar"


async def seen(world: World, number: str) -> str:
    found = await PublicProposals(world.app.database, world.app.site, world.app.enclosures)(
        number, "id"
    )
    assert found is not None
    return str(getattr(found, "wish", ""))


async def test_held_then_released(world: World) -> None:
    siti = await world.person().welcomed()
    number = await siti.proposes(RUDE)
    assert "dilihat dulu oleh petugas" in siti.heard[-1].text
    assert "/aturan" in siti.heard[-1].text
    budi = await world.person("budi").welcomed()
    for said in (f"cek {number}", "usulan warga imopuro", "cari goblok"):
        assert "goblok" not in (await budi.say(said))[-1].text.replace(said, "")
    assert "masih dilihat petugas" in (await budi.say(f"dukung {number}"))[0].text
    assert "goblok" not in await seen(world, number)
    assert "goblok" in (await siti.say(f"cek {number}"))[0].text
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    heard = await lurah.say("karantina")
    assert "kata yang mungkin kasar" in heard[0].text
    await lurah.tap(number)
    heard = await lurah.tap("Lepas")
    assert "sudah dilepas" in heard[-1].text
    assert "sudah dilihat petugas" in (await siti.new())[-1].text
    assert await seen(world, number) == RUDE
    # What has been looked at is not held once more when something else of it is changed.
    for said in ("ubah 1", "ubah", "Lokasi", "RT 07 depan pos ronda", "simpan perubahan"):
        await siti.say(said)
    assert await seen(world, number) == RUDE
    assert "tidak sedang ditahan" in (await lurah.say("lepas 1"))[0].text
    [month] = await CareLog(world.app.database, world.app.site)("id")
    assert (month.held, month.released) == (1, 1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_waits_goes_no_further_and_nobody_else_reads_it(world: World) -> None:
    """Until somebody has looked it can only be ended or given back: not agreed, not merged."""
    siti = await world.person().welcomed()
    await siti.proposes(RUDE)
    budi = await world.person("budi").welcomed()
    await budi.proposes("Perbaikan drainase Jl. Mawar RT 05")
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    [card] = await lurah.say("buka 1")
    assert "Sepakati" not in card.labels
    assert {"Lepas", "Kembalikan", "Tidak dilanjutkan"} <= set(card.labels)
    for said, answer in (
        ("lengkap 1", "LEPAS dan nomornya: MTR-2028-00001"),
        ("gabung 1 ke 2 karena sama", "Lepas dulu: LEPAS 1"),
        ("gabung 2 ke 1 karena sama", "Lepas dulu: LEPAS 1"),
    ):
        assert answer in (await lurah.say(said))[0].text
    heard = await lurah.take(choice="do:decide:MTR-2028-00001:agree")
    assert "Lepas dulu: LEPAS 1" in heard[0].text
    rows = await world.rows(select(proposals.c.state, proposals.c.merged_into))
    assert {tuple(row) for row in rows} == {("diajukan", None)}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_words_changed_into_rude_ones_are_not_passed_on(world: World) -> None:
    siti = await world.person().welcomed()
    await siti.proposes("Perbaikan drainase Jl. Mawar RT 05")
    budi = await world.person("budi").welcomed()
    await budi.say("dukung 1")
    for said in ("ubah 1", "ubah", "Usulan", RUDE):
        await siti.say(said)
    heard = await siti.say("simpan perubahan")
    assert "dilihat dulu oleh petugas" in heard[-1].text
    await Broadcaster(world.app.turns, world.clock).tick()
    world.app.claims.look()
    [told] = await budi.new()
    assert "Diubah oleh pengusul" in told.text
    assert "goblok" not in told.text
    assert "masih dilihat petugas" in told.text


async def test_the_same_text_over_and_over_is_held(world: World) -> None:
    siti = await world.person().welcomed()
    for _ in range(4):
        await siti.proposes("Perbaikan drainase Jl. Mawar")
    rows = await world.rows(select(proposals.c.held).order_by(proposals.c.number))
    assert [row.held for row in rows] == [None, None, None, "again"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_more_than_ten_in_a_day_are_held(world: World) -> None:
    siti = await world.person().welcomed()
    for n in range(1, 12):
        await siti.proposes(f"Perbaikan drainase Jl. Nomor {n} RT {n}")
    rows = await world.rows(select(proposals.c.held).order_by(proposals.c.number))
    assert [row.held for row in rows] == [None] * 10 + ["many"]


OFFICE = "city,thing,office,contact,hours\n18.72,lampu jalan mati,Dishub,0725-1234,08.00-15.00\n"


async def test_where_it_is_quicker_is_told_and_it_is_taken_all_the_same(
    world: World, tmp_path: Path
) -> None:
    siti = await world.person().welcomed()
    await siti.say("usul lampu jalan mati di gang melati rt 3 rw 2 imopuro")
    assert "Dishub" not in siti.heard[-1].text, "without data nothing of the kind is said"
    await siti.say("batal")
    await siti.say("ya")
    file = tmp_path / "kantor.csv"
    file.write_text(OFFICE, "utf-8")
    wanted = quicker.read_csv(file, {thing.name for thing in things() if thing.complaint})

    async def chore(store: Store) -> None:
        await quicker.take(store, wanted)

    await world.app.turns.do(chore)
    budi = await world.person("budi").welcomed()
    heard = await budi.say("usul lampu jalan mati di gang melati rt 3 rw 2 imopuro")
    assert "Dishub, 0725-1234 (08.00-15.00)" in heard[-1].text
    joko = await world.person("joko").welcomed()
    for said in ("usul", "Imopuro", "1"):
        await joko.say(said)
    heard = await joko.say("lampu jalan mati depan pos")
    assert "Dishub" in heard[-1].text
    for said in ("Gelap sekali kalau malam", "RT 05/RW 02", "lewati", "lewati", "lewati", "kirim"):
        heard = await joko.say(said)
    assert "MTR-2028-00001" in heard[-1].text
    rows = await world.rows(select(monthly.c.what, monthly.c.n).order_by(monthly.c.what))
    assert [tuple(row) for row in rows] == [
        ("complaint:sent:lampu jalan mati", 1),
        ("complaint:told:lampu jalan mati", 2),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("city,thing\n", "the first line"),
        (OFFICE.replace("lampu jalan mati", "bulan"), "nothing is called"),
        (OFFICE.replace("Dishub", ""), "line 2: office"),
    ],
)
def test_a_bad_file_of_offices_says_where(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "kantor.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(Advice, match=says):
        quicker.read_csv(file, {"lampu jalan mati"})


async def test_numbers_of_persons_are_seen_by_nobody(world: World) -> None:
    """Neither in what is kept now, which its author is told, nor in what was kept before."""
    nik = "1872025208480003"
    siti = await world.person().welcomed()
    told = ("usul", "Imopuro", "1", "Bedah rumah mbah Sumirah", f"Bocor semua, NIK {nik}", "RT 1")
    for said in told:
        heard = await siti.say(said)
    assert "NIK, KK, atau telepon" in heard[-1].text
    await siti.say("kirim")
    [row] = await world.rows(select(proposals))
    assert row.problem == "Bocor semua, NIK 1872************"

    async def before(store: Store) -> None:
        store.update(proposals, row.id, problem=f"NIK {nik}")

    await world.app.turns.do(before)
    found = await PublicProposals(world.app.database, world.app.site, world.app.enclosures)(
        f"MTR-{row.year}-{row.number:05}", "id"
    )
    assert isinstance(found, PublicProposal)
    assert nik not in found.problem
