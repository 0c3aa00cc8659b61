"""The fakes themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes.bot_api import FakeBotApi, strict


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with strict() as fake:
        yield fake
