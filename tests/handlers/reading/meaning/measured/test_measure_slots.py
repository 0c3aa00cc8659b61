"""One sentence gives as much as docs/UNDERSTANDING.md says, in the half that was seen and in the
half that was not."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import pytest

from handlers.reading.meaning.measured.measure import PAGE
from handlers.reading.meaning.measured.measure_slots import (
    BEGINS,
    ENDS,
    FIELDS,
    FILES,
    Result,
    report,
    results,
    sentences,
    tally,
)
from handlers.reading.spelling import fold

LEAST = {"kelurahan": 0.95, "rt": 0.95, "rw": 0.95}


@pytest.fixture(scope="module", params=FILES)
def half(request: pytest.FixtureRequest) -> Sequence[Result]:
    return results(request.param)


@pytest.mark.parametrize("name", FIELDS)
def test_enough_is_taken(half: Sequence[Result], name: str) -> None:
    assert tally(half, name).share >= LEAST.get(name, 0.85)


@pytest.mark.parametrize("name", ["value", "unit"])
def test_no_amount_is_made_up(half: Sequence[Result], name: str) -> None:
    assert [each.text for each in half if each.taken[name] and not each.wanted[name]] == []


def test_the_halves_are_told_apart_by_their_words_alone() -> None:
    texts = {name: [each.text for each in sentences(name)] for name in FILES}
    assert sum(map(len, texts.values())) >= 200
    for name, odd in (("seen", 0), ("held", 1)):
        assert {crc32(fold(text).encode()) % 2 for text in texts[name]} == {odd}


def test_the_page_says_what_is_measured() -> None:
    written = PAGE.read_text("utf-8").partition(BEGINS)[2].partition(ENDS)[0]
    assert written == "\n".join(report()) + "\n"
