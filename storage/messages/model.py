"""A message to send, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

# States of a message. Until it is settled it is QUEUED (also while it is being sent: a process
# that dies leaves its claim behind, and whoever comes after it sends the message once more).
QUEUED = "queued"
SENT = "sent"
DELIVERED = "delivered"
READ = "read"
REFUSED = "refused"
GONE = "gone"
UNKNOWN = "unknown"
WAITING = "waiting"  # for the person's next message: the channel lets us answer, not begin
REPLACED = "replaced"
# Of a copy that was put back, until an admin says yes (storage.database.copies.restored).
HELD = "held"

# The priority of what a person has asked for: the answer to what they said.
ASKED_FOR = 0

# A window closes this much earlier for us than for the platform: messages take a while.
MARGIN = timedelta(minutes=5)

# What a channel says of a message that has failed where that is not the end of it: it came after
# the window had closed; in passing, so it is tried again; the platform allows no more people today;
# we are at fault, so it waits until that is mended.
CLOSED = "closed"
AGAIN = "again"
LIMITED = "limited"
OURS = "ours"

# Why a message was not sent: the platform keeps from its reader what it takes for too much.
WITHHELD = "withheld"

# What a message that renews itself in place begins its `replaces` with.
PROGRESS = "progress:"

# How far each state is; a status callback never takes a message back.
RANK = {
    QUEUED: 0,
    WAITING: 0,
    HELD: 0,
    UNKNOWN: 1,
    SENT: 2,
    DELIVERED: 3,
    READ: 4,
    REFUSED: 5,
    GONE: 5,
    REPLACED: 5,
}


# The person has it.
ARRIVED = frozenset({DELIVERED, READ})


@dataclass(slots=True)
class OutboxMessage:
    """A message to one address, as it lies in the outbox: one call to the platform."""

    id: int
    person_id: int | None
    channel: str
    address: str
    priority: int
    locale: str
    text: str
    buttons: list[dict[str, Any]]
    file: dict[str, Any] | None
    about: str | None
    replaces: str | None
    attempts: int
    not_before: datetime | None
    created_at: datetime
    mailing_id: int | None = None
    # What it is as an approved text, and the one as which it goes; or what it waits for.
    outside: dict[str, Any] | None = None
    way: str | None = None
    # When it first failed in passing.
    failed_at: datetime | None = None
    # The step of a proposal that it tells of.
    proposal_id: int | None = None
    # What some apps can do with it besides showing it.
    extras: dict[str, Any] | None = None
    # The person has a question open, which is asked once more under this.
    under: bool = False
    # Another process has yet to send them an earlier answer.
    behind: bool = False


_OF_ROW = tuple(name for name in OutboxMessage.__slots__ if name not in ("under", "behind"))


def outbox_message(row: Any, *, under: bool = False, behind: bool = False) -> OutboxMessage:
    """From a row of the outbox, or from the values that are about to become one."""
    return OutboxMessage(**{name: row[name] for name in _OF_ROW}, under=under, behind=behind)
