"""What is looked up of a sheet beside its values."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.reading.tables.book import COLUMNS, LAST, Merge

# A repeated row or cell counts once for each time, up to this.
_MOST = LAST + 1


@dataclass(slots=True)
class Marks:
    """Of one sheet: rows by number, cells by row and place. `struck` are crossed out, `partly` only
    in some of their words, `wrong` the failed formulas."""

    sheet_hidden: bool = False
    hidden: set[int] = field(default_factory=set)
    struck: dict[int, frozenset[int]] = field(default_factory=dict)
    partly: dict[int, frozenset[int]] = field(default_factory=dict)
    wrong: dict[int, frozenset[int]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    first: int = _MOST
    last: int = 0
    leftmost: int = _MOST
    rightmost: int = -1

    def filled(self, row: int, place: int) -> None:
        """There is something in a cell."""
        self.first, self.last = min(self.first, row), max(self.last, row)
        self.leftmost = min(self.leftmost, place)
        self.rightmost = max(self.rightmost, place)

    def mark(self, kind: dict[int, frozenset[int]], row: int, place: int) -> None:
        if place < COLUMNS:
            kind[row] = kind.get(row, frozenset()) | {place}

    @property
    def cells(self) -> int:
        """How many cells lie between the first and the last that are filled."""
        if self.rightmost < 0:
            return 0
        return (self.last - self.first + 1) * (self.rightmost - self.leftmost + 1)
