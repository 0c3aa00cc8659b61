"""One step in the life of a proposal: new values, the row of its history, and the event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from storage.city import areas, cycles
from storage.city.areas import Area
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import history, proposal_files, proposals
from storage.events import Event
from storage.people.model import AUTHOR, Person
from storage.proposals.lookup import lock
from storage.proposals.model import ASIDE, EVIDENCE, EventKind, Proposal, State, Step
from storage.staff.staff import Actor


async def opened(store: Store, id: int) -> tuple[Proposal, cycles.Cycles, date]:
    proposal = await lock(store, id)
    if proposal is None:
        raise LookupError(id)
    day = local_day(store, await areas.city(store, proposal.city))
    return proposal, await cycles.load(store), day


async def keep_evidence(store: Store, proposal: Proposal, files: Sequence[int]) -> None:
    top = select(func.max(proposal_files.c.place)).where(
        proposal_files.c.proposal_id == proposal.id
    )
    last = (await store.fetch(top))[0][0]
    write_files(store, proposal.id, files, max(EVIDENCE, (last or 0) + 1))


CALENDAR = Actor("", "sistem")


def local_day(store: Store, city: Area) -> date:
    """The day of this unit of work, where the city is."""
    return store.now.astimezone(city.zone).date()


@dataclass(frozen=True, slots=True)
class Change:
    """What a step changes of a proposal, and what it says.

    `values` are columns of STANDING, or `year`; `was` is what else it changed, by column, as it was
    before. `next` is what comes now and `by` its date; `undoes` the version of a step that is taken
    back. `speaker` is the person in whose turn it happens; `phone` is for the notices and kept
    nowhere.
    """

    kind: EventKind
    state: State | None = None
    speaker: Person | None = None
    why: str | None = None
    reason: str | None = None
    next: str | None = None
    by: date | None = None
    undoes: int | None = None
    data: Mapping[str, Any] | None = None  # JSON
    was: Mapping[str, Any] = field(default_factory=dict)  # of any column
    values: Mapping[str, Any] = field(default_factory=dict)  # of any column
    phone: str | None = None


def advance(store: Store, proposal: Proposal, actor: Actor, change: Change) -> Step:
    """One step in the life of a proposal: new values, the row of the history, and the event. Who
    may take it is for the caller to check."""
    step = taken(proposal, actor, change, store.now)
    store.update(
        proposals,
        proposal.id,
        state=proposal.state,
        version=proposal.version,
        changed_at=store.now,
        **change.values,
    )
    write_history(store, proposal, step, actor.person_id)
    event = Event(change.kind, proposal, proposal.author, step, change.speaker, change.phone)
    store.record(event)
    return step


def taken(proposal: Proposal, actor: Actor, change: Change, now: datetime) -> Step:
    """Takes a step with a proposal as it is held here, and gives its row of the history: nothing is
    written and nobody told by this."""
    before = proposal.state
    was = {
        name: getattr(proposal, name)
        for name, value in change.values.items()
        if getattr(proposal, name) != value
    }
    if change.state is not None and change.state != before:
        was["state"] = before
        proposal.state = change.state
    for name, value in change.values.items():
        setattr(proposal, name, value)
    proposal.version += 1
    proposal.changed_at = now
    was = {name: _plain(value) for name, value in {**was, **change.was}.items()}
    step = Step(
        proposal.version, change.kind, before, proposal.state, now, actor.role, change.why,
        actor.name, actor.area, proposal.tahap, change.reason, change.next, change.by,
        change.undoes, change.data, was or None,
    )  # fmt: skip
    proposal.history.append(step)
    return step


def as_author(proposal: Proposal, person: Person) -> Actor:
    """The author as one who does something; or whoever entered it for them, in the role in which
    they did. Of a whole proposal only."""
    if proposal.person_id is not None:
        return Actor(person.name or "", AUTHOR, proposal.content.area, person.id)
    entered = proposal.history[0]
    return Actor(person.name or entered.actor or "", entered.role, entered.area or "", person.id)


def conflict(proposal: Proposal, version: int) -> bool:
    """Whether something that matters has happened since a version."""
    return any(step.version > version and step.event not in ASIDE for step in proposal.history)


def noted_since(proposal: Proposal, version: int, fields: Collection[str]) -> bool:
    """Whether somebody has noted one of these fields since a version, which would be lost."""
    return any(
        step.version > version
        and step.event is EventKind.NOTED
        and not (step.changes or {}).keys().isdisjoint(fields)
        for step in proposal.history
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def write_files(store: Store, id: int, wanted: Sequence[int], first: int = 0) -> None:
    for place, file_id in enumerate(wanted, first):
        store.insert(proposal_files, proposal_id=id, place=place, file_id=file_id)


def write_history(store: Store, proposal: Proposal, step: Step, person_id: int | None) -> None:
    values = {name: getattr(step, name) for name in Step.__slots__}
    store.insert(history, id=new_id(), proposal_id=proposal.id, person_id=person_id, **values)
