"""What becomes of the link between somebody and their anonymous answer: it goes when the answer is
sent, from talks, messages both ways and copies (docs/CONSULTATIONS.md says what is promised)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consultations.model import Anonymity
from storage.database.direct import reading
from storage.database.direct.known import Known
from storage.database.store import Store
from storage.database.tables import addresses, consultations, inbox, outbox, talks, unreadable
from storage.people.model import Person

# What messages with questions and answers are about begins with this; and what the message with the
# code of an answer is about.
ABOUT = "consult."
CODE_ABOUT = "consult.code"

# Whoever works on what is private is told so.
WOKEN = "private"

# The message with a code is kept for so long; one that could not be sent, a day.
SHOWN, UNSENT = timedelta(minutes=15), timedelta(days=1)

# What the form is called under which drafts lie in talks.
FORM = "consult"


async def purge(store: Store, person: Person, texts: Iterable[str] = ()) -> None:
    """An anonymous answer has been sent: what was said and asked on the way goes. `texts` are the
    words that it holds, wherever else they were repeated."""
    about = and_(outbox.c.person_id == person.id, outbox.c.about.startswith(ABOUT))
    begun = (await store.fetch(select(func.min(outbox.c.created_at)).where(about)))[0][0]
    since = begun or store.now - SHOWN
    where = await store.fetch(
        select(addresses.c.channel, addresses.c.address).where(addresses.c.person_id == person.id)
    )
    for row in where:
        there = and_(inbox.c.channel == row.channel, inbox.c.address == row.address)
        await store.execute(
            update(inbox)
            .where(there, inbox.c.at >= since)
            .values(text=None, lat=None, lon=None, file_id=None)
        )
        written = unreadable.c.raw.contains(f'"address":"{row.address}"', autoescape=True)
        await store.execute(
            delete(unreadable).where(
                unreadable.c.channel == row.channel, unreadable.c.at >= since, written
            )
        )
    await store.execute(delete(outbox).where(about))
    repeated = [outbox.c.text.contains(text, autoescape=True) for text in texts if len(text) > 2]
    if repeated:
        mine = and_(outbox.c.person_id == person.id, outbox.c.created_at >= since)
        await store.execute(delete(outbox).where(mine, or_(*repeated)))
    store.wakes(WOKEN)


async def forget_code(store: Store, person: Person, code: str) -> None:
    """A code was typed: it stands nowhere beside who typed it."""
    where = await store.fetch(
        select(addresses.c.channel, addresses.c.address).where(addresses.c.person_id == person.id)
    )
    for row in where:
        there = and_(inbox.c.channel == row.channel, inbox.c.address == row.address)
        recent = inbox.c.at >= store.now - SHOWN
        await store.execute(update(inbox).where(there, recent).values(text=None))
    store.wakes(WOKEN)


async def hide_codes(store: Store) -> int:
    """Messages with codes that have been shown for long enough go; gives how many."""
    old = or_(
        and_(outbox.c.settled_at.is_not(None), outbox.c.settled_at <= store.now - SHOWN),
        outbox.c.created_at <= store.now - UNSENT,
    )
    gone = await store.execute(delete(outbox).where(outbox.c.about == CODE_ABOUT, old))
    if gone:
        store.wakes(WOKEN)
    return gone


async def some_codes(connection: AsyncConnection) -> bool:
    """Whether there is a message with a code."""
    return bool(await reading.rows(connection, _SOME_CODE))


_SOME_CODE = Known(
    select(outbox.c.id).where(outbox.c.about == CODE_ABOUT).limit(literal_column("1"))
)


# --- copies ---------------------------------------------------------------------------------


async def unseen(connection: AsyncConnection) -> frozenset[int]:
    """The ids of consultations whose drafts no copy holds: those that may be anonymous."""
    rows = await connection.execute(select(consultations.c.id, consultations.c.definition))
    return frozenset(
        row.id for row in rows if row.definition.get("anonymity") != Anonymity.NAMED.value
    )


def _is_private(draft: Mapping[str, Any] | None, unseen: frozenset[int]) -> bool:
    if not draft or draft.get("form") != FORM:
        return False
    id = str(draft.get("key", "")).partition(":")[0]
    known = draft.get("answers", {}).get("anonymous") is False
    return id.isdecimal() and int(id) in unseen and not known


def without_drafts(state: Mapping[str, Any], unseen: frozenset[int]) -> dict[str, Any]:
    """A talk without drafts of answers that may be anonymous."""
    kept = dict(state)
    if _is_private(kept.get("open"), unseen):
        kept.pop("open")
        for name in ("kept", "ask", "shown", "held"):
            kept.pop(name, None)
    for place in ("under", "parked"):
        if place in kept:
            kept[place] = [draft for draft in kept[place] if not _is_private(draft, unseen)]
    return kept


async def writing(
    connection: AsyncConnection, unseen: frozenset[int]
) -> frozenset[tuple[str, str]]:
    """The addresses of people who are in the middle of such an answer."""
    if not unseen:
        return frozenset()
    found: set[int] = set()
    for row in await connection.execute(select(talks.c.person_id, talks.c.state)):
        if without_drafts(row.state, unseen) != row.state:
            found.add(row.person_id)
    query = select(addresses.c.channel, addresses.c.address, addresses.c.person_id)
    return frozenset(
        (row.channel, row.address)
        for row in await connection.execute(query)
        if row.person_id in found
    )


def copied(
    table: str, row: dict[str, Any], unseen: frozenset[int], writing: frozenset[tuple[str, str]]
) -> dict[str, Any] | None:
    """A row as it goes into a copy; None where it does not."""
    if table == talks.name:
        return {**row, "state": without_drafts(row["state"], unseen)}
    if table == inbox.name and (row["channel"], row["address"]) in writing:
        return {**row, "text": None, "lat": None, "lon": None}
    if table == outbox.name and str(row["about"] or "").startswith(ABOUT):
        return None
    return row
