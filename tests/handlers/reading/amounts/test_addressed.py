"""RT and RW whose numbers are written out: in Indonesian, Javanese of both kinds, English, and
spelt aloud."""

from __future__ import annotations

import pytest

from handlers.reading.amounts.figures import righted_address
from handlers.reading.amounts.rt_rw import rt_rw


@pytest.mark.parametrize(
    ("said", "rt", "rw"),
    [
        ("RT setunggal RW gangsal", "01", "05"),
        ("rt kalih rw sekawan, celak mesjid", "02", "04"),
        ("RT sedasa/RW tigo", "10", "03"),
        ("rt siji rw papat", "01", "04"),
        ("rt songo rw wolu", "09", "08"),
        ("er te empat belas er we lima", "14", "05"),
        ("erte loro, erwe telu", "02", "03"),
        ("RT six, RW two", "06", "02"),
        ("erte nol tujuh erwe nol siji", "07", "01"),
        ("rt nya kosong tiga", "03", None),
        ("rt kosong semua", None, None),
        ("rt lima titik lampu", None, None),
        ("pak rt satu-satunya", None, None),
    ],
)
def test_numbers_in_words(said: str, rt: str | None, rw: str | None) -> None:
    assert rt_rw(said) == (rt, rw)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("rt ne salah, kudune setunggal", "rt ne salah, kudune 1"),
        ("RW-nipun lepat, kedahipun kalih", "RW-nipun lepat, kedahipun 2"),
        ("rt it should be seven", "rt it should be 7"),
        ("rt nya jadi dua orang", "rt nya jadi dua orang"),
        ("lho kok RT-nipun dados wolu, ingkang leres sekawan", "lho kok RT harusnya 4"),
        ("rw nya kok jadi 9, mestinya 2", "rw harusnya 2"),
        ("rt 8 bener 3 rumah kena", "rt 8 bener 3 rumah kena"),
    ],
)
def test_put_right_in_words(said: str, now: str) -> None:
    assert righted_address(said) == now
