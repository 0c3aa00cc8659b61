"""A mailing as it stands: what many people get at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.messages.mailings.audiences import Audience

# Why a message was not sent: its mailing was stopped, or had become too old.
STOPPED, EXPIRED = "stopped", "expired"


class Kind(StrEnum):
    ANNOUNCEMENT = "announcement"
    MEETING = "meeting"  # a meeting is called, moved, changed or cancelled
    REMINDER = "reminder"
    DIGEST = "digest"  # what came out of it
    FOLLOWED = "followed"  # a step of a proposal, for those who stand behind it


class MailingState(StrEnum):
    PLANNED = "planned"  # for a time to come, or still being written out
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Body:
    """Text and buttons as one channel shows them; `outside` is all of it as an approved text
    (storage.messages.templates.Outside, stored), `extras` what some apps can do with it
    (handlers.conversation.messages.Extras, stored)."""

    text: str
    buttons: tuple[dict[str, Any], ...] = ()
    outside: dict[str, Any] | None = None
    extras: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mailing as it stands. `about` is what a reply to it belongs to."""

    id: int
    kind: Kind
    city: str
    area: str
    audience: Audience
    priority: int
    loud: bool
    file: dict[str, Any] | None
    about: str | None
    meeting_id: int | None
    person_id: int | None
    actor: str | None
    state: MailingState
    at: datetime
    until: datetime
    total: int
    missed: dict[str, int]
    told: int | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


def mailing(row: Any) -> Mailing:
    values = {name: getattr(row, name) for name in Mailing.__slots__ if name != "audience"}
    values["kind"], values["state"] = Kind(row.kind), MailingState(row.state)
    return Mailing(audience=Audience.load(row.area, row.audience), **values)
