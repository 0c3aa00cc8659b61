"""What people said, all at once: a file in which a clerk has filled in groups and answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from storage.consultations import replies, told
from storage.consultations.grouped import Outcome, said
from storage.consultations.replies import FOLLOW_UP, REPLY, TITLE
from storage.database.store import Store
from storage.database.tables import inputs
from storage.people.model import Person
from storage.staff.staff import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file that a clerk has filled in: the input, its group, and the answer to it."""

    number: int
    key: str
    group: str = ""
    outcome: str = ""
    reply: str = ""
    follow_up: str = ""
    public: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is the matter with a row: "unknown", "group", "outcome", "reply", "follow_up", "public",
    or "other" where its group has another answer in another row."""

    number: int
    why: str


async def take(
    store: Store, by: Person | Actor, id: int, rows: Sequence[Row]
) -> tuple[int, int, list[Wrong]]:
    """Takes groups and answers from a file, checked row by row: what is in order is taken, what is
    not is said. Gives how many inputs have a group by it, how many groups an answer, and what is
    wrong. Raises LookupError or staff.NotAllowed."""
    held, actor = await replies.mine(store, by, id)
    known = {each.key: each for each in await said(store.connection, held.id)}
    given: dict[str, Row] = {}
    wrong: list[Wrong] = []
    grouped = 0
    for row in rows:
        why = _fault(row, known.keys())
        title = row.group.strip()
        if why is None and title and row.outcome:
            first = given.setdefault(title.casefold(), row)
            if _answered(first) != _answered(row):
                why = "other"
        if why is not None:
            wrong.append(Wrong(row.number, why))
            continue
        if title:
            group = await replies.named(store, held, actor, title)
            values: dict[str, Any] = {"group_id": group}
            if row.public:
                values["looked"] = row.public.casefold() == "ya"
            await store.execute(update(inputs).where(inputs.c.key == row.key).values(**values))
            grouped += 1
    bad = {each.number for each in wrong}
    answered = 0
    for row in given.values():
        if row.number in bad:
            continue
        group = await replies.named(store, held, actor, row.group.strip())
        outcome = Outcome(row.outcome.strip().casefold())
        await replies.answer(store, by, id, group, outcome, row.reply, row.follow_up or None)
        answered += 1
    if held.told_at is not None:
        await told.recount(store, id)
    return grouped, answered, wrong


def _answered(row: Row) -> tuple[str, str, str]:
    return (row.outcome.strip().casefold(), row.reply.strip(), row.follow_up.strip())


def _fault(row: Row, known: Any) -> str | None:
    if row.key not in known:
        return "unknown"
    if row.group.strip() and not TITLE.holds(len(row.group.strip())):
        return "group"
    if row.public and row.public.casefold() not in ("ya", "tidak"):
        return "public"
    if not row.outcome.strip():
        return "outcome" if row.reply.strip() else None
    if row.outcome.strip().casefold() not in list(Outcome):
        return "outcome"
    if not row.group.strip():
        return "group"
    if not REPLY.holds(len(row.reply.strip())):
        return "reply"
    return None if FOLLOW_UP.holds(len(row.follow_up.strip())) else "follow_up"
