"""The running numbers of proposals: each once, none left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.direct.known import Known
from storage.database.store import Memo, Store
from storage.database.tables import audit, counters, proposals
from storage.proposals.model import Number

# Of a city and a year the numbers to take, and what is written once they are.
_WAITING: Memo[tuple[str, int], list[tuple[Number, Callable[[], None]]]] = Memo()


def number_last(store: Store, city: str, number: Number, write: Callable[[], None]) -> None:
    """Takes a running number last in the unit of work, so that the counter's row is locked only
    while all is written; and then writes. What has the same counter takes its numbers at once."""
    waiting = store.memo(_WAITING).setdefault((city, number.year), [])
    waiting.append((number, write))
    if len(waiting) > 1:
        return

    async def take(store: Store) -> None:
        counted = {"city": city, "year": number.year, "count": len(waiting)}
        last = int((await store.fetch(_COUNT, counted))[0][0])
        if store.ledger is not None:
            store.ledger.numbered(city, number.year, last)
        for running, (each, write) in enumerate(waiting, last - len(waiting) + 1):
            each.running = running
            write()
        del store.memo(_WAITING)[city, number.year]

    store.last(take)


# What the audit log calls numbers that a restore has left out (storage.database.copies.restored).
LEAP = "leap"

_COUNT = Known(
    text(
        "INSERT INTO counters (city, year, last) VALUES (:city, :year, :count) "
        "ON CONFLICT (city, year) DO UPDATE SET last = counters.last + excluded.last RETURNING last"
    ).columns(counters.c.last)
)


async def perhaps_lost(
    connection: AsyncConnection, running: int, cities: Sequence[str], year: int | None = None
) -> bool:
    """Whether a number that nobody has lies in a leap of one of these cities (by code): it may have
    been given, and was lost with the database that a copy has taken the place of."""
    return any(
        city in cities and year in (None, of) and running in skipped
        for city, of, skipped in await _leaps(connection)
    )


async def _leaps(connection: AsyncConnection) -> list[tuple[str, int, range]]:
    """Of a city's code and a year the numbers that were left out. What says nothing is no leap."""
    leaps = []
    query = select(audit.c.area, audit.c.data).where(audit.c.action == LEAP)
    for row in await connection.execute(query):
        match row.data:
            case {"year": int(year), "from": int(last), "to": int(to)}:
                leaps.append((row.area, year, range(last + 1, to + 1)))
    return leaps


async def gaps(connection: AsyncConnection) -> list[str]:
    """Series whose numbers are not 1..last without gaps, but for leaps that a restore has recorded,
    for `rembuk db check`."""
    given: dict[tuple[str, int], set[int]] = {}
    for row in await connection.execute(
        select(proposals.c.city, proposals.c.number_year, proposals.c.number)
    ):
        given.setdefault((row.city, row.number_year), set()).add(row.number)
    leapt: dict[tuple[str, int], set[int]] = {}
    for city, year, skipped in await _leaps(connection):
        leapt.setdefault((city, year), set()).update(skipped)
    return [
        f"{row.city} {row.year}"
        for row in await connection.execute(select(counters))
        if given.get((row.city, row.year), set())
        != set(range(1, row.last + 1)) - leapt.get((row.city, row.year), set())
    ]
