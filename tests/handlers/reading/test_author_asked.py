"""What the author of a proposal is asked (handlers.reading.staff.author_asked)."""

from __future__ import annotations

import pytest

from handlers.reading.staff.author_asked import question_in


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("tlg tanyain ke siti jembatan itu bentangnya brp", "jembatan itu bentangnya brp"),
        (
            "Yang menjahit itu tolong ditanyakan dulu pesertanya berapa orang",
            "pesertanya berapa orang",
        ),
        ("tanya pengusul 3 lampunya brp titik", "lampunya brp titik"),
        ("tanyakan lebarnya brp ya ke orangnya", "lebarnya brp"),
        ("berapa kk yg kena drainase ini? tanyain", "berapa kk yg kena drainase ini"),
        ("suruh warganya lengkapin foto", "lengkapin foto"),
        ("yg lampu itu di RT berapa? tanyakan ke pengusulnya", "yg lampu itu di RT berapa"),
        ("bls ke pengusul jembatan: nanti kami survei", "nanti kami survei"),
        (
            "lampunya katanya sudah mati lama, tanyain kapan matinya",
            "lampunya katanya sudah mati lama, kapan matinya",
        ),
        ("2 kurangin jd 80 meter aja", "kurangin jd 80 meter aja"),
        ("tanya", ""),
    ],
)
def test_the_question(said: str, question: str) -> None:
    assert question_in(said) == question
