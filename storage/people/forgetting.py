"""HAPUS DATA SAYA: what is deleted of a person, and what stays without them."""

from __future__ import annotations

import re
from typing import Any

import orjson
from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from storage.database import jobs
from storage.database.store import Store
from storage.database.tables import (
    addresses,
    answer_files,
    answers,
    attendance,
    cards,
    claims,
    codes,
    consultations,
    files,
    history,
    inbox,
    input_supports,
    inputs,
    meeting_files,
    outbox,
    participants,
    people,
    proposal_files,
    proposals,
    remarks,
    staff,
    talks,
    unreadable,
    written_first,
)
from storage.people import sharing
from storage.people.model import AUTHOR, NONE, Person
from storage.proposals.model import EVIDENCE, EventKind


async def _forget_names(store: Store, person: Person) -> None:
    """What an author was called goes from the history too; what staff did stays theirs."""
    mine = select(proposals.c.id).where(proposals.c.person_id == person.id)
    rows = await store.fetch(
        select(
            history.c.id, history.c.role, history.c.person_id, history.c.changes, history.c.event
        ).where(or_(history.c.person_id == person.id, history.c.proposal_id.in_(mine)))
    )
    for row in rows:
        values: dict[str, Any] = {}
        if row.person_id == person.id:
            values["person_id"] = None
            if row.role == AUTHOR:
                values["actor"] = None
            if row.event == EventKind.CHANGED:
                values["why"] = None  # told to staff, as the answer to a question is
        if row.changes and "name" in row.changes:
            values["changes"] = {k: v for k, v in row.changes.items() if k != "name"} or None
        if values:
            store.update(history, row.id, **values)


async def _forget_answers(store: Store, person: Person) -> None:
    """What somebody answered in consultations stays as a number: their own words and photos go. Of
    an anonymous answer nobody knows whose it is."""
    mine = participants.c.person_id == person.id
    keys = select(participants.c.answer).where(mine, participants.c.answer.is_not(None))
    said = await store.fetch(
        select(inputs.c.answer, inputs.c.question).where(inputs.c.answer.in_(keys))
    )
    for row in await store.fetch(
        select(answers.c.key, answers.c.data).where(answers.c.key.in_(keys))
    ):
        words = {each.question for each in said if each.answer == row.key}
        left = {name: value for name, value in row.data.items() if name not in words}
        store.update(answers, row.key, data=left)
    await store.execute(delete(inputs).where(inputs.c.answer.in_(keys)))
    await store.execute(delete(answer_files).where(answer_files.c.answer.in_(keys)))
    await store.execute(delete(participants).where(mine))
    await store.execute(delete(input_supports).where(input_supports.c.person_id == person.id))


async def _forget_photos(store: Store, person: Person) -> None:
    """The photos of a person's proposals go with them, whoever took these; and theirs of what was
    carried out. What staff sent of it stays."""
    mine = select(proposals.c.id).where(proposals.c.person_id == person.id)
    theirs = select(files.c.id).where(files.c.person_id == person.id)
    held = await store.fetch(
        delete(proposal_files)
        .where(
            proposal_files.c.proposal_id.in_(mine),
            or_(proposal_files.c.place < EVIDENCE, proposal_files.c.file_id.in_(theirs)),
        )
        .returning(proposal_files.c.file_id)
    )
    # Their name stands on the card of paper too; that it has been used stays known.
    on_paper = (cards.c.proposal_id.in_(mine), cards.c.file_id.is_not(None))
    held = [*held, *await store.fetch(select(cards.c.file_id).where(*on_paper))]
    await store.execute(update(cards).where(*on_paper).values(file_id=None))
    # From now on they are loose files of the person's.
    await store.execute(
        update(files)
        .where(files.c.id.in_([row.file_id for row in held]))
        .values(person_id=person.id, look=None)
    )


# The name of an upload in the spool.
_UPLOAD = re.compile(r"\b[0-9a-f]{32}\b")


