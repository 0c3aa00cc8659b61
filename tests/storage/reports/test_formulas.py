"""No text becomes a formula in a spreadsheet, whichever separator it is opened with."""

from __future__ import annotations

import pytest

from storage.reports.exports import without_formulas


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
