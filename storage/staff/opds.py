"""Names of offices (OPD) as people write them: in full, in short, with "Dinas" and without.

What is the same office is taken as the same, whatever the spelling; what may be is for people to
say. Nothing is read from the database here.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

# Words that every office may have in its name.
_COMMON = frozenset({"dinas", "badan", "dan", "kota", "kabupaten", "provinsi"})

# What begins an office's short name: "DPUTR", "Dinkes", "Disdik".
_LEADS = ("dinas", "din", "dis", "d")

# An abbreviation has at least so many letters.
SHORT = 3

# From how much alike two names are asked about, short and long ones.
_ALIKE, _ALIKE_LONG, _LONG = 0.75, 0.85, 8


def same(one: str, other: str) -> bool:
    """Whether two names are of one office: "DPUTR", "Dinas PUTR", "Dinas Pekerjaan Umum dan Tata
    Ruang"."""
    first, second = _words(one), _words(other)
    if "".join(first) == "".join(second):
        return True
    if len(first) > 1 and len(second) > 1:
        return False  # two names in full; their initials say nothing
    return bool(_shorts(first) & _shorts(second))


def near(one: str, other: str) -> bool:
    """Whether two names that are not the same may be of one office: "Dinas PUPR" and "DPUTR",
    "Disdik" and "Dinas Pendidikan"."""
    if same(one, other):
        return False
    first, second = _words(one), _words(other)
    for short, whole in ((first, second), (second, first)):
        if len(short) == 1 and any(len(s) >= SHORT and s in "".join(whole) for s in _stems(short)):
            return True
    return any(_alike(a, b) for a in _forms(first) for b in _forms(second))


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = re.findall(r"[^\W_]+", plain)
    return [word for word in words if word not in _COMMON] or words


def _stems(words: list[str]) -> set[str]:
    """A short name with and without what stands for "Dinas"."""
    word = words[0]
    stems = {word.removeprefix(lead) for lead in _LEADS if word.startswith(lead)}
    return {word} | {stem for stem in stems if len(stem) >= SHORT}


def _shorts(words: list[str]) -> set[str]:
    """What a name may be in short: of several words the initials, of one the word itself."""
    if len(words) == 1:
        return {words[0]} | (
            {words[0][1:]} if words[0][0] == "d" and len(words[0]) > SHORT else set()
        )
    initials = "".join(word[0] for word in words)
    return {initials} if len(initials) >= SHORT else set()


def _forms(words: list[str]) -> set[str]:
    return {"".join(words)} | _shorts(words)


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORT + 1:
        return False
    least = _ALIKE_LONG if min(len(one), len(other)) >= _LONG else _ALIKE
    return SequenceMatcher(None, one, other).ratio() >= least
