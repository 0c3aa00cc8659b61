"""CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180, local times, and no text that could
be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.exports.table import Format, Table
from storage.reports.exports import any_could_be_formula, without_formulas
from storage.reports.wanted import Column, Kind, Row


def write(path: Path, table: Table) -> None:
    with path.open("wb") as file:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=table.style.separator)
        text.write("\ufeff")
        writer.writerow([column.name for column in table.columns])
        for batch in table.batches():
            writer.writerows(_cells(table.columns, batch, table.style.decimal))
            file.write(text.getvalue().encode("utf-8", "replace"))
            text.seek(0)
            text.truncate()
        file.write(text.getvalue().encode("utf-8", "replace"))


def cell(value: Any) -> Any:
    """One value as it stands in the file."""
    if isinstance(value, datetime):
        return value.isoformat(" ")[:19]
    return without_formulas(value) if isinstance(value, str) else value


def _cells(columns: tuple[Column, ...], rows: Sequence[Row], decimal: str) -> Iterable[Any]:
    """Rows as they stand in the file. They are gone through column by column, since mostly nothing
    is to be done in one, and then nothing costs anything for each row."""
    found: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for n, column in enumerate(columns[: len(found)]):
        if column.kind is Kind.TEXT:
            if _suspect(found[n]):
                found[n] = [cell(value) for value in found[n]]
        elif column.kind is Kind.TIME:
            found[n] = [at and at.isoformat(" ")[:19] for at in found[n]]
        elif column.kind is Kind.NUMBER and decimal != ".":
            found[n] = [
                repr(value).replace(".", decimal) if isinstance(value, float) else value
                for value in found[n]
            ]
    return zip(*found, strict=True)


def _suspect(values: Sequence[Any]) -> bool:
    """Whether some text in a column could be a formula."""
    try:
        return any_could_be_formula(filter(None, values))
    except TypeError:  # of a paper, whose columns have texts and numbers
        return True


CSV = Format("csv", ".csv", "text/csv", write)
