"""What people ask of kelurahan and offices, and which kelurahan they say that they are of."""

from __future__ import annotations

import pytest

from handlers.reading.said import offices, whence


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ("kantor lurahnya di mana", "hall"),
        ("alamat kantor lurah hadimulyo barat", "hall"),
        ("di mana kantor camat metro pusat", "hall"),
        ("nomor telepon kelurahan berapa", "hall"),
        ("dinas sosial di mana", "service"),
        ("dukcapil sebelah mana", "service"),
        ("jalan depan kantor kelurahan rusak di mana mana", ""),
        ("siapa lurah imopuro", "who"),
    ],
)
def test_an_office_is_sought(said: str, which: str) -> None:
    assert offices.office(said) == which


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("dekat RSUD itu masuk kelurahan mana", True),
        ("pasar cendrawasih ikut kelurahan apa", True),
        ("saya ga tau kelurahan saya apa, dekat lapangan samber", True),
        ("kelurahan mana yang paling banyak usulan", False),
        ("usulannya untuk kelurahan mana", False),
        ("jalan masuk kelurahan rusak", False),
    ],
)
def test_it_is_asked_which_kelurahan_it_is(said: str, asks: bool) -> None:
    assert offices.asks_kelurahan(said) is asks


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("rumah janda tua hampir roboh, diusulin lewat sini apa dinas sosial", True),
        ("rumah pak tua mau ambruk, ngusulinnya ke sini apa ke dinsos ya", True),
        ("bedah rumah tetangga lewat musrenbang atau dinas perkim?", True),
        ("usul lewat sini apa bayar", False),
    ],
)
def test_it_is_asked_whether_it_is_for_here(said: str, asks: bool) -> None:
    assert offices.asks_whether_here(said) is asks


def test_who_says_only_where_they_are_from() -> None:
    assert whence.only_from("kami warga RW 4 ")
    assert not whence.only_from("saya tinggal di  jalan depan rumah rusak")


def test_hostile_texts_take_no_time() -> None:
    for text in ("kantor " * 4000, "lewat sini apa " * 2000, "masuk ke " * 3000):
        assert not offices.office(text)
        assert not offices.asks_kelurahan(text)
        assert not offices.asks_whether_here(text)
