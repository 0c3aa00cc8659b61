"""Spelling, numbers, amounts and languages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import language, numbers, quantities, spelling

VOLUMES = [
    ("120 m", "120", "m"),
    ("3 titik", "3", "titik"),
    ("2x15 meter", "30", "m²"),
    ("1,5 km", "1.5", "km"),
    ("1.500 m", "1500", "m"),
    ("sekitar 120 meter", "120", "m"),
    ("6.000 m", "6000", "m"),
    ("dua titik", "2", "titik"),
    ("seratus meter", "100", "m"),
    ("500m2", "500", "m²"),
    ("40 orang", "40", "orang"),
    ("1 paket", "1", "paket"),
    ("panjang 150 m lebar 3 m", "450", "m²"),
    ("belum tahu", None, None),
    ("2 ha", "2", "ha"),
    ("10", "10", None),
    ("", None, None),
    ("dua puluh orang", "20", "orang"),
    ("100 m dan 3 titik", None, None),
    ("2x3x4 m", None, None),
    ("dua ratus lima puluh m", None, None),
    ("5 unit di RT 03", "5", "unit"),
    ("0,5 m", "0.5", "m"),
    ("12 kk", "12", "kk"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VOLUMES)
def test_volumes(text: str, value: str | None, unit: str | None) -> None:
    read = quantities.volume(text)
    assert read.value == (None if value is None else Decimal(value))
    assert read.unit == unit
    assert read.text == text


@pytest.mark.parametrize(
    ("text", "rt", "rw"),
    [
        ("RT 5/RW 2", "05", "02"),
        ("rt05 rw 02", "05", "02"),
        ("RT.005/002", "05", "02"),
        ("rw 3", None, "03"),
        ("Jl. Mawar RT 12", "12", None),
        ("depan musala", None, None),
        ("RT 05 RW 10, gang buntu", "05", "10"),
        ("artikel 5", None, None),
        ("RT 0", None, None),
    ],
)
def test_rt_and_rw(text: str, rt: str | None, rw: str | None) -> None:
    assert quantities.rt_rw(text) == (rt, rw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42", (None, 42)),
        ("mtr 42", (None, 42)),
        ("MTR-2028-00042", (2028, 42)),
        ("MTR202800042", (2028, 42)),
        ("mtr 2028 42", (2028, 42)),
        ("no 42", (None, 42)),
        ("#42", (None, 42)),
        ("nomor MTR-2028-00042", (2028, 42)),
        ("0", None),
        ("abc", None),
        ("MTR", None),
        ("", None),
        ("42 meter", None),
        ("-", None),
        ("12345678", None),
        ("mtr42", (None, 42)),
    ],
)
def test_numbers(text: str, expected: object) -> None:
    assert numbers.proposal_number(text, "MTR") == expected


@given(st.text(max_size=100))
def test_nothing_ever_raises(text: str) -> None:
    quantities.volume(text)
    quantities.rt_rw(text)
    numbers.proposal_number(text, "MTR")
    spelling.fold(text)
    assert "\x00" not in spelling.clean(text)
    spelling.nearest(text, ["usul", "bantuan"])


def test_near_spellings() -> None:
    labels = ["usul", "usulan saya", "bantuan", "berhenti", "mulai"]
    for typed, label in (
        ("bantuaan", "bantuan"),
        ("usulann saya", "usulan saya"),
        ("mulaii", "mulai"),
    ):
        index = spelling.nearest(typed, labels)
        assert index is not None
        assert labels[index] == label
    for typed in ("", "x", "air", "jalan", "saya"):
        assert spelling.nearest(typed, labels) is None


def test_short_or_unclear_is_no_language() -> None:
    for text in ("", "usul", "rt 02 rw 05", "sip", "jl mawar no 5", "12 34 56 78"):
        assert language.sense(text) is None


def test_languages(shared: Path) -> None:
    """On full sentences: right on nearly all, and the same each time."""
    right = asked = 0
    lines = (shared / "data" / "language_samples.tsv").read_text("utf-8").splitlines()
    for line in lines:
        told, _, text = line.partition("\t")
        if told not in ("id", "en") or len(text.split()) < language.LEAST_WORDS:
            continue
        asked += 1
        sensed = language.sense(text)
        assert sensed == language.sense(text)
        right += sensed in (told, None)
    assert asked > 900
    assert right / asked > 0.99
