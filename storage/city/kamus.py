"""The dictionary of proposals (kamus usulan) of a city, where it has one: what may be asked for, in
the words by which offices plan and pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from sqlalchemy import delete, select

from storage import rules
from storage.city.quicker import read_rows
from storage.database.store import Memo, Store
from storage.database.tables import areas
from storage.database.tables import kamus as table
from storage.errors import Advice

COLUMNS, OPTIONAL = ("city", "item"), ("opd", "unit", "cost")

LONGEST = 200  # letters of an item

# What a proposal is noted with that none of the items is.
OUTSIDE = "-"


class Unknown(LookupError):
    """The dictionary of a city has no such item."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the dictionary of a city, with the office that answers for it, the unit in which
    it is counted and what one of it costs (whole rupiah), as far as the city has said."""

    city: str
    item: str
    opd: str | None = None
    unit: str | None = None
    cost: int | None = None

    def costs(self, volume: Decimal | None, unit: str | None) -> int | None:
        """What so much of it costs, where it is counted in this unit."""
        if self.cost is None or volume is None or unit is None or unit != self.unit:
            return None
        whole = int(volume * self.cost)
        return whole if rules.RUPIAH.holds(whole) else None


_READ: Memo[str, tuple[Item, ...]] = Memo()


async def items(store: Store, city: str) -> tuple[Item, ...]:
    """The dictionary of a city, in the order of its words; nothing where it has none."""
    found = store.memo(_READ).get(city)
    if found is None:
        query = select(table).where(table.c.city == city).order_by(table.c.item)
        rows = await store.fetch(query)
        found = tuple(Item(row.city, row.item, row.opd, row.unit, row.cost) for row in rows)
        store.memo(_READ)[city] = found
    return found


async def has(store: Store, city: str) -> bool:
    """Whether a city has a dictionary."""
    query = select(table.c.city).where(table.c.city == city).limit(1)
    return bool(await store.fetch(query))


async def known(store: Store, city: str, name: str) -> str:
    """An item as the dictionary writes it, or OUTSIDE. Raises Unknown."""
    if name != OUTSIDE and all(each.item != name for each in await items(store, city)):
        raise Unknown(name)
    return name


def read_csv(path: Path) -> list[Item]:
    """The items of a file with the columns city, item and, where known, opd, unit, cost (of one,
    whole rupiah). Raises Advice with the line of what is wrong."""
    found: dict[tuple[str, str], Item] = {}
    for line, cells in read_rows(path, COLUMNS, OPTIONAL, LONGEST):
        cost = cells["cost"].replace(".", "")
        if cost and not (cost.isascii() and cost.isdecimal() and 0 < int(cost[:20]) < 10**15):
            raise Advice(f"line {line}: cost is in whole rupiah, as 1500000, or empty")
        city, item, unit = cells["city"], cells["item"], cells["unit"]
        if (city, item.casefold()) in found:
            raise Advice(f"line {line}: {item} stands there twice")
        if not any(letter.isalnum() for letter in item):
            raise Advice(f"line {line}: {item} is no item")
        if len(unit) > 20:
            raise Advice(f"line {line}: unit has at most 20 letters")
        found[city, item.casefold()] = Item(
            city, item, cells["opd"][:100] or None, unit or None, int(cost) if cost else None
        )
    return list(found.values())


async def take(store: Store, wanted: Sequence[Item]) -> int:
    """Puts these in the place of what their cities had; gives how many. What proposals are noted
    with stays. Raises Advice for a code that is no city's."""
    cities = sorted({each.city for each in wanted})
    rows = await store.fetch(select(areas.c.code).where(areas.c.code.in_(cities)))
    there = {row.code for row in rows if row.code.count(".") == 1}
    if unknown := [city for city in cities if city not in there]:
        raise Advice(f"no city has the code {', '.join(unknown)}; see `rembuk area import`")
    await store.execute(delete(table).where(table.c.city.in_(cities)))
    for each in wanted:
        values = {name: getattr(each, name) for name in Item.__slots__}
        store.insert(table, **values)
    store.memo(_READ).clear()
    return len(wanted)
