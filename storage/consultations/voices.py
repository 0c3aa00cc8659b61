"""What others have written in an open consultation, once somebody has looked at it; and whoever
says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consultations import lookup
from storage.consultations.model import Closed, Consultation
from storage.database.store import Store
from storage.database.tables import consultations, input_supports, inputs, participants
from storage.people.model import Person

# So many letters of an input's key name it within its consultation.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """An input that everybody may see: `question` is the key of what it was said to, `supports` how
    many others say the same, `mine` whether this person does."""

    key: str
    question: str
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
    n = func.count(s.c.person_id)
    query = (
        select(i.c.key, i.c.question, i.c.text, n.label("n"))
        .outerjoin(s, s.c.input == i.c.key)
        .where(_of_others(person, id))
        .group_by(i.c.key, i.c.question, i.c.text)
        .order_by(n.desc(), i.c.key)
        .offset(skip)
        .limit(count)
    )
    rows = await store.fetch(query)
    some = select(s.c.input).where(
        s.c.person_id == person.id, s.c.input.in_([row.key for row in rows])
    )
    mine = {row.input for row in await store.fetch(some)} if rows else set()
    return [Voice(row.key, row.question, row.text, row.n, row.key in mine) for row in rows]


async def any_heard(store: Store, person: Person, id: int) -> bool:
    """Whether there is something that somebody may support."""
    return bool(await store.fetch(select(inputs.c.key).where(_of_others(person, id)).limit(1)))


def _of_others(person: Person, id: int) -> ColumnElement[bool]:
    own = select(participants.c.answer).where(
        participants.c.consultation_id == id,
        participants.c.person_id == person.id,
        participants.c.answer.is_not(None),
    )
    return and_(_seen(id), inputs.c.answer.not_in(own))


def _seen(id: int) -> ColumnElement[bool]:
    return and_(inputs.c.consultation_id == id, inputs.c.looked.is_(True))


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
    query = select(i.c.key, i.c.question, i.c.text, i.c.answer).where(
        _seen(held.id), i.c.key.startswith(named)
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
    return Voice(row.key, row.question, row.text, len(people), person.id in people)


# --- for everybody --------------------------------------------------------------------------

# In what is public of a consultation: the keys of some inputs that may be supported and how many
# support each, as of the last look; those of most support first. So many are kept.
VOICES, KEPT = ".voices", 10


async def keep(store: Store, held: Consultation) -> None:
    """What the page shows of an open consultation follows what is supported."""
    i, s = inputs, input_supports
    n = func.count().label("n")
    most = select(i.c.key, n).join(s, s.c.input == i.c.key).where(_seen(held.id)).group_by(i.c.key)
    rows = await store.fetch(most.order_by(n.desc(), i.c.key).limit(KEPT))
    found = {row.key: row.n for row in rows}
    if len(found) < KEPT:
        others = select(i.c.key).where(_seen(held.id), i.c.key.not_in(list(found)))
        more = await store.fetch(others.order_by(i.c.key).limit(KEPT - len(found)))
        found |= {row.key: 0 for row in more}
    rows = await store.fetch(select(consultations.c.published).where(consultations.c.id == held.id))
    before: dict[str, Any] = (rows[0].published or {}) if rows else {}
    after = [[key, supports] for key, supports in found.items()]
    if before.get(VOICES, []) != after:
        store.update(consultations, held.id, published={**before, VOICES: after})


async def public(connection: AsyncConnection, id: int) -> list[Voice]:
    """What everybody may see on the page; what has been deleted or hidden since is not there."""
    query = select(consultations.c.published).where(consultations.c.id == id)
    row = (await connection.execute(query)).first()
    kept: dict[str, int] = dict(((row.published if row else None) or {}).get(VOICES, []))
    i = inputs
    some = select(i.c.key, i.c.question, i.c.text).where(_seen(id), i.c.key.in_(list(kept)))
    there = {each.key: each for each in await connection.execute(some)} if kept else {}
    return [
        Voice(key, there[key].question, there[key].text, n, False)
        for key, n in kept.items()
        if key in there
    ]
