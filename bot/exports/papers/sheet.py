"""A paper as XLSX, for those who go on typing in it."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any

from bot.exports.papers.model import Annex, Grid, Paper, Picture, Say, Signs

SIZES = {"a4": 9, "f4": 14}  # of Excel's own list: A4, and folio, which offices print on F4
WIDTH = 110  # letters of a page that stands upright


def write(path: Path, paper: Paper) -> None:
    # Not needed by most processes, and large.
    book: Any = importlib.import_module("openpyxl").Workbook()
    _Sheet(book, book.active, paper).write()
    # Into memory first: where the disk is full it would leave an archive open, which says so again.
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(data.getvalue())


class _Sheet:
    """Writes downwards; each annex is a sheet of its own."""

    def __init__(self, book: Any, sheet: Any, paper: Paper) -> None:
        self.styles: Any = importlib.import_module("openpyxl.styles")
        self.book, self.sheet, self.paper = book, sheet, paper
        self.widest = max([len(b.head) for b in paper.blocks if isinstance(b, Grid)], default=6)
        self.at = 0
        self._begin("Dokumen")

    def _begin(self, title: str) -> None:
        self.sheet.title = "".join(c for c in title if c not in "[]:*?/\\'")[:31]
        setup = self.sheet.page_setup
        setup.paperSize = SIZES[self.paper.size]
        setup.orientation = "landscape" if self.paper.wide else "portrait"
        setup.fitToWidth, setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.oddFooter.right.text = "&P / &N"
        self.at = 0
        if self.paper.note:
            self._line(self.paper.note, bold=True)

    def write(self) -> None:
        paper = self.paper
        for line in (*paper.letterhead, paper.title, *paper.under):
            self._line(line, bold=True, middle=True)
        self.at += 1
        for label, value in paper.facts:
            self._put(self.at + 1, 1, label)
            self._put(self.at + 1, 3, value)
            self.at += 1
        for block in paper.blocks:
            match block:
                case Say(text, lead):
                    self._line(f"{lead}: {text}" if lead else text)
                case Annex(title):
                    self.sheet = self.book.create_sheet()
                    self._begin(title)
                    self._line(title, bold=True, middle=True)
                case Grid():
                    self._grid(block)
                case Signs(people):
                    self._signs(people)
                case Picture(_, beside):
                    for line in beside:
                        self._line(line)

    def _put(self, row: int, column: int, value: Any) -> Any:
        cell = self.sheet.cell(row, column, value)
        if isinstance(value, str):
            cell.data_type = "s"  # else what begins with = is a formula
        return cell

    def _line(self, text: str, *, bold: bool = False, middle: bool = False) -> None:
        self.at += 1
        cell = self._put(self.at, 1, text)
        cell.font = self.styles.Font(bold=bold)
        how = {"wrap_text": True, "vertical": "top", "horizontal": "center" if middle else None}
        cell.alignment = self.styles.Alignment(**how)
        self.sheet.merge_cells(
            start_row=self.at, end_row=self.at, start_column=1, end_column=self.widest
        )
        self.sheet.row_dimensions[self.at].height = 15 * max(1, -(-len(text) // WIDTH))

    def _grid(self, grid: Grid) -> None:
        thin = self.styles.Side(style="thin")
        box = self.styles.Border(left=thin, right=thin, top=thin, bottom=thin)
        wrap = self.styles.Alignment(wrap_text=True, vertical="top")
        share = WIDTH / sum(grid.widths)
        letters = importlib.import_module("openpyxl.utils").get_column_letter
        for n, width in enumerate(grid.widths, 1):
            self.sheet.column_dimensions[letters(n)].width = max(5, width * share)
        heads: list[tuple[Any, ...]] = [grid.head]
        if grid.counted:
            heads.append(tuple(range(1, len(grid.head) + 1)))
        self.at += 1
        first = self.at
        for row in (*heads, *grid.rows):
            for column, value in enumerate(row, 1):
                cell = self._put(self.at, column, value)
                cell.border, cell.alignment = box, wrap
                if self.at < first + len(heads):
                    cell.font = self.styles.Font(bold=True)
            if grid.height and self.at >= first + len(heads):
                self.sheet.row_dimensions[self.at].height = grid.height * 28.35
            self.at += 1
        self.sheet.print_title_rows = f"{first}:{first + len(heads) - 1}"

    def _signs(self, people: tuple[tuple[str, str], ...]) -> None:
        self.at += 1
        wide = max(1, self.widest // max(1, min(3, len(people))))
        for begin in range(0, len(people), 3):
            for n, (who, name) in enumerate(people[begin : begin + 3]):
                self._put(self.at + 1, 1 + n * wide, who)
                self._put(self.at + 6, 1 + n * wide, name or "(" + "." * 30 + ")")
            self.at += 8
