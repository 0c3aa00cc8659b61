"""WhatsApp, joined to the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import locales
from bot.channels.base import Channel
from bot.channels.joining import Around, Joined, Notes
from bot.channels.whatsapp.limits import WHATSAPP
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.web.webhooks import Inbox, Post

NAME = "whatsapp"
SHAPES = "twilio:"  # what the names of Content objects are kept under


@dataclass(frozen=True, slots=True)
class StoredShapes:
    """The names that Twilio gave to our Content objects."""

    notes: Notes

    async def load(self) -> dict[str, str]:
        return await self.notes.load(SHAPES)

    async def save(self, shape: str, sid: str) -> None:
        await self.notes.save(f"{SHAPES}{shape}", sid)


def make(around: Around) -> Channel:
    from bot.channels.whatsapp.channel import WhatsApp

    settings = around.settings
    return WhatsApp(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_from,
        settings.public_url,
        StoredShapes(around.notes),
        hint,
        menu=lambda locale: locales.text(locale, "whatsapp-menu"),
        api_url=settings.twilio_api_url or None,
    )


def hint(locale: str, words: list[str]) -> str:
    """How to answer a numbered list, and the words that go on."""
    if not words:
        return locales.text(locale, "whatsapp-hint")
    return locales.text(locale, "whatsapp-hint.words", words=" / ".join(w.upper() for w in words))


def link(settings: Settings, channel: Channel | None, to: str) -> str | None:
    if not settings.twilio:
        return None
    phone = "".join(filter(str.isdecimal, settings.twilio_from))
    return f"https://wa.me/{phone}?text=MULAI%20{to}"


def posts(channel: Channel, inbox: Inbox, settings: Settings, secret: str) -> dict[str, Post]:
    from bot.channels.whatsapp import webhook

    return webhook.posts(channel, inbox)


JOINED = Joined(
    NAME,
    WHATSAPP,
    make,
    lambda settings: settings.twilio,
    "WhatsApp is off (REMBUK_TWILIO_ACCOUNT_SID, _AUTH_TOKEN, REMBUK_TWILIO_FROM)",
    link,
    posts,
)
