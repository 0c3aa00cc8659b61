"""CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180, local times, and no text that could
be a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.exports.table import Format, Style, Table
from storage.reports.exports import any_could_be_formula, without_formulas
from storage.reports.wanted import Column, Kind, Row

END = "\r\n"


def write(path: Path, table: Table) -> None:
    with path.open("wb") as file:
        names = [_quoted(column.name, table.style.separator) for column in table.columns]
        file.write(f"\ufeff{table.style.separator.join(names)}{END}".encode())
        for batch in table.batches():
            if batch:
                text = _lines(table.columns, batch, table.style)
                file.write(text.encode("utf-8", "replace"))


def _lines(columns: tuple[Column, ...], rows: Sequence[Row], style: Style) -> str:
    """Rows as they stand in the file. They are gone through column by column, since mostly nothing
    is to be done in one, and then nothing costs anything for each row; Python's own csv writer
    looks at every letter of every row."""
    found = [
        _cells(column.kind, values, style)
        for column, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    return END.join([*map(style.separator.join, zip(*found, strict=True)), ""])


def _cells(kind: Kind, values: Sequence[Any], style: Style) -> Sequence[str]:
    """One column as it stands in the file."""
    if values.count(None) == len(values):
        return [""] * len(values)
    if kind is Kind.TIME:
        return [at.isoformat(" ")[:19] if at else "" for at in values]
    texts = values if None not in values else ["" if v is None else v for v in values]
    try:
        joined = "\n".join(texts)
    except TypeError:  # numbers, dates, or some of each
        return [_cell(kind, value, style) for value in values]
    if kind is Kind.TEXT and any_could_be_formula(joined):
        texts = [without_formulas(text) for text in texts]
        joined = "\n".join(texts)
    if _plain(joined, style.separator) and joined.count("\n") < len(texts):
        return texts
    return [_quoted(text, style.separator) for text in texts]


def _cell(kind: Kind, value: Any, style: Style) -> str:
    """One value as it stands in the file."""
    if isinstance(value, str):
        return _quoted(without_formulas(value) if kind is Kind.TEXT else value, style.separator)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ")[:19]
    if isinstance(value, float):
        return _quoted(repr(value).replace(".", style.decimal), style.separator)
    return str(value)


def _plain(text: str, separator: str) -> bool:
    return separator not in text and '"' not in text and "\r" not in text


def _quoted(text: str, separator: str) -> str:
    """A text in quotes where it needs them (RFC 4180)."""
    if _plain(text, separator) and "\n" not in text:
        return text
    return '"' + text.replace('"', '""') + '"'


CSV = Format("csv", ".csv", "text/csv", write)
