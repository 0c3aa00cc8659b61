"""What authors say of what was returned to them: an answer, a question, that it takes too long."""

from __future__ import annotations

import pytest

from handlers.reading.said.of_proposals import returned


@pytest.mark.parametrize(
    ("said", "value", "beside"),
    [
        ("RT 07", "RT 07", ""),
        ("itu di RT 7 pak, maaf lupa", "itu di RT 7 pak", ""),
        ("RT nya 4", "RT 4", ""),
        ("rt tiga rw dua", "RT 3 RW 2", ""),
        ("maaf baru balas, kemarin hp rusak. rt 07 pak", "RT 07 pak", ""),
        ("RT 5 RW 2 pak!! masak gitu aja ditanya", "RT 5 RW 2 pak", ""),
        ("soal pertanyaan petugas, RT nya 7", "RT 7", ""),
        ("butuh 4 titik, tiangnya belum ada", "butuh 4 titik", "tiangnya belum ada"),
        ("gang kelinci itu masuk RT 4 pak", "gang kelinci itu masuk RT 4 pak", ""),
        ("ini saya mau jawab, rt nya dua", "RT 2", ""),
        ("sy sudah bilang RT 6 di awal", "sy sudah bilang RT 6 di awal", ""),
        ("RT nya itu kan udah saya tulis RT 06, dibaca gak sih??",
         "RT nya itu kan udah saya tulis RT 06", ""),
        ("wis tak tulis RT 06 kok isih takon", "wis tak tulis RT 06 kok isih takon", ""),
        ("it already says RT 06, did you even read it?", "it already says RT 06", ""),
        ("yang ditanya petugas kemarin RT nya kan? RT 3", "RT 3", ""),
    ],
)  # fmt: skip
def test_a_fragment_of_where_or_how_much_answers(said: str, value: str, beside: str) -> None:
    assert returned.answer(said) == (value, beside, "")


def test_what_is_not_told_of_it_is_apart() -> None:
    assert returned.answer("RT 4 pak, salam dari keluarga") == (
        "RT 4 pak", "", "salam dari keluarga",
    )  # fmt: skip
    assert returned.without_home("rumah saya RT 7, tapi lampunya di RT 4") == "lampunya di RT 4"
    assert returned.without_home("lampunya di RT 4") == "lampunya di RT 4"


@pytest.mark.parametrize(
    "said",
    [
        "rt 4 mati semua",
        "lampu jalan mati di rt 4",
        "di rt 6 jalannya rusak, panjang 40 meter",  # of another place
        "kemarin hp rusak",
        "",
    ],
)
def test_what_tells_more_is_no_answer(said: str) -> None:
    assert returned.answer(said) is None


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("kenapa lampu jalan saya dikembalikan?", True),
        ("kok dibalikin sih", True),
        ("maksudnya dikembalikan itu apa", True),
        ("yang diminta petugas apa sih", True),
        ("petugas minta apa ya", True),
        ("sama lampu jalan, itu saya harus apa", True),
        ("lampunya kurang apa", True),
        ("siapa pak lurah yg ngembaliin usulan saya", True),
        ("usulan saya yang mana yang harus dilengkapi?", True),
        ("kapan dibangun", False),
        ("RT 07", False),
    ],
)
def test_asks_what_is_missing(said: str, asks: bool) -> None:
    assert returned.asks(said) == asks


@pytest.mark.parametrize(
    ("said", "impatient"),
    [
        ("kok lama banget sih drainasenya, udah dua minggu nunggu", True),
        ("drainase saya lama sekali diprosesnya", True),
        ("jembatan kok belum dibangun2 juga, capek nunggu", True),
        ("udah sebulan drainase blm ada kabar", True),
        ("drainasenya mampet udah lama banget, kalau hujan banjir", False),
        ("halte rusak, anak-anak menunggu di bawah hujan", False),
    ],
)
def test_says_that_it_takes_too_long(said: str, impatient: bool) -> None:
    assert returned.is_impatient(said) == impatient
