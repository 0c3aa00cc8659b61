"""QR codes."""

from __future__ import annotations

import io
import struct
import zlib

import segno

LEAST = 300  # pixels
QUIET = 4  # modules around it that are light

# A cracked screen or a bad print may hide 15% of it; more where no larger code is needed for that.
LEVEL = "m"

# The masks are not compared for what is sent to everybody who proposes something: that takes
# several times as long as all the rest, and a reader takes any of them.
MASK = 2


def qr_png(text: str) -> bytes:
    """A QR code as PNG, at least 300 px wide, black on white, with its quiet zone.

    The library makes the modules; its PNG takes three times as long as these lines. All of it is
    less than a turn, and so needs no thread: there it would take three times as long, and the loop
    wait for the interpreter's lock meanwhile.
    """
    matrix = segno.make_qr(text, error=LEVEL, mask=MASK).matrix
    scale = -(-LEAST // (len(matrix) + 2 * QUIET))
    side = (len(matrix) + 2 * QUIET) * scale
    shades = ("1" * scale, "0" * scale)  # light, dark
    margin = shades[0] * QUIET
    # Each line is as it stands (filter 0).
    blank = (b"\0" + bytes((255,)) * -(-side // 8)) * (QUIET * scale)
    rows = [
        b"\0" + _packed(margin + "".join(map(shades.__getitem__, row)) + margin) for row in matrix
    ]
    drawn = b"".join([blank, *[row * scale for row in rows], blank])
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            # One bit a pixel, shades of grey.
            _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(drawn, 1)),
            _chunk(b"IEND", b""),
        )
    )


def _packed(bits: str) -> bytes:
    """Eight pixels a byte, the first the highest bit; what is over at the end is light."""
    length = -(-len(bits) // 8)
    return int(bits.ljust(8 * length, "1"), 2).to_bytes(length, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A piece of a PNG (ISO/IEC 15948, 5.3)."""
    check = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def qr_svg(text: str) -> str:
    """A QR code for print, with its quiet zone: lines instead of dots, of any size."""
    out = io.BytesIO()
    segno.make_qr(text, error=LEVEL).save(out, kind="svg", border=QUIET, xmldecl=False)
    return out.getvalue().decode()
