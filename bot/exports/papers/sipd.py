"""The recap that people type into SIPD from: its 25 columns, in the order that an importer of a
Bappeda reads; texts cut where SIPD cuts them."""

from __future__ import annotations

from typing import Any

from bot.exports.papers.model import Asked, Grid, Paper, say
from storage.proposals.model import State
from storage.reports import papers

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


async def make(asked: Asked) -> Paper:
    """All that has not been withdrawn or merged, as it is typed: the list of each kelurahan in its
    order."""
    found = await papers.listed(asked.connection, asked.wanted, asked.areas, asked.sees)
    said = await papers.recommended(asked.connection, asked.wanted, asked.areas, asked.sees)
    gone = (State.DIBATALKAN, State.DIGABUNG)
    rows = []
    nth: dict[str, int] = {}
    for row in found:
        if row["status"] in gone:
            continue
        nth[row["kode_kelurahan"]] = nth.get(row["kode_kelurahan"], 0) + 1
        rows.append(_row(asked, row, said.get(row["nomor"], {}), nth[row["kode_kelurahan"]]))
    grid = Grid(COLUMNS, rows, (1.0,) * len(COLUMNS))
    return asked.paper(say("sipd-title"), (grid,), len(rows), wide=True)


def _row(asked: Asked, row: dict[str, Any], said: dict[str, str], nth: int) -> tuple[Any, ...]:
    city = asked.areas.city_of(row["kode_kelurahan"]) if row["kode_kelurahan"] else asked.city
    helped = say("sipd-kind.helped") if row["diwakilkan"] else say("sipd-kind")
    return (
        row["nomor"], f"{row['dibuat']:%Y-%m-%d}", row["pengusul"], helped, cut(row["usulan"]),
        cut(row["masalah"]), address(row), city.name, row["kecamatan"], row["kelurahan"], nth,
        row["opd_awal"], row["opd"], standing(row), row["catatan"],
        *(said.get(level) for level in LEVELS),
        row["volume"], row["satuan"], row["anggaran"], None, None,
    )  # fmt: skip


def cut(text: str | None) -> str | None:
    """A text as SIPD keeps it."""
    return text[:CUT] if text else text


def address(row: dict[str, Any]) -> str:
    """Where it is, with the point inside, as SIPD writes it."""
    parts = [row["lokasi"] or ""]
    parts += [f"{name.upper()} {row[name]}" for name in ("rt", "rw") if row[name]]
    if row["lat"] is not None and row["lon"] is not None:
        parts.append(f"({row['lat']},{row['lon']})")
    return " ".join(filter(None, parts))


def standing(row: dict[str, Any]) -> str:
    """SIPD's status. A refusal keeps the stage at which it was given."""
    stage = STANDS.get(row["tahap"] or "kelurahan", CITY)
    return stage + (REFUSED if row["status"] == State.DITOLAK else "")
