"""The program as the kill tests run it: all of it, with Telegram's pacing raised, or as TEST_LIMITS
says (JSON: {"telegram": {"rate": 50.0}}); so many seconds ahead of now as TEST_AHEAD says."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
from datetime import datetime, timedelta

from bot import settings
from bot.app import build
from bot.channels.registry import LIMITS
from bot.channels.telegram.limits import TELEGRAM
from bot.clock import machine
from bot.commands.serve import bind, connected, serve


async def main() -> None:
    read = settings.read()
    listener = bind(read.host, read.port)
    fast = dataclasses.replace(TELEGRAM, rate=1e5, chat_rate=1e5, chat_burst=1000, gather_hold=0.0)
    limits = {"telegram": fast}
    for name, more in json.loads(os.environ.get("TEST_LIMITS", "{}")).items():
        limits[name] = dataclasses.replace(limits.get(name, LIMITS[name]), **more)
    ahead = timedelta(seconds=float(os.environ.get("TEST_AHEAD", "0")))

    def clock() -> datetime:
        return machine() + ahead

    async with build(read, limits=limits, clock=clock) as app, connected(app):
        await serve(app, listener)


if __name__ == "__main__":
    asyncio.run(main())
