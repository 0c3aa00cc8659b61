"""News of the types and sizes that it says it has, whatever somebody has put into it."""

from __future__ import annotations

import dataclasses
from typing import Any

from bot.channels.base import Receipt, Standing, Unreadable
from handlers.conversation.messages import Attachment, Incoming

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
