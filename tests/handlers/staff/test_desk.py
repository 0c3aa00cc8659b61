"""The life of a proposal after it was sent: staff decide, authors hear."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

import pytest
from sqlalchemy import select

from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.database.tables import proposals as rows
from storage.proposals import decisions, silence
from storage.proposals.rulings import Decision, Ruling
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.support import Resident, World


async def official(
    world: World, name: str, role: Role, area: str, opd: str | None = None
) -> Resident:
    """Somebody who has taken up an invitation."""
    person = world.person(name)
    await person.say("halo")
    await person.tap("Setuju")
    # "Admin" alone is how people greet one.
    await person.say(f"Bu {name.title()}" if name == "admin" else name.title())
    await person.say("lewati")
    codes: list[str] = []

    async def chore(store: Store) -> None:
        codes[:] = [await staff.invite(store, at_command_line("uji"), role, area, opd)]

    await world.app.turns.do(chore)
    heard = await person.say(f"petugas {codes[0]}")
    assert any("Yang bisa Anda ketik" in each.text for each in heard)
    return person


async def the_proposal(world: World) -> Any:
    return (await world.rows(select(rows)))[0]


@pytest.mark.parametrize(
    "said", ["17 tolak, bukan kewenangan", "MTR-2028-00017 balikin", "buka 17"]
)
async def test_a_number_that_there_is_not_is_said_to_be_none(world: World, said: str) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    heard = await lurah.say(said)
    assert "17" in heard[-1].text
    assert "tidak kami temukan" in heard[-1].text


async def test_a_life(world: World) -> None:
    """From the kelurahan to the works, each step told once, with who, why and what comes next."""
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    kota = await official(world, "bappeda", Role.VERIFIKATOR, "18.72")
    number = await siti.proposes()
    heard = await lurah.say("tugas")
    assert number in heard[-1].text
    assert "1 menunggu, 0 lewat" in heard[-1].text
    assert "Tidak ada usulan" in (await kota.say("tugas"))[-1].text

    async def decided(by: Resident, *said: str, label: str) -> str:
        await by.say(f"buka {number}")
        await by.tap(label)
        for each in said:
            await by.say(each)
        heard = await by.say("ya")
        assert "tercatat" in heard[-1].text, [h.text for h in heard]
        told = await siti.new()
        assert len(told) == 1, [h.text for h in told]
        assert number in told[0].text
        return told[0].text

    told = await decided(lurah, label="Nyatakan lengkap")
    assert "Lurah, verifikator Kelurahan Imopuro" in told
    assert "20 Februari 2027" in told
    told = await decided(lurah, "3", label="Sepakati")
    assert "prioritas 3" in told
    told = await decided(lurah, label="Teruskan")
    assert "Musrenbang kecamatan" in told
    # A kelurahan's staff no longer decide; the city's may, at every tahap.
    await lurah.say(f"buka {number}")
    assert "Teruskan" not in lurah.heard[-1].labels
    for _ in range(3):
        await decided(kota, "1", label="Sepakati")
        await decided(kota, label="Teruskan")
    told = await decided(kota, label="Masuk RKPD")
    assert "RKPD" in told
    told = await decided(kota, "25 juta", label="Masuk APBD")
    assert "Rp 25" in told
    told = await decided(kota, "150 dari 6.000 m", "lewati", label="Dilaksanakan sebagian")
    assert "150 dari 6.000 m" in told
    told = await decided(kota, "lewati", label="Selesai dilaksanakan")
    assert siti.heard[-1].labels == ["Sudah selesai", "Belum"]
    await siti.tap("Belum")
    await siti.say("Ujungnya masih tanah")
    assert "belum selesai" in (await siti.say("lewati"))[-1].text
    assert (await the_proposal(world)).state == "sebagian"
    await decided(kota, "lewati", label="Selesai dilaksanakan")
    assert "selesai" in (await siti.tap("Sudah selesai"))[-1].text
    assert (await the_proposal(world)).state == "selesai"
    assert number in (await siti.say(f"cek {number}"))[-1].text


async def budgeted(world: World, number: int = 1) -> None:
    """A proposal is in the budget."""
    [row] = await world.rows(select(rows.c.id).where(rows.c.number == number))

    async def work(store: Store) -> None:
        by = at_command_line("Bappeda")
        for _ in range(3):
            await decisions.decide(store, by, row.id, Ruling(Decision.AGREE))
            await decisions.decide(store, by, row.id, Ruling(Decision.FORWARD))
        await decisions.decide(store, by, row.id, Ruling(Decision.RKPD))
        await decisions.decide(store, by, row.id, Ruling(Decision.APBD, amount=25_000_000))

    await world.app.turns.do(work)


async def carried_out(world: World, number: int = 1) -> None:
    """A proposal in the budget is said to have been carried out."""
    [row] = await world.rows(select(rows.c.id).where(rows.c.number == number))

    async def work(store: Store) -> None:
        await decisions.decide(store, at_command_line("Dinas"), row.id, Ruling(Decision.DONE))

    await world.app.turns.do(work)


async def test_photos_of_what_was_carried_out(world: World) -> None:
    """Of staff with a decision, and of an author who says that it is not done: both see them."""
    siti = await world.person("siti").welcomed()
    kota = await official(world, "bappeda", Role.VERIFIKATOR, "18.72")
    number = await siti.proposes()
    await budgeted(world)
    await siti.new()
    await kota.say(f"buka {number}")
    await kota.tap("Selesai dilaksanakan")
    heard = await kota.send_photo()
    assert "Foto ke-1" in heard[-1].text
    await kota.send_photo()
    await kota.say("selesai")
    assert "tercatat" in (await kota.say("ya"))[-1].text
    told = await siti.new()
    assert [each.file for each in told] == [None, f"{number}.jpg", f"{number}.jpg"]
    await siti.tap("Belum")
    await siti.say("Ujungnya masih tanah")
    heard = await siti.send_photo()
    assert "Foto ke-1 sudah kami terima; masih boleh 2 lagi" in heard[-1].text
    # The last that it takes ends it.
    await siti.send_photo()
    assert "belum selesai" in (await siti.send_photo())[-1].text
    assert len([each for each in await kota.new() if each.file]) == 3, "they came at once, too"
    await kota.say(f"buka {number}")
    shown = await kota.tap("Lihat foto")
    assert len([each for each in shown if each.file]) == 5


async def test_an_album_that_says_not_done_is_answered_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    await budgeted(world)
    await carried_out(world)
    await siti.new()
    await siti.say("belum")
    await siti.say("Ujungnya masih tanah")
    limits = world.app.turns.limits
    held = dataclasses.replace(limits["terminal"], gather_hold=0.2)
    monkeypatch.setitem(limits, "terminal", held)
    album = [siti.message(files=(siti.photo(),), album="a") for _ in range(3)]
    await asyncio.gather(*(world.app.turns.take(each) for each in album))
    world.clock.move(seconds=1)
    assert ["belum selesai" in each.text for each in await siti.new()] == [True]
    assert await world.count("proposal_files") == 3


async def test_nobody_is_left_in_silence(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await siti.proposes()
    scheduler = Scheduler(world.app.turns, world.clock)
    city = world.app.site.areas.cities[0]

    async def counted() -> tuple[int, int]:
        async with world.app.database.read() as connection:
            return await silence.count(connection, city, world.clock(), world.app.site.windows)

    world.clock.move(days=88)  # 20 February 2027
    await scheduler.tick()
    assert await siti.new() == []
    assert await counted() == (0, 0)
    world.clock.move(days=1)
    assert await counted() == (1, 1)
    await scheduler.tick()
    await scheduler.tick()
    await world.app.settled()
    [told] = await siti.new()
    assert "Seharusnya sudah ada keputusan" in told.text
    assert "23 Maret 2027" in told.text
    assert await counted() == (0, 1)
    heard = await lurah.say("tugas")
    assert "1 lewat tanggal" in heard[-1].text
    world.clock.move(days=31)
    await scheduler.tick()
    await world.app.settled()
    assert "23 April" in (await siti.new())[-1].text


async def test_only_staff(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    for said in ("tugas", "undang", "tak terjangkau", "akhiri", "kontak 1", "tahun", "tahap"):
        assert "untuk petugas" in (await siti.say(said))[-1].text
    assert "untuk petugas" in (await siti.say(f"buka {number}"))[-1].text
    for form in (f"decide:{number}:end", f"undo:{number}", f"annotate:{number}"):
        [heard] = await siti.take(choice=f"do:{form}")
        assert "untuk petugas" in heard.text
    [heard] = await siti.take(choice=f"do:ask:{number}")
    assert "di luar wilayah" in heard.text
    assert (await the_proposal(world)).state == "diajukan"
    assert "salah" in (await siti.say("petugas ABCD2345"))[-1].text


async def test_an_invitation_in_the_chat(world: World) -> None:
    admin = await official(world, "admin", Role.ADMIN, "18.72")
    for said in ("undang", "verifikator", "Metro Pusat", "lewati"):
        heard = await admin.say(said)
    assert "Kode undangan verifikator untuk Metro Pusat" in heard[-1].text
    link = next(line for line in heard[-1].text.splitlines() if "start=" in line)
    camat = world.person("camat")
    await camat.take(start=link.partition("start=")[2])
    await camat.tap("Setuju")
    heard = await camat.say("lewati")
    assert "Kecamatan Metro Pusat" in heard[-1].text
    code = link.partition("start=")[2]
    assert "sudah dipakai" in (await camat.say(f"petugas {code}"))[-1].text
    assert await world.count("audit") == 4
    await world.person("x").say("halo")
    assert "tidak mencakup perintah" in (await camat.say("undang"))[-1].text


async def test_numbers_of_the_year(world: World) -> None:
    """A proposal counts for the year whose window is open, else for the one that opens next."""
    siti = await world.person("siti").welcomed()
    first = await siti.proposes()
    assert first.startswith("MTR-2028-")
    world.clock.move(days=50)  # the window is open
    second = await siti.proposes()
    assert second == "MTR-2028-00002"
    assert "Masa usulan" not in siti.heard[-1].text
    world.clock.move(days=50)  # 4 March: it has closed
    assert (await siti.proposes()).startswith("MTR-2029-")
    assert "mulai Jumat, 7 Januari 2028" in siti.heard[-1].text
