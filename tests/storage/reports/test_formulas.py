"""No text becomes a formula in a spreadsheet, whichever separator it is opened with."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.export import cell, write_csv, write_jsonl
from storage.reports.exports import without_formulas

SIGNS = "=+-@＝＋－＠"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-5 derajat", "'-5 derajat"),
        ("＝1+1 dan jalan", "'＝1+1 dan jalan"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("\tjalan", "'\tjalan"),
        ('jalan rusak;=HYPERLINK("http://evil","klik")',
         'jalan rusak;\'=HYPERLINK("http://evil","klik")'),
        ("jalan rusak;=1+cmd|'/C calc'!A0;x", "jalan rusak;'=1+cmd|'/C calc'!A0;x"),
        ("a,+62812", "a,'+62812"),
        ("a\n-b\r\n@c", "a\n'-b\r\n'@c"),
        ("a;\t=b", "a;'\t'=b"),
        ('a;"=b', 'a;"\'=b'),
        ("a; =b", "a; =b"),
        ("a = b + c - d; e", "a = b + c - d; e"),
        ("'=1", "'=1"),
        ("RT 05/RW 02", "RT 05/RW 02"),
        ("", ""),
    ],
)  # fmt: skip
def test_where_the_apostrophe_stands(text: str, written: str) -> None:
    assert without_formulas(text) == written
    assert cell(text) == written


LIKELY = st.text(st.sampled_from([*SIGNS, *";,\t\r\n\"' ab", "\u2028"]), max_size=12)


@given(texts=st.lists(LIKELY, min_size=2, max_size=4))
async def test_no_cell_begins_a_formula(texts: list[str]) -> None:
    """Whichever separator it is read with, also where that tears quoted texts apart."""
    columns = ("nomor", *(f"c{n}" for n, _ in enumerate(texts)))
    row = dict(zip(columns, ("MTR-2028-00001", *texts), strict=True))
    file = io.BytesIO()

    async def rows() -> object:
        yield row

    await write_csv(file, columns, rows())  # type: ignore[arg-type]
    whole = file.getvalue().decode("utf-8-sig")
    seen = [
        each
        for separator in (",", ";")
        for line in csv.reader(io.StringIO(whole, newline=""), delimiter=separator)
        for each in line
    ]
    assert [each for each in seen if each.startswith(tuple(SIGNS))] == []
    [_, back] = list(csv.reader(io.StringIO(whole, newline="")))
    assert back == ["MTR-2028-00001", *map(without_formulas, texts)]


async def test_other_formats_hold_what_was_said() -> None:
    async def rows() -> object:
        yield {"usulan": "=1+1;=2"}

    file = io.BytesIO()
    await write_jsonl(file, ("usulan",), rows())  # type: ignore[arg-type]
    assert file.getvalue() == b'{"usulan":"=1+1;=2"}\n'
