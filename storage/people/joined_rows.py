"""Rows of two people who become one: what both have is there once; how a row is kept, to be
given back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, or_, select, update

from storage.database.store import Store
from storage.database.tables import (
    Utc,
    addresses,
    attendance,
    input_supports,
    outbox,
    participants,
    proposals,
    sharing,
    supports,
)


async def supports_once(store: Store, new: int, old: int, was: dict[str, Any]) -> list[int]:
    """What both support is supported once, what the other has proposed not at all. Gives all that
    is to be counted anew."""
    s, p = supports, proposals
    theirs, mine = s.c.person_id == old, s.c.person_id == new
    by_both = s.c.proposal_id.in_(select(s.c.proposal_id).where(mine).correlate(None))
    of_mine = s.c.proposal_id.in_(select(p.c.id).where(p.c.person_id == new))
    of_theirs = s.c.proposal_id.in_(select(p.c.id).where(p.c.person_id == old))
    doubled = or_(and_(theirs, or_(by_both, of_mine)), and_(mine, of_theirs))
    counted = await store.fetch(select(s.c.proposal_id).where(or_(theirs, doubled)))
    was["dropped"]["supports"] = await rows_of(store, s, doubled)
    await store.execute(delete(s).where(doubled))
    return [row.proposal_id for row in counted]


async def attendance_once(store: Store, new: int, old: int, was: dict[str, Any]) -> None:
    """Who came under both came once; the first answer of the two holds where one has none."""
    a = attendance
    mine = {row["meeting_id"]: row for row in await rows_of(store, a, a.c.person_id == new)}
    theirs = await rows_of(store, a, a.c.person_id == old)
    both = [row for row in theirs if row["meeting_id"] in mine]
    was["dropped"]["attendance"] = both
    was["before"]["attendance"] = [mine[row["meeting_id"]] for row in both]
    for row in both:
        kept = mine[row["meeting_id"]]
        one = {
            name: kept[name] if kept[name] is not None else row[name]
            for name in ("answer", "answered_at", "came_at", "name", "entered_by")
        }
        await store.execute(delete(a).where(a.c.id == row["id"]))
        store.update(a, kept["id"], **read(a, one))


async def places_apart(store: Store, new: int, old: int) -> None:
    """Both have answered a consultation: the answers stay, as of two people at one phone."""
    p = participants
    rows = await store.fetch(
        select(p.c.consultation_id, p.c.place, p.c.person_id).where(p.c.person_id.in_([new, old]))
    )
    taken: dict[int, set[int]] = {}
    for row in rows:
        if row.person_id == new:
            taken.setdefault(row.consultation_id, set()).add(row.place)
    for row in rows:
        places = taken.get(row.consultation_id, set())
        if row.person_id != old or row.place not in places:
            continue
        free = row.place + 1
        others = {r.place for r in rows if r.consultation_id == row.consultation_id}
        while free in others | places:
            free += 1
        places.add(free)
        await store.execute(
            update(p)
            .where(
                p.c.consultation_id == row.consultation_id,
                p.c.person_id == old,
                p.c.place == row.place,
            )
            .values(place=free)
        )


async def inputs_once(store: Store, new: int, old: int) -> None:
    """What both said of somebody's words is said once."""
    i = input_supports
    same = select(i.c.input).where(i.c.person_id == new)
    await store.execute(delete(i).where(i.c.person_id == old, i.c.input.in_(same)))


async def mailings_once(store: Store, new: int, old: int) -> None:
    """What many people got, and both of these, was one message to one person."""
    m = outbox
    same = select(m.c.mailing_id).where(m.c.person_id == new, m.c.mailing_id.is_not(None))
    await store.execute(delete(m).where(m.c.person_id == old, m.c.mailing_id.in_(same)))


async def phones_once(store: Store, new: int, old: int) -> None:
    """Both were known at one phone."""
    s = sharing
    for row in await store.fetch(select(s).where(s.c.person_id == new)):
        here = s.c.channel == row.channel, s.c.address == row.address
        await store.execute(delete(s).where(*here, s.c.person_id == old))


async def phones_back(
    store: Store, chats: Sequence[Sequence[str]], person: int, other: int
) -> None:
    """The phones of these chats are the other's again: also by an address that the platform has
    named since, and where somebody else has begun to speak there since."""
    a, s = addresses, sharing
    for channel, address in chats:
        beside = a.c.channel == channel, a.c.beside == address
        rows = await store.fetch(select(a.c.address).where(*beside))
        await store.execute(
            update(a).where(*beside, a.c.person_id == person).values(person_id=other)
        )
        here = s.c.channel == channel, s.c.address.in_([address, *(row.address for row in rows)])
        known = select(s.c.person_id).where(*here, s.c.person_id == other)
        if await store.fetch(known):
            await store.execute(delete(s).where(*here, s.c.person_id == person))
        else:
            await store.execute(
                update(s).where(*here, s.c.person_id == person).values(person_id=other)
            )


async def rows_of(store: Store, table: Table, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    rows = await store.fetch(select(table).where(which))
    return [{str(name): plain(value) for name, value in row._mapping.items()} for row in rows]


async def row_of(store: Store, table: Table, which: ColumnElement[bool]) -> dict[str, Any]:
    return (await rows_of(store, table, which))[0]


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def read(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    moments = {name for name, value in row.items() if value and isinstance(table.c[name].type, Utc)}
    return {
        name: datetime.fromisoformat(value) if name in moments else value
        for name, value in row.items()
    }
