"""An announcement to people who have been silent on WhatsApp: what its preview says of them is what
becomes of them."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta

import pytest
from sqlalchemy import update

import locales
from bot.settings import Settings
from bot.work.broadcaster import Broadcaster
from storage.database.tables import people
from tests.bot.sending.outside_given import silent
from tests.bot.sending.test_bill import admin
from tests.storage.messages.test_broadcasts import IMOPURO
from tests.support import Clock

LINES = ("umumkan", "Imopuro", "[Semua warga di sana]", "Kerja bakti Minggu", "lewati", "Sekarang")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_preview_says_on_which_day_the_last_is_reached(
    settings: Settings, clock: Clock
) -> None:
    async with silent(dataclasses.replace(settings, twilio_daily=2), clock) as it:
        await admin(it)
        for n in range(1, 6):
            await it.knows(f"warga{n}")
        async with it.on.world.app.database.writer.begin() as connection:
            of_all = people.c.address != it.on.phones["admin"].removeprefix("whatsapp:")
            await connection.execute(update(people).where(of_all).values(area=IMOPURO))
        clock.move(hours=26)
        for line in LINES:
            said = await it.hears(line, "admin")
        preview = "\n".join(said)
        assert "sudah lama tidak menulis di WhatsApp: 5. Diminta membalas BUKA dulu" in preview
        assert "paling banyak 2 orang sehari" in preview
        assert "perkiraan biaya WhatsApp: 0,125 dolar AS" in preview
        [day] = re.findall(r"orang sehari, sampai (.+)", preview)
        zone = it.on.world.app.site.zone("18.72")
        assert day == locales.date("id", (clock() + timedelta(days=2)).astimezone(zone).date())
        await it.hears("ya", "admin")
        await Broadcaster(it.on.world.app.turns, clock).tick()
        begun = len(it.twilio.messages)
        reached: list[str] = []
        for _ in range(6 * 4):
            openings = [m for m in it.twilio.messages[begun:] if m.body.startswith("Ada kabar")]
            if len(openings) == 5:
                reached.append(locales.date("id", clock().astimezone(zone).date()))
                break
            await it.after(hours=6, minutes=1)
        assert len({message.to for message in openings}) == 5
        assert reached == [day]
