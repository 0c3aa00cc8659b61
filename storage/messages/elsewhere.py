"""Where somebody is besides the address at which they wrote last: what is for them goes there when
that one is gone, or closed to what they have not asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select, union, update

from storage.database.store import Store
from storage.database.tables import addresses, outbox, people, sharing
from storage.messages.model import ASKED_FOR, HELD, MARGIN, QUEUED, REFUSED

# Channel and address.
Place = tuple[str, str]

# What failed at an address that turns out to be gone is said elsewhere, if it is no older than so.
LATELY = timedelta(days=3)


async def _others(store: Store, person_id: int, place: Place) -> Sequence[Any]:
    """Other addresses of somebody at which nobody has stopped us, the one heard last first."""
    query = select(addresses).where(addresses.c.person_id == person_id)
    rows = [
        row
        for row in await store.fetch(query)
        if row.blocked_at is None and (row.channel, row.address) != place
    ]
    # Where there is no window nobody notes when it was heard: it is always open.
    rows.sort(key=lambda row: row.address)
    return sorted(rows, key=lambda r: (r.heard_at is not None, r.heard_at or store.now))[::-1]


async def other(store: Store, person_id: int, place: Place) -> Place | None:
    """Where else somebody is reached; None where they are not."""
    rows = await _others(store, person_id, place)
    return (rows[0].channel, rows[0].address) if rows else None


async def open_now(
    store: Store, person_id: int, place: Place, windows: Mapping[str, timedelta | None]
) -> Place:
    """Where something that they have not asked for is said: where they wrote last, unless that is
    closed and another address of theirs is not. `windows` are those of the channels there are."""
    query = select(addresses.c.heard_at).where(
        addresses.c.channel == place[0], addresses.c.address == place[1]
    )
    found = await store.fetch(query)
    heard = found[0].heard_at if found else None
    window = windows.get(place[0])
    if window is None or (heard is not None and store.now - heard < window - MARGIN):
        return place
    for row in await _others(store, person_id, place):
        if row.channel not in windows:
            continue
        its = windows[row.channel]
        if its is None or (row.heard_at and store.now - row.heard_at < its - MARGIN):
            return row.channel, row.address
    return place


def moves(store: Store, id: int, to: Place) -> None:
    """A message goes to another address of its person."""
    store.update(
        outbox, id, channel=to[0], address=to[1], state=QUEUED, claim=0, attempts=0, way=None,
        why=None, platform_id=None, settled_at=None, failed_at=None,
    )  # fmt: skip
    store.wakes("mail")


async def gone(store: Store, channel: str, address: str, why: str) -> None:
    """Nobody is at an address any more: whoever was there is written to elsewhere from now on, and
    hears there what waits for them, or failed for this reason."""
    here = people.c.channel == channel, people.c.address == address
    # Whoever speaks at it, and those who share it.
    known = [
        select(table.c.person_id).where(table.c.channel == channel, table.c.address == address)
        for table in (addresses, sharing)
    ]
    query = select(people.c.id).where(people.c.id.in_(union(*known)), *here)
    for person in await store.fetch(query):
        to = await other(store, person.id, (channel, address))
        if to is None:
            continue
        await store.execute(
            update(people).where(people.c.id == person.id).values(channel=to[0], address=to[1])
        )
        failed = (outbox.c.state == REFUSED) & (outbox.c.why == why[:200])
        waits = outbox.c.settled_at.is_(None) & (outbox.c.claim == 0) & (outbox.c.state != HELD)
        query = select(outbox.c.id).where(
            outbox.c.person_id == person.id,
            outbox.c.channel == channel,
            outbox.c.address == address,
            outbox.c.priority > ASKED_FOR,
            or_(waits, failed & (outbox.c.settled_at > store.now - LATELY)),
        )
        for row in await store.fetch(query):
            moves(store, row.id, to)
