"""What is an answer beyond doubt: most answers are, and next to nothing that is none."""

from __future__ import annotations

import pytest

from handlers.reading.meaning import plain
from handlers.reading.meaning.examples import examples, is_kept_apart
from handlers.reading.meaning.meant import Asked, sensible


@pytest.fixture(scope="module")
def learned() -> dict[str, int]:
    """Weights of four fifths of the examples."""
    return plain.counted(each for each in examples() if not is_kept_apart(each.text))


def test_next_to_nothing_that_is_none_is_taken_for_an_answer(
    learned: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "weights", lambda: learned)
    apart = [each for each in examples() if is_kept_apart(each.text)]
    others = {act.value for act in sensible(Asked.TEXT)} - plain.ANSWERS
    wrong = [e.text for e in apart if e.act in others and plain.is_plain(e.text, Asked.TEXT)]
    assert len(wrong) <= 0.005 * sum(e.act in others for e in apart), wrong
    for text in ("gini pak ceritanya panjang", "ndak ada lagi usulannya"):
        assert not plain.is_plain(text, Asked.TEXT)
    wished = [e for e in apart if e.act == "propose" and len(e.text.split()) > 4]
    taken = [e for e in wished if plain.is_plain(e.text, Asked.TEXT)]
    assert len(taken) >= 0.4 * len(wished)


@pytest.mark.parametrize(
    ("asked", "text", "is_plain"),
    [
        (Asked.TEXT, "Setiap hujan air masuk ke 12 rumah, anak-anak sulit ke sekolah", True),
        (Asked.TEXT, "Perbaikan drainase Jl. Cut Nyak Dien RT 05", True),
        (Asked.TEXT, "RT 05/RW 02 depan musala", True),
        (Asked.TEXT, "ga jadi deh", False),
        (Asked.TEXT, "bukan lampu jalan di gang melati, tapi drainase yang mampet", False),
        (Asked.NAME, "Siti Aminah", True),
        (Asked.NAME, "batal aja", False),
        (Asked.AMOUNT, "120 m", True),
        (Asked.AMOUNT, "ga tau", False),
        (Asked.AMOUNT, "5 titik deng bukan 3", False),
        (Asked.REVIEW, "Perbaikan drainase Jl. Cut Nyak Dien RT 05", False),
    ],
)
def test_what_is_plain(asked: Asked, text: str, is_plain: bool) -> None:
    assert plain.is_plain(text, asked) is is_plain
