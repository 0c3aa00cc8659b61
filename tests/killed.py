"""The program as the kill test runs it: all of it, with Telegram's pacing raised."""

from __future__ import annotations

import asyncio
import dataclasses

from bot import settings
from bot.app import build
from bot.channels.telegram.limits import TELEGRAM
from bot.commands.serve import bind, connected, serve


async def main() -> None:
    read = settings.read()
    listener = bind(read.host, read.port)
    fast = dataclasses.replace(TELEGRAM, rate=1e5, chat_rate=1e5, chat_burst=1000, gather_hold=0.0)
    async with build(read, limits={"telegram": fast}) as app, connected(app):
        await serve(app, listener)


if __name__ == "__main__":
    asyncio.run(main())
