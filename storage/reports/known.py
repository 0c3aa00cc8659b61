"""Whether what an export is narrowed by is there at all: a file without rows says that there is
nothing, and a slip of the pen must not say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from storage.city.areas import Areas, within
from storage.city.cycles import Cycles
from storage.consultations.model import ConsultationState
from storage.database.tables import consultations, meetings, opds, proposals, staff
from storage.meetings.model import MeetingState
from storage.reports.wanted import Wanted

# The papers of one meeting, or of one consultation.
OF_MEETING, OF_CONSULTATION = ("hadir", "berita-acara"), ("matriks",)


async def collected(connection: AsyncConnection, area: str = "") -> set[int]:
    """The RKPD years of which an area has something: a proposal, meeting or consultation."""
    found: set[int] = set()
    for table in (proposals, meetings, consultations):
        query = select(table.c.year).where(within(table.c.area, area)).distinct()
        found.update(each for (each,) in await connection.execute(query) if each is not None)
    return found


async def fault(
    connection: AsyncConnection, areas: Areas, cycles: Cycles, wanted: Wanted, today: date
) -> str:
    """What somebody asks for by a name that nothing has; "" where all of it is known."""
    if wanted.since is not None and wanted.until is not None and wanted.since > wanted.until:
        return f"--since {wanted.since} is after --until {wanted.until}"
    cities = [areas.city_of(wanted.area)] if wanted.area else areas.cities
    # First what somebody has set: what is asked later is made up of it.
    years = {year for city in cities for year in cycles.years(city.code)}
    years |= await collected(connection) | {cycles.year_on(city.code, today) for city in cities}
    if wanted.year is not None and wanted.year not in years:
        return f"nothing is known of RKPD {wanted.year}; there is {_listed(sorted(years))}"
    keys = {
        tahap.key for city in cities for year in years for tahap in cycles.tahapan(city.code, year)
    }
    keys |= await _said(connection, proposals.c.tahap)
    if wanted.tahap and wanted.tahap not in keys:
        return f"no tahap is {wanted.tahap!r}; there is {_listed(sorted(keys))}"
    if wanted.opd:
        names: set[str] = set()
        for column in (proposals.c.opd, opds.c.name, staff.c.opd):
            names |= await _said(connection, func.lower(column))
        if wanted.opd.lower() not in names:
            return f"no OPD is called {wanted.opd!r}, and no proposal is with one of this name"
    return ""


async def unheld(connection: AsyncConnection, paper: str, wanted: Wanted, code: str) -> str:
    """Why a paper cannot be of what a code names; "" where it can."""
    if paper not in (*OF_MEETING, *OF_CONSULTATION):
        return f"--meeting is for {', '.join((*OF_MEETING, *OF_CONSULTATION))}, and not for {paper}"
    if paper in OF_MEETING:
        table, kind, away = meetings, "meeting", str(MeetingState.CANCELLED)
    else:
        table, kind, away = consultations, "consultation", str(ConsultationState.DRAFT)
    t = table.c
    query = select(t.area, t.year, t.state).where(t.code == code.upper())
    row = (await connection.execute(query)).first()
    if row is None:
        return f"no {kind} has the code {code}"
    if wanted.area and not f"{row.area}.".startswith(f"{wanted.area}."):
        return f"the {kind} {code} is of {row.area}, and not of {wanted.area}"
    if wanted.year is not None and row.year != wanted.year:
        return f"the {kind} {code} is of {row.year}, and not of {wanted.year}"
    if row.state == away:
        return f"the {kind} {code} has no such paper: it is {away}"
    return ""


async def _said(connection: AsyncConnection, column: ColumnElement[str]) -> set[str]:
    found = await connection.execute(select(column).where(column.is_not(None)).distinct())
    return {str(each) for (each,) in found}


def _listed(known: Iterable[object]) -> str:
    return ", ".join(map(str, known))
