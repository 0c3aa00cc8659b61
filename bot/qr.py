"""QR codes."""

from __future__ import annotations

import io

import segno
from PIL import Image

QUIET = 4  # modules of white around a code, as its standard asks
LEAST = 300  # pixels
MASK = 3


def qr_png(text: str) -> bytes:
    """A QR code as PNG, at least 300 px wide, black on white, with its quiet zone.

    Error level M: a cracked screen or a bad print may hide 15% of it. The mask is given: to find
    the best of eight, segno scores them all, which takes three quarters of the time, and cameras
    read any. Pillow draws it: segno's own writer, in Python, takes as long as the rest together.
    """
    code = segno.make(text, error="m", micro=False, mask=MASK)
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix]
    side = len(rows)
    bare = Image.frombytes("L", (side, side), b"".join(rows))
    framed = Image.new("L", (side + 2 * QUIET, side + 2 * QUIET), 255)
    framed.paste(bare, (QUIET, QUIET))
    scale = -(-LEAST // framed.width)
    two_colours = framed.convert("1", dither=Image.Dither.NONE)
    large = two_colours.resize((framed.width * scale,) * 2, Image.Resampling.NEAREST)
    out = io.BytesIO()
    large.save(out, "PNG")
    return out.getvalue()
