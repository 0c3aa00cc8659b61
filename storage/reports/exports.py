"""What staff collect: proposals, whom nobody could tell, and each step of the history."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Area, Areas, within
from storage.database.tables import files, history, proposal_files, proposals
from storage.people.model import AUTHOR
from storage.proposals import untold

# Fixed: other programs read them (DESIGN.md).
COLUMNS = (
    "nomor", "tahun", "status", "tahap", "prioritas", "kode_kelurahan", "kelurahan", "kecamatan",
    "bidang", "usulan", "masalah", "lokasi", "rt", "rw", "lat", "lon", "volume", "satuan",
    "volume_teks", "status_lahan", "pengusul", "diwakilkan", "kanal", "bahasa", "dukungan",
    "opd_awal", "opd", "anggaran", "catatan", "alasan", "foto", "dibuat", "diubah",
)  # fmt: skip


UNREACHED = ("nomor", "kelurahan", "kecamatan", "usulan", "langkah", "alasan", "sejak")

HISTORY = (
    "nomor", "versi", "waktu", "peristiwa", "dari", "ke", "oleh", "peran", "wilayah", "alasan",
    "penjelasan", "selanjutnya", "paling_lambat",
)  # fmt: skip

# What a spreadsheet takes for the beginning of a formula: the signs and their full-width forms, at
# the start of a text, and where a reader with another separator, or one that breaks lines within
# quotes, would see a cell begin: after a comma, semicolon, tab or line break, and quotes after it.
_FORMULA = re.compile(
    r"(?:^|(?<=[,;\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]))(\"*)(?=[=+\-@＝＋－＠\t\r])"
)


def without_formulas(text: str) -> str:
    """A text for csv: one apostrophe before each sign that could begin a formula, so that with
    either separator no cell begins with one. Every other format holds texts as they are."""
    return _FORMULA.sub(r"\1'", text)


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of an area and all below it, of proposals in a state, since a day (a proposal
    changed, a step was taken or missed; local time of each city), of an RKPD year."""

    area: str = ""
    status: str | None = None
    since: date | None = None
    year: int | None = None

    def narrow(self, query: Select[Any], at: ColumnElement[Any], areas: Areas) -> Select[Any]:
        """A query over proposals, `at` being what `since` looks at."""
        query = query.where(within(proposals.c.area, self.area))
        if self.status:
            query = query.where(proposals.c.state == self.status)
        if self.since:
            query = query.where(
                or_(
                    *(
                        and_(proposals.c.city == city.code, at >= _begins(self.since, city))
                        for city in areas.cities
                    )
                )
            )
        if self.year:
            query = query.where(proposals.c.year == self.year)
        return query.order_by(proposals.c.letters, proposals.c.number_year, proposals.c.number)


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export: its columns, what a row of it is, and its rows by number; values as they
    are kept, None where there is none, moments in the local time of the proposal's city."""

    columns: tuple[str, ...]
    each: str
    rows: Callable[[AsyncConnection, Wanted, Areas], AsyncIterator[Row]]


def _begins(day: date, city: Area) -> datetime:
    return datetime.combine(day, time(), city.zone).astimezone(UTC)


def _local(at: datetime, areas: Areas, city: str) -> datetime:
    """A moment in the local time of a city."""
    return at.astimezone(areas.city_of(city).zone)


def _number(row: Any) -> str:
    return f"{row.letters}-{row.number_year}-{row.number:05}"


