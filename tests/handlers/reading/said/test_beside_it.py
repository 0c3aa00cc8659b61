"""What is said around a wish and is no part of it."""

from __future__ import annotations

import time

import pytest

from handlers.reading.said.beside_it import agrees, asks_here, here_for, told


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Alhamdulillah. Lanjut yg no 2 lampu", "Lanjut yg no 2 lampu"),
        ("Betul 3 itu. Mulai no 1", ""),
        ("bentar tak tanya mbah.. yg asri kak, purwoasri", "yg asri kak, purwoasri"),
        ("Kulo nuwun. Badhe nyuwun pirsa, niki leres panggenan kangge usul dateng kelurahan?", ""),
        ("jalan rusak, terima kasih", "jalan rusak"),
        ("iya gelap", "iya gelap"),
        ("longsor terus", "longsor terus"),
        ("tempat sampah mau diajukan", "tempat sampah mau diajukan"),
        ("bismillah semoga diterima, monggo", ""),
        ("semoga jalannya cepat diperbaiki", "semoga jalannya cepat diperbaiki"),
        ("2", "2"),
    ],
)
def test_told(text: str, left: str) -> None:
    assert told(text) == left


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("Betul 3 itu. Mulai no 1", True),
        ("setuju, lanjut pak", True),
        ("terima kasih", False),
        ("ya jalan rusak", False),
        ("betul, masih gelap", False),
    ],
)
def test_agrees(text: str, so: bool) -> None:
    assert agrees(text) == so


def test_asks_whether_it_is_the_place() -> None:
    assert asks_here("apa betul ini tempat untuk mengajukan usulan musrenbang")
    assert not asks_here("mau tanya, tempat sampah bisa diajukan?")


@pytest.mark.parametrize(
    "text",
    [
        "tolong diproses",
        "buruan ada yg beli lagi hehe",
        "mohon segera ditindaklanjuti",
        "lagi jualan",
    ],
)
def test_a_plea_and_that_one_is_busy_tell_nothing(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    "text", ["tolong diproses drainase ini", "ada yg beli beras di jalan rusak"]
)
def test_what_tells_something_stays(text: str) -> None:
    assert told(text) == text


@pytest.mark.parametrize(
    "text", ["tunggu saya tanya ibu dulu " * 20, "buruan mau a b " * 40, "keburu ada yg beli " * 30]
)
def test_a_long_row_of_small_words_is_read_at_once(text: str) -> None:
    began = time.monotonic()
    for each in (text, text[:120]):
        told(each)
        agrees(each)
        asks_here(each)
    assert time.monotonic() - began < 0.5


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("ini bener usul musrenbang lewat wa ini?", True),
        ("niki leres usul teng mriki nggih?", True),
        ("is this where you can suggest stuff for the neighborhood?", True),
        ("apa ini usul pos ronda lewat rt ya?", False),
        ("ini usul lampu jalan gang melati", False),
    ],
)
def test_whether_this_is_the_way(said: str, asks: bool) -> None:
    assert asks_here(said) is asks


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("niki leres ngge usul sumur?", "sumur"),
        ("hello, can i suggest a bridge here?", "a bridge"),
        ("usulan lampu kapan dibahas ya", ""),
        ("ini usulan lampu saya udah masuk kan", ""),
        ("usul lampu jalan ya", ""),
    ],
)
def test_whether_this_is_the_place_is_asked_of_here(text: str, wish: str) -> None:
    assert here_for(text) == wish