async def _uploads(store: Store, person: Person) -> list[str]:
    """What a person has uploaded and nobody has fetched yet: what is wanted, and what waits in
    their conversation."""
    wanted = await store.fetch(
        select(files.c.ref).where(files.c.person_id == person.id, files.c.state == "wanted")
    )
    said = await store.fetch(select(talks.c.state).where(talks.c.person_id == person.id))
    named = [row.ref for row in wanted] + [orjson.dumps(row.state).decode() for row in said]
    return sorted({name for text in named for name in _UPLOAD.findall(text)})


def said_by(channel: str, address: str) -> ColumnElement[bool]:
    """The condition that a message which a fault of ours kept from being taken is of an address."""
    written = unreadable.c.raw.contains(f'"address":"{address}"', autoescape=True)
    return and_(unreadable.c.channel == channel, written)


async def forget(store: Store, person: Person) -> list[str]:
    """Deletes a person: their addresses, talk, texts both ways. Proposals stay without them.

    Gives the hashes of pictures that no proposal holds any more; their files go after the commit.
    """
    where = await store.fetch(
        select(addresses.c.channel, addresses.c.address).where(addresses.c.person_id == person.id)
    )
    for row in where:
        # The platform's message ids stay, so that a repeat is still known as one.
        await store.execute(
            update(inbox)
            .where(inbox.c.channel == row.channel, inbox.c.address == row.address)
            .values(address="", text=None, file_id=None)
        )
        await store.execute(delete(codes).where(codes.c.value == f"{row.channel}:{row.address}"))
        first = written_first
        await store.execute(
            delete(first).where(first.c.channel == row.channel, first.c.address == row.address)
        )
        # What a fault of ours kept from being taken is kept with its address (bot.turns.unread).
        await store.execute(delete(unreadable).where(said_by(row.channel, row.address)))
    jobs.discard(store, uploads=await _uploads(store, person))
    # Before their pictures go.
    await _forget_answers(store, person)
    await store.execute(
        delete(remarks).where(remarks.c.person_id == person.id, remarks.c.answers.is_not(None))
    )
    await _forget_photos(store, person)
    loose = await store.fetch(
        select(files.c.id, files.c.hash).where(
            files.c.person_id == person.id,
            files.c.id.not_in(select(proposal_files.c.file_id)),
            files.c.id.not_in(select(meeting_files.c.file_id)),
            files.c.id.not_in(select(answer_files.c.file_id)),
            files.c.id.not_in(select(cards.c.file_id).where(cards.c.file_id.is_not(None))),
            files.c.id.not_in(
                select(consultations.c.document).where(consultations.c.document.is_not(None))
            ),
        )
    )
    if loose:
        await store.execute(delete(files).where(files.c.id.in_([row.id for row in loose])))
    await store.execute(
        update(files)
        .where(files.c.person_id == person.id)
        .values(person_id=None, address="", ref="", name=None)
    )
    # An address may be the very number that a proposal waits for.
    numbers = [row.address for row in where]
    await store.execute(delete(claims).where(claims.c.phone.in_(numbers)))
    await _forget_names(store, person)
    await store.execute(
        update(proposals)
        .where(proposals.c.person_id == person.id)
        .values(person_id=None, name=None, show_name=NONE)
    )
    await store.execute(
        update(staff)
        .where(
            staff.c.person_id == person.id,
            or_(staff.c.until_at.is_(None), staff.c.until_at > store.now),
        )
        .values(until_at=store.now)
    )
    # That somebody came to a meeting stays as a number; what they answered does not.
    mine = attendance.c.person_id == person.id
    await store.execute(delete(attendance).where(mine, attendance.c.came_at.is_(None)))
    await store.execute(
        update(attendance).where(mine).values(person_id=None, name=None, answer=None)
    )
    await store.execute(delete(outbox).where(outbox.c.person_id == person.id))
    await store.execute(delete(talks).where(talks.c.person_id == person.id))
    await sharing.passed_on(store, person)
    await store.execute(delete(addresses).where(addresses.c.person_id == person.id))
    await store.execute(delete(people).where(people.c.id == person.id))
    person.gone = True
    store.forgot(person.id)
    hashes = {row.hash for row in loose if row.hash}
    if hashes:
        held = await store.fetch(select(files.c.hash).where(files.c.hash.in_(hashes)))
        hashes -= {row.hash for row in held}
    return sorted(hashes)
