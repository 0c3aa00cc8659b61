"""What others have written in an open consultation, once somebody has looked at it; and whoever
says the same."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from storage.consultations import lookup
from storage.consultations.model import Closed, Consultation
from storage.database.store import Store
from storage.database.tables import input_supports, inputs, participants
from storage.people.model import Person

# So many letters of an input's key name it within its consultation.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """An input that everybody may see: `supports` is how many others say the same, `mine` whether
    this person does."""

    key: str
    text: str
    supports: int
    mine: bool


class Own(Exception):
    """Somebody has written it themselves."""


async def heard(
    store: Store, person: Person, id: int, skip: int = 0, count: int = 5
) -> list[Voice]:
    """Those that somebody may support, without their own as far as these are known; those of most
    support first."""
    i, s = inputs, input_supports
    own = select(participants.c.answer).where(
        participants.c.consultation_id == id,
        participants.c.person_id == person.id,
        participants.c.answer.is_not(None),
    )
    n = func.count(s.c.person_id)
    query = (
        select(i.c.key, i.c.text, n.label("n"))
        .outerjoin(s, s.c.input == i.c.key)
        .where(i.c.consultation_id == id, i.c.looked.is_(True), i.c.answer.not_in(own))
        .group_by(i.c.key, i.c.text)
        .order_by(n.desc(), i.c.key)
        .offset(skip)
        .limit(count)
    )
    rows = await store.fetch(query)
    some = select(s.c.input).where(
        s.c.person_id == person.id, s.c.input.in_([row.key for row in rows])
    )
    mine = {row.input for row in await store.fetch(some)} if rows else set()
    return [Voice(row.key, row.text, row.n, row.key in mine) for row in rows]


async def support(store: Store, person: Person, held: Consultation, named: str) -> Voice:
    """Says the same as an input; nothing changes where they do already. Raises Closed, LookupError
    where everybody may not see it, or Own."""
    voice = await _find(store, person, held, named)
    if not voice.mine:
        store.insert(input_supports, input=voice.key, person_id=person.id)
        await store.flush()
    return await _find(store, person, held, named)


async def take_back(store: Store, person: Person, held: Consultation, named: str) -> Voice:
    """Says so no more. Raises as `support`."""
    voice = await _find(store, person, held, named)
    s = input_supports
    await store.execute(delete(s).where(s.c.input == voice.key, s.c.person_id == person.id))
    return await _find(store, person, held, named)


async def _find(store: Store, person: Person, held: Consultation, named: str) -> Voice:
    now = await lookup.get(store, held.id)
    if now is None or not now.takes(store.now):
        raise Closed(held)
    i, s, p = inputs, input_supports, participants
    if len(named) < NAMED or not named.isalnum():
        raise LookupError(named)
    query = select(i.c.key, i.c.text, i.c.answer).where(
        i.c.consultation_id == held.id, i.c.key.startswith(named), i.c.looked.is_(True)
    )
    rows = await store.fetch(query)
    if len(rows) != 1:
        raise LookupError(named)
    [row] = rows
    wrote = select(p.c.place).where(
        p.c.consultation_id == held.id, p.c.person_id == person.id, p.c.answer == row.answer
    )
    if await store.fetch(wrote):
        raise Own
    behind = await store.fetch(select(s.c.person_id).where(s.c.input == row.key))
    people = [each.person_id for each in behind]
    return Voice(row.key, row.text, len(people), person.id in people)
