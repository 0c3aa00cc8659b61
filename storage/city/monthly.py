"""What is counted without names: so often in a month of a city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Area
from storage.database.store import Store
from storage.database.tables import monthly


async def add(store: Store, city: Area, what: str) -> None:
    """One more of it, in the month that it is there."""
    month = store.now.astimezone(city.zone).strftime("%Y-%m")
    make: Any = postgresql.insert if store.dialect == "postgresql" else sqlite.insert
    row = make(monthly).values(city=city.code, month=month, what=what, n=1)
    keys = [monthly.c.city, monthly.c.month, monthly.c.what]
    more = {"n": monthly.c.n + 1}
    await store.execute(row.on_conflict_do_update(index_elements=keys, set_=more))


async def of_month(connection: AsyncConnection, city: Area, now: datetime) -> Counter[str]:
    """How often what was counted in the month that it is there, by the first two parts of what."""
    t = monthly.c
    month = now.astimezone(city.zone).strftime("%Y-%m")
    query = select(t.what, t.n).where(t.city == city.code, t.month == month)
    found: Counter[str] = Counter()
    for row in await connection.execute(query):
        found[":".join(row.what.split(":")[:2])] += row.n
    return found


async def read(
    connection: AsyncConnection, cities: Sequence[str], begin: str
) -> list[tuple[str, str, str, int]]:
    """City, month, what and how often, of all that begins with a word, the newest month first."""
    t = monthly.c
    query = (
        select(t.city, t.month, t.what, t.n)
        .where(t.city.in_(cities), t.what.startswith(begin, autoescape=True))
        .order_by(t.month.desc(), t.what)
    )
    return [(r.city, r.month, r.what, r.n) for r in await connection.execute(query)]
