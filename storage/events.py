"""What can happen to a proposal. Each kind needs an entry in handlers.notices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    SUBMITTED = "submitted"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the history of a proposal, for those who are to be told.

    `speaker` is the person in whose turn it happened, None when it happened elsewhere.
    """

    kind: EventKind
    proposal: Any
    author: int | None
    speaker: Any = None
