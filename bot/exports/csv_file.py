"""CSV for spreadsheets: UTF-8 with a byte order mark, RFC 4180, local times, and no text that could
be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

from bot.exports.table import Format, Table
from storage.reports.exports import could_be_formula, without_formulas
from storage.reports.wanted import Column, Kind, Row


def write(path: Path, table: Table) -> None:
    with path.open("wb") as file:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=table.style.separator)
        text.write("\ufeff")
        writer.writerow([column.name for column in table.columns])
        cells = _cells(table.columns, table.style.decimal)
        for batch in table.batches():
            writer.writerows(map(cells, batch))
            file.write(text.getvalue().encode("utf-8", "replace"))
            text.seek(0)
            text.truncate()
        file.write(text.getvalue().encode("utf-8", "replace"))


def cell(value: Any) -> Any:
    """One value as it stands in the file."""
    if isinstance(value, datetime):
        return value.isoformat(" ")[:19]
    return without_formulas(value) if isinstance(value, str) else value


def _cells(columns: tuple[Column, ...], decimal: str) -> Callable[[Row], Row | list[Any]]:
    """Makes the cells of a row. The texts of a row are looked at all at once, since mostly there is
    no sign in any of them."""
    texts = [n for n, column in enumerate(columns) if column.kind is Kind.TEXT]
    times = [n for n, column in enumerate(columns) if column.kind is Kind.TIME]
    numbers = [n for n, c in enumerate(columns) if c.kind is Kind.NUMBER and decimal != "."]
    said = itemgetter(*texts, *texts[:1]) if texts else lambda row: ()

    def made(row: Row) -> list[Any]:
        found = list(row)
        if could_be_formula("\n".join(filter(None, said(row)))):
            for n in texts:
                if found[n]:
                    found[n] = without_formulas(found[n])
        for n in times:
            if (at := found[n]) is not None:
                found[n] = at.isoformat(" ")[:19]
        for n in numbers:
            if isinstance(found[n], float):
                found[n] = repr(found[n]).replace(".", decimal)
        return found

    return made


CSV = Format("csv", ".csv", "text/csv", write)
