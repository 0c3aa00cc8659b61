"""Several people at one phone: whoever speaks now is at its address; all of them are written to
there. Who had it first has it back once nobody has spoken for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select, update

from storage.database.ids import new_id
from storage.database.store import Store
from storage.database.tables import addresses, inbox, outbox, people, sharing, talks
from storage.people import identity, one_time_codes
from storage.people.model import NONE, Person

# So many people may share a phone.
MOST = 5

# A talk is over when nothing has been said for so long.
TALK = timedelta(hours=6)


class Full(Exception):
    """As many people as can be share this phone already."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the people at a phone; `first` is whose it is."""

    person_id: int
    name: str | None
    first: bool


def _phone_of(channel: ColumnElement[str], address: ColumnElement[str]) -> list[Any]:
    """The addresses of the phone that has this one, for `in_`: its platform may name two, each
    beside the other. A list, which both databases look up in an index; an OR reads everything."""
    there = addresses.alias()
    named = select(there.c.beside).where(there.c.channel == channel, there.c.address == address)
    return [address, named.scalar_subquery().correlate_except(there)]


async def _phone(store: Store, channel: str, address: str) -> list[str]:
    """All addresses of the phone that has this one."""
    there = addresses.alias()
    query = (
        select(there.c.address)
        .select_from(addresses)
        .join(there, (there.c.channel == channel) & (there.c.address == addresses.c.beside))
        .where(
            addresses.c.channel == channel,
            addresses.c.address == address,
            there.c.beside == address,
        )
    )
    return [address, *(row.address for row in await store.fetch(query))]


async def at(store: Store, channel: str, address: str) -> list[Somebody]:
    """The people at a phone, whose it is first; none where nobody else has ever spoken."""
    query = (
        select(sharing.c.person_id, people.c.name, sharing.c.first)
        .join(people, people.c.id == sharing.c.person_id)
        .where(
            sharing.c.channel == channel,
            sharing.c.address.in_(await _phone(store, channel, address)),
        )
        .order_by(sharing.c.first.desc(), sharing.c.person_id)
    )
    return [Somebody(*row) for row in await store.fetch(query)]


async def begin(store: Store, person: Person, locale: str) -> Person:
    """Somebody new speaks where this person does. Raises Full."""
    channel, address = person.channel, person.address
    known = await at(store, channel, address)
    if len(known) >= MOST:
        raise Full
    if not known:
        store.insert(sharing, channel=channel, address=address, person_id=person.id, first=True)
    other = Person(new_id(), channel, address, store.now, locale=locale)
    store.insert(
        people,
        id=other.id,
        created_at=store.now,
        locale=locale,
        locale_offered=False,
        show_name=NONE,
        channel=channel,
        address=address,
    )
    store.insert(talks, person_id=other.id, state={})
    store.insert(sharing, channel=channel, address=address, person_id=other.id, first=False)
    await _speaks(store, channel, address, person.id, other.id)
    return other


async def switch(store: Store, person: Person, id: int) -> bool:
    """Somebody who is known at this person's phone speaks there now; False where they are not."""
    known = await at(store, person.channel, person.address)
    if id not in {each.person_id for each in known}:
        return False
    await _speaks(store, person.channel, person.address, person.id, id)
    where = {"channel": person.channel, "address": person.address}
    store.update(people, id, **where)
    return True


async def _speaks(store: Store, channel: str, address: str, old: int, new: int) -> None:
    """Another one speaks at a phone. Codes for the chat of whoever spoke are worth nothing now."""
    for each in await _phone(store, channel, address):
        here = addresses.c.channel == channel, addresses.c.address == each
        await store.execute(
            update(addresses).where(*here, addresses.c.person_id == old).values(person_id=new)
        )
        await one_time_codes.void(store, f"{channel}:{each}")
        identity.passed_on(store, channel, each)


async def given_back(store: Store) -> None:
    """Where nobody has spoken for long, it is again whose it was first."""
    since = store.now - TALK
    first = sharing.alias()
    s = sharing.c
    lately = exists().where(
        inbox.c.channel == s.channel,
        inbox.c.address.in_(_phone_of(s.channel, s.address)),
        inbox.c.at > since,
    )
    query = (
        select(s.channel, s.address, s.person_id, first.c.person_id.label("first"))
        .join(
            addresses,
            (addresses.c.channel == s.channel)
            & (addresses.c.address == s.address)
            & (addresses.c.person_id == s.person_id),
        )
        .join(
            first,
            (first.c.channel == s.channel)
            & first.c.first
            & first.c.address.in_(_phone_of(s.channel, s.address)),
        )
        .where(~s.first, ~lately)
    )
    for row in await store.fetch(query):
        await _speaks(store, row.channel, row.address, row.person_id, row.first)


async def passed_on(store: Store, person: Person) -> None:
    """Somebody is being deleted: the others keep the phone."""
    mine = await store.fetch(select(sharing).where(sharing.c.person_id == person.id))
    for row in mine:
        others = [
            each
            for each in await at(store, row.channel, row.address)
            if each.person_id != person.id
        ]
        phone = await _phone(store, row.channel, row.address)
        here = sharing.c.channel == row.channel, sharing.c.address.in_(phone)
        await store.execute(delete(sharing).where(*here, sharing.c.person_id == person.id))
        if not others:
            continue
        next_id = others[0].person_id
        await _speaks(store, row.channel, row.address, person.id, next_id)
        if len(others) == 1:
            await store.execute(delete(sharing).where(*here))
        elif row.first:
            mark = update(sharing).where(*here, sharing.c.person_id == next_id)
            await store.execute(mark.values(first=True))


async def once(store: Store, mailing: int) -> int:
    """What many people get comes once to a phone; gives how many messages are dropped."""
    other = outbox.alias()
    shared = select(sharing.c.person_id).where(~sharing.c.first)
    already = exists().where(
        # As a sum, of which there is no index: it is looked for among what goes to the phone, not
        # among what goes to all.
        other.c.mailing_id + 0 == mailing,
        other.c.channel == outbox.c.channel,
        other.c.address.in_(_phone_of(outbox.c.channel, outbox.c.address)),
        other.c.id != outbox.c.id,
        (other.c.id < outbox.c.id) | other.c.person_id.not_in(shared),
    )
    doubled = delete(outbox).where(
        outbox.c.mailing_id == mailing,
        outbox.c.settled_at.is_(None),
        outbox.c.person_id.in_(shared),
        already,
    )
    return await store.execute(doubled)
