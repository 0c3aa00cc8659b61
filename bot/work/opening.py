"""Files of strangers, opened by a helper within its bounds: pictures and tables."""

from __future__ import annotations

from bot.documents.headers import BYTES, NotAPicture, Picture, expected
from bot.work.apart import Apart, Stopped
from handlers.reading.tables import book as tables
from handlers.reading.tables.book import Book, NoTable


async def picture(
    apart: Apart, data: bytes, key: object = None, order: tuple[int, ...] = ()
) -> Picture:
    """The clean picture. Raises NotAPicture; Stopped when it took too long or ended the helper,
    which may be no fault of the file. `key` and `order` as for `Apart.run`."""
    if len(data) > BYTES:
        raise NotAPicture("too_large")
    try:
        cleaned: Picture = await apart.run(
            "picture", data, key=key, order=order, expected=expected(data)
        )
    except Stopped as stopped:
        if stopped.why == "large":
            raise NotAPicture("too_large") from stopped
        raise
    return cleaned


async def book(apart: Apart, data: bytes, key: object = None) -> Book:
    """What a file with a list holds. Raises NoTable; Stopped as `picture`."""
    if len(data) > tables.BYTES:
        raise NoTable("too_large")
    try:
        opened: Book = await apart.run("book", data, key=key)
    except Stopped as stopped:
        if stopped.why == "large":
            raise NoTable("too_large") from stopped
        raise
    return opened
