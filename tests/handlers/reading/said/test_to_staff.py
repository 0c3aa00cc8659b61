"""What authors say to staff who returned their proposal, and what they say of it."""

from __future__ import annotations

import pytest

from handlers.reading.said import to_staff


@pytest.mark.parametrize(
    "said",
    [
        "RT nya memang RT 5! tolong sampaikan ke petugasnya",
        "bilangin ke pak lurah itu udah bener",
        "tolong kasih tau petugas, gangnya cuma satu",
        "pesan untuk petugas: datang aja ke rumah saya",
        "buat petugas, rt nya 5",
        "pak lurah, tolong dicek lagi, rt nya sudah saya tulis",
        "minta tolong petugasnya survey langsung aja ke sini",
        "tulung aturaken dhateng petugas rt ne leres 5",
        "please tell the officer it is RT 5",
    ],
)
def test_by_its_words_it_is_for_staff(said: str) -> None:
    assert to_staff.for_them(said)


@pytest.mark.parametrize(
    "said",
    [
        "rt nya 7",
        "lampunya mati, warga takut lewat",
        "panjangnya 40 meter",
        "tolong diteruskan jalannya sampai pasar",
        "jalan ke kantor kelurahan rusak",
        "petugas ronda sering jatuh di situ",
        "depan kelurahan",
    ],
)
def test_what_is_of_the_proposal_is_not(said: str) -> None:
    assert to_staff.for_them(said) is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("jawab rt nya 5", "rt nya 5"),
        ("mau jawab petugas yg lampu jalan, rt nya 5", "yg lampu jalan, rt nya 5"),
        ("Jawaban saya: memang di situ", "memang di situ"),
        ("njawab petugas, rt ne 5", "rt ne 5"),
        ("Jawab petugas", ""),
        ("Pesan untuk petugas", ""),
        ("tolong sampaikan ke petugas ya", ""),
        ("mau balas petugas, gangnya cuma satu", "gangnya cuma satu"),
        ("rt nya 5", None),
        ("jawabannya kapan pak", None),
        ("bales ke petugas kalau gangnya cuma satu", "kalau gangnya cuma satu"),
        ("mohon disampaikan ya min", ""),
    ],
)
def test_what_stands_behind_the_word(said: str, words: str | None) -> None:
    assert to_staff.for_them(said) == words
