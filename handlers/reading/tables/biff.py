"""Of an XLS what calamine does not tell: hidden rows, crossed-out cells, failed formulas."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from handlers.reading.tables.book import NoTable
from handlers.reading.tables.marks import Marks

_FREE = 0xFFFFFFFA  # and above: no sector
_BOF, _EOF, _SHEET, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x002F
_FONT, _FORMAT, _ROW, _FORMULA, _BOOLEAN_OR_ERROR = 0x0031, 0x00E0, 0x0208, 0x0006, 0x0205
_ONE = (0x0203, 0x0204, 0x00FD, 0x027E, _FORMULA, _BOOLEAN_OR_ERROR, 0x00D6)  # a cell with a value
_MANY = 0x00BD  # several numbers side by side


def marks(data: bytes) -> dict[str, Marks]:
    """By the name of the sheet. Raises NoTable, or whatever a damaged file leads to."""
    stream = _workbook(data)
    sheets: list[tuple[int, str]] = []
    fonts: list[bool] = []
    struck: set[int] = set()
    formats = 0
    for kind, body in _records(stream, 0):
        if kind == _PASSWORD:
            raise NoTable("password")
        if kind == _SHEET:
            sheets.append((struct.unpack_from("<I", body)[0], _name(body)))
        elif kind == _FONT:
            fonts.append(bool(struct.unpack_from("<H", body, 2)[0] & 0x08))
        elif kind == _FORMAT:
            font = struct.unpack_from("<H", body)[0]
            font -= font > 4  # there is no fourth font
            if font < len(fonts) and fonts[font]:
                struck.add(formats)
            formats += 1
    return {name: _of(stream, start, struck) for start, name in sheets}


def _of(stream: bytes, start: int, struck: set[int]) -> Marks:
    marks = Marks()
    for kind, body in _records(stream, start):
        if kind == _ROW:
            row, _, _, height = struct.unpack_from("<4H", body)
            if struct.unpack_from("<H", body, 12)[0] & 0x20 or height & 0x7FFF == 0:
                marks.hidden.add(row + 1)
        elif kind in _ONE:
            row, place, style = struct.unpack_from("<3H", body)
            marks.filled(row + 1, place)
            if style in struck:
                marks.mark(marks.struck, row + 1, place)
            failed = kind == _BOOLEAN_OR_ERROR and body[7] == 1
            if failed or (kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2):
                marks.mark(marks.wrong, row + 1, place)
        elif kind == _MANY:
            row, first = struct.unpack_from("<2H", body)
            for n in range((len(body) - 6) // 6):
                marks.filled(row + 1, first + n)
                if struct.unpack_from("<H", body, 4 + 6 * n)[0] in struck:
                    marks.mark(marks.struck, row + 1, first + n)
    return marks


def _name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on until their part ends; charts within a sheet are passed over."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, start)
        body = stream[start + 4 : start + 4 + length]
        start += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, body


def _workbook(data: bytes) -> bytes:
    """The stream "Workbook" of an OLE file."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise NoTable("unreadable")
    first = struct.unpack_from("<I", data, 48)[0]
    small_limit = struct.unpack_from("<I", data, 56)[0]

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    # Where the table of sectors lies: 109 places in the head, more in a chain of their own.
    places = [n for n in struct.unpack_from("<109I", data, 76) if n < _FREE]
    more = struct.unpack_from("<I", data, 68)[0]
    seen = 0
    while more < _FREE and seen <= len(data) // size:
        *listed, more = struct.unpack(f"<{size // 4}I", sector(more))
        places += [n for n in listed if n < _FREE]
        seen += 1
    table: list[int] = []
    for place in places:
        table += struct.unpack(f"<{size // 4}I", sector(place))

    def chain(number: int) -> bytes:
        found = bytearray()
        while number < _FREE and len(found) <= len(data):
            found += sector(number)
            number = table[number]
        return bytes(found)

    folder = chain(first)
    for start in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, start + 64)[0]
        name = folder[start : start + max(length - 2, 0)].decode("utf-16-le", "replace")
        begin, bytes_long = struct.unpack_from("<2I", folder, start + 116)
        if name == "EncryptedPackage":
            raise NoTable("password")
        if name in ("Workbook", "Book") and bytes_long >= small_limit:
            return chain(begin)[:bytes_long]
    raise NoTable("unreadable")
