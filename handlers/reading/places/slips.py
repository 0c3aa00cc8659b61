"""Names of places as they are mistyped: slips of the finger, and what makes another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from handlers import late
from handlers.reading.spelling import fold

_DOUBLED = late.regex(r"(.)\1+")
_VOWELS = set("aiueo")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {
    letter: (row, column) for row, keys in enumerate(_KEYS) for column, letter in enumerate(keys)
}


def key(name: str) -> str:
    """A name for comparing: without blanks, old spelling made new, doubled letters single.

    In "Moeljodjati" oe is u, dj is j, and j is y; y and j count as one letter here.
    """
    return folded_key(fold(name))


@lru_cache(maxsize=4096)  # of words, and two or three in a row
def folded_key(folded: str) -> str:
    """The same of what is folded already."""
    joined = folded.replace(" ", "")
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("y", "j")):
        joined = joined.replace(old, new)
    return _DOUBLED.sub(r"\1", joined)


def slip(typed: str, name: str) -> bool:
    """Whether one difference is a slip of the finger and not another name: a letter missing,
    doubled or swapped, a vowel for a vowel, a neighbouring key. Never in the first letter."""
    if not typed or not name or typed[0] != name[0]:
        return False
    if len(typed) != len(name):
        return True
    wrong = [(a, b) for a, b in zip(typed, name, strict=True) if a != b]
    if len(wrong) == 2:
        # Swapped neighbours; but -asri and -sari make different names.
        return typed.endswith("asri") == name.endswith("asri")
    return all(_alike(a, b) for a, b in wrong)


# So many letters must be the same at the beginning.
_BEGINS = 3


def cut_short(tokens: Sequence[str], name: str) -> bool:
    """Whether two words are a name of two whose first is cut short, or slipped ("gang asri")."""
    words = fold(name).split()
    if len(words) != 2 or len(tokens) != 2 or folded_key(words[1]) != folded_key(tokens[1]):
        return False
    return len(tokens[0]) >= _BEGINS and words[0][:_BEGINS] == tokens[0][:_BEGINS]


def like(typed: str, name: str) -> bool:
    """Whether two differences leave the word what it is: letters missing, or a wrong vowel."""
    if typed[:2] != name[:2]:
        return False
    vowels = len(name) > 10  # "karangraja" is a village of its own
    return all(
        change.tag == "insert"
        or (
            vowels
            and change.tag == "replace"
            and typed[change.src_pos] in _VOWELS
            and name[change.dest_pos] in _VOWELS
        )
        for change in Levenshtein.editops(typed, name)
    )


def _alike(a: str, b: str) -> bool:
    if {a, b} <= _VOWELS or {a, b} == {"i", "j"}:
        return True  # "mulio" for "mulyo": y counts as j here
    here, there = _PLACES.get(a), _PLACES.get(b)
    if here is None or there is None:
        return False
    return abs(here[0] - there[0]) + abs(here[1] - there[1]) == 1


def within(typed: str, names: Iterable[str], most: int) -> list[tuple[int, str]]:
    """The names at most so many slips away, with how many, nearest first."""
    return sorted(
        (distance, name)
        for name in names
        if abs(len(name) - len(typed)) <= most
        and (distance := OSA.distance(typed, name, score_cutoff=most)) <= most
    )


def sound_alike(one: str, other: str) -> bool:
    """Whether two names may be taken for one another: they begin alike, or are two letters
    apart."""
    first, second = key(one), key(other)
    return first[:4] == second[:4] or OSA.distance(first, second, score_cutoff=2) <= 2


# "Mulyosari eh mulyojati": what is said behind counts.
_RESAID = late.regex(
    r"\b(?P<was>[^\W\d_]{4,}(?:\s+(?:barat|timur|agung|asri|mulyo|jati|sari|dadi|rejo|bantul)\b)?)[\s,.]+"
    r"(?:eh+|ralat|maaf|maksud(?:nya|ku|e)?|sori|sorry|salah|keliru|i\s+mean)\b[\s,.]+"
    r"(?:(?:bukan|salah|deng|ding|ya|di|ning|ing)\b[\s,.]+){0,2}(?P<now>[^\W\d_]{4,}(?:\s+[^\W\d_]{4,})?)",
    re.I,
)


def resaid(text: str, is_name: Callable[[str], bool]) -> str:
    """A text without the name that another takes the place of at once."""
    said = _RESAID.search(text)
    if said is None or not is_name(said["was"]):
        return text
    named = any(is_name(each) for each in (said["now"], said["now"].split()[0]))
    return f"{text[: said.start('was')]}{text[said.start('now') :]}" if named else text
