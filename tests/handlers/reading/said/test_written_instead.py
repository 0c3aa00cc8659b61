"""What an answer that is named is to say instead, without that the one there is not right."""

from __future__ import annotations

import pytest

from handlers.reading.said.wrong import PLACE, PROBLEM, WISH, labelled


@pytest.mark.parametrize(
    ("text", "words", "now"),
    [
        (
            "yg masalahnya kurang pas, tulis aja tebing longsor udah kena 2 rumah",
            PROBLEM,
            "tebing longsor udah kena 2 rumah",
        ),
        (
            "masalahe kurang cocok, tulisen tebinge ambrol nek udan",
            PROBLEM,
            "tebinge ambrol nek udan",
        ),
        (
            "masalahipun kirang trep, sereten mawon tebing longsor",
            PROBLEM,
            "tebing longsor",
        ),
        (
            "kalimat masalahnya kurang enak, mending gini: tebing longsor, rumah terancam",
            PROBLEM,
            "tebing longsor, rumah terancam",
        ),
        (
            "bagian masalah diganti aja jadi dapur warga sudah ambrol",
            PROBLEM,
            "dapur warga sudah ambrol",
        ),
        (
            "problem is not right, it should say the cliff hit 2 houses",
            PROBLEM,
            "the cliff hit 2 houses",
        ),
        ("usulannya kurang pas, tulis aja bangun bronjong", WISH, "bangun bronjong"),
        ("wish should say build a retaining wall", WISH, "build a retaining wall"),
        ("lokasi kurang jelas, harusnya depan SD 3", PLACE, "depan SD 3"),
        ("tempate kliru, tulisen ngarep langgar", PLACE, "ngarep langgar"),
        # What tells of it is no judgement.
        ("masalahnya kurang jelas penerangannya", PROBLEM, "kurang jelas penerangannya"),
        ("masalahnya jalan licin tapi sempit", PROBLEM, "jalan licin tapi sempit"),
    ],
)
def test_the_new_value_alone(text: str, words: str, now: str) -> None:
    said = labelled(text, words) or ""
    assert said.removeprefix("the ") == now.removeprefix("the ")


@pytest.mark.parametrize("text", ["masalahnya kurang lengkap", "masalahe kurang pas", "masalah"])
def test_no_value_is_said(text: str) -> None:
    assert labelled(text, PROBLEM) is None


@pytest.mark.parametrize("part", ["masalahnya kurang ", "tulis aja ", "yang ", "it should "])
def test_hostile_texts_are_read_in_time(part: str) -> None:
    labelled((part * 2000)[:2000], PROBLEM)
    labelled("masalahnya " + (part * 2000)[:2000], PROBLEM)
