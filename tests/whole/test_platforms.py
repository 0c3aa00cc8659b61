"""The same dialogues through the webhooks of Telegram and WhatsApp, and what goes wrong there."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import itertools
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import select

from bot.app import App, web_app
from bot.channels.telegram.channel import Telegram, secret_of
from bot.channels.telegram.limits import TELEGRAM
from bot.channels.whatsapp.channel import WhatsApp
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings
from handlers.conversation.messages import Literal, Outgoing, Priority
from storage.database.store import Store
from storage.database.tables import metadata
from tests.fakes import bot_api, twilio
from tests.support import Clock, SettingsIn, World, picture
from tests.whole.dialogues.billed import most
from tests.whole.dialogues.test_dialogues import (
    DIALOGUES,
    FILE,
    FOLDER,
    PHOTO,
    PLACE,
    RESIDENT,
    act,
    play,
    said_lines,
)

ADDRESS = "whatsapp:+6281234567890"


class Asgi:
    """Requests to the program's web application, without a port."""

    def __init__(self, app: App) -> None:
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=web_app(app)), base_url="http://rembuk.test"
        )


@dataclass
class OnTelegram:
    """A resident on Telegram, and others who are named."""

    world: World
    api: bot_api.FakeBotApi
    web: Asgi
    secret: str
    chats: dict[str, int] = field(default_factory=lambda: {RESIDENT: 7})

    async def post(self, update: Any, *, secret: str | None = None) -> httpx.Response:
        return await self.web.client.post(
            "/telegram",
            json=update,
            headers={"X-Telegram-Bot-Api-Secret-Token": self.secret if secret is None else secret},
        )

    async def say(self, line: str, who: str = RESIDENT) -> None:
        chat = self.chats.setdefault(who, 7 + len(self.chats))
        if match := re.fullmatch(r"\[(.*)\]", line):
            data = next(id for id, label in self.api.offered(chat) if label == match[1])
            update = self.api.tap(data, chat)
        elif match := PHOTO.fullmatch(line):
            below = {"caption": match[1]} if match[1] else {}
            update = self.api.photo(picture(), chat, **below)
        elif match := PLACE.fullmatch(line):
            place = {"latitude": float(match[1]), "longitude": float(match[2])}
            named = {"venue": {"location": place, "title": match[3], "address": ""}}
            update = self.api.message(chat, location=place, **(named if match[3] else {}))
        elif match := FILE.fullmatch(line):
            update = self.api.document((FOLDER / "files" / match[1]).read_bytes(), match[1], chat)
        else:
            update = self.api.message(chat, text=line)
        assert (await self.post(update)).status_code == 200
        await self.world.app.settled()


@dataclass
class OnWhatsApp:
    """A resident on WhatsApp, and others who are named."""

    world: World
    twilio: twilio.FakeTwilio
    web: Asgi
    phones: dict[str, str] = field(default_factory=lambda: {RESIDENT: ADDRESS})
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    async def post(
        self, form: Any, headers: dict[str, str], path: str = "/whatsapp"
    ) -> httpx.Response:
        return await self.web.client.post(path, content=urlencode(form), headers=headers)

    async def say(self, line: str, who: str = RESIDENT) -> None:
        phone = self.phones.setdefault(who, f"{ADDRESS[:-1]}{len(self.phones)}")
        if match := re.fullmatch(r"\[(.*)\]", line):
            await self.tap(match[1], phone)
            return
        if match := PHOTO.fullmatch(line):
            url = self.twilio.add_media(picture())
            form, headers = self.twilio.inbound(match[1], phone, media=[(url, "image/jpeg")])
        elif match := PLACE.fullmatch(line):
            place = (float(match[1]), float(match[2]))
            form, headers = self.twilio.inbound(
                match[3], phone, location=place, more={"Label": match[3]} if match[3] else None
            )
        elif match := FILE.fullmatch(line):
            url = self.twilio.add_media((FOLDER / "files" / match[1]).read_bytes(), "text/csv")
            form, headers = self.twilio.inbound(match[1], phone, media=[(url, "text/csv")])
        else:
            form, headers = self.twilio.inbound(line, phone)
        assert (await self.post(form, headers)).status_code == 200
        await self.world.app.settled()

    async def tap(self, label: str, phone: str = ADDRESS) -> None:
        """Taps a button, or types the number of a choice where there are none."""
        for message in reversed([each for each in self.twilio.messages if each.to == phone]):
            if choice := next((c for c in message.choices if c[1] == label), None):
                listed = message.kind == "list-picker"
                form, headers = self.twilio.inbound(
                    "",
                    phone,
                    row=choice if listed else None,
                    button=None if listed else choice,
                )
                break
            if match := re.search(rf"^(\d+)\. {re.escape(label)}(?: - .*)?$", message.body, re.M):
                form, headers = self.twilio.inbound(match[1], phone)
                break
        else:
            form, headers = self.twilio.inbound(label, phone)  # a word, where there is no button
        assert (await self.post(form, headers)).status_code == 200
        await self.world.app.settled()


