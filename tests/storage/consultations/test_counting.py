"""Counts against tables that were computed by hand: Borda, the index of satisfaction, weighting,
and the rules of five."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping

import pytest

from storage.consultations import counting
from storage.consultations.counting import FEW, Count, Published, Tally
from storage.consultations.model import Ask, Definition, Kind, Option

LEVELS = tuple(Option(f"s{n}", f"Tingkat {n}") for n in range(1, 5))


def scale(key: str) -> Ask:
    return Ask(key, Kind.SCALE, "Bagaimana layanannya?", key, LEVELS, element=True)


def of(n: int, **values: int) -> Count:
    return Count(n, values)


def test_borda_by_hand() -> None:
    """Three options; ranked by 4 as a b c, by 3 as b c a, by 2 as c b, and by 1 as a alone.

    a: 4*2 + 3*0 + 1*2 = 10; b: 4*1 + 3*2 + 2*1 = 12; c: 4*0 + 3*1 + 2*2 = 7.
    """
    ask = Ask(
        "r", Kind.RANK, "Urutkan", "Urutan", (Option("a", "A"), Option("b", "B"), Option("c", "C"))
    )
    given = [["a", "b", "c"]] * 4 + [["b", "c", "a"]] * 3 + [["c", "b"]] * 2 + [["a"]]
    values: dict[str, int] = {}
    for ranking in given:
        for place, option in enumerate(ranking, 1):
            name = f"{option}:{place}"
            values[name] = values.get(name, 0) + 1
    ranked = counting.borda(ask, Count(10, values))
    assert [(each.option, each.points) for each in ranked] == [("b", 12), ("a", 10), ("c", 7)]
    assert [each.first for each in ranked] == [0.3, 0.5, 0.2]


@pytest.mark.parametrize(
    ("means", "value", "grade"),
    [
        # Of 10 people: the mean of the nine means, times 25.
        ([3.0] * 9, 75.0, "C"),
        ([4.0] * 9, 100.0, "A"),
        ([1.0] * 9, 25.0, "D"),
        # 3.1 3.0 2.9 3.4 3.2 3.3 3.5 2.8 3.0: 28.2 / 9 = 3.13333, times 25 = 78.33.
        ([3.1, 3.0, 2.9, 3.4, 3.2, 3.3, 3.5, 2.8, 3.0], 78.33, "B"),
    ],
)
def test_the_index_by_hand(means: list[float], value: float, grade: str) -> None:
    asks = tuple(scale(f"u{n}") for n in range(1, 10))
    counts = {}
    for ask, mean in zip(asks, means, strict=True):
        low = int(mean)
        high = round((mean - low) * 10)  # of ten people, so many a level higher
        counts[ask.key] = Count(
            10, {f"s{low}": 10 - high, f"s{min(low + 1, 4)}": high} if high else {f"s{low}": 10}
        )
    found = counting.index(Definition("x", "", "", (), asks), counts)
    assert found is not None
    assert (found.value, found.grade) == (value, grade)
    assert found.elements["u1"] == means[0]


def test_no_index_without_an_answer_to_each_element() -> None:
    asks = (scale("u1"), scale("u2"))
    assert counting.index(Definition("x", "", "", (), asks), {"u1": of(3, s1=3)}) is None
    assert counting.index(Definition("x", "", "", (), ()), {}) is None


def test_weighting_by_hand() -> None:
    """60% of 10 in a kelurahan of 3,000, 20% of 40 in one of 1,000: raw 14 of 50 = 28%, weighted
    (3000 * 0.6 + 1000 * 0.2) / 4000 = 50%."""
    areas = {"18.72.01.1001": of(10, ya=6), "18.72.01.1002": of(40, ya=8), "18.72.01.1003": of(0)}
    people = {"18.72.01.1001": 3000, "18.72.01.1002": 1000}
    assert counting.total(areas).share("ya") == 0.28
    assert counting.weighted(areas, people, "ya") == pytest.approx(0.5)
    assert counting.weighted(areas, {"18.72.01.1001": 3000}, "ya") is None
    assert counting.weighted(areas, {}, "ya") is None


def test_few_stand_within_their_kecamatan() -> None:
    areas = {
        "18.72.01.1001": of(9, ya=4),
        "18.72.01.1002": of(3, ya=3),
        "18.72.01.1003": of(4, ya=0),
        "18.72.02.1001": of(2, ya=1),
        "18.72.03.1001": of(3, ya=2),
    }
    assert counting.parts(areas) == {
        "18.72": of(5, ya=3),  # of two kecamatan, each with too few
        "18.72.01": of(7, ya=3),
        "18.72.01.1001": of(9, ya=4),
    }


def test_what_is_left_over_goes_with_the_smallest() -> None:
    areas = {
        "18.72.01.1001": of(6, ya=6),
        "18.72.02.1001": of(8, ya=1),
        "18.72.03.1001": of(1, ya=1),
    }
    assert counting.parts(areas) == {"18.72": of(7, ya=7), "18.72.02.1001": of(8, ya=1)}
    assert counting.parts({"18.72.01.1001": of(4, ya=4)}) == {}


def test_no_part_is_small_nor_can_be_had_by_subtraction() -> None:
    """Over many cities: each part has FEW or none, and the parts are the whole, so that nothing is
    left when they are taken from it; nor is anything when those of a kecamatan are."""
    dice = random.Random(20261126)
    for _ in range(300):
        areas = {
            f"18.72.{k:02}.{1001 + n}": Count(answered, {"ya": dice.randint(0, answered)})
            for k, n in itertools.product(range(1, 6), range(4))
            if (answered := dice.choice([0, 0, 1, 2, 3, 4, 5, 6, 30]))
        }
        shown, whole = counting.parts(areas), counting.total(areas)
        if whole.n < FEW:
            assert shown == {}
            continue
        assert all(counted.n >= FEW for counted in shown.values())
        assert counting.total(shown) == whole


def test_attributes_of_few_are_put_together() -> None:
    shown = counting.shown_about
    assert shown({"": of(9), "perempuan": of(7), "laki_laki": of(3)}) == {
        "": of(12),
        "perempuan": of(7),
    }
    # Who said nothing are too few: with them the smallest other, else they could be had.
    assert shown({"": of(2), "perempuan": of(7), "laki_laki": of(6)}) == {
        "": of(8),
        "perempuan": of(7),
    }
    assert shown({"": of(2), "perempuan": of(7)}) == {}
    assert shown({}) == {}


def test_nobody_can_learn_one_answer_over_time() -> None:
    """One after the other answers, and after each somebody looks: between any two things that they
    see, the last included, lie FEW people at least."""
    dice = random.Random(7)
    for _ in range(60):
        many, published = dice.randint(0, 43), Published()
        answers = [dice.choice(["ya", "tidak"]) for _ in range(many)]
        seen: list[Count] = []
        for n in range(1, many + 1):
            now = Count(n, {v: answers[:n].count(v) for v in ("ya", "tidak")})
            published = published.step(now)
            if published.shown is not None and published.shown not in seen:
                seen.append(published.shown)
        now = Count(many, {v: answers.count(v) for v in ("ya", "tidak")})
        if (last := published.last(now)) is not None and last not in seen:
            seen.append(last)
        assert all(a.n >= FEW for a in seen)
        assert all(b.n - a.n >= FEW for a, b in itertools.pairwise(seen))
        assert not seen or seen[-1].n == many or many - seen[-1].n < FEW
        assert bool(seen) == (many >= FEW)


def test_tallies_add_up_however_they_are_cut() -> None:
    tallies = [
        Tally("q", f"18.72.01.100{n}", about, value, n)
        for n in range(1, 5)
        for about in ("", "perempuan")
        for value in ("", "ya")
    ]
    whole = counting.count(tallies)
    assert whole == Count(20, {"ya": 20})
    cuts: tuple[Mapping[str, Count], ...] = (
        counting.by_area(tallies),
        counting.by_area(tallies, 3),
        counting.by_about(tallies),
    )
    assert [counting.total(cut) for cut in cuts] == [whole] * 3
