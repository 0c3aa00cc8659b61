"""How far people walk, carry or push what they have is no amount of what is asked."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.quantities import amount_in


@pytest.mark.parametrize(
    "text",
    [
        "tiap kirim gabah ke gilingan truk ga bisa masuk, dipikul 400 meter pak",
        "anak2 nuntun sepeda 300 meter kalo hujan",
        "warga kudu mikul banyu 500 meter saben dina",
        "pasien digotong 200 m ke jalan raya",
        "kulo kedah mlampah 1 kilo menawi jawah",
        "we push our motorbikes 400 meters through the mud",
        "300 meter kami dorong motor karena becek",
        # Nor how far it is from something.
        "30 metres before the mosque, on the left",
        "rongpuluh meter sakdurunge kreteg",
        "50 m stlh pos ronda",
        # Nor is what there is by now.
        "guru ngaji ke TPA kami yg skrg cuma satu orang muridnya 60",
        "minta kursi posyandu, sekarang cuma ada 5 unit",
        "tambah lampu gang kenari saiki mung 2 titik",
    ],
)
def test_what_is_walked_is_no_amount(text: str) -> None:
    assert amount_in(text).value is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("yang rusak 400 meter, motor didorong", "400 m"),
        ("trotoar pejalan kaki sepanjang 300 m", "300 m"),
        ("paving untuk jalan kaki sepanjang 250 meter", "250 m"),
        ("pipa 200 m buat warga yang ngangsu", "200 m"),
        ("gerobak dorong 3 unit", "3 unit"),
        ("jalan 250 meter rusak semua", "250 m"),
    ],
)
def test_what_is_asked_for_is_one(text: str, amount: str) -> None:
    assert amount_in(text).text == amount


def test_a_hostile_text_is_read_at_once() -> None:
    assert amount_in("dipikul " * 300 + "400 " * 50).value is None
