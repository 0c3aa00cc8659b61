"""The browser chat as a channel: what is stored is shown, so sending is waking the open pages.

The HTTP side (pages, uploads, the stream) is in bot/channels/browser/page.py.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.channels.base import Button, Parcel, Unfetchable
from bot.channels.browser.limits import BROWSER, UPLOAD_LIMIT
from handlers.conversation.messages import Attachment, Location
from storage.files.spool import Spool

# A spooled upload is named by a digest, so that nothing a person types ever becomes a path.
_REF = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file in a transcript: `kind` is photo, qr, document or my_data.

    `url` is on this site. It is empty while a photo that somebody sent is still being checked.
    """

    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a transcript, in either direction.

    Ids rise over time across both directions and are below 2**63. `key` is the id that the page
    gave to a message of the person's own (`Incoming.id`): by it the page knows its own bubble
    again. `replaces` is the id of the entry whose place this one takes.
    """

    id: int
    mine: bool
    text: str
    buttons: tuple[Button, ...]
    file: EntryFile | None
    at: datetime
    replaces: int | None = None
    key: str = ""
    location: Location | None = None
    locale: str = "id"


class Transcript(Protocol):
    """What was said in one chat."""

    async def entries(self, address: str, after: int, limit: int) -> list[Entry]:
        """The first `limit` entries with an id above `after`, oldest first."""
        ...

    async def earlier(self, address: str, before: int | None, limit: int) -> list[Entry]:
        """The last `limit` entries with an id below `before` (None: of all), oldest first."""
        ...


class End(StrEnum):
    """Why a page's stream ends; also the name of the event that tells the page."""

    CLOSING = "tutup"  # this process stops: connect again, it will be somewhere else
    CROWDED = "cukup"  # the same chat is open in too many places; the oldest gives way


class Line:
    """One open page of a chat. News wakes it, an end closes it."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self.end: End | None = None

    def ring(self) -> None:
        self._event.set()

    def close(self, why: End) -> None:
        self.end = self.end or why
        self._event.set()

    async def news(self, patience: float) -> bool:
        """Waits until something may be new; False after `patience` seconds of quiet."""
        try:
            async with asyncio.timeout(patience):
                await self._event.wait()
        except TimeoutError:
            return False
        self._event.clear()
        return True


class Crowded(Exception):
    """More open pages than this process can hold."""


class Browser:
    """The channel. Everything here runs on the event loop; `wake` is not for other threads."""

    name = "browser"
    limits = BROWSER

    def __init__(self, spool: Spool, *, lines: int = 4, lines_in_all: int = 5000) -> None:
        """`lines`: open pages of one chat; browsers allow six connections to one site, and a
        message must still get through beside the streams.
        """
        self.spool = spool
        self._most = lines
        self._most_in_all = lines_in_all
        self._lines: dict[str, list[Line]] = {}
        self._count = 0
        self._closing = False

    async def send(self, parcel: Parcel) -> str | None:
        """A message counts as sent once it is stored: it is there whenever the page looks."""
        self.wake(parcel.address)
        return None

    def shows(self, address: str) -> bool:
        """Whether a page of a chat is open here."""
        return bool(self._lines.get(address))

    def wake(self, address: str | None = None) -> None:
        """Something was stored for this address (None: perhaps for anybody)."""
        if address is not None:
            for line in self._lines.get(address, ()):
                line.ring()
            return
        for lines in self._lines.values():
            for line in lines:
                line.ring()

    @contextmanager
    def listen(self, address: str) -> Iterator[Line]:
        """A line for one open page, hung up at the end of the block. Raises Crowded."""
        if self._count >= self._most_in_all:
            raise Crowded
        line = Line()
        if self._closing:
            line.close(End.CLOSING)
        lines = self._lines.setdefault(address, [])
        # The oldest gives way: often it is a dead connection that nobody has noticed yet.
        for old in lines[: max(0, len(lines) + 1 - self._most)]:
            old.close(End.CROWDED)
            lines.remove(old)
        lines.append(line)
        self._count += 1
        try:
            yield line
        finally:
            self._count -= 1
            if line in lines:
                lines.remove(line)
            if not lines and self._lines.get(address) is lines:
                del self._lines[address]

    @property
    def listening(self) -> int:
        """How many pages are open; for /metrics."""
        return self._count

    def close(self) -> None:
        """Ends every stream, and new ones at once. To be called when the process is told to stop,
        before the server waits for its connections: a stream never ends by itself.
        """
        self._closing = True
        for lines in self._lines.values():
            for line in lines:
                line.close(End.CLOSING)

    def ref(self, address: str, id: str) -> str:
        """The name of an upload. The same message gets the same name, so that a repeat after a
        lost connection leaves no second file.
        """
        return hashlib.sha256(f"{address}\0{id}".encode()).hexdigest()[:32]

    @staticmethod
    def _name(attachment: Attachment) -> str:
        if not _REF.fullmatch(attachment.ref):
            raise Unfetchable("not the name of an upload")
        return attachment.ref

    async def fetch(self, attachment: Attachment) -> bytes:
        """Raises Unfetchable, and MediaAway while the spool is away."""
        try:
            data = await self.spool.get(self._name(attachment), UPLOAD_LIMIT + 1)
        except OSError as error:
            raise Unfetchable(f"the upload cannot be read: {error.strerror}") from error
        if len(data) > UPLOAD_LIMIT:
            raise Unfetchable("the upload is too large")
        return data

    async def forget(self, attachment: Attachment) -> None:
        """Deletes the upload once it is stored elsewhere or given up; a second call is harmless."""
        await self.spool.drop(self._name(attachment))

    async def put(self, attachment: Attachment, data: bytes) -> None:
        """Puts other bytes in the place of an upload that is still there."""
        await self.spool.put(self._name(attachment), data)

    async def older(self, seconds: float) -> list[str]:
        """The names of what has lain in the spool for so long: uploads that nobody has fetched, or
        that broke off."""
        return await self.spool.older(seconds)

    async def sweep(self, names: Iterable[str]) -> None:
        """Deletes what `older` has found."""
        await self.spool.sweep(names)
