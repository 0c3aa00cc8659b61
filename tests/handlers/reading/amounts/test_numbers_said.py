"""Several proposals' numbers at the head of a line."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.numbers import Typed
from handlers.reading.amounts.numbers_said import MOST, numbers_said, written

# What is said, the numbers as they are said back, and the words after them.
SAID = [
    ("20, 14, 5 9-12", "20, 14, 5, 9-12", ""),
    ("20,14,5,9", "20, 14, 5, 9", ""),
    ("3-18", "3-18", ""),
    ("3 s/d 5 dan 9", "3-5, 9", ""),
    ("3 s.d. 5; 7\n8", "3-5, 7, 8", ""),
    ("3 sampai 5, karena lahan", "3-5", "karena lahan"),
    ("1–3", "1-3", ""),
    ("nomor 5 dan no. 9", "5, 9", ""),
    ("5. 6", "5, 6", ""),
    ("7 8 lahan karena 3 KK belum setuju", "7, 8", "lahan karena 3 KK belum setuju"),
    ("14-18 Dinas PUPR", "14-18", "Dinas PUPR"),
    ("14 50 juta", "14", "50 juta"),
    ("14 75.000.000", "14", "75.000.000"),
    ("14: Rp 5 juta", "14", "Rp 5 juta"),
    ("MTR-2028-00042 dan 7", "MTR-2028-00042, 7", ""),
    ("MTR-2028-00042 s/d MTR-2028-00045", "MTR-2028-00042-00045", ""),
    ("mtr 42-44", "MTR 42-44", ""),
    ("1, 99 dan abc", "1, 99", "abc"),
    ("lahan milik warga", "", "lahan milik warga"),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "numbers", "rest"), SAID)
def test_numbers_at_the_head_of_a_line(text: str, numbers: str, rest: str) -> None:
    said = numbers_said(text, ["MTR"])
    assert (written(said.numbers), said.rest, said.bad) == (numbers, rest, ())


@pytest.mark.parametrize("text", ["semua", "Semuanya", "nomor semua"])
def test_everything(text: str) -> None:
    said = numbers_said(f"{text} karena jelas", ["MTR"])
    assert (said.everything, said.numbers, said.rest) == (True, (), "karena jelas")


def test_what_is_said_twice_counts_once_and_is_told() -> None:
    said = numbers_said("5, 4-6 6-7 5", ["MTR"])
    assert [each.running for each in said.numbers] == [5, 4, 6, 7]
    assert said.twice == (Typed(None, None, 5), Typed(None, None, 6))


@pytest.mark.parametrize("bad", ["9-5", "0", "1-100000", "20.14", "12/1"])
def test_what_is_no_number_is_named_and_the_others_are_read(bad: str) -> None:
    said = numbers_said(f"2 {bad} 3", ["MTR", "USL"])
    assert said.bad == (bad,)
    assert [each.running for each in said.numbers] == [2, 3]


def test_no_more_than_anybody_could_mean() -> None:
    many = " ".join(str(2 * n) for n in range(1, MOST + 2))
    assert numbers_said(many, ["MTR"]).bad
    assert len(numbers_said(f"1-{MOST}", ["MTR"]).numbers) == MOST
