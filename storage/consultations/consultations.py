"""Consultations: made, mended, opened, closed. Each operation with its rules and a line in the
audit log."""

from __future__ import annotations

import dataclasses
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.city.areas import Area
from storage.consultations import lookup, rules
from storage.consultations.model import (
    Anonymity,
    Consultation,
    ConsultationState,
    Definition,
    WrongState,
    as_data,
)
from storage.consultations.rules import Fault, Unfit
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import answers, consultation_versions, consultations
from storage.people import one_time_codes
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

CODE = 6  # letters


@dataclass(frozen=True, slots=True)
class Plan:
    """What whoever makes a consultation decides: what it asks, of whom, and from when until when
    (UTC). `year` is the RKPD year."""

    definition: Definition
    area: str
    opens_at: datetime
    closes_at: datetime
    year: int | None = None


async def create(store: Store, by: Person | Actor, city: Area, plan: Plan) -> Consultation:
    """A new consultation, which nobody sees yet. Raises staff.NotAllowed or rules.Unfit."""
    actor = await staff.acting(store, by, Operation.CONSULT, plan.area)
    definition = _checked(store, plan)
    made = Consultation(
        new_id(), _code(), city.code, plan.area, plan.year, definition, 1, ConsultationState.DRAFT,
        plan.opens_at, plan.closes_at, actor.person_id, actor.name, store.now,
    )  # fmt: skip
    store.insert(
        consultations,
        id=made.id,
        code=made.code,
        city=made.city,
        area=made.area,
        year=made.year,
        title=definition.title,
        definition=as_data(definition),
        version=1,
        state=made.state,
        opens_at=made.opens_at,
        closes_at=made.closes_at,
        person_id=made.person_id,
        actor=made.actor,
        created_at=store.now,
    )
    _version(store, made, actor)
    staff.note(store, actor, "consultation", made.area, about=made.code)
    return made


def _checked(store: Store, plan: Plan) -> Definition:
    definition = rules.trimmed(plan.definition)
    faults = list(rules.check(definition))
    if not plan.opens_at < plan.closes_at:
        faults.append(Fault("", "closes", "order"))
    elif plan.closes_at <= store.now:
        faults.append(Fault("", "closes", "past"))
    if faults:
        raise Unfit(faults)
    return definition


def _version(store: Store, made: Consultation, actor: Actor) -> None:
    store.insert(
        consultation_versions,
        consultation_id=made.id,
        version=made.version,
        definition=as_data(made.definition),
        at=store.now,
        actor=actor.name,
    )


def _code() -> str:
    return "".join(secrets.choice(one_time_codes.LETTERS) for _ in range(CODE))


async def change(store: Store, by: Person | Actor, id: int, plan: Plan) -> Consultation:
    """What it asks, and until when, from now on. Once somebody has answered, only words are mended
    and questions added that may be left out; what was there before is kept.

    Raises LookupError, staff.NotAllowed, rules.Unfit, or WrongState when it has closed.
    """
    held, actor = await _mine(store, by, id)
    if held.state is ConsultationState.CLOSED:
        raise WrongState(held)
    definition = _checked(store, plan)
    if await answered(store, id) and (faults := rules.may_follow(held.definition, definition)):
        raise Unfit(faults)
    times: dict[str, Any] = {
        "opens_at": plan.opens_at,
        "closes_at": plan.closes_at,
        "year": plan.year,
    }
    if definition == held.definition:
        changed = dataclasses.replace(held, **times)
        store.update(consultations, id, **times)
    else:
        version = held.version + 1
        changed = dataclasses.replace(held, definition=definition, version=version, **times)
        store.update(
            consultations,
            id,
            definition=as_data(definition),
            title=definition.title,
            version=version,
            **times,
        )
        _version(store, changed, actor)
    if changed != held:
        words = rules.reworded(held.definition, definition)
        data = {"version": changed.version, "reworded": list(words)}
        staff.note(store, actor, "consultation_changed", held.area, about=held.code, data=data)
    store.memo(lookup.KNOWN)[id] = changed
    return changed


async def open(store: Store, by: Person | Actor, id: int) -> Consultation:
    """From its opening time on it can be answered. Raises as `change`."""
    held, actor = await _mine(store, by, id)
    if held.state is not ConsultationState.DRAFT or held.closes_at <= store.now:
        raise WrongState(held)
    opened = dataclasses.replace(held, state=ConsultationState.OPEN)
    store.update(consultations, id, state=opened.state)
    staff.note(store, actor, "consultation_opened", held.area, about=held.code)
    store.memo(lookup.KNOWN)[id] = opened
    return opened


async def close(store: Store, by: Person | Actor | None, id: int) -> Consultation:
    """Nobody answers any more; None closes what has come to its time. Raises as `change`."""
    actor: Actor | None = None
    if by is None:
        held = await lookup.lock(store, id)
        if held is None:
            raise LookupError(id)
    else:
        held, actor = await _mine(store, by, id)
    if held.state is not ConsultationState.OPEN:
        raise WrongState(held)
    at = min(held.closes_at, store.now)
    closed = dataclasses.replace(held, state=ConsultationState.CLOSED, closed_at=at)
    store.update(consultations, id, state=closed.state, closed_at=at)
    if actor is not None:
        staff.note(store, actor, "consultation_closed", held.area, about=held.code)
    store.memo(lookup.KNOWN)[id] = closed
    return closed


async def to_close(store: Store) -> list[int]:
    """The ids of those that are open although their time has passed."""
    query = select(consultations.c.id).where(
        consultations.c.state == ConsultationState.OPEN, consultations.c.closes_at <= store.now
    )
    return [row.id for row in await store.fetch(query)]


async def attach(store: Store, by: Person | Actor, id: int, file: int) -> Consultation:
    """The document that it is about (PDF), a file of ours; it is sent to who asks for it. Raises
    LookupError or staff.NotAllowed."""
    held, actor = await _mine(store, by, id)
    store.update(consultations, id, document=file)
    staff.note(store, actor, "consultation_document", held.area, about=held.code)
    with_it = dataclasses.replace(held, document=file)
    store.memo(lookup.KNOWN)[id] = with_it
    return with_it


async def _mine(store: Store, by: Person | Actor, id: int) -> tuple[Consultation, Actor]:
    held = await lookup.lock(store, id)
    if held is None:
        raise LookupError(id)
    return held, await staff.acting(store, by, Operation.CONSULT, held.area)


async def answered(store: Store, id: int) -> bool:
    """Whether anybody has answered."""
    query = select(answers.c.key).where(answers.c.consultation_id == id).limit(1)
    return bool(await store.fetch(query))


def asks_of(definition: Definition) -> tuple[int, int]:
    """How many questions somebody is asked at most, and how many minutes that takes."""
    count = len(definition.questions)
    return count, max(1, round(count * 0.4))


def offers_anonymity(definition: Definition) -> bool:
    return definition.anonymity is Anonymity.CHOICE
