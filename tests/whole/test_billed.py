"""From one sentence to a number: how many messages that costs where each is billed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.database.tables import proposals
from tests.support import Clock
from tests.whole.test_platforms import on_whatsapp

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WISH = "usul lampu jalan di gang melati rt 3 rw 2 imopuro, tiap malam gelap, 4 titik"
NEWCOMER = ("halo", "ya", "Siti Aminah", WISH, "kirim")


async def test_from_one_sentence_to_a_number(settings: Settings, clock: Clock) -> None:
    """At most 5 messages out for a newcomer, 2 for who is known: one for each of theirs."""
    async with on_whatsapp(settings, clock) as on:
        for line in NEWCOMER:
            clock.move(seconds=1)
            await on.say(line)
        rows = await on.world.rows(select(proposals))
        assert [row.rt for row in rows] == ["03"]
        first = len(on.twilio.messages)
        assert first <= 5
        # The number with its code to show is one message, and its choices can be typed.
        last = on.twilio.messages[-1]
        assert last.media
        assert "MTR-2028-00001" in last.body
        number = next(line[0] for line in last.body.split("\n") if line.endswith("Bagikan"))
        await on.say(number)
        assert "gang melati" in on.twilio.messages[-1].body
        known = len(on.twilio.messages)
        for line in (WISH.replace("melati", "kenanga"), *NEWCOMER[4:]):
            clock.move(minutes=1)
            await on.say(line)
        assert len(await on.world.rows(select(proposals))) == 2
        assert len(on.twilio.messages) - known <= 2
