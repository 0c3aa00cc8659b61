"""Which work is asked for on the same thing, where a text names that and nothing else."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.works import not_the_work, with_work, work_said


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("bangun baru", "pembangunan"),
        ("bukan perbaikan tapi pembangunan", "pembangunan"),
        ("eh harusnya pengadaan", "pengadaan"),
        ("rehab aja, bukan bangun baru", "rehabilitasi"),
        ("sanes ndandosi, ndamel enggal", "pembangunan"),
        ("it should be a new one", "pembangunan"),
        ("ganti baru", "penggantian"),
        ("itu bukan perbaikan", None),
        ("bangun pos ronda", None),
        ("perbaikan talud", None),
        ("bangun baru bisa?", None),
    ],
)
def test_the_work(said: str, kind: str | None) -> None:
    assert work_said(said) == kind


@pytest.mark.parametrize(
    ("said", "wish", "not_it"),
    [
        ("itu bukan perbaikan", "Perbaikan talud", True),
        ("dudu dandan-dandan", "perbaikan jalan", True),
        ("it's not a repair", "repair of the bridge", True),
        ("bukan pengadaan", "Perbaikan talud", False),
        ("bukan perbaikan, bangun baru", "Perbaikan talud", False),
    ],
)
def test_not_the_work(said: str, wish: str, not_it: bool) -> None:
    assert not_the_work(said, wish) is not_it


@pytest.mark.parametrize(
    ("wish", "kind", "now"),
    [
        ("Perbaikan talud RT 5", "pembangunan", "Pembangunan talud RT 5"),
        ("jembatan direhab", "pembangunan", "pembangunan jembatan"),
        ("pembangunan gapura", "pengadaan", "pengadaan gapura"),
        ("Repair of the bridge", "pembangunan", "Construction of the bridge"),
        ("lampu mati", "pengadaan", None),
    ],
)
def test_another_work(wish: str, kind: str, now: str | None) -> None:
    assert with_work(wish, kind) == now
