"""Workbooks made in code: XLSX, XLS, ODS, and CSV with semicolons."""

from __future__ import annotations

import csv
import importlib
import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
xlwt: Any = importlib.import_module("xlwt")  # which has no types


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book(rows: Rows, name: str = "Sheet1") -> tuple[openpyxl.Workbook, Worksheet]:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = name
    fill(sheet, rows)
    return made, sheet


def fill(sheet: Worksheet, rows: Rows) -> None:
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, place, value)


def semicolons(rows: Rows, encoding: str = "cp1252") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(["" if v is None else v for v in row] for row in rows)
    return out.getvalue().encode(encoding)


def ods(
    sheets: dict[str, Rows],
    *,
    merges: dict[tuple[int, int], tuple[int, int]] | None = None,
    hidden: Sequence[int] = (),
    struck: Sequence[int] = (),
) -> bytes:
    """An ODS: rows by number that are hidden or crossed out; merges by (row, place) with how many
    rows and columns."""
    spans = merges or {}
    tables = []
    for name, rows in sheets.items():
        lines = []
        for number, row in enumerate(rows, 1):
            cells = []
            for place, value in enumerate(row):
                style = ' table:style-name="crossed"' if number in struck else ""
                if (number, place) in spans:
                    high, wide = spans[number, place]
                    style += (
                        f' table:number-rows-spanned="{high}" table:number-columns-spanned="{wide}"'
                    )
                cells.append(_cell(value, style))
            unseen = ' table:visibility="collapse"' if number in hidden else ""
            lines.append(f"<table:table-row{unseen}>{''.join(cells)}</table:table-row>")
        # As programs write it: all that is empty below, once.
        lines.append(
            '<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        )
        tables.append(f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2">'
        '<office:automatic-styles><style:style style:name="crossed" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", manifest)
        parts.writestr("content.xml", content)
    return out.getvalue()


def _cell(value: Any, style: str) -> str:
    if value is None:
        return f"<table:table-cell{style}/>"
    if isinstance(value, int | float):
        return (
            f'<table:table-cell{style} office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell{style} office:value-type="string">{paragraphs}</table:table-cell>'


def xls(
    rows: Rows,
    *,
    name: str = "Sheet1",
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[int] = (),
    struck: Sequence[int] = (),
) -> bytes:
    """An Excel file of before 2007; `merges` are top, bottom, left and right, rows by number."""
    made = xlwt.Workbook()
    sheet = made.add_sheet(name)
    crossed = xlwt.easyxf("font: struck_out on")
    plain = xlwt.Style.default_style
    for top, bottom, left, right in merges:
        value = rows[top - 1][left]
        sheet.write_merge(top - 1, bottom - 1, left, right, value)
    taken = {
        (row, place)
        for top, bottom, left, right in merges
        for row in range(top, bottom + 1)
        for place in range(left, right + 1)
    }
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if value is not None and (number, place) not in taken:
                sheet.write(number - 1, place, value, crossed if number in struck else plain)
        if number in hidden:
            sheet.row(number - 1).hidden = True
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
