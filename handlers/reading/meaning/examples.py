"""The examples that the model is made of."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from handlers.reading.spelling import fold

FOLDER = Path(__file__).parent / "examples"
LANGUAGES = ("id", "en", "jv")
PIECE = "piece"
"""A label beside the acts: what is a piece of a proposal and nothing by itself ("rt 3 rw 2")."""


class Example(NamedTuple):
    """`act` is a value of Act, or PIECE."""

    language: str
    act: str
    text: str


def examples(folder: Path = FOLDER) -> list[Example]:
    """All of them, in the order of their files."""
    found = []
    for language in LANGUAGES:
        for line in (folder / f"{language}.tsv").read_text("utf-8").splitlines():
            act, _, text = line.partition("\t")
            found.append(Example(language, act, text))
    for line in (folder / "pieces.txt").read_text("utf-8").splitlines():
        found.append(Example("id", PIECE, line))
    return found


def is_kept_apart(text: str) -> bool:
    """Whether an example is left out where it is measured how well the others teach: every fifth,
    by its words and not by its place, so that one that is added or moved changes nothing for the
    others."""
    return crc32((fold(text) or text).encode()) % 5 == 0


def digest(learned: Iterable[Example]) -> str:
    """Says in 16 letters which examples these are, in which order."""
    lines = "\n".join(f"{each.act}\t{each.text}" for each in learned)
    return sha256(lines.encode()).hexdigest()[:16]
