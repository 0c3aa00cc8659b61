"""What people said in free words, and the groups that it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.store import Store
from storage.database.tables import input_groups, input_supports, inputs


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
    found = [group_of(row, row.n, row.supports) for row in await connection.execute(query)]
    return sorted(found, key=lambda group: (-group.n, group.id))


def group_of(row: Any, n: int, supports: int) -> InputGroup:
    outcome = Outcome(row.outcome) if row.outcome else None
    return InputGroup(row.id, row.title, outcome, row.reply, row.follow_up, n, supports)


# So many inputs of a group stand beside it, where they may be public.
EXAMPLES = 3


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
    return [input_of(row) for row in rows]


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


def input_of(row: Any) -> Input:
    return Input(row.key, row.question, row.area, row.text, row.group_id, row.looked)


async def get(store: Store, key: str) -> Input | None:
    rows = await store.fetch(select(inputs).where(inputs.c.key == key))
    return input_of(rows[0]) if rows else None


async def waiting(connection: AsyncConnection, id: int) -> tuple[int, int]:
    """How many inputs have no group, and how many groups no answer."""
    i, g = inputs, input_groups
    loose = await connection.execute(
        select(func.count()).where(i.c.consultation_id == id, i.c.group_id.is_(None))
    )
    held = select(i.c.key).where(i.c.consultation_id == id, i.c.group_id == g.c.id).exists()
    open = await connection.execute(
        select(func.count()).where(g.c.consultation_id == id, g.c.outcome.is_(None), held)
    )
    return loose.scalar_one(), open.scalar_one()
