"""Taking part: one answer a person, changed until it closes; the counts follow."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.consultations import lookup, rules
from storage.consultations.model import (
    VALUES,
    WHY,
    Anonymity,
    Closed,
    Consultation,
    Definition,
    Kind,
)
from storage.database.store import Store
from storage.database.tables import answer_files, answers, inputs, participants, tallies
from storage.people import one_time_codes
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation, covers

# So many people may share a phone; from here on places are those of people for whom staff type.
PHONE, HALL = 5, 100

# How long a key is; it says nothing, and nothing follows from it.
KEY = 16

# Of an anonymous answer: so many letters of the code that is shown once.
CODE = 10


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was sent. `about` is what somebody chose to say of themselves."""

    area: str
    answers: Mapping[str, Any]
    about: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is kept."""

    key: str
    consultation_id: int
    area: str
    about: str
    assisted: bool
    version: int
    answers: Mapping[str, Any]
    anonymous: bool


class Nobody(LookupError):
    """There is no such answer."""


async def begin(store: Store, person: Person, id: int, place: int, area: str) -> None:
    """Somebody begins to answer; nothing happens where they had begun. No time is kept."""
    p = participants
    found = await store.fetch(
        select(p.c.sent).where(
            p.c.consultation_id == id, p.c.person_id == person.id, p.c.place == place
        )
    )
    if not found:
        store.insert(
            participants,
            consultation_id=id,
            person_id=person.id,
            place=place,
            sent=False,
            area=area,
        )


async def next_place(store: Store, person: Person, id: int, *, hall: bool) -> int | None:
    """Where the next person at this phone, or in the hall, goes; None when there are enough."""
    p = participants
    query = select(func.max(p.c.place)).where(
        p.c.consultation_id == id,
        p.c.person_id == person.id,
        p.c.place >= HALL if hall else p.c.place < HALL,
    )
    last = (await store.fetch(query))[0][0]
    if hall:
        return HALL if last is None else last + 1
    return 0 if last is None else last + 1 if last + 1 < PHONE else None


async def mine(store: Store, person: Person, id: int, place: int) -> Kept | None:
    """What this person has answered, where it is known to be theirs."""
    p = participants
    query = (
        select(answers)
        .join(p, p.c.answer == answers.c.key)
        .where(p.c.consultation_id == id, p.c.person_id == person.id, p.c.place == place)
    )
    rows = await store.fetch(query)
    return _kept(rows[0]) if rows else None


async def has_sent(store: Store, person: Person, id: int, place: int) -> bool:
    p = participants
    query = select(p.c.sent).where(
        p.c.consultation_id == id, p.c.person_id == person.id, p.c.place == place
    )
    rows = await store.fetch(query)
    return bool(rows and rows[0].sent)


def _kept(row: Any) -> Kept:
    return Kept(
        row.key, row.consultation_id, row.area, row.about, row.assisted, row.version, row.data,
        row.digest is not None,
    )  # fmt: skip


class Elsewhere(Exception):
    """Somebody does not live where it is asked."""


class Twice(Exception):
    """Somebody whose answer is anonymous has answered already: it is changed by its code."""


async def send(
    store: Store, person: Person, consultation: Consultation, given: Given, place: int = 0
) -> str | None:
    """Keeps what somebody answered; what they had answered before is changed. Gives the code of an
    anonymous answer, which is shown once and of which only a digest is kept.

    Raises Closed, ValueError where something is no answer, Elsewhere, Twice, or staff.NotAllowed
    for staff who type for somebody without the role for it.
    """
    if not consultation.takes(store.now):
        raise Closed(consultation)
    if not covers(consultation.area, given.area):
        raise Elsewhere
    definition = consultation.definition
    hall = place >= HALL
    if hall:
        await staff.require(store, person, Operation.ENTER_FOR_OTHERS, given.area)
    data = rules.kept(definition, given.answers)
    about = given.about if given.about in VALUES[definition.about] else ""
    anonymous = not hall and (
        definition.anonymity is Anonymity.ALWAYS
        or (definition.anonymity is Anonymity.CHOICE and given.anonymous)
    )
    if anonymous and any(
        ask.kind is Kind.PHOTO and ask.key in data for ask in definition.questions
    ):
        raise ValueError("photo")
    before = await mine(store, person, consultation.id, place)
    if before is None and await has_sent(store, person, consultation.id, place):
        raise Twice
    key = before.key if before is not None and not anonymous else secrets.token_hex(KEY)
    code = one_time_codes.drawn(CODE) if anonymous else None
    if before is not None:
        await _count(store, before, definition, -1)
        if anonymous:
            await store.execute(delete(inputs).where(inputs.c.answer == before.key))
            await store.execute(delete(answers).where(answers.c.key == before.key))
    await begin(store, person, consultation.id, place, given.area)
    await store.flush()
    store.update(
        participants,
        consultation.id,
        person.id,
        place,
        sent=True,
        area=given.area,
        answer=None if anonymous else key,
    )
    after = Kept(
        key, consultation.id, given.area, about, hall, consultation.version, data, anonymous
    )
    if before is not None and not anonymous:
        store.update(answers, key, area=after.area, about=about, version=after.version, data=data)
    else:
        store.insert(
            answers,
            key=key,
            consultation_id=consultation.id,
            area=after.area,
            about=about,
            assisted=hall,
            version=after.version,
            data=data,
            digest=_digest(code) if code else None,
        )
    await _said(store, definition, after)
    await _count(store, after, definition, 1)
    return code


# --- by its code ----------------------------------------------------------------------------


async def by_code(store: Store, code: str) -> Kept:
    """The anonymous answer of a code. Raises Nobody; what cannot be a code costs no look."""
    bare = code_of(code)
    if bare is None:
        raise Nobody
    rows = await store.fetch(select(answers).where(answers.c.digest == _digest(bare)))
    if not rows:
        raise Nobody
    return _kept(rows[0])


def code_of(text: str) -> str | None:
    """The letters of a code as people type it ("ABCDE-23456"), or None."""
    bare = "".join(text.upper().split()).replace("-", "")
    fits = len(bare) == CODE and all(letter in one_time_codes.LETTERS for letter in bare)
    return bare if fits else None


async def resend(store: Store, code: str, given: Given) -> Consultation:
    """Changes an anonymous answer. Raises Nobody, Closed, Elsewhere or ValueError."""
    before = await by_code(store, code)
    consultation = await lookup.get(store, before.consultation_id)
    if consultation is None:
        raise Nobody
    if not consultation.takes(store.now):
        raise Closed(consultation)
    if not covers(consultation.area, given.area):
        raise Elsewhere
    definition = consultation.definition
    data = rules.kept(definition, given.answers)
    about = given.about if given.about in VALUES[definition.about] else ""
    await _count(store, before, definition, -1)
    after = Kept(
        before.key, consultation.id, given.area, about, False, consultation.version, data, True
    )
    store.update(answers, after.key, area=after.area, about=about, version=after.version, data=data)
    await _said(store, definition, after)
    await _count(store, after, definition, 1)
    return consultation


async def withdraw(store: Store, kept: Kept) -> None:
    """An answer goes, and is counted no more. Whose it was may answer again only where that is
    known. Raises Closed."""
    consultation = await lookup.get(store, kept.consultation_id)
    if consultation is None:
        raise Nobody
    if not consultation.takes(store.now):
        raise Closed(consultation)
    await uncounted(store, kept, consultation.definition)
    await store.execute(
        delete(participants).where(
            participants.c.consultation_id == kept.consultation_id,
            participants.c.answer == kept.key,
        )
    )


async def uncounted(store: Store, kept: Kept, definition: Definition) -> None:
    await _count(store, kept, definition, -1)
    await store.execute(delete(inputs).where(inputs.c.answer == kept.key))
    await store.execute(delete(answers).where(answers.c.key == kept.key))


def shown(code: str) -> str:
    """A code as it is shown: "ABCDE-23456"."""
    return f"{code[: CODE // 2]}-{code[CODE // 2 :]}"


def _digest(code: str) -> str:
    return hashlib.sha256(f"consultation:{code}".encode()).hexdigest()


# --- words that are answered, and counts ----------------------------------------------------


def texts(definition: Definition, data: Mapping[str, Any]) -> dict[str, str]:
    """What was said in free words, by question."""
    found: dict[str, str] = {}
    for ask in definition.questions:
        value = data.get(ask.key)
        if ask.kind is Kind.TEXT and value:
            found[ask.key] = value
        elif ask.kind is Kind.PLACE and value and value.get("text"):
            found[ask.key] = value["text"]
        if why := data.get(ask.key + WHY):
            found[ask.key + WHY] = why
    return found


async def _said(store: Store, definition: Definition, kept: Kept) -> None:
    """What was said in free words waits for an answer; what is still said keeps its group. Photos
    are held."""
    held_files = {
        id
        for ask in definition.questions
        if ask.kind is Kind.PHOTO
        for id in kept.answers.get(ask.key, ())
    }
    await store.execute(delete(answer_files).where(answer_files.c.answer == kept.key))
    for place, id in enumerate(sorted(held_files)):
        store.insert(answer_files, answer=kept.key, place=place, file_id=id)
    now = texts(definition, kept.answers)
    rows = await store.fetch(select(inputs).where(inputs.c.answer == kept.key))
    held = {row.question: row for row in rows}
    for row in rows:
        if now.get(row.question) != row.text:
            await store.execute(delete(inputs).where(inputs.c.key == row.key))
        elif row.area != kept.area:
            store.update(inputs, row.key, area=kept.area)
    for question, text in now.items():
        if question not in held or held[question].text != text:
            store.insert(
                inputs,
                key=secrets.token_hex(KEY),
                consultation_id=kept.consultation_id,
                answer=kept.key,
                question=question,
                area=kept.area,
                text=text,
            )


# What a tally is of besides options: who answered a question at all; all answers.
ANSWERED, ALL, SUM = "", "*", "+"


def counted(definition: Definition, data: Mapping[str, Any]) -> Counter[tuple[str, str]]:
    """What one answer adds to the counts, by question and value. A rank counts as "option:place",
    a number adds to a sum."""
    found: Counter[tuple[str, str]] = Counter({(ALL, ANSWERED): 1})
    for ask in definition.questions:
        value = data.get(ask.key)
        if value is None:
            continue
        found[ask.key, ANSWERED] += 1
        match ask.kind:
            case Kind.ONE | Kind.SCALE | Kind.YES_NO:
                found[ask.key, value] += 1
            case Kind.SEVERAL:
                for each in value:
                    found[ask.key, each] += 1
            case Kind.RANK:
                for place, each in enumerate(value, 1):
                    found[ask.key, f"{each}:{place}"] += 1
            case Kind.NUMBER:
                found[ask.key, SUM] += value
    return found


async def _count(store: Store, kept: Kept, definition: Definition, sign: int) -> None:
    rows = [
        {
            "consultation_id": kept.consultation_id,
            "question": question,
            "area": kept.area,
            "about": kept.about,
            "value": value,
            "n": sign * n,
        }
        for (question, value), n in sorted(counted(definition, kept.answers).items())
        if n
    ]
    made: Any = (
        postgresql.insert(tallies) if store.dialect == "postgresql" else sqlite.insert(tallies)
    )
    keys = ["consultation_id", "question", "area", "about", "value"]
    await store.execute(
        made.values(rows).on_conflict_do_update(
            index_elements=keys, set_={"n": tallies.c.n + made.excluded.n}
        )
    )
