"""How many pieces are asked for, where no unit stands beside the number."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.pieces import pieces_in
from handlers.reading.meaning.slots import slots


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("mesin jahit 5 buat ibu2 pkk rw 6", "5 unit"),
        ("5 mesin jahit buat pkk", "5 unit"),
        ("minta mesin jahit lima", "5 unit"),
        ("njaluk kursi lipat 50 kanggo balai rw", "50 unit"),
        ("lampu 4 untuk gang mawar", "4 titik"),
        ("kambing 10 kanggo warga", "10 ekor"),
        ("we need 20 chairs for the hall", "20 unit"),
        ("tong sampah 6, gang mawar", "6 unit"),
        ("kursi 50 tenda 2", None),
        ("kursi 50 rusak", None),
        ("lampu 4 mati", None),
        ("lampu jalan 2028", None),
        ("lampu jalan rt 5", None),
        ("lampu jalan gang 3", None),
        ("posyandu melati 5 bocor", None),
        ("sepeda roda 3 buat warga", None),
    ],
)
def test_pieces(said: str, amount: str | None) -> None:
    assert slots(said).amount == amount


@pytest.mark.parametrize("part", ["kursi 5 ", "kursi lipat ", "5 ", "minta "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    assert pieces_in(part * 1000) is None
    pieces_in((part * 100)[:400])
