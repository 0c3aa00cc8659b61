"""Kartu usulan: a blank form for those without a phone, each with its own number and a code that
opens the entry of what stands on it."""

from __future__ import annotations

from bot.documents.qr import qr_svg
from bot.exports.papers.model import (
    Annex,
    Asked,
    Block,
    Grid,
    Paper,
    Picture,
    Say,
    Signs,
    called,
    say,
)
from storage.proposals.for_others import cards

# What is asked on it, as the form in the chat asks it.
LINES = ("name", "phone", "where", "topic", "wish", "problem", "place", "volume", "land")


async def make(asked: Asked) -> Paper:
    area = asked.areas.get(asked.wanted.area) or asked.city
    blocks: list[Block] = []
    for n in range(asked.sheets):
        if n:
            blocks.append(Annex(say("card-title")))
        blocks += _card(asked.site, cards.new(), called(area))
    return asked.paper(say("card-title"), blocks, asked.sheets)


def _card(site: str, number: str, area: str) -> list[Block]:
    beside = (
        say("card-number", number=cards.shown(number)),
        area,
        say("card-back", number=cards.shown(number)),
    )
    rows = [(say(f"card-{name}"), "") for name in LINES]
    head = (say("card-asked"), say("card-answer"))
    return [
        Picture(qr_svg(f"{site.rstrip('/')}/kartu/{number}"), beside),
        Grid(head, rows, (4.5, 9.0), height=1.45),
        Say(say("card-agreed")),
        Signs(((say("card-sign"), ""), (say("card-helper"), ""))),
    ]
