"""Opens a file: XLSX, XLS and ODS by python-calamine, CSV by Python's own reader. What calamine
does not tell (what is hidden or crossed out, failed formulas, merges of ODS) is looked up beside
it."""

from __future__ import annotations

import datetime
import importlib
import io
import math
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from handlers.reading.spelling import clean
from handlers.reading.tables import biff, ooxml, opendocument, separated
from handlers.reading.tables.book import (
    BYTES,
    CELLS,
    COLUMNS,
    LAST,
    PARTS,
    ROWS,
    SHEETS,
    UNPACKED,
    Book,
    Line,
    Merge,
    NoTable,
    Sheet,
    Spoiled,
    Value,
)
from handlers.reading.tables.marks import Marks

# What a spreadsheet shows where a formula went wrong.
WRONG = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"})

# How an Excel file of before 2007 begins, and any with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Lines of a sheet that are kept: a list with all that may stand above and between its rows.
_LINES = 3 * ROWS


def open_book(data: bytes) -> Book:
    """Opens a file. Nothing but its bytes matters, and what it gives can be pickled, so it may be
    done in a process of its own. Raises NoTable."""
    if len(data) > BYTES:
        raise NoTable("too_large")
    if not data.strip():
        raise NoTable("empty")
    if data.startswith(_OLE):
        return _spreadsheet(data, lambda: biff.marks(data))
    if data.startswith(b"PK"):
        with _parts(data) as parts:
            if "content.xml" in parts.namelist():
                return _spreadsheet(data, lambda: opendocument.marks(parts))
            return _spreadsheet(data, lambda: ooxml.marks(parts))
    sheets, failures = separated.split(data)
    return Book(tuple(sheets), alternatives=True, failures=tuple(failures))


def _parts(data: bytes) -> zipfile.ZipFile:
    """What is packed into a file, unless it would unpack to more than a list can be: zipfile reads
    no more of a part than it is said to be. All parts count, whatever their names."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NoTable("unreadable") from error
    inside = parts.infolist()
    # Pictures are packed as they are, so they are no larger than the file.
    if len(inside) > PARTS or sum(part.file_size for part in inside) > UNPACKED:
        parts.close()
        raise NoTable("too_large")
    return parts


def _spreadsheet(data: bytes, look: Any) -> Book:
    # Loaded when somebody sends a list, which few processes ever see.
    calamine: Any = importlib.import_module("python_calamine")
    try:
        marked: dict[str, Marks] = look()
        if any(marks.cells > CELLS or marks.last > LAST for marks in marked.values()):
            # Its cells are laid out side by side, the empty ones too.
            raise NoTable("unreadable")
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [
            _sheet(book.get_sheet_by_name(about.name), marked.get(about.name, Marks()), about)
            for about in book.sheets_metadata[:SHEETS]
            if str(about.typ).endswith("WorkSheet")
        ]
    except NoTable:
        raise
    except calamine.PasswordError as error:
        raise NoTable("password") from error
    except BaseException as error:  # whatever a damaged file leads to; Rust panics are no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        why = "password" if "password" in str(error).casefold() else "unreadable"
        raise NoTable(why) from error
    return Book(tuple(sheets))


def _sheet(sheet: Any, marks: Marks, about: Any) -> Sheet:
    lines = tuple(_lines(sheet, marks)) if sheet.start is not None else ()
    merges = [
        Merge(top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    hidden = marks.sheet_hidden or not str(about.visible).endswith(".Visible")
    return Sheet(clean(sheet.name), lines, (*merges, *marks.merges), hidden)


def _lines(sheet: Any, marks: Marks) -> Iterator[Line]:
    top, left = sheet.start
    found = 0
    for number, values in enumerate(sheet.iter_rows(), top + 1):
        wrong = marks.wrong.get(number, frozenset())
        if not wrong and not any(value != "" for value in values):
            continue
        cells: list[Value] = [None] * left + [_value(value) for value in values]
        if wrong:
            cells += [None] * (max(wrong) + 1 - len(cells))
        for place in wrong:
            cells[place] = Spoiled("wrong")
        line = _trimmed(number, cells[:COLUMNS], marks)
        if line.filled:
            yield line
            found += 1
        if found > _LINES:
            raise NoTable("too_many", ROWS)


def _trimmed(number: int, cells: Sequence[Value], marks: Marks) -> Line:
    struck = marks.struck.get(number, frozenset())
    partly = marks.partly.get(number, frozenset())
    values = [
        Spoiled("partly") if value is not None and place in partly else value
        for place, value in enumerate(cells)
    ]
    while values and values[-1] is None:
        values.pop()
    return Line(number, tuple(values), number in marks.hidden, struck)


def _value(value: Any) -> Value:
    match value:
        case "" | None:
            return None
        case bool():
            return "ya" if value else "tidak"
        case int():
            return Decimal(value)
        case float():
            if not math.isfinite(value):
                return Spoiled("wrong")
            return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
        case datetime.date() | datetime.time() | datetime.timedelta():
            return Spoiled("date")
    kept = clean(str(value))
    return Spoiled("wrong") if kept in WRONG else kept or None
