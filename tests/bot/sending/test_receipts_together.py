"""Words of a platform on many messages at once: one look at the database, as if each came alone."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.base import Receipt
from bot.settings import Settings
from storage.database.tables import outbox
from storage.messages import receipts
from tests.support import Clock
from tests.whole.test_platforms import on_whatsapp

# Words in their order, with why; how the message stands after them.
SAID: dict[str, tuple[tuple[tuple[str, str], ...], str]] = {
    "delivered, read": ((("delivered", ""), ("read", "")), "read"),
    "read, delivered": ((("read", ""), ("delivered", "")), "read"),
    "read, failed": ((("read", ""), ("failed", "63024")), "read"),
    "shut, delivered": ((("closed", "63016"), ("delivered", "")), "delivered"),
    "shut, failed": ((("closed", "63016"), ("failed", "63024")), "waiting"),
    "in passing, shut": ((("again", "63012"), ("closed", "63016")), "queued"),
}


async def test_words_on_many_messages(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    read = receipts.read

    async def counted(store: Any, wanted: Any) -> receipts.Known:
        looks.append(len(wanted))
        return await read(store, wanted)

    monkeypatch.setattr(receipts, "read", counted)
    async with on_whatsapp(settings, clock) as siti:
        for _ in SAID:
            await siti.say("bantuan")
        rows = await siti.world.rows(
            select(outbox.c.id, outbox.c.platform_id)
            .where(outbox.c.platform_id.is_not(None))
            .order_by(outbox.c.id)
        )
        messages = dict(zip(SAID, rows, strict=False))
        # Of some by our own number, of others by theirs alone.
        news = [
            Receipt("whatsapp", state, row.id if n % 2 else None, row.platform_id, why, 60.0)
            for n, (case, row) in enumerate(messages.items())
            for state, why in SAID[case][0]
        ]
        await asyncio.gather(*map(siti.world.app.turns.take, news))
        found = await siti.world.rows(select(outbox.c.id, outbox.c.state))
        states = {row.id: row.state for row in found}
        assert {case: states[row.id] for case, row in messages.items()} == {
            case: state for case, (_, state) in SAID.items()
        }
        # What failed is read anew for the word after it.
        assert sorted(looks) == [1, 1, 1, len(news)]
