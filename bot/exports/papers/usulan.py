"""Daftar usulan of each kelurahan, in the order of its priorities; for the wall too, so nobody's
name is on it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import locales
from bot.exports.papers.model import (
    LOCALE,
    Annex,
    Asked,
    Block,
    Grid,
    Paper,
    Say,
    Signs,
    called,
    dated,
    head_of,
    say,
)
from storage.proposals.model import GONE
from storage.reports import papers
from storage.reports.proposals import TOPICS

HEAD = ("priority", "number", "activity", "place", "rtrw", "volume", "topic", "support",
        "state")  # fmt: skip
WIDTHS = (1.4, 2.2, 4.6, 3.0, 1.2, 1.6, 1.7, 1.5, 2.1)


async def make(asked: Asked) -> Paper:
    found = await papers.listed(asked.connection, asked.of_year, asked.areas, asked.sees)
    rows = [row for row in found if row["status"] not in GONE]
    blocks: list[Block] = []
    for code, group in groupby(rows, key=lambda row: row["kode_kelurahan"]):
        area = asked.areas.get(code)
        if blocks:
            blocks.append(Annex(called(area, code)))
        elif code != asked.wanted.area:
            blocks.append(Say(called(area, code)))
        mine = [line(row) for row in group]
        blocks.append(Grid(heads(HEAD), mine, WIDTHS, counted=True))
        blocks.append(Signs(((f"{dated(asked.today, asked.city)}\n{head_of(area)}", ""),)))
    if not rows:
        blocks.append(Say(say("none")))
    where = called(asked.areas.get(asked.wanted.area) or asked.city)
    under = (say("usulan-under", area=where, year=asked.year),)
    return asked.paper(say("usulan-title"), blocks, len(rows), under=under, wide=True)


def heads(names: tuple[str, ...]) -> tuple[str, ...]:
    """Headings by their name."""
    return tuple(say("column-no") if n == "no" else say(f"column-no.{n}") for n in names)


def line(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        row["prioritas"] or "", row["nomor"], row["usulan"], row["lokasi"] or "", rt_rw(row),
        volume(row), TOPICS.get(row["bidang"] or "", ""), row["dukungan"],
        locales.text(LOCALE, f"state-{row['status']}"),
    )  # fmt: skip


def rt_rw(row: dict[str, Any]) -> str:
    return "/".join(row[name] or "-" for name in ("rt", "rw")) if row["rt"] or row["rw"] else ""


def volume(row: dict[str, Any]) -> str:
    return str(row["volume_teks"] or "")
