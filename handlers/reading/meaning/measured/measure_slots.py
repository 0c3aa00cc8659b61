"""How much of a proposal is taken from one sentence.

`python -m handlers.reading.meaning.measured.measure_slots`, part of `make model`.

Measured on examples/proposals: seen.tsv was looked at while the reader was made, held.tsv (every
sentence whose crc32 is odd) never was. Prints tables as markdown; with --write they take the place
of those in docs/UNDERSTANDING.md.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from handlers.reading.meaning.examples import FOLDER
from handlers.reading.meaning.measured.measure import PAGE
from handlers.reading.meaning.slots import Slots, slots
from handlers.reading.places.areas import AreaNames, Found
from storage.city.areas import INCLUDED, read_csv

BEGINS, ENDS = "<!-- measured slots -->\n", "<!-- end of measured slots -->\n"
FIELDS = ("kelurahan", "rt", "rw", "street", "bidang", "value", "unit")
FILES = ("seen", "held")
EITHER = "*"  # two readers may differ
UNSURE = ("?", "-")  # names two kelurahan, or none of ours: to be asked
TOPICS = {"f": "fisik", "e": "ekonomi", "s": "sosbud"}


class Sentence(NamedTuple):
    """A row of the examples: `text`, and what it says of each of FIELDS; "" for nothing."""

    text: str
    said: dict[str, str]


def sentences(name: str, folder: Path = FOLDER / "proposals") -> list[Sentence]:
    with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Sentence(row.pop("text"), dict(row)) for row in found]


def read(held: Slots) -> dict[str, str]:
    """What was taken, as the examples write it."""
    area = held.area.reading if held.area else None
    value = "" if held.value is None else f"{held.value.normalize():f}"
    return {
        "kelurahan": area.area.name if isinstance(area, Found) else "",
        "rt": held.rt or "",
        "rw": held.rw or "",
        "street": held.street or "",
        "bidang": held.bidang or "",
        "value": value,
        "unit": held.unit or "",
    }


def wanted(sentence: Sentence) -> dict[str, str]:
    """What is to be taken; what two readers would take differently is left out."""
    said = {name: value for name, value in sentence.said.items() if value != EITHER}
    said["kelurahan"] = "" if said["kelurahan"] in UNSURE else said["kelurahan"]
    for which in ("rt", "rw"):
        # "12 s.d. RT 14" is taken as "12 s.d. 14".
        if which in said:
            said[which] = re.sub(rf"\b{which}\b[\s.:]*", "", said[which], flags=re.I)
    if "bidang" in said:
        said["bidang"] = TOPICS[said["bidang"]]
    return said


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one field: sentences that say it, those where it was taken as said, and those where
    something was taken that is not said, or said otherwise."""

    said: int
    right: int
    invented: int

    @property
    def share(self) -> float:
        return self.right / self.said if self.said else 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """A sentence with what should have been taken (`wanted`) and what was (`taken`)."""

    text: str
    wanted: dict[str, str]
    taken: dict[str, str]

    def wrong(self) -> dict[str, tuple[str, str]]:
        return {
            name: (value, self.taken[name])
            for name, value in self.wanted.items()
            if value.casefold() != self.taken[name].casefold()
        }


def results(name: str) -> list[Result]:
    names = AreaNames(read_csv(INCLUDED))
    return [
        Result(each.text, wanted(each), read(slots(each.text, names))) for each in sentences(name)
    ]


def tally(found: Sequence[Result], name: str) -> Tally:
    pairs = [
        (each.wanted[name].casefold(), each.taken[name].casefold())
        for each in found
        if name in each.wanted
    ]
    said = [(value, taken) for value, taken in pairs if value]
    return Tally(
        len(said),
        sum(value == taken for value, taken in said),
        sum(bool(taken) and value != taken for value, taken in pairs),
    )


# What one sentence can answer of the form: the questions that remain are those that it does not.
ANSWERED = {
    "area": ("kelurahan",),
    "topic": ("bidang",),
    "place": ("rt", "rw", "street", "landmark"),
    "problem": ("problem",),
    "volume": ("value",),
}


def remaining(text: str, names: AreaNames) -> tuple[int, int]:
    """Of area, topic, problem, place and volume: how many remain to be asked after a sentence, when
    only its kelurahan is taken, and when all that it holds is."""
    held = slots(text, names)
    known = read(held) | {"landmark": held.landmark or "", "problem": held.problem or ""}
    before = len(ANSWERED) - bool(known["kelurahan"])
    after = sum(not any(known[name] for name in parts) for parts in ANSWERED.values())
    return before, after


def report() -> list[str]:
    lines = [
        "| taken | seen: said | right | invented | held: said | right | invented |",
        "|---|---|---|---|---|---|---|",
    ]
    halves = [results(name) for name in FILES]
    for name in FIELDS:
        cells = [tally(half, name) for half in halves]
        row = " | ".join(f"{each.said} | {each.share:.3f} | {each.invented}" for each in cells)
        lines.append(f"| {name} | {row} |")
    names = AreaNames(read_csv(INCLUDED))
    counts = [remaining(each.text, names) for half in halves for each in half]
    before, after = (sum(each) / len(counts) for each in zip(*counts, strict=True))
    lines += [
        "",
        "Of five questions that one sentence can answer (kelurahan, bidang, problem, place,",
        f"amount) {before:.2f} remained to be asked when only the kelurahan was taken, {after:.2f}",
        "when all is that it holds.",
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="into docs/UNDERSTANDING.md")
    parser.add_argument("--wrong", action="store_true", help="show what is wrong of the half seen")
    asked = parser.parse_args()
    if asked.wrong:
        for each in results("seen"):
            if wrong := each.wrong():
                print(each.text)
                for name, (right, taken) in wrong.items():
                    print(f"    {name}: {right!r} not {taken!r}")
        return
    table = "\n".join(report()) + "\n"
    if asked.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGINS)
        _, _, after = rest.partition(ENDS)
        PAGE.write_text(f"{before}{BEGINS}{table}{ENDS}{after}", "utf-8")
    else:
        print(table, end="")


if __name__ == "__main__":
    main()
