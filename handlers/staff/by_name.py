"""Proposals that staff call by what they are instead of by a number: "yang jembatan", "drainase
mawar", "yg di rt 05"; of those that wait for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from handlers import late
from handlers.reading.amounts.figures import UNITS
from handlers.reading.likeness import kept
from handlers.reading.meaning.things import hits_in
from handlers.reading.places.area_words import STREET
from handlers.reading.places.areas import Found
from handlers.reading.spelling import fold
from handlers.staff import waiting
from handlers.turn import Turn
from storage.database.store import Memo
from storage.proposals.lookup import plain
from storage.proposals.model import Proposal
from storage.proposals.worded import words_of

# What stands behind a word and belongs to it: "lampunya", "lampune".
_ENDINGS = ("nipun", "ipun", "nya", "ne", "e")
# A word that is known by how it begins has so many letters.
_LEAST = 4
# What nearly every wish begins with says of none which it is, nor does a unit.
_ANY = frozenset(
    {"perbaikan", "pembangunan", "pengadaan", "pembuatan", "bantuan", "usulan", "lanjutan", "baru"}
    | {"saya", "kami", "kita", "warga", "kulo", "kula"}
) | (UNITS.keys() - {"lampu", "rumah", "ruang", "kelompok", "tiang", "pohon"})
# Words that stand beside a name in any sentence.
_APART = STREET | {"di", "dan", "yang", "untuk", "dari", "ke", "baru", "rt", "rw", "lagi", "dulu"}
# "Yang 120 meter" names one by its size.
_BY_SIZE = frozenset(
    {"yang", "yg", "sing", "seng", "sepanjang", "seluas", "selebar", "setinggi", "ukuran"}
)
_SIZE = late.regex(r"(\d+)(?:[.,]\d+)?\s*([^\W\d]+)")


@dataclass(frozen=True, slots=True)
class Known:
    """Proposals that may be meant, each with its words and the things that it asks for."""

    some: tuple[tuple[Proposal, frozenset[str], frozenset[str]], ...]
    # Words that stand together in a wish, and those of them that say of none which it is.
    pairs: frozenset[tuple[str, ...]] = frozenset()
    loose: frozenset[str] = frozenset()

    def named_at(self, words: Sequence[str]) -> set[int]:
        """The places of words, folded, that name any of them."""
        found: set[int] = set()
        words = self._whole(words)
        held = frozenset[str]().union(*(words for _, words, _ in self.some))
        asked = frozenset[str]().union(*(things for _, _, things in self.some))
        for hit in hits_in(words):
            if not asked.isdisjoint(_kinds(hit.thing.name)):
                found |= set(range(hit.start, hit.end))
        found |= {at for at, word in enumerate(words) if not held.isdisjoint(_ways(word))}
        found |= self._joined(words, found)
        sized = (at for at, word in enumerate(words) if at and words[at - 1] in _BY_SIZE)
        return found | {n for at in sized if _size(words, at) in held for n in (at, at + 1)}

    def _joined(self, words: Sequence[str], named: Collection[int]) -> set[int]:
        """The places of words that say of none which it is, beside those that do as in its wish:
        "kali" of "jembatan kali pacar", "ibu2" of "menjahit ibu2 PKK"."""
        bare = [word.removesuffix("2") if word[:-1].isalpha() else word for word in words]
        found = set(named)
        for at, pair in [*enumerate(pairwise(bare)), *reversed([*enumerate(pairwise(bare))])]:
            if pair in self.pairs and all(each.isalpha() for each in pair):
                found |= {at, at + 1} if found & {at, at + 1} else set()
        return found

    def meant(self, named: Sequence[str]) -> list[Proposal]:
        """Those for which most of some words hold, the one that waits longest first."""
        named = self._whole(named)
        held = [(self._holds(each, named), each[0]) for each in self.some]
        most = max((count for count, _ in held), default=0)
        return [proposal for count, proposal in held if count == most and count]

    def fits(self, named: Sequence[str]) -> bool:
        """Whether all the words hold for those that are meant."""
        named = self._whole(named)
        return any(self._holds(each, named) == len(named) for each in self.some)

    def each_meant(self, named: Sequence[str]) -> list[Proposal]:
        """Those of several that are called one after the other ("drainase sama jembatan"), each
        word only one's; none where any word may be of several."""
        found: dict[int, Proposal] = {}
        for word in named:
            if word.removesuffix("2") in self.loose:
                continue
            some = self.meant([word])
            if len(some) != 1:
                return []
            found.setdefault(some[0].id, some[0])
        return list(found.values())

    def _whole(self, words: Sequence[str]) -> list[str]:
        """Words that are written without some vowels as what they are short for, where only one
        word of these proposals is: "jmbtan", "lmpu"."""
        long = {word for _, held, _ in self.some for word in held}
        return [word if word in long else _short_for(word, long) for word in words]

    def _holds(
        self, known: tuple[Proposal, frozenset[str], frozenset[str]], named: Sequence[str]
    ) -> int:
        proposal, words, things = known
        by_thing: set[int] = set()
        for hit in hits_in(named):
            if not things.isdisjoint(_kinds(hit.thing.name)):
                by_thing |= set(range(hit.start, hit.end))
        count = 0
        for at, word in enumerate(named):
            place = word.split()
            if place[0] in ("rt", "rw") and len(place) > 1:
                count += all(_lies(proposal, *pair) for pair in _pairs(place))
            elif _size(named, at) in words or word.removesuffix("2") in self.loose:
                count += 1
            elif at and _size(named, at - 1) in words:
                count += 1  # "meter" of "120 meter"
            else:
                count += at in by_thing or not words.isdisjoint(_ways(word))
        return count


