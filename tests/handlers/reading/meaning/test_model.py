"""The model: small, the same each time, and what a file of another kind is."""

from __future__ import annotations

import hashlib

import pytest

from handlers.reading.meaning import model
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.examples import PIECE, Example, digest, examples, is_kept_apart
from handlers.reading.meaning.features import BUCKETS, features, plain
from handlers.reading.meaning.train import train

FEW = {"thank", "propose", "cancel"}


def small() -> list[Example]:
    return [each for each in examples() if each.act in FEW and not is_kept_apart(each.text)][::4]


def test_the_same_examples_make_the_same_bytes() -> None:
    first, second = train(small()), train(small())
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    learned = model.unpack(first)
    assert learned.labels == ("cancel", "propose", "thank")
    assert next(iter(learned.probabilities("terima kasih banyak min"))) == "thank"
    assert next(iter(learned.probabilities("mohon lampu jalan di rt 3"))) == "propose"


def test_two_labels_have_a_row_each() -> None:
    two = model.unpack(train([each for each in small() if each.act != "cancel"]))
    assert next(iter(two.probabilities("makasih pak"))) == "thank"
    assert next(iter(two.probabilities("minta dibangun jembatan"))) == "propose"


def test_the_model_that_is_shipped_is_small_and_knows_every_act() -> None:
    assert model.FILE.stat().st_size < 1_000_000
    assert set(model.model().labels) == {act.value for act in Act} | {PIECE}


def test_the_model_that_is_shipped_is_made_of_the_examples_that_are_there() -> None:
    assert model.model().source == digest(examples()), "an example has changed: make model"
    assert digest(small()) != digest(small()[1:])


def test_probabilities_sum_to_one_of_what_is_asked_for() -> None:
    shares = model.model().probabilities("batal aja deh", {"cancel", "back", "skip"})
    assert set(shares) == {"cancel", "back", "skip"}
    assert sum(shares.values()) == pytest.approx(1)
    assert next(iter(shares)) == "cancel"
    assert model.model().probabilities("batal", {"no such act"}) == {}


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a model"):
        model.unpack(b"something else")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ga JADIIII deh!!", "tidak jadi deh"),
        ("usulan nomor 17 gmn?", "usul nomor 0 bagaimana ?"),
        ("👍", "👍"),
        ("", ""),
    ],
)
def test_a_text_is_looked_at_without_its_spelling(text: str, seen: str) -> None:
    assert plain(text) == seen


def test_features_are_bounded_however_long_a_text_is() -> None:
    found = features("jalan rusak di depan masjid " * 400)
    assert found == sorted(set(found))
    assert 0 < len(found) < 1200
    assert all(0 <= bucket < BUCKETS for bucket in found)
    assert features("") == []
