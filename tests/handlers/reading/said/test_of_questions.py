"""What is asked of a question where any words may be its answer."""

from __future__ import annotations

import pytest

from handlers.conversation.answers import Says
from handlers.reading.said.of_questions import asks, asks_of_it, says


@pytest.mark.parametrize(
    "said",
    [
        "ini wajib diisi?", "maksudnya apa", "maksudnya?", "buat apa ini",
        "rekomendasi itu apa sih",
        "iki kudu diisi ora", "boleh dilewati gak?", "diisi apa ya",
    ],
)  # fmt: skip
def test_it_is_asked_of_the_question(said: str) -> None:
    assert asks_of_it(said)


@pytest.mark.parametrize(
    "said",
    [
        "Layak, sesuai hasil tinjauan", "perlu segera, warga jatuh di situ", "wajib didahulukan",
        "Dinas PUTR", "harus dicek lagi ke lokasi", "usul ini untuk warga RT 05",
    ],
)  # fmt: skip
def test_it_may_be_the_answer(said: str) -> None:
    assert not asks_of_it(said)
    assert not asks(said)
    assert asks("totalnya jadi berapa")


@pytest.mark.parametrize(
    "text", ["nanti " * 33, "ntar ya " * 25 + "q", "lagi di jalan " + "nanti saya " * 16 + "x"]
)
def test_a_hostile_text_keeps_nothing_at_once(text: str) -> None:
    """Words that are of two kinds were read both ways, each time."""
    assert not says(Says.KEPT, text)
