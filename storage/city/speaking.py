"""Where one can speak with an officer: office, contact and hours of an area; data of the city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select

from storage.city.quicker import read_rows
from storage.database.store import Store
from storage.database.tables import areas, speaking
from storage.errors import Advice

COLUMNS = ("area", "office", "contact", "hours")


@dataclass(frozen=True, slots=True)
class Desk:
    """The office of an area (dotted code), how it is reached and when it is open."""

    area: str
    office: str
    contact: str
    hours: str


async def find(store: Store, area: str) -> Desk | None:
    """The office of an area, else of the nearest one above it; None where nothing is known."""
    parts = area.split(".")
    above = [".".join(parts[:n]) for n in range(len(parts), 0, -1)]
    query = select(speaking).where(speaking.c.area.in_(above))
    rows = await store.fetch(query.order_by(func.length(speaking.c.area).desc()).limit(1))
    return Desk(*(getattr(rows[0], name) for name in COLUMNS)) if rows else None


def read_csv(path: Path) -> list[Desk]:
    """The offices of a file with these columns, one an area. Raises Advice with the line of what is
    wrong."""
    found: dict[str, Desk] = {}
    for line, cells in read_rows(path, COLUMNS):
        desk = Desk(**cells)
        if desk.area in found:
            raise Advice(f"line {line}: {desk.area} stands there twice")
        found[desk.area] = desk
    return list(found.values())


async def take(store: Store, desks: Sequence[Desk]) -> int:
    """Puts these in the place of what their areas had, and leaves the others; gives how many.
    Raises Advice for an area that we do not know."""
    wanted = [desk.area for desk in desks]
    rows = await store.fetch(select(areas.c.code).where(areas.c.code.in_(wanted)))
    known = {row.code for row in rows}
    if unknown := [code for code in wanted if code not in known]:
        raise Advice(f"there is no area {', '.join(unknown)}; see `rembuk area import`")
    await store.execute(delete(speaking).where(speaking.c.area.in_(wanted)))
    for desk in desks:
        store.insert(speaking, **{name: getattr(desk, name) for name in COLUMNS})
    return len(desks)
