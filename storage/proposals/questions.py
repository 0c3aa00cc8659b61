"""Questions of staff to an author, and what the author answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, String, cast, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import rules
from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import files, outbox, remarks
from storage.people.model import Person
from storage.proposals.lookup import get as proposal_of
from storage.proposals.lookup import lock
from storage.proposals.model import EventKind, NotYours, Proposal
from storage.proposals.steps import Change, advance, as_author
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# A question that nobody has answered for this long is asked once more.
REMIND_AFTER = timedelta(days=7)


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
    photo: str | None  # the hash of its picture, once that is ready


def _remark(row: Row[Any]) -> Remark:
    return Remark(**{name: getattr(row, name) for name in Remark.__slots__})


_REMARKS = select(remarks, files.c.hash.label("photo")).outerjoin(
    files, files.c.id == remarks.c.file_id
)


async def thread(store: Store, proposal_id: int) -> list[Remark]:
    """Questions and answers about a proposal, oldest first."""
    query = _REMARKS.where(remarks.c.proposal_id == proposal_id).order_by(remarks.c.id)
    return [_remark(row) for row in await store.fetch(query)]


async def get(store: Store, id: int) -> Remark | None:
    rows = await store.fetch(_REMARKS.where(remarks.c.id == id))
    return _remark(rows[0]) if rows else None


async def open_for(store: Store, person_id: int) -> list[Remark]:
    """Questions that a person has not answered yet, oldest first."""
    query = _REMARKS.where(
        remarks.c.to_id == person_id,
        remarks.c.answers.is_(None),
        remarks.c.answered_at.is_(None),
    )
    return [_remark(row) for row in await store.fetch(query.order_by(remarks.c.id))]


def about(id: int) -> str:
    """What the messages that ask a question are about."""
    return f"question:{id}"


def _to_remind(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Questions that have waited for long, counted from when their author got them, and of which
    nobody has been reminded. One that is still on its way is no reason for another message."""
    before = now - REMIND_AFTER
    lately = exists().where(
        outbox.c.person_id == remarks.c.to_id,
        outbox.c.about == "question:" + cast(remarks.c.id, String),
        or_(outbox.c.settled_at.is_(None), outbox.c.settled_at > before),
    )
    return (
        remarks.c.at <= before,
        remarks.c.answers.is_(None),
        remarks.c.answered_at.is_(None),
        remarks.c.reminded_at.is_(None),
        ~lately,
    )


async def to_remind(store: Store, count: int) -> list[Remark]:
    """The oldest questions whose authors are to be reminded of them, which is noted: no other
    process reminds of the same."""
    query = _REMARKS.where(*_to_remind(store.now)).order_by(remarks.c.at).limit(count)
    if store.dialect == "postgresql":
        query = query.with_for_update(of=remarks, skip_locked=True)
    found = [_remark(row) for row in await store.fetch(query)]
    for remark in found:
        store.update(remarks, remark.id, reminded_at=store.now)
    return found


async def some_to_remind(connection: AsyncConnection, now: datetime) -> bool:
    """Whether there is such a question, without a unit of work."""
    query = select(remarks.c.id).where(*_to_remind(now)).limit(1)
    return (await connection.execute(query)).first() is not None


async def may_ask(store: Store, by: Person | Actor, proposal: Proposal) -> Actor:
    """Who asks, before they have written anything. Raises staff.NotAllowed."""
    if isinstance(by, Actor):
        return by
    return await staff.require(store, by, Operation.ASK, proposal.content.area, opd=proposal.opd)


async def asked_of(store: Store, person: Person, question_id: int) -> tuple[Remark, Proposal]:
    """A question of staff, and what it is about, for whoever it was put to. Raises LookupError or
    NotYours."""
    question = await get(store, question_id)
    if question is None or question.answers is not None:
        raise LookupError(question_id)
    proposal = await proposal_of(store, question.proposal_id)
    if proposal is None:
        raise LookupError(question_id)
    if person.id not in (question.to_id, proposal.author):
        raise NotYours
    return question, proposal


async def ask(store: Store, by: Person | Actor, proposal_id: int, text: str) -> Proposal:
    """Asks the author something. Raises LookupError, staff.NotAllowed or rules.Unruly."""
    proposal = await lock(store, proposal_id)
    if proposal is None or proposal.author is None:
        raise LookupError(proposal_id)
    actor = await may_ask(store, by, proposal)
    speaker = None if isinstance(by, Actor) else by
    text = rules.text("question", text, rules.QUESTION)
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
    advance(store, proposal, actor, Change(EventKind.ASKED, speaker=speaker, data={"remark": id}))
    return proposal


async def answer(
    store: Store,
    person: Person,
    question_id: int,
    *,
    text: str | None = None,
    files: Sequence[int] = (),
    lat: float | None = None,
    lon: float | None = None,
) -> Proposal:
    """The author answers, or adds to an answer: a text, pictures, a place. Raises LookupError or
    NotYours."""
    question = await get(store, question_id)
    if question is None or question.answers is not None:
        raise LookupError(question_id)
    proposal = await lock(store, question.proposal_id)
    if proposal is None:
        raise LookupError(question_id)
    if person.id not in (question.to_id, proposal.author):
        raise NotYours
    ids = [new_id() for _ in files or (None,)]
    for place, id in enumerate(ids):
        store.insert(
            remarks,
            id=id,
            proposal_id=proposal.id,
            answers=question.id,
            person_id=person.id,
            to_id=question.person_id,
            actor=person.name,
            at=store.now,
            text=text if place == 0 else None,
            file_id=files[place] if files else None,
            lat=lat if place == 0 else None,
            lon=lon if place == 0 else None,
        )
    store.update(remarks, question.id, answered_at=store.now)
    advance(
        store,
        proposal,
        as_author(proposal, person),
        Change(
            EventKind.ANSWERED,
            speaker=person,
            data={"remark": ids[0], "question": question.id, "files": list(files)},
        ),
    )
    return proposal