async def only_one(turn: Turn, text: str) -> Proposal | None:
    """The one that a sentence calls by what it is, where only one of those that wait is called
    so."""
    known, words = await waiting_for(turn), fold(text).split()
    found = known.meant([words[at] for at in sorted(known.named_at(words))])
    return found[0] if len(found) == 1 else None


async def all_called(turn: Turn, text: str) -> list[Proposal]:
    """All of those that wait that a sentence calls by what they are."""
    known, words = await waiting_for(turn), fold(text).split()
    return known.meant([words[at] for at in sorted(known.named_at(words))])


async def named_apart(turn: Turn, text: str) -> bool:
    """Whether the parts of a text call different ones: nobody knows of which it is."""
    parts = [part for part in re.split(r"[,.;\n]\s", text) if part.strip()]
    found = [await only_one(turn, part) for part in parts] if len(parts) > 1 else []
    return len({each.id for each in found if each is not None}) > 1


async def each_of(turn: Turn, parts: Sequence[str]) -> list[Proposal]:
    """The one that each of several parts calls by what it is, in their order; none where any of
    them calls none or several."""
    found = [await only_one(turn, part) for part in parts]
    some = {each.id: each for each in found if each is not None}
    return list(some.values()) if len(some) == len(parts) else []


def without_area(turn: Turn, why: str) -> str:
    """Why, without the kelurahan that a name stands with: "imopuro, bukan kewenangan kita"."""
    first, _, rest = why.partition(",")
    read = turn.site.names.find_in(first).reading
    bare = {"kelurahan", "kel", "di", "yang", "yg"}
    if not isinstance(read, Found):
        return why
    words = [word for word in fold(first).split() if word not in bare]
    return rest.strip() if " ".join(words) == fold(read.area.name) else why


def words_in(named: str) -> list[str]:
    """The words of a name that were joined; an RT or RW is one with its number."""
    return re.findall(r"(?:rt|rw)[\s.]*\d+(?:\s(?:rt|rw)[\s.]*\d+)?|\S+", named)


_VOWELS = late.regex("[aeiou]")
# So many consonants say which word is meant.
_CONSONANTS = 3


