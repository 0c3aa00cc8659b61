"""QR codes."""

from __future__ import annotations

import io

import segno


def qr_png(text: str) -> bytes:
    """A QR code as PNG, at least 300 px wide, black on white, with its quiet zone.

    Error level M: a cracked screen or a bad print may hide 15% of it.
    """
    code = segno.make(text, error="m", micro=False)
    width, _ = code.symbol_size(scale=1, border=4)
    out = io.BytesIO()
    code.save(out, kind="png", scale=-(-300 // width), border=4, compresslevel=3)
    return out.getvalue()
