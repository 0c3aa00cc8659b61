"""Which wishes are the same: by the thing, the place and the names in it."""

from __future__ import annotations

import dataclasses
import json

import pytest

from handlers.reading.likeness import kept
from handlers.reading.likeness.measure import HALVES, PAGE, Share, half_of, measured, pairs, tables
from handlers.reading.likeness.score import ENOUGH, alike, best
from handlers.reading.likeness.traits import Traits, loaded, numbers, traits
from storage.proposals.model import Content


def test_the_open_half_is_found_as_the_page_says() -> None:
    recall, false = measured(pairs("open"))
    assert recall.value >= 0.9, recall
    assert false.value <= 0.12, false
    assert tables() in PAGE.read_text("utf-8"), "measure --write writes docs/LIKENESS.md anew"


def test_there_are_enough_pairs_and_each_is_in_its_half() -> None:
    assert sum(len(pairs(half)) for half in HALVES) >= 200
    for half in HALVES:
        assert {half_of(pair) for pair in pairs(half)} == {half}


SAME = [
    ("perbaikan got RT 3 RW 2", "selokan rt 03/rw 02 mampet"),
    ("lampu jalan gang Melati", "gang melati gelap, minta pju"),
    ("rehab pasar Tejo Agung", "pasar tejoagung bocor"),
]
ANOTHER = [
    ("lampu jalan RT 3 RW 2", "lampu jalan RT 4 RW 2"),  # another RT
    ("lampu jalan RW 2", "lampu jalan RW 5"),
    ("drainase Jl. Kenanga", "lampu jalan Jl. Kenanga"),  # another thing
    ("drainase Jl. Kenanga", "drainase Jl. Cemara"),  # another street
    ("pagar SD Negeri 4", "pagar SD Negeri 7"),  # another school
    ("bibit cabai KWT Melati", "mesin jahit KWT Melati"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert alike(traits(one), traits(other)) >= ENOUGH
    assert alike(traits(other), traits(one)) >= ENOUGH


@pytest.mark.parametrize(("one", "other"), ANOTHER)
def test_near_but_another_wish(one: str, other: str) -> None:
    assert alike(traits(one), traits(other)) < ENOUGH
    assert alike(traits(other), traits(one)) < ENOUGH


def test_rt_and_rw_as_kept_count_before_those_in_the_text() -> None:
    assert numbers("1 s/d 4") == {1, 2, 3, 4}
    assert numbers("02") == {2}
    assert numbers("1-999") == {1, 999}, "no range is that wide"
    range_, within = traits("got mampet", rt="1 s/d 4"), traits("selokan mampet rt 3")
    assert alike(range_, within) >= ENOUGH
    assert alike(range_, traits("selokan mampet rt 5")) == 0


def test_points_far_apart_are_two_places() -> None:
    here = traits("got mampet", lat=-5.11, lon=105.30)
    near, far = (traits("selokan mampet", lat=-5.11 + d, lon=105.30) for d in (0.001, 0.01))
    assert alike(here, near) > alike(here, traits("selokan mampet")) >= ENOUGH
    assert alike(here, far) == 0


def test_at_most_three_are_shown_the_likeliest_first() -> None:
    others = [(n, traits(f"got mampet rt {n} rw 2")) for n in range(1, 9)]
    found = best(traits("drainase rw 2 rt 5 tersumbat"), others)
    assert found == [5]
    assert len(best(traits("drainase rw 2 tersumbat"), others)) == 3


@pytest.mark.parametrize("text", ["", "???", "é" * 5000, "rt " * 500, "1/2/3", "@\x00"])
def test_any_text_is_read(text: str) -> None:
    assert isinstance(traits(text, text, text[:20], text[:20]), Traits)


def test_what_is_kept_is_what_was_read() -> None:
    content = Content("18.72.01.1003", "fisik", "Lampu jalan gang Melati RT 3/RW 2", "Gelap")
    stored = kept.known(content)
    assert stored.family == "light"
    assert stored.traits is not None
    again = loaded(json.loads(stored.traits))
    assert again is not None
    assert dataclasses.asdict(again) == dataclasses.asdict(kept.of(content))
    assert loaded({"of": 0}) is None, "made by other rules"


def test_shares_have_honest_intervals() -> None:
    low, high = Share(50, 59).interval
    assert (round(low, 2), round(high, 2)) == (0.73, 0.92)
    assert Share(0, 0).interval == (0.0, 1.0)
