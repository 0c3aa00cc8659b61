"""People: who they are to us, where they are reached, and what they agreed to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import orjson
from sqlalchemy import ColumnElement, and_, bindparam, exists, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.ids import new_id
from storage.database.store import Memo, Store
from storage.database.tables import (
    IS_WAITING,
    Utc,
    addresses,
    outbox,
    people,
    remarks,
    sharing,
    staff,
    talks,
)
from storage.people.model import NONE, Person

# What a platform named beside an address, of those that were loaded.
BESIDE: Memo[tuple[str, str], str | None] = Memo()


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
    for row in await store.fetch(query, {**by_channel, "now": store.now}):
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
                works=row.works,
            )
        else:
            # At two addresses of theirs: what holds for one of them.
            person.blocked = person.blocked or row.blocked_at is not None
            person.waited_for = person.waited_for or row.waited_for
        found[row.at_channel, row.at_address] = person
        store.memo(BESIDE)[row.at_channel, row.at_address] = row.beside
    held: set[tuple[str, str]] = set()
    if store.dialect == "postgresql" and len(found) < len(keys):
        missing = [key for key in keys if key not in found]
        known = select(addresses.c.channel, addresses.c.address).where(
            tuple_(addresses.c.channel, addresses.c.address).in_(missing)
        )
        held = {(row.channel, row.address) for row in await store.fetch(known)}
    return found, held


@cache
def _load(channels: tuple[str, ...], lock: bool) -> Known:
    """The query of `load`, made once for the channels in it: its addresses are arguments under
    the channel's name."""
    query = (
        select(
            addresses.c.channel.label("at_channel"),
            addresses.c.address.label("at_address"),
            addresses.c.blocked_at,
            addresses.c.heard_at,
            addresses.c.beside,
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
                staff.c.person_id == people.c.id,
                or_(staff.c.until_at.is_(None), staff.c.until_at > bindparam("now", type_=Utc)),
            )
            .label("works"),
            exists()
            .where(
                IS_WAITING,
                outbox.c.channel == addresses.c.channel,
                or_(
                    outbox.c.address == addresses.c.address,
                    outbox.c.address == addresses.c.beside,
                ),
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
    return Known(query.with_for_update(of=[people, talks], skip_locked=True) if lock else query)


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
    store.memo(BESIDE)[channel, address] = None
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


def free_until(store: Store, channel: str, address: str, until: datetime) -> None:
    """What is said there until then costs nothing but the fee."""
    store.update(addresses, channel, address, free_until=until)


async def written_free(store: Store, some: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of some addresses to which writing costs nothing now."""
    by_channel: dict[str, list[str]] = defaultdict(list)
    for channel, address in some:
        by_channel[channel].append(address)
    found: set[tuple[str, str]] = set()
    for channel, names in by_channel.items():
        query = select(addresses.c.address).where(
            addresses.c.channel == channel,
            addresses.c.address.in_(names),
            addresses.c.free_until > store.now,
        )
        found |= {(channel, row.address) for row in await store.fetch(query)}
    return found


def standing(store: Store, channel: str, address: str, blocked: bool, why: str) -> None:
    """A platform says that an address is blocked, or open again."""
    store.update(
        addresses,
        channel,
        address,
        blocked_at=store.now if blocked else None,
        blocked_why=why[:200] if blocked else None,
    )


async def heard_at(
    connection: AsyncConnection, channel: str, some: Sequence[str]
) -> dict[str, datetime | None]:
    """When addresses were last heard: of those that are known."""
    rows = await reading.rows(connection, _HEARD_AT, {"channel": channel, "some": some})
    return {row.address: row.heard_at for row in rows}


_HEARD_AT = Known(
    select(addresses.c.address, addresses.c.heard_at).where(
        addresses.c.channel == bindparam("channel"),
        addresses.c.address.in_(bindparam("some", expanding=True)),
    )
)


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


# People who have been read, and for how many more times.
_PREPARED: Memo[int, tuple[Person, int]] = Memo()


async def get(store: Store, id: int) -> Person | None:
    """A person by id, without the talk and without a lock: for notices."""
    known = store.memo(_PREPARED)
    if id not in known:
        await prepare(store, [id])
    found, left = known.pop(id, (None, 0))
    if found is not None and left > 1:
        known[id] = (found, left - 1)
    return found


async def prepare(store: Store, ids: Sequence[int]) -> None:
    """Reads many people at once, each for as many of the `get` that follow as they stand here."""
    every = sorted(set(ids))
    for some in (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)):
        for row in await store.fetch(_BY_ID, {"ids": some}):
            fields = {column.name: getattr(row, column.name) for column in people.columns}
            person = Person(**fields, blocked=row.blocked_at is not None, shares=row.shares)
            store.memo(_PREPARED)[row.id] = (person, ids.count(row.id))


# Of many more in one list SQLite reads the whole table, where that is small.
AT_ONCE = 64


_BY_ID = Known(
    select(
        people,
        addresses.c.blocked_at,
        exists().where(sharing.c.person_id == people.c.id).label("shares"),
    )
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


def shut(now: datetime, windows: Mapping[str, timedelta]) -> ColumnElement[bool]:
    """That a channel lets us write only after the person has, and they have not for long."""
    return or_(
        literal(False),
        *(
            and_(
                people.c.channel == channel,
                or_(addresses.c.heard_at.is_(None), addresses.c.heard_at <= now - window),
            )
            for channel, window in sorted(windows.items())
        ),
    )
