"""Questions of staff to an author, and what the author answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage import staff
from storage.events import EventKind
from storage.ids import new_id
from storage.people import Person
from storage.proposals import NotYours, Proposal, advance, as_author, lock
from storage.roles import Operation
from storage.staff import Actor
from storage.store import Store
from storage.tables import remarks


@dataclass(frozen=True, slots=True)
class Remark:
    """One entry of a thread. `answers` is the question's id; None for a question."""

    id: int
    proposal_id: int
    answers: int | None
    person_id: int | None
    to_id: int | None
    actor: str | None
    at: datetime
    text: str | None
    file_id: int | None
    lat: float | None
    lon: float | None
    answered_at: datetime | None
    reminded_at: datetime | None


class Answered(Exception):
    """The question has been answered already. Answers may still be added."""


def _remark(row: Any) -> Remark:
    return Remark(**{name: getattr(row, name) for name in Remark.__slots__})


async def thread(store: Store, proposal_id: int) -> list[Remark]:
    """Questions and answers about a proposal, oldest first."""
    query = select(remarks).where(remarks.c.proposal_id == proposal_id).order_by(remarks.c.id)
    return [_remark(row) for row in await store.fetch(query)]


async def get(store: Store, id: int) -> Remark | None:
    rows = await store.fetch(select(remarks).where(remarks.c.id == id))
    return _remark(rows[0]) if rows else None


async def open_for(store: Store, person_id: int) -> list[Remark]:
    """Questions that a person has not answered yet, oldest first."""
    query = select(remarks).where(
        remarks.c.to_id == person_id,
        remarks.c.answers.is_(None),
        remarks.c.answered_at.is_(None),
    )
    return [_remark(row) for row in await store.fetch(query.order_by(remarks.c.id))]


async def ask(store: Store, by: Person | Actor, proposal_id: int, text: str) -> Proposal:
    """Asks the author something. Raises LookupError or staff.NotAllowed."""
    proposal = await lock(store, proposal_id)
    if proposal is None or proposal.author is None:
        raise LookupError(proposal_id)
    if isinstance(by, Actor):
        actor, speaker = by, None
    else:
        actor = await staff.require(store, by, Operation.ASK, proposal.content.area)
        speaker = by
    id = new_id()
    store.insert(
        remarks,
        id=id,
        proposal_id=proposal_id,
        person_id=actor.person_id,
        to_id=proposal.author,
        actor=actor.name,
        at=store.now,
        text=text,
    )
    advance(
        store,
        proposal,
        EventKind.ASKED,
        actor,
        speaker=speaker,
        data={"remark": id, "text": text},
    )
    return proposal


async def answer(
    store: Store,
    person: Person,
    question_id: int,
    *,
    text: str | None = None,
    file_id: int | None = None,
    lat: float | None = None,
    lon: float | None = None,
) -> Proposal:
    """The author answers. Raises LookupError or NotYours."""
    question = await get(store, question_id)
    if question is None or question.answers is not None:
        raise LookupError(question_id)
    proposal = await lock(store, question.proposal_id)
    if proposal is None:
        raise LookupError(question_id)
    if person.id not in (question.to_id, proposal.author):
        raise NotYours
    id = new_id()
    actor = as_author(proposal, person)
    store.insert(
        remarks,
        id=id,
        proposal_id=proposal.id,
        answers=question.id,
        person_id=person.id,
        to_id=question.person_id,
        actor=person.name,
        at=store.now,
        text=text,
        file_id=file_id,
        lat=lat,
        lon=lon,
    )
    store.update(remarks, question.id, answered_at=question.answered_at or store.now)
    advance(
        store,
        proposal,
        EventKind.ANSWERED,
        actor,
        speaker=person,
        data={"remark": id, "text": text, "to": question.person_id},
    )
    return proposal
