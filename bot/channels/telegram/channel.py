"""Telegram: updates in, messages out, by python-telegram-bot's types."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import os
from collections.abc import Awaitable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
from telegram import Bot, BotCommand, InputFile
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.base import (
    Limits,
    Menu,
    News,
    Parcel,
    Take,
    TryLater,
    Unfetchable,
    Unread,
    Unreadable,
)
from bot.channels.sound import sound
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.limits import TELEGRAM
from bot.channels.telegram.polling import ALLOWED, POLL, Polling
from bot.channels.telegram.receiving import NAME, place_of, seen
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sending import Call, call_of, refusal, seconds
from bot.channels.telegram.troubles import Troubles
from bot.settings import Settings
from handlers.conversation.messages import Attachment, Incoming

log = logging.getLogger("rembuk.telegram")

# The kind of RetryAfter.retry_after to come; the old one warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# At DEBUG the library writes the addresses that it calls, and in them the token.
logging.getLogger("telegram.Bot").setLevel(logging.INFO)


class Telegram:
    """The channel. `group_notice` is what those hear who speak to us in a group; `keep_unread`
    is given raw updates that could not be read.

    The network is not touched before `start`, which neither waits for Telegram nor fails without
    it; `trouble` says what staff should know.
    """

    name = NAME
    typing_lasts = 5.0

    def __init__(
        self,
        token: str,
        *,
        api_url: str = "",
        group_notice: str = "",
        keep_unread: Unread | None = None,
        limits: Limits = TELEGRAM,
        retry: float = 5.0,
    ) -> None:
        self.limits = limits
        self.username: str | None = None
        base = api_url.rstrip("/") or "https://api.telegram.org"
        self._request = AiohttpRequest()
        self._asking = AiohttpRequest(connections=1, read_timeout=POLL + 10)
        self.bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._request,
            get_updates_request=self._asking,
        )
        self._groups = Groups(group_notice)
        self._own_id: int | None = None
        self._retry = retry
        self._troubles = Troubles()
        self._polling = Polling(
            self.bot, self._asking, self.read, self._troubles, keep_unread, retry
        )
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def trouble(self) -> str | None:
        """What is wrong at Telegram, in a sentence for staff; None while all is well."""
        return self._troubles.words

    # --- life -----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begins to ask who we are, again and again until Telegram answers."""
        self._spawn(self._who_we_are())

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._request.shutdown()
        await self._asking.shutdown()

    async def _who_we_are(self) -> None:
        wait = self._retry
        while await self.check() is not None:
            await asyncio.sleep(wait)
            wait = min(wait * 2, 300)

    async def check(self) -> str | None:
        """Asks Telegram whether the token is good; gives `trouble`."""
        try:
            me = await self.bot.get_me()
        except InvalidToken:
            self._troubles.token()
        except TelegramError as error:
            kind = type(error).__name__
            self._troubles.began(f"Telegram cannot be reached ({kind}); trying again.")
        else:
            self.username, self._own_id = me.username, me.id
            self._troubles.ended()
        return self.trouble

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work, name="telegram")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def listen(self, take: Take, menu: Menu, settings: Settings, secret: str) -> None:
        """Puts up the menu, then polls; or says where the webhook is."""
        polling = None
        if settings.telegram_polls:
            polling = asyncio.create_task(self.run_polling(take), name="polling")
        wait = 5.0
        try:
            while True:
                try:
                    await self.publish_menu(menu)
                    if polling is None:
                        url = f"{settings.base_url.rstrip('/')}/telegram"
                        await self.set_webhook(url, secret_of(settings, secret))
                    break
                except Exception as error:
                    log.warning("Telegram is not set up yet: %s", type(error).__name__)
                    await asyncio.sleep(wait)
                    wait = min(wait * 2, 300)
            if polling is not None:
                await polling
        finally:
            if polling is not None:
                polling.cancel()
                await asyncio.gather(polling, return_exceptions=True)

    async def publish_menu(self, menu: Menu) -> None:
        """The command menu; its words are written with underscores. The first language is also
        everybody else's."""
        for place, (locale, commands) in enumerate(menu.items()):
            listed = [
                BotCommand(word.lower().replace(" ", "_"), about[:256]) for word, about in commands
            ]
            if place == 0:
                await self.bot.set_my_commands(listed)
            await self.bot.set_my_commands(listed, language_code=locale)

    # --- in -------------------------------------------------------------------------------------

    async def set_webhook(self, url: str, secret: str) -> None:
        await self.bot.set_webhook(
            url, secret_token=secret, allowed_updates=ALLOWED, max_connections=40
        )

    async def receive(self, raw: bytes) -> list[News]:
        """What an update says. Raises Unreadable for what is no update."""
        try:
            data = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise Unreadable("not JSON") from error
        return self.read(data)

    def read(self, data: Any) -> list[News]:
        """The same, of an update as data."""
        now = datetime.now(UTC)
        what = seen(data, self.bot, now)
        if what.tapped is not None:
            self._spawn(self._answered(what.tapped))
        if what.keyboard is not None:
            self._spawn(self._taken_away(*what.keyboard))
        if what.group is not None:
            said = self._groups.answer(what.group, self.username, self._own_id, now)
            if said is not None:
                chat = what.group.chat.id
                self._spawn(self._quietly(self.bot.send_message(chat, said)))
        return [sound(news) for news in what.news]

    async def _answered(self, query: str) -> None:
        await self._quietly(self.bot.answer_callback_query(query))

    async def _taken_away(self, chat: int, message: int) -> None:
        await self._quietly(
            self.bot.edit_message_reply_markup(chat_id=chat, message_id=message, reply_markup=None)
        )

    async def _quietly(self, call: Awaitable[Any]) -> None:
        """Courtesies: whether they succeed changes nothing for anybody."""
        try:
            await call
        except Exception as error:  # also of what was no id
            log.debug("a courtesy failed: %s", type(error).__name__)

    async def run_polling(self, take: Take) -> None:
        """Asks for updates until it is cancelled. An update counts as had once it is committed."""
        await self._polling.run(take)

    # --- out ------------------------------------------------------------------------------------

    async def send(self, parcel: Parcel) -> str | None:
        """One call; a message that cannot be renewed any more is said anew. Raises TryLater,
        Refused, Gone; other errors mean an unknown outcome."""
        call = call_of(parcel)
        try:
            if parcel.file is None and parcel.replaces is not None:
                return await self._renewed(call, parcel, parcel.replaces)
            return await self._sent(call, parcel)
        except TelegramError as error:
            raise refusal(error) from error

    async def _sent(self, call: Call, parcel: Parcel) -> str:
        """Of the answer only the id is read."""
        url = f"{self.bot.base_url}/{call.method}"
        if parcel.file is None:
            sent = await self._request.call(url, call.arguments)
        else:
            file = InputFile(await parcel.file.load(), filename=parcel.file.name)
            wanted = {**call.arguments, call.file: file}
            data = RequestData([RequestParameter.from_input(k, v) for k, v in wanted.items()])
            sent = await self._request.post(url, data)
        return place_of(call.arguments["chat_id"], sent["message_id"])

    async def _renewed(self, call: Call, parcel: Parcel, replaces: str) -> str:
        try:
            await self._request.call(f"{self.bot.base_url}/{call.method}", call.arguments)
        except BadRequest as error:
            why = error.message.lower()
            if "message is not modified" in why:
                return replaces
            if "message to edit not found" not in why and "can't be edited" not in why:
                raise
            anew = replace(parcel, replaces=None)
            return await self._sent(call_of(anew), anew)
        return replaces

    async def typing(self, message: Incoming) -> None:
        """Shows that we type; gone after some seconds, or with the next message."""
        wanted = {"chat_id": int(message.address), "action": "typing"}
        await self._request.call(f"{self.bot.base_url}/sendChatAction", wanted)

    async def fetch(self, attachment: Attachment) -> bytes:
        """The bytes of a file. Raises Unfetchable or TryLater."""
        if (attachment.size or 0) > self.limits.file:
            raise Unfetchable("too large")
        try:
            file = await self.bot.get_file(attachment.ref)
            if (file.file_size or 0) > self.limits.file:  # a server of our own has no limit
                raise Unfetchable("too large")
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            raise Unfetchable(error.message) from error
        except RetryAfter as error:
            raise TryLater(seconds(error)) from error
        except TelegramError as error:
            raise TryLater(5.0, type(error).__name__) from error


def secret_of(settings: Settings, ours: str) -> str:
    """What Telegram shows us with each update: the one set, else one of our own making."""
    if settings.telegram_secret:
        return settings.telegram_secret
    return hmac.new(ours.encode(), b"telegram", hashlib.sha256).hexdigest()


def check_secret(given: str | None, secret: str) -> bool:
    """Whether a webhook call carries our secret; in constant time, and never without one."""
    return bool(secret) and hmac.compare_digest((given or "").encode(), secret.encode())