@contextlib.asynccontextmanager
async def on_telegram(settings: Settings, clock: Clock, **limits: Any) -> AsyncIterator[OnTelegram]:
    async with bot_api.strict() as api:
        channel = Telegram(bot_api.TOKEN, api_url=api.url, limits=unpaced(Telegram, **limits))
        try:
            async with World.made(settings, clock, channels={"telegram": channel}) as world:
                web = Asgi(world.app)
                async with web.client:
                    yield OnTelegram(
                        world, api, web, secret_of(world.app.settings, world.app.secret)
                    )
        finally:
            await channel.stop()


@contextlib.asynccontextmanager
async def on_whatsapp(settings: Settings, clock: Clock, **limits: Any) -> AsyncIterator[OnWhatsApp]:
    async with twilio.strict(public_url=settings.public_url, now=clock) as fake:
        channel = WhatsApp(
            fake.account,
            fake.token,
            fake.sender,
            settings.public_url,
            Shapes(),
            lambda locale, words: " / ".join(words),
            api_url=fake.url,
            now=clock,
            limits=unpaced(WhatsApp, **limits),
            media_waits=(0.01,),
        )
        await channel.objects.ensure()
        try:
            async with World.made(settings, clock, channels={"whatsapp": channel}) as world:
                web = Asgi(world.app)
                async with web.client:
                    yield OnWhatsApp(world, fake, web)
        finally:
            await channel.stop()


class Shapes(dict[str, str]):
    """The names of Content objects, in memory."""

    async def load(self) -> dict[str, str]:
        return dict(self)

    async def save(self, shape: str, sid: str) -> None:
        self[shape] = sid


def unpaced(channel: type, **more: Any) -> Any:
    limits = TELEGRAM if channel is Telegram else WHATSAPP
    fast: dict[str, Any] = {"rate": 1e4, "chat_rate": 1e4, "chat_burst": 1000, "gather_hold": 0.0}
    return dataclasses.replace(limits, **fast, **more)


ON: dict[str, Any] = {"telegram": on_telegram, "whatsapp": on_whatsapp}


@pytest.mark.parametrize("platform", list(ON))
@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
async def test_dialogues_leave_the_same(
    path: Path,
    platform: str,
    settings: Settings,
    clock: Clock,
    tmp_path: Path,
    settings_in: SettingsIn,
) -> None:
    """Unchanged, on every channel: the same proposals and history as on the terminal."""
    _, expected = await play(path, settings_in(tmp_path / "terminal"), "terminal", anew=False)
    async with ON[platform](settings, clock) as on:

        async def say(who: str, line: str) -> None:
            clock.move(seconds=1)
            await on.say(line, who)

        who = RESIDENT
        for line in said_lines(path):
            who = await act(line, who, on.world, say)
        assert await on.world.left() == expected
        if platform == "whatsapp":
            assert len(on.twilio.messages) <= most(path)


