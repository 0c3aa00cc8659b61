"""English numbers that are written out, and figures that nobody said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.reading.amounts.quantities import amount_in, volume


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("a hundred and twenty metres or thereabouts", 120, "m"),
        ("about forty-five meters", 45, "m"),
        ("three thousand five hundred square metres", 3500, "m²"),
        ("two lamps", 2, "titik"),
    ],
)
def test_english_numbers_before_a_unit(said: str, value: int, unit: str) -> None:
    read = amount_in(said)
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "said", ["ten griya kula", "dulu dijanjiin 6000 jadinya 150 meter, ya sisanya itu", "one of us"]
)
def test_no_figure_is_made_up(said: str) -> None:
    assert volume(said).value is None
