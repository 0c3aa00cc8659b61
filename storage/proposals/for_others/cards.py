"""Cards of paper that people without a phone fill in: each has a number, which is known again, and
a photo of it stays with the proposal that was entered from it, for staff alone."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import cards, files
from storage.proposals.lookup import get
from storage.proposals.model import GONE, Proposal

# Digits of a number, the last of which tells of a slip in the others.
DIGITS = 10

_NUMBER = re.compile(r"\d[\d .\-]{8,18}\d")


class Used(Exception):
    """A proposal was entered from this card already. Holds it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(str(proposal.number))
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Card:
    """The card that a proposal was entered from; the hash of its photo, once that is there."""

    number: str
    photo: str | None


def new() -> str:
    """A number that no card has, as far as anybody can tell without asking: of a thousand million,
    so that they can be printed by whoever needs some."""
    bare = str(secrets.randbelow(9 * 10 ** (DIGITS - 2)) + 10 ** (DIGITS - 2))
    return bare + _check(bare)


def clean(text: str) -> str | None:
    """The number of a card in a text, however it is grouped; None where it has none, or a slip."""
    found = _NUMBER.search(text)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return digits if len(digits) == DIGITS and digits[-1] == _check(digits[:-1]) else None


def shown(card: str) -> str:
    """As it is printed: 482-177-3015."""
    return f"{card[:3]}-{card[3:6]}-{card[6:]}"


def _check(bare: str) -> str:
    """The digit by which one wrong digit, or two that changed places, are seen (Luhn)."""
    total = 0
    for n, digit in enumerate(reversed(bare)):
        value = int(digit) * (1 if n % 2 else 2)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


async def used(store: Store, card: str) -> Proposal | None:
    """The proposal that was entered from a card; None where there is none, or it was withdrawn."""
    rows = await store.fetch(select(cards.c.proposal_id).where(cards.c.card == card))
    proposal = await get(store, rows[0].proposal_id) if rows else None
    return None if proposal is None or proposal.state in GONE else proposal


async def free(store: Store, card: str) -> None:
    """Sees to it that a card can be entered, also one whose proposal was withdrawn. Raises Used."""
    before = await used(store, card)
    if before is not None:
        raise Used(before)
    await store.execute(cards.delete().where(cards.c.card == card))


def keep(store: Store, proposal: Proposal, card: str, photo: int | None) -> None:
    """Notes from which card, which is free, a proposal of this unit of work was entered."""

    async def write(store: Store) -> None:
        store.insert(cards, card=card, proposal_id=proposal.id, file_id=photo, at=store.now)

    # After the proposal, which is written when its number is taken.
    store.last(write)


async def of(store: Store, proposal_id: int) -> Card | None:
    """The card that a proposal was entered from."""
    query = (
        select(cards.c.card, files.c.hash, files.c.state)
        .outerjoin(files, files.c.id == cards.c.file_id)
        .where(cards.c.proposal_id == proposal_id)
    )
    rows = await store.fetch(query.order_by(cards.c.at))
    if not rows:
        return None
    return Card(rows[0].card, rows[0].hash if rows[0].state == "ready" else None)
