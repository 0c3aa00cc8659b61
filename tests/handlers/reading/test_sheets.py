"""Tables: the shapes that offices save them in, and files that mean harm."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import sheets
from handlers.reading.sheets import NoTable
from handlers.reading.spelling import clean, fold

HEADINGS = {
    "usulan": "usulan", "nama usulan": "usulan", "masalah": "masalah", "rt rw": "rt_rw",
    "no hp": "telepon",
}  # fmt: skip


def MEANING(heading: str) -> tuple[str | None, bool]:
    return HEADINGS.get(fold(heading)), True


def xlsx(rows: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def forged(change: Callable[[bytes], bytes]) -> bytes:
    """A small XLSX whose sheet somebody has rewritten."""
    out = io.BytesIO()
    plain = xlsx([["Usulan", "Masalah"], ["a", "b"]])
    with (
        zipfile.ZipFile(io.BytesIO(plain)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            into.writestr(name, change(data) if name == "xl/worksheets/sheet1.xml" else data)
    return out.getvalue()


# A cell of that sheet as it is written.
TYPED = b'<c r="A2" t="inlineStr"><is><t>a</t></is></c>'


def why(data: bytes) -> tuple[str, str]:
    with pytest.raises(NoTable) as caught:
        sheets.read(data, MEANING)
    return caught.value.why, caught.value.what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_csv_in_every_shape(encoding: str, delimiter: str, end: str) -> None:
    lines = (
        ("DAFTAR USULAN – RW 03", "", ""),
        ("", "", ""),
        ("No.", "Nama Usulan", "Masalah"),
        ("1", '"Kafé ""Mawar""; jalan, gang"', "'=rusak"),
        ("", "", ""),
        ("2", '"dua\nbaris"', "rusak"),
    )
    text = end.join(delimiter.join(line) for line in lines) + end
    table = sheets.read(text.encode(encoding), MEANING)
    assert table.columns == {"usulan", "masalah"}
    assert table.unknown == ("No.",)
    assert [(row.number, dict(row.cells)) for row in table.rows] == [
        (4, {"usulan": 'Kafé "Mawar"; jalan, gang', "masalah": "=rusak"}),
        (6, {"usulan": "dua\nbaris", "masalah": "rusak"}),
    ]


def test_xlsx() -> None:
    table = sheets.read(
        xlsx(
            [
                ["DAFTAR USULAN"],
                [],
                ["No", "Usulan", None, "Masalah", "RT/RW", "No. HP"],
                [1, "  Jalan rusak ", "x", "b", datetime.date(2026, 2, 5), 81234567890],
                [],
                [2, "=1+1", None, True, 1.5, "#N/A"],
                [3, 120.0, None, "", "05/02", datetime.time(5, 2)],
            ]
        ),
        MEANING,
    )
    first, second, third = table.rows
    assert (first.number, second.number, third.number) == (4, 6, 7)
    assert first.cells == {
        "usulan": "Jalan rusak",
        "masalah": "b",
        "telepon": Decimal(81234567890),
    }
    assert first.spoiled == {"rt_rw": "date"}
    # A formula is the value that was last computed: none was.
    assert second.cells == {"masalah": "ya", "rt_rw": Decimal("1.5")}
    assert second.spoiled == {"telepon": "wrong"}
    assert third.cells == {"usulan": Decimal(120), "rt_rw": "05/02"}
    assert third.spoiled == {"telepon": "date"}


def test_a_formula_is_its_value() -> None:
    computed = b'<c r="A2" t="str"><f>A1&amp;B1</f><v>Jalan rusak</v></c>'

    def compute(sheet: bytes) -> bytes:
        assert TYPED in sheet
        return sheet.replace(TYPED, computed)

    [row] = sheets.read(forged(compute), MEANING).rows
    assert row.cells == {"usulan": "Jalan rusak", "masalah": "b"}


def test_a_hundred_columns_and_more() -> None:
    heading = [f"kolom {n}" for n in range(100)]
    for rows in (
        [[*heading, "Usulan", "Masalah"], ["x"] * 100 + ["a", "b"]],
        [["Usulan", "Masalah", *heading * 3], ["a", "b", *["x"] * 300]],
    ):
        [row] = sheets.read(xlsx(rows), MEANING).rows
        assert row.cells == {"usulan": "a", "masalah": "b"}
        text = "\n".join(",".join(line) for line in rows)
        [row] = sheets.read(text.encode(), MEANING).rows
        assert row.cells == {"usulan": "a", "masalah": "b"}


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in files.items():
            parts.writestr(name if "." in name else f"{name}.xml", data)
    return out.getvalue()


HEAD = b"usulan,masalah\n"
NO_TABLES = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t\n", "empty"),
    "a mark and nothing": (b"\xef\xbb\xbf", "empty"),
    "separators": (b",,,\n,,,\n", "no_heading"),
    "a heading alone is a table": (b"usulan\n", "no_heading"),
    "prose": (b"Yth. Bapak Lurah, mohon jalannya.", "no_heading"),
    "a PDF": (b"%PDF-1.7\n1 0 obj", "no_heading"),
    "a picture": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "unreadable"),
    "half of UTF-16": (b"\xff\xfea", "unreadable"),
    "an old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unreadable"),
    "not a zip": (b"PK\x03\x04" + b"x" * 100, "unreadable"),
    "another zip": (zipped(content=b"<office/>"), "unreadable"),
    "an empty XLSX": (xlsx([]), "empty"),
    "a cut XLSX": (xlsx([["Usulan", "Masalah"], ["a", "b"]])[:-200], "unreadable"),
    "a quote that nobody closes": (HEAD + b'a,b\n"c,d\ne,f\n', "quotes"),
    "a column twice": (b"usulan,usulan,masalah\na,b,c\n", "doubled"),
    "too many rows": (HEAD + b"a,b\n" * (sheets.ROWS + 1), "too_many"),
    "too many rows in XLSX": (xlsx([["Usulan", "Masalah"], *[["a", "b"]] * 1100]), "too_many"),
    "too large": (HEAD + b"a,b\n" * 2_000_000, "too_large"),
    "a bomb": (zipped(sheet=b"0" * 100_000_000), "too_large"),
    # Whatever its parts are called: what is read is what the file itself says.
    "a bomb of another name": (zipped(**{"xl/sheet1.dat": b"0" * 100_000_000}), "too_large"),
    "many files": (zipped(**{f"n{n}": b"" for n in range(3000)}), "too_large"),
    "a field without end": (HEAD + b"x" * 200_000 + b",b\n", "quotes"),
    "a row beyond all rows": (
        forged(lambda sheet: sheet.replace(b'<row r="2"', b'<row r="99999999999"')),
        "unreadable",
    ),
    "a column beyond all columns": (
        forged(lambda sheet: sheet.replace(b'r="B2"', b'r="ZZZZZ2"')),
        "unreadable",
    ),
    "a text that is not there": (
        forged(lambda sheet: sheet.replace(TYPED, b'<c r="A2" t="s"><v>99</v></c>')),
        "unreadable",
    ),
}


@pytest.mark.parametrize("case", NO_TABLES)
def test_what_is_no_table(case: str) -> None:
    data, expected = NO_TABLES[case]
    assert why(data)[0] == expected


def test_which_row_and_which_column() -> None:
    assert why(HEAD + b'a,b\n"c,d\ne,f\n') == ("quotes", "3")
    assert why(b"usulan,usulan,masalah\na,b,c\n") == ("doubled", "usulan")


def test_entities_that_multiply() -> None:
    """A billion laughs: the parser stops."""
    letters = "abcdefghij"
    entities = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(letters)
    )
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">{entities}]>'.encode()
    cell = b'<row r="3"><c r="A3" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData>'

    def laugh(sheet: bytes) -> bytes:
        return head + sheet.replace(b"</sheetData>", cell)

    assert why(forged(laugh))[0] == "unreadable"


def test_a_file_that_is_not_ours_is_not_opened() -> None:
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    cell = b'<row r="3"><c r="A3" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData>'
    data = forged(lambda sheet: head + sheet.replace(b"</sheetData>", cell))
    try:
        table = sheets.read(data, MEANING)
    except NoTable:
        return
    assert "root" not in str(table)


def test_a_row_far_below() -> None:
    def last(sheet: bytes) -> bytes:
        moved = sheet.replace(b'<row r="2"', b'<row r="524288"')
        return moved.replace(b'"A2"', b'"A524288"').replace(b'"B2"', b'"B524288"')

    data = forged(last)
    [row] = sheets.read(data, MEANING).rows
    assert row.number == 524_288


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    for lead in (b"", b"PK\x03\x04", HEAD, b"\xff\xfe"):
        try:
            sheets.read(lead + data, MEANING)
        except NoTable:
            pass


# Signs alone may mean "the same as above".
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda text: any(letter.isalnum() for letter in text)
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_is_written_comes_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    # Read as another delimiter's, the rows would not name more columns than this heading.
    writer.writerows([["Usulan", "Masalah", "No. HP"], *((a, b, "0812") for a, b in rows)])
    table = sheets.read(out.getvalue().encode(), MEANING)
    assert len(table.rows) == len(rows)
    above: dict[str, object] = {}
    for row, written in zip(table.rows, rows, strict=True):
        assert row.cells["telepon"] == "0812"
        for column, value in zip(("usulan", "masalah"), written, strict=True):
            if not value.startswith("'") and column not in row.spoiled:
                # "id." may be what stands above (tests/handlers/lists/test_office_cells.py).
                assert row.cells.get(column, "") in (clean(value), above.get(column))
        above = dict(row.cells)
