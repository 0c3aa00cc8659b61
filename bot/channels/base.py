"""What every channel is: limits that it declares, a way in, a way out, and three refusals; and what
some can do besides, each a protocol with a name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from bot.settings import Settings
from handlers.conversation.messages import Attachment, Extras, FileKind, Incoming, own_numbers


class Delivery(StrEnum):
    """When a message of ours counts as sent."""

    CALL = "call"  # when the platform has taken it
    STORED = "stored"  # when it is stored: people read the outbox itself


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
    delivery: Delivery = Delivery.CALL
    billed: bool = False  # each message costs something
    free_entry: timedelta | None = None  # the fee alone so long, to who came by our advertisement
    phones: bool = False  # an address is a phone number, proven by writing from it
    contact: bool = False  # an address is also a way to reach somebody outside of the bot
    file_buttons: bool = True  # a file's caption can have buttons under it
    carries: bool = False  # a file's bytes go with the call; else the platform fetches the file
    extras: bool = False  # texts to copy, pages to pass on, times to tap, colours of buttons
    file: int = 20_000_000  # bytes of a file that can be fetched


@dataclass(frozen=True, slots=True)
class Button:
    """A choice in the reader's language. A `word` is typed, never numbered."""

    id: str
    label: str
    detail: str = ""
    word: bool = False

    def stored(self) -> dict[str, Any]:
        """As it lies in the outbox; asdict() would take ten times as long."""
        return {"id": self.id, "label": self.label, "detail": self.detail, "word": self.word}


@dataclass(frozen=True, slots=True)
class Package:
    """A file on its way out. `load` gives its bytes; `url` a public address for 24 hours; `kept`
    the hash under which it is kept, where it is not made on the spot."""

    name: str
    mime: str
    load: Callable[[], Awaitable[bytes]]
    url: Callable[[], str] | None = None
    kept: Callable[[], Awaitable[str]] | None = None


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A text that the platform has approved, by the platform's name for it, and its values."""

    ref: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One call to the platform: it already fits the channel's limits.

    `id` is our own number of the message, `replaces` the platform's id of the message that this
    one renews. Text is plain: people's own words are never markup. With `template` it goes as a
    text that was approved, and `text` is how that reads.
    """

    id: int
    address: str
    text: str
    locale: str = "id"
    buttons: tuple[Button, ...] = ()
    file: Package | None = None
    replaces: str | None = None
    template: FilledTemplate | None = None
    extras: Extras | None = None


def numbered(text: str, buttons: Sequence[Button], words: str = "") -> str:
    """The text with its choices as a numbered list, for where there are no buttons.

    `words` is the sentence that offers the choices which are words to type.
    """
    answers = [button for button in buttons if not button.word]
    own = own_numbers([button.label for button in answers])
    lines = [
        button.label if own else f"{number}. {button.label}"
        for number, button in enumerate(answers, 1)
    ]
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
    """Not now. `after` seconds; `whole` slows the channel for everybody, not this chat alone;
    `unsaid`: the platform did not say which of the two, so it is found out.

    `shut`: the person has been silent for too long, so only an approved text goes. `limited`: no
    more people may be written to first today.
    """

    def __init__(
        self,
        after: float,
        why: str = "",
        *,
        whole: bool = False,
        unsaid: bool = False,
        shut: bool = False,
        limited: bool = False,
    ) -> None:
        super().__init__(why or f"try again after {after} s")
        self.after = after
        self.why = why
        self.whole = whole
        self.unsaid = unsaid
        self.shut = shut
        self.limited = limited


class Refused(Exception):
    """The platform will never take this message. `ours`: our settings are at fault, tell staff;
    `text`: the approved text is, and others go on."""

    def __init__(self, why: str, *, ours: bool = False, text: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.ours = ours
        self.text = text


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

    `state` is one of sent, delivered, read, failed, or of those of a failure that is not the end
    (storage.messages.model: closed, again, limited, ours), which is tried again `after` seconds. No
    order is promised: the outbox ranks them.
    """

    channel: str
    state: str
    id: int | None = None
    platform_id: str | None = None
    why: str = ""
    after: float = 0.0


class Unreadable(Exception):
    """A raw message that cannot be read: kept for staff, counted, and acknowledged all the same."""


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

# Commands by language: words, and what they do.
Menu = Mapping[str, Sequence[tuple[str, str]]]

# Keeps a raw message that could not be read, with the reason.
Unread = Callable[[bytes, str], Awaitable[None]]


# What a channel may be able to do besides. Whoever uses it asks with isinstance, once.


@runtime_checkable
class Runs(Protocol):
    """Has work of its own from `start` to `stop`; neither waits for a platform."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


@runtime_checkable
class Listens(Protocol):
    """Is to be set up at its platform, or asks it for news."""

    name: str

    async def listen(self, take: Take, menu: Menu, settings: Settings, secret: str) -> None:
        """Works until it is cancelled. `secret` is this installation's own."""
        ...


@runtime_checkable
class Checks(Protocol):
    """Can ask its platform whether our settings are good; sends nothing."""

    @property
    def trouble(self) -> str | None:
        """What is wrong, in a sentence for staff; None while all is well."""
        ...

    async def check(self) -> str | None:
        """Asks, and gives `trouble`."""
        ...

    async def stop(self) -> None: ...


@runtime_checkable
class FindsSent(Protocol):
    """A platform that lists what it sent."""

    async def find_sent(self, parcel: Parcel, since: datetime) -> str | None:
        """After an unknown outcome: the platform's id of the message if it took it."""
        ...


@runtime_checkable
class Typing(Protocol):
    """Can show somebody that their message is being answered."""

    typing_lasts: float  # for so many seconds, or until a message comes

    async def typing(self, message: Incoming) -> None:
        """Shows it to whoever sent this message. Raises whatever a call raises."""
        ...


@runtime_checkable
class Forgets(Protocol):
    """Where a copy of a file lies that somebody sent."""

    async def forget(self, attachment: Attachment) -> None:
        """Deletes the copy; a second call is harmless."""
        ...


@runtime_checkable
class Spools(Forgets, Protocol):
    """Keeps files that somebody sent until they are fetched."""

    name: str

    async def older(self, seconds: float) -> list[str]:
        """The names of what has lain there for so long."""
        ...

    async def sweep(self, names: Iterable[str]) -> None:
        """Deletes what `older` has found."""
        ...


@runtime_checkable
class Wakes(Protocol):
    """Shows what is stored, and wants to hear when something was (Delivery.STORED)."""

    def wake(self, address: str | None = None) -> None:
        """Something was stored for this address (None: perhaps for anybody)."""
        ...

    def close(self) -> None:
        """The process is told to stop: whoever listens is to go elsewhere."""
        ...

    @property
    def listening(self) -> int:
        """How many listen; for /metrics."""
        ...


@runtime_checkable
class Named(Protocol):
    """Has a name at its platform, by which links lead to us; None until the platform has said."""

    username: str | None


@runtime_checkable
class Numbered(Protocol):
    """Is reached at a number of ours, to which windows and second addresses of people belong."""

    number: str
