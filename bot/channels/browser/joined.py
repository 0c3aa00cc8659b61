"""The browser chat, joined to the program: it always works."""

from __future__ import annotations

from bot.channels.base import Channel
from bot.channels.browser.channel import Browser
from bot.channels.browser.limits import BROWSER
from bot.channels.joining import Around, Joined
from bot.settings import Settings


def make(around: Around) -> Channel:
    return Browser(around.spool)


def link(settings: Settings, channel: Channel | None, to: str) -> str | None:
    return f"{settings.base_url.rstrip('/')}/obrolan?start={to}"


JOINED = Joined("browser", BROWSER, make, lambda settings: True, link=link)
