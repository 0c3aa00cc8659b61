"""QR codes."""

from __future__ import annotations

import io

import segno
from PIL import Image, ImageOps

LEAST = 300  # pixels
QUIET = 4  # modules around it that are light

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
    matrix = segno.make_qr(text, error=LEVEL, mask=MASK).matrix
    modules = len(matrix)
    scale = -(-LEAST // (modules + 2 * QUIET))
    dots = b"".join(matrix).translate(SHADES)
    bare = Image.frombytes("L", (modules, modules), dots).convert("1")
    large = bare.resize((modules * scale, modules * scale), Image.Resampling.NEAREST)
    out = io.BytesIO()
    ImageOps.expand(large, QUIET * scale, 255).save(out, "PNG", compress_level=1)
    return out.getvalue()


# What a module is in the matrix, light or dark, as shades of grey.
SHADES = bytes((255, 0)) + bytes(254)


def qr_svg(text: str) -> str:
    """A QR code for print, with its quiet zone: lines instead of dots, of any size."""
    out = io.BytesIO()
    segno.make_qr(text, error=LEVEL).save(out, kind="svg", border=QUIET, xmldecl=False)
    return out.getvalue().decode()
