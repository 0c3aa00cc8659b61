"""Two people who turn out to be one, and apart again: everything of the one becomes the other's,
and what was whose is kept, so that it can be given back.

Whoever speaks stays. Of two consents, and of two wishes not to be written to, the stricter holds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, delete, func, select, tuple_, update

from storage.database.ids import new_id
from storage.database.store import TABLES, Store
from storage.database.tables import (
    addresses,
    attendance,
    codes,
    joins,
    people,
    supports,
    talks,
)
from storage.people import joined_rows, one_time_codes
from storage.people import people as people_of
from storage.people.identity import TAKEN
from storage.people.model import NONE, Person
from storage.proposals.together import support
from storage.staff import staff

# How long a code of one chat can be used in another.
CODE_AGE = timedelta(minutes=30)

# How long the question in the other chat can be answered.
ASKED = timedelta(days=7)

# Of codes that carry a chat, and of those by which the other chat agrees to be joined.
CARRY, AGREED = "carry", "join"

# Rows given back by one statement.
AT_ONCE = 500

Key = tuple[str, str]

# Every column that says whose a row is. Of talks each person has their own.
HELD: tuple[Column[Any], ...] = tuple(
    column
    for table in TABLES
    for column in table.c
    if any(key.column is people.c.id for key in column.foreign_keys) and table is not talks
)

# Of two people each has one at the most: what would be there twice is settled before it is moved.
ONCE: frozenset[str] = frozenset(
    {"supports", "attendance", "participants", "outbox", "sharing", "input_supports"}
)


class Busy(Exception):
    """Somebody else is just speaking as the other person: in a moment."""


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody who became part of another person: when, and where they wrote from."""

    id: int
    at: datetime
    addresses: tuple[Key, ...]
    person_id: int


# --- the codes --------------------------------------------------------------------------------


async def code(store: Store, person: Person) -> str:
    """A new code for the chat that somebody speaks from; an older one is worth nothing now."""
    return await issue(store, (person.channel, person.address), CODE_AGE, CARRY)


async def issue(
    store: Store, chat: Key, good_for: timedelta, purpose: str, only: int | None = None
) -> str:
    """A code that stands for a chat, the only one of this purpose that is good; with `only`, for
    nobody but this person."""
    value = ":".join(chat)
    await store.execute(delete(codes).where(codes.c.value == value, codes.c.purpose == purpose))
    return one_time_codes.issue(store, purpose, value, good_for, only)


async def chat_of(store: Store, purpose: str, code: str, only: int | None = None) -> Key | None:
    """The chat of a code, which can be used afterwards as before."""
    value = await one_time_codes.value(store, purpose, code, only)
    return _chat(value) if value else None


async def redeem(store: Store, purpose: str, code: str, only: int | None = None) -> Key | None:
    """The chat of a code, which is then used up."""
    value = await one_time_codes.redeem(store, purpose, code, only)
    return _chat(value) if value else None


def _chat(value: str) -> Key:
    channel, _, address = value.partition(":")
    return channel, address


async def at_number(store: Store, person: Person, phone: str) -> Person | None:
    """Who else writes from a phone number that this person has proven; nobody where somebody else
    has been seen there since, or nobody is reached there."""
    a = addresses
    query = select(a.c.person_id).where(
        a.c.address == phone,
        a.c.person_id != person.id,
        a.c.blocked_at.is_(None),
        func.coalesce(a.c.blocked_why, "") != TAKEN,
    )
    rows = await store.fetch(query.limit(1))
    return await people_of.get(store, rows[0].person_id) if rows else None


async def carries_roles(store: Store, ids: Collection[int]) -> bool:
    """Whether one of these people works for a city: then both chats are asked."""
    return any([await staff.grants(store, id) for id in ids])


# --- joining ----------------------------------------------------------------------------------


async def join(store: Store, person: Person, chat: Key) -> Person | None:
    """Whoever is at a chat becomes part of a person, who is locked; gives who that was, with their
    talk. None where nobody had spoken there yet, or it was this person already. Raises Busy."""
    other_id = await people_of.at(store, *chat)
    if other_id is None:
        store.insert(addresses, channel=chat[0], address=chat[1], person_id=person.id)
        return None
    if other_id == person.id:
        return None
    other = await people_of.load_one(store, other_id)
    if other is None:
        raise Busy
    was: dict[str, Any] = {
        "person": await joined_rows.row_of(store, people, people.c.id == other.id),
        "talk": other.talk,
        "addresses": [list(key) for key in await chats(store, other.id)],
        "dropped": {},
        "before": {},
    }
    for grants in (await staff.grants(store, person.id), await staff.grants(store, other.id)):
        for grant in grants:
            by = staff.as_actor(grant, person)
            data = {"channels": sorted({person.channel, chat[0]})}
            staff.note(store, by, "join_chats", grant.area, about=grant.role, data=data)
    counted = await joined_rows.supports_once(store, person.id, other.id, was)
    await joined_rows.attendance_once(store, person.id, other.id, was)
    await joined_rows.places_apart(store, person.id, other.id)
    await joined_rows.inputs_once(store, person.id, other.id)
    await joined_rows.mailings_once(store, person.id, other.id)
    await joined_rows.phones_once(store, person.id, other.id)
    was["moved"] = {
        f"{column.table.name}.{column.name}": await _moved(store, column, other.id, person.id)
        for column in HELD
    }
    was["fields"] = _stricter(store, person, other)
    await store.execute(delete(people).where(people.c.id == other.id))
    store.became(other.id, person.id)
    store.insert(joins, id=new_id(), person_id=person.id, at=store.now, was=was)
    await support.recounted(store, counted + await support.gathered_of(store, person.id))
    other.gone = True
    return other


