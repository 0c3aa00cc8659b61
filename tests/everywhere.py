"""The program on Telegram, WhatsApp and in the browser at once, and who speaks there."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.channels.browser.channel import Browser
from bot.channels.telegram.channel import Telegram, secret_of
from bot.channels.whatsapp.channel import WhatsApp
from bot.settings import Settings
from storage.database.store import Store
from storage.staff import staff
from storage.staff.roles import Role
from storage.staff.staff import at_command_line
from tests.fakes import bot_api, twilio
from tests.fakes.twilio import Sent
from tests.support import Clock, Collector, World, picture
from tests.whole.test_platforms import Asgi, Shapes, unpaced

PHONE = "+6281234567890"


@dataclass(repr=False)
class Everywhere:
    """The program on three channels at once, and who speaks on them."""

    world: World
    api: bot_api.FakeBotApi
    twilio: twilio.FakeTwilio
    web: Asgi

    async def telegram(self, chat: int, line: str) -> str:
        """Said, or [tapped], on Telegram; gives the newest message there."""
        if tapped := re.fullmatch(r"\[(.*)\]", line):
            update = self.api.tap(self._key(chat, tapped[1]), chat)
        else:
            update = self.api.message(chat, text=line)
        await self._post_telegram(update)
        return self.api.texts(chat)[-1]

    async def photo(self, chat: int) -> None:
        await self._post_telegram(self.api.photo(picture(), chat))

    async def document(self, chat: int, data: bytes, name: str) -> None:
        await self._post_telegram(self.api.document(data, name, chat))

    async def joins(self, chat: int, name: str, role: Role, area: str) -> None:
        """Says hello on Telegram and takes up an invitation."""
        codes: list[str] = []

        async def invites(store: Store) -> None:
            codes.append(await staff.invite(store, at_command_line("uji"), role, area))

        await self.world.app.turns.do(invites)
        for line in ("halo", "ya", name, f"petugas {codes[0]}"):
            await self.telegram(chat, line)

    async def _post_telegram(self, update: Any) -> None:
        self.world.clock.move(seconds=1)
        secret = {
            "X-Telegram-Bot-Api-Secret-Token": secret_of(
                self.world.app.settings, self.world.app.secret
            )
        }
        answer = await self.web.client.post("/telegram", json=update, headers=secret)
        assert answer.status_code == 200
        await self.world.app.settled()

    def _key(self, chat: int, label: str) -> str:
        for call in reversed(self.api.sent):
            if call.args["chat_id"] == chat and (markup := call.args.get("reply_markup")):
                for key in (key for row in markup["inline_keyboard"] for key in row):
                    if key["text"] == label and "callback_data" in key:
                        return str(key["callback_data"])
        raise AssertionError(label)

    async def receipts(self, message: Sent, *states: str) -> None:
        """Twilio says how far a message came."""
        for state in states:
            path, form, headers = self.twilio.status(message, state)
            answer = await self.web.client.post(path, content=urlencode(form), headers=headers)
            assert answer.status_code in (200, 204)
        await self.world.app.settled()

    async def whatsapp(self, line: str, **more: Any) -> str:
        """The same on WhatsApp."""
        tapped = re.fullmatch(r"\[(.*)\]", line)
        if tapped is None:
            form, headers = self.twilio.inbound(line, f"whatsapp:{PHONE}", **more)
        else:
            message, choice = next(
                (message, choice)
                for message in reversed(self.twilio.messages)
                for choice in message.choices
                if choice[1] == tapped[1]
            )
            listed = message.kind == "list-picker"
            form, headers = self.twilio.inbound(
                "",
                f"whatsapp:{PHONE}",
                row=choice if listed else None,
                button=None if listed else choice,
            )
        self.world.clock.move(seconds=1)
        answer = await self.web.client.post("/whatsapp", content=urlencode(form), headers=headers)
        assert answer.status_code == 200
        await self.world.app.settled()
        return self.twilio.messages[-1].body


@contextlib.asynccontextmanager
async def on_all(settings: Settings, clock: Clock) -> AsyncIterator[Everywhere]:
    """The program with fakes of both platforms, whose violations are asserted when it closes."""
    async with contextlib.AsyncExitStack() as stack:
        api = await stack.enter_async_context(bot_api.strict())
        fake = await stack.enter_async_context(
            twilio.strict(public_url=settings.public_url, now=clock)
        )
        telegram = Telegram(bot_api.TOKEN, api_url=api.url, limits=unpaced(Telegram))
        stack.push_async_callback(telegram.stop)
        whatsapp = WhatsApp(
            fake.account, fake.token, fake.sender, settings.public_url, Shapes(),
            lambda locale, words: " / ".join(words), api_url=fake.url, now=clock,
            limits=unpaced(WhatsApp), media_waits=(0.01,),
        )  # fmt: skip
        stack.push_async_callback(whatsapp.stop)
        await whatsapp.objects.ensure()
        channels = {
            "telegram": telegram,
            "whatsapp": whatsapp,
            "browser": Collector("browser", Browser.limits),
        }
        world = await stack.enter_async_context(World.made(settings, clock, channels=channels))
        web = Asgi(world.app)
        await stack.enter_async_context(web.client)
        yield Everywhere(world, api, fake, web)
