"""The things that people ask for (things.csv, docs/THINGS.md), and those that a text names."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from handlers.reading.spelling import fold

THINGS = Path(__file__).parent / "things.csv"
WORDS = ("words_id", "words_jv", "words_en")


@dataclass(frozen=True, slots=True)
class Thing:
    """A row of things.csv. `words` are folded."""

    name: str
    words: tuple[str, ...]
    family: str
    bidang: str
    opd: str
    unit: str
    kamus: str
    complaint: bool


@cache
def things(path: Path = THINGS) -> tuple[Thing, ...]:
    """The list of things, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Thing(
                row["thing"],
                tuple(word for column in WORDS for word in row[column].split("|") if word),
                row["family"],
                row["bidang"],
                row["opd"],
                row["unit"],
                row["kamus"],
                row["usually_complaint"] == "yes",
            )
            for row in csv.DictReader(file)
        )


@cache
def _by_words() -> dict[str, tuple[int, Thing]]:
    """Things by each of their words, with their place: of equals the earlier row is meant."""
    found: dict[str, tuple[int, Thing]] = {}
    for place, thing in enumerate(things()):
        for word in thing.words:
            found.setdefault(word, (place, thing))
    return found


@cache
def _begun_by() -> dict[str, int]:
    """How many words the longest name has that begins with a word, where it has several."""
    found: dict[str, int] = {}
    for name in _by_words():
        first, *more = name.split()
        if more:
            found[first] = min(_LONGEST, max(found.get(first, 0), 1 + len(more)))
    return found


_LONGEST = 4  # words of a thing's name
# What a name may have behind it.
_ENDINGS = ("nya", "ne", "e", "nipun", "ipun", "2")
# What stands behind these says where something is, or what or whom it is for.
_WHERE = frozenset({
    "di", "ke", "ing", "dekat", "dkt", "deket", "depan", "dpn", "didepan", "samping",
    "belakang", "blkg", "seberang", "menuju", "dari", "halaman", "anak", "sekitar", "ngarep",
    "mburi", "cedhak", "near", "front", "behind", "to", "opposite", "kebun", "lahan", "tanah",
    "area", "akses", "ning", "sebelah", "sebelahe", "cerak",
})  # fmt: skip
_THERE = frozenset({"near", "of", "behind", "to", "at", "by", "from", "opposite", "in", "on"})
_FOR = frozenset({
    "untuk", "utk", "buat", "bwt", "bagi", "kanggo", "for", "ke", "menuju",
})  # fmt: skip
_FOR_WORDS = 3  # so many words further than "untuk"
# Those who ask, and what befalls them, where something else is asked for too.
_WHO = frozenset({
    "banjir", "kebanjiran", "tergenang", "genangan", "terendam", "meluap", "rawan banjir",
    "air tergenang", "jalan tergenang", "flooded", "floods", "flooding",
    "pkk", "ibu ibu pkk", "pemuda", "karang taruna", "katar", "lansia", "kelompok tani",
    "gapoktan", "poktan", "kwt", "umkm", "ukm", "wanita tani", "kelompok ternak", "peternak",
    "pokdakan", "pedagang", "pedagang kecil", "warung", "kurang mampu", "risma",
    "remaja masjid", "dasawisma", "pokdarwis", "kader posyandu", "wong sepuh", "hansip",
    "linmas", "pedagang keliling", "anak yatim", "pembudidaya ikan", "nom noman", "disabilitas",
    "difabel", "jompo",
})  # fmt: skip


class Hit(NamedTuple):
    """A thing from word `start` to `end` of a folded text; `aside` where it only says where
    something is, or whom it is for."""

    start: int
    end: int
    aside: bool
    thing: Thing


def hits_in(words: Sequence[str]) -> list[Hit]:
    """The things that words name, none within another: those with the longest words first, of
    equals the earlier row."""
    return list(_hits_in(tuple(words)))


