"""Consultations: made, mended, opened, closed. Each operation with its rules and a line in the
audit log."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from storage.city import areas
from storage.city.areas import Area
from storage.consultations import lookup, rules
from storage.consultations.model import (
    Consultation,
    ConsultationState,
    Definition,
    WrongState,
    as_data,
)
from storage.consultations.rules import Fault, Unfit
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import (
    answers,
    consultation_versions,
    consultation_works,
    consultations,
)
from storage.people import one_time_codes
from storage.people.model import Person
from storage.proposals import lookup as proposals
from storage.proposals.model import Number, Proposal, State
from storage.staff import staff
from storage.staff.roles import Operation, covers
from storage.staff.staff import Actor

CODE = 6  # letters


@dataclass(frozen=True, slots=True)
class Plan:
    """What whoever makes a consultation decides: what it asks, of whom, and from when until when
    (UTC). `year` is the RKPD year, `after` the code of one that asked the same before."""

    definition: Definition
    area: str
    opens_at: datetime
    closes_at: datetime
    year: int | None = None
    after: str = ""


async def create(store: Store, by: Person | Actor, city: Area, plan: Plan) -> Consultation:
    """A new consultation, which nobody sees yet. Raises staff.NotAllowed or rules.Unfit."""
    actor = await staff.acting(store, by, Operation.CONSULT, plan.area)
    definition, judged = await _checked(store, plan)
    series = await _series(store, plan)
    made = Consultation(
        new_id(), one_time_codes.drawn(CODE), city.code, plan.area, plan.year, definition, 1,
        ConsultationState.DRAFT, plan.opens_at, plan.closes_at, actor.person_id, actor.name,
        store.now, series=series,
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
        series=made.series,
    )
    _judging(store, made.id, judged)
    _version(store, made, actor)
    staff.note(store, actor, "consultation", made.area, about=made.code)
    return made


def _judging(store: Store, id: int, judged: Sequence[int]) -> None:
    for proposal in judged:
        store.insert(consultation_works, consultation_id=id, proposal_id=proposal)


async def _series(store: Store, plan: Plan) -> str | None:
    """The code of the first of those that ask the same; an earlier one is of the same area."""
    if not plan.after:
        return None
    before = await lookup.by_code(store, plan.after)
    if before is None or before.area != plan.area:
        raise Unfit([Fault("", "after", "unknown")])
    return before.series or before.code


async def _checked(store: Store, plan: Plan) -> tuple[Definition, list[int]]:
    """What it asks, with the ids of the proposals that it judges: each was carried out in the area,
    as a whole or in part."""
    definition = rules.trimmed(plan.definition)
    faults = list(rules.check(definition))
    judged: list[int] = []
    for written in definition.works:
        found = await _carried_out(store, written)
        if found is None or not covers(plan.area, found.content.area):
            faults.append(Fault(written, "works", "undone"))
        elif found.id not in judged:
            judged.append(found.id)
    if not plan.opens_at < plan.closes_at:
        faults.append(Fault("", "closes", "order"))
    elif plan.closes_at <= store.now:
        faults.append(Fault("", "closes", "past"))
    if faults:
        raise Unfit(faults)
    return definition, judged


async def _carried_out(store: Store, written: str) -> Proposal | None:
    """A proposal by its whole number, of which something has been carried out."""
    letters, _, rest = written.partition("-")
    year, _, running = rest.partition("-")
    if not (year.isdecimal() and running.isdecimal() and len(running) <= 9 and len(year) == 4):
        return None
    found = await proposals.find(store, Number(letters.upper(), int(year), int(running)))
    return found if found is not None and found.state in (State.SELESAI, State.SEBAGIAN) else None


def _version(store: Store, made: Consultation, actor: Actor) -> None:
    store.insert(
        consultation_versions,
        consultation_id=made.id,
        version=made.version,
        definition=as_data(made.definition),
        at=store.now,
        actor=actor.name,
    )


async def change(store: Store, by: Person | Actor, id: int, plan: Plan) -> Consultation:
    """What it asks, and until when, from now on. Once somebody has answered, only words are mended
    and questions added that may be left out; what was there before is kept.

    Raises LookupError, staff.NotAllowed, rules.Unfit, or WrongState when it has closed.
    """
    held, actor = await _mine(store, by, id)
    if held.state is ConsultationState.CLOSED:
        raise WrongState(held)
    definition, judged = await _checked(store, plan)
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
        works = delete(consultation_works).where(consultation_works.c.consultation_id == id)
        await store.execute(works)
        _judging(store, id, judged)
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


async def repeat(store: Store, by: Person | Actor, id: int) -> Consultation:
    """Asks the same once more, for as long as the last time and from now on: a new one, of the same
    series, which nobody sees before it is opened. Raises LookupError, staff.NotAllowed,
    rules.Unfit, or WrongState where it has not closed."""
    held, _ = await _mine(store, by, id)
    if held.state is not ConsultationState.CLOSED:
        raise WrongState(held)
    city = await areas.city(store, held.city)
    closes = store.now + (held.closes_at - held.opens_at)
    plan = Plan(held.definition, held.area, store.now, closes, held.year, held.code)
    made = await create(store, by, city, plan)
    if held.document is not None:
        made = await attach(store, by, made.id, held.document)
    return made


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


async def undocument(store: Store, file: int) -> bool:
    """A file could not be had: whether it was a consultation's document, which has none then."""
    c = consultations.c
    query = update(consultations).where(c.document == file).values(document=None)
    return bool(await store.execute(query))


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
