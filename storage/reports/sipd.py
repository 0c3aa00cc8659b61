"""The recap that people type into SIPD from: its 25 columns, in the order that an importer of a
Bappeda reads; texts cut where SIPD cuts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.city.areas import Areas
from storage.database.tables import proposals, sipd_entries
from storage.proposals.model import GONE, State
from storage.reports import papers
from storage.reports.wanted import Sees, Wanted

CUT = 255

COLUMNS = (
    "id usulan", "tanggal usul", "pengusul", "profil", "usulan", "masalah", "alamat",
    "kabupaten/kota", "kecamatan", "kelurahan", "usulan ke", "opd tujuan awal", "opd tujuan akhir",
    "status", "catatan", "rekomendasi mitra", "rekomendasi kelurahan", "rekomendasi kecamatan",
    "rekomendasi skpd", "rekomendasi tapd", "volume", "satuan", "anggaran", "jenis belanja",
    "sub kegiatan",
)  # fmt: skip

# SIPD's own words for where a proposal is, by the tahap that it has reached.
STANDS = {
    "pra": "Validasi Mitra Bappeda",
    "kelurahan": "Validasi Mitra Bappeda",
    "kecamatan": "Diteruskan ke Musrenbang Kecamatan",
    "forum": "Diteruskan ke Forum SKPD",
}
CITY = "Diteruskan ke Musrenbang Kabupaten/Kota"
REFUSED = "||Ditolak"

# The tahapan at which the levels recommend, in the order of the columns.
LEVELS = ("kota", "kelurahan", "kecamatan", "forum", "rkpd")


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposal as it is typed: the value of each of COLUMNS, texts cut. `over` is what SIPD cuts
    off a text, by its column; `sipd` is SIPD's own id, where it has been typed."""

    id: int
    number: str
    area: str
    state: State
    values: Mapping[str, Any]
    over: Mapping[str, str]
    sipd: str | None = None

    @property
    def refused(self) -> bool:
        return self.state in (State.DITOLAK, State.BELUM_DIAKOMODIR)


async def entries(
    connection: AsyncConnection,
    wanted: Wanted,
    areas: Areas,
    sees: Sees,
    kinds: tuple[str, str],
) -> list[Entry]:
    """All that has not been withdrawn or merged, as it is typed: the list of each kelurahan in its
    order. `kinds` are the words for who proposes: for themselves, or through somebody."""
    found = await papers.listed(connection, wanted, areas, sees)
    said = await papers.recommended(connection, wanted, areas, sees)
    known = await _known(connection, wanted, areas, sees)
    rows: list[Entry] = []
    nth: dict[str, int] = {}
    for row in found:
        if row["status"] in GONE:
            continue
        number, area = row["nomor"], row["kode_kelurahan"]
        nth[area] = nth.get(area, 0) + 1
        values = (
            number, f"{row['dibuat']:%Y-%m-%d}", row["pengusul"],
            kinds[1 if row["diwakilkan"] else 0], cut(row["usulan"]), cut(row["masalah"]),
            address(row), areas.city_of(area).name, row["kecamatan"], row["kelurahan"], nth[area],
            row["opd_awal"], row["opd"], standing(row), row["catatan"],
            *(said.get(number, {}).get(level) for level in LEVELS),
            row["volume_teks"] if row["volume"] is None else row["volume"],
            row["satuan"], row["anggaran"], None, None,
        )  # fmt: skip
        over = {name: row[name][CUT:] for name in ("usulan", "masalah") if row[name]}
        id, sipd = known[number]
        rows.append(
            Entry(
                id,
                number,
                area,
                State(row["status"]),
                dict(zip(COLUMNS, values, strict=True)),
                {name: text for name, text in over.items() if text},
                sipd,
            )
        )
    return rows


async def _known(
    connection: AsyncConnection, wanted: Wanted, areas: Areas, sees: Sees
) -> dict[str, tuple[int, str | None]]:
    """Our id and SIPD's, by the proposal's number."""
    p, e = proposals.c, sipd_entries.c
    query = select(p.id, p.letters, p.number_year, p.number, e.sipd).outerjoin(
        sipd_entries, e.proposal_id == p.id
    )
    return {
        f"{row.letters}-{row.number_year}-{row.number:05}": (row.id, row.sipd)
        for row in await connection.execute(wanted.narrow(query, p.changed_at, areas, sees))
    }


def cut(text: str | None) -> str | None:
    """A text as SIPD keeps it."""
    return text[:CUT] if text else text


def address(row: Mapping[str, Any]) -> str:
    """Where it is, with the point inside, as SIPD writes it."""
    parts = [row["lokasi"] or ""]
    parts += [f"{name.upper()} {row[name]}" for name in ("rt", "rw") if row[name]]
    if row["lat"] is not None and row["lon"] is not None:
        parts.append(f"({row['lat']},{row['lon']})")
    return " ".join(filter(None, parts))


def standing(row: Mapping[str, Any]) -> str:
    """SIPD's status. A refusal keeps the stage at which it was given."""
    stage = STANDS.get(row["tahap"] or "kelurahan", CITY)
    return stage + (REFUSED if row["status"] == State.DITOLAK else "")
