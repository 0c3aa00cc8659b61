"""Where the money comes from: what has been agreed of what there is, and the short way of what dana
kelurahan pays for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.city import cycles, funds, schedule
from storage.city.funds import Fund, Pagu
from storage.database.store import Store
from storage.database.tables import history, mailing_texts
from storage.errors import Advice
from storage.reports import papers
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.bot.commands.conftest import Run, run
from tests.handlers.meetings.test_meetings import END, made
from tests.handlers.staff.many.evening import IMOPURO, seeded, told
from tests.handlers.staff.test_desk import official
from tests.support import Clock, World

__all__ = ["run"]

LIST = (
    f"area,year,fund,amount\n{IMOPURO},2028,kelurahan,200.000.000\n{IMOPURO},2028,kota,1000000000\n"
)


async def test_what_is_agreed_of_what_there_is(
    world: World, clock: Clock, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "pagu.csv"
    file.write_text(LIST, encoding="utf-8")
    await seeded(world, 6, each=1)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    ani = await official(world, "ani", Role.FASILITATOR, IMOPURO)
    meeting = await made(world)
    # Without data nothing is asked and no figure is said.
    await lurah.say("catat 1")
    for _ in range(2):
        heard = await lurah.say("lewati")
    assert "rekomendasi" in heard[-1].text
    await lurah.say("lewati")
    code, out, _ = await run("area", "pagu", str(file))
    assert (code, out) == (0, "2 pagu read\n")

    heard = await lurah.say("sumber dana 1-3 dakel")
    assert "Sumber dananya menjadi dana kelurahan." in heard[-1].text
    heard = await lurah.say("ya")
    assert "Sudah tercatat: Catat sumber dana, 3 usulan" in heard[-1].text
    await lurah.say("anggaran 1 2 150 juta")
    await lurah.say("ya")
    await lurah.say("catat 4")
    await lurah.say("lewati")
    await lurah.say("80 juta")
    heard = await lurah.say("uang saku")
    assert "bukan sumber dana" in heard[-1].text
    await lurah.tap("APBD kota")
    await lurah.say("lewati")
    assert "Biaya: Rp 80 juta, dari APBD kota" in (await lurah.say("buka 4"))[0].text

    clock.now = END
    await ani.take(choice=f"do:meeting:{meeting.id}:result")
    for said in ("1-5", "selesai", "semua", "lewati"):
        await ani.say(said)
    heard = await ani.say("lewati")
    over = (
        "Pagu dana kelurahan Rp 200 juta, sudah disepakati Rp 300 juta (3 usulan, 1 belum ada "
        "biayanya). Itu melebihi pagu; kelebihannya Rp 100 juta."
    )
    rest = "Pagu APBD kota Rp 1 miliar, sudah disepakati Rp 80 juta (1 usulan). Sisa Rp 920 juta."
    for line in (over, rest, "1 usulan yang disepakati belum dicatat sumber dananya"):
        assert line in heard[-1].text, heard[-1].text
    await ani.say("ya")
    heard = await ani.take(choice=f"do:meeting:{meeting.id}:result")
    assert over in heard[-1].text
    async with world.app.database.read() as connection:
        held = await papers.meeting(connection, IMOPURO)
    assert held is not None
    assert [(each.fund, each.agreed) for each in held.spent] == [
        (Fund.KELURAHAN, 300_000_000), (Fund.KOTA, 80_000_000),
    ]  # fmt: skip
    # Put right: the figures too.
    await lurah.take(choice=f"do:meeting:{meeting.id}:correct")
    for said in ("keluarkan 2", "salah ketik nomor", "ya"):
        await lurah.say(said)
    async with world.app.database.read() as connection:
        held = await papers.meeting(connection, IMOPURO)
    assert held is not None
    assert held.spent[0].stored() == ["kelurahan", 200_000_000, 150_000_000, 2, 1]
    digests = [
        row.text
        for row in await world.rows(select(mailing_texts).order_by(mailing_texts.c.mailing_id))
        if "sudah disepakati Rp 150 juta" in row.text
    ]
    assert digests
    assert all("salah ketik nomor" in each for each in digests)


async def test_dana_kelurahan_ends_in_its_kelurahan(world: World) -> None:
    await seeded(world, 3, each=1)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    camat = await official(world, "camat", Role.VERIFIKATOR, "18.72.01")
    await lurah.say("sumber 1 dana kelurahan")
    await lurah.say("ya")
    heard = await lurah.say("sepakati 1 2")
    assert "Pelaksanaan dana kelurahan" in heard[-1].text
    await lurah.say("ya")
    assert "Selanjutnya: Pelaksanaan dana kelurahan" in (await told(world, "w1"))[-1]
    assert "Selanjutnya: Musrenbang kecamatan" in (await told(world, "w2"))[-1]
    # Of what has been agreed already the author hears that it goes another way, and back.
    heard = await lurah.say("sumber dana 2 dana kelurahan")
    assert "tidak lagi ke kecamatan, dan pengusulnya kami kabari: MTR-2028-00002" in heard[-1].text
    heard = await lurah.say("ya")
    assert "Pengusulnya kami kabari" in heard[-1].text
    assert "Akan dibiayai dana kelurahan" in (await told(world, "w2"))[-1]
    await lurah.say("sumber dana 2 dari pokir")
    await lurah.say("ya")
    assert "Tidak lagi dibiayai dana kelurahan" in (await told(world, "w2"))[-1]
    assert "Selanjutnya: Musrenbang kecamatan" in (await told(world, "w2"))[-1]
    # What it pays for is forwarded by nobody; the kelurahan says how much it gets, and does it.
    heard = await lurah.say("teruskan 1 2")
    assert "karena sekarang disepakati: MTR-2028-00001" in heard[-1].text
    await lurah.say("ya")
    heard = await lurah.say("buka 1")
    assert "Teruskan" not in heard[-1].labels
    await lurah.say("masuk apbd 1 2 75 juta")
    heard = await lurah.say("ya")
    assert "1 usulan" in heard[-1].text
    assert (
        "Mendapat dana kelurahan tahun 2028, sebesar Rp 75 juta." in (await told(world, "w1"))[-1]
    )
    assert "MTR-2028-00001" in (await lurah.say("tugas"))[-1].text
    assert "MTR-2028-00001" not in (await camat.say("tugas"))[-1].text
    heard = await lurah.say("buka 1")
    await lurah.tap(
        "Selesai dilaksanakan" if "Selesai dilaksanakan" in heard[-1].labels else "Selesai"
    )
    await lurah.send_photo()
    await lurah.say("selesai")
    await lurah.say("ya")
    [first, second, _] = await world.proposals()
    assert (first["state"], first["tahap"]) == ("selesai", "dana_kelurahan")
    assert (second["state"], second["tahap"]) == ("diteruskan", "kecamatan")
    # Its author says that it is not: the same kelurahan looks again.
    w1 = world.person("w1")
    await w1.say("belum selesai 1")
    await w1.say("Masih kurang 20 meter")
    await w1.say("lewati")
    [first, *_] = await world.proposals()
    assert (first["state"], first["tahap"], first["desk"]) == ("apbd", "dana_kelurahan", 4)
    events = [row.event for row in await world.rows(select(history).order_by(history.c.id))]
    assert events.count("funded") == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_fund_noted_twice_at_once(world: World) -> None:
    """Whoever answers after somebody else has noted another is told; nothing of theirs is lost."""
    await seeded(world, 2, each=1)
    lurah = await official(world, "lurah", Role.VERIFIKATOR, IMOPURO)
    sekretaris = await official(world, "sekretaris", Role.VERIFIKATOR, IMOPURO)
    await lurah.say("sumber dana 1 2 csr")
    await sekretaris.say("sumber dana 2 swadaya warga")
    await sekretaris.say("ya")
    heard = await lurah.say("ya")
    assert "Usulan ini berubah sejak Anda melihatnya: MTR-2028-00002" in heard[-1].text
    assert [p["fund"] for p in await world.proposals()] == ["csr", "swadaya"]


async def test_its_tahap_has_the_dates_of_the_file_alone(world: World) -> None:
    """Nobody sets dates of a tahap that no row holds; one that a row holds stands in no order."""

    async def chore(store: Store) -> None:
        by = at_command_line("uji")
        with pytest.raises(LookupError):
            await schedule.set_dates(
                store, by, "18.72", 2028, cycles.SHORT, schedule.Dates(None, None, None)
            )
        known = await cycles.load(store)
        first = known.collecting("18.72", 2028)
        follows = known.after(first, Fund.KELURAHAN)
        assert follows is not None
        assert (follows.key, follows.level, follows.ends) == (cycles.SHORT, 4, None)
        assert known.after(follows, Fund.KELURAHAN) is None
        row = replace(follows, place=first.place + 1, closes=date(2028, 11, 30))
        with_row = cycles.Cycles([*known.tahapan("18.72", 2028), row])
        assert with_row.after(first, Fund.KELURAHAN) == row
        after = with_row.after(first)
        assert after is not None
        assert after.key == "kecamatan"
        assert with_row.before(after) == first

    await world.app.turns.do(chore)


async def test_pagu_in_the_place_of_those_before(world: World) -> None:
    async def take(store: Store) -> None:
        await funds.take(store, [Pagu(IMOPURO, 2028, Fund.KOTA, 10**9)])
        await funds.take(
            store,
            [
                Pagu(IMOPURO, 2028, Fund.CSR, 10**7),
            ],
        )
        assert await funds.of(store, IMOPURO, 2028) == {Fund.CSR: 10**7}
        assert await funds.of(store, IMOPURO, 2029) == {}
        assert await funds.said(store, "18.72")
        assert not await funds.said(store, "18.71")
        with pytest.raises(Advice, match=r"no kelurahan has the code 18\.72\.01"):
            await funds.take(store, [Pagu("18.72.01", 2028, Fund.CSR, 10**7)])

    await world.app.turns.do(take)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("18.72.01.1003,2028,apbn,5000000", "no fund is called 'apbn'"),
        ("18.72.01.1003,28,kota,5000000", "year is that of the RKPD"),
        ("18.72.01.1003,2028,kota,Rp 5", "amount is in whole rupiah"),
        ("18.72.01.1003,2028,kota," + "9" * 90, "amount is in whole rupiah"),
        ("18.72.01.1003,2028,kota,5000000\n18.72.01.1003,2028,kota,1000000", "line 3: .* twice"),
    ],
)
def test_a_file_with_faults(tmp_path: Path, row: str, why: str) -> None:
    file = tmp_path / "pagu.csv"
    file.write_text(f"area,year,fund,amount\n{row}\n", encoding="utf-8")
    with pytest.raises(Advice, match=why):
        funds.read_csv(file)
