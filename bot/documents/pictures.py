"""Makes clean pictures of what people send: small, upright, and without what a camera adds.

`clean` does the work, in whichever process; the program has it done by a helper (bot.work.opening),
because what a picture asks of a library is for the picture to say.
"""

from __future__ import annotations

import importlib
import io
import itertools
import re
import struct
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms

BYTES = 20_000_000
PIXELS = 50_000_000
# Of a WebP, which takes four times the memory: its library keeps three pictures beside ours, for
# frames that may follow.
WEBP_PIXELS = 13_000_000
# A JPEG that builds up has some ten passes over the whole picture, a hostile one thousands.
SCANS = 100
# And so many pixels in all of them: ten passes over as large a picture as may be, and some.
SCANNED = 600_000_000
SIDE = 2048
QUALITY = 82
STRIP = 128  # rows
FORMATS: tuple[str, ...] = ("JPEG", "PNG", "WEBP", "GIF")

# How files of these formats begin; what begins so and cannot be opened was cut off or damaged.
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# What Pillow raises for a damaged file, beside its own exceptions.
BROKEN = (OSError, ValueError, SyntaxError, LookupError, TypeError, EOFError, struct.error)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# Pillow knows some formats only after this; asked for them before, it raises KeyError.
Image.init()
# Above this Pillow warns, above twice as much it refuses, before it makes room for anything.
Image.MAX_IMAGE_PIXELS = PIXELS

_SRGB = ImageCms.createProfile("sRGB")

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
        pixels = _webp_pixels(data) * SLOWER["webp"]
    elif _is_heic(data):
        pixels = _heic_pixels(data) * SLOWER["heic"]
    elif data.startswith(BEGINNINGS[1]):
        pixels = int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    elif data.startswith(BEGINNINGS[2:]):
        pixels = int.from_bytes(data[6:8], "little") * int.from_bytes(data[8:10], "little")
    else:
        pixels = _jpeg_pixels(data)
    # What says more than may be is refused at once.
    return pixels / A_SECOND if pixels <= PIXELS * max(SLOWER.values()) else 0.0


def clean(data: bytes) -> Picture:
    """Re-encodes a picture. What it is, is decided by its bytes, never by a name or a declared
    type. Of what moves, the first frame. Raises NotAPicture.
    """
    if len(data) > BYTES or _webp_pixels(data) > WEBP_PIXELS or _too_often(data):
        raise NotAPicture("too_large")
    formats = _heic() if _is_heic(data) else FORMATS
    try:
        picture = Image.open(io.BytesIO(data), formats=formats)
    except BOMB as error:
        raise NotAPicture("too_large") from error
    except BROKEN as error:
        raise NotAPicture("truncated" if _begins_well(data) else "not_a_picture") from error
    with picture:
        if picture.width * picture.height > PIXELS:
            raise NotAPicture("too_large")
        try:
            # A JPEG can be decoded at a half or a quarter of its size, which is far cheaper.
            times = _times(picture)
            picture.draft(None, (max(1, picture.width // times), max(1, picture.height // times)))
            picture.load()
        except BOMB as error:
            raise NotAPicture("too_large") from error
        except BROKEN as error:
            raise NotAPicture("truncated") from error
        turn = UPRIGHT.get(_orientation(picture))
        small = _in_srgb(_small(picture), picture)
    return _encoded(small if turn is None else small.transpose(turn))


def _begins_well(data: bytes) -> bool:
    return data.startswith(BEGINNINGS) or _is_webp(data) or _is_heic(data)


def _is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in HEIC


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _webp_pixels(data: bytes) -> int:
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


def _too_often(data: bytes) -> bool:
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


def _heic() -> tuple[str, ...]:
    # Loaded where a picture needs it: few are HEIC.
    heif: Any = importlib.import_module("pillow_heif")
    heif.register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
    )
    return ("HEIF",)


def _times(picture: Image.Image) -> int:
    """By how much a picture can be divided without becoming smaller than it is to be."""
    return max(1, max(picture.size) // SIDE)


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(0x0112, 1))
    except Exception:
        # EXIF is read by Python code that raises whatever it meets; the pixels are fine.
        return 1


def _small(picture: Image.Image) -> Image.Image:
    """In RGB, on white, at most SIDE long."""
    times = _times(picture)
    if picture.mode == "RGB" and "transparency" not in picture.info:
        small = picture.reduce(times) if times > 1 else picture
    else:
        # In strips: what lies between a picture and RGB takes several times its memory.
        small = Image.new("RGB", (-(-picture.width // times), -(-picture.height // times)))
        for top in range(0, picture.height, STRIP * times):
            bottom = min(top + STRIP * times, picture.height)
            strip = _flat(picture.crop((0, top, picture.width, bottom)))
            small.paste(strip.reduce(times), (0, top // times))
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return small


def _flat(strip: Image.Image) -> Image.Image:
    if strip.mode.startswith("I"):
        strip.info.clear()  # its transparent colour is one of 16 bits
        strip = strip.point(lambda value: value / 256).convert("L")
    if "A" in strip.getbands() or "transparency" in strip.info:
        layer = strip.convert("RGBA")
        strip = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    return strip.convert("RGB")


def _in_srgb(small: Image.Image, picture: Image.Image) -> Image.Image:
    """Telephones photograph in wider colours, which look pale once their profile is gone."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return small
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != "RGB":
            return small
        if "sRGB" in ImageCms.getProfileDescription(source):
            return small
        return ImageCms.profileToProfile(small, source, _SRGB) or small
    except (ImageCms.PyCMSError, *BROKEN):
        return small


def _encoded(picture: Image.Image) -> Picture:
    # A new picture holds nothing but pixels: no EXIF, no place, no comment, no thumbnail.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    # Into a real file: into memory, Pillow keeps hold of the interpreter for 100 ms.
    with tempfile.TemporaryFile() as file:
        bare.save(file, "JPEG", quality=QUALITY, progressive=True, optimize=True)
        file.seek(0)
        return Picture(file.read(), bare.width, bare.height)
