"""Invitations of staff as cards to print and cut out, set by typst (cards.typ)."""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import locales
from bot.documents.qr import qr_svg

TEMPLATE = Path(__file__).with_suffix(".typ")

LOCALE = "id"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one; `link` is what the QR code holds, "" where there is none."""

    name: str
    role: str
    code: str
    until: str
    link: str


def pdf(cards: Sequence[Card]) -> bytes:
    """Ten a page, A4. Takes about a second for 200: to be made in a thread."""
    typst = importlib.import_module("typst")
    said = [
        {
            "name": card.name,
            "role": card.role,
            "how": locales.text(LOCALE, "card-how", code=card.code),
            "code": f"{card.code[:4]} {card.code[4:]}",
            "until": locales.text(LOCALE, "card-until", day=card.until),
            "qr": qr_svg(card.link) if card.link else "",
            "link": card.link,
        }
        for card in cards
    ]
    inputs = {"cards": json.dumps(said), "title": locales.text(LOCALE, "card-title")}
    return bytes(
        typst.compile(
            str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True, sys_inputs=inputs
        )
    )
