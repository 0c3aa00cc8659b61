"""What is to stand in an announcement instead of a part of it."""

from __future__ import annotations

import pytest

from handlers.reading.staff.reworded import reworded

HAD = "besok jam 7 kerja bakti di balai"


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("eh jam 8 bukan jam 7", "besok jam 8 kerja bakti di balai"),
        ("jamnya 8 bukan 7", "besok jam 8 kerja bakti di balai"),
        ("ralat, harusnya jam 9 pagi", "besok jam 9 pagi kerja bakti di balai"),
        ("bukan di balai tapi di lapangan", "besok jam 7 kerja bakti di lapangan"),
        ("balai ganti masjid aja", "besok jam 7 kerja bakti di masjid"),
        ("eh tambahin bawa cangkul", "besok jam 7 kerja bakti di balai. Bawa cangkul"),
        ("jam 8 ding", "besok jam 8 kerja bakti di balai"),
        ("harinya lusa ya", "lusa jam 7 kerja bakti di balai"),
    ],
)
def test_a_part_is_another(said: str, now: str) -> None:
    assert reworded(said, HAD) == now


@pytest.mark.parametrize(
    "said", ["jam 8", "besok jam 6 pagi", "bukan", "sekarang aja", "jam 8 bukan jam 9", "bener?"]
)
def test_nothing_is_another(said: str) -> None:
    assert reworded(said, HAD) is None


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("ganti kata 'besok' jadi 'lusa'", "Lusa kerja bakti jam 7 di balai RW"),
        ("balainya diganti lapangan", "Besok kerja bakti jam 7 di lapangan RW"),
        ("pengumumannya kurang: jamnya jam 8", "Besok kerja bakti jam 8 di balai RW"),
        ("isinya kurang, bawa cangkul ya", "Besok kerja bakti jam 7 di balai RW. Bawa cangkul"),
        ("lupa bawa minum", "Besok kerja bakti jam 7 di balai RW. Bawa minum"),
        ("tolong hapus tulisan besok", "kerja bakti jam 7 di balai RW"),
        ("pengumumannya kurang jelas", None),
        ("hapus datanya", None),
    ],
)
def test_a_sentence_about_the_words(said: str, now: str | None) -> None:
    assert reworded(said, "Besok kerja bakti jam 7 di balai RW") == now
