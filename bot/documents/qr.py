"""QR codes."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

LEAST = 300  # pixels


def qr_png(text: str) -> bytes:
    """A QR code as PNG, at least 300 px wide, black on white, with its quiet zone.

    Error level M: a cracked screen or a bad print may hide 15% of it. It takes half a millisecond,
    less than a turn, and so needs no thread: there it would take three times as long, and the loop
    wait for the interpreter's lock meanwhile.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = memoryview(code.to_image(scale=1, add_quiet_zones=True))  # type: ignore[arg-type]
    bare = Image.frombytes("L", (len(drawn), len(drawn)), drawn.tobytes()).convert("1")
    large = bare.resize((bare.width * -(-LEAST // bare.width),) * 2, Image.Resampling.NEAREST)
    out = io.BytesIO()
    large.save(out, "PNG", compress_level=1)
    return out.getvalue()
