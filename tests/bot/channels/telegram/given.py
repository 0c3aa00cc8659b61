"""What the tests of Telegram's channel have in common."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from bot.channels.telegram.channel import Telegram
from tests.fakes.bot_api import Fault


def raw(update: dict[str, Any]) -> bytes:
    return json.dumps(update).encode()


async def courtesies(telegram: Telegram) -> None:
    """Waits for the calls that nobody waits for."""
    async with asyncio.timeout(10):
        await asyncio.gather(*telegram._tasks)


def error(status: int, why: str, **parameters: Any) -> Fault:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": why}
    if parameters:
        body["parameters"] = parameters
    return Fault("", status, body)
