"""Whoever waits for an answer longer than a second sees that one is being written."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.channels.base import Typing
from bot.channels.telegram.limits import TELEGRAM
from bot.sending.typing import LONGEST, Waits
from bot.settings import Settings
from handlers.conversation.messages import Incoming
from tests.bot.sending.test_sender import Troubled, until
from tests.support import Clock, World
from tests.whole.test_platforms import on_whatsapp

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Shown(Troubled):
    """A platform that shows it, as long as it is told to."""

    typing_lasts = 0.0

    def __init__(self) -> None:
        super().__init__("telegram", TELEGRAM)
        self.typed: list[str] = []

    async def typing(self, message: Incoming) -> None:
        self.typed.append(message.id)


async def test_who_waits_for_an_answer_sees_that_it_comes(settings: Settings, clock: Clock) -> None:
    channel, gate = Shown(), asyncio.Event()

    async def wait(parcel: Any) -> None:
        await gate.wait()

    async with World.made(settings, clock, channels={"telegram": channel}) as world:
        waits = Waits(world.app.sender, after=0.0)
        world.app.turns.waits = waits.heard
        channel.blocker = wait
        said = world.person("7", "telegram").message(text="halo")
        await world.app.turns.take(said)
        # Again and again, until the answer is there.
        await until(lambda: channel.typed.count(said.id) > 2)
        gate.set()
        await world.app.settled()
        shown = len(channel.typed)
        loop = asyncio.get_running_loop()
        waits._due(channel, said, loop.time())
        assert waits._tasks == set()
        # Nor for ever, should no answer come.
        with waits.heard(said):
            waits._due(channel, said, loop.time() - LONGEST - 1)
            assert waits._tasks == set()
        async with waits:
            pass
        assert len(channel.typed) == shown


async def test_a_quick_answer_is_answer_enough(settings: Settings, clock: Clock) -> None:
    """Nothing is shown within the first second, and where it cannot be shown nothing is tried."""
    channel = Shown()
    async with World.made(settings, clock, channels={"telegram": channel}) as world:
        waits = Waits(world.app.sender, after=1000.0)
        world.app.turns.waits = waits.heard
        await world.app.turns.take(world.person("7", "telegram").message(text="halo"))
        await world.app.settled()
        assert (channel.typed, len(channel.sent)) == ([], 1)
        async with waits:
            pass
        assert all(timer.cancelled() for timer in waits._timers.values())
    plain = Troubled("telegram", TELEGRAM)
    async with World.made(settings, clock, channels={"telegram": plain}) as world:
        waits = Waits(world.app.sender, after=0.0)
        with waits.heard(world.person("8", "telegram").message(text="halo")):
            assert waits._timers == {}


async def test_whatsapp_shows_it_by_the_message_that_waits(
    settings: Settings, clock: Clock
) -> None:
    async with on_whatsapp(settings, clock) as on:
        form, headers = on.twilio.inbound("halo")
        assert (await on.post(form, headers)).status_code == 200
        await on.world.app.settled()
        sid = dict(form)["MessageSid"]
        channel = on.world.app.channels["whatsapp"]
        assert isinstance(channel, Typing)
        await channel.typing(Incoming("whatsapp", "+6281234567890", sid, clock()))
        assert on.twilio.typed == [sid]
