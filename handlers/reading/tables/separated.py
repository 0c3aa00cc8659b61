"""CSV in the shapes that Excel writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from handlers.reading.spelling import clean
from handlers.reading.tables.book import COLUMNS, ROWS, Line, NoTable, Sheet, Spoiled, Value

_DELIMITERS = (",", ";", "\t")

# What a spreadsheet shows where a formula went wrong.
_WRONG = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!")

# Programs that write CSV keep a text that begins so from becoming a formula by an apostrophe.
_FORMULA = ("'=", "'+", "'-", "'@")


def split(data: bytes) -> tuple[list[Sheet], list[NoTable]]:
    """The rows by each of the delimiters that may be meant, and what went wrong with others.
    Raises NoTable."""
    text = _decoded(data)
    sheets, failures = [], []
    for delimiter in _DELIMITERS:
        try:
            sheets.append(Sheet("", tuple(_lines(text, delimiter))))
        except NoTable as failure:
            failures.append(failure)
    return sheets, failures


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


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    # Strict, or a quote that nobody closes would swallow all rows that follow.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = found = 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise NoTable("quotes", number) from error
        cells = [_value(value) for value in values[:COLUMNS]]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield Line(number, tuple(cells))
            found += 1
        if found > 3 * ROWS:
            raise NoTable("too_many", ROWS)


def _value(text: str) -> Value:
    kept = clean(text[1:] if text.startswith(_FORMULA) else text)
    return Spoiled("wrong") if kept in _WRONG else kept or None
