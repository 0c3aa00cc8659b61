"""Telegram's channel beside a Bot API of our own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.channel import Telegram
from tests.fakes.bot_api import TOKEN, FakeBotApi, strict


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with strict() as fake:
        yield fake


@pytest.fixture
async def telegram(api: FakeBotApi) -> AsyncIterator[Telegram]:
    channel = Telegram(TOKEN, api_url=api.url, group_notice="Tulis langsung ke saya.", retry=0.05)
    yield channel
    await channel.stop()
