"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import locales
from handlers.reading.dates import MONTHS, day

SEVENTH = date(2027, 1, 7)


@pytest.mark.parametrize(
    "text",
    [
        "7 Januari 2027", "07 januari 2027", "7 jan 27", "7 Jan. 2027", "7jan2027", "7-jan-27",
        "7/1/2027", "07/01/27", "07-01-2027", "7.1.2027", "7 1 2027", "2027-01-07",
        "Kamis, 7 Januari 2027", "hari Kamis tgl 7 januari 2027", "tanggal 7 Januari tahun 2027",
        "7 Januri 2027", "7 january 2027", " 7  januari\n2027 ",
    ],
)  # fmt: skip
def test_ways_to_write_a_day(text: str) -> None:
    assert day(text) == SEVENTH


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 pebruari 2027", 2), ("1 peb 27", 2), ("1 mar 27", 3), ("1 mei 27", 5), ("1 may 27", 5),
        ("1 juni 27", 6), ("1 juli 27", 7), ("1 jun 27", 6), ("1 jul 27", 7), ("1 agt 27", 8),
        ("1 agsutus 27", 8), ("1 sept 27", 9), ("1 okt 27", 10), ("1 nopember 27", 11),
        ("1 des 27", 12), ("1 desemberr 27", 12),
    ],
)  # fmt: skip
def test_months(text: str, month: int) -> None:
    assert day(text) == date(2027, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "", "besok", "7", "januari", "januari 2027", "31/2/2027", "29 februari 2027", "0/1/2027",
        "1/13/2027", "32 januari 2027", "7 jum 2027", "1 jumi 2027", "7 januari 227", "7/1/20277",
        "7 januari 2027 jam 9", "7 januari 0000", "7 - 9 januari 2027", "5 orang 2027", "x" * 1000,
    ],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert day(text) is None


def test_without_a_year() -> None:
    assert day("7 januari") is None
    assert day("7 januari", 2027) == SEVENTH
    assert day("7/1", 2027) == SEVENTH
    assert day("29 februari", 2027) is None
    assert day("7 januari 2028", 2027) == date(2028, 1, 7)


@given(st.dates(date(1000, 1, 1)))
def test_what_the_bot_writes_is_read(value: date) -> None:
    for written in (locales.day("id", value), locales.date("id", value), value.isoformat()):
        assert day(written) == value
    assert day(f"{value:%d/%m/%Y}") == value


@given(st.text(max_size=70))
def test_nothing_raises(text: str) -> None:
    assert day(text, 2027) is None or isinstance(day(text, 2027), date)


def test_the_months_are_those_of_the_texts() -> None:
    assert [month.lower() for month in locales.words("id", "date-months")] == list(MONTHS)
