"""Channels that can refuse, for all tests of meetings."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.browser.channel import Browser
from bot.channels.terminal.channel import Terminal
from bot.settings import Settings
from tests.bot.sending.test_sender import Troubled
from tests.support import Clock, World


@pytest.fixture
async def world(settings: Settings, clock: Clock) -> AsyncIterator[World]:
    channels = {
        "terminal": Troubled("terminal", Terminal.limits),
        "browser": Troubled("browser", Browser.limits),
    }
    async with World.made(settings, clock, channels=channels) as made:
        yield made
