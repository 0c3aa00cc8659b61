"""Who of staff wants no list in the morning."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from storage.database.store import Store
from storage.database.tables import staff
from storage.staff.roles import Grant
from storage.staff.staff import held_at


async def without(store: Store) -> set[int]:
    """People who have switched it off, in whichever of the roles that they hold."""
    query = select(staff.c.person_id).where(
        staff.c.mornings_off.is_not(None),
        held_at(store.now),
        staff.c.person_id.is_not(None),
    )
    return {row.person_id for row in await store.fetch(query)}


def switch(store: Store, held: Iterable[Grant], *, on: bool) -> None:
    """Switches it on or off, for all roles that a person holds."""
    for grant in held:
        store.update(staff, grant.id, mornings_off=None if on else store.now)
