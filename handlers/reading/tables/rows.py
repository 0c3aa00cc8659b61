"""The rows below a heading: which are rows of the list, and which are sections, sums, numbers of
columns, signatures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from handlers.reading.spelling import fold
from handlers.reading.tables import headings
from handlers.reading.tables.book import ROWS, Line, NoTable, Sheet, Spoiled, Value, letters
from handlers.reading.tables.headings import Heading, Reads

Cell = str | Decimal

# A section row above others says it of all of them: which column that fills, and with what.
Sections = Callable[[str], tuple[str, str] | None]

# What says that a row is one of the list. The place, an amount or a name may stand beside a sum,
# or below a signature.
_TELLING = ("usulan", "masalah", "bidang", "kelurahan", "kode_kelurahan")
_CONTENT = (*_TELLING, "lokasi", "rt", "rw", "rt_rw", "volume", "volume_teks", "telepon")

# Merged over several rows, an amount is that of all of them together.
_NOT_SHARED = ("volume", "satuan", "volume_teks", "anggaran")

_SUM = re.compile(
    r"(?:sub ?)?(?:jumlah|total|jml)(?: (?:total|jumlah|seluruh\w*|keseluruhan|besar|biaya|anggaran"
    r"|usulan|kegiatan|dana|pagu|bidang.*|halaman.*|rp|[a-z]|[ivx]+|\d+))*|grand total|rekapitulasi"
)
_NUMBERS = re.compile(r"\(?(\d{1,2})(?:\s*=.*)?[).]?")
_SIGNED = re.compile(
    r"(?:mengetahui|mengesahkan|menyetujui|disetujui|dibuat oleh|yang membuat"
    r"|a n |an |plt |pj |plh )"
    r"|(?:lurah|camat|kepala|ketua|sekretaris|pimpinan|fasilitator|notulen|delegasi|tim perumus)\b"
    r"(?! \w+ (?:untuk|yang))|nip\b|nip \d+|catatan\b|keterangan\b|sumber\b"
)
_DATED = re.compile(
    r"[a-z ]{3,30} (?:\d{1,2} )?(?:januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember)? ?20\d\d"
)
_DITTO = frozenset(
    {
        '"', "''", "”", "“", "„", "〃", "″", ",,", '-"-', "-''-", "-”-", "-“-", '- " -', "``", "‟",
        "idem", "idem.", "id.", "dito", "dito.", "sda", "sda.", "s.d.a", "s.d.a.", "s/d/a", "s d a",
        "s. d. a.", "sama", "sama dengan di atas", "sama seperti di atas", "seperti di atas",
        "sama dengan diatas", "sama seperti diatas", "seperti diatas", "sda di atas",
    }
)  # fmt: skip
_BEGINS_DITTO = re.compile(r"(?:idem|sda|s\.\s?d\.\s?a\.?)[\s,.;/(]", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet shows it, and what stands in it, by column; empty cells
    are left out. `spoiled` says of columns what is wrong with the cell (book.Spoiled). `beyond`
    names the column right of the last heading in which there is something. `shared` is the row
    from which the wish was taken, where it is one cell over several rows."""

    number: int
    cells: Mapping[str, Cell]
    spoiled: Mapping[str, str] = field(default_factory=dict)
    beyond: str = ""
    shared: int | None = None


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
    found: list[Row] = field(default_factory=list)
    out: dict[str, list[int]] = field(default_factory=dict)
    untitled: set[int] = field(default_factory=set)
    headings: list[Heading] = field(default_factory=list)  # of tables further down
    _said: dict[str, tuple[str, str]] = field(default_factory=dict)  # column: text, enumeration
    _above: dict[int, Value] = field(default_factory=dict)
    _after_hidden: bool = False
    _signed: bool = False

    def read(self) -> None:
        """Raises NoTable."""
        lines = self.sheet.lines
        last_wish = max(
            (n for n, line in enumerate(lines) if self._has(line, "usulan")), default=-1
        )
        shared = _shared(self.sheet)
        at = self.heading.last + 1
        while at < len(lines):
            again = self._heading_again(at)
            if again is not None:
                self.heading = again
                self.headings.append(again)
                self._signed = False
                at = again.last + 1
                continue
            self._line(lines[at], shared, at > last_wish)
            at += 1
            if len(self.found) > ROWS:
                raise NoTable("too_many", ROWS)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(why, tuple(rows)) for why, rows in self.out.items())

    def _heading_again(self, at: int) -> Heading | None:
        """The same heading on the next page, or that of another table below."""
        found = headings.at(self.sheet, at, self.reads)
        if found is None or "usulan" not in {*found.columns.values(), *found.doubts}:
            return None
        if len(self.sheet.lines[at].filled) == 1 and found.last > at:
            return None  # the title of a table, whose heading is the next row
        certain = {fold(name) for name in found.names.values()}
        if certain == {fold(name) for name in self.heading.names.values()}:
            return replace(self.heading, first=found.first, last=found.last)
        plain = set(found.columns.values()) - found.guessed
        return found if len(plain) >= 3 and not found.doubts else None

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
            column, text, mark = said
            for narrower in {"kelurahan": ("rw", "rt"), "rw": ("rt",)}.get(column, ()):
                self._said.pop(narrower, None)
            self._said[column] = (text, mark)
            return
        if self._begins_signature(line):
            self._signed = True
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
            match = _NUMBERS.fullmatch(text.strip())
            if match is None:
                return False
            found.append(int(match[1]))
        steps = [b - a for a, b in itertools.pairwise(found)]
        return len(found) >= 3 and all(0 < step <= 3 for step in steps)

    def _is_sum(self, line: Line) -> bool:
        texts = [value for value in line.values if isinstance(value, str)]
        if not texts or not any(_SUM.fullmatch(fold(text)) for text in texts):
            return False
        return all(_SUM.fullmatch(fold(text)) or _is_amount(text) for text in texts)

    def _begins_signature(self, line: Line) -> bool:
        texts = [fold(value) for value in line.values if isinstance(value, str)]
        if not texts or any(isinstance(value, Decimal) for value in line.values):
            return False
        content = [column for column in _CONTENT if self._has(line, column)]
        return len(content) <= 2 and all(
            _SIGNED.match(text) or _DATED.fullmatch(text) or not text for text in texts
        )

    def _section(self, line: Line) -> tuple[str, str, str] | None:
        """The column that a section row fills for what stands below, its text, and the kind of
        mark that it is counted by ("A.", "II.", "1.")."""
        # A sum may stand beside it.
        sums = {self._place("anggaran"), self._place("volume")} - {-1, *line.filled[:1]}
        filled = [place for place in line.filled if place not in sums]
        line = Line(line.number, tuple(None if p in sums else v for p, v in enumerate(line.values)))
        texts = [value for value in line.values if isinstance(value, str)]
        numbers = [value for value in line.values if isinstance(value, Decimal)]
        counted = 0
        if len(texts) == 2 and _mark(texts[0] + ".") and texts[0] != texts[1]:
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
        mark, rest = _parted(text)
        found = self.sections(rest)
        if found is not None:
            if found[0] == "bidang" and counted and not mark:
                return None
            return (*found, mark)
        # "C. KESEHATAN" after "B. EKONOMI": not known, and not to be taken for B.
        before = self._said.get("bidang")
        if (
            before
            and mark
            and mark == before[1]
            and (self._place("usulan") not in filled or (rest.isupper() and mark != "1"))
        ):
            return "bidang", rest, mark
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
        for column, (text, _) in self._said.items():
            if column not in cells and column not in spoiled:
                cells[column] = text
        beyond = [place for place in line.filled if place > self.heading.end]
        self.untitled |= {
            place
            for place in line.filled
            if place < self.heading.end and place not in self.heading.names
        }
        return Row(line.number, cells, spoiled, letters(beyond[0]) if beyond else "", wish_from)

    def _same(self, value: Value, place: int) -> Value:
        """What a ditto mark stands for."""
        if not isinstance(value, str):
            return value
        said = " ".join(value.split()).casefold()
        if said in _DITTO:
            above = self._above.get(place)
            if above is None or self._after_hidden:
                return Spoiled("ditto")
            return above
        return Spoiled("ditto") if _BEGINS_DITTO.match(said) else value


def _shared(sheet: Sheet) -> dict[tuple[int, int], tuple[Value, int]]:
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


def _is_amount(text: str) -> bool:
    return bool(re.fullmatch(r"(?:rp\.?)?\s*[\d.,]+\s*(?:,-)?\s*[a-z²³]{0,8}\.?", text.casefold()))


def _parted(text: str) -> tuple[str, str]:
    """The kind of mark that a section is counted by, and its words."""
    words = " ".join(text.split())
    match = re.match(r"(?:([IVX]+)|([A-Z])|([a-z])|(\d{1,2}))\s?[.):]\s*(?=\S)", words)
    if match is None:
        return "", words
    kind = next(name for name, group in zip("IAa1", match.groups(), strict=True) if group)
    return kind, words[match.end() :]


def _mark(text: str) -> bool:
    return re.fullmatch(r"(?:[IVX]+|[A-Za-z]|\d{1,2})[.)]+", text.strip()) is not None


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
