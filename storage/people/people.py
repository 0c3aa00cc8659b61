"""People: who they are to us, where they are reached, and what they agreed to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import orjson
from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import (
    IS_WAITING,
    addresses,
    attendance,
    claims,
    codes,
    files,
    history,
    inbox,
    mailbox,
    meeting_files,
    people,
    proposal_files,
    proposals,
    remarks,
    staff,
    talks,
    unreadable,
)

# The role of whoever does something to their own proposal.
AUTHOR = "warga"

INITIALS, NONE = "initials", "none"

# The channel whose addresses are phone numbers.
BY_PHONE = "whatsapp"


@dataclass(slots=True)
class Person:
    """A person as one turn knows them. Change through the functions here, so that it is kept."""

    id: int
    channel: str
    address: str
    created_at: datetime
    locale: str = "id"
    locale_offered: bool = False
    name: str | None = None
    show_name: str = NONE
    area: str | None = None
    consent: bool | None = None
    consent_at: datetime | None = None
    consent_text: str | None = None
    quiet_since: datetime | None = None
    talk: dict[str, Any] = field(default_factory=dict)
    blocked: bool = False
    heard_at: datetime | None = None  # at the address of this turn, where there is a window
    waited_for: bool = False  # whether messages wait at that address for its person to write
    asked: bool = False  # whether a question of staff waits for them
    gone: bool = False  # deleted in this very turn


async def load(
    store: Store, wanted: Iterable[tuple[str, str]]
) -> tuple[dict[tuple[str, str], Person], set[tuple[str, str]]]:
    """The people at these addresses with their talks, locked until the transaction ends.

    Second: addresses whose people another process holds right now; take them later.
    Unknown addresses are in neither.
    """
    keys = sorted(set(wanted))
    by_channel: dict[str, list[str]] = {}
    for channel, address in keys:
        by_channel.setdefault(channel, []).append(address)
    query = _load(tuple(by_channel), store.dialect == "postgresql")
    found: dict[tuple[str, str], Person] = {}
    by_id: dict[int, Person] = {}
    for row in await store.fetch(query, by_channel):
        person = by_id.get(row.id)
        if person is None:
            person = by_id[row.id] = Person(
                id=row.id,
                channel=row.channel,
                address=row.address,
                created_at=row.created_at,
                locale=row.locale,
                locale_offered=row.locale_offered,
                name=row.name,
                show_name=row.show_name,
                area=row.area,
                consent=row.consent,
                consent_at=row.consent_at,
                consent_text=row.consent_text,
                quiet_since=row.quiet_since,
                talk=row.state,
                blocked=row.blocked_at is not None,
                heard_at=row.heard_at,
                waited_for=row.waited_for,
                asked=row.asked,
            )
        found[row.at_channel, row.at_address] = person
    held: set[tuple[str, str]] = set()
    if store.dialect == "postgresql" and len(found) < len(keys):
        missing = [key for key in keys if key not in found]
        known = select(addresses.c.channel, addresses.c.address).where(
            tuple_(addresses.c.channel, addresses.c.address).in_(missing)
        )
        held = {(row.channel, row.address) for row in await store.fetch(known)}
    return found, held


@cache
def _load(channels: tuple[str, ...], lock: bool) -> Any:
    """The query of `load`, made once for the channels in it: its addresses are arguments under
    the channel's name."""
    query = (
        select(
            addresses.c.channel.label("at_channel"),
            addresses.c.address.label("at_address"),
            addresses.c.blocked_at,
            addresses.c.heard_at,
            people,
            talks.c.state,
            exists()
            .where(
                remarks.c.to_id == people.c.id,
                remarks.c.answers.is_(None),
                remarks.c.answered_at.is_(None),
            )
            .label("asked"),
            exists()
            .where(
                IS_WAITING,
                mailbox.c.channel == addresses.c.channel,
                mailbox.c.address == addresses.c.address,
            )
            .label("waited_for"),
        )
        .join(people, people.c.id == addresses.c.person_id)
        .join(talks, talks.c.person_id == people.c.id)
        .where(
            or_(
                *(
                    and_(
                        addresses.c.channel == channel,
                        addresses.c.address.in_(bindparam(channel, expanding=True)),
                    )
                    for channel in channels
                )
            )
        )
        .order_by(addresses.c.channel, addresses.c.address)
    )
    return query.with_for_update(of=[people, talks], skip_locked=True) if lock else query


