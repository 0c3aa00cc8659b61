"""What is an answer beyond doubt, by its words alone: most of what is sent where words are asked
for is, and the model, which is a hundred times as dear, need not look at it.

How much each word, and each two in a row, speak for an answer or against it is counted in the
examples, once, into plain.tsv: `make model`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import log
from pathlib import Path

from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.examples import PIECE, Example, examples
from handlers.reading.meaning.marks import ASKING, CORRECTING, OF_US
from handlers.reading.meaning.meant import Asked, sensible
from handlers.reading.spelling import fold

FILE = Path(__file__).parent / "plain.tsv"

# What is said of something that is wished, or may be.
ANSWERS = frozenset(
    {
        PIECE,
        *(
            act.value
            for act in (
                Act.PROPOSE, Act.DISPUTE, Act.ANSWER, Act.URGENT, Act.COMPLAIN, Act.WHY,
            )
        ),
    }
)  # fmt: skip

LEAST_SEEN = 2  # examples that must hold it
LEAST_SAYS = 7  # tenths that it must speak for or against
TEXT = -98  # tenths: a text of words that speaks against being none by so much is an answer
SHORT = 5  # the same for a name or an amount, which hold words that no example has


def parts(text: str) -> Iterator[str]:
    """The words of a text, and each two in a row, its beginning and end among them."""
    words = fold(text).split()
    yield from words
    for first, second in zip(("^", *words), (*words, "$"), strict=True):
        yield f"{first} {second}"


@cache
def weights(file: Path = FILE) -> dict[str, int]:
    """Tenths that each part speaks against a text being an answer."""
    lines = file.read_text("utf-8").splitlines()
    return {part: int(tenths) for part, _, tenths in (line.partition("\t") for line in lines)}


def score(text: str) -> int:
    """Tenths that a text speaks against being an answer."""
    known = weights()
    return sum(known.get(part, 0) for part in set(parts(text)))


def is_plain(text: str, asked: Asked) -> bool:
    """Whether a text answers a question of words, a name or an amount beyond doubt."""
    if asked not in (Asked.TEXT, Asked.NAME, Asked.AMOUNT):
        return False
    words = fold(text).split()
    if not CORRECTING.isdisjoint(words) or not OF_US.isdisjoint(words):
        return False
    if asked is Asked.NAME and len(words) > 1 and not ASKING.isdisjoint(words):
        return False
    if asked is Asked.AMOUNT and not any(letter.isdecimal() for letter in text):
        return False
    return score(text) <= (TEXT if asked is Asked.TEXT else SHORT)


def counted(learned: Iterable[Example]) -> dict[str, int]:
    """The weights that the examples make."""
    # What means nothing ("gini pak, ceritanya panjang") is no answer either.
    others = {act.value for act in (*sensible(Asked.TEXT), Act.NOTHING)} - ANSWERS
    speaks: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    number = Counter[bool]()
    for example in learned:
        if example.act in ANSWERS or example.act in others:
            answers = example.act in ANSWERS
            speaks[answers].update(set(parts(example.text)))
            number[answers] += 1
    found = {}
    for part in sorted(speaks[True] | speaks[False]):
        for_it, against = speaks[True][part], speaks[False][part]
        share = ((against + 0.5) / (number[False] + 1)) / ((for_it + 0.5) / (number[True] + 1))
        tenths = round(10 * log(share))
        if for_it + against >= LEAST_SEEN and abs(tenths) >= LEAST_SAYS:
            found[part] = tenths
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FILE, help="where they are written")
    out = parser.parse_args(arguments).out
    lines = [f"{part}\t{tenths}\n" for part, tenths in counted(examples()).items()]
    out.write_text("".join(lines), "utf-8")
    print(f"{out}: {len(lines):,} words and pairs")


if __name__ == "__main__":
    main()
