"""Tables as offices save them: CSV in the shapes that Excel writes, and XLSX."""

from __future__ import annotations

import csv
import datetime
import importlib
import io
import math
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.reading.spelling import clean, fold

BYTES = 5_000_000  # of a file
UNPACKED = 16_000_000  # of all that XLSX packs into one, as it says beforehand
PARTS = 2_000  # files in an XLSX
ROWS = 1_000  # below the heading, without empty ones
COLUMNS = 200  # what stands further to the right is not looked at
LAST = 1_048_576  # the number of the last row that Excel has
HEADING = 30  # rows, from the first that is not empty, among which the heading is looked for

# What a spreadsheet shows where a formula went wrong.
WRONG = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"})

# Programs that write CSV keep a text that begins so from becoming a formula by an apostrophe.
FORMULA = ("'=", "'+", "'-", "'@")

# How an old Excel file begins, and one with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELIMITERS = (",", ";", "\t")

Cell = str | Decimal


class NoTable(Exception):
    """No table that we can read. `why`: empty, too_large, too_many, old_excel, unreadable, quotes,
    no_heading or doubled. `what`: the row or column that it is about."""

    def __init__(self, why: str, what: object = "") -> None:
        super().__init__(why)
        self.why = why
        self.what = str(what)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet shows it, and what stands in it, by column; empty cells
    are left out. `spoiled` are columns in which there is a date, or a formula's failure: RT/RW
    "5/2" becomes the fifth of February when it is typed into Excel."""

    number: int
    cells: Mapping[str, Cell]
    spoiled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The columns that were found, the headings that mean nothing, and the rows, in order."""

    columns: frozenset[str]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]


class _Spoiled:
    """Stands in a cell for what the spreadsheet made of it."""


_SPOILED = _Spoiled()
_Value = str | Decimal | _Spoiled | None
_Line = tuple[int, Sequence[_Value]]


def read(data: bytes, headings: Mapping[str, str]) -> Table:
    """Reads a table whose heading names columns: `headings` gives the column for each way to write
    its name, folded. The heading may stand below a title. Raises NoTable."""
    if len(data) > BYTES:
        raise NoTable("too_large")
    if not data.strip():
        raise NoTable("empty")
    if data.startswith(_OLE):
        raise NoTable("old_excel")
    if data.startswith(b"PK"):
        return _table(_xlsx(data), headings)
    return _csv(data, headings)


# --- what is common -------------------------------------------------------------------------


def _table(lines: Iterable[_Line], headings: Mapping[str, str]) -> Table:
    """The heading is the row, of the first that there are, which names the most columns."""
    filled = ((n, values) for n, values in lines if any(v is not None for v in values))
    above: list[_Line] = []
    for line in filled:
        above.append(line)
        if len(above) == HEADING:
            break
    if not above:
        raise NoTable("empty")
    named = [_named(values, headings) for _, values in above]
    best = max(range(len(above)), key=lambda place: len(set(named[place].values())))
    columns = named[best]
    if len(set(columns.values())) < 2:
        raise NoTable("no_heading")
    for column in columns.values():
        if list(columns.values()).count(column) > 1:
            raise NoTable("doubled", column)
    unknown = [
        str(value)
        for place, value in enumerate(above[best][1])
        if value is not None and not isinstance(value, _Spoiled) and place not in columns
    ]
    rows: list[Row] = []
    for number, values in (*above[best + 1 :], *filled):
        row = _row(number, values, columns)
        if row.cells or row.spoiled:
            rows.append(row)
        if len(rows) > ROWS:
            raise NoTable("too_many", ROWS)
    return Table(frozenset(columns.values()), tuple(unknown), tuple(rows))


def _named(values: Sequence[_Value], headings: Mapping[str, str]) -> dict[int, str]:
    """The columns that a row would name as a heading, by place."""
    found = {}
    for place, value in enumerate(values):
        if isinstance(value, str) and len(value) <= 60 and (name := headings.get(fold(value))):
            found[place] = name
    return found


def _row(number: int, values: Sequence[_Value], columns: Mapping[int, str]) -> Row:
    cells: dict[str, Cell] = {}
    spoiled = set()
    for place, column in columns.items():
        value = values[place] if place < len(values) else None
        if isinstance(value, _Spoiled):
            spoiled.add(column)
        elif value is not None:
            cells[column] = value
    return Row(number, cells, frozenset(spoiled))


def _text(text: str) -> _Value:
    kept = clean(text)
    return _SPOILED if kept in WRONG else kept or None


# --- CSV ------------------------------------------------------------------------------------


def _csv(data: bytes, headings: Mapping[str, str]) -> Table:
    text = _decoded(data)
    found: list[Table] = []
    failures: list[NoTable] = []
    for delimiter in _DELIMITERS:
        try:
            found.append(_table(_split(text, delimiter), headings))
        except NoTable as error:
            failures.append(error)
    if found:
        return max(found, key=lambda table: len(table.columns))
    # What went wrong furthest on says the most.
    order = ("empty", "no_heading", "quotes", "doubled", "too_many")
    raise max(failures, key=lambda failure: order.index(failure.why))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]  # "Unicode text"
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise NoTable("unreadable")


def _split(text: str, delimiter: str) -> Iterator[_Line]:
    # Strict, or a quote that nobody closes would swallow all rows that follow.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise NoTable("quotes", number) from error
        yield number, [_text(_unmarked(value)) for value in values[:COLUMNS]]


def _unmarked(value: str) -> str:
    return value[1:] if value.startswith(FORMULA) else value


# --- XLSX -----------------------------------------------------------------------------------


def _xlsx(data: bytes) -> list[_Line]:
    """The rows of the first sheet that are not empty, formulas as the values last computed."""
    _guard(data)
    # Loaded when somebody sends a list, which few processes ever see.
    openpyxl: Any = importlib.import_module("openpyxl")
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out: pictures, rules for cells.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            return _filled(book.worksheets[0])
    except NoTable:
        raise
    except Exception as error:  # whatever a damaged file leads to
        raise NoTable("unreadable") from error


def _filled(sheet: Any) -> list[_Line]:
    sheet.reset_dimensions()  # some programs write wrong ones
    found: list[_Line] = []
    for number, values in enumerate(sheet.iter_rows(max_col=COLUMNS, values_only=True), 1):
        if number > LAST:
            raise NoTable("unreadable")
        if values.count(None) == len(values):
            continue
        found.append((number, [_value(value) for value in values]))
        if len(found) > HEADING + ROWS:
            raise NoTable("too_many", ROWS)
    return found


def _guard(data: bytes) -> None:
    """Refuses what would unpack to more than a list can be. zipfile reads no more of a part than
    it is said to be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            inside = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NoTable("unreadable") from error
    texts = [part for part in inside if part.filename.endswith((".xml", ".rels"))]
    if len(inside) > PARTS or sum(part.file_size for part in texts) > UNPACKED:
        raise NoTable("too_large")


def _value(value: Any) -> _Value:
    match value:
        case None:
            return None
        case bool():
            return "ya" if value else "tidak"
        case int():
            return Decimal(value)
        case float():
            if not math.isfinite(value):
                return _SPOILED
            return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
        case datetime.date() | datetime.time() | datetime.timedelta():
            return _SPOILED
    return _text(str(value))
