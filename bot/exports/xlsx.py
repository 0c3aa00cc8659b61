"""XLSX for people who go on working with it: real types, "001" a text, local dates, a frozen
heading with filters, widths, links, a sheet that sums up; if wanted a sheet for each kelurahan."""

from __future__ import annotations

import importlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bot.exports.table import Format, Part, Table
from storage.reports.wanted import Column, Kind

# Rows of one sheet, without its heading; letters of one cell; links of one sheet.
ROWS, LETTERS, LINKS = 1_048_575, 32_767, 65_530

WIDTHS = {Kind.TEXT: 28, Kind.WORD: 16, Kind.NUMBER: 11, Kind.DATE: 12, Kind.TIME: 19}
WIDER = {"usulan": 60, "masalah": 60, "lokasi": 36, "isi": 60, "penjelasan": 50, "tautan": 40,
         "rt": 6, "rw": 6, "tautan_foto": 40, "status_nama": 28, "alasan_nama": 50}  # fmt: skip

SUMMARY = "Ringkasan"
NAMES = {
    "proposals": "Usulan", "history": "Riwayat", "threads": "Tanya jawab", "attendance": "Hadir",
    "announcements": "Pengumuman", "unreachable": "Tak terjangkau", "audit": "Catatan audit",
}  # fmt: skip
LINKED = ("tautan", "tautan_foto")


def write(path: Path, table: Table) -> None:
    # Not needed by most processes.
    rust: Any = importlib.import_module("rustpy_xlsxwriter")
    names = [column.name for column in table.columns]
    sheets = list(_sheets(table))
    titles = [name for name, _ in sheets]
    sheets.append((SUMMARY, _summed(table)))
    widths = {c.name: WIDER.get(c.name, WIDTHS[c.kind]) for c in table.columns}
    head = rust.Format().set_bold().set_background_color("#DCE6F1").set_border_bottom("thin")
    days = {c.name: rust.Format().set_num_format("yyyy-mm-dd") for c in _of(table, Kind.DATE)}
    links = [name for name in LINKED if name in names and table.total <= LINKS]
    try:
        rust.write_worksheets(
            sheets,
            str(path),
            freeze_panes={"general": {"row": 1, "col": 1}},
            datetime_format="yyyy-mm-dd hh:mm:ss",
            autofilter=dict.fromkeys(titles, True),
            header_format=dict.fromkeys([*titles, SUMMARY], head),
            column_widths={**dict.fromkeys(titles, widths), SUMMARY: {"kelurahan": 30}},
            column_formats=dict.fromkeys(titles, days) if days else None,
            url_columns=dict.fromkeys(titles, links) if links else None,
        )
    except OSError as error:
        # It says which one in its words alone.
        known = re.search(r"os error (\d+)", str(error))
        if error.errno is not None or known is None:
            raise
        raise OSError(int(known[1]), os.strerror(int(known[1])), str(path)) from error


def _of(table: Table, kind: Kind) -> list[Column]:
    return [column for column in table.columns if column.kind is kind]


def _sheets(table: Table) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """What each sheet is called, and its rows; of more than one sheet holds, several."""
    taken: Counter[str] = Counter([SUMMARY.casefold()])
    for part in table.parts:
        name = "".join(" " if c in "[]:*?/\\'" else c for c in part.name)[:27].strip()
        rows = _records(table, part)
        for _ in range(max(1, -(-part.total // ROWS))):
            title = name or NAMES[table.what]
            taken[title.casefold()] += 1
            nth = taken[title.casefold()]
            yield (title if nth == 1 else f"{title} {nth}"), islice(rows, ROWS)


def _records(table: Table, part: Part) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    texts = [n for n, column in enumerate(table.columns) if column.kind is Kind.TEXT]
    times = [n for n, column in enumerate(table.columns) if column.kind is Kind.TIME]
    place, state = (names.index(n) if n in names else None for n in ("kelurahan", "status"))
    written = 0
    for batch in part.batches():
        for row in batch:
            cells = list(row)
            for n in times:
                if (at := cells[n]) is not None:
                    cells[n] = at.replace(tzinfo=None)
            for n in texts:
                if (text := cells[n]) is not None and len(text) > LETTERS:
                    cells[n] = text[: LETTERS - 1] + "…"
            yield dict(zip(names, cells, strict=True))
        if place is not None and state is not None:
            table.summary.update((row[place], row[state]) for row in batch)
        written += len(batch)
    if not written:
        # A sheet without rows still has its heading.
        yield dict.fromkeys(names)


def _summed(table: Table) -> Iterator[dict[str, Any]]:
    """What the whole is, and how many proposals of each kelurahan are in which state. Read last,
    when all rows have been seen."""
    states = sorted({state or "-" for _, state in table.summary})
    names = ["kelurahan", *states, "jumlah"] if states else ["kelurahan", "jumlah"]
    blank = dict.fromkeys(names)
    by_place: dict[str, Counter[str]] = {}
    for (place, state), count in table.summary.items():
        by_place.setdefault(place or "-", Counter())[state or "-"] += count
    for place, counted in sorted(by_place.items()):
        yield {**blank, "kelurahan": place, **counted, "jumlah": counted.total()}
    whole = Counter[str]()
    for counted in by_place.values():
        whole += counted
    yield {**blank, "kelurahan": "JUMLAH", **whole, "jumlah": whole.total() or table.total}
    yield blank
    for label, value in table.facts.items():
        yield {**blank, "kelurahan": f"{label}: {value}"}


XLSX = Format(
    "xlsx",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write,
    whole=True,
)
