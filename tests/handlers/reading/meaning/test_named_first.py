"""What is said behind the kelurahan that an answer begins with."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.named_first import name_first, only_told


@pytest.mark.parametrize(
    ("said", "name", "rest"),
    [
        ("Tejosari kak, yg sering kirim usulan", "tejosari", "yg sering kirim usulan"),
        ("kel. imopuro pak. dulu pernah usul", "imopuro", "dulu pernah usul"),
        ("Hadimulyo Barat yang dekat pasar", "hadimulyo barat", "yang dekat pasar"),
        ("Rejomulyo the one with the rice mill", "rejomulyo", "the one with the rice mill"),
    ],
)
def test_the_name_is_parted(said: str, name: str, rest: str) -> None:
    found = name_first(said, name)
    assert found is not None
    assert found[1] == rest


@pytest.mark.parametrize("said", ["Imopuro", "tadi di imopuro, rt 5", "lampu imopuro mati"])
def test_nothing_is_parted(said: str) -> None:
    assert name_first(said, "imopuro") is None


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("yg sering kirim usulan pupuk", True),
        ("saya yang kemarin usul drainase", True),
        ("dulu pernah ngajuin posyandu tapi ga tembus", True),
        ("tiyang ingkang wingi nyuwun lampu niku", True),
        ("the one that always asks for fertiliser", True),
        ("kampung yang ada pabrik tahunya itu lho", True),
        ("lampu jalan gang buntu mati", False),
        ("yang jalannya rusak parah di gang mawar", False),
        ("yg mau diusulkan drainase", False),
        ("kemarin sudah usul lampu, sekarang mau usul pagar", False),
        ("sama minta lampu jalan", False),
    ],
)
def test_what_wishes_nothing(rest: str, told: bool) -> None:
    assert only_told(rest) is told
