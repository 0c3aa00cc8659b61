"""The channels that there are: the one place where each is joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.channels.base import Channel, Limits
from bot.channels.browser import joined as browser
from bot.channels.joining import Around, Joined
from bot.channels.telegram import joined as telegram
from bot.channels.terminal import joined as terminal
from bot.channels.whatsapp import joined as whatsapp
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.web.webhooks import Inbox, Post

# In the order in which people are offered them.
CHANNELS: tuple[Joined, ...] = (
    telegram.JOINED,
    whatsapp.JOINED,
    browser.JOINED,
    terminal.JOINED,
)

# A channel that this process does not have may still be where a person wrote last.
LIMITS: Mapping[str, Limits] = {each.name: each.limits for each in CHANNELS}

# Those that let us only answer, and for how long.
WINDOWS = {name: each.window for name, each in LIMITS.items() if each.window}


def make(around: Around) -> dict[str, Channel]:
    """The channels that the settings switch on."""
    return {each.name: each.make(around) for each in CHANNELS if each.on(around.settings)}


def off(settings: Settings) -> list[str]:
    """What is off, and which settings would switch it on."""
    return [each.off for each in CHANNELS if each.off and not each.on(settings)]


def doors(settings: Settings, channels: Mapping[str, Channel]) -> Callable[[str], tuple[str, ...]]:
    """Links by which a start parameter reaches us."""

    def links(parameter: str) -> tuple[str, ...]:
        found = (each.link(settings, channels.get(each.name), parameter) for each in CHANNELS)
        return tuple(filter(None, found))

    return links


def posts(
    channels: Mapping[str, Channel], inbox: Inbox, settings: Settings, secret: str
) -> dict[str, Post]:
    """The webhooks of the channels that this process has, by path."""
    found: dict[str, Post] = {}
    for each in CHANNELS:
        if each.name in channels:
            found |= each.posts(channels[each.name], inbox, settings, secret)
    return found