def create(store: Store, channel: str, address: str, locale: str) -> Person:
    """A person who writes for the first time: an address and a talk, no more is known yet."""
    person = Person(new_id(), channel, address, store.now, locale=locale)
    store.insert(
        people,
        id=person.id,
        created_at=store.now,
        locale=locale,
        locale_offered=False,
        show_name=NONE,
        channel=channel,
        address=address,
    )
    store.insert(addresses, channel=channel, address=address, person_id=person.id)
    store.insert(talks, person_id=person.id, state={})
    return person


def change(store: Store, person: Person, **values: Any) -> None:
    """Sets and keeps fields of a person, where they differ."""
    new = {name: value for name, value in values.items() if getattr(person, name) != value}
    if not new or person.gone:
        return
    for name, value in new.items():
        setattr(person, name, value)
    store.update(people, person.id, **new)


def keep_talk(store: Store, person: Person, state: dict[str, Any]) -> None:
    """Writes where the conversation stands."""
    if not person.gone and state != person.talk:
        person.talk = state
        store.update(talks, person.id, state=state, busy_until=_busy_until(state))


# An answer may be half-typed for so long after a person's last word.
TYPING = timedelta(minutes=10)


def _busy_until(state: dict[str, Any]) -> datetime | None:
    """Until when nothing breaks in; a time in the past while a question is open all the same."""
    opened = state.get("open")
    return datetime.fromisoformat(opened["touched"]) + TYPING if opened else None


def consent(store: Store, person: Person, yes: bool, text_version: str) -> None:
    """What the person said to the words of this version, and when (UU 27/2022 art. 22, 24)."""
    change(store, person, consent=yes, consent_at=store.now, consent_text=text_version)


def heard(store: Store, channel: str, address: str) -> None:
    """When an address was last heard, where the channel has a window for answers."""
    store.update(addresses, channel, address, heard_at=store.now)


def standing(store: Store, channel: str, address: str, blocked: bool, why: str) -> None:
    """A platform says that an address is blocked, or open again."""
    store.update(
        addresses,
        channel,
        address,
        blocked_at=store.now if blocked else None,
        blocked_why=why[:200] if blocked else None,
    )


async def heard_at(connection: AsyncConnection, channel: str, address: str) -> datetime | None:
    """When an address was last heard."""
    query = select(addresses.c.heard_at).where(
        addresses.c.channel == channel, addresses.c.address == address
    )
    return (await connection.execute(query)).scalar()


async def load_one(store: Store, id: int) -> Person | None:
    """A person with their talk, locked, at the address where they wrote last. None also while
    another process is speaking with them."""
    query = (
        select(people, talks.c.state)
        .join(talks, talks.c.person_id == people.c.id)
        .where(people.c.id == id)
    )
    if store.dialect == "postgresql":
        query = query.with_for_update(of=[people, talks], skip_locked=True)
    rows = await store.fetch(query)
    if not rows:
        return None
    fields = {column.name: getattr(rows[0], column.name) for column in people.columns}
    return Person(**fields, talk=rows[0].state)


async def get(store: Store, id: int) -> Person | None:
    """A person by id, without the talk and without a lock: for notices."""
    found: Person | None = store.seen.pop(f"person:{id}", None)
    if found is None:
        await prepare(store, [id])
        found = store.seen.pop(f"person:{id}", None)
    return found


async def prepare(store: Store, ids: Sequence[int]) -> None:
    """Reads many people at once, each for the `get` that follows."""
    for row in await store.fetch(_BY_ID, {"ids": list(ids)}):
        fields = {column.name: getattr(row, column.name) for column in people.columns}
        store.seen[f"person:{row.id}"] = Person(**fields, blocked=row.blocked_at is not None)


_BY_ID = (
    select(people, addresses.c.blocked_at)
    .outerjoin(
        addresses,
        and_(addresses.c.channel == people.c.channel, addresses.c.address == people.c.address),
    )
    .where(people.c.id.in_(bindparam("ids", expanding=True)))
)


async def locale_at(connection: AsyncConnection, channel: str, address: str) -> str | None:
    """The language in which the person at an address is spoken to."""
    query = (
        select(people.c.locale)
        .join(addresses, addresses.c.person_id == people.c.id)
        .where(addresses.c.channel == channel, addresses.c.address == address)
    )
    return (await connection.execute(query)).scalar()


async def area_at(connection: AsyncConnection, channel: str, address: str) -> str | None:
    """The area that the person at an address is of, where we know it."""
    query = (
        select(people.c.area)
        .join(addresses, addresses.c.person_id == people.c.id)
        .where(addresses.c.channel == channel, addresses.c.address == address)
    )
    return (await connection.execute(query)).scalar()


async def has_agreed(connection: AsyncConnection, channel: str, address: str) -> bool:
    """Whether the person at an address has agreed to what is kept of them."""
    query = (
        select(people.c.consent)
        .join(addresses, addresses.c.person_id == people.c.id)
        .where(addresses.c.channel == channel, addresses.c.address == address)
    )
    return bool((await connection.execute(query)).scalar())


