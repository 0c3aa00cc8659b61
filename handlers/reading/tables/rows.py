"""The rows below a heading: which are rows of the list, and which are sections, sums, numbers of
columns, signatures."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from handlers.reading.spelling import fold
from handlers.reading.tables import headings
from handlers.reading.tables.book import ROWS, Line, NoTable, Sheet, Spoiled, Value, letters, shared
from handlers.reading.tables.headings import Heading, Reads
from handlers.reading.tables.sections import Said, Sections, Titles
from handlers.reading.tables.words import (  # fmt: skip
    BEGINS_DITTO,
    DATED,
    DITTO,
    LABELS,
    NUMBERS,
    SIGNED,
    SUM,
    is_amount,
    is_mark,
    parted,
)

Cell = str | Decimal

# What says that a row is one of the list. The place, an amount or a name may stand beside a sum,
# or below a signature.
_TELLING = ("usulan", "masalah", "bidang", "kelurahan", "kode_kelurahan")
_CONTENT = (*_TELLING, "lokasi", "rt", "rw", "rt_rw", "volume", "volume_teks", "telepon")

# Merged over several rows, an amount is that of all of them together.
_NOT_SHARED = ("volume", "satuan", "volume_teks", "anggaran")

# Sections that stand in the column that they fill.
_WIDE = ("kelurahan", "bidang")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet shows it, and what stands in it, by column; empty cells
    are left out. `spoiled` says of columns what is wrong with the cell (book.Spoiled). `beyond`
    names the column right of the last heading in which there is something. `shared` is the row
    from which the wish was taken, where it is one cell over several rows. `unclear` is the row and
    text above it that may have said something of it, and `carried` the columns that it has from
    section rows."""

    number: int
    cells: Mapping[str, Cell]
    spoiled: Mapping[str, str] = field(default_factory=dict)
    beyond: str = ""
    shared: int | None = None
    unclear: tuple[int, str] | None = None
    carried: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are not of the list. `why`: "wishless" (sums, signatures, numbers of columns),
    "hidden" or "struck"."""

    why: str
    rows: tuple[int, ...]
    sheet: str = ""


@dataclass(slots=True)
class Rows:
    """Reads the rows of one sheet, from below its heading on."""

    sheet: Sheet
    heading: Heading
    reads: Reads
    sections: Sections
    titles: Titles
    found: list[Row] = field(default_factory=list)
    out: dict[str, list[int]] = field(default_factory=dict)
    untitled: set[int] = field(default_factory=set)
    headings: list[Heading] = field(default_factory=list)  # of tables further down
    _said: Said = field(default_factory=Said)
    _above: dict[int, Value] = field(default_factory=dict)
    _after_hidden: bool = False
    _signed: bool = False

    def read(self) -> None:
        """Raises NoTable."""
        lines = self.sheet.lines
        self._said.say(self.titles(title(self.sheet, self.heading)))
        last_wish = max(
            (n for n, line in enumerate(lines) if self._has(line, "usulan")), default=-1
        )
        merged = shared(self.sheet)
        at = self.heading.last + 1
        while at < len(lines):
            above = self._titles(at)
            again = self._heading_again(at + len(above))
            if again is not None:
                self._next_table(above, again)
                at = again.last + 1
                continue
            self._line(lines[at], merged, at > last_wish)
            at += 1
            if len(self.found) > ROWS:
                raise NoTable("too_many", ROWS)

    def _titles(self, at: int) -> Sequence[Line]:
        """The lines from here on that may be what stands above another heading."""
        lines = self.sheet.lines
        signed = self._signed
        end = at
        while end < min(len(lines), at + headings.HEADING) and len(lines[end].filled) <= 2:
            line = lines[end]
            known = self._is_sum(line) or self._section(line) is not None
            found = None if known else headings.at(self.sheet, end, self.reads)
            if found is not None and len(found.columns) > 1:
                break
            signed |= self._begins_signature(line)
            wish = self._has(line, "usulan") and not signed
            if line.hidden or self._is_counted(line) or (wish and not known):
                return ()  # it may be a row
            end += 1
        return lines[at:end]

    def _next_table(self, above: Sequence[Line], again: Heading) -> None:
        """Another table begins, or the same on another page: what stands above its heading."""
        cells: dict[str, str] = {}
        unclear: tuple[int, str] | None = None
        signed = self._signed
        for line in above:
            section = self._section(line)
            signed |= section is None and self._begins_signature(line)
            if section is not None:
                cells |= section[0]
            elif not (signed or self._is_sum(line)):
                text = " ".join(v for v in line.values if isinstance(v, str))
                unclear = unclear or (line.number, text)
            if section is None or not section[0]:
                self._leave("wishless", line)
        if unclear is not None:
            self._said.unclear = unclear
        self._said.title(cells)
        if above or again.names != self.heading.names:
            self._above.clear()  # a ditto mark means nothing of another table
        self.heading = again
        self.headings.append(again)
        self._signed = False

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(why, tuple(rows)) for why, rows in self.out.items())

    def _heading_again(self, at: int) -> Heading | None:
        """The same heading on the next page, or that of another table below."""
        if at >= len(self.sheet.lines):
            return None
        found = headings.at(self.sheet, at, self.reads)
        if found is None or "usulan" not in {*found.columns.values(), *found.doubts}:
            return None
        certain = {fold(name) for name in found.names.values()}
        if certain == {fold(name) for name in self.heading.names.values()}:
            return replace(self.heading, first=found.first, last=found.last)
        return found if headings.is_one(found) else None

    def _line(
        self, line: Line, shared: Mapping[tuple[int, int], tuple[Value, int]], tail: bool
    ) -> None:
        if line.hidden:
            if self._is_row(line, tail):
                self._leave("hidden", line)
            self._after_hidden = True
            return
        if self._is_numbers(line) or self._is_sum(line):
            self._leave("wishless", line)
            return
        said = self._section(line)
        if said is not None:
            cells, mark = said
            self._said.say(cells, mark)
            if not cells or tail or self._signed:
                self._leave("wishless", line)
            if "kelurahan" in cells or "within" in cells or not cells:
                self._above.clear()
            return
        if self._begins_signature(line):
            self._signed = True
        elif not self._signed and self._is_unclear(line):
            [text] = (value for value in line.values if isinstance(value, str))
            self._said.unclear = self._said.unclear or (line.number, text)
            self._above.clear()
        values, wish_from = self._with_shared(line, shared)
        whole = Line(line.number, values, line.hidden, line.struck)
        if not self._is_row(whole, tail):
            self._leave("wishless", line)
            return
        row = self._row(whole, wish_from)
        self._after_hidden = False
        if self._place("usulan") in line.struck or (
            line.filled and all(place in line.struck for place in line.filled)
        ):
            self._leave("struck", line)
            return
        self.found.append(row)

    def _leave(self, why: str, line: Line) -> None:
        self.out.setdefault(why, []).append(line.number)

    def _place(self, column: str) -> int:
        return next((p for p, name in self.heading.columns.items() if name == column), -1)

    def _has(self, line: Line, column: str) -> bool:
        place = self._place(column)
        return place >= 0 and line.at(place) is not None

    # Which kind of row.

    def _is_row(self, line: Line, tail: bool) -> bool:
        """Whether it is a row of the list: below the last wish, and below a signature, more is
        asked of it."""
        content = [column for column in _CONTENT if self._has(line, column)]
        if self._signed:
            return "usulan" in content and (len(content) >= 3 or self._is_counted(line))
        if any(column in content for column in _TELLING):
            return True
        # Without a wish, in the middle of the list: something is missing, and is told.
        beyond = any(place > self.heading.end for place in line.filled)
        return (bool(content) or beyond) and not tail

    def _is_counted(self, line: Line) -> bool:
        first = line.at(0)
        return isinstance(first, Decimal) or (
            isinstance(first, str) and first.strip(" .)").isdecimal()
        )

    def _is_numbers(self, line: Line) -> bool:
        """The numbers of the columns below the heading: 1, 2, 3 or (1), (2), (3)."""
        found = []
        for place in line.filled:
            value = line.at(place)
            text = f"{value:f}" if isinstance(value, Decimal) else str(value)
            match = NUMBERS.fullmatch(text.strip())
            if match is None:
                return False
            found.append(int(match[1]))
        steps = [b - a for a, b in itertools.pairwise(found)]
        return len(found) >= 3 and all(0 < step <= 3 for step in steps)

    def _is_sum(self, line: Line) -> bool:
        texts = [value for value in line.values if isinstance(value, str)]
        if not texts or not any(SUM.fullmatch(fold(text)) for text in texts):
            return False
        unit = line.at(self._place("satuan")) if self._has(line, "satuan") else None
        return all(SUM.fullmatch(fold(t)) or is_amount(t) or t is unit for t in texts)

    def _begins_signature(self, line: Line) -> bool:
        texts = [fold(value) for value in line.values if isinstance(value, str)]
        if not texts or any(isinstance(value, Decimal) for value in line.values):
            return False
        content = [column for column in _CONTENT if self._has(line, column)]
        return len(content) <= 2 and all(
            SIGNED.match(text) or DATED.fullmatch(text) or not text for text in texts
        )

    def _is_unclear(self, line: Line) -> bool:
        """Whether a row is a text alone that may say something of the rows below it: no wish."""
        if len(line.filled) != 1 or not isinstance(line.at(line.filled[0]), str):
            return False
        column = self.heading.columns.get(line.filled[0])
        alone = len({*self.heading.columns.values()} & {*_CONTENT}) < 2  # all there is is the wish
        in_content = column in _CONTENT and (column != "usulan" or alone)
        text = str(line.at(line.filled[0]))
        return any(map(str.isalpha, text)) and (not in_content or text.isupper())

    def _section(self, line: Line) -> tuple[Mapping[str, str], str] | None:
        """What a section row says of what stands below, and the kind of mark that it is counted by
        ("A.", "II.", "1.")."""
        # A sum may stand beside it.
        sums = {self._place("anggaran"), self._place("volume")} - {-1, *line.filled[:1]}
        filled = [place for place in line.filled if place not in sums]
        line = Line(line.number, tuple(None if p in sums else v for p, v in enumerate(line.values)))
        texts = [value for value in line.values if isinstance(value, str)]
        numbers = [value for value in line.values if isinstance(value, Decimal)]
        counted = 0
        if len(texts) == 2 and fold(texts[0]) in LABELS:
            text, counted = " ".join(texts), 1
        elif len(texts) == 2 and is_mark(texts[0] + ".") and texts[0] != texts[1]:
            text, counted = f"{texts[0].strip(' .)')}. {texts[1]}", 1
        elif len(texts) == 1 and numbers and len(filled) == 2 and filled[0] == 0:
            text = f"{numbers[0]:f}. {texts[0]}"
            counted = 1
        elif len(texts) == 1:
            text = texts[0]
        else:
            return None
        if len(filled) != 1 + counted or len(text) > 120:
            return None
        # Where only the place of a row is told, it is no section.
        if self.heading.columns.get(filled[0]) not in {None, "usulan", *_WIDE}:
            return None
        mark, rest = parted(text)
        found = self.sections(rest)
        if found is not None:
            if "bidang" in found and counted and not mark:
                return None
            return found, mark
        # "C. KESEHATAN" after "B. EKONOMI": not known, and not to be taken for B.
        before = self._said.get("bidang")
        if (
            before
            and mark
            and mark == before.mark
            and (self._place("usulan") not in filled or (rest.isupper() and mark != "1"))
        ):
            return {"bidang": rest}, mark
        return None

    # What stands in a row.

    def _with_shared(
        self, line: Line, shared: Mapping[tuple[int, int], tuple[Value, int]]
    ) -> tuple[tuple[Value, ...], int | None]:
        """With what is merged over this row and others above; and where the wish came from."""
        values = list(line.values)
        wish_from = None
        for place, column in self.heading.columns.items():
            value, top = shared.get((line.number, place), (None, 0))
            if value is None or line.at(place) is not None or column in _NOT_SHARED:
                continue
            if top <= self.sheet.lines[self.heading.last].number:
                continue
            values += [None] * (place + 1 - len(values))
            values[place] = value
            if column == "usulan":
                wish_from = top
        return tuple(values), wish_from

    def _row(self, line: Line, wish_from: int | None) -> Row:
        cells: dict[str, Cell] = {}
        spoiled: dict[str, str] = {}
        for place, column in self.heading.columns.items():
            value = self._same(line.at(place), place)
            self._above[place] = value
            if value is not None and place in line.struck and column != "usulan":
                value = Spoiled("struck")
            if isinstance(value, Spoiled):
                spoiled[column] = value.how
            elif value is not None:
                cells[column] = value
        carried = set()
        for entry in self._said.entries:
            if entry.column not in cells and entry.column not in spoiled:
                cells[entry.column] = entry.text
                carried.add(entry.column)
        if self._said.lost and not {"kelurahan", "kode_kelurahan"} & cells.keys():
            spoiled.setdefault("kelurahan", "lost")
        self._said.row()
        beyond = [place for place in line.filled if place > self.heading.end]
        self.untitled |= {
            place
            for place in line.filled
            if place < self.heading.end and place not in self.heading.names
        }
        letter = letters(beyond[0]) if beyond else ""
        unclear = self._said.unclear
        return Row(line.number, cells, spoiled, letter, wish_from, unclear, frozenset(carried))

    def _same(self, value: Value, place: int) -> Value:
        """What a ditto mark stands for."""
        if not isinstance(value, str):
            return value
        said = " ".join(value.split()).casefold()
        if said in DITTO:
            above = self._above.get(place)
            if above is None or self._after_hidden:
                return Spoiled("ditto")
            return above
        return Spoiled("ditto") if BEGINS_DITTO.match(said) else value


def title(sheet: Sheet, heading: Heading) -> tuple[str, ...]:
    """The texts above a heading, and the name of the sheet."""
    above: list[str] = []
    for line in sheet.lines[: heading.first]:
        texts = [str(value) for value in line.values if isinstance(value, str)]
        above += [*texts, " ".join(texts)] if len(texts) > 1 else texts
    return (*above, sheet.name)


def samples(sheet: Sheet, heading: Heading, place: int) -> Sequence[str]:
    """Some texts that stand below a heading."""
    below = (line.at(place) for line in sheet.lines[heading.last + 1 :])
    return [value for value in below if isinstance(value, str)][:20]
