"""What can happen to a proposal, and to a meeting. Each kind needs an entry in the notices of its
subject (handlers.proposals.telling.notices, handlers.meetings.notices), put together by
handlers.told."""

from __future__ import annotations

from dataclasses import dataclass

from storage.meetings import model as meeting_model
from storage.meetings.model import Meeting, MeetingEvent
from storage.people.model import Person
from storage.proposals import model as proposal_model
from storage.proposals.model import EventKind, Proposal


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the history of a proposal, for those who are to be told.

    `author` is who hears of it: the author, or who entered it for them. `speaker` is the person in
    whose turn it happened, None when it happened elsewhere. `step` is the row.
    """

    kind: EventKind
    proposal: Proposal
    author: int | None
    step: proposal_model.Step
    speaker: Person | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """One row of the history of a meeting, for those who are to be told.

    `meeting` is as it stands now; `step` is the row, with what it was before.
    """

    kind: MeetingEvent
    meeting: Meeting
    step: meeting_model.Step
