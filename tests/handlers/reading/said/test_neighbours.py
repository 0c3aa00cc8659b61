"""Whose a proposal is that somebody brings for another, and that it is the next of several."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.neighbours import Whose, whose


@pytest.mark.parametrize(
    ("text", "name", "wish"),
    [
        ("sekarang punya pak Karno, RT 04. rumahnya mau roboh, minta bedah rumah", "pak Karno",
         "RT 04. rumahnya mau roboh, minta bedah rumah"),
        ("terakhir bu Tini, minta dirabat beton, atas nama beliau", "bu Tini",
         "minta dirabat beton"),
        ("jalan gang becek, RT 02 Banjarsari, terakhir bu Tini, minta dirabat, atas nama beliau",
         "bu Tini", "jalan gang becek, RT 02 Banjarsari, minta dirabat"),
        ("minta gang dirabat RT 02, ini dari bu Tini, atas nama beliau", "bu Tini",
         "minta gang dirabat RT 02"),
        ("untuk pak Darmo, talud longsor RT 4, pakai nama beliau", "pak Darmo",
         "talud longsor RT 4"),
        ("yang kedua punya mbah joyo, minta kursi roda", "Mbah Joyo", "minta kursi roda"),
        ("lanjut punya tetangga saya bu Ani: minta jamban", "bu Ani", "minta jamban"),
        ("atas nama pak Darto, usul jembatan kecil", "pak Darto", "usul jembatan kecil"),
        ("minta lampu jalan gang melati, ini atas nama Bu Siti ya", "Bu Siti",
         "minta lampu jalan gang melati"),
    ],
)  # fmt: skip
def test_it_is_somebody_elses(text: str, name: str, wish: str) -> None:
    assert whose(text) == Whose(name, wish)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("sekarang yang menjahit: pelatihan ibu-ibu PKK", "pelatihan ibu-ibu PKK"),
        ("berikutnya lampu jalan gang kelinci", "lampu jalan gang kelinci"),
        ("saya usul satu satu aja. lampu jalan mati", "lampu jalan mati"),
        ("bu Tini, jalan depan rumah saya licin", "bu Tini, jalan depan rumah saya licin"),
        ("pak lurah, minta lampu jalan", "pak lurah, minta lampu jalan"),
        ("sekarang lampu jalan mati semua", "sekarang lampu jalan mati semua"),
        ("terakhir dicor tahun 2010, rusak", "terakhir dicor tahun 2010, rusak"),
        ("dari bu Tini dan bu Sumi, minta lampu, atas nama beliau",
         "dari bu Tini dan bu Sumi, minta lampu, atas nama beliau"),
        ("yang kedua tadi, pelatihan las pemuda", "pelatihan las pemuda"),
        ("depan rumah pak Karno, jalan rusak", "depan rumah pak Karno, jalan rusak"),
    ],
)  # fmt: skip
def test_it_is_ones_own(text: str, wish: str) -> None:
    assert whose(text) == Whose("", wish)
