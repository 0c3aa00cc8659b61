"""The examples that acts are learned from, and the list of things: whole, and without doubles."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from handlers.reading import meaning
from handlers.reading.amounts.figures import UNITS
from handlers.reading.meaning.acts import STAFF, Act
from handlers.reading.spelling import clean, fold
from storage.proposals.model import Topic

MEANING = Path(meaning.__file__).parent
FILES = sorted((MEANING / "examples").glob("*.tsv"))
COLUMNS = [
    "thing", "words_id", "words_jv", "words_en", "family", "bidang", "opd", "unit", "kamus",
    "usually_complaint",
]  # fmt: skip


def examples(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    assert [line for line, parts in zip(lines, cells, strict=True) if len(parts) != 2] == []
    return [(act, text) for act, text in cells]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_are_well_formed_and_said_once(path: Path) -> None:
    pairs = examples(path)
    acts = [act for act, _ in pairs]
    assert set(acts) <= {act.value for act in Act}
    assert acts == sorted(acts)
    assert [text for _, text in pairs if text != clean(text) or len(text) > 300] == []
    times = Counter(fold(text) or text for _, text in pairs)  # "👍" folds to nothing
    assert "" not in times
    assert [text for text, count in times.items() if count > 1] == []


def test_every_act_has_enough_indonesian_examples() -> None:
    counts = Counter(act for act, _ in examples(MEANING / "examples" / "id.tsv"))
    few = {act.value: counts[act] for act in Act if counts[act] < (45 if act in STAFF else 80)}
    assert few == {}


@pytest.mark.parametrize("language", ["en", "jv"])
def test_every_act_of_residents_has_enough_examples_in_other_languages(language: str) -> None:
    counts = Counter(act for act, _ in examples(MEANING / "examples" / f"{language}.tsv"))
    few = {act.value: counts[act] for act in set(Act) - STAFF if counts[act] < 70}
    assert few == {}


def test_things_have_known_topics_and_units_and_no_word_means_two() -> None:
    with (MEANING / "things.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = list(reader)
        assert reader.fieldnames == COLUMNS
    assert len(rows) >= 60
    names = [row["thing"] for row in rows]
    assert len(set(names)) == len(names)
    for row in rows:
        assert None not in [*row, *row.values()], row
        assert all(row[column] and row[column] == clean(row[column]) for column in COLUMNS), row
        assert row["bidang"] in set(Topic), row
        assert row["unit"] in UNITS.values(), row
        assert row["usually_complaint"] in ("yes", "no"), row
    for column in ("words_id", "words_jv", "words_en"):
        words = [word for row in rows for word in row[column].split("|")]
        assert [word for word in words if word != fold(word)] == []
        assert [word for word, count in Counter(words).items() if count > 1] == []
