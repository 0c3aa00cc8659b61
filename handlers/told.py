"""Which event tells whom: the subjects' notices in one table, as the unit of work takes it."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import Any

from handlers.conversation.messages import Outgoing
from handlers.meetings import notices as of_meetings
from handlers.proposals.telling import notices as of_proposals
from handlers.site import Site
from storage.database.store import Store
from storage.meetings.model import MeetingEvent
from storage.proposals.model import EventKind

Notices = dict[EventKind | MeetingEvent, Callable[[Store, Any], Awaitable[list[Outgoing]]]]


def table(site: Site) -> Notices:
    """The notices as the unit of work takes them, of proposals and of meetings."""
    known: Notices = {
        kind: functools.partial(of_proposals.tell, site, told)
        for kind, told in of_proposals.NOTICES.items()
    }
    for kind, tell in of_meetings.NOTICES.items():
        known[kind] = functools.partial(tell, site)
    return known
