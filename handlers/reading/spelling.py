"""How texts are kept, how they are compared, and when a near spelling is near enough."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import OSA

_SPACES = re.compile(r"[^\S\n]+")
_DOUBLED = re.compile(r"(.)\1+")
_SLIDES = re.compile(r"(.)\1{2,}")


def clean(text: str) -> str:
    """What is kept of a text: as typed, without what cannot be seen or stored.

    NUL, control, zero-width and direction marks go; line breaks stay; runs of blanks become one.
    """
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        if letter == "\n" or letter == "\u200d" or unicodedata.category(letter) not in _UNSEEN
    )
    lines = [_SPACES.sub(" ", line).strip() for line in seen.split("\n")]
    return "\n".join(lines).strip().strip("\u200d")


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def fold(text: str) -> str:
    """For comparing: lower case, without accents, marks and punctuation, single blanks."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = []
    for letter in plain:
        kind = unicodedata.category(letter)
        if kind in ("Mn", "Cf"):
            continue
        kept.append(letter if kind[0] in "LN" else " ")
    return " ".join("".join(kept).split())


def single(text: str) -> str:
    """Folded, with doubled letters single."""
    return _DOUBLED.sub(r"\1", fold(text))


def slips(length: int) -> int:
    """How many slips of the finger a word of this many letters may hold."""
    return 0 if length <= 3 else 1 if length <= 7 else 2


def nearest(typed: str, labels: Sequence[str]) -> int | None:
    """The index of the one label that a near spelling means; None when none or several do.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour. Of what is about
    as near, nothing is guessed.
    """
    folded = _SLIDES.sub(r"\1", fold(typed))
    if not folded:
        return None
    best: list[tuple[int, int]] = []
    for index, label in enumerate(labels):
        other = fold(label)
        allowed = slips(min(len(folded), len(other)))
        distance = OSA.distance(folded, other, score_cutoff=allowed)
        if distance <= allowed:
            best.append((distance, index))
        elif len(folded) >= 4 and other.startswith(folded + " "):
            best.append((1, index))  # the first words of a longer label
    best.sort()
    if not best or (len(best) > 1 and best[1][0] - best[0][0] < 1):
        return None
    return best[0][1]
