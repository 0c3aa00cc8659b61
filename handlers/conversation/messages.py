"""What comes in from people and what goes out to them, the same for every channel."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NotRequired, TypedDict


@dataclass(frozen=True, slots=True)
class Text:
    """Words of ours: a message id of locales and its arguments.

    An argument may itself be Text or Literal; it is rendered in the same language.
    An id may name an attribute: ``propose-wish.label``.
    """

    id: str
    args: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Literal:
    """People's own words, passed on exactly as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Words one under the other, as one paragraph: a summary, a list."""

    lines: tuple[Text | Literal, ...]


Words = Text | Literal | Lines


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form acts on, as people know it: number, title, whose. `about` is what messages on it
    are about (`Outgoing.about`). `names` are what a yes may name it by ("42", "MTR-2028-00042")."""

    about: str
    words: Words
    names: tuple[str, ...] = ()


class Tone(StrEnum):
    """What a choice does, where an app can show that by a colour."""

    MAIN = "main"  # what most people go on by
    GOOD = "good"  # a yes that helps somebody
    BAD = "bad"  # takes something away, or says no to somebody


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers offered. A channel shows it as a button, a list row or a number.

    ``id`` is at most 64 bytes. A ``word`` is a way to go on (LEWATI, KEMBALI) rather than an
    answer: without buttons it is offered as a word to type, so that numbers always mean answers.
    """

    id: str
    label: Words
    detail: Words | None = None
    word: bool = False
    tone: Tone | None = None

    def under(self, place: str) -> Choice:
        """The same as an answer to the question at that place."""
        return Choice(f"{place}:{self.id}", self.label, self.detail, self.word, self.tone)


@dataclass(frozen=True, slots=True)
class Location:
    """A point in degrees (WGS 84), and what the place is called where the person picked one."""

    lat: float
    lon: float
    name: str = ""


class FileKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"
    LETTER = "letter"  # a document (PDF) that is passed on as it is


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that somebody sent. ``ref`` is the channel's own word for it, enough to fetch it."""

    kind: FileKind
    ref: str
    mime: str | None = None
    size: int | None = None
    name: str | None = None

    @property
    def is_table(self) -> bool:
        """Whether it is a list by its name, where something else might be meant."""
        return (self.name or "").casefold().endswith((".csv", ".xlsx", ".xls", ".ods", ".tsv"))

    @property
    def is_pdf(self) -> bool:
        """As far as is said of it; what it really is shows when it is here."""
        return self.mime == "application/pdf" or (self.name or "").casefold().endswith(".pdf")


# `about` of a message with an invitation's code, which cannot be had again.
INVITATION = "invitation:"


class Stray(StrEnum):
    """What we cannot open: a message of nothing else, or what came along with words or a place. A
    sentence says so for each kind."""

    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    EDITED = "edited"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message from one person.

    ``id`` tells repeats within a channel. ``label`` is what the tapped choice said, where the
    platform tells. ``start`` is the parameter of a new conversation
    (``kel_1872041003``), ``""`` without one.
    ``reply_to`` is the platform's id of the message of ours that this one answers. Messages
    of one ``album`` are one message to people. ``language`` is what the platform names.
    ``beside`` is another address of the same person that the platform names with it.
    ``phone`` is a number (+62...) that the platform vouches for as the person's own: the one they
    write from, or that of their own contact, which they shared. ``referred``: the platform says
    that they came by an advertisement, a post or a page of ours.
    """

    channel: str
    address: str
    id: str
    at: datetime
    text: str = ""
    choice: str | None = None
    label: str = ""
    location: Location | None = None
    files: tuple[Attachment, ...] = ()
    album: str | None = None
    reply_to: str | None = None
    start: str | None = None
    stray: Stray | None = None
    language: str | None = None
    phone: str | None = None
    beside: str | None = None
    referred: bool = False

    @property
    def holds(self) -> bool:
        """Whether there is anything in it that can be heard."""
        return bool(self.text or self.files or self.location or self.choice is not None)

    @property
    def is_contact(self) -> bool:
        """Whether it is the person's own contact and nothing else."""
        said = self.text or self.choice is not None or self.start is not None or self.stray
        return self.phone is not None and not (said or self.location or self.files)


class Kept(TypedDict):
    """What a person said in one or more messages, as JSON-able data, so that it can be heard later.
    `place` holds latitude, longitude and name; `of` what is to be done with which proposal, where
    that is known; `near` the answers that one of a list shares with the one before it, `nth` as
    which of them it was said."""

    text: str
    files: list[dict[str, Any]]
    place: list[Any] | None
    of: NotRequired[str]
    near: NotRequired[dict[str, Any]]
    nth: NotRequired[int]


# What is kept for later is bounded: it stands in the row of the talk.
KEPT_TEXT = 4_000
KEPT_FILES = 5


def kept(message: Incoming) -> Kept:
    """What a person said in a message, so that it can be heard later."""
    place = message.location
    return {
        "text": message.text[:KEPT_TEXT],
        "files": [dataclasses.asdict(file) for file in message.files[:KEPT_FILES]],
        "place": [place.lat, place.lon, place.name] if place else None,
    }


def kept_text(text: str) -> Kept:
    """Words alone, as they are kept."""
    return {"text": text[:KEPT_TEXT], "files": [], "place": None}


def heard_again(said: Kept, now: Incoming) -> Incoming:
    """A message that was kept, as if it came now."""
    return dataclasses.replace(
        now,
        text=said["text"],
        choice=None,
        label="",
        location=Location(*said["place"]) if said["place"] else None,
        files=tuple(
            Attachment(**{**file, "kind": FileKind(file["kind"])}) for file in said["files"]
        ),
        reply_to=None,
        start=None,
        stray=None,
    )


