"""Each kind of news reaches who has been silent for 25 hours, whole, as its approved text: what
staff ask, that nothing has happened yet, a meeting that is called, moved, near and called off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.settings import Settings
from bot.work.scheduler import Scheduler
from storage.database.store import Store
from storage.database.tables import proposals, remarks
from storage.proposals import questions
from storage.staff.staff import at_command_line
from tests.bot.sending.outside_given import Silent, silent
from tests.fakes.twilio import Sent
from tests.handlers.meetings.test_meetings import START, made, passes
from tests.handlers.meetings.test_reminders import cancelled, changed
from tests.storage.messages.test_broadcasts import run
from tests.support import Clock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WHEN = "Kamis, 21 Januari 2027, pukul 09.00 sampai 12.00 WIB"


async def asked(it: Silent, text: str) -> list[Sent]:
    before = len(it.twilio.messages)
    [row] = await it.on.world.rows(select(proposals.c.id))

    async def chore(store: Store) -> None:
        await questions.ask(store, at_command_line("Sri Lestari"), row.id, text)

    await it.on.world.app.turns.do(chore)
    await it.on.world.app.settled()
    return it.twilio.messages[before:]


async def came(it: Silent, since: int) -> list[str]:
    """What has come since, once all that waits has been decided on."""
    await run(it.on.world)
    await it.ticked()
    await run(it.on.world)
    return [each.body for each in it.twilio.messages[since:]]


async def test_a_question_of_staff_is_read_and_answered(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        number = await it.proposes()
        clock.move(hours=25)
        [message] = await asked(it, "Di sisi kiri atau kanan jalan?")
        assert message.body.startswith(f"Petugas Kota Metro bertanya tentang usulan {number}")
        assert "Pertanyaannya: Di sisi kiri atau kanan jalan?" in message.body
        heard = " ".join(await it.hears("sisi kiri"))
        assert "teruskan" in heard or "sampaikan" in heard
        rows = await it.on.world.rows(select(remarks.c.text))
        assert "sisi kiri" in {row.text for row in rows}


async def test_that_nothing_has_happened_yet(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        number = await it.proposes()
        before = len(it.twilio.messages)
        for _ in range(14):
            clock.move(days=7)
            await Scheduler(it.on.world.app.turns, clock).watch()
            if said := await came(it, before):
                break
        [body] = said
        assert body.startswith(f"Kabar berkala dari Kota Metro tentang usulan {number}")
        assert "Sampai di mana:" in body
        assert "Lalu bagaimana?" in body


async def test_a_meeting_called_moved_near_and_called_off(settings: Settings, clock: Clock) -> None:
    async with silent(settings, clock) as it:
        await it.proposes()
        world = it.on.world
        clock.now = START - timedelta(days=8)
        before = len(it.twilio.messages)
        meeting = await made(world)
        [body] = await came(it, before)
        assert body.startswith("Pemberitahuan dari Kota Metro tentang Musrenbang Kelurahan Imopuro")
        assert f"Waktunya: {WHEN}" in body
        assert "Tempatnya: Balai Kelurahan" in body
        clock.move(hours=1)
        before = len(it.twilio.messages)
        await changed(world, meeting.id, START + timedelta(days=1))
        [body] = await came(it, before)
        assert "Waktunya: Jumat, 22 Januari 2027" in body
        assert "Ada yang berubah" in body or "Semula" in body
        before = len(it.twilio.messages)
        await passes(world, clock, START + timedelta(minutes=1))
        [body] = await came(it, before)
        assert body.startswith("Pengingat dari Kota Metro untuk Musrenbang Kelurahan Imopuro")
        assert "Balas HADIR" in body
        assert "akan hadir" in " ".join(await it.hears("hadir"))
        clock.move(hours=1)
        before = len(it.twilio.messages)
        await cancelled(world, meeting.id)
        [body] = await came(it, before)
        assert "Hujan badai" in body


async def test_where_its_kind_is_not_approved_buka_brings_it(
    settings: Settings, clock: Clock
) -> None:
    async with silent(settings, clock, approved=("opening",)) as it:
        await it.proposes()
        clock.now = START - timedelta(days=8)
        before = len(it.twilio.messages)
        await made(it.on.world)
        [opening] = await came(it, before)
        assert opening.startswith("Ada kabar")
        # One opening for all that is held.
        assert await asked(it, "Berapa lebarnya?") == []
        heard = await it.hears("buka")
        assert any("Musrenbang Kelurahan Imopuro" in each and WHEN in each for each in heard)
        assert any("Berapa lebarnya?" in each for each in heard)
