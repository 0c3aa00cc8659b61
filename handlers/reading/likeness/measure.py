"""How well proposals that ask for the same are found, and how often others are shown.

`python -m handlers.reading.likeness.measure` prints it as markdown; with --write it takes the place
of the tables in docs/LIKENESS.md. pairs/open.tsv was looked at while the rules were made,
pairs/held.tsv never was: of it only counts are shown, and nothing is chosen by it. In which half a
pair is follows from the letters of its first text.

A pair is tried as in a kelurahan that has all wishes of its half: the second text is about to be
sent, and at most three of those are shown.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from handlers.reading.likeness.score import best
from handlers.reading.likeness.traits import traits
from handlers.reading.spelling import fold

FOLDER = Path(__file__).parent / "pairs"
PAGE = Path(__file__).parents[3] / "docs" / "LIKENESS.md"
BEGINS, ENDS = "<!-- measured -->\n", "<!-- end of measured -->\n"
HALVES = ("open", "held")


class Pair(NamedTuple):
    """Two wishes that are the `same`, or only near."""

    same: bool
    first: str
    second: str


def pairs(half: str, folder: Path = FOLDER) -> list[Pair]:
    lines = (folder / f"{half}.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    return [Pair(kind == "same", first, second) for kind, first, second in cells]


def half_of(pair: Pair) -> str:
    return HALVES[sha256(fold(pair.first).encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    of: int
    all: int

    @property
    def value(self) -> float:
        return self.of / self.all if self.all else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's, 95 percent."""
        if not self.all:
            return 0.0, 1.0
        z, p, n = 1.96, self.value, self.all
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        wide = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - wide), min(1.0, middle + wide)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.2f} ({low:.2f} to {high:.2f}) | {self.of} of {self.all}"


def measured(some: list[Pair]) -> tuple[Share, Share]:
    """Of pairs that are the same, where the first is shown for the second; and of those that are
    not, where it is shown all the same."""
    there = [pair.first for pair in some if pair.same]
    shown = {True: [0, 0], False: [0, 0]}
    for pair in some:
        wishes = dict.fromkeys([*there, pair.first])
        found = best(traits(pair.second), ((wish, traits(wish)) for wish in wishes))
        shown[pair.same][0] += pair.first in found
        shown[pair.same][1] += 1
    return Share(*shown[True]), Share(*shown[False])


def tables() -> str:
    lines = ["| half | what | share (95 percent) | pairs |", "|---|---|---|---|"]
    for half in HALVES:
        recall, false = measured(pairs(half))
        lines.append(f"| {half} | the same wish is among the three shown | {recall} |")
        lines.append(f"| {half} | another wish, near to it, is shown | {false} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--write", action="store_true", help="into docs/LIKENESS.md")
    found = tables()
    print(found)
    if reader.parse_args().write:
        text = PAGE.read_text("utf-8")
        before, _, rest = text.partition(BEGINS)
        after = rest.partition(ENDS)[2]
        PAGE.write_text(f"{before}{BEGINS}\n{found}\n{ENDS}{after}", "utf-8")


if __name__ == "__main__":
    main()
