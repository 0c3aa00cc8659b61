"""What a format is given to write, and how it says what it can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from storage.reports.wanted import Column, Row


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is to look, as whoever asked for it chose."""

    separator: str = ","
    decimal: str = "."
    per_kelurahan: bool = False


# What Excel with Indonesian settings opens as a table, its numbers as numbers.
EXCEL_INDONESIA = Style(";", ",")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows, which belong together: a kelurahan's, or all, `total` of them. `batches`
    can be gone through once."""

    name: str
    total: int
    batches: Callable[[], Iterator[list[Row]]]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows as they come from the database. `total` is how many there are; `facts` are
    lines to be said of the whole, label and value."""

    what: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    total: int
    style: Style = field(default_factory=Style)
    facts: Mapping[str, str] = field(default_factory=dict)
    summary: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)

    def batches(self) -> Iterator[list[Row]]:
        for part in self.parts:
            yield from part.batches()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `whole` has the columns that only some have; `write` writes it, in a thread
    of its own, and reads the rows as it goes."""

    name: str
    suffix: str
    mime: str
    write: Callable[[Path, Table], None]
    whole: bool = False