async def names_upload(connection: AsyncConnection, channel: str, address: str, ref: str) -> bool:
    """Whether an upload waits in somebody's conversation for an answer of theirs."""
    query = (
        select(talks.c.state)
        .join(addresses, addresses.c.person_id == talks.c.person_id)
        .where(addresses.c.channel == channel, addresses.c.address == address)
    )
    state = (await connection.execute(query)).scalar()
    return state is not None and ref in orjson.dumps(state).decode()


async def at(store: Store, channel: str, address: str) -> int | None:
    """Whose address that is: the person's id."""
    query = select(addresses.c.person_id).where(
        addresses.c.channel == channel, addresses.c.address == address
    )
    rows = await store.fetch(query)
    return rows[0].person_id if rows else None


async def move_address(store: Store, old: tuple[str, str], new: tuple[str, str]) -> None:
    """The platform gave a chat another address; the person stays the same."""
    known = await store.fetch(
        select(addresses.c.person_id).where(tuple_(addresses.c.channel, addresses.c.address) == old)
    )
    if not known:
        return
    person_id = known[0].person_id
    taken = await store.fetch(
        select(addresses.c.person_id).where(tuple_(addresses.c.channel, addresses.c.address) == new)
    )
    if not taken:
        store.insert(addresses, channel=new[0], address=new[1], person_id=person_id)
    store.update(people, person_id, channel=new[0], address=new[1])


async def _forget_names(store: Store, person: Person) -> None:
    """What an author was called goes from the history too; what staff did stays theirs."""
    mine = select(proposals.c.id).where(proposals.c.person_id == person.id)
    rows = await store.fetch(
        select(history.c.id, history.c.role, history.c.person_id, history.c.changes).where(
            or_(history.c.person_id == person.id, history.c.proposal_id.in_(mine))
        )
    )
    for row in rows:
        values: dict[str, Any] = {}
        if row.person_id == person.id:
            values["person_id"] = None
            if row.role == AUTHOR:
                values["actor"] = None
        if row.changes and "name" in row.changes:
            values["changes"] = {k: v for k, v in row.changes.items() if k != "name"} or None
        if values:
            store.update(history, row.id, **values)


# The name of an upload in the spool (bot.channels.browser.channel).
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
        # What a fault of ours kept from being taken is kept with its address (bot.turns.unread).
        await store.execute(delete(unreadable).where(said_by(row.channel, row.address)))
    store.uploads += await _uploads(store, person)
    # Before their pictures go.
    await store.execute(
        delete(remarks).where(remarks.c.person_id == person.id, remarks.c.answers.is_not(None))
    )
    loose = await store.fetch(
        select(files.c.id, files.c.hash).where(
            files.c.person_id == person.id,
            files.c.id.not_in(select(proposal_files.c.file_id)),
            files.c.id.not_in(select(meeting_files.c.file_id)),
        )
    )
    if loose:
        await store.execute(delete(files).where(files.c.id.in_([row.id for row in loose])))
    await store.execute(
        update(files)
        .where(files.c.person_id == person.id)
        .values(person_id=None, address="", ref="", name=None)
    )
    numbers = [row.address for row in where if row.channel == BY_PHONE]
    await store.execute(delete(claims).where(claims.c.phone.in_(numbers)))
    await _forget_names(store, person)
    await store.execute(
        update(proposals)
        .where(proposals.c.person_id == person.id)
        .values(person_id=None, name=None, show_name=NONE)
    )
    await store.execute(
        update(staff)
        .where(staff.c.person_id == person.id, staff.c.until_at.is_(None))
        .values(until_at=store.now)
    )
    # That somebody came to a meeting stays as a number; what they answered does not.
    mine = attendance.c.person_id == person.id
    await store.execute(delete(attendance).where(mine, attendance.c.came_at.is_(None)))
    await store.execute(
        update(attendance).where(mine).values(person_id=None, name=None, answer=None)
    )
    await store.execute(delete(mailbox).where(mailbox.c.person_id == person.id))
    await store.execute(delete(talks).where(talks.c.person_id == person.id))
    await store.execute(delete(addresses).where(addresses.c.person_id == person.id))
    await store.execute(delete(people).where(people.c.id == person.id))
    person.gone = True
    store.forgotten.append(person.id)
    hashes = {row.hash for row in loose if row.hash}
    if hashes:
        held = await store.fetch(select(files.c.hash).where(files.c.hash.in_(hashes)))
        hashes -= {row.hash for row in held}
    return sorted(hashes)
