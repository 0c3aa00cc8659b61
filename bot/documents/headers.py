"""What a picture's file says of itself before a library opens it, and what comes of opening it.

No library is loaded for it: what only hands pictures on needs none.
"""

from __future__ import annotations

import itertools
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

BYTES = 20_000_000
PIXELS = 50_000_000
# Of a WebP, which takes four times the memory: its library keeps three pictures beside ours, for
# frames that may follow.
WEBP_PIXELS = 13_000_000
# A JPEG that builds up has some ten passes over the whole picture, a hostile one thousands.
SCANS = 100
# And so many pixels in all of them: ten passes over as large a picture as may be, and some.
SCANNED = 600_000_000

# How files of these formats begin; what begins so and cannot be opened was cut off or damaged.
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")

# Pixels of a plain photo that are gone over in a second of a processor, about; for what others take
# longer by so much.
A_SECOND = 25_000_000
SLOWER = {"webp": 2, "heic": 2, "progressive": 3}
# So much of a file is looked at before it is opened: bytes, parts of it.
LOOKED_AT, PARTS = 2_000_000, 200

# The second word of a file of the kinds that telephones call HEIC (ISO/IEC 23008-12, 10.2).
HEIC = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")

# Where the entropy-coded data of a JPEG's scan ends: a marker that is no restart (T.81, B.1.1.2).
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
# Markers of frames, which say how large they are; those of frames that build up (T.81, B.1.1.3).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BUILDS_UP = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_EXTENT = re.compile(rb"ispe\x00{4}(.{8})", re.DOTALL)


class NotAPicture(Exception):
    """`why`: not_a_picture, too_large, truncated or unopenable."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG in sRGB without metadata; `width` and `height` in pixels, at most 2,048."""

    data: bytes
    width: int
    height: int


def expected(data: bytes) -> float:
    """How many seconds of a processor a file may take, by how large a picture it says that it is;
    0 for what says nothing. Opens nothing: it is for us to look at, not for a library."""
    if _is_webp(data):
        pixels = webp_pixels(data) * SLOWER["webp"]
    elif is_heic(data):
        pixels = _heic_pixels(data) * SLOWER["heic"]
    elif data.startswith(BEGINNINGS[1]):
        pixels = int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    elif data.startswith(BEGINNINGS[2:]):
        pixels = int.from_bytes(data[6:8], "little") * int.from_bytes(data[8:10], "little")
    else:
        pixels = _jpeg_pixels(data)
    # What says more than may be is refused at once.
    return pixels / A_SECOND if pixels <= PIXELS * max(SLOWER.values()) else 0.0


def begins_well(data: bytes) -> bool:
    return data.startswith(BEGINNINGS) or _is_webp(data) or is_heic(data)


def is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in HEIC


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def webp_pixels(data: bytes) -> int:
    """How large a WebP says that it is; 0 for everything else. Its library makes room for all of
    it as soon as it is opened."""
    if not _is_webp(data) or len(data) < 30:
        return 0
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width * height


def _heic_pixels(data: bytes) -> int:
    """The largest that it says of its pictures (ISO/IEC 23008-12, 6.5.3): one is the whole, the
    others are its tiles."""
    found = 0
    for told in itertools.islice(_EXTENT.finditer(data, 0, LOOKED_AT), PARTS):
        width, height = struct.unpack(">II", told[1])
        found = max(found, width * height)
    return found


def _jpeg_pixels(data: bytes) -> int:
    """What its frame says, times as much where it builds up."""
    if not data.startswith(b"\xff\xd8"):
        return 0
    for kind, at in itertools.islice(_segments(data, LOOKED_AT), PARTS):
        if kind in _FRAMES:
            height, width = (int.from_bytes(data[at + n : at + n + 2], "big") for n in (3, 5))
            return height * width * (SLOWER["progressive"] if kind in _BUILDS_UP else 1)
    return 0


def _segments(data: bytes, end: int) -> Iterator[tuple[int, int]]:
    """Each marker of a JPEG, and where what it says begins."""
    at = 2
    while (marker := _MARKER.search(data, at, end)) is not None:
        at = marker.end()
        kind = data[at - 1]
        yield kind, at
        if kind == 0xD9:
            return  # what follows the end is not looked at
        if kind not in (0x01, 0xD8):
            at += int.from_bytes(data[at : at + 2], "big")


def too_often(data: bytes) -> bool:
    """Whether a JPEG goes over its pixels more often than any that a camera or program makes."""
    if not data.startswith(b"\xff\xd8"):
        return False
    found, pixels = 0, 0
    for kind, at in _segments(data, len(data)):
        if kind in _FRAMES:
            height, width = (int.from_bytes(data[at + n : at + n + 2], "big") for n in (3, 5))
            pixels = height * width
        if kind == 0xDA:
            found += 1
            if found > SCANS or found * pixels > SCANNED:
                return True
    return False
