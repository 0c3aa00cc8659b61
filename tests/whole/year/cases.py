"""A proposal, a question and a debt, as the ledger keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from tests.whole.year.people import Soul


@dataclass(eq=False)
class Owed:
    """Something that somebody is to hear once. `fate` is "" until they have: then "told", or why
    not."""

    whom: Soul
    number: str
    kind: str
    at: datetime
    words: tuple[str, ...]
    reply: bool = False
    fate: str = ""
    settled: datetime | None = None  # when they heard of it, or could not
    until: datetime | None = None  # it is of no use to them any more


@dataclass(eq=False)
class Case:
    """A proposal: whose it is, and its steps, each with what became of telling it."""

    id: int
    number: str
    area: str
    wish: str
    name: str | None
    day: date
    author: Soul | None
    entered: Soul | None = None  # for somebody else
    own: bool = True  # followed by its author, not by whoever entered it
    steps: list[tuple[Any, str | Owed]] = field(default_factory=list)
    supporters: set[Soul] = field(default_factory=set)
    merged_into: Case | None = None
    merged: list[Case] = field(default_factory=list)  # into it
    held: bool = False  # staff have not looked yet
    # Since its last step: what its author is owed of that which it was merged into.
    later: list[Owed] = field(default_factory=list)

    @property
    def state(self) -> str:
        return str(self.steps[-1][0].to_state)

    def fate(self, version: int) -> str:
        found = next(fate for row, fate in self.steps if row.version == version)
        return found if isinstance(found, str) else found.fate

    def fates(self, version: int) -> frozenset[str]:
        """The same, and of what was to be told since of what it was merged into."""
        return frozenset({self.fate(version), *(owed.fate for owed in self.later)})


@dataclass(eq=False)
class Question:
    """Of staff to an author."""

    id: int
    case: Case
    whom: Soul | None
    asker: Soul | None
    text: str
    at: datetime
    asking: str | Owed = ""
    again: datetime | None = None  # when it was last shown beside something else
    answered: bool = False
    reminded: bool = False

    def due(self, now: datetime) -> bool:
        """Whether it is to be asked once more: a week after it came, or could not come."""
        since = self.at
        if isinstance(self.asking, Owed):
            if not self.asking.fate:
                return False
            since = self.asking.settled or since
        since = max(since, self.again or since)
        return not (self.answered or self.reminded) and since <= now - timedelta(days=7)
