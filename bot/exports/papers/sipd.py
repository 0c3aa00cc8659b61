"""The recap that people type into SIPD from, as a table."""

from __future__ import annotations

from bot.exports.papers.model import Asked, Grid, Paper, say
from storage.reports.sipd import COLUMNS, entries

# How wide the columns are, one against another: what is long is wide.
WIDE = {
    "id usulan": 2.1, "tanggal usul": 1.6, "pengusul": 1.4, "profil": 1.6, "usulan": 2.4,
    "masalah": 2.6, "alamat": 2.5, "kelurahan": 1.4, "usulan ke": 0.5, "status": 1.5,
    "catatan": 2.2, "volume": 0.8, "anggaran": 1.4,
}  # fmt: skip
USUAL = 1.0


async def make(asked: Asked) -> Paper:
    kinds = (say("sipd-kind"), say("sipd-kind.helped"))
    found = await entries(asked.connection, asked.wanted, asked.areas, asked.sees, kinds)
    rows = [tuple(each.values.values()) for each in found]
    widths = tuple(WIDE.get(name, USUAL) for name in COLUMNS)
    grid = Grid(COLUMNS, rows, widths)
    return asked.paper(say("sipd-title"), (grid,), len(rows), wide=True)
