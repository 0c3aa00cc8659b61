"""A person as one turn knows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# The role of whoever does something to their own proposal.
AUTHOR = "warga"

INITIALS, NONE = "initials", "none"


@dataclass(slots=True)
class Person:
    """A person as one turn knows them. Change through the functions of
    storage.people.people, so that it is kept."""

    id: int
    channel: str
    address: str
    created_at: datetime
    locale: str = "id"
    locale_offered: bool = False
    name: str | None = None
    show_name: str = NONE
    area: str | None = None
    consent: bool | None = None
    consent_at: datetime | None = None
    consent_text: str | None = None
    quiet_since: datetime | None = None
    talk: dict[str, Any] = field(default_factory=dict)
    blocked: bool = False
    heard_at: datetime | None = None  # at the address of this turn, where there is a window
    waited_for: bool = False  # whether messages wait at that address for its person to write
    opened: bool = False  # this very message lets go what waited for it
    opened_by_day: bool = False  # and nothing else than what many people get
    asked: bool = False  # whether a question of staff waits for them
    works: bool = False  # whether they held a role when the turn began
    shares: bool = False  # of somebody who is told something: others have the same phone
    gone: bool = False  # deleted in this very turn


def initials(name: str) -> str:
    """ "Siti Aminah" is "S.A." towards other residents."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())[:8]
