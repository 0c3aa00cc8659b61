"""The life of a proposal after it was sent: staff decide, authors hear."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.channels.base import Receipt
from bot.channels.limits import WHATSAPP
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from bot.work.scheduler import Scheduler
from handlers import told as notices
from storage.database.ids import new_id
from storage.database.store import Store, Unannounced
from storage.database.tables import history, people
from storage.database.tables import mailbox as letters
from storage.database.tables import proposals as rows
from storage.messages import progress
from storage.proposals import decisions, silence, untold
from storage.proposals.model import Content
from storage.proposals.proposals import submit
from storage.proposals.reasons import Reason
from storage.proposals.rulings import RULES, Decision, Ruling, Unreasoned
from storage.staff import staff
from storage.staff.roles import Grant, Role
from storage.staff.staff import Actor, at_command_line
from tests.support import Clock, Collector, Resident, World
from tests.whole.year.people import unpaced


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
    assert "TUGAS" in heard[-1].text
    return person


async def the_proposal(world: World) -> Any:
    return (await world.rows(select(rows)))[0]


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
    # A kelurahan's staff no longer decide; the city's may, at every rung.
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
    assert "1 foto" in heard[-1].text
    await kota.send_photo()
    await kota.say("selesai")
    assert "tercatat" in (await kota.say("ya"))[-1].text
    told = await siti.new()
    assert [each.file for each in told] == [None, f"{number}.jpg", f"{number}.jpg"]
    await siti.tap("Belum")
    await siti.say("Ujungnya masih tanah")
    heard = await siti.send_photo()
    assert "1 foto" in heard[-1].text
    # The last that it takes ends it.
    await siti.send_photo()
    assert "belum selesai" in (await siti.send_photo())[-1].text
    shown = await kota.say(f"buka {number}")
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


async def test_a_refusal_needs_its_reason(world: World) -> None:
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    id = (await the_proposal(world)).id

    async def refuse(reason: Reason | None, why: str) -> None:
        async def chore(store: Store) -> None:
            ruling = Ruling(Decision.END, reason, why)
            await decisions.decide(store, at_command_line("Camat"), id, ruling)

        await world.app.turns.do(chore)

    for reason, why in ((None, "begitu saja"), (Reason.NO_MONEY, ""), (Reason.NO_MONEY, "  ")):
        with pytest.raises(Unreasoned):
            await refuse(reason, why)
    assert (await the_proposal(world)).state == "diajukan"
    # Nor from outside of the program.
    row = {
        "id": new_id(), "proposal_id": id, "version": 2, "event": "ended", "to_state": "ditolak",
        "at": world.clock(), "role": "admin", "reason": "no_money", "why": " ",
    }  # fmt: skip
    with pytest.raises(IntegrityError):
        async with world.app.database.writer.begin() as connection:
            await connection.execute(insert(history).values(**row))
    await refuse(Reason.NO_MONEY, "Habis untuk RW yang terendam.")
    told = (await siti.new())[-1].text
    for words in ("Camat", "Anggarannya belum cukup", "Habis untuk RW", "tahun depan"):
        assert words in told, told


async def test_a_refusal_in_the_chat_needs_its_reason(world: World) -> None:
    """Neither the reason nor the sentence can be passed over, and nothing is written meanwhile."""
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    number = await siti.proposes()
    await siti.new()
    for decision, state in (("Kembalikan", "dikembalikan"), ("Tidak dilanjutkan", "ditolak")):
        before = await world.count("history")
        await lurah.say(f"buka {number}")
        heard = await lurah.tap(decision)
        for said in ("lewati", "karena begitu saja", "selesai", "ya"):
            assert lurah.done.asking == "decide.reason"
            assert not {"Lewati", "Ya, catat dan kabari"} & set(heard[-1].labels)
            heard = await lurah.say(said)
        heard = await lurah.tap("Data belum lengkap")
        for said in ("lewati", "-", "   ", "ya"):
            assert "Ya, catat dan kabari" not in heard[-1].labels
            heard = await lurah.say(said)
            assert lurah.done.asking == "decide.why"
        assert await world.count("history") == before
        assert await siti.new() == []
        await lurah.say("Mohon tulis RT dan patokannya")
        await lurah.say("ya")
        assert (await the_proposal(world)).state == state
        assert "Mohon tulis RT dan patokannya" in (await siti.new())[-1].text
        if state == "dikembalikan":
            for said in ("ubah 1", "ubah", "Lokasi", "RT 3 depan musala", "simpan perubahan"):
                await siti.say(said)


async def test_no_decision_without_words_for_it(world: World) -> None:
    """An event of which nobody would be told cannot be committed."""
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    row = await the_proposal(world)
    for decision, rule in RULES.items():
        rung = {Decision.RKPD: "kota", Decision.APBD: "apbd"}.get(decision, "kelurahan")
        words = notices.table(world.app.place)
        del words[rule.event]
        async with world.app.database.writer.connect() as connection:
            stands = update(rows).where(rows.c.id == row.id)
            await connection.execute(stands.values(state=min(rule.states), rung=rung))
            store = Store(connection, words, world.app.turns.post, world.clock())
            ruling = Ruling(
                decision,
                Reason.NO_MONEY if rule.reasoned else None,
                "Habis",
                amount=25_000_000 if rule.amount else None,
                extent="1 dari 2 m" if rule.extent else None,
            )
            with pytest.raises(Unannounced):
                await decisions.decide(store, at_command_line("Camat"), row.id, ruling)
            await connection.rollback()
    assert await world.count("history") == 1
    assert (await the_proposal(world)).version == 1


async def test_two_deciders_at_once(world: World) -> None:
    siti = await world.person("siti").welcomed()
    first = await official(world, "ani", Role.VERIFIKATOR, "18.72.01")
    second = await official(world, "budi", Role.VERIFIKATOR, "18.72.01.1003")
    number = await siti.proposes()
    for person in (first, second):
        await person.say(f"buka {number}")
        await person.tap("Kembalikan" if person is second else "Nyatakan lengkap")
    await second.tap("Data belum lengkap")
    await second.say("Mohon tulis RT-nya")
    await first.say("ya")
    heard = await second.say("ya")
    assert "belum dicatat" in heard[0].text
    assert "Ani" in heard[0].text
    assert "Kembalikan" in heard[-1].labels
    assert (await the_proposal(world)).state == "diverifikasi"
    assert len(await siti.new()) == 1


async def test_a_decision_taken_back(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    number = await siti.proposes()
    await lurah.say(f"buka {number}")
    await lurah.tap("Tidak dilanjutkan")
    await lurah.tap("Usulan ganda")
    await lurah.say("Sama dengan usulan RW sebelah")
    await lurah.say("ya")
    assert (await the_proposal(world)).due is None
    await siti.new()
    await lurah.say(f"buka {number}")
    await lurah.tap("Cabut keputusan")
    await lurah.say("Salah menekan nomor usulan")
    await lurah.say("ya")
    [told] = await siti.new()
    assert "dicabut" in told.text
    assert "Salah menekan" in told.text
    row = await the_proposal(world)
    assert (row.state, row.desk, row.due.isoformat()) == ("diajukan", 4, "2027-02-20")
    steps = await world.rows(select(history).order_by(history.c.version))
    assert [s.event for s in steps] == ["submitted", "ended", "taken_back"]
    assert steps[-1].undoes == 2


async def test_kept_for_the_next_year_and_proposed_again(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.FASILITATOR, "18.72.01.1003")
    number = await siti.proposes()
    await lurah.say(f"buka {number}")
    await lurah.tap("Simpan untuk tahun depan")
    await lurah.tap("Anggaran tidak cukup")
    await lurah.say("Habis untuk RW yang terendam lebih dalam")
    await lurah.say("ya")
    [told] = await siti.new()
    assert "2029" in told.text
    assert "7 Januari 2028" in told.text
    row = await the_proposal(world)
    assert (row.state, row.year, row.number_year) == ("belum_diakomodir", 2029, 2028)
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=400)
    await scheduler.tick()
    assert await siti.new() == []
    world.clock.move(days=10)
    await scheduler.tick()
    await world.app.settled()
    [told] = await siti.new()
    assert "diajukan lagi" in told.text
    assert (await the_proposal(world)).state == "diajukan"


async def test_nobody_is_left_in_silence(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await siti.proposes()
    scheduler = Scheduler(world.app.turns, world.clock)
    city = world.app.place.areas.cities[0]

    async def counted() -> tuple[int, int]:
        async with world.app.database.read() as connection:
            return await silence.count(connection, city, world.clock())

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


async def test_whoever_cannot_be_told_is_listed(world: World) -> None:
    siti = await world.person("siti").welcomed()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    number = await siti.proposes()
    await siti.say("berhenti")
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    heard = await lurah.say("ya")
    assert "TAK TERJANGKAU" in heard[-1].text
    assert await siti.new() == []
    heard = await lurah.say("tak terjangkau")
    assert number in heard[-1].text
    assert "berhenti" in heard[-1].text


async def test_only_staff(world: World) -> None:
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    for said in ("tugas", "undang", "tak terjangkau", "akhiri", "kontak 1", "tahun", "tahap"):
        assert "untuk petugas" in (await siti.say(said))[-1].text
    assert "di luar wilayah" in (await siti.say(f"buka {number}"))[-1].text
    for form in (f"decide:{number}:end", f"undo:{number}", f"annotate:{number}", f"ask:{number}"):
        [heard] = await siti.take(choice=f"do:{form}")
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
    assert "dibuka Jumat, 7 Januari 2028" in siti.heard[-1].text


async def test_what_one_person_entered_for_many_is_one_message(world: World) -> None:
    """A morning on which much is overdue: one message to whoever entered it, not one for each."""
    rt = await official(world, "rt", Role.PENDAMPING, "18.72.01.1003")
    siti = await world.person("siti").welcomed()
    await siti.proposes()
    [helper] = await world.rows(select(people.c.id).where(people.c.address == "rt"))
    await entered(world, helper.id)
    await rt.new()
    world.clock.move(days=89)
    await Scheduler(world.app.turns, world.clock).tick()
    told = await rt.new()
    assert len([each for each in told if "Seharusnya" in each.text]) == 0
    [one] = [each for each in told if "6 usulan yang Anda sampaikan" in each.text]
    assert "Talut RT 5" in one.text
    assert "23 Maret 2027" in one.text
    assert "Seharusnya" in (await siti.new())[-1].text
    async with world.app.database.read() as connection:
        city = world.app.place.areas.cities[0]
        assert await silence.count(connection, city, world.clock()) == (0, 7)


async def entered(world: World, helper: int, count: int = 6) -> None:
    """Somebody enters proposals for others."""

    async def work(store: Store) -> None:
        by = Actor("RT", Role.PENDAMPING, "18.72.01.1003", helper)
        for n in range(count):
            content = Content(
                "18.72.01.1003", "fisik", f"Talut RT {n}", "Longsor saat hujan", name=f"Ibu {n}"
            )
            await submit(store, None, world.app.place.areas.cities[0], content, "id", by=by)

    await world.app.turns.do(work)


async def test_many_in_one_message_in_the_browser(world: World) -> None:
    rt = await world.person("rt", "browser").welcomed()
    [helper] = await world.rows(select(people.c.id))
    await entered(world, helper.id)
    await rt.new()
    world.clock.move(days=89)
    await Scheduler(world.app.turns, world.clock).tick()
    [one] = await rt.new()
    assert "6 usulan yang Anda sampaikan" in one.text


async def test_many_in_one_message_that_does_not_arrive(settings: Settings, clock: Clock) -> None:
    """Staff see each of the proposals of which a message to whoever entered them did not tell."""
    phones = Collector("whatsapp", unpaced(WHATSAPP))
    async with World.made(settings, clock, channels={"whatsapp": phones}) as world:
        rt = await world.person("+628123456789", "whatsapp").welcomed()
        [helper] = await world.rows(select(people.c.id))

        async def missed() -> list[tuple[int, str]]:
            found: list[tuple[int, str]] = []

            async def look(store: Store) -> None:
                admin = Grant(0, None, "", Role.ADMIN, "18.72")
                found[:] = [(u.version, u.why) for u in await untold.unreached(store, [admin], 9)]

            await world.app.turns.do(look)
            return found

        await entered(world, helper.id)
        await rt.new()
        clock.move(days=89)
        scheduler = Scheduler(world.app.turns, clock)
        await scheduler.tick()
        await world.app.settled()
        assert await missed() == [(2, "waiting")] * 6  # the window is shut
        await rt.say("bantuan")
        assert any("6 usulan" in heard.text for heard in await rt.new() + rt.heard)
        assert await missed() == []
        # And on its way once more, when they have had enough.
        clock.move(days=31)
        await scheduler.tick()
        await world.app.settled()
        assert await world.count("bundled") == 5  # those of the first message are done with
        assert await missed() == [(3, "waiting")] * 6
        await rt.say("berhenti")
        assert await missed() == [(3, "quiet")] * 6
        clock.move(days=91)
        await scheduler.tick()
        assert len(await missed()) == 6


async def test_berhenti_also_holds_what_was_on_its_way(world: World) -> None:
    """What waited for the morning is not sent to somebody who has stopped meanwhile; staff see
    it."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    world.clock.now = world.clock.now.replace(hour=14)  # 21.00 in Metro
    for said in (f"tanya {number}", "Berapa lebar jalannya?", "ya", f"buka {number}"):
        await lurah.say(said)
    await lurah.tap("Nyatakan lengkap")
    assert "sudah kami kabari" in (await lurah.say("ya"))[-1].text
    mailing = await world.mailing("Kerja bakti hari Minggu")
    await Broadcaster(world.app.turns, world.clock).tick()
    await siti.say("berhenti")
    world.clock.move(hours=10)
    world.app.claims.look()
    assert await siti.new() == []
    async with world.app.database.read() as connection:
        assert (await progress.outcome(connection, mailing))["refused", "quiet"] == 1
    heard = await lurah.say("tak terjangkau")
    assert f"{number} Perbaikan drainase Jl. Mawar RT 05: berhenti" in heard[-1].text
    assert "berhenti" not in (await siti.say("mulai"))[-1].text
    world.app.claims.look()
    assert await siti.new() == []


async def test_who_was_not_told_is_listed_when_the_message_has_gone(world: World) -> None:
    """Messages are kept for 90 days; that one did not arrive is known for longer."""
    siti = await world.person("siti").welcomed()
    number = await siti.proposes()
    lurah = await official(world, "lurah", Role.VERIFIKATOR, "18.72.01.1003")
    await lurah.say(f"buka {number}")
    await lurah.tap("Nyatakan lengkap")
    await lurah.say("ya")
    await siti.new()
    [row] = await world.rows(
        select(letters.c.id).where(letters.c.proposal_id.is_not(None), letters.c.version == 2)
    )
    await world.app.turns.take(Receipt("terminal", "failed", id=row.id, why="unknown number"))
    listed = f"{number} Perbaikan drainase Jl. Mawar RT 05: pesannya ditolak"
    assert listed in (await lurah.say("tak terjangkau"))[-1].text
    world.clock.move(days=80)  # before its date passes
    await Scheduler(world.app.turns, world.clock).purge()
    world.clock.move(days=20)
    await Scheduler(world.app.turns, world.clock).purge()
    assert await world.rows(select(letters).where(letters.c.id == row.id)) == []
    assert listed in (await lurah.say("tak terjangkau"))[-1].text
