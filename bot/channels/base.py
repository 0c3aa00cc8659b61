"""What every channel is: limits that it declares, a way in, a way out, and three refusals."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol, runtime_checkable

from handlers.conversation.messages import Attachment, FileKind, Incoming


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can carry. Lengths in characters unless said otherwise."""

    text: int  # one message
    caption: int  # text that goes with a file
    buttons: int = 0  # most buttons under one message; 0: the channel has none
    button_label: int = 0
    body_with_buttons: int = 0  # text above buttons or a list; 0: same as `text`
    choice_id: int = 64  # bytes
    rows: int = 0  # most rows of a list; 0: the channel has no lists
    row_label: int = 0
    row_detail: int = 0
    rate: float = 1000.0  # messages a second over all chats
    chat_rate: float = 1000.0  # messages a second to one chat, in the long run
    chat_burst: int = 1000  # messages to one chat that may go at once
    parallel: int = 32  # sends under way at once
    patience: float = 30.0  # seconds; a platform that says nothing for longer: outcome unknown
    gather_hold: float = 0.0  # seconds to wait for more of an album before answering it
    window: timedelta | None = None  # free text only this long after the person's last message
    keeps: bool = False  # people read the mailbox itself: stored is sent
    file_buttons: bool = True  # a file's caption can have buttons under it
    carries: bool = False  # a file's bytes go with the call; else the platform fetches the file
    file: int = 20_000_000  # bytes of a file that can be fetched


@dataclass(frozen=True, slots=True)
class Button:
    """A choice in the reader's language. A `word` is typed, never numbered."""

    id: str
    label: str
    detail: str = ""
    word: bool = False

    def stored(self) -> dict[str, Any]:
        """As it lies in the mailbox; asdict() would take ten times as long."""
        return {"id": self.id, "label": self.label, "detail": self.detail, "word": self.word}


