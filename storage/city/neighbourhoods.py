"""RT and RW: how their numbers are kept, and which there are, where a city has said so."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import delete, select

from storage.database.store import Store
from storage.database.tables import areas as areas_table
from storage.database.tables import neighbourhoods
from storage.errors import Advice

COLUMNS = ("code", "rw", "rt")
MOST = 999

# An RT as (RW, RT); 0 where nothing was said.
Near = tuple[int, int]

_NUMBER = re.compile(r"\d{1,3}")
_RANGE = re.compile(r"(\d{1,3})\s*(?:s\s*/?\s*d|sampai|hingga|-|\u2013)\s*(\d{1,3})", re.I)
_WIDE = 30  # so many RT a range fills


def ways(number: str) -> tuple[str, ...]:
    """How the number of an RT or RW may be kept: "05" and "5"."""
    bare = number.lstrip("0")
    return tuple(dict.fromkeys((number, bare, bare.zfill(2), bare.zfill(3)))) if bare else (number,)


def numbers(text: str | None) -> frozenset[int]:
    """The numbers of RT or RW in a text, ranges filled: "1 s/d 4" is 1, 2, 3 and 4."""
    text = (text or "")[:60]
    found = {int(each) for each in _NUMBER.findall(text)}
    for first, last in _RANGE.findall(text):
        if 0 <= int(last) - int(first) <= _WIDE:
            found |= set(range(int(first), int(last) + 1))
    return frozenset(found - {0})


# --- those that a city has ----------------------------------------------------------------------


async def register(store: Store, areas: Sequence[str]) -> dict[str, set[Near]]:
    """The RT of some kelurahan as (RW, RT), where their city has said which there are."""
    table = neighbourhoods
    found: dict[str, set[Near]] = {}
    for row in await store.fetch(select(table).where(table.c.area.in_(list(areas)))):
        found.setdefault(row.area, set()).add((int(row.rw), int(row.rt)))
    return found


def read_csv(path: Path) -> dict[str, set[Near]]:
    """RT by kelurahan from a file with the columns code, rw, rt. Raises Advice with the line."""
    text = path.read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text[:200] else ",")
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise Advice("the first line must name code, rw, rt")
    found: dict[str, set[Near]] = {}
    for line, row in enumerate(rows, 2):
        code = (row["code"] or "").strip()
        rw, rt = (row["rw"] or "").strip(), (row["rt"] or "").strip()
        if not (rw.isdecimal() and rt.isdecimal() and 0 < int(rw) <= MOST and 0 < int(rt) <= MOST):
            raise Advice(f"line {line}: rw and rt are numbers from 1 to {MOST}, such as 2 and 05")
        found.setdefault(code, set()).add((int(rw), int(rt)))
    return found


async def take(store: Store, wanted: Mapping[str, set[Near]]) -> int:
    """Puts these in the place of what their kelurahan had; gives how many. Raises Advice for a code
    that is no kelurahan's."""
    table, codes = neighbourhoods, sorted(wanted)
    for code in codes:
        if code.count(".") != 3 or not await store.fetch(
            select(areas_table.c.code).where(areas_table.c.code == code)
        ):
            raise Advice(f"no kelurahan has the code {code}; see `rembuk area import`")
    await store.execute(delete(table).where(table.c.area.in_(codes)))
    for code in codes:
        for rw, rt in sorted(wanted[code]):
            store.insert(table, area=code, rw=f"{rw:02}", rt=f"{rt:02}")
    return sum(map(len, wanted.values()))
