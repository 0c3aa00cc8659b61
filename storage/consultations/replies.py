"""Answering back: what people said in free words is put into groups, each group is answered, and
then everyone who took part is told, once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.consultations import lookup
from storage.consultations.model import Consultation, ConsultationState, WrongState
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import (
    answers,
    consultations,
    input_groups,
    input_supports,
    inputs,
)
from storage.people.model import Person
from storage.rules import Span
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# A consultation that has been closed for so long and is not answered is late.
LATE = timedelta(days=30)

TITLE, REPLY, FOLLOW_UP = Span(3, 100), Span(5, 700), Span(0, 300)


class Outcome(StrEnum):
    """What becomes of what people said. Names are fixed: files hold them."""

    TAKEN = "diterima"  # it is in the plan, where the reply says
    PART = "sebagian"
    REFUSED = "belum"  # not, for the reason that the reply gives
    NOTED = "dicatat"


@dataclass(frozen=True, slots=True)
class Input:
    """What somebody said in free words to one question. `looked` is whether it may be public; None
    while nobody has looked."""

    key: str
    question: str
    area: str
    text: str
    group: int | None
    looked: bool | None


@dataclass(frozen=True, slots=True)
class InputGroup:
    """What several inputs say, and what the city answers; `n` is of how many people."""

    id: int
    title: str
    outcome: Outcome | None
    reply: str | None
    follow_up: str | None
    n: int
    supports: int = 0  # so many others support any of it


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


async def groups(connection: AsyncConnection, id: int) -> list[InputGroup]:
    """Those of most people first."""
    g = input_groups
    people = (
        select(inputs.c.group_id, func.count(inputs.c.answer.distinct()).label("n"))
        .where(inputs.c.consultation_id == id)
        .group_by(inputs.c.group_id)
        .subquery()
    )
    others = (
        select(
            inputs.c.group_id, func.count(input_supports.c.person_id.distinct()).label("supports")
        )
        .join(input_supports, input_supports.c.input == inputs.c.key)
        .where(inputs.c.consultation_id == id)
        .group_by(inputs.c.group_id)
        .subquery()
    )
    query = (
        select(
            g,
            func.coalesce(people.c.n, 0).label("n"),
            func.coalesce(others.c.supports, 0).label("supports"),
        )
        .outerjoin(people, people.c.group_id == g.c.id)
        .outerjoin(others, others.c.group_id == g.c.id)
        .where(g.c.consultation_id == id)
    )
    found = [_group(row, row.n, row.supports) for row in await connection.execute(query)]
    return sorted(found, key=lambda group: (-group.n, group.id))


def _group(row: Any, n: int, supports: int) -> InputGroup:
    outcome = Outcome(row.outcome) if row.outcome else None
    return InputGroup(row.id, row.title, outcome, row.reply, row.follow_up, n, supports)


# In what is public of a consultation: of each group of how many people it is, and the keys of some
# inputs that may be public, as everyone who took part was told.
GROUPS = ".groups"

# So many inputs of a group stand beside it, where they may be public.
EXAMPLES = 3


async def told(connection: AsyncConnection, id: int) -> list[tuple[InputGroup, Sequence[str]]]:
    """The groups that are answered, as everyone who took part was told of them, each with some of
    what was said, as it was written: counted and chosen then, so that a page costs no counting.
    What has been deleted or hidden since is not there. Those of most people first."""
    query = select(consultations.c.published).where(consultations.c.id == id)
    row = (await connection.execute(query)).first()
    kept: dict[str, Any] = ((row.published if row else None) or {}).get(GROUPS, {})
    g, i = input_groups, inputs
    keys = [key for each in kept.values() for key in each["keys"]]
    texts: dict[int, list[str]] = {}
    shown = select(i.c.group_id, i.c.text).where(i.c.key.in_(keys), i.c.looked.is_(True))
    for group, text in await connection.execute(shown) if keys else ():
        texts.setdefault(group, []).append(text)
    rows = (await connection.execute(select(g).where(g.c.consultation_id == id))).all()
    of = {row.id: kept.get(str(row.id), {}) for row in rows}
    found = [_group(row, of[row.id].get("n", 0), of[row.id].get("supports", 0)) for row in rows]
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
    rows = await store.fetch(select(consultations.c.published).where(consultations.c.id == id))
    before: dict[str, Any] = (rows[0].published or {}) if rows else {}
    kept = {
        str(group.id): {"n": group.n, "keys": keys[group.id], "supports": group.supports}
        for group in known
    }
    store.update(consultations, id, published={**before, GROUPS: kept})


async def said(
    connection: AsyncConnection,
    id: int,
    *,
    loose: bool = False,
    unseen: bool = False,
    count: int = 100_000,
) -> list[Input]:
    """What people said, by question and place; only what has no group, or what nobody has looked
    at, if it is asked for."""
    i = inputs
    query = select(i).where(i.c.consultation_id == id)
    if loose:
        query = query.where(i.c.group_id.is_(None))
    if unseen:
        query = query.where(i.c.looked.is_(None))
    rows = await connection.execute(query.order_by(i.c.question, i.c.area, i.c.key).limit(count))
    return [_input(row) for row in rows]


# Groups whose words are read by one query.
AT_ONCE = 100


async def examples(
    connection: AsyncConnection, id: int, groups: Sequence[int], most: int = EXAMPLES
) -> dict[int, list[str]]:
    """What may be public of what was said, as it was written: so many of each group."""
    i = inputs
    found: dict[int, list[str]] = {}
    for start in range(0, len(groups), AT_ONCE):
        some = [
            select(i.c.group_id, i.c.text)
            .where(i.c.consultation_id == id, i.c.group_id == group, i.c.looked.is_(True))
            .limit(most)
            .subquery()
            for group in groups[start : start + AT_ONCE]
        ]
        for group, text in await connection.execute(union_all(*map(select, some))):
            found.setdefault(group, []).append(text)
    return {group: sorted(texts) for group, texts in found.items()}


def _input(row: Any) -> Input:
    return Input(row.key, row.question, row.area, row.text, row.group_id, row.looked)


async def get(store: Store, key: str) -> Input | None:
    rows = await store.fetch(select(inputs).where(inputs.c.key == key))
    return _input(rows[0]) if rows else None


async def waiting(connection: AsyncConnection, id: int) -> tuple[int, int]:
    """How many inputs have no group, and how many groups no answer."""
    i = inputs
    loose = await connection.execute(
        select(func.count()).where(i.c.consultation_id == id, i.c.group_id.is_(None))
    )
    open = [group for group in await groups(connection, id) if group.outcome is None and group.n]
    return loose.scalar_one(), len(open)


async def put(
    store: Store, by: Person | Actor, id: int, key: str, title: str, looked: bool | None = None
) -> int:
    """Puts an input into the group of a title, which is made where there is none; gives its id.
    Raises LookupError, staff.NotAllowed or rules.Unruly."""
    held, actor = await mine(store, by, id)
    found = await get(store, key)
    if found is None:
        raise LookupError(key)
    title = rules.text("title", title, TITLE)
    group = await named(store, held, actor, title)
    values: dict[str, Any] = {"group_id": group}
    if looked is not None:
        values["looked"] = looked
    store.update(inputs, key, **values)
    if held.told_at is not None:
        await recount(store, id)
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
        await recount(store, id)
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
    loose, open = await waiting(store.connection, id)
    if loose or open:
        raise Unanswered(loose, open)
    store.update(consultations, id, told_at=store.now)
    await recount(store, id)
    staff.note(store, actor, "consultation_told", held.area, about=held.code)
    told = dataclasses.replace(held, told_at=store.now)
    store.memo(lookup.KNOWN)[id] = told
    return told


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


async def of_answer(store: Store, key: str) -> list[tuple[Input, InputGroup | None]]:
    """What one answer said, and the group that each of its inputs is in."""
    rows = await store.fetch(select(inputs).where(inputs.c.answer == key))
    found = [_input(row) for row in rows]
    if not found:
        return []
    held = await store.fetch(select(answers.c.consultation_id).where(answers.c.key == key))
    known = {group.id: group for group in await groups(store.connection, held[0][0])}
    return [(each, known.get(each.group or 0)) for each in found]


async def in_area(connection: AsyncConnection, id: int) -> dict[str, list[int]]:
    """The ids of the groups that somebody of each kelurahan is in."""
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
