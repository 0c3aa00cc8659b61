"""Results: what was answered, for staff as it is and for everybody as it may be public."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consultations import counting
from storage.consultations.counting import Count, Published, Tally
from storage.consultations.model import Consultation, ConsultationState
from storage.consultations.taking import ALL, HALL
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import consultations, participants, talks, tallies

# The name of the note with how many people live in a kelurahan begins with this.
POPULATION = "population:"


@dataclass(frozen=True, slots=True)
class Taking:
    """How many took part: began, sent, of those typed by staff, and where the others stopped, by
    the name of the form's question."""

    began: int
    sent: int
    assisted: int
    stopped: Mapping[str, int]


async def tallied(connection: AsyncConnection, id: int) -> list[Tally]:
    t = tallies
    query = select(t.c.question, t.c.area, t.c.about, t.c.value, t.c.n).where(
        t.c.consultation_id == id, t.c.n != 0
    )
    return [Tally(*row) for row in await connection.execute(query)]


async def taking(connection: AsyncConnection, id: int) -> Taking:
    """How many took part, and where those who did not finish stopped."""
    p = participants
    query = (
        select(p.c.sent, (p.c.place >= HALL).label("hall"), func.count())
        .where(p.c.consultation_id == id)
        # By its name: to PostgreSQL the same words with another argument are not the same.
        .group_by(p.c.sent, "hall")
    )
    began = sent = assisted = 0
    for done, hall, n in await connection.execute(query):
        began += n
        sent += n if done else 0
        assisted += n if done and hall else 0
    stopped: dict[str, int] = {}
    unsent = (
        select(talks.c.state)
        .join(p, p.c.person_id == talks.c.person_id)
        .where(p.c.consultation_id == id, p.c.sent.is_(False))
    )
    for row in await connection.execute(unsent):
        for draft in (row.state.get("open"), *row.state.get("parked", ())):
            if draft and draft.get("form") == "consult" and _of(draft, id):
                asked = str(draft.get("asked", ""))
                stopped[asked] = stopped.get(asked, 0) + 1
    return Taking(began, sent, assisted, stopped)


def _of(draft: Mapping[str, Any], id: int) -> bool:
    return str(draft.get("key", "")).partition(":")[0] == str(id)


# --- what is public -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """What is public: how many answered, and of each question its count, by part of the city
    (storage.consultations.counting.parts) and by what people said of themselves."""

    n: int
    whole: Mapping[str, Count]
    parts: Mapping[str, Mapping[str, Count]]
    about: Mapping[str, Mapping[str, Count]]
    final: bool


# What is kept beside the results of each question.
BESIDE = frozenset({"final", ".groups", ".areas", ".voices"})

NOTHING = Shown(0, {}, {}, {}, False)


async def publish(store: Store, held: Consultation) -> None:
    """Another look at an open consultation: what is public of it moves by FEW people or not at
    all. Of one that has closed, its last results, once."""
    rows = await store.fetch(select(consultations.c.published).where(consultations.c.id == held.id))
    before: dict[str, Any] = (rows[0].published or {}) if rows else {}
    if before.get("final"):
        return
    found = counting.by_question(await tallied(store.connection, held.id))
    over = held.state is ConsultationState.CLOSED
    after = _last(before, found) if over else _step(before, found)
    if after != before:
        store.update(consultations, held.id, published=after)


def _step(before: Mapping[str, Any], found: Mapping[str, Sequence[Tally]]) -> dict[str, Any]:
    after: dict[str, Any] = {}
    for question, some in found.items():
        now = counting.count(some)
        step = _published(before.get(question)).step(now)
        after[question] = {
            name: counted.dump()
            for name, counted in (("shown", step.shown), ("held", step.held))
            if counted is not None
        }
    return {**before, **after}


def _published(data: Mapping[str, Any] | None) -> Published:
    loaded = {name: Count.load(each) for name, each in (data or {}).items()}
    return Published(loaded.get("shown"), loaded.get("held"))


def _last(before: Mapping[str, Any], found: Mapping[str, Sequence[Tally]]) -> dict[str, Any]:
    after: dict[str, Any] = {**before, "final": True}
    for question in before.keys() - BESIDE:
        del after[question]
    for question, some in found.items():
        now = counting.count(some)
        last = _published(before.get(question)).last(now)
        if last is None:
            continue
        whole: dict[str, Any] = {"shown": last.dump()}
        if last == now:
            # Only where the whole is of today: else the parts would tell more than it.
            areas = counting.parts(counting.by_area(some))
            about = counting.shown_about(counting.by_about(some))
            whole["parts"] = {area: counted.dump() for area, counted in areas.items()}
            whole["about"] = {value: counted.dump() for value, counted in about.items()}
        after[question] = whole
    return after


async def shown(connection: AsyncConnection, id: int) -> Shown:
    """What is public of a consultation now."""
    row = (
        await connection.execute(select(consultations.c.published).where(consultations.c.id == id))
    ).first()
    data: dict[str, Any] = (row.published if row else None) or {}
    whole = {
        question: Count.load(each["shown"])
        for question, each in data.items()
        if question not in BESIDE and "shown" in each
    }
    if not whole:
        return NOTHING

    answered = whole.pop(ALL, Count())
    parts, about = _several(data, "parts"), _several(data, "about")
    return Shown(answered.n, whole, parts, about, bool(data.get("final")))


def _several(data: Mapping[str, Any], name: str) -> dict[str, dict[str, Count]]:
    return {
        question: {part: Count.load(counted) for part, counted in each[name].items()}
        for question, each in data.items()
        if question not in BESIDE and name in each
    }


async def unpublished(store: Store) -> list[int]:
    """The ids of consultations whose public results may have to move: those that are open."""
    query = select(consultations.c.id).where(consultations.c.state == ConsultationState.OPEN)
    return [row.id for row in await store.fetch(query)]


# --- how many people live where -------------------------------------------------------------


async def population(connection: AsyncConnection, area: str) -> dict[str, int]:
    """How many people live in each kelurahan of an area; nothing where nobody has said."""
    found = await notes.load(connection, f"{POPULATION}{area}")
    return {f"{area}{rest}": int(value) for rest, value in found.items() if value.isdecimal()}


async def populate(store: Store, people: Mapping[str, int]) -> None:
    for area, n in sorted(people.items()):
        await notes.save(store, f"{POPULATION}{area}", str(n))
