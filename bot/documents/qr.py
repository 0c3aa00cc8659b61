"""QR codes."""

from __future__ import annotations

import io

import segno
from PIL import Image

LEAST = 300  # pixels

# A cracked screen or a bad print may hide 15% of it; more where no larger code is needed for that.
LEVEL = "m"

# The masks are not compared for what is sent to everybody who proposes something: that takes
# several times as long as all the rest, and a reader takes any of them.
MASK = 2


def qr_png(text: str) -> bytes:
    """A QR code as PNG, at least 300 px wide, black on white, with its quiet zone.

    It takes a millisecond, less than a turn, and so needs no thread: there it would take three
    times as long, and the loop wait for the interpreter's lock meanwhile.
    """
    rows = tuple(segno.make_qr(text, error=LEVEL, mask=MASK).matrix_iter(border=4))
    dots = b"".join(row.translate(SHADES) for row in map(bytes, rows))
    bare = Image.frombytes("L", (len(rows), len(rows)), dots).convert("1")
    large = bare.resize((bare.width * -(-LEAST // bare.width),) * 2, Image.Resampling.NEAREST)
    out = io.BytesIO()
    large.save(out, "PNG", compress_level=1)
    return out.getvalue()


# What a module is in the matrix, light or dark, as shades of grey.
SHADES = bytes((255, 0)) + bytes(254)


def qr_svg(text: str) -> str:
    """A QR code for print, with its quiet zone: lines instead of dots, of any size."""
    out = io.BytesIO()
    segno.make_qr(text, error=LEVEL).save(out, kind="svg", border=4, xmldecl=False)
    return out.getvalue().decode()
