"""The papers that there are, and the kinds of files that each can be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.exports import csv_file, xlsx
from bot.exports.papers import card, consultation, docx, meeting, pdf, sheet, sipd, td4, usulan
from bot.exports.papers.model import Asked, Grid, Paper
from bot.exports.table import Part, Style, Table
from storage.reports import consulted
from storage.reports.wanted import AT_ONCE, Column, Kind


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper: how it is made, and the kinds of files that it can be, the usual one first. One that
    is `plain` is a bare table as xlsx and csv, with its heading in the first row, for programs."""

    make: Callable[[Asked], Awaitable[Paper]]
    files: tuple[str, ...]
    plain: bool = False


async def _minutes(asked: Asked) -> Paper:
    """The berita acara of a meeting; of a forum konsultasi publik that of its consultation."""
    held = await meeting.held_of(asked)
    found = await consulted.of_meeting(asked.connection, held.meeting) if held else None
    if held is None or found is None:
        return await meeting.minutes(asked, held)
    return await consultation.minutes(asked, held, found)


PAPERS: Mapping[str, PaperKind] = {
    "sipd": PaperKind(sipd.make, ("xlsx", "csv", "pdf"), plain=True),
    "td4": PaperKind(td4.make, ("xlsx", "pdf")),
    "usulan": PaperKind(usulan.make, ("xlsx", "pdf")),
    "hadir": PaperKind(meeting.attendance, ("pdf", "xlsx")),
    "berita-acara": PaperKind(_minutes, ("pdf", "docx", "xlsx")),
    "kartu": PaperKind(card.make, ("pdf",)),
    "matriks": PaperKind(consultation.matrix, ("pdf", "docx", "xlsx")),
}


def write(name: str, file: str, path: Path, paper: Paper, style: Style, template: Path) -> None:
    """Writes a paper as one kind of file; to be done in a thread."""
    if PAPERS[name].plain and file != "pdf":
        table = _table(name, paper, style)
        (csv_file if file == "csv" else xlsx).write(path, table)
    elif file == "pdf":
        pdf.write(path, paper)
    elif file == "docx":
        docx.write(path, paper, template)
    else:
        sheet.write(path, paper)


def _table(name: str, paper: Paper, style: Style) -> Table:
    [grid] = [block for block in paper.blocks if isinstance(block, Grid)]
    return table_of(name, paper, grid, style)


def table_of(name: str, paper: Paper, grid: Grid, style: Style) -> Table:
    """A table of a paper by itself, for programs."""
    columns = tuple(Column(head, _kind(grid, n)) for n, head in enumerate(grid.head))
    rows = list(grid.rows)
    cut = [rows[n : n + AT_ONCE] for n in range(0, len(rows), AT_ONCE)]
    part = Part(name.upper(), len(rows), lambda: iter(cut))
    note = {"catatan": paper.note} if paper.note else {}
    return Table(name, columns, (part,), len(rows), style, note)


def _kind(grid: Grid, place: int) -> Kind:
    """Text where any cell is one."""
    return Kind.TEXT if any(isinstance(row[place], str) for row in grid.rows) else Kind.NUMBER
