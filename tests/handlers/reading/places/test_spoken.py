"""Where something is, as people tell it."""

from __future__ import annotations

import time

import pytest

from handlers.reading.places.spoken import only_spots, spots


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("di Jl Pala depan SD itu, patokannya warung bu Tini", ("patokan warung bu Tini",)),
        ("ancer-ancer pos ronda ya pak", ("patokan pos ronda",)),
        (
            "bulak kidul, saking dam ngantos sabine Pak Karto",
            ("bulak kidul", "saking dam ngantos sabine Pak Karto"),
        ),
        ("dari rumah Pak Jumadi ke pasar", ("dari rumah Pak Jumadi ke pasar",)),
        ("simpang tiga depan lapak saya. 8 m", ("simpang tiga depan lapak saya",)),
        ("dusun sidodadi", ("dusun sidodadi",)),
        ("gg anggrek, tanah kosong", ("tanah kosong",)),
        # Since when, and how much, is nowhere.
        ("dari dulu sampai sekarang rusak", ()),
        ("dari jam 5 sampai jam 7 macet", ()),
        ("dari 2020 sampai 2024 diusulkan", ()),
        ("sudah benar, kirim", ()),
        ("belakangan ini sering banjir", ()),
        ("depan rumah siapa ya?", ()),
    ],
)  # fmt: skip
def test_spots(text: str, said: tuple[str, ...]) -> None:
    assert spots(text) == said


def test_nothing_but_spots() -> None:
    assert only_spots("bulak kidul, saking dam ngantos sabine Pak Karto")
    assert not only_spots("bulak kidul, airnya tidak sampai")
    assert not only_spots("")


@pytest.mark.parametrize(
    "text", ["dari " * 800, "depan " * 600, "a" * 3500, "dari a sampai " * 250]
)
def test_long_texts_are_read_at_once(text: str) -> None:
    began = time.monotonic()
    spots(text)
    spots(text[:399])
    assert time.monotonic() - began < 0.5