async def _proposals(
    connection: AsyncConnection, wanted: Wanted, areas: Areas
) -> AsyncIterator[Row]:
    p = proposals
    photos = (
        select(func.count())
        .select_from(proposal_files.join(files, files.c.id == proposal_files.c.file_id))
        .where(proposal_files.c.proposal_id == p.c.id, files.c.state == "ready")
        .scalar_subquery()
    )
    query = wanted.narrow(select(p, photos.label("photos")), p.c.changed_at, areas)
    async for row in await connection.stream(query):
        area = areas.get(row.area)
        above = areas.get(area.above) if area else None
        found = {
            "nomor": _number(row),
            "tahun": row.year,
            "status": row.state,
            "tahap": row.rung,
            "prioritas": "cadangan" if row.reserve else row.priority,
            "kode_kelurahan": row.area,
            "kelurahan": area.name if area else None,
            "kecamatan": above.name if above else None,
            "bidang": row.topic or None,
            "usulan": row.wish,
            "masalah": row.problem or None,
            "lokasi": row.place,
            "rt": row.rt,
            "rw": row.rw,
            "lat": row.lat,
            "lon": row.lon,
            "volume": row.volume,
            "satuan": row.unit,
            "volume_teks": row.volume_text,
            "status_lahan": row.land,
            "pengusul": row.name,
            "diwakilkan": "ya" if row.entered_by else None,
            "kanal": row.channel,
            "bahasa": row.locale,
            "opd_awal": row.opd_first,
            "opd": row.opd,
            "anggaran": row.cost,
            "catatan": row.note,
            "alasan": row.reason,
            "foto": row.photos,
            "dibuat": _local(row.created_at, areas, row.city),
            "diubah": _local(row.changed_at, areas, row.city),
        }
        yield {column: found.get(column) for column in COLUMNS}


async def _unreached(
    connection: AsyncConnection, wanted: Wanted, areas: Areas
) -> AsyncIterator[Row]:
    """The list TAK TERJANGKAU: one row a proposal."""
    p = proposals
    ways = (query.order_by(None).subquery().select() for query in untold.missed(true()))
    both = union_all(*ways).subquery()
    missed = (
        select(
            both.c.proposal_id,
            func.max(both.c.version).label("version"),
            func.min(both.c.why).label("why"),
            func.min(both.c.at).label("at"),
        )
        .group_by(both.c.proposal_id)
        .subquery()
    )
    step = and_(
        history.c.proposal_id == missed.c.proposal_id, history.c.version == missed.c.version
    )
    columns = (
        p.c.letters, p.c.number_year, p.c.number, p.c.city, p.c.area, p.c.wish, history.c.event,
    )  # fmt: skip
    query = (
        select(*columns, missed.c.why, missed.c.at)
        .join(missed, missed.c.proposal_id == p.c.id)
        .outerjoin(history, step)
    )
    async for row in await connection.stream(wanted.narrow(query, missed.c.at, areas)):
        area = areas.get(row.area)
        above = areas.get(area.above) if area else None
        yield {
            "nomor": _number(row),
            "kelurahan": area.name if area else None,
            "kecamatan": above.name if above else None,
            "usulan": row.wish,
            "langkah": row.event,
            "alasan": row.why,
            "sejak": _local(row.at, areas, row.city),
        }


async def _history(connection: AsyncConnection, wanted: Wanted, areas: Areas) -> AsyncIterator[Row]:
    """Each step of each proposal, in order. Of what an author did, the name is not told: it stands
    with the proposal, and goes with the person."""
    p, h = proposals, history
    numbered = select(p.c.letters, p.c.number_year, p.c.number, p.c.city, h)
    query = numbered.join(h, h.c.proposal_id == p.c.id)
    query = wanted.narrow(query, h.c.at, areas).order_by(h.c.version)
    async for row in await connection.stream(query):
        area = areas.get(row.area)
        yield {
            "nomor": _number(row),
            "versi": row.version,
            "waktu": _local(row.at, areas, row.city),
            "peristiwa": row.event,
            "dari": row.from_state,
            "ke": row.to_state,
            "oleh": (row.actor or None) if row.role != AUTHOR else None,
            "peran": row.role,
            "wilayah": area.name if area else row.area or None,
            "alasan": row.reason,
            "penjelasan": row.why,
            "selanjutnya": row.next,
            "paling_lambat": row.by,
        }


EXPORTS: Mapping[str, Export] = {
    "proposals": Export(COLUMNS, "proposals", _proposals),
    "unreached": Export(UNREACHED, "unreached authors", _unreached),
    "history": Export(HISTORY, "steps", _history),
}
