"""Whose a proposal is that somebody brings for another, and that it is the next of several."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals.neighbours import Whose, one_more, whose


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


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("usulan satu lagi boleh ga sekalian: gerobak sampah 2", "gerobak sampah 2"),
        ("usul siji maneh oleh ora, tenda kanggo RT 4", "tenda kanggo RT 4"),
        ("one more proposal please: a bench", "a bench"),
        ("oh ya usulan kedua: kursi 100", "kursi 100"),
        ("usul satu lagi minta lampu taman", "minta lampu taman"),
        ("usulan satu lagi boleh?", ""),
        ("usul lagi, yang kemarin sudah dikirim", ""),
        ("usulnya lagi dibahas, tunggu", ""),
    ],
)
def test_another_proposal_that_is_said_to_be_one(text: str, more: str) -> None:
    assert one_more(text) == more
