"""What is billed is counted by kind, shown to admins, forecast, and bounded by a ceiling."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.commands import doctor
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from storage.database.store import Store
from storage.database.tables import people
from storage.messages import bill
from storage.staff import staff
from storage.staff.roles import Role
from tests.bot.sending.outside_given import TASKS, Silent, silent
from tests.support import Clock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def admin(it: Silent) -> None:
    async def invite(store: Store) -> str:
        return await staff.invite(store, staff.at_command_line("t"), Role.ADMIN, "18.72")

    code = await it.on.world.app.turns.do(invite)
    for line in ("halo", "ya", "lewati", code):
        await it.on.say(line, "admin")


async def read(it: Silent) -> bill.Bill:
    async with it.on.world.app.database.read() as connection:
        return await bill.read(connection, it.clock())


async def test_every_billed_message_is_counted_once(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        siti = await it.knows()
        found = await read(it)
        assert found.counts == {"reply": len(it.twilio.messages)}
        assert found.free == bill.FREE - len(it.twilio.messages)
        clock.move(hours=25)
        await it.tell(siti, "satu", TASKS)
        found = await read(it)
        assert found.counts["utility"] == 1
        # Replies are free but for the fee; an approved text costs its rate too.
        fees = len(it.twilio.messages) * Decimal("0.005")
        assert found.usd == Decimal("0.02") + fees
        clock.move(days=40)
        assert (await read(it)).counts == {}


async def test_who_came_by_an_advertisement_costs_the_fee_alone_for_three_days(
    settings: Settings, clock: Clock
) -> None:
    """Replies, and approved texts too."""
    came = {"ReferralSourceType": "ad", "ReferralSourceId": "120200000000000000"}
    async with silent(settings, clock) as it:
        form, headers = it.twilio.inbound("halo", "whatsapp:+6281234500099", more=came)
        assert (await it.on.post(form, headers)).status_code == 200
        await it.on.world.app.settled()
        assert (await read(it)).counts == {"entry": 1}
        siti = await it.knows()
        first = await read(it)
        assert first.counts["entry"] == 1
        assert first.free == bill.FREE - first.counts["reply"]
        assert first.usd == Decimal("0.005") * sum(first.counts.values())
        clock.move(hours=71)
        form, headers = it.twilio.inbound("bantuan", "whatsapp:+6281234500099")
        await it.on.post(form, headers)
        await it.on.world.app.settled()
        assert (await read(it)).counts["entry"] > 1
        clock.move(hours=2)
        before = await read(it)
        await it.tell(siti, "satu", TASKS)
        form, headers = it.twilio.inbound("bantuan", "whatsapp:+6281234500099")
        await it.on.post(form, headers)
        await it.on.world.app.settled()
        assert (await read(it)).counts["entry"] == before.counts["entry"]


async def test_rates_say_where_they_are_from_and_can_be_set(
    settings: Settings, clock: Clock
) -> None:
    async with silent(settings, clock, approved=None) as it:
        assert await it.on.world.app.turns.do(lambda store: bill.forecast(store, 1000)) == 25
        await admin(it)
        said = " ".join(await it.hears("biaya", "admin"))
        assert "Tarif utilitas: 0,02 dolar AS, ditambah 0,005 untuk Twilio (dari Meta" in said
        for wrong in ("", " utilitas", " utilitas mahal", " utilitas -1", " utilitas 2"):
            [said] = await it.hears(f"biaya tarif{wrong}", "admin")
            assert said.startswith("Belum terbaca")
        [said] = await it.hears("biaya tarif utilitas 0,0145", "admin")
        assert "sekarang 0,0145 dolar AS" in said
        said = " ".join(await it.hears("biaya", "admin"))
        assert "0,0145 dolar AS" in said
        assert "ditetapkan admin, Selasa, 24 November 2026" in said
        [said] = await it.hears("biaya tarif utilitas 0,0145 dolar", "admin")
        assert "sekarang 0,0145 dolar AS" in said
        cost = await it.on.world.app.turns.do(lambda store: bill.forecast(store, 1000))
        assert cost == Decimal("19.5")
        [said] = await it.hears("biaya tarif balasan 0,01")
        assert "Setuju?" in said or "petugas" in said


async def test_doctor_and_metrics_show_the_bill_and_what_was_refused(
    settings: Settings, clock: Clock
) -> None:
    async with silent(settings, clock, approved=None) as it:
        siti = await it.knows()
        [message] = await it.tell(siti, "satu")
        path, form, headers = it.twilio.status(message, "undelivered", 39999)
        await it.on.post(form, headers, path)
        await it.on.world.app.settled()
        page = (await it.on.web.client.get("/metrics")).text
        sent = len(it.twilio.messages)
        assert f'rembuk_billed_messages{{kind="reply"}} {sent}.0' in page
        assert f"rembuk_free_replies {bill.FREE - sent}.0" in page
        assert 'rembuk_refusals_total{channel="whatsapp",code="39999"} 1.0' in page
        found = await doctor.examine(settings, clock)
        assert found["bill"]["messages"] == {"reply": sent}
        assert found["bill"]["rates"]["utility"] == "0.02 + 0.005 (Meta dan Twilio, 2024)"
        assert found["refused"] == {"39999": 1}


def test_what_is_free_is_free_once(database_url: str) -> None:
    assert bill.country_of("+6281234567890") == "62"
    assert bill.country_of("ID.4566") == "62"


async def test_biaya_is_for_admins(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock, approved=None) as it:
        await admin(it)
        await it.knows()
        [words] = await it.hears("biaya", "admin")
        assert "Perkiraan biaya pesan WhatsApp November 2026: " in words
        assert "dari 1000" in words
        assert "Belum ada batas." in words
        [words] = await it.hears("biaya")
        assert "Perkiraan" not in words
        [words] = await it.hears("biaya batas 50", "admin")
        assert "50,00 dolar" in words
        for wrong in ("banyak", "-1", "50,5", "Rp 800.000", "0"):
            [words] = await it.hears(f"biaya batas {wrong}", "admin")
            assert "bilangan bulat" in words
        assert (await read(it)).ceiling == 50
        for said, usd in (("1.500", 1500), ("$75", 75), ("60 dolar AS", 60)):
            await it.hears(f"biaya batas {said}", "admin")
            assert (await read(it)).ceiling == usd
        await it.hears("biaya batas kosong", "admin")
        assert (await read(it)).ceiling is None


async def test_above_the_ceiling_announcements_wait(settings: Settings, clock: Clock) -> None:
    """Replies and outcomes go on."""
    async with silent(settings, clock, approved=None) as it:
        await admin(it)
        siti = await it.knows()
        await it.hears("biaya batas 1", "admin")
        spent = {("whatsapp", bill.UTILITY, "62"): 40}
        await it.on.world.app.turns.do(lambda store: bill.add(store, spent))
        assert (await read(it)).over
        clock.move(hours=1)
        async with it.on.world.app.database.writer.begin() as connection:
            await connection.execute(people.update().values(area="18.72.01.1003"))
        before = len(it.twilio.messages)
        await it.on.world.mailing("Kerja bakti hari Minggu")
        broadcaster = Broadcaster(it.on.world.app.turns, clock)
        await broadcaster.loop.tick()
        await it.on.world.app.settled()
        assert it.twilio.messages[before:] == []
        assert len(await it.tell(siti, "keputusan")) == 1
        await it.hears("biaya batas kosong", "admin")
        it.on.world.app.claims.look()
        await it.on.world.app.settled()
        assert "Kerja bakti hari Minggu" in [each.body for each in it.twilio.messages]