def _short_for(word: str, long: Iterable[str]) -> str:
    """The word that another is short for; else the word itself."""
    bones = _VOWELS.sub("", word)
    if len(bones) < _CONSONANTS or not word.isalpha():
        return word
    found = [
        each
        for each in long
        if len(each) > len(word) and each[0] == word[0] and _VOWELS.sub("", each) == bones
    ]
    return found[0] if len(found) == 1 and _runs_in(word, found[0]) else word


def _runs_in(word: str, whole: str) -> bool:
    """Whether the letters of a word stand in another, in their order."""
    letters = iter(whole)
    return all(letter in letters for letter in word)


@cache
def _kinds(name: str) -> frozenset[str]:
    """A thing, and what it is one of: "lampu jalan" is a "lampu"."""
    parts = name.split()
    return frozenset(" ".join(parts[:n]) for n in range(1, len(parts) + 1))


def _ways(word: str) -> frozenset[str]:
    """A word, and without what stands behind it."""
    bare = {word.removesuffix(end) for end in _ENDINGS if len(word) - len(end) >= _LEAST}
    return frozenset({word, *bare})


def _pairs(place: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(place[::2], place[1::2], strict=False))


def _lies(proposal: Proposal, which: str, number: str) -> bool:
    """Whether a proposal is of this RT or RW."""
    own = proposal.content.rt if which == "rt" else proposal.content.rw
    return own is not None and own.isdecimal() and int(own) == int(number)


def _size(words: Sequence[str], at: int) -> str:
    """The size that a number with the unit behind it is; "" where it is none."""
    unit = UNITS.get(words[at + 1]) if at + 1 < len(words) else None
    return f"{words[at]} {unit}" if unit and words[at].isdecimal() else ""


def _sizes(*texts: str | None) -> set[str]:
    found = (_SIZE.findall(fold(text)) for text in texts if text)
    return {f"{figure} {UNITS[unit]}" for each in found for figure, unit in each if unit in UNITS}


def _short(wish: str) -> frozenset[str]:
    """Short words that are names in a wish, by their letters: "PKK"."""
    if wish.isupper():
        return frozenset()
    return frozenset(map(fold, re.findall(r"\b[A-Z]{3}\b", wish)))


# Asked for by each listener that a sentence of staff passes: for whom, and when it was read.
_KNOWN: Memo[tuple[int, int], Known] = Memo()


async def waiting_for(turn: Turn) -> Known:
    """What waits for whoever speaks, and what is still with a level below them."""
    memo, key = turn.store.memo(_KNOWN), (turn.person.id, turn.store.written)
    if key not in memo:
        memo[key] = await _read(turn)
    return memo[key]


async def _read(turn: Turn) -> Known:
    return await known_of(turn, await waiting.ids_of(turn, "", below=True))


async def known_of(turn: Turn, ids: Sequence[int]) -> Known:
    """Proposals by their ids, as they may be called."""
    found, pairs = [], set[tuple[str, ...]]()
    for each in await plain(turn.store, ids):
        content = each.content
        own = {fold(word) for word in words_of(content.wish, content.place)}
        words = frozenset(w for w in own - STREET - _ANY if len(w) >= _LEAST and w.isalpha())
        words |= _short(content.wish) | _sizes(content.wish, content.volume_text)
        asked = (one.thing for one in kept.of(content).asked)
        things = frozenset[str]().union(*map(_kinds, asked))
        found.append((each, words, things))
        wish = fold(content.wish).split()
        pairs |= {pair for pair in pairwise(wish) if not any(each in _APART for each in pair)}
    held = frozenset[str]().union(*(words for _, words, _ in found))
    loose = {word for pair in pairs for word in pair if word.isalpha()} - held
    loose -= {word for _, _, things in found for thing in things for word in thing.split()}
    return Known(tuple(found), frozenset(pairs), frozenset(loose))
