"""What can happen to a proposal, and to a meeting. Each kind needs an entry in handlers.notices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class EventKind(StrEnum):
    # By the author.
    SUBMITTED = "submitted"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    CONFIRMED = "confirmed"  # SUDAH: it has been carried out
    DISPUTED = "disputed"  # BELUM
    TAKEN_OVER = "taken_over"  # what was entered for them is now theirs
    # By staff.
    VERIFIED = "verified"
    RETURNED = "returned"
    AGREED = "agreed"
    FORWARDED = "forwarded"
    KEPT = "kept"
    ENDED = "ended"
    IN_RKPD = "in_rkpd"
    IN_APBD = "in_apbd"
    PARTLY = "partly"
    DONE = "done"
    TAKEN_BACK = "taken_back"
    NOTED = "noted"  # OPD, cost, recommendation
    # Between the two.
    ASKED = "asked"
    ANSWERED = "answered"
    # By the calendar.
    REOPENED = "reopened"  # kept, and its year's window has opened
    OVERDUE = "overdue"


# What changes nothing that somebody else might be deciding or rewriting just now.
ASIDE = frozenset(
    {
        EventKind.NOTED,
        EventKind.ASKED,
        EventKind.ANSWERED,
        EventKind.OVERDUE,
        EventKind.CONFIRMED,
        EventKind.TAKEN_OVER,
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the history of a proposal, for those who are to be told.

    `author` is who hears of it: the author, or who entered it for them. `speaker` is the person in
    whose turn it happened, None when it happened elsewhere. `step` is the row.
    """

    kind: EventKind
    proposal: Any
    author: int | None
    speaker: Any = None
    step: Any = None


class MeetingEvent(StrEnum):
    """What can happen to a meeting. Never the same words as an EventKind: both name notices."""

    CALLED = "meeting_called"
    CHANGED = "meeting_changed"  # moved, or anything else of it
    CANCELLED = "meeting_cancelled"
    FILED = "meeting_filed"  # its result
    ADDED = "meeting_added"  # notes and photos, to a result that was filed before


@dataclass(frozen=True, slots=True)
class Happened:
    """One row of the history of a meeting, for those who are to be told.

    `meeting` is as it stands now; `step` is the row, with what it was before.
    """

    kind: MeetingEvent
    meeting: Any
    step: Any
