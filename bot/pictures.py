"""Makes clean pictures of what people send: small, upright, and without what a camera adds."""

from __future__ import annotations

import asyncio
import io
import struct
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image, ImageCms

BYTES = 20_000_000
PIXELS = 50_000_000
SIDE = 2048
QUALITY = 82
STRIP = 128  # rows
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

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

# Pillow lets go of the interpreter while it works, so a thread is enough: benchmarks/pictures.py.
# One, because a decoded picture of 50 megapixels takes 200 MB.
_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")


class NotAPicture(Exception):
    """`why`: not_a_picture, too_large or truncated."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG in sRGB without metadata; `width` and `height` in pixels, at most 2,048."""

    data: bytes
    width: int
    height: int


async def clean_off_loop(data: bytes) -> Picture:
    """`clean`, without holding up anybody's turn."""
    return await asyncio.get_running_loop().run_in_executor(_worker, clean, data)


def clean(data: bytes) -> Picture:
    """Re-encodes a picture. What it is, is decided by its bytes, never by a name or a declared
    type. Of a GIF, the first frame. Raises NotAPicture.
    """
    if len(data) > BYTES:
        raise NotAPicture("too_large")
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
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
    return data.startswith(BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


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
