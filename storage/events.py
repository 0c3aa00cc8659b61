"""What can happen to a proposal, and to a meeting. Each kind needs an entry in the notices of its
subject (handlers.proposals.notices, handlers.meetings.notices), put together by handlers.told."""

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
    DISOWNED = "disowned"  # the phone it was entered under is somebody else's
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
    # The date of the rung at which it waits has been changed.
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    DATED = "dated"  # its rung had no date, and has one now
    STANDS = "stands"  # still at a rung that has no date


# What changes nothing that somebody else might be deciding or rewriting just now.
ASIDE = frozenset(
    {
        EventKind.NOTED,
        EventKind.ASKED,
        EventKind.ANSWERED,
        EventKind.OVERDUE,
        EventKind.POSTPONED,
        EventKind.BROUGHT_FORWARD,
        EventKind.DATED,
        EventKind.STANDS,
        EventKind.CONFIRMED,
        EventKind.TAKEN_OVER,
        EventKind.DISOWNED,
    }
)

# What nobody is told of when it happens: CEK and the proposal's page show it.
UNTOLD = frozenset({EventKind.NOTED, EventKind.BROUGHT_FORWARD})


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
    phone: str | None = None


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
