"""The sheet for the wall of a meeting's venue: one A4 page with the code by which people check
in, drawn with the font that Pillow brings."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

import locales
from bot.documents.qr import qr_png

DPI = 200
WIDTH, HEIGHT = 1654, 2339  # A4 at 200 dots an inch
MARGIN = 130
QR = 1000

LOCALE = "id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it. `link` is what the QR code holds."""

    name: str
    when: str
    place: str
    code: str
    link: str


def pdf(sheet: Sheet) -> bytes:
    """One page. Takes a tenth of a second: to be made in a thread."""
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    say = locales.text
    y = MARGIN
    y = _centred(draw, y, say(LOCALE, "wall-title"), 60, bold=True) + 30
    y = _centred(draw, y, sheet.name, 84, bold=True, lines=3) + 30
    y = _centred(draw, y, sheet.when, 52, lines=2) + 10
    y = _centred(draw, y, sheet.place, 52, lines=2) + 40
    with Image.open(io.BytesIO(qr_png(sheet.link))) as code:
        square = code.convert("L").resize((QR, QR), Image.Resampling.NEAREST)
    page.paste(square, ((WIDTH - QR) // 2, y))
    y += QR + 20
    y = _centred(draw, y, say(LOCALE, "wall-scan"), 52, lines=2) + 20
    y = _centred(draw, y, f"{sheet.code[:4]} {sheet.code[4:]}", 150, bold=True) + 20
    _centred(draw, y, say(LOCALE, "wall-type", code=sheet.code), 52, lines=2)
    out = io.BytesIO()
    page.save(out, "PDF", resolution=DPI, quality=92, title=_plain(sheet.name))
    return out.getvalue()


def _centred(
    draw: ImageDraw.ImageDraw, y: int, text: str, size: int, *, bold: bool = False, lines: int = 1
) -> int:
    """Writes a text in the middle, on so many lines at the most, smaller where it must be; gives
    where the next begins."""
    text = _plain(text)
    stroke = max(1, size // 30) if bold else 0
    while len(wrapped := _wrapped(text, size, stroke)) > lines and size > 24:
        size -= 4
    for line in wrapped[:lines]:
        width = _font(size).getlength(line)
        place = ((WIDTH - width) / 2, y)
        draw.text(place, line, 0, _font(size), stroke_width=stroke, stroke_fill=0)
        y += int(size * 1.35)
    return y


def _wrapped(text: str, size: int, stroke: int) -> list[str]:
    room = WIDTH - 2 * MARGIN - 2 * stroke
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _font(size).getlength(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow lacks FreeType")
    return font


def _plain(text: str) -> str:
    """In the letters that the font has."""
    text = text.translate({ord("–"): "-", ord("—"): "-", ord("•"): "-"})
    folded = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in folded if letter.isascii()).strip()
