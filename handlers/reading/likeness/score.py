"""How likely two proposals of one kelurahan and year ask for the same."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz

from handlers.reading.likeness.traits import Traits
from handlers.reading.likeness.words import COMMON, LOOSE

# Shown at the most, and from which score on; chosen by pairs/open.tsv.
SHOWN = 3
ENOUGH = 0.44

# Two points further apart than this, in metres, are two places; as near as this, one.
APART, NEAR = 500.0, 150.0
# Names that differ in no more than a slip.
_SLIP = 84

T = TypeVar("T")


# A draft is compared with the same ones each time it is shown before it is sent.
@functools.lru_cache(4_000)
def alike(one: Traits, other: Traits) -> float:
    """From 0 (another wish) to 1."""
    if _elsewhere(one, other):
        return 0.0
    thing = _thing(one, other)
    if thing == 0.0:
        return 0.0
    both, left, right = _names(one.names, other.names)
    place = _same_place(one, other)
    # A talud by the market is not a drain in Jl. Mawar, though both are of one RT.
    if left and right and not both and not (place and thing >= KNOWN and thing != KIN):
        return 0.0
    if one.street and other.street and not _names(one.street, other.street)[0]:
        return 0.0
    named = 2 * both / (2 * both + left + right) if both or left or right else 0.5
    if left and right:
        # Each has a name that the other does not say; where the thing is not known, it is that.
        named *= 0.7 if thing >= KNOWN else 0.3
    words = fuzz.token_set_ratio(" ".join(sorted(one.words)), " ".join(sorted(other.words))) / 100
    return 0.45 * thing + 0.3 * named + 0.1 * words + 0.15 * place


def best(draft: Traits, others: Iterable[tuple[T, Traits]]) -> list[T]:
    """Of other proposals those that most likely ask for the same, the likeliest first."""
    found = [(alike(draft, each), place, of) for place, (of, each) in enumerate(others)]
    found.sort(key=lambda each: (-each[0], each[1]))
    return [of for score, _, of in found[:SHOWN] if score >= ENOUGH]


def shared(one: Traits, other: Traits) -> tuple[frozenset[str], frozenset[int], frozenset[str]]:
    """Why two seem to ask for the same: the things that both ask for, the RT that both say, and the
    names, stemmed, that stand in both."""
    things = {each.thing for each in one.asked} & {each.thing for each in other.asked}
    return frozenset(things), one.rt & other.rt, one.names & other.names


def _elsewhere(one: Traits, other: Traits) -> bool:
    """Whether both say where, and say two places."""
    if one.rw and other.rw and one.rw.isdisjoint(other.rw):
        return True
    if one.rt and other.rt and one.rt.isdisjoint(other.rt):
        return True
    metres = distance(one, other)
    return metres is not None and metres > APART


def _same_place(one: Traits, other: Traits) -> float:
    metres = distance(one, other)
    if metres is not None and metres <= NEAR:
        return 1.0
    rt = bool(one.rt & other.rt)
    rw = bool(one.rw & other.rw)
    return 1.0 if rt else 0.8 if rw else 0.0


# What both ask for is known, and the same.
KNOWN = 0.7
# It is known, another thing, and of one kind.
KIN = 0.75


def _thing(one: Traits, other: Traits) -> float:
    if not one.asked and not other.asked:
        same = one.hosts & other.hosts or not (one.hosts and other.hosts)
        return 0.6 if same else 0.0
    if not other.asked:
        return _half_known(one, other)
    if not one.asked:
        return _half_known(other, one)
    found = 0.0
    for each in one.asked:
        for its in other.asked:
            loose = each.thing in LOOSE or its.thing in LOOSE
            if each.thing == its.thing:
                found = max(found, 1.0 if not loose or each.words & its.words else 0.6)
            elif each.family == its.family and not loose:
                found = max(found, KIN)
    return found


def _half_known(one: Traits, other: Traits) -> float:
    """What of `one` is known, of the other only by its words."""
    if any(each.words & (other.words - COMMON) for each in one.asked):
        return 0.8
    if any(each.thing in other.hosts for each in one.asked):
        return KNOWN
    # What the other asks for has a name of its own, or none at all.
    return 0.15 if _names(one.names, other.names)[2] else 0.4


def _names(one: frozenset[str], other: frozenset[str]) -> tuple[int, int, int]:
    """How many names both have, and how many only the one or the other."""
    rest = set(other)
    alone = []
    both = 0
    for name in sorted(one):
        near = name if name in rest else _near(name, rest)
        if near is None:
            alone.append(name)
        else:
            rest.discard(near)
            both += 1
    for name in list(alone):  # "tejo agung" is "tejoagung"
        parts = [each for each in rest if len(each) > 2 and each in name]
        if len("".join(parts)) == len(name):
            alone.remove(name)
            rest.difference_update(parts)
            both += 1
    for name in list(rest):
        parts = [each for each in alone if len(each) > 2 and each in name]
        if len("".join(parts)) == len(name):
            rest.discard(name)
            alone = [each for each in alone if each not in parts]
            both += 1
    return both, len(alone), len(rest)


def _near(name: str, others: Iterable[str]) -> str | None:
    if any(letter.isdecimal() for letter in name):
        return None  # "SD 4" is no slip of "SD 7"
    near = (each for each in sorted(others) if fuzz.ratio(name, each) >= _SLIP)
    return next(near, None)


def distance(one: Traits, other: Traits) -> float | None:
    """Metres between two points; None where one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    east = math.radians(other.lon - one.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    north = math.radians(other.lat - one.lat)
    return 6_371_000 * math.hypot(east, north)