async def chats(store: Store, person_id: int) -> list[Key]:
    """Where somebody writes from, as channel and address."""
    query = select(addresses.c.channel, addresses.c.address).where(
        addresses.c.person_id == person_id
    )
    rows = await store.fetch(query.order_by(addresses.c.channel, addresses.c.address))
    return [(row.channel, row.address) for row in rows]


async def _moved(store: Store, column: Column[Any], old: int, new: int) -> list[list[Any]]:
    """Rows that were somebody's are somebody else's; gives their keys without that column."""
    table = column.table
    keys = [each for each in table.primary_key if each is not column]
    rows = await store.fetch(select(*keys).where(column == old))
    if rows:
        await store.execute(update(table).where(column == old).values({column.name: new}))
    return [list(row) for row in rows]


def _stricter(store: Store, person: Person, other: Person) -> dict[str, list[Any]]:
    """What holds for both; gives each field that has changed, before and after."""
    both = (person, other)
    asked = [each for each in both if each.consent is not None]
    # Words that were agreed to earlier asked for less.
    older = min(asked, key=_agreed_at, default=person)
    quiet = [each.quiet_since for each in both if each.quiet_since is not None]
    values: dict[str, Any] = {
        "name": person.name or other.name,
        "area": person.area or other.area,
        "show_name": NONE if NONE in (person.show_name, other.show_name) else person.show_name,
        "consent": all(each.consent for each in asked) if asked else None,
        "consent_at": older.consent_at,
        "consent_text": older.consent_text,
        "quiet_since": min(quiet, default=None),
    }
    changed = {
        name: [joined_rows.plain(getattr(person, name)), joined_rows.plain(value)]
        for name, value in values.items()
        if getattr(person, name) != value
    }
    people_of.change(store, person, **values)
    return changed


def _agreed_at(person: Person) -> tuple[bool, float]:
    """No first, then the older words."""
    at = person.consent_at.timestamp() if person.consent_at is not None else 0.0
    return bool(person.consent), at


# --- apart again ------------------------------------------------------------------------------


async def joined(store: Store, person_id: int) -> Join | None:
    """Who became part of a person last."""
    query = select(joins).where(joins.c.person_id == person_id).order_by(joins.c.id.desc()).limit(1)
    rows = await store.fetch(query)
    if not rows:
        return None
    chats = tuple((channel, address) for channel, address in rows[0].was["addresses"])
    return Join(rows[0].id, rows[0].at, chats, rows[0].was["person"]["id"])


async def part(store: Store, person: Person, id: int) -> Person | None:
    """Gives back what was somebody's before they became part of a person, who is locked, as far as
    it is there: what has come since stays. None where that join is not there."""
    rows = await store.fetch(
        select(joins.c.was).where(joins.c.id == id, joins.c.person_id == person.id)
    )
    if not rows:
        return None
    was = rows[0].was
    await store.execute(delete(joins).where(joins.c.id == id))
    values = joined_rows.read(people, was["person"])
    store.insert(people, **values)
    store.insert(talks, person_id=values["id"], state=was["talk"])
    await store.flush()
    for column in HELD:
        keys = was["moved"].get(f"{column.table.name}.{column.name}", [])
        await _given_back(store, column, keys, person.id, values["id"])
    await joined_rows.phones_back(store, was["addresses"], person.id, values["id"])
    await _kept_again(store, was)
    for grant in await staff.grants(store, values["id"]):
        by = staff.as_actor(grant, person)
        staff.note(store, by, "part_chats", grant.area, about=grant.role)
    fields = joined_rows.read(people, {name: after for name, (_, after) in was["fields"].items()})
    before = joined_rows.read(people, {name: old for name, (old, _) in was["fields"].items()})
    same = {name for name, after in fields.items() if getattr(person, name) == after}
    people_of.change(store, person, **{name: before[name] for name in same})
    other = Person(**values, talk=was["talk"])
    await _settle_at(store, person)
    await _settle_at(store, other)
    query = select(supports.c.proposal_id).where(supports.c.person_id.in_([person.id, other.id]))
    counted = [row.proposal_id for row in await store.fetch(query)]
    for each in (person, other):
        counted += await support.gathered_of(store, each.id)
    await support.recounted(store, counted)
    return other


async def _given_back(
    store: Store, column: Column[Any], keys: Sequence[Sequence[Any]], person: int, other: int
) -> None:
    table = column.table
    names = [each for each in table.primary_key if each is not column]
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        which: ColumnElement[bool]
        if len(names) == 1:
            which = names[0].in_([key[0] for key in some])
        else:
            which = tuple_(*names).in_([tuple(key) for key in some])
        await store.execute(
            update(table).where(column == person, which).values({column.name: other})
        )


async def _kept_again(store: Store, was: dict[str, Any]) -> None:
    """What was there twice is there twice again, where what it belongs to still is."""
    a, s = attendance, supports
    for row in was["before"].get("attendance", []):
        values = joined_rows.read(a, row)
        store.update(a, values.pop("id"), **values)
    for row in was["dropped"].get("attendance", []):
        values = joined_rows.read(a, row)
        if values["entered_by"] and await people_of.get(store, values["entered_by"]) is None:
            values["entered_by"] = None  # deleted meanwhile
        store.insert(a, **values)
    for row in was["dropped"].get("supports", []):
        held = (s.c.proposal_id == row["proposal_id"]) & (s.c.person_id == row["person_id"])
        if not await store.fetch(select(s.c.at).where(held)):
            store.insert(s, **joined_rows.read(s, row))
    await store.flush()


async def _settle_at(store: Store, person: Person) -> None:
    """Somebody is written to at an address of their own."""
    own = await chats(store, person.id)
    if own and (person.channel, person.address) not in own:
        people_of.change(store, person, channel=own[0][0], address=own[0][1])
