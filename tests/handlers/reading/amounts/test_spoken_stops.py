"""Stops that a phone writes as it hears them."""

from __future__ import annotations

import pytest

from handlers.reading.spelling import stopped


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("jalan gelap kalau malam titik warga pada takut titik",
         "jalan gelap kalau malam. warga pada takut."),
        ("got mampet koma kalau hujan banjir koma tolong dikeruk titik",
         "got mampet, kalau hujan banjir, tolong dikeruk."),
        ("alamatnya di rt sembilan rw tiga titik", "alamatnya di rt sembilan rw tiga."),
        ("kapan usulan saya dibahas tanda tanya", "kapan usulan saya dibahas?"),
    ],
)  # fmt: skip
def test_they_are_stops(said: str, meant: str) -> None:
    assert stopped(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "lampunya empat titik", "pasang lampu di jalan mawar tiga titik",
        "nama saya bu titik lestari warga yosodadi", "pju di beberapa titik padam tiap malam",
        "lebarnya dua koma lima panjangnya empat koma lima",
        "bapak saya koma di rumah sakit sejak rabu",
        "jalan rusak. panjang 3 titik 5 km, tolong dicek titik",
    ],
)  # fmt: skip
def test_what_is_counted_or_typed_stays(said: str) -> None:
    assert stopped(said) == said
