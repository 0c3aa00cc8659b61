"""Answering back: what people said in free words is put into groups, each group is answered, and
then everyone who took part is told, once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.consultations import grouped, lookup, told
from storage.consultations.grouped import Outcome
from storage.consultations.model import Consultation, ConsultationState, WrongState
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import consultations, input_groups, inputs
from storage.people.model import Person
from storage.rules import Span
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# A consultation that has been closed for so long and is not answered is late.
LATE = timedelta(days=30)

TITLE, REPLY, FOLLOW_UP = Span(3, 100), Span(5, 700), Span(0, 300)


class Unanswered(Exception):
    """Something that people said has no answer yet; so many inputs have no group, so many groups no
    answer."""

    def __init__(self, loose: int, groups: int) -> None:
        super().__init__(loose, groups)
        self.loose, self.groups = loose, groups


async def mine(store: Store, by: Person | Actor, id: int) -> tuple[Consultation, Actor]:
    """A consultation whose inputs somebody may answer. Raises LookupError or staff.NotAllowed."""
    held = await lookup.get(store, id)
    if held is None:
        raise LookupError(id)
    return held, await staff.acting(store, by, Operation.CONSULT, held.area)


async def put(
    store: Store, by: Person | Actor, id: int, key: str, title: str, looked: bool | None = None
) -> int:
    """Puts an input into the group of a title, which is made where there is none; gives its id.
    Raises LookupError, staff.NotAllowed or rules.Unruly."""
    held, actor = await mine(store, by, id)
    found = await grouped.get(store, key)
    if found is None:
        raise LookupError(key)
    title = rules.text("title", title, TITLE)
    group = await named(store, held, actor, title)
    values: dict[str, Any] = {"group_id": group}
    if looked is not None:
        values["looked"] = looked
    store.update(inputs, key, **values)
    if held.told_at is not None:
        await told.recount(store, id)
    return group


# So many inputs are put into groups by one statement.
PUT = 200


async def put_all(store: Store, by: Person | Actor, id: int, titles: Mapping[str, str]) -> int:
    """Puts inputs that have no group, by key, into groups by title; gives how many. Whether they
    may be public stays as it is. Raises LookupError, staff.NotAllowed or rules.Unruly."""
    held, actor = await mine(store, by, id)
    keys: dict[str, list[str]] = {}
    written = list(titles)
    for start in range(0, len(written), PUT):
        loose = select(inputs.c.key).where(
            inputs.c.consultation_id == id,
            inputs.c.key.in_(written[start : start + PUT]),
            inputs.c.group_id.is_(None),
        )
        for row in await store.fetch(loose):
            keys.setdefault(rules.text("title", titles[row.key], TITLE), []).append(row.key)
    done = 0
    for title, some in keys.items():
        group = await named(store, held, actor, title)
        await store.flush()
        for start in range(0, len(some), PUT):
            these = inputs.c.key.in_(some[start : start + PUT])
            await store.execute(update(inputs).where(these).values(group_id=group))
        done += len(some)
    if held.told_at is not None:
        await told.recount(store, id)
    return done


async def named(store: Store, held: Consultation, actor: Actor, title: str) -> int:
    g = input_groups
    query = select(g.c.id, g.c.title).where(g.c.consultation_id == held.id)
    for row in await store.fetch(query):
        if row.title.casefold() == title.casefold():
            return int(row.id)
    id = new_id()
    store.insert(g, id=id, consultation_id=held.id, title=title, actor=actor.name, at=store.now)
    return id


async def answer(
    store: Store,
    by: Person | Actor,
    id: int,
    group: int,
    outcome: Outcome,
    reply: str,
    follow_up: str | None = None,
) -> None:
    """The city's answer to a group. Raises LookupError, staff.NotAllowed or rules.Unruly."""
    held, actor = await mine(store, by, id)
    query = select(input_groups.c.title).where(
        input_groups.c.id == group, input_groups.c.consultation_id == id
    )
    rows = await store.fetch(query)
    if not rows:
        raise LookupError(group)
    store.update(
        input_groups,
        group,
        outcome=outcome,
        reply=rules.text("reply", reply, REPLY),
        follow_up=rules.optional("follow_up", follow_up, FOLLOW_UP),
        actor=actor.name,
        at=store.now,
    )
    staff.note(
        store, actor, "consultation_reply", held.area, about=held.code,
        data={"group": rows[0].title, "outcome": outcome},
    )  # fmt: skip


async def finish(store: Store, by: Person | Actor, id: int) -> Consultation:
    """All that was said is answered: everyone who took part is told now, once; by whom it is called
    for. Raises LookupError, staff.NotAllowed, WrongState where it is open or they have been told,
    or Unanswered."""
    _, actor = await mine(store, by, id)
    held = await lookup.lock(store, id)
    if held is None or held.state is not ConsultationState.CLOSED or held.told_at is not None:
        raise WrongState(held or (await mine(store, by, id))[0])
    await store.flush()
    loose, open = await grouped.waiting(store.connection, id)
    if loose or open:
        raise Unanswered(loose, open)
    store.update(consultations, id, told_at=store.now)
    await told.recount(store, id)
    staff.note(store, actor, "consultation_told", held.area, about=held.code)
    done = dataclasses.replace(held, told_at=store.now)
    store.memo(lookup.KNOWN)[id] = done
    return done


async def late(store: Store) -> list[Consultation]:
    """Those that have been closed for LATE and are not answered."""
    c = consultations
    query = select(c).where(
        c.c.state == ConsultationState.CLOSED,
        c.c.told_at.is_(None),
        c.c.closed_at <= store.now - LATE,
    )
    return [lookup.plain(row) for row in await store.fetch(query.order_by(c.c.closed_at))]


async def due(connection: AsyncConnection, areas: Sequence[str]) -> list[Consultation]:
    """Those of some areas that have closed and wait for their answers, the oldest first."""
    c = consultations
    query = select(c).where(c.c.state == ConsultationState.CLOSED, c.c.told_at.is_(None))
    rows = await connection.execute(query.order_by(c.c.closed_at))
    return [
        held
        for held in map(lookup.plain, rows)
        if any(not area or f"{held.area}.".startswith(f"{area}.") for area in areas)
    ]
