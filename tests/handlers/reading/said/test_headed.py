"""What of a text begins with which answer it is is parted from the rest."""

from __future__ import annotations

import pytest

from handlers.reading.said.headed import LONGEST, headed


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        (
            "Bidang ekonomi. Pelatihan las 10 orang. Masalahnya pemuda nganggur semua. "
            "Tempat di balai RW 04",
            "Pelatihan las 10 orang",
            {"topic": "ekonomi", "problem": "pemuda nganggur semua", "place": "balai RW 04"},
        ),
        (
            "Jalan gelap kalau malam. Lokasi dari mushola sampai gerbang makam",
            "Jalan gelap kalau malam",
            {"place": "dari mushola sampai gerbang makam"},
        ),
        (
            "panjangnya 1.5 km, masalahnya sering banjir, tempatnya Jl. Mawar no. 5",
            "",
            {"volume": "1.5 km", "problem": "sering banjir", "place": "Jl. Mawar no. 5"},
        ),
        (
            "got mampet; alamat: depan SD 3; keluhannya bau sampai ke kelas",
            "got mampet",
            {"place": "depan SD 3", "problem": "bau sampai ke kelas"},
        ),
        ("talut, ukuran 3x3 m", "talut", {"volume": "3x3 m"}),
        (
            "cor gang kenari, panjangnya sekitar 90 m, tanahnya becek terus",
            "cor gang kenari. tanahnya becek terus",
            {"volume": "sekitar 90 m"},
        ),
        (
            "paving, panjang 40 m, lebar 2 m, tebal 10 cm, becek tiap hujan",
            "paving. becek tiap hujan",
            {"volume": "40 m, lebar 2 m, tebal 10 cm"},
        ),
    ],
)
def test_each_is_the_answer_that_it_names(text: str, rest: str, said: dict[str, str]) -> None:
    assert headed(text) == (rest, said)


@pytest.mark.parametrize(
    "text",
    [
        "tempatnya gelap kalau malam",
        "lokasinya salah, harusnya jl mawar",
        "masalahnya apa?",
        "tempat sampah di rt 5",
        "bidangnya apa saja",
        "warga banyak, panjang umur semua",
        "tempatnya Jl. Mawar. " * LONGEST,
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert headed(text) == (text, {})
