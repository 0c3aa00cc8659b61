"""What the rows between those of a list say of the ones below: kelurahan, RW, RT, bidang; and how
long that holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

# What a text that stands alone says of the rows below it: their cells by column; nothing, where it
# is a title; None, where it is not known. "within" is a kecamatan, "lingkungan" what is below a
# kelurahan and no RW: neither is a column of lists.
Sections = Callable[[str], Mapping[str, str] | None]

# The same of all that stands above a list, and of the sheet's name.
Titles = Callable[[Sequence[str]], Mapping[str, str]]

# From what is said of a place downwards: one that is said anew ends what was narrower.
NARROWER = {
    "within": ("kelurahan", "lingkungan", "rw", "rt"),
    "kelurahan": ("lingkungan", "rw", "rt"),
    "lingkungan": ("rw", "rt"),
    "rw": ("lingkungan", "rt"),
}
_ORDER = (*NARROWER, "rt", "bidang")


@dataclass(slots=True)
class _Entry:
    column: str
    text: str
    mark: str
    bare: bool = False  # rows stood right below, with nothing narrower between


@dataclass(slots=True)
class Said:
    """What holds for the next row, from the widest to the narrowest. `unclear` is the row and text
    that could be another kelurahan, RW or bidang; `lost` says that the kelurahan has ended and that
    none has been named since."""

    entries: list[_Entry] = field(default_factory=list)
    unclear: tuple[int, str] | None = None
    lost: bool = False

    def get(self, column: str) -> _Entry | None:
        return next((entry for entry in self.entries if entry.column == column), None)

    def say(self, cells: Mapping[str, str], mark: str = "") -> None:
        """A section, or all that stands above a heading."""
        for column in _ORDER:
            if column in cells:
                self._say(column, cells, mark)
        if "kelurahan" in cells:
            self.lost = False
            self.unclear = None

    def _say(self, column: str, cells: Mapping[str, str], mark: str) -> None:
        # A second bidang ends the kelurahan that were counted below the first.
        before = self.get(column)
        if before is not None:
            at = self.entries.index(before)
            self._end({entry.column for entry in self.entries[at:]} - cells.keys())
            self.entries = [entry for entry in self.entries if entry.column != column]
        self._end(set(NARROWER.get(column, ())) - cells.keys())
        # A kelurahan, or an RW, below rows of a bidang is none of its parts.
        top = self.entries[-1] if self.entries else None
        after = top is not None and top.column == "bidang" and top.bare and not self.lost
        if column in NARROWER and after:
            self.entries.pop()
        self.entries.append(_Entry(column, cells[column], mark))

    def _end(self, columns: set[str]) -> None:
        self.lost |= "kelurahan" in columns and self.get("kelurahan") is not None
        self.entries = [entry for entry in self.entries if entry.column not in columns]

    def title(self, cells: Mapping[str, str]) -> None:
        """What stands above another table: of another kelurahan the former kecamatan is none."""
        if "kelurahan" in cells:
            self.entries = [entry for entry in self.entries if entry.column != "within"]
        self.say(cells)

    def row(self) -> None:
        """A row stands here."""
        if self.entries:
            self.entries[-1].bare = True
