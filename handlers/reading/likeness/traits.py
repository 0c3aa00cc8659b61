"""What of a proposal is compared with another: the thing, its place, and the names in it."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handlers import late
from handlers.reading.likeness.words import COMMON, HOSTS, SAME
from handlers.reading.meaning.places import places
from handlers.reading.meaning.things import hits_in
from handlers.reading.spelling import fold

# Of long texts only the beginning says what is wanted.
_MOST = 400
_NUMBER = late.regex(r"\d+")
_RANGE = late.regex(r"(\d+)\s*(?:s\s*/\s*d|s\.d\.?|sd|sampai|smp|hingga|-|–)\s*(\d+)", re.I)
# So many RT or RW stand in one range at the most; more is a slip.
_WIDE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing of things.csv that is asked for, what it is one of, and the words, stemmed, by which
    it is."""

    thing: str
    family: str
    words: frozenset[str]


# By identity: the same text gives the same object (`_read`), and what was said of two of them is
# remembered (handlers.reading.likeness.score).
@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """`asked` are the things that are asked for, `hosts` those that only say where or for whom ("di
    pasar", "kelompok tani"). `rt` and `rw` are numbers, none where it is not said. `names` are
    words, folded and stemmed, that tell one wish from another of its kind: of streets, groups,
    buildings, or of a thing that we do not know; `street` are those of a street's name. `words` are
    all that say something.
    """

    asked: tuple[Asked, ...]
    hosts: frozenset[str]
    rt: frozenset[int]
    rw: frozenset[int]
    street: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    lat: float | None = None
    lon: float | None = None

    @property
    def family(self) -> str:
        """What the thing that is meant is one of; "" where nothing known is asked for."""
        return self.asked[0].family if self.asked else ""

    @property
    def families(self) -> frozenset[str]:
        return frozenset(each.family for each in self.asked)

    def stored(self) -> dict[str, Any]:
        """As JSON can hold it; the point is kept with the proposal."""
        sets = {name: sorted(getattr(self, name)) for name in _SETS}
        asked = [[each.thing, each.family, sorted(each.words)] for each in self.asked]
        return {"of": MADE, "asked": asked, **sets}


# Of stored traits, by which rules they were made: what was made by others is made anew.
MADE = 1
_SETS = ("hosts", "rt", "rw", "street", "names", "words")


def loaded(data: Mapping[str, Any] | None) -> Traits | None:
    """Traits as they were stored; None for those that were made by other rules."""
    if data is None or data.get("of") != MADE:
        return None
    asked = tuple(Asked(thing, family, frozenset(w)) for thing, family, w in data["asked"])
    hosts, rt, rw, street, names, words = (frozenset(data[name]) for name in _SETS)
    return Traits(asked, hosts, rt, rw, street, names, words)


def traits(
    wish: str,
    place: str | None = None,
    rt: str | None = None,
    rw: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
) -> Traits:
    """The traits of a proposal as it is kept. Never raises."""
    return _at(wish[:_MOST], (place or "")[:_MOST], rt or "", rw or "", lat, lon)


@functools.lru_cache(2_000)
def _at(wish: str, place: str, rt: str, rw: str, lat: float | None, lon: float | None) -> Traits:
    known = _read(wish, place, rt, rw)
    if lat is None or lon is None:
        return known
    return dataclasses.replace(known, lat=lat, lon=lon)


@functools.lru_cache(20_000)
def _read(wish: str, place: str, rt: str, rw: str) -> Traits:
    wished, spot = places(wish), places(place)
    said = _joined(wish).split()[:80]
    hits = [(each, " ".join(said[each.start : each.end])) for each in hits_in(said)]
    plain = [(hit, words) for hit, words in hits if words not in HOSTS]
    meant = [each for each in plain if not each[0].aside] or plain
    taken = {at for hit, _ in hits for at in range(hit.start, hit.end)}
    street = _stems(_joined(" ".join(filter(None, (wished.street, spot.street)))).split())
    rest = [word for at, word in enumerate(said) if at not in taken]
    return Traits(
        tuple(
            Asked(hit.thing.name, hit.thing.family, _stems(words.split(), frozenset()))
            for hit, words in meant
        ),
        frozenset(hit.thing.name for hit, words in hits if words in HOSTS),
        numbers(rt) or numbers(wished.rt or spot.rt or ""),
        numbers(rw) or numbers(wished.rw or spot.rw or ""),
        street,
        _stems([*rest, *_joined(place).split()]) | street,
        _stems(said, frozenset()),
    )


def _stems(words: Iterable[str], but: frozenset[str] = COMMON) -> frozenset[str]:
    return frozenset(stem(word) for word in words if not word.isdecimal()) - but - {""}


# "SD Negeri 3" and "Al-Huda" are one name each.
_NUMBERED = late.regex(
    r"\b(sd|sdn|smp|smpn|sma|sman|smk|tk|mi|mts|bedeng|blok|jalur|lk|gang|gg|jl|jln)"
    r" (?:negeri |n |no )?(\d{1,3})\b"
)
_ARTICLE = late.regex(r"\b(al|an|at|as|ar|ad|ash|asy|nurul|baitul|miftahul) ([a-z]{2,})\b")


def _joined(text: str) -> str:
    folded = fold(text)
    folded = _NUMBERED.sub(lambda m: f"{m[1].rstrip('n')}n{int(m[2])}", folded)
    return _ARTICLE.sub(lambda m: f"{m[1]}{m[2]}", folded)


def numbers(text: str) -> frozenset[int]:
    """The numbers of RT or RW in a text, ranges filled: "1 s/d 4" is 1, 2, 3 and 4."""
    found = {int(each) for each in _NUMBER.findall(text[:60])}
    for first, last in _RANGE.findall(text[:60]):
        if 0 <= int(last) - int(first) <= _WIDE:
            found |= set(range(int(first), int(last) + 1))
    return frozenset(found - {0})


_PREFIX = late.regex(
    r"^(?:memper|diper|pember|penge|menge|meny(?=[aiueo])|peny(?=[aiueo])|meng|peng|mem|pem|men|pen"
    r"|ber|per|ter|me|di|ng(?=[aiueo])|ny(?=[aiueo]))"
)
_SUFFIX = late.regex(r"(?:isasi|kan|annya|nya|an|i|ne|e|lah)$")
_LEAST = 4  # letters that a stem keeps, so that short words and names stay whole


@functools.lru_cache(20_000)
def stem(word: str) -> str:
    """A folded word without the usual endings and beginnings, and by the name that is usual for
    it; a word that is too short for that stays as it is."""
    if word in SAME:
        return SAME[word]
    if word in COMMON:
        return word
    bare = _SUFFIX.sub("", word)
    if len(bare) < _LEAST:
        bare = word
    short = _PREFIX.sub("", bare)
    if len(short) < _LEAST:
        short = bare
    return SAME.get(short, short)
