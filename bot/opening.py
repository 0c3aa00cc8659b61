"""Files of strangers, opened by a helper within its bounds: pictures and tables."""

from __future__ import annotations

from collections.abc import Mapping

from bot.apart import Apart, Stopped
from bot.pictures import BYTES, NotAPicture, Picture
from handlers.reading import sheets
from handlers.reading.sheets import NoTable, Table


async def picture(
    apart: Apart, data: bytes, key: object = None, order: tuple[int, ...] = ()
) -> Picture:
    """The clean picture. Raises NotAPicture; Stopped when it took too long or ended the helper,
    which may be no fault of the file. `key` and `order` as for `Apart.run`."""
    if len(data) > BYTES:
        raise NotAPicture("too_large")
    try:
        cleaned: Picture = await apart.run("picture", data, key=key, order=order)
    except Stopped as stopped:
        if stopped.why == "large":
            raise NotAPicture("too_large") from stopped
        raise
    return cleaned


async def table(
    apart: Apart, data: bytes, headings: Mapping[str, str], key: object = None
) -> Table:
    """The table in a file. Raises NoTable; Stopped as `picture`."""
    if len(data) > sheets.BYTES:
        raise NoTable("too_large")
    try:
        read: Table = await apart.run("table", data, dict(headings), key=key)
    except Stopped as stopped:
        if stopped.why == "large":
            raise NoTable("too_large") from stopped
        raise
    return read
