"""Offices (OPD) that somebody is verifikator of, each spelt in one way."""

from __future__ import annotations

from sqlalchemy import or_, select, update

from storage.city.areas import within
from storage.database.store import Store
from storage.database.tables import proposals, staff
from storage.staff import opds


async def held(store: Store, area: str) -> list[str]:
    """The OPDs that somebody is verifikator of, in an area or above it, each once, by name."""
    parts = area.split(".")
    above = ["", *(".".join(parts[:length]) for length in range(1, len(parts) + 1))]
    query = select(staff.c.opd).where(
        or_(staff.c.area.in_(above), within(staff.c.area, area)),
        staff.c.opd.is_not(None),
        or_(staff.c.until_at.is_(None), staff.c.until_at > store.now),
    )
    found: list[str] = []
    for row in await store.fetch(query.order_by(staff.c.opd)):
        if not any(opds.same(row.opd, other) for other in found):
            found.append(row.opd)
    return found


async def known(store: Store, area: str, name: str) -> str:
    """An OPD as a role of an area spells it; where none does, as it was written."""
    some = await held(store, area)
    return next((known for known in some if opds.same(known, name)), name)


async def spell_alike(store: Store, area: str, name: str) -> None:
    """What was noted for an OPD before anybody was its verifikator is theirs, however it was
    spelt."""
    query = select(proposals.c.opd).where(within(proposals.c.area, area), proposals.c.opd != name)
    noted = [row.opd for row in await store.fetch(query.distinct())]
    if others := [other for other in noted if opds.same(other, name)]:
        await store.execute(
            update(proposals)
            .where(within(proposals.c.area, area), proposals.c.opd.in_(others))
            .values(opd=name)
        )
