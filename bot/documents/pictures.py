"""Makes clean pictures of what people send: small, upright, and without what a camera adds.

`clean` does the work, in whichever process; the program has it done by a helper (bot.work.opening),
because what a picture asks of a library is for the picture to say.
"""

from __future__ import annotations

import importlib
import io
import struct
import tempfile
from typing import Any

from PIL import Image, ImageCms

from bot.documents.headers import (
    BYTES,
    PIXELS,
    WEBP_PIXELS,
    NotAPicture,
    Picture,
    begins_well,
    is_heic,
    too_often,
    webp_pixels,
)

SIDE = 2048
QUALITY = 82
STRIP = 128  # rows
FORMATS: tuple[str, ...] = ("JPEG", "PNG", "WEBP", "GIF")

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


def clean(data: bytes) -> Picture:
    """Re-encodes a picture. What it is, is decided by its bytes, never by a name or a declared
    type. Of what moves, the first frame. Raises NotAPicture.
    """
    if len(data) > BYTES or webp_pixels(data) > WEBP_PIXELS or too_often(data):
        raise NotAPicture("too_large")
    formats = _heic() if is_heic(data) else FORMATS
    try:
        picture = Image.open(io.BytesIO(data), formats=formats)
    except BOMB as error:
        raise NotAPicture("too_large") from error
    except BROKEN as error:
        raise NotAPicture("truncated" if begins_well(data) else "not_a_picture") from error
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
