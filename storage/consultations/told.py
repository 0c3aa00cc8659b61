"""What everyone who took part was told of the groups: counted then and kept with what is public, so
that neither a page nor whoever asks for the answer to their own words costs any counting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consultations.grouped import (
    EXAMPLES,
    Input,
    InputGroup,
    group_of,
    groups,
    input_of,
)
from storage.database.store import Store
from storage.database.tables import consultations, input_groups, inputs

# In what is public of a consultation: of each group of how many people it is, and the keys of some
# inputs that may be public; and the groups that somebody of each kelurahan is in.
GROUPS, AREAS = ".groups", ".areas"


async def _kept(connection: AsyncConnection, id: int) -> dict[str, Any]:
    query = select(consultations.c.published).where(consultations.c.id == id)
    row = (await connection.execute(query)).first()
    return (row.published if row else None) or {}


async def told(connection: AsyncConnection, id: int) -> list[tuple[InputGroup, Sequence[str]]]:
    """The groups that are answered, as everyone who took part was told of them, each with some of
    what was said, as it was written. What has been deleted or hidden since is not there. Those of
    most people first."""
    kept: dict[str, Any] = (await _kept(connection, id)).get(GROUPS, {})
    g, i = input_groups, inputs
    keys = [key for each in kept.values() for key in each["keys"]]
    texts: dict[int, list[str]] = {}
    shown = select(i.c.group_id, i.c.text).where(i.c.key.in_(keys), i.c.looked.is_(True))
    for group, text in await connection.execute(shown) if keys else ():
        texts.setdefault(group, []).append(text)
    rows = (await connection.execute(select(g).where(g.c.consultation_id == id))).all()
    of = {row.id: kept.get(str(row.id), {}) for row in rows}
    found = [group_of(row, of[row.id].get("n", 0), of[row.id].get("supports", 0)) for row in rows]
    answered = [group for group in found if group.n and group.outcome]
    ordered = sorted(answered, key=lambda group: (-group.n, group.id))
    return [(group, sorted(texts.get(group.id, ()))) for group in ordered]


async def recount(store: Store, id: int) -> None:
    """What is public of the groups follows what they hold now."""
    await store.flush()
    known = [group for group in await groups(store.connection, id) if group.n]
    keys: dict[int, list[str]] = {}
    i = inputs
    for group in known:
        query = select(i.c.key).where(
            i.c.consultation_id == id, i.c.group_id == group.id, i.c.looked.is_(True)
        )
        keys[group.id] = [row.key for row in await store.fetch(query.limit(EXAMPLES))]
    before = await _kept(store.connection, id)
    kept = {
        str(group.id): {"n": group.n, "keys": keys[group.id], "supports": group.supports}
        for group in known
    }
    areas = await _in_area(store.connection, id)
    store.update(consultations, id, published={**before, GROUPS: kept, AREAS: areas})


async def of_answer(store: Store, id: int, key: str) -> list[tuple[Input, InputGroup | None]]:
    """What one answer to a consultation said, and the group that each of its inputs is in."""
    rows = await store.fetch(select(inputs).where(inputs.c.answer == key))
    known = {group.id: group for group, _ in await told(store.connection, id)}
    return [(each, known.get(each.group or 0)) for each in map(input_of, rows)]


async def in_area(connection: AsyncConnection, id: int) -> dict[str, list[int]]:
    """The ids of the groups that somebody of each kelurahan is in, those of most people first."""
    kept: dict[str, list[int]] | None = (await _kept(connection, id)).get(AREAS)
    # Not kept of those that were told before it was.
    return await _in_area(connection, id) if kept is None else kept


async def _in_area(connection: AsyncConnection, id: int) -> dict[str, list[int]]:
    i = inputs
    query = (
        select(i.c.area, i.c.group_id, func.count())
        .where(i.c.consultation_id == id, i.c.group_id.is_not(None))
        .group_by(i.c.area, i.c.group_id)
        .order_by(i.c.area, func.count().desc(), i.c.group_id)
    )
    found: dict[str, list[int]] = {}
    for area, group, _ in await connection.execute(query):
        found.setdefault(area, []).append(group)
    return found
