"""Telegram, joined to the program."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import locales
from bot.channels.base import Channel, Named
from bot.channels.joining import Around, Joined
from bot.channels.telegram.limits import TELEGRAM
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.web.webhooks import Inbox, Post

NAME = "telegram"


def make(around: Around) -> Channel:
    from bot.channels.telegram.channel import Telegram

    return Telegram(
        around.settings.telegram_token,
        api_url=around.settings.telegram_api_url,
        group_notice=locales.text("id", "telegram-group"),
        keep_unread=functools.partial(around.keep_unread, NAME),
    )


def link(settings: Settings, channel: Channel | None, to: str) -> str | None:
    """Only Telegram knows what we are called there."""
    name = channel.username if isinstance(channel, Named) else None
    return f"https://t.me/{name}?start={to}" if name else None


def posts(channel: Channel, inbox: Inbox, settings: Settings, secret: str) -> dict[str, Post]:
    from bot.channels.telegram import channel as its
    from bot.channels.telegram import webhook

    return webhook.posts(channel, inbox, its.secret_of(settings, secret))


JOINED = Joined(
    NAME,
    TELEGRAM,
    make,
    lambda settings: bool(settings.telegram_token),
    "Telegram is off (REMBUK_TELEGRAM_TOKEN)",
    link,
    posts,
)
