"""Workbooks that answer a list: the report of its rows, and texts in columns."""

from __future__ import annotations

import importlib
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from handlers.lists.rows import Report
from handlers.turn import render


def workbook(report: Report) -> bytes:
    """The whole report as XLSX: row, what becomes of it, and what stands in it."""
    rows = [
        (
            line.number if not line.sheet else line.label,
            line.wish,
            render(report.words(line), "id"),
        )
        for line in report.paper.lines
    ]
    return texts("Laporan", ("baris", "usulan", "keterangan"), rows, {"B": 60, "C": 100})


def texts(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    widths: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """An XLSX of one sheet, in which no text is a formula."""
    openpyxl: Any = importlib.import_module("openpyxl")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width

    def cell(value: str | int) -> Any:
        if isinstance(value, int):
            return value
        found = openpyxl.cell.WriteOnlyCell(sheet, value=value)
        found.data_type = "s"  # else what begins with = is a formula
        return found

    sheet.append(list(head))
    for row in rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
