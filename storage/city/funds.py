"""Where the money for a proposal comes from, and how much there is of it in a kelurahan (pagu):
data of the city, which there need not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import and_, delete, select

from storage import rules
from storage.city.areas import within
from storage.city.quicker import read_rows
from storage.database.store import Store
from storage.database.tables import areas, pagu
from storage.errors import Advice

COLUMNS = ("area", "year", "fund", "amount")

FIRST, LAST = 2020, 2100  # of what years


class Fund(StrEnum):
    """A source of money; the names are kept."""

    KELURAHAN = "kelurahan"  # dana kelurahan, which the kelurahan itself spends
    KOTA = "kota"  # the budget of the city
    PROVINSI = "provinsi"
    POKIR = "pokir"  # what members of the council bring
    CSR = "csr"  # a company's
    SWADAYA = "swadaya"  # what residents do and pay themselves


def ends_there(fund: str | None) -> bool:
    """Whether what this pays for ends in its kelurahan: it goes to no kecamatan and no city."""
    return fund == Fund.KELURAHAN


@dataclass(frozen=True, slots=True)
class Pagu:
    """How much of a fund (whole rupiah) a kelurahan has in an RKPD year."""

    area: str
    year: int
    fund: Fund
    amount: int


async def of(store: Store, area: str, year: int) -> dict[Fund, int]:
    """What a kelurahan has in a year, by fund; nothing where nobody has said."""
    query = select(pagu).where(pagu.c.area == area, pagu.c.year == year)
    return {Fund(row.fund): row.amount for row in await store.fetch(query.order_by(pagu.c.fund))}


async def said(store: Store, city: str) -> bool:
    """Whether a city has said of any kelurahan what it has."""
    return bool(await store.fetch(select(pagu.c.area).where(within(pagu.c.area, city)).limit(1)))


def read_csv(path: Path) -> list[Pagu]:
    """What each kelurahan has, from a file with the columns area, year, fund, amount ("500000000"
    or "500.000.000"). Raises Advice with the line of what is wrong."""
    found: dict[tuple[str, int, Fund], Pagu] = {}
    for line, cells in read_rows(path, COLUMNS):
        if cells["fund"] not in list(Fund):
            raise Advice(f"line {line}: no fund is called {cells['fund']!r}; {', '.join(Fund)}")
        year, amount = cells["year"], cells["amount"].replace(".", "")
        if not year.isdecimal() or not FIRST <= int(year) <= LAST:
            raise Advice(f"line {line}: year is that of the RKPD, as 2028")
        if not (amount.isascii() and amount.isdecimal() and rules.RUPIAH.holds(int(amount[:20]))):
            raise Advice(f"line {line}: amount is in whole rupiah, as 500000000")
        each = Pagu(cells["area"], int(year), Fund(cells["fund"]), int(amount))
        if (each.area, each.year, each.fund) in found:
            raise Advice(f"line {line}: {each.area} {year} {each.fund} stands there twice")
        found[each.area, each.year, each.fund] = each
    return list(found.values())


async def take(store: Store, wanted: list[Pagu]) -> int:
    """Puts these in the place of what their kelurahan had in the same years; gives how many.
    Raises Advice for a code that is no kelurahan's."""
    codes = sorted({each.area for each in wanted})
    rows = await store.fetch(select(areas.c.code).where(areas.c.code.in_(codes)))
    known = {row.code for row in rows if row.code.count(".") == 3}
    if unknown := [code for code in codes if code not in known]:
        named = ", ".join(unknown[:10])
        raise Advice(f"no kelurahan has the code {named}; see `rembuk area import`")
    for area, year in sorted({(each.area, each.year) for each in wanted}):
        await store.execute(delete(pagu).where(and_(pagu.c.area == area, pagu.c.year == year)))
    for each in wanted:
        store.insert(pagu, area=each.area, year=each.year, fund=each.fund.value, amount=each.amount)
    return len(wanted)


@dataclass(frozen=True, slots=True)
class Spent:
    """What has been agreed of a fund's pagu: whole rupiah, of how many proposals, and how many of
    them have no cost yet."""

    fund: Fund
    pagu: int
    agreed: int
    count: int
    uncosted: int

    def stored(self) -> list[object]:
        """As the row of a meeting's result keeps it."""
        return [self.fund.value, self.pagu, self.agreed, self.count, self.uncosted]

    @staticmethod
    def load(data: Mapping[str, Any]) -> list[Spent]:
        """Those that such a row holds; none of one that was written before there were any."""
        return [Spent(Fund(fund), *numbers) for fund, *numbers in data.get("funds") or ()]
