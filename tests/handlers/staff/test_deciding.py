"""What a decision needs, who was quicker, and what is taken back or kept for the next year."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.work.scheduler import Scheduler
from handlers import told as notices
from storage.database.ids import new_id
from storage.database.store import Store, Unannounced
from storage.database.tables import history
from storage.database.tables import proposals as rows
from storage.proposals import decisions
from storage.proposals.reasons import Reason
from storage.proposals.rulings import RULES, Decision, Ruling, Unreasoned
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.handlers.staff.test_desk import official, the_proposal
from tests.support import World


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
        for said in ("lewati", "begitu saja", "selesai", "ya"):
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
        tahap = {Decision.RKPD: "kota", Decision.APBD: "apbd"}.get(decision, "kelurahan")
        words = notices.table(world.app.site)
        del words[rule.event]
        async with world.app.database.write() as transaction:
            stands = update(rows).where(rows.c.id == row.id)
            await transaction.connection.execute(stands.values(state=min(rule.states), tahap=tahap))
            store = Store(transaction, words, world.app.turns.post, world.clock())
            ruling = Ruling(
                decision,
                Reason.NO_MONEY if rule.reasoned else None,
                "Habis",
                amount=25_000_000 if rule.amount else None,
                extent="1 dari 2 m" if rule.extent else None,
            )
            with pytest.raises(Unannounced):
                await decisions.decide(store, at_command_line("Camat"), row.id, ruling)
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


async def test_kept_for_the_next_year_and_carried_over(world: World) -> None:
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
    assert (row.state, row.year, row.number_year) == ("belum_diakomodir", 2028, 2028)
    scheduler = Scheduler(world.app.turns, world.clock)
    world.clock.move(days=410)  # 8 January 2028: nobody has carried it over
    await scheduler.tick()
    [told] = await siti.new()
    assert "Usulan yang disimpan ini seharusnya dibahas lagi" in told.text
    assert (await the_proposal(world)).state == "belum_diakomodir"
    await lurah.say("bawa ke 2029")
    await lurah.say("ya")
    await scheduler.tick()
    await world.app.settled()
    [told] = await siti.new()
    assert "Dibahas lagi untuk rencana kerja kota tahun 2029" in told.text
    row = await the_proposal(world)
    assert (row.state, row.year, row.number_year) == ("diajukan", 2029, 2028)
