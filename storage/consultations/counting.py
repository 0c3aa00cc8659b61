"""Counts, from tallies to what is shown: shares, rankings, the index, weighting, and what may be
public (pure).

Terms: a `Tally` is how many answered a value of a question in one area and with one attribute; a
`Count` is that of one question over some of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from storage.consultations.model import Ask, Definition, Kind
from storage.consultations.taking import ANSWERED, SUM

# Nothing of fewer people is public, and public results move by no fewer.
FEW = 5


@dataclass(frozen=True, slots=True)
class Tally:
    question: str
    area: str
    about: str
    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Count:
    """One question over some people: how many answered it, and how often each value was given. Of
    a ranking a value is "option:place", of a number SUM is the sum."""

    n: int = 0
    values: Mapping[str, int] = field(default_factory=dict)

    def plus(self, other: Count) -> Count:
        values = dict(self.values)
        for value, n in other.values.items():
            values[value] = values.get(value, 0) + n
        return Count(self.n + other.n, values)

    def share(self, value: str) -> float:
        """Of those who answered, 0 to 1."""
        return self.values.get(value, 0) / self.n if self.n else 0.0

    @property
    def mean(self) -> float | None:
        """Of a number."""
        return self.values.get(SUM, 0) / self.n if self.n else None

    def dump(self) -> dict[str, Any]:
        return {"n": self.n, "values": dict(sorted(self.values.items()))}

    @staticmethod
    def load(data: Mapping[str, Any]) -> Count:
        return Count(data["n"], dict(data["values"]))


def count(tallies: Iterable[Tally]) -> Count:
    """One question over all of some tallies."""
    n, values = 0, dict[str, int]()
    for tally in tallies:
        if tally.value == ANSWERED:
            n += tally.n
        else:
            values[tally.value] = values.get(tally.value, 0) + tally.n
    return Count(n, {value: number for value, number in values.items() if number})


def by_question(tallies: Iterable[Tally]) -> dict[str, list[Tally]]:
    found: dict[str, list[Tally]] = {}
    for tally in tallies:
        found.setdefault(tally.question, []).append(tally)
    return found


def by_area(tallies: Iterable[Tally], level: int = 4) -> dict[str, Count]:
    """Counts of one question by kelurahan (4), kecamatan (3) or city (2)."""
    found: dict[str, list[Tally]] = {}
    for tally in tallies:
        found.setdefault(".".join(tally.area.split(".")[:level]), []).append(tally)
    return {area: count(some) for area, some in sorted(found.items())}


def by_about(tallies: Iterable[Tally]) -> dict[str, Count]:
    """Counts of one question by what people said of themselves; "" for who did not."""
    found: dict[str, list[Tally]] = {}
    for tally in tallies:
        found.setdefault(tally.about, []).append(tally)
    return {about: count(some) for about, some in sorted(found.items())}


# --- rankings, the index, weighting ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """An option of a ranking: its points, and the share that put it first, 0 to 1."""

    option: str
    points: int
    first: float


def borda(ask: Ask, counted: Count) -> list[Place]:
    """The options of a ranking by Borda count: of K options the first gets K - 1 points, the next
    one less, one that was not ranked none. Those of equal points stand as they were asked."""
    options = [option.key for option in ask.options]
    points = dict.fromkeys(options, 0)
    for value, n in counted.values.items():
        option, _, place = value.partition(":")
        if option in points and place.isdecimal():
            points[option] += (len(options) - int(place)) * n
    placed = [Place(key, points[key], counted.share(f"{key}:1")) for key in options]
    return sorted(placed, key=lambda place: -place.points)


@dataclass(frozen=True, slots=True)
class Index:
    """Of satisfaction: 25 to 100, its grade, and the mean of each element, 1 to the number of its
    levels."""

    value: float
    grade: str
    elements: Mapping[str, float]


# Permenpan RB 14/2017: from which value on each grade holds.
GRADES = ((88.31, "A"), (76.61, "B"), (65.00, "C"), (25.00, "D"))


def index(definition: Definition, counts: Mapping[str, Count]) -> Index | None:
    """The index of the elements of a survey (Permenpan RB 14/2017): each element's mean weighs the
    same, and four levels make 100. None where there are none, or one has no answer."""
    elements = definition.elements
    means: dict[str, float] = {}
    for ask in elements:
        mean = level(ask, counts.get(ask.key, Count()))
        if mean is None:
            return None
        means[ask.key] = mean
    if not means:
        return None
    parts = [means[ask.key] / len(ask.options) for ask in elements]
    value = round(100 * sum(parts) / len(parts), 2)
    grade = next((grade for least, grade in GRADES if value >= least), "D")
    return Index(value, grade, {key: round(mean, 3) for key, mean in means.items()})


def level(ask: Ask, counted: Count) -> float | None:
    """The mean level of a scale, 1 for the lowest."""
    if not counted.n:
        return None
    total = sum(n * counted.values.get(o.key, 0) for n, o in enumerate(ask.options, 1))
    return total / counted.n


def weighted(areas: Mapping[str, Count], population: Mapping[str, int], value: str) -> float | None:
    """The share of a value if each kelurahan had answered by its number of people; None where of
    one that answered nobody knows how many live there."""
    there = {area: counted for area, counted in areas.items() if counted.n}
    if not there or any(population.get(area, 0) <= 0 for area in there):
        return None
    whole = sum(population[area] for area in there)
    return sum(population[a] * counted.share(value) for a, counted in there.items()) / whole


# --- what may be public ---------------------------------------------------------------------


def parts(areas: Mapping[str, Count]) -> dict[str, Count]:
    """Counts of one question by kelurahan as they may be shown: one of fewer than FEW stands within
    its kecamatan, together with the others of that, and those within the city; what is still too
    few goes with the smallest part there is. The whole is always the sum of the parts, so that
    nothing can be had by subtraction; nothing where the whole is too few.

    A part is named by a kelurahan, by its kecamatan ("the rest of") or by the city.
    """
    shown, rest = _kept({area: c for area, c in areas.items() if c.n})
    for depth in (3, 2):
        above: dict[str, Count] = {}
        for area, counted in rest.items():
            name = ".".join(area.split(".")[:depth])
            above[name] = above.get(name, Count()).plus(counted)
        more, rest = _kept(above)
        shown |= more
    left = Count()
    for counted in rest.values():
        left = left.plus(counted)
    if left.n and shown:
        smallest = min(shown, key=lambda area: (shown[area].n, area))
        city = ".".join(smallest.split(".")[:2])
        merged = shown.pop(smallest).plus(left)
        shown[city] = shown.get(city, Count()).plus(merged)
    return dict(sorted(shown.items()))


def _kept(areas: Mapping[str, Count]) -> tuple[dict[str, Count], dict[str, Count]]:
    enough = {area: counted for area, counted in areas.items() if counted.n >= FEW}
    return enough, {area: counted for area, counted in areas.items() if area not in enough}


def shown_about(abouts: Mapping[str, Count]) -> dict[str, Count]:
    """Counts of one question by what people said of themselves, as they may be shown: those of
    fewer than FEW go with who said nothing (""), and with them the smallest other where that is
    still too few. Nothing where only one part would be left."""
    there = {about: counted for about, counted in abouts.items() if counted.n}
    few = [about for about, counted in there.items() if counted.n < FEW]
    while few and len(there) > 1:
        about = few[0]
        counted = there.pop(about)
        into = "" if about and "" in there else min(there, key=lambda a: (there[a].n, a))
        merged = there.pop(into).plus(counted)
        there[""] = merged
        few = [name for name, each in there.items() if each.n < FEW]
    return dict(sorted(there.items())) if len(there) > 1 else {}


def total(areas: Mapping[str, Count]) -> Count:
    whole = Count()
    for counted in areas.values():
        whole = whole.plus(counted)
    return whole


@dataclass(frozen=True, slots=True)
class Published:
    """What is public of one question: `shown`, and `held`, which follows once FEW more have
    answered. So between any two public counts, the last included, lie at least FEW people."""

    shown: Count | None = None
    held: Count | None = None

    def step(self, now: Count) -> Published:
        """While it is open: what is public after another look."""
        if now.n < FEW:
            return self
        if self.held is None:
            return Published(self.shown, now)
        if now.n - self.held.n >= FEW:
            return Published(self.held, now)
        return self

    def last(self, now: Count) -> Count | None:
        """What is public once nobody answers any more; None where it never was and may not be."""
        before = self.shown.n if self.shown else 0
        if now.n - before >= FEW:
            return now
        return self.shown


KINDS_COUNTED = frozenset({Kind.ONE, Kind.SEVERAL, Kind.SCALE, Kind.YES_NO, Kind.RANK, Kind.NUMBER})


def counted_questions(definition: Definition) -> Sequence[Ask]:
    """Those that are counted by value; of others only how many answered is."""
    return [ask for ask in definition.questions if ask.kind in KINDS_COUNTED]
