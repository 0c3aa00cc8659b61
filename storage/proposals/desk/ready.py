"""Whether a proposal has what the next tahap asks for, by a table of what is needed for what; and
what each level has recommended."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import recommendations
from storage.proposals.model import Content, Proposal
from storage.proposals.worded import words_of

# topic, words of the wish (empty: any), what is needed, the units that a size may have (empty:
# any). Of several rows that fit, the one with words counts.
INCLUDED = Path(__file__).parent / "ready.csv"


class Lack(StrEnum):
    """What a proposal may still lack for the next tahap."""

    PROBLEM = "problem"  # why it is needed
    SIZE = "size"  # how much of it
    UNIT = "unit"  # how much, in a unit that it is measured by
    LAND = "land"  # whose land it is
    PLACE = "place"  # a point, or an RT with what stands beside it
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Standard:
    """What is needed for proposals of a bidang whose wish has one of some words."""

    topic: str
    words: frozenset[str]
    needs: tuple[Lack, ...]
    units: frozenset[str]


@cache
def standards() -> tuple[Standard, ...]:
    """The table, in its order."""
    with INCLUDED.open(encoding="utf-8") as file:
        return tuple(
            Standard(
                row["topic"],
                frozenset(filter(None, row["words"].split("|"))),
                tuple(Lack(need) for need in row["needs"].split("|")),
                frozenset(filter(None, row["units"].split("|"))),
            )
            for row in csv.DictReader(file)
        )


def standard(content: Content) -> Standard | None:
    """The row for a proposal; None for a bidang that the table does not know."""
    said = set(words_of(content.wish.replace("-", " ")))
    fitting = [each for each in standards() if each.topic == content.topic]
    named = [each for each in fitting if any(set(word.split("-")) <= said for word in each.words)]
    return next(iter([*named, *(each for each in fitting if not each.words)]), None)


def lacks(proposal: Proposal) -> tuple[Lack, ...]:
    """What a proposal lacks for the next tahap, in the order of the table. Of a whole proposal
    only."""
    content = proposal.content
    found = standard(content)
    if found is None:
        return ()
    sized = bool(content.volume_text)
    measured = not found.units or content.unit is None or content.unit.casefold() in found.units
    there = {
        Lack.PROBLEM: bool(content.problem),
        Lack.SIZE: sized,
        Lack.LAND: bool(content.land),
        Lack.PLACE: content.lat is not None or bool(content.place and content.rt),
        Lack.PHOTO: bool(content.files),
    }
    lacking = [need for need in found.needs if not there.get(need, True)]
    if sized and not measured:
        lacking.append(Lack.UNIT)
    return tuple(lacking)


async def recommended(store: Store, id: int) -> Sequence[Any]:
    """What each level recommended: rows with tahap, text, volume, cost (whole rupiah), actor and
    at, the first first."""
    query = select(recommendations).where(recommendations.c.proposal_id == id)
    return await store.fetch(query.order_by(recommendations.c.at))
