"""A wish without who wishes it, and that they do."""

from __future__ import annotations

import pytest

from handlers.reading.introduced import wish_in
from handlers.reading.pleaded import outright, unpleaded


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("lha aku ki penginnya pos ronda dibangun maneh", "pos ronda dibangun maneh"),
        ("ya kami butuh guru ngaji untuk anak-anak", "guru ngaji untuk anak-anak"),
        ("inggih kula badhe nyuwun lampu margi", "lampu margi"),
        ("nek menurutku sih", "nek menurutku sih"),
        ("well i'd really like a footbridge over the river", "footbridge over the river"),
        ("we just want street lights here", "street lights here"),
        ("pengennya sih ada taman bermain anak", "taman bermain anak"),
        ("minta drainase diperbaiki", "minta drainase diperbaiki"),
        ("saya mau tanya soal jalan", "saya mau tanya soal jalan"),
        ("kulo nyuwun pirsa kapan rapat", "kulo nyuwun pirsa kapan rapat"),
        ("aku pengen tau jadwal musrenbang", "aku pengen tau jadwal musrenbang"),
        ("saya mau lampu", "saya mau lampu"),
        ("mau: lampu jalan", "mau: lampu jalan"),
    ],
)
def test_without_who_wishes(said: str, wish: str) -> None:
    assert unpleaded(said) == wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("mau usul aspal jalan gang tiga", "aspal jalan gang tiga"),
        ("hmm pos ronda gang tiga deh jadinya", "pos ronda gang tiga"),
        ("iya yang ekonomi. modal warung buat janda", "modal warung buat janda"),
        (
            "saya mau usul apa ya namanya itu lho pagar di pinggir kali",
            "pagar di pinggir kali",
        ),
        ("saya mau usul anjungan air di pasar", "anjungan air di pasar"),
        ("yaudah saya minta jembatan kecil aja deh", "jembatan kecil"),
    ],
)
def test_no_letter_of_it_goes(said: str, wish: str) -> None:
    assert wish_in(said, tells=True) == wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("iya pak itu anu jembatan kayu lapuk", "jembatan kayu lapuk"),
        ("anu bu, apa namanya, pagar makam yang roboh", "pagar makam yang roboh"),
        ("eh apa ya itu namanya pos kamling di rt 2", "pos kamling di rt 2"),
        ("kata tetangga percuma usul, tapi saya tetep mau minta sumur bor", "minta sumur bor"),
        ("jare wong2 muspro, nanging aku tetep arep njaluk talud kali", "talud kali"),
        ("orang bilang useless but i still want to propose a bus shelter", "a bus shelter"),
        (
            "percuma usul tiap tahun, tapi jalannya tetap rusak",
            "percuma usul tiap tahun, tapi jalannya tetap rusak",
        ),
        ("apa syaratnya usul", "apa syaratnya usul"),
        ("anu", "anu"),
    ],
)
def test_without_looking_for_words_or_that_it_is_in_vain(said: str, wish: str) -> None:
    assert outright(said) == wish


@pytest.mark.parametrize(
    "part", ["ya ", "anu pak, ", "apa ya itu ", "percuma, tapi ", "tapi saya tetep "]
)
def test_hostile_texts_are_read_in_time(part: str) -> None:
    assert isinstance(outright(part * 1000), str)