async def test_telegram_refuses_a_wrong_secret(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        for secret in ("", "wrong"):
            answer = await siti.post(siti.api.message(text="halo"), secret=secret)
            assert answer.status_code == 403
        assert await siti.world.count("people") == 0
        assert await siti.world.count("unreadable") == 0


async def test_three_deliveries_are_one(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        update = siti.api.message(text="halo")
        answers = await asyncio.gather(*(siti.post(update) for _ in range(3)))
        assert {answer.status_code for answer in answers} == {200}
        await siti.world.app.settled()
        assert len(siti.api.sent) == 1


async def test_two_hundred_webhooks_at_once(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        updates = [siti.api.message(text=f"pesan {n}") for n in range(200)]
        # However slow this machine is, all have come before a second is answered.
        siti.api.answering.clear()
        answers = await asyncio.gather(*(siti.post(update) for update in updates))
        siti.api.answering.set()
        assert {answer.status_code for answer in answers} == {200}
        await siti.world.app.settled()
        assert await siti.world.count("people") == 1
        # Nobody reads 200 answers: that there were more, and the question that is open.
        assert len(siti.api.sent) < 100
        # Somebody is also shown that an answer is being written.
        *_, said, asked = (call.args["text"] for call in siti.api.sent if "text" in call.args)
        assert "beruntun" in said
        assert "setuju" in asked.lower()


async def test_a_tap_overtakes_the_message_before_it(settings: Settings, clock: Clock) -> None:
    async with on_telegram(settings, clock) as siti:
        for line in ("halo", "ya", "lewati", "usul"):
            await siti.say(line)
        late = siti.api.message(text="Imopuro")
        await siti.post(siti.api.tap("propose.topic:fisik"))
        await siti.post(late)
        await siti.world.app.settled()
        assert "(2 dari 5) Usulan ini tentang apa?" in siti.api.texts()[-1]


@pytest.mark.parametrize("body", [b"", b"[]", b'{"update_id": 1, "message": {}}', b"\xff\x00"])
async def test_unreadable_updates_are_kept(settings: Settings, clock: Clock, body: bytes) -> None:
    async with on_telegram(settings, clock) as siti:
        headers = {"X-Telegram-Bot-Api-Secret-Token": siti.secret}
        answer = await siti.web.client.post("/telegram", content=body, headers=headers)
        assert answer.status_code == 200
        assert await siti.world.count("unreadable") == 1


async def away(self: Store) -> None:
    raise OSError("no space left")


async def test_database_gone_on_telegram(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_telegram(settings, clock) as siti:
        update = siti.api.message(text="halo")
        with monkeypatch.context() as broken:
            broken.setattr(Store, "flush", away)
            answer = await siti.post(update)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert (await siti.post(update)).status_code == 200
        await siti.world.app.settled()
        assert len(siti.api.sent) == 1


async def test_database_gone_on_whatsapp(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_whatsapp(settings, clock) as siti:
        with monkeypatch.context() as broken:
            broken.setattr(Store, "flush", away)
            form, headers = siti.twilio.inbound("halo")
            answer = await siti.post(form, headers)
        assert answer.status_code == 200
        assert "mohon kirim ulang" in answer.text
        await siti.say("halo")
        assert len(siti.twilio.messages) == 1


async def test_whatsapp_refuses_a_wrong_signature(settings: Settings, clock: Clock) -> None:
    async with on_whatsapp(settings, clock) as siti:
        form, headers = siti.twilio.inbound("halo")
        bad = [
            (form, {**headers, "X-Twilio-Signature": "x"}),
            (form, {k: v for k, v in headers.items() if k != "X-Twilio-Signature"}),
            (twilio.changed(form, "Body", "lain"), headers),
            (twilio.changed(form, "NumMedia", None), headers),
            ([*form, ("Extra", "")], headers),
        ]
        for posted, given in bad:
            assert (await siti.post(posted, given)).status_code == 403
        assert await siti.world.count("people") == 0


async def test_the_window_closes_and_opens(settings: Settings, clock: Clock) -> None:
    """Outside 24 hours a message waits for the person's next one, and is told then."""
    async with on_whatsapp(settings, clock) as siti:
        for line in ("halo", "ya", "lewati"):
            await siti.say(line)
        before = len(siti.twilio.messages)
        clock.move(hours=30)
        people = metadata.tables["people"]
        [row] = await siti.world.rows(select(people.c.id))

        async def outcome(store: Store) -> None:
            words = (Literal("Kabar usulan Anda."),)
            store.send(Outgoing(words, to=row.id, priority=Priority.OUTCOME))

        await siti.world.app.turns.do(outcome)
        await siti.world.app.settled()
        assert len(siti.twilio.messages) == before
        outbox = metadata.tables["outbox"]
        [state] = await siti.world.rows(
            select(outbox.c.state).where(outbox.c.text == "Kabar usulan Anda.")
        )
        assert state.state == "waiting"
        await siti.say("bantuan")
        async with asyncio.timeout(5):
            while len(siti.twilio.messages) < before + 2:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert any("Kabar usulan" in m.body for m in siti.twilio.messages[before:])


async def test_receipts_never_go_back(settings: Settings, clock: Clock) -> None:
    async with on_whatsapp(settings, clock) as siti:
        await siti.say("halo")
        [message] = siti.twilio.messages
        for state in ("read", "delivered", "sent", "queued"):
            path, form, headers = siti.twilio.status(message, state)
            assert (await siti.post(form, headers, path)).status_code == 200
        await siti.world.app.settled()
        outbox = metadata.tables["outbox"]
        [row] = await siti.world.rows(select(outbox.c.state))
        assert row.state == "read"
