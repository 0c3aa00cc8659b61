"""A year that is over: whether it is, and what is kept of it for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Area, within
from storage.city.cycles import Cycles
from storage.consultations.model import ConsultationState
from storage.database.tables import consultations, files, meeting_files, meetings, proposals
from storage.meetings.model import MeetingState
from storage.proposals.model import State
from storage.proposals.rulings import OPEN


@dataclass(frozen=True, slots=True)
class StillOpen:
    """Why a year is not over: how many proposals wait for a decision, and the first of them; else
    the last day of a tahap that is still to come."""

    waiting: int = 0
    first: str = ""
    until: date | None = None


async def still_open(
    connection: AsyncConnection, known: Cycles, city: Area, year: int, today: date
) -> StillOpen | None:
    """Why a year of a city is not over; None when it is: every date has passed, and no proposal
    waits any more."""
    ends = [tahap.ends for tahap in known.tahapan(city.code, year) if tahap.ends is not None]
    if ends and max(ends) >= today:
        return StillOpen(until=max(ends))
    p = proposals.c
    mine = (p.city == city.code, p.year == year, p.state.in_({*OPEN, State.DIKEMBALIKAN}))
    counted = select(func.count()).select_from(proposals).where(*mine)
    count = int((await connection.execute(counted)).scalar_one())
    if not count:
        return None
    query = select(p.letters, p.number_year, p.number).where(*mine)
    row = (await connection.execute(query.order_by(p.number_year, p.number).limit(1))).one()
    return StillOpen(count, f"{row.letters}-{row.number_year}-{row.number:05}")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that has been held: its code, whose it was, the hashes of the photos of what was
    signed there."""

    code: str
    area: str
    tahap: str
    signed: tuple[str, ...]


async def meetings_of(connection: AsyncConnection, city: str, year: int) -> list[Meeting]:
    """The meetings of a year that were held, the first one first."""
    m = meetings.c
    query = select(m.id, m.code, m.area, m.tahap).where(
        within(m.area, city), m.year == year, m.state == MeetingState.HELD
    )
    found = []
    for row in (await connection.execute(query.order_by(m.starts_at, m.id))).all():
        signed = (
            select(files.c.hash)
            .join(meeting_files, meeting_files.c.file_id == files.c.id)
            .where(meeting_files.c.meeting_id == row.id, files.c.state == "ready")
            .order_by(meeting_files.c.place)
        )
        hashes = tuple(each.hash for each in await connection.execute(signed))
        found.append(Meeting(row.code, row.area, row.tahap, hashes))
    return found


async def consulted(connection: AsyncConnection, city: str, year: int) -> list[str]:
    """The codes of the consultations of a year that have closed."""
    c = consultations.c
    query = select(c.code).where(
        within(c.area, city), c.year == year, c.state == ConsultationState.CLOSED
    )
    return [row.code for row in await connection.execute(query.order_by(c.id))]
