"""Whoever has two chats is written to once, where they wrote last; if that is gone, or closed to
what they have not asked for, in the other."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.channels.base import Gone, Standing
from bot.channels.telegram.limits import TELEGRAM
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from storage.database.tables import addresses, outbox, people
from tests.bot.sending.test_sender import Troubled, tell
from tests.handlers.people.test_one_person import joined, knows
from tests.support import Clock, World


class Both:
    """Siti on WhatsApp, where she wrote last, and on Telegram."""

    def __init__(self, world: World, whatsapp: Troubled, telegram: Troubled) -> None:
        self.world, self.whatsapp, self.telegram = world, whatsapp, telegram

    def got(self, text: str) -> list[str]:
        """Where a text was said."""
        both = (self.whatsapp, self.telegram)
        return [each.name for each in both for parcel in each.sent if parcel.text == text]

    async def told(self, text: str) -> list[str]:
        await tell(self.world, text, to="siti")
        await self.world.app.settled()
        return self.got(text)


@pytest.fixture
async def both(settings: Settings, clock: Clock) -> AsyncIterator[Both]:
    whatsapp, telegram = Troubled("whatsapp", WHATSAPP), Troubled("telegram", TELEGRAM)
    channels = {"whatsapp": whatsapp, "telegram": telegram}
    async with World.made(settings, clock, channels=channels) as world:
        first, second = world.person("7", "telegram"), world.person("siti", "whatsapp")
        await knows(first)
        await knows(second)
        assert "menjadi satu" in await joined(first, second)
        await world.app.settled()
        yield Both(world, whatsapp, telegram)


async def test_once_where_they_wrote_last(both: Both) -> None:
    assert await both.told("kabar") == ["whatsapp"]


async def test_on_the_other_while_that_is_closed(both: Both, clock: Clock) -> None:
    clock.move(hours=25)
    assert await both.told("kabar") == ["telegram"]
    # It stays where they wrote last: a word there, and news comes there again.
    await both.world.person("siti", "whatsapp").say("bantuan")
    assert await both.told("lagi") == ["whatsapp"]


async def test_on_the_other_when_that_is_gone(both: Both) -> None:
    """Also what found it out; from then on all of it."""
    both.whatsapp.troubles = [Gone("63003")]
    assert await both.told("kabar") == ["telegram"]
    assert await both.told("lagi") == ["telegram"]
    rows = await both.world.rows(select(people.c.channel, people.c.address))
    assert [tuple(row) for row in rows] == [("telegram", "7")]


async def test_what_failed_later_is_said_on_the_other(both: Both) -> None:
    """By a status callback: refused, and nobody is there."""
    assert await both.told("kabar") == ["whatsapp"]
    take = both.world.app.turns.take
    async with both.world.app.database.writer.begin() as connection:
        mine = outbox.c.text == "kabar"
        await connection.execute(outbox.update().where(mine).values(state="refused", why="63003"))
    await take(Standing("whatsapp", "siti", True, "63003"))
    await both.world.app.settled()
    assert both.got("kabar") == ["whatsapp", "telegram"]
    await take(Standing("whatsapp", "siti", True, "63003"))
    await both.world.app.settled()
    assert both.got("kabar") == ["whatsapp", "telegram"]


async def test_where_there_is_no_other_it_is_gone(both: Both) -> None:
    both.telegram.troubles, both.whatsapp.troubles = [Gone("blocked")], [Gone("63003")]
    assert await both.told("kabar") == []
    rows = await both.world.rows(select(outbox.c.state).where(outbox.c.text == "kabar"))
    assert [row.state for row in rows] == ["gone"]
    rows = await both.world.rows(select(addresses.c.blocked_at))
    assert all(row.blocked_at is not None for row in rows)
