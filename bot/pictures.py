"""Makes clean pictures of what people send: small, upright, and without what a camera adds."""

from __future__ import annotations

import asyncio
import io
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

BYTES = 20_000_000
PIXELS = 50_000_000
SIDE = 2048
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

# Pillow knows some formats only after this; asked for them before, it raises KeyError.
Image.init()

# Pillow lets go of the interpreter while it decodes, scales and encodes, so a thread is enough;
# one, because a decoded picture of 50 megapixels takes 150 MB.
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
    type. Raises NotAPicture.
    """
    if len(data) > BYTES:
        raise NotAPicture("too_large")
    try:
        with warnings.catch_warnings():
            # We look at the size ourselves, before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise NotAPicture("too_large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NotAPicture("not_a_picture") from error
    with picture:
        if picture.width * picture.height > PIXELS or min(picture.size) < 1:
            raise NotAPicture("too_large")
        return _encoded(_decoded(picture))


def _decoded(picture: Image.Image) -> Image.Image:
    try:
        # A JPEG can be decoded at a half or a quarter of its size, which is far cheaper.
        picture.draft("RGB", (SIDE, SIDE))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as error:
        raise NotAPicture("too_large") from error
    except (OSError, ValueError, SyntaxError, IndexError, EOFError) as error:
        raise NotAPicture("truncated") from error
    if upright.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        upright = upright.point(lambda value: value / 256).convert("L")
    if "A" in upright.getbands() or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        upright = Image.alpha_composite(ground, layer)
    return upright.convert("RGB")


def _encoded(picture: Image.Image) -> Picture:
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    # A new picture holds nothing but pixels: no EXIF, no place, no comment, no thumbnail.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return Picture(out.getvalue(), bare.width, bare.height)
