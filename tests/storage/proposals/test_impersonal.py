"""Numbers by which a person is known stand in nothing that everybody reads."""

from __future__ import annotations

import pytest

from storage import rules


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("NIK mbah 1872025208480003 kl perlu", "NIK mbah 1872************ kl perlu"),
        ("hub 0812-3456-7890 ya", "hub 0812-****-**** ya"),
        ("telp +62 812 3456 7890", "telp +62 *** **** ****"),
        ("biaya Rp 1.500.000.000 untuk 120 m", "biaya Rp 1.500.000.000 untuk 120 m"),
        ("tahun 2024, 2025, 2026 usul RT 05/RW 02", "tahun 2024, 2025, 2026 usul RT 05/RW 02"),
        ("2x60x0,8 m, 3 titik, no. 081", "2x60x0,8 m, 3 titik, no. 081"),
    ],
)
def test_they_are_made_unreadable(said: str, kept: str) -> None:
    assert rules.impersonal(said) == kept
    assert rules.is_personal(said) is (said != kept)
