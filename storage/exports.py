"""What staff collect: rows of proposals under the fixed columns."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.areas import Areas, within
from storage.tables import files, proposal_files, proposals

# Fixed: other programs read them (DESIGN.md).
COLUMNS = (
    "nomor", "tahun", "status", "tahap", "prioritas", "kode_kelurahan", "kelurahan", "kecamatan",
    "bidang", "usulan", "masalah", "lokasi", "rt", "rw", "lat", "lon", "volume", "satuan",
    "volume_teks", "status_lahan", "pengusul", "diwakilkan", "kanal", "bahasa", "dukungan",
    "opd_awal", "opd", "anggaran", "catatan", "alasan", "foto", "dibuat", "diubah",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals: an area and all below it, a state, changed since, an RKPD year."""

    area: str = ""
    status: str | None = None
    since: datetime | None = None
    year: int | None = None


async def rows(
    connection: AsyncConnection, wanted: Wanted, areas: Areas
) -> AsyncIterator[dict[str, Any]]:
    """The proposals, by number; values as they are kept, None where there is none."""
    p = proposals
    photos = (
        select(func.count())
        .select_from(proposal_files.join(files, files.c.id == proposal_files.c.file_id))
        .where(proposal_files.c.proposal_id == p.c.id, files.c.state == "ready")
        .scalar_subquery()
    )
    query = select(p, photos.label("photos")).where(within(p.c.area, wanted.area))
    if wanted.status:
        query = query.where(p.c.state == wanted.status)
    if wanted.since:
        query = query.where(p.c.changed_at >= wanted.since)
    if wanted.year:
        query = query.where(p.c.year == wanted.year)
    result = await connection.stream(query.order_by(p.c.letters, p.c.number_year, p.c.number))
    async for row in result:
        area = areas.get(row.area)
        above = areas.get(area.above) if area else None
        found = {
            "nomor": f"{row.letters}-{row.number_year}-{row.number:05}",
            "tahun": row.year,
            "status": row.state,
            "tahap": row.rung,
            "prioritas": "cadangan" if row.reserve else row.priority,
            "kode_kelurahan": row.area,
            "kelurahan": area.name if area else None,
            "kecamatan": above.name if above else None,
            "bidang": row.topic,
            "usulan": row.wish,
            "masalah": row.problem,
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
            "dibuat": row.created_at,
            "diubah": row.changed_at,
        }
        yield {column: found.get(column) for column in COLUMNS}
