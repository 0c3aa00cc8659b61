"""A meeting as it stands, what can happen to it, and why something cannot be done to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class MeetingEvent(StrEnum):
    """What can happen to a meeting. Never the same words as an EventKind: both name notices."""

    CALLED = "meeting_called"
    CHANGED = "meeting_changed"  # moved, or anything else of it
    CANCELLED = "meeting_cancelled"
    FILED = "meeting_filed"  # its result
    CORRECTED = "meeting_corrected"  # its result
    ADDED = "meeting_added"  # notes and photos, to a result that was filed before


# Of these the newest holds the result.
RESULTS = frozenset({MeetingEvent.FILED, MeetingEvent.CORRECTED})

# Reminders, minutes before the start, where nothing else was said.
USUAL = (3 * 1440, 1440, 120)

# One so short before the start, and what is said of it then, may be sent in the quiet hours.
SHORT = 120

# What of a plan is not people's business.
UNSAID = frozenset({"offsets"})

# People check in this long before the start: the queue at the door comes before it.
DOORS = timedelta(minutes=30)

# A result that is not there so long after the end is asked for, once a day, so many times; then
# the area's admins are told.
CHASE_AFTER, CHASE_EVERY, CHASES = timedelta(days=3), timedelta(days=1), 3


class MeetingState(StrEnum):
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    HELD = "held"  # its result is there


class Coming(StrEnum):
    """What people answer to a call."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Plan:
    """What whoever calls a meeting decides, and may change. Times are UTC; `offsets` are those of
    its reminders, minutes before the start."""

    starts_at: datetime
    ends_at: datetime
    place: str
    lat: float | None = None
    lon: float | None = None
    agenda: str | None = None
    bring: str | None = None
    offsets: tuple[int, ...] = USUAL


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it stands. `area` is whose meeting it is, `year` the RKPD year."""

    id: int
    city: str
    area: str
    year: int
    tahap: str
    plan: Plan
    state: MeetingState
    version: int
    person_id: int | None  # who runs it
    actor: str
    code: str
    created_at: datetime
    changed_at: datetime
    why: str | None = None  # of a cancellation
    notes: str | None = None
    filed_at: datetime | None = None
    chased: int = 0

    def over(self, now: datetime) -> bool:
        """Whether nobody comes any more."""
        return self.state is not MeetingState.ANNOUNCED or now >= self.plan.ends_at

    def runs(self, now: datetime) -> bool:
        """Whether people check in."""
        return not self.over(now) and now >= self.plan.starts_at - DOORS


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the history. `data` holds what it was before, by field of the plan, and `why` that
    changed, where it was said; of a result, what was filed."""

    version: int
    event: MeetingEvent
    at: datetime
    actor: str
    data: Mapping[str, Any]


class Untimely(ValueError):
    """A meeting would begin in the past, or end before it begins."""


class Unfit(ValueError):
    """The area is not of the tahap's level."""


class Changed(Exception):
    """Somebody was quicker. Holds the meeting as it is now, and what happened since."""

    def __init__(self, meeting: Meeting, since: Sequence[Step]) -> None:
        super().__init__(meeting.id)
        self.meeting, self.since = meeting, since


class Over(Exception):
    """The meeting has been held, cancelled, or its time has passed. Holds it."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.id)
        self.meeting = meeting


class TooEarly(Exception):
    """It has not begun. Holds the meeting."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting.id)
        self.meeting = meeting