@dataclass(frozen=True, slots=True)
class Package:
    """A file on its way out. `load` gives its bytes; `url` a public address for 24 hours."""

    name: str
    mime: str
    load: Callable[[], Awaitable[bytes]]
    url: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One call to the platform: it already fits the channel's limits.

    `id` is our own number of the message, `replaces` the platform's id of the message that this
    one renews. Text is plain: people's own words are never markup.
    """

    id: int
    address: str
    text: str
    locale: str = "id"
    buttons: tuple[Button, ...] = ()
    file: Package | None = None
    replaces: str | None = None


def numbered(text: str, buttons: Sequence[Button], words: str = "") -> str:
    """The text with its choices as a numbered list, for where there are no buttons.

    `words` is the sentence that offers the choices which are words to type.
    """
    answers = [button for button in buttons if not button.word]
    lines = [f"{number}. {button.label}" for number, button in enumerate(answers, 1)]
    parts = [text] if text else []
    if lines:
        parts.append("\n".join(lines))
    if any(button.word for button in buttons):
        parts.append(words or " / ".join(b.label for b in buttons if b.word))
    return "\n\n".join(parts)


# How the names of photos end, where a telephone does not know what it sends.
_PHOTOS = (".heic", ".heif", ".jpg", ".jpeg", ".png", ".webp")


def kind_of(mime: str | None, name: str | None) -> FileKind:
    """What a file is taken for, by what it is said to be; opened, it is what it is."""
    if (mime or "").startswith("image/"):
        return FileKind.PHOTO
    unsaid = mime in (None, "", "application/octet-stream")
    if unsaid and (name or "").casefold().endswith(_PHOTOS):
        return FileKind.PHOTO
    return FileKind.DOCUMENT


class TryLater(Exception):
    """Not now. `after` seconds; `whole` slows the channel for everybody, not this chat alone."""

    def __init__(self, after: float, why: str = "", *, whole: bool = False) -> None:
        super().__init__(why or f"try again after {after} s")
        self.after = after
        self.whole = whole


class Refused(Exception):
    """The platform will never take this message. `ours`: our settings are at fault, tell staff."""

    def __init__(self, why: str, *, ours: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.ours = ours


class Gone(Exception):
    """Nobody is at this address (blocked, deactivated); or it moved to `moved_to`."""

    def __init__(self, why: str, *, moved_to: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.moved_to = moved_to


@dataclass(frozen=True, slots=True)
class Standing:
    """News from a platform about an address: blocked (or gone), or open again."""

    channel: str
    address: str
    blocked: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """News from a platform about a message of ours, by our own number or the platform's id.

    `state` is one of sent, delivered, read, failed. No order is promised: the mailbox ranks them.
    """

    channel: str
    state: str
    id: int | None = None
    platform_id: str | None = None
    why: str = ""


class Unreadable(Exception):
    """A raw message that cannot be read: kept for staff, counted, and acknowledged all the same."""


# The longest that a field may be; what is longer no platform sends. Of what may be left out, one
# that is of another type or too long is left out; without the rest nothing can be answered.
_NEEDED = {"address": 200, "id": 120, "text": 100_000, "why": 2_000, "state": 20}
_SPARED = {
    "choice": 300, "label": 300, "album": 120, "reply_to": 200, "start": 100, "language": 35,
    "phone": 20, "platform_id": 120,
}  # fmt: skip
_FILE = {"mime": 100, "name": 1_000}


def sound(news: Incoming | Standing | Receipt) -> Incoming | Standing | Receipt:
    """News of the types and sizes that it says it has, whatever a platform, or somebody in its
    name, has put into it. Raises Unreadable where nothing can be made of it."""
    mended: dict[str, Any] = {}
    for name in type(news).__dataclass_fields__:
        value = getattr(news, name)
        # Of a receipt the id is our own number of the message, looked at below.
        ours = isinstance(news, Receipt) and name == "id"
        if name in _NEEDED and not ours and not _fits(value, _NEEDED[name]):
            raise Unreadable(f"{name} is {type(value).__name__}, or too long")
        if name in _SPARED and value is not None and not _fits(value, _SPARED[name]):
            mended[name] = "" if name in ("choice", "label") else None
        elif isinstance(value, str) and (kept := storable(value)) is not value:
            mended[name] = kept
    if isinstance(news, Receipt) and not isinstance(news.id, int | None):
        raise Unreadable("an id that is no number")
    if isinstance(news, Incoming):
        if not news.address:
            raise Unreadable("no address")
        place = news.location
        if place is not None and not (_degrees(place.lat, 90) and _degrees(place.lon, 180)):
            raise Unreadable("a place that is none on earth")
        files = tuple(_sound_file(file) for file in news.files)
        if files != news.files:
            mended["files"] = files
    return dataclasses.replace(news, **mended) if mended else news


def storable(text: str) -> str:
    """The text without what no database stores."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _sound_file(file: Attachment) -> Attachment:
    if not _fits(file.ref, 1_000):
        raise Unreadable("a file without a word of where it is")
    mended: dict[str, Any] = {
        name: None
        for name, most in _FILE.items()
        if (value := getattr(file, name)) is not None and not _fits(value, most)
    }
    if file.size is not None and not (type(file.size) is int and 0 <= file.size < 2**63):
        mended["size"] = None
    return dataclasses.replace(file, **mended) if mended else file


def _fits(value: object, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most


def _degrees(value: object, most: int) -> bool:
    return type(value) in (int, float) and abs(value) <= most  # type: ignore[arg-type]


class Unavailable(Exception):
    """Nothing could be stored just now; nothing was done. The message may come again."""


class Unfetchable(Exception):
    """A file that somebody sent cannot be had (gone, too large, refused)."""


@runtime_checkable
class Channel(Protocol):
    """One way in which people and the bot talk.

    `send` returns the platform's id of the message. It raises TryLater, Refused or Gone; any
    other exception means that the outcome is unknown, and the sender decides what happens then.
    """

    name: str
    limits: Limits

    async def send(self, parcel: Parcel) -> str | None: ...

    async def fetch(self, attachment: Attachment) -> bytes:
        """The bytes of a file that somebody sent. Raises Unfetchable or TryLater."""
        ...


# What a channel's `receive` makes of a raw message.
News = Incoming | Standing | Receipt

# How a channel hands news over; it returns once that is committed.
Take = Callable[[News], Awaitable[None]]
