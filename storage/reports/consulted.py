"""What papers of a consultation are made from: its groups with what the city answers, and its
public results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import within
from storage.consultations import grouped, lookup, results
from storage.consultations.grouped import InputGroup
from storage.consultations.model import Consultation, ConsultationState
from storage.consultations.results import Shown, Taking
from storage.database.tables import consultations
from storage.meetings.model import Meeting


@dataclass(frozen=True, slots=True)
class Consulted:
    """A consultation, who took part, the groups of what was said with their answers, those of most
    people first, what may be public of the words of each group, and the results as everybody sees
    them."""

    held: Consultation
    took: Taking
    groups: tuple[InputGroup, ...]
    examples: Mapping[int, Sequence[str]]
    shown: Shown


async def found(
    connection: AsyncConnection, area: str, year: int | None = None, code: str = ""
) -> Consulted | None:
    """A consultation by its code; else the newest of an area (and RKPD year), one that has closed
    before one that has not."""
    c = consultations.c
    query = select(consultations).where(c.state != ConsultationState.DRAFT, within(c.area, area))
    if code:
        query = query.where(c.code == code.upper())
    if year:
        query = query.where(c.year == year)
    closed = (c.state == ConsultationState.CLOSED).desc()
    row = (await connection.execute(query.order_by(closed, c.id.desc()).limit(1))).first()
    return await _read(connection, lookup.plain(row)) if row is not None else None


async def of_meeting(connection: AsyncConnection, meeting: Meeting) -> Consulted | None:
    """The consultation that a forum konsultasi publik belongs to."""
    held = await lookup.of_meeting(connection, meeting)
    return await _read(connection, held) if held is not None else None


async def _read(connection: AsyncConnection, held: Consultation) -> Consulted:
    groups = tuple(group for group in await grouped.groups(connection, held.id) if group.n)
    return Consulted(
        held,
        await results.taking(connection, held.id),
        groups,
        await grouped.examples(connection, held.id, [group.id for group in groups]),
        await results.shown(connection, held.id),
    )
