"""One meeting from its call to its digest: the facilitator on Telegram, residents on Telegram, on
WhatsApp and in the browser."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import icalendar
import pytest
from sqlalchemy import select

from bot.channels.browser import Browser
from bot.channels.telegram import Telegram
from bot.channels.whatsapp import WhatsApp
from bot.settings import Settings
from storage import staff
from storage.roles import Role
from storage.staff import at_command_line
from storage.store import Store
from storage.tables import attendance, proposals
from storage.tables import meetings as rows
from tests.fakes import bot_api, twilio
from tests.support import Clock, Collector, World, picture
from tests.test_mailings import IMOPURO, run
from tests.test_meetings import END, START, made, passes
from tests.test_platforms import Asgi, Shapes, unpaced
from tests.test_reminders import changed

PHONE = "+6281234567890"
ANI, SITI = 9, 7


@dataclass
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

    async def _post_telegram(self, update: Any) -> None:
        self.world.clock.move(seconds=1)
        secret = {"X-Telegram-Bot-Api-Secret-Token": self.world.app.telegram_secret}
        answer = await self.web.client.post("/telegram", json=update, headers=secret)
        assert answer.status_code == 200
        await self.world.app.settled()

    def _key(self, chat: int, label: str) -> str:
        for call in reversed(self.api.sent):
            if call.args["chat_id"] == chat and (markup := call.args.get("reply_markup")):
                for key in (key for row in markup["inline_keyboard"] for key in row):
                    if key["text"] == label:
                        return str(key["callback_data"])
        raise AssertionError(label)

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


@pytest.fixture
async def everywhere(settings: Settings, clock: Clock) -> AsyncIterator[Everywhere]:
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
        await whatsapp.ensure_shapes()
        channels = {
            "telegram": telegram,
            "whatsapp": whatsapp,
            "browser": Collector("browser", Browser.limits),
        }
        world = await stack.enter_async_context(World.made(settings, clock, channels=channels))
        web = Asgi(world.app)
        await stack.enter_async_context(web.client)
        yield Everywhere(world, api, fake, web)


async def test_from_the_call_to_the_digest(everywhere: Everywhere, clock: Clock) -> None:
    world, telegram, whatsapp = everywhere.world, everywhere.telegram, everywhere.whatsapp
    for line in ("halo", "ya", "lewati", "kelurahan saya", "Imopuro"):
        await telegram(SITI, line)
        await whatsapp(line)
    tono = await world.person("tono", "browser").lives_in(IMOPURO)
    await tono.proposes("Perbaikan jalan Gang 1 RT 05")
    await tono.proposes("Perbaikan lampu jalan Gang Mawar")

    # The facilitator, on Telegram.
    codes: list[str] = []

    async def invites(store: Store) -> None:
        codes[:] = [await staff.invite(store, at_command_line("uji"), Role.FASILITATOR, IMOPURO)]

    await world.app.turns.do(invites)
    for line in ("halo", "ya", "Ani", "lewati", f"petugas {codes[0]}", "buat pertemuan"):
        await telegram(ANI, line)
    for line in (
        "[Musrenbang kelurahan]", "[Imopuro]", "21 Januari 2027", "09.00", "12.00",
        "Balai Kelurahan Imopuro", "-5.1113, 105.3075", "Menyusun prioritas", "KTP",
    ):  # fmt: skip
        await telegram(ANI, line)
    preview = await telegram(ANI, "[Seperti biasa]")
    for words in ("Telegram: 1", "WhatsApp: 1", "peramban: 1", "Bawa: KTP"):
        assert words in preview, words
    await telegram(ANI, "[Ya, undang warga]")
    await run(world)
    [meeting] = await world.rows(select(rows))

    # The call, with buttons on each.
    call = everywhere.api.texts(SITI)[-1]
    assert call.startswith("Bapak/Ibu diundang ke Musrenbang kelurahan")
    invited = everywhere.twilio.messages[-1]
    assert invited.body == call
    assert (invited.kind, [label for _, label in invited.choices]) == (
        "quick-reply",
        ["Hadir", "Mungkin", "Tidak"],
    )
    [heard] = [message for message in await tono.new() if "diundang" in message.text]
    assert heard.text == call
    assert "akan hadir" in await telegram(SITI, "[Hadir]")
    assert "mungkin hadir" in await whatsapp("[Mungkin]")
    assert "tidak hadir" in (await tono.tap("Tidak"))[-1].text

    # A file for the calendar: Telegram takes it, WhatsApp gets its address.
    await telegram(SITI, "jadwal")
    await telegram(SITI, "[Simpan ke kalender]")
    document = everywhere.api.sent[-1]
    assert document.method == "sendDocument"
    [data] = document.files.values()
    [event] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("dtstart") == START
    await whatsapp("jadwal")
    said = await whatsapp("[Simpan ke kalender]")
    [link] = re.findall(r"https://rembuk\.test(/berkas/\S+)", said)
    answer = await everywhere.web.client.get(link)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.content == data

    # Moved by a day: everyone hears, with a button.
    await telegram(ANI, "pertemuan 1")
    await telegram(ANI, "[Ubah waktu]")
    for line in ("22 Januari 2027", "09.00", "12.00", "[Ya, simpan dan kabari]"):
        await telegram(ANI, line)
    await run(world)
    moved = everywhere.twilio.messages[-1]
    assert moved.body.startswith("Ada perubahan: Musrenbang kelurahan")
    assert moved.kind == "quick-reply"
    assert everywhere.api.texts(SITI)[-1] == moved.body
    await tono.new()

    # Reminders: WhatsApp's goes out because its window is open.
    day = timedelta(days=1)
    clock.now = START - timedelta(hours=1)
    await whatsapp("terima kasih")
    count = len(everywhere.twilio.messages)
    await passes(world, clock, START)
    assert everywhere.api.texts(SITI)[-1].startswith("Pengingat: Musrenbang kelurahan")
    assert [m.body for m in everywhere.twilio.messages[count:]] == everywhere.api.texts(SITI)[-1:]
    assert await tono.new() == []  # said no
    await passes(world, clock, START + day - timedelta(hours=2))
    assert len(everywhere.twilio.messages) == count + 2

    # At the door: a link on Telegram, its text on WhatsApp, a code typed in the browser.
    clock.now = START + day
    await telegram(SITI, f"/start hadir_{meeting.code}")
    await telegram(SITI, "Siti Aminah")
    await whatsapp(f"MULAI hadir_{meeting.code}")
    await whatsapp("Bu Sri")
    await tono.say(f"hadir {meeting.code}")
    await tono.say("Tono")
    came = await world.rows(select(attendance).order_by(attendance.c.came_at))
    assert [row.name for row in came] == ["Siti Aminah", "Bu Sri", "Tono"]

    # The sheet, the result, the digest.
    await telegram(ANI, "pertemuan 1")
    await telegram(ANI, "[Lembar QR untuk dinding]")
    [pdf] = everywhere.api.sent[-1].files.values()
    assert pdf.startswith(b"%PDF-")
    clock.now = END + day
    await telegram(ANI, "pertemuan 1")
    await telegram(ANI, "[Isi hasil]")
    await telegram(ANI, "[2 Perbaikan lampu…]")
    await telegram(ANI, "selesai")
    await telegram(ANI, "lewati")
    await everywhere.photo(ANI)
    assert "2 usulan dibahas, 1 disepakati" in await telegram(ANI, "selesai")
    await telegram(ANI, "[Ya, catat]")
    await run(world)
    digest = everywhere.twilio.messages[-1].body
    for words in ("2 usulan dibahas, 1 disepakati", "1. MTR-2028-00002", "Yang hadir: 3 orang"):
        assert words in digest, words
    assert everywhere.api.texts(SITI)[-1] == digest
    heard_last = [message.text for message in await tono.new()]
    assert digest in heard_last
    assert any("prioritas 1" in text for text in heard_last)
    states = await world.rows(select(proposals.c.state).order_by(proposals.c.number))
    assert [row.state for row in states] == ["diajukan", "disepakati"]


async def test_what_waits_for_somebody_to_write(everywhere: Everywhere, clock: Clock) -> None:
    """Where the window is shut a call waits for the person's next word, unless it no longer
    holds."""
    for line in ("halo", "ya", "lewati", "kelurahan saya", "Imopuro"):
        await everywhere.whatsapp(line)
    clock.move(days=2)
    meeting = await made(everywhere.world)
    before = len(everywhere.twilio.messages)
    await changed(everywhere.world, meeting.id, START + timedelta(days=1))
    await run(everywhere.world)
    assert len(everywhere.twilio.messages) == before
    await everywhere.whatsapp("bantuan")
    await run(everywhere.world)
    said = [message.body for message in everywhere.twilio.messages[before:]]
    assert any(text.startswith("Ada perubahan") for text in said)
    assert not any("diundang ke" in text for text in said)
