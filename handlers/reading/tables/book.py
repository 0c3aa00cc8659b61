"""What an opened file holds, before anybody asks what its columns mean; it can be pickled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

BYTES = 5_000_000  # of a file
UNPACKED = 32_000_000  # of all that XLSX or ODS packs into one, as it says beforehand
PARTS = 2_000  # files in an XLSX
CELLS = 1_200_000  # of a sheet, from its first that is filled to its last; empty ones count
ROWS = 1_000  # below the heading, without empty ones
COLUMNS = 200  # what stands further to the right is not looked at
SHEETS = 60  # of a book
LAST = 1_048_576  # the number of the last row that Excel has


class NoTable(Exception):
    """No table that we can read. `why`: empty, too_large, too_many, password, unreadable, quotes,
    no_heading, no_rows, doubled, missing, not_sipd or ours. `what`: the row or column that it is
    about."""

    def __init__(self, why: str, what: object = "") -> None:
        super().__init__(why, str(what))  # both, so that it can be pickled
        self.why = why
        self.what = str(what)


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Stands in a cell for what is no value. `how`: "date" (RT/RW "5/2" becomes the fifth of
    February when it is typed into Excel), "wrong" (a formula that failed), "struck" (crossed out),
    "partly" (some of its words are), "ditto" (the same as above, and there is nothing above)."""

    how: str


Value = str | Decimal | Spoiled | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not empty: its number as the spreadsheet shows it, and its cells from the
    first column on. `struck` are the places of cells that are crossed out."""

    number: int
    values: tuple[Value, ...]
    hidden: bool = False
    struck: frozenset[int] = frozenset()

    def at(self, place: int) -> Value:
        return self.values[place] if place < len(self.values) else None

    @property
    def filled(self) -> list[int]:
        """The places in which there is something."""
        return [place for place, value in enumerate(self.values) if value is not None]


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that were made one: from row and place to row and place, all within; rows by number,
    places from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `merges` are known of spreadsheets, never of CSV."""

    name: str
    lines: tuple[Line, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file. The sheets of a CSV are one, split in several ways of which one is right:
    `alternatives`, each with the NoTable that it led to, if it did."""

    sheets: tuple[Sheet, ...]
    alternatives: bool = False
    failures: tuple[NoTable, ...] = ()


def letters(place: int) -> str:
    """The name of a column as spreadsheets show it: A, B, ..., AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def spans(numbers: Sequence[int]) -> str:
    """Numbers of rows in few words: "5, 8-12"."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in parts)


def shared(sheet: Sheet) -> dict[tuple[int, int], tuple[Value, int]]:
    """The values of cells that are merged over several rows, for the rows below the first."""
    by_number = {line.number: line for line in sheet.lines}
    found: dict[tuple[int, int], tuple[Value, int]] = {}
    for merge in sheet.merges:
        top = by_number.get(merge.top)
        if top is None or merge.bottom == merge.top or merge.bottom - merge.top > ROWS:
            continue
        for number in range(merge.top + 1, merge.bottom + 1):
            found[number, merge.left] = (top.at(merge.left), merge.top)
    return found
