"""Tabel T-D.4 (Permendagri 86/2017): what has been agreed, with what an office fills in left blank
where nobody has said it."""

from __future__ import annotations

from typing import Any

from bot.exports.papers.model import Asked, Grid, Paper, Signs, called, dated, head_of, say
from bot.exports.papers.usulan import heads, rt_rw, volume
from storage.proposals.model import AGREED
from storage.reports import papers

HEAD = (
    "no", "regional-priority", "regional-aim", "programme", "priority-activity", "activity-aim",
    "place", "volume", "budget", "office",
)  # fmt: skip
WIDTHS = (0.8, 2.0, 2.0, 2.0, 4.5, 2.4, 3.4, 1.6, 2.0, 2.4)


async def make(asked: Asked) -> Paper:
    found = await papers.listed(asked.connection, asked.of_year, asked.areas, asked.sees)
    rows: list[tuple[Any, ...]] = []
    for row in found:
        if row["status"] not in AGREED:
            continue
        where = [row["lokasi"] or "", rt_rw(row), row["kelurahan"] or ""]
        rows.append(
            (
                len(rows) + 1, "", "", "", row["usulan"], "", ", ".join(filter(None, where)),
                volume(row), row["anggaran"], row["opd"] or row["opd_awal"],
            )
        )  # fmt: skip
    area = asked.areas.get(asked.wanted.area) or asked.city
    under = (say("td4-under", area=called(area)), say("year", year=asked.year))
    blocks = (
        Grid(heads(HEAD), rows, WIDTHS, counted=True),
        Signs(((f"{dated(asked.today, asked.city)}\n{head_of(area)}", ""),)),
    )
    return asked.paper(say("td4-title"), blocks, len(rows), under=under, wide=True)
