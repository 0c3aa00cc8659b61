"""What it takes to join a channel to the program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.channels.base import Channel, Limits
from bot.settings import Settings
from storage.files.spool import Spool

if TYPE_CHECKING:  # only what is served needs the web's libraries
    from bot.web.webhooks import Inbox, Post


class Notes(Protocol):
    """Small things that a channel wants to find again, by name."""

    async def load(self, prefix: str) -> dict[str, str]:
        """Those whose names begin so, by the rest of their name."""
        ...

    async def save(self, name: str, value: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Around:
    """What a channel may use of the program. `spool` is for files that people send;
    `keep_unread` is given a channel's name, a raw message that could not be read, and why."""

    settings: Settings
    spool: Spool
    notes: Notes
    keep_unread: Callable[[str, bytes, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Joined:
    """One channel: its limits, which others need too where this process does not have it; how it
    is made (a platform's library is loaded only then), if the settings switch it on; what says
    that they do not; the link that brings a start parameter to it; its webhooks by path, given the
    channel, what takes what comes, and this installation's own secret."""

    name: str
    limits: Limits
    make: Callable[[Around], Channel]
    on: Callable[[Settings], bool]
    off: str = ""
    link: Callable[[Settings, Channel | None, str], str | None] = lambda settings, channel, to: None
    posts: Callable[[Channel, Inbox, Settings, str], dict[str, Post]] = lambda *_: {}
