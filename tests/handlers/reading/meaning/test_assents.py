"""What binds whoever says it is sure only where a word of it says so."""

from __future__ import annotations

import pytest

from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked, Situation, meant

BINDS = (Act.AGREE, Act.SEND)


@pytest.mark.parametrize("asked", [Asked.REVIEW, Asked.YES_NO])
@pytest.mark.parametrize(
    "said",
    [
        "masalah", "maksud", "papa", "juga", "cuma", "nambah", "draft", "dokumen", "kamera", "it",
        "dia", "papan", "persen", "itu maksud", "juga papa",
    ],
)  # fmt: skip
def test_a_word_that_agrees_to_nothing_binds_nobody(said: str, asked: Asked) -> None:
    found = meant(said, Situation(asked))
    assert not (found.sure and found.act in BINDS)


@pytest.mark.parametrize(
    "said", ["gasss", "okeee", "setujuuu", "siip kirim", "acc", "lanjutin aja", "yup"]
)
def test_a_yes_with_held_letters_is_one(said: str) -> None:
    found = meant(said, Situation(Asked.REVIEW))
    assert found.sure
    assert found.act in BINDS
