"""The sheet for the wall of a meeting's venue: one A4 page with the code by which people check
in, set by typst (check_in_sheet.typ) in the fonts that it brings."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path

import locales
from bot.documents.qr import qr_svg

TEMPLATE = Path(__file__).with_suffix(".typ")

LOCALE = "id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it. `link` is what the QR code holds."""

    name: str
    when: str
    place: str
    code: str
    link: str


def pdf(sheet: Sheet, locale: str = LOCALE) -> bytes:
    """One page, its texts as text. Takes a tenth of a second: to be made in a thread."""
    # Not needed by most processes, and large.
    typst = importlib.import_module("typst")
    said = {
        "language": locale,
        "title": locales.text(locale, "wall-title"),
        "name": sheet.name,
        "when": sheet.when,
        "place": sheet.place,
        "qr": qr_svg(sheet.link),
        "link": sheet.link,
        "scan": locales.text(locale, "wall-scan"),
        "code": f"{sheet.code[:4]} {sheet.code[4:]}",
        "type": locales.text(locale, "wall-type", code=sheet.code),
    }
    return bytes(
        typst.compile(
            str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True, sys_inputs=said
        )
    )
