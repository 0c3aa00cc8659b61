"""Tables as offices make them, from a file to rows by column: CSV, XLSX, XLS, ODS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.reading.spelling import fold
from handlers.reading.tables import headings
from handlers.reading.tables.book import BYTES, ROWS, Book, NoTable, Sheet, letters
from handlers.reading.tables.headings import Heading, Meaning, Reads
from handlers.reading.tables.opening import open_book
from handlers.reading.tables.rows import Cell, LeftOut, Row, Rows, samples, title
from handlers.reading.tables.sections import Sections, Titles

__all__ = ["BYTES", "ROWS", "Ask", "Cell", "LeftOut", "NoTable", "Part", "Row", "Table", "read"]

# What is asked when no heading says it: with the letters that its texts have at the least.
ASKED = {"usulan": 5, "masalah": 10}

_EXAMPLES = ("contoh", "petunjuk", "panduan", "referensi", "template", "cara ", "kamus")


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about headings: which of `choices` holds a column. `needed`: without an answer
    something would be lost; else there may be none."""

    column: str
    choices: tuple[str, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The list in one sheet. `title` is what stands above it and the name of the sheet; `names`
    the heading of each column as it is written; `guessed` those that were not plain; `unknown`
    headings mean nothing to us, `untitled` columns have values and no heading."""

    sheet: str
    title: tuple[str, ...]
    names: Mapping[str, str]
    guessed: frozenset[str]
    unknown: tuple[str, ...]
    untitled: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A list, in one sheet or several. `unread` are sheets that hold none, `hidden` such as nobody
    sees. With a question to `ask` there are no rows before it is answered."""

    parts: tuple[Part, ...]
    unread: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    ask: Ask | None = None

    @property
    def columns(self) -> frozenset[str]:
        return frozenset(column for part in self.parts for column in part.names)

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.parts for name in part.unknown))

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for part in self.parts for row in part.rows)


def read(
    data: bytes | Book,
    meaning: Reads,
    sections: Sections = lambda text: None,
    chosen: Mapping[str, str] | None = None,
    titles: Titles = lambda texts: {},
) -> Table:
    """Reads a list: `meaning` says what a heading means, `sections` what a section row does,
    `titles` what stands above, and `chosen` what people have said of headings
    (headings.memory_key). Raises NoTable."""
    book = open_book(data) if isinstance(data, bytes) else data
    known = _remembering(meaning, chosen or {})
    if book.alternatives:
        return _best(book, known, sections, titles)
    return _joined(book, known, sections, titles)


def _remembering(meaning: Reads, chosen: Mapping[str, str]) -> Reads:
    def reads(heading: str) -> Meaning:
        column = chosen.get(headings.memory_key(heading))
        return (column, True) if column is not None else meaning(heading)

    return reads


def _best(book: Book, reads: Reads, sections: Sections, titles: Titles) -> Table:
    """Of a CSV, the way to split it that names the most columns."""
    found: list[tuple[int, int, Table]] = []
    failures = list(book.failures)
    for sheet in book.sheets:
        try:
            heading = _heading(sheet, reads)
            ask = _ask(sheet, heading, reads)
            parts = () if ask else (_part(sheet, heading, reads, sections, titles),)
            table = Table(parts, ask=ask)
            found.append((heading.known, len(heading.names), table))
        except NoTable as error:
            failures.append(error)
    if found:
        return max(found, key=lambda each: each[:2])[2]
    # What went wrong furthest on says the most.
    order = ("empty", "no_heading", "missing", "quotes", "doubled", "too_many")
    raise max(failures, key=lambda failure: order.index(failure.why))


def _heading(sheet: Sheet, reads: Reads) -> Heading:
    if not sheet.lines:
        raise NoTable("empty")
    found = headings.first(sheet, reads)
    if found is None:
        raise NoTable("no_heading")
    return found


def _joined(book: Book, reads: Reads, sections: Sections, titles: Titles) -> Table:
    """Of a spreadsheet, all sheets that hold a list; if none does, the one that might."""
    if not any(sheet.lines for sheet in book.sheets):
        raise NoTable("empty")
    with_lists: list[tuple[Sheet, Heading]] = []
    others: list[tuple[Sheet, Heading]] = []
    for sheet in book.sheets:
        found = headings.first(sheet, reads) if sheet.lines else None
        if found is not None and not sheet.hidden and not _is_example(sheet):
            has = "usulan" in {*found.columns.values(), *found.doubts}
            (with_lists if has else others).append((sheet, found))
    if not with_lists and not others:
        raise NoTable("no_heading")
    picked = with_lists or [max(others, key=lambda each: (each[1].known, len(each[1].names)))]
    for sheet, heading in picked:
        if ask := _ask(sheet, heading, reads):
            return Table((), ask=ask)
    many = len(picked) > 1
    parts = [_part(sheet, heading, reads, sections, titles) for sheet, heading in picked]
    if sum(len(part.rows) for part in parts) > ROWS:
        raise NoTable("too_many", ROWS)
    if not many:
        parts = [replace(part, sheet="") for part in parts]
    names = {sheet.name for sheet, _ in picked}
    rest = [sheet for sheet in book.sheets if sheet.lines and sheet.name not in names]
    return Table(
        tuple(parts),
        tuple(sheet.name for sheet in rest if not sheet.hidden),
        tuple(sheet.name for sheet in rest if sheet.hidden),
    )


def _is_example(sheet: Sheet) -> bool:
    """Whether a sheet is there to be read, by its name."""
    return fold(sheet.name).startswith(_EXAMPLES)


def _ask(sheet: Sheet, heading: Heading, reads: Reads) -> Ask | None:
    """The first thing that must be asked about a heading. Raises NoTable."""
    for column, places in heading.doubts.items():
        names = [heading.names[place] for place in places]
        if len(set(map(headings.memory_key, names))) < len(names):
            raise NoTable("doubled", column)
        # An estimate of staff is no part of the proposal: which year's, or none.
        return Ask(column, tuple(names), needed=column != "anggaran")
    for column, least in ASKED.items():
        if column in heading.columns.values():
            continue
        choices = [
            name
            for place, name in heading.names.items()
            if place not in heading.columns
            and place not in heading.useless
            and _is_words(sheet, heading, place, least)
        ]
        if choices:
            return Ask(column, tuple(dict.fromkeys(choices)), needed=column == "usulan")
        if column == "usulan" and heading.known < 2:
            raise NoTable("no_heading")
        if column == "usulan":
            raise NoTable("missing", column)
    return None


def _is_words(sheet: Sheet, heading: Heading, place: int, least: int) -> bool:
    found = samples(sheet, heading, place)
    return bool(found) and sum(len(text) >= least for text in found) * 2 >= len(found)


def _part(sheet: Sheet, heading: Heading, reads: Reads, sections: Sections, titles: Titles) -> Part:
    rows = Rows(sheet, heading, reads, sections, titles)
    rows.read()
    every = (heading, *rows.headings)
    names = {
        column: each.names[place] for each in every[::-1] for place, column in each.columns.items()
    }
    return Part(
        sheet.name,
        title(sheet, heading),
        names,
        frozenset().union(*(each.guessed for each in every)),
        tuple(
            dict.fromkeys(
                name
                for each in every
                for place, name in each.names.items()
                if place not in each.columns
            )
        ),
        tuple(letters(place) for place in sorted(rows.untitled)),
        tuple(rows.found),
        rows.left_out,
    )
