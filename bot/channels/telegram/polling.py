"""Asks Telegram for updates, where it cannot come to us."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.base import News, Take, Unavailable, Unread, Unreadable
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sending import seconds
from bot.channels.telegram.troubles import Troubles
from bot.faults import tell

log = logging.getLogger("rembuk.telegram")

# Always named: left out, Telegram keeps what was set before.
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

POLL = 30  # seconds that Telegram holds a request for updates open


@dataclass(slots=True)
class Polling:
    """`read` makes news of an update as data, or raises Unreadable; then `keep_unread` is given
    it. `retry`: seconds before another try, longer each time."""

    bot: Bot
    request: AiohttpRequest
    read: Callable[[Any], list[News]]
    troubles: Troubles
    keep_unread: Unread | None
    retry: float

    async def run(self, take: Take) -> None:
        """Asks for updates until it is cancelled. An update counts as had once it is committed."""
        offset, wait = 0, self.retry
        hooked = True
        while True:
            try:
                if hooked:
                    await self.bot.delete_webhook()
                    hooked = False
                raw = await self._updates(offset)
                self.troubles.ended()
                had = await self._had(raw, take)
                if had > offset or not raw:
                    offset, wait = max(offset, had), self.retry
                    continue
            except InvalidToken:
                self.troubles.token()
            except Conflict:
                self.troubles.began("Another program asks Telegram for the same bot's updates.")
            except RetryAfter as error:
                await asyncio.sleep(seconds(error))
                continue
            except TelegramError as error:
                log.warning("no updates from Telegram: %s", type(error).__name__)
            except Exception as error:
                # A fault of ours must not end it for everybody. What was not had comes again.
                tell(log, "updates could not be taken", error)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 120)

    async def _updates(self, offset: int) -> Any:
        """Updates as they are: an update that cannot be parsed must not hide the others."""
        wanted = {"offset": offset, "timeout": POLL, "allowed_updates": ALLOWED}
        return await self.request.call(f"{self.bot.base_url}/getUpdates", wanted)

    async def _had(self, updates: Any, take: Take) -> int:
        """Hands over a batch, each chat's in order; gives the next offset."""
        if not isinstance(updates, list) or not updates:
            return 0
        chats: dict[str, list[News]] = {}
        for data in updates:
            try:
                for news in self.read(data):
                    address = getattr(news, "address", "")
                    chats.setdefault(address, []).append(news)
            except Unreadable as error:
                if self.keep_unread is not None:
                    await self.keep_unread(orjson.dumps(data), str(error))

        async def one_chat(several: list[News]) -> None:
            for news in several:
                while True:
                    try:
                        await take(news)
                        break
                    except Unavailable:
                        await asyncio.sleep(1)
                    except Exception as error:
                        tell(log, "news could not be taken; trying again", error)
                        await asyncio.sleep(self.retry)

        await asyncio.gather(*(one_chat(several) for several in chats.values()))
        ids = [data.get("update_id") for data in updates if isinstance(data, dict)]
        return max((id for id in ids if isinstance(id, int)), default=-1) + 1
