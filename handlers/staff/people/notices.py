"""What is told of roles."""

from __future__ import annotations

from handlers.conversation.messages import (
    Outgoing,
    Priority,
    Text,
)
from handlers.site import Site
from storage.database.store import Store
from storage.people import people
from storage.proposals import untold
from storage.staff.roles import Grant


async def role_ended(site: Site, store: Store, grant: Grant) -> list[Outgoing]:
    """To whoever held a role, that it has ended."""
    person = await people.get(store, grant.person_id) if grant.person_id is not None else None
    if person is None or untold.unreachable(person) is not None:
        return []
    words = Text("role-ended", {"role": Text(f"role-{grant.role}"), "area": site.named(grant.area)})
    return [Outgoing((words,), to=person.id, priority=Priority.OUTCOME)]
