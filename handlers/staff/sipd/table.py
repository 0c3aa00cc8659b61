"""SIPD's own export, from an opened file to its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers import late
from handlers.reading.spelling import fold
from handlers.reading.tables.book import Book, Line, NoTable, Sheet, Spoiled, Value
from storage.reports.sipd import COLUMNS

# Rows among which the heading is looked for.
HEADING = 30

# Without these there is nothing to compare; of the others so many tell SIPD's export from the
# lists that offices write themselves.
NEEDED = frozenset({"id usulan", "usulan"})
OWN = frozenset(
    {
        "profil", "usulan ke", "opd tujuan awal", "opd tujuan akhir", "rekomendasi mitra",
        "rekomendasi kelurahan", "rekomendasi kecamatan", "rekomendasi skpd", "rekomendasi tapd",
        "jenis belanja", "sub kegiatan",
    }
)  # fmt: skip
LEAST = 3

# Other spellings of a heading, folded.
ALSO = {
    "id": "id usulan", "kode usulan": "id usulan", "kab kota": "kabupaten/kota",
    "kabupaten": "kabupaten/kota", "kelurahan desa": "kelurahan", "desa kelurahan": "kelurahan",
    "desa": "kelurahan", "permasalahan": "masalah", "lokasi": "alamat", "pagu": "anggaran",
    "rekomendasi mitra bappeda": "rekomendasi mitra",
    "status usulan": "status",
}  # fmt: skip

_KNOWN: Mapping[str, str] = {**{fold(name): name for name in COLUMNS}, **ALSO}

_NUMBER = late.regex(r"\b([A-Z]{2,5})-(20\d\d)-(\d{5,})\b")


@dataclass(frozen=True, slots=True)
class There:
    """A row of SIPD's: its number in the sheet, SIPD's id, its values by column as texts, the
    columns that the file has, and the number of ours that stands somewhere in the row."""

    row: int
    id: str
    values: Mapping[str, str]
    columns: frozenset[str]
    number: str | None = None

    @property
    def wish(self) -> str:
        return self.values.get("usulan", "")


def is_one(book: Book) -> bool:
    """Whether a file is what SIPD gives out, rather than a list that an office wrote."""
    return any(_heading(sheet) is not None for sheet in book.sheets)


def read(book: Book) -> list[There]:
    """Its rows, in their order. Raises NoTable: "not_sipd", "no_rows", or "ours" where it is the
    recap that went out from here, with our numbers for SIPD's ids."""
    for sheet in book.sheets:
        found = _heading(sheet)
        if found is None:
            continue
        first, columns = found
        rows = list(_rows(sheet.lines[first + 1 :], columns))
        if not rows:
            raise NoTable("no_rows")
        if all(_NUMBER.fullmatch(row.id) for row in rows):
            raise NoTable("ours")
        return rows
    raise NoTable("not_sipd")


def _heading(sheet: Sheet) -> tuple[int, dict[int, str]] | None:
    """The place of the heading among the lines, and the column of each place."""
    for n, line in enumerate(sheet.lines[:HEADING]):
        columns: dict[int, str] = {}
        for place, value in enumerate(line.values):
            name = _KNOWN.get(fold(value)) if isinstance(value, str) else None
            if name and name not in columns.values():
                columns[place] = name
        names = set(columns.values())
        if names >= NEEDED and len(names & OWN) >= LEAST:
            return n, columns
    return None


def _rows(lines: Sequence[Line], columns: Mapping[int, str]) -> Iterator[There]:
    names = frozenset(columns.values())
    for line in lines:
        values = {name: text for place, name in columns.items() if (text := said(line.at(place)))}
        if not values.get("usulan"):
            continue
        numbers = (match[0] for text in values.values() for match in _NUMBER.finditer(text))
        id = values.get("id usulan", "")
        yield There(line.number, id, values, names, next(numbers, None))


def said(value: Value) -> str:
    """A cell as a text; a number without a point where it is whole."""
    match value:
        case str():
            return value.strip()
        case Decimal():
            return f"{value:f}"
        case Spoiled() | None:
            return ""
