"""What a platform bills: messages of each month counted by kind, what they cost by its rates, and
the ceiling above which announcements wait."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city import areas
from storage.database import notes
from storage.database.store import Store
from storage.database.tables import billed
from storage.people.model import Person
from storage.staff import staff
from storage.staff.roles import Operation
from storage.staff.staff import Actor

# Dollars for a message by the country's code and its kind, with the fee of whoever passes it on.
RATES = Path(__file__).parent / "rates.csv"

# As an approved text; free words to somebody who has just written.
UTILITY, REPLY = "utility", "reply"

# Either, to somebody who came by an advertisement or a page of ours a few days ago: the fee alone.
ENTRY = "entry"

# So many replies a month cost only the fee.
FREE = 1_000

# Where the country of an address is not known, or has no rates of its own.
COUNTRY = "62"

# In `kept`: the ceiling, dollars a month.
CEILING = "bill-ceiling"

# Channel, kind and country.
Kind = tuple[str, str, str]


# In `kept`: dollars for a message of a kind as an admin has set them, and the day of that.
RATE = "bill-rate:"


@dataclass(frozen=True, slots=True)
class Rate:
    """Dollars for one message, and the fee; `as_of` is when that was so, `source` who said it
    (SET: an admin)."""

    usd: Decimal
    fee: Decimal
    as_of: str
    source: str


# The source of what an admin has set.
SET = "admin"


@cache
def rates() -> Mapping[tuple[str, str], Rate]:
    """By country and kind."""
    with RATES.open(encoding="utf-8", newline="") as file:
        return {
            (row["country"], row["kind"]): Rate(
                Decimal(row["usd"]), Decimal(row["fee"]), row["as_of"], row["source"]
            )
            for row in csv.DictReader(file)
        }


def rate(country: str, kind: str, own: Mapping[str, Rate]) -> Rate:
    """`own` are those that an admin has set, by kind."""
    known = rates()
    return own.get(kind) or known.get((country, kind)) or known[COUNTRY, kind]


async def own_rates(connection: AsyncConnection) -> dict[str, Rate]:
    """What an admin has set, by kind."""
    found = {}
    for kind, value in (await notes.load(connection, RATE)).items():
        usd, _, day = value.partition(" ")
        found[kind] = Rate(Decimal(usd), rates()[COUNTRY, kind].fee, day, SET)
    return found


def country_of(address: str) -> str:
    """The country's code of a number, where it is one that has rates."""
    codes = {country for country, _ in rates()}
    return next((c for c in sorted(codes) if address.startswith(f"+{c}")), COUNTRY)


def month_of(moment: datetime) -> str:
    """As the platform counts them: "2026-11", UTC."""
    return f"{moment:%Y-%m}"


async def add(store: Store, counted: Mapping[Kind, int]) -> None:
    """Messages that went just now."""
    month = month_of(store.now)
    for (channel, kind, country), n in sorted(counted.items()):
        key = (
            billed.c.month == month,
            billed.c.channel == channel,
            billed.c.kind == kind,
            billed.c.country == country,
        )
        if not await store.execute(update(billed).where(*key).values(n=billed.c.n + n)):
            store.insert(billed, month=month, channel=channel, kind=kind, country=country, n=n)


@dataclass(frozen=True, slots=True)
class Bill:
    """A month so far: messages by kind, how many replies are still free, and what all of it costs,
    dollars, by `rates` of each kind. `ceiling` is what it may cost before announcements wait."""

    month: str
    counts: Mapping[str, int]
    free: int
    usd: Decimal
    ceiling: Decimal | None
    rates: Mapping[str, Rate]

    @property
    def over(self) -> bool:
        return self.ceiling is not None and self.usd >= self.ceiling


async def read(connection: AsyncConnection, now: datetime) -> Bill:
    """The month of a moment."""
    month = month_of(now)
    rows = await connection.execute(select(billed).where(billed.c.month == month))
    counts: Counter[str] = Counter()
    own = await own_rates(connection)
    usd, free = Decimal(0), FREE
    for row in rows:
        counts[row.kind] += row.n
        of = rate(row.country, row.kind, own)
        spared = min(free, row.n) if row.kind == REPLY else 0
        free -= spared
        usd += (row.n - spared) * of.usd + row.n * of.fee
    kept = await notes.load(connection, CEILING)
    used = {kind: rate(COUNTRY, kind, own) for kind in (REPLY, UTILITY)}
    return Bill(month, counts, free, usd, Decimal(kept[""]) if "" in kept else None, used)


async def look(store: Store, person: Person) -> Bill:
    """The month so far, for whoever answers for a city. Raises staff.NotAllowed."""
    staff.carrying(await staff.grants(store, person.id), Operation.SEE_BILL)
    await store.flush()
    return await read(store.connection, store.now)


async def set_ceiling(store: Store, person: Person, usd: int | None) -> None:
    """So much a month may be spent before announcements wait; None: no matter how much. Of several
    cities that share a number whoever answers for all of them. Raises staff.NotAllowed."""
    by, area = await _in_charge(store, person)
    staff.note(store, by, "set_ceiling", area, about=str(usd) if usd is not None else "-")
    if usd is None:
        await notes.drop(store, CEILING)
    else:
        await notes.save(store, CEILING, str(usd))
    store.wakes("mailings")


async def _in_charge(store: Store, person: Person) -> tuple[Actor, str]:
    """Whoever answers for all cities that share a number, and for which area that is."""
    cities = (await areas.load(store.connection)).cities
    area = cities[0].code if len(cities) == 1 else ""
    return await staff.require(store, person, Operation.SEE_BILL, area), area


async def set_rate(store: Store, person: Person, kind: str, usd: Decimal) -> None:
    """What a message of a kind costs from now on, without the fee. Raises staff.NotAllowed."""
    by, area = await _in_charge(store, person)
    staff.note(store, by, "set_rate", area, about=f"{kind} {usd}")
    await notes.save(store, f"{RATE}{kind}", f"{usd} {store.now:%Y-%m-%d}")


async def forecast(store: Store, count: int) -> Decimal:
    """What so many approved texts would cost, dollars."""
    await store.flush()
    of = rate(COUNTRY, UTILITY, await own_rates(store.connection))
    return count * (of.usd + of.fee)