@lru_cache(maxsize=256)  # a turn asks for those of its text, and of its parts, some twenty times
def _hits_in(words: tuple[str, ...]) -> tuple[Hit, ...]:
    known, begun = _by_words(), _begun_by()
    found: list[tuple[int, int, int, int, Thing]] = []  # length, row, from, to
    for start in range(len(words)):
        for count in range(min(begun.get(words[start], 1), len(words) - start), 0, -1):
            whole = " ".join(words[start : start + count])
            hit = known.get(whole)
            if hit is None and whole.endswith(_ENDINGS):
                bare = (known.get(whole.removesuffix(end)) for end in _ENDINGS)
                hit = next((each for each in bare if each is not None), None)
            if hit is not None and not _is_there(words, start, start + count):
                found.append((-len(whole), hit[0], start, start + count, hit[1]))
    taken: set[int] = set()
    hits = []
    for _, _, start, end, thing in sorted(found, key=lambda each: each[:3]):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            hits.append(Hit(start, end, _beside(words, start, end), thing))
    return tuple(hits)


# "Nanti ya, saya lagi di jalan": where who writes is, and nothing that is asked for.
_BUSY = frozenset({"lagi", "lg", "masih", "msh", "sedang", "sdg", "baru", "isih", "esih", "still"})
_AT = frozenset({"di", "nang", "neng", "ning", "on"})
_CLOSES = frozenset(
    {"ya", "nih", "ini", "pak", "bu", "min", "mas", "mbak", "dulu", "soalnya", "the"}
)


def _is_there(words: Sequence[str], start: int, end: int) -> bool:
    before = words[start - 1 : start] if start else ()
    busy = words[start - 2 : start - 1] if start > 1 else ()
    here = _AT.issuperset(before) and before and _BUSY.issuperset(busy) and busy
    return bool(here) and _CLOSES.issuperset(words[end:])


def things_in(text: str) -> tuple[Thing, ...]:
    """The things that a text asks for, the one that is meant first. What only says where something
    is, or whom it is for, comes in only where nothing else is asked for."""
    hits = hits_in(fold(text).split()[:120])
    asked = [each.thing for each in hits if not each.aside] or [each.thing for each in hits]
    return tuple(dict.fromkeys(asked))


# How something is that is reported: "lampu jalan di gang melati ... mati".
_STATES = frozenset({
    "mati", "padam", "tumbang", "miring", "roboh", "menjuntai", "melintang", "semrawut", "menumpuk",
    "numpuk", "berserakan", "nyala", "menyala", "murup", "ambruk", "doyong", "slengkrah",
})  # fmt: skip
_APART = 12  # so many words stand between what it is and how it is


@cache
def _apart() -> dict[str, tuple[tuple[tuple[str, ...], Thing], ...]]:
    """Complaints by the first word of their names, with the words that say how it is."""
    found: dict[str, list[tuple[tuple[str, ...], Thing]]] = {}
    for each in things():
        for name in each.words if each.complaint else ():
            noun, *state = name.split()
            if state and state[-1] in _STATES:
                state = state[-2:] if state[-1] in ("nyala", "menyala", "murup") else state[-1:]
                found.setdefault(_plain(noun), []).append((tuple(state), each))
    return {noun: tuple(some) for noun, some in found.items()}


def complaints_in(text: str) -> tuple[Thing, ...]:
    """The things in a text that people mostly report as a nuisance, also where it is said further
    on how they are."""
    words = fold(text).split()[:120]
    asked = [thing for thing in things_in(text) if thing.complaint]
    for at, word in enumerate(words):
        rest = words[at + 1 : at + 1 + _APART]
        asked += [thing for state, thing in _apart().get(_plain(word), ()) if _stands(state, rest)]
    return tuple(dict.fromkeys(asked))


def _plain(word: str) -> str:
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end)), word)


def _stands(state: tuple[str, ...], words: Sequence[str]) -> bool:
    """Whether words say how it is: "mati", "tidak pernah menyala"."""
    *no, last = state
    ends = [at for at, word in enumerate(words) if word == last]
    return any(not no or no[0] in words[max(0, at - 2) : at] for at in ends)


def _beside(words: Sequence[str], start: int, end: int) -> bool:
    before = words[max(0, start - _FOR_WORDS) : start]
    if before and before[-1] == "the":  # "near the market", but "the bridge is broken"
        before = [*before[:-1], "near"] if before[:-1] and before[-2] in _THERE else before[:-1]
    return (
        " ".join(words[start:end]) in _WHO
        or (bool(before) and before[-1] in _WHERE)
        or not _FOR.isdisjoint(before)
    )


def thing_in(text: str) -> Thing | None:
    """The thing that a text asks for."""
    return next(iter(things_in(text)), None)