def together(said: Kept | None, more: Kept) -> Kept:
    """Two messages that are one to the person, as far as there is room for the second."""
    if said is None:
        return more
    text = "\n".join(filter(None, (said["text"], more["text"])))
    both: Kept = {
        "text": text if len(text) <= KEPT_TEXT else said["text"],
        "files": [*said["files"], *more["files"]][:KEPT_FILES],
        "place": more["place"] or said["place"],
    }
    if "near" in said:
        both["near"] = said["near"]
    if "nth" in said:
        both["nth"] = said["nth"]
    return both


def no_room(said: Kept | None, more: Kept) -> tuple[Words, ...]:
    """What is said of a second message that `together` finds no room for."""
    both = together(said, more)
    words = both["text"].endswith(more["text"])
    files = len(both["files"]) == len(more["files"]) + (len(said["files"]) if said else 0)
    return () if words and files else (Text("kept-full", {"most": KEPT_FILES}),)


class EnclosureKind(StrEnum):
    PHOTO = "photo"  # ref: content hash of a stored picture
    PUBLIC = "public"  # the same, for everybody, as long as staff let it
    QR = "qr"  # ref: the text to encode
    MY_DATA = "my_data"  # ref: a person's id; made when it is sent, not in the turn
    DOCUMENT = "document"  # ref: content hash of a stored file
    EXPORT = "export"  # ref: the same; only while the role for which it was made is held
    SENT = "sent"  # ref: id of a picture that somebody sent, which may still be on its way
    CALENDAR = "calendar"  # ref: a meeting's id; its file for a calendar, as it is when it is sent
    INPUTS = "inputs"  # ref: a consultation's id; what people said, to be answered
    WALL = "wall"  # ref: a meeting's id; the sheet for the wall of the venue


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes out with a message; its bytes are made or read only when it is sent."""

    kind: EnclosureKind
    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Copied:
    """Something to take along at one tap: a number, a field. At most 256 letters."""

    label: Words
    text: str


@dataclass(frozen=True, slots=True)
class Passed:
    """Something to pass on to others: a page of ours and what is said with it."""

    label: Words
    url: str
    words: Words


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it stands in the message, which an app can show in its reader's own zone, or put
    into their calendar."""

    at: datetime
    words: str


Extra = Copied | Passed | Moment


@dataclass(frozen=True, slots=True)
class Extras:
    """The same as it lies with a message, in its reader's language: labels and texts to copy;
    labels, pages and words to pass on; times as they stand in the text, with seconds since 1970;
    tones of choices by their ids."""

    copied: tuple[tuple[str, str], ...] = ()
    passed: tuple[tuple[str, str, str], ...] = ()
    moments: tuple[tuple[str, int], ...] = ()
    tones: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.copied or self.passed or self.moments or self.tones)

    def stored(self) -> dict[str, Any]:
        whole = {name: getattr(self, name) for name in Extras.__slots__}
        return {name: [list(each) for each in value] for name, value in whole.items() if value}

    @staticmethod
    def load(data: Mapping[str, Any] | None) -> Extras | None:
        if not data:
            return None
        known = Extras.__slots__
        return Extras(**{k: tuple(map(tuple, v)) for k, v in data.items() if k in known})


class Priority(StrEnum):
    """What a message is, most urgent first."""

    REPLY = "reply"
    OUTCOME = "outcome"
    QUESTION = "question"
    REMINDER = "reminder"
    ANNOUNCEMENT = "announcement"


RANK = {priority: rank for rank, priority in enumerate(Priority)}


@dataclass(frozen=True, slots=True)
class Approved:
    """A message as a text that a platform approves beforehand: its kind (``template-KIND`` in
    locales) and what that text names."""

    kind: str
    values: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to one person: the speaker, or ``to`` (a person's id).

    ``words`` are paragraphs. ``about`` names what the message belongs to
    (``propose.area``, ``proposal:1234``), so that a reply to it finds its way. Of the messages
    to one person with the same ``replaces``, a newer one takes the place of an older one: of
    one that has not left yet silently, else by an edit where the channel can. ``gathers``
    marks the answer to one of several files that arrive together; a channel may hold it for a
    moment so that the last of them is answered once. ``step`` is the proposal (its id) and
    the version of it that the message tells of; ``also`` are others that it tells of too.
    ``outside`` says all of it to somebody who may only be written to so. ``extras`` are for apps
    that can do more than show words; wherever they cannot, nothing is missing without them.
    """

    words: tuple[Words, ...]
    choices: tuple[Choice, ...] = ()
    files: tuple[Enclosure, ...] = ()
    to: int | None = None
    about: str | None = None
    replaces: str | None = None
    gathers: bool = False
    step: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    priority: Priority = Priority.REPLY
    outside: Approved | None = None
    extras: tuple[Extra, ...] = ()


def not_read(files: Sequence[Attachment]) -> Text:
    """What is said of files that are no photos: whoever may send lists is heard before."""
    others = [file for file in files if file.kind is not FileKind.PHOTO]
    return Text("stray-list" if all(file.is_table for file in others) else "stray-document")


def own_numbers(labels: Sequence[str]) -> list[int]:
    """The numbers that labels begin with ("2. Jalan"), where all of them do; else none."""
    found = [re.match(r"(\d{1,3})\. ", label) for label in labels]
    return [int(each[1]) for each in found if each is not None] if all(found) else []
