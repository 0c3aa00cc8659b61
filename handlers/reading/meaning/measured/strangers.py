"""Sentences that nothing is learned from, with what is meant by each: how well we do is measured on
them (handlers.reading.meaning.measured.measure).

sentences/open.tsv may be looked at; of held.tsv only counts are ever shown, and nothing is chosen
by it. Which of the two a sentence is in follows from its letters alone. late.tsv was written when
all else was done, and is treated like held.tsv. fresh.tsv are those of the rounds that were played
through the whole program (docs/UNDERSTANDING.md), kept once they had been scored; what was wrong in
them has been mended since, so that they only hold what has been reached. others.tsv is of two who
had seen neither program nor examples, and is kept as it was first measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked, Meant, Situation, are_near, meant
from handlers.reading.spelling import fold

FOLDER = Path(__file__).parent / "sentences"
HALVES = ("open", "held")
OTHERS = "others"
SETS = (*HALVES, "late", "fresh", OTHERS)


class Stranger(NamedTuple):
    """`where` is idle, staff (idle, by somebody who works here), or a kind of question, perhaps
    with which one ("text.place"). Each of `acts` is right."""

    where: str
    language: str
    acts: tuple[Act, ...]
    text: str

    @property
    def situation(self) -> Situation:
        kind = self.where.partition(".")[0]
        if kind in ("idle", "staff"):
            return Situation(works_here=kind == "staff")
        return Situation(Asked(kind))


def strangers(half: str, folder: Path = FOLDER) -> list[Stranger]:
    """The sentences of one of SETS."""
    lines = (folder / f"{half}.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    return [
        Stranger(where, language, tuple(map(Act, acts.split("|"))), text)
        for where, language, acts, text in cells
    ]


def half_of(text: str) -> str:
    return HALVES[sha256((fold(text) or text).encode()).digest()[0] % 2]


def outcome(acts: tuple[Act, ...], said: Meant, asked: Asked) -> str:
    """ "right"; "near" (what is done serves the same: meant.are_near); "asked" (the right act is
    one of those asked back); "unread" (nothing is done, it is not among them); "wrong" (another act
    would be done)."""
    if said.sure:
        if said.act in acts:
            return "right"
        return "near" if any(are_near(said.act, act, asked) for act in acts) else "wrong"
    if not {said.act, said.second, said.third}.isdisjoint(acts):
        return "asked"
    return "right" if Act.NOTHING in acts else "unread"


class Measured(NamedTuple):
    stranger: Stranger
    said: Meant
    how: str


def measured(sentences: Iterable[Stranger]) -> list[Measured]:
    found = []
    for each in sentences:
        said = meant(each.text, each.situation)
        found.append(Measured(each, said, outcome(each.acts, said, each.situation.asked)))
    return found
