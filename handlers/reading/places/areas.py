"""Which kelurahan somebody means, in any spelling; what could be two is never guessed.

Names of Kota Metro are alike (DOMAIN.md): Purwosari and Purwoasri differ by one letter, and
"Metro" is a kelurahan, the city, and part of all kecamatan names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from rapidfuzz.distance import OSA

from handlers.reading.places.area_words import (
    ABOVE,
    AND,
    BEFORE,
    BESIDE,
    KELURAHAN,
    OFFICE,
    SHORT,
    UNIT,
    of_street,
    without_left,
)
from handlers.reading.places.pointed import LEADS, POINTING, elsewhere, in_order, mended, pointed
from handlers.reading.places.slips import cut_short, folded_key, key, like, resaid, slip, within
from handlers.reading.spelling import fold


class Area(Protocol):
    """What a name belongs to. `code` is dotted; a kelurahan's has three dots."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """This one and no other."""

    area: Area


@dataclass(frozen=True, slots=True)
class Unsure:
    """One of these perhaps, to be asked back; in the order of their codes."""

    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """None of ours."""


Reading = Found | Unsure | Unknown


@dataclass(frozen=True, slots=True)
class Mention:
    """A kelurahan in a sentence, and the words that name it."""

    reading: Reading
    words: str = ""


@dataclass(slots=True, eq=False)
class AreaNames:
    """The names of areas, ready to be read; built once.

    `areas` may hold a city and its kecamatan as well, whose names help to tell what is none.
    """

    areas: Sequence[Area]
    names: dict[str, list[Area]] = field(default_factory=dict)  # by key
    parts: dict[str, list[Area]] = field(default_factory=dict)  # words that names are made of
    firsts: dict[str, list[Area]] = field(default_factory=dict)  # what several names begin with
    above: dict[str, list[Area]] = field(default_factory=dict)  # kelurahan of a kecamatan's name
    city: frozenset[str] = frozenset()
    # The kelurahan that a sentence names beyond doubt. Never raises. People's words come again.
    find_in: Callable[[str], Mention] = field(init=False)
    _within: Callable[[str, int], list[tuple[int, str]]] = field(init=False)

    def __post_init__(self) -> None:
        self.find_in = lru_cache(maxsize=64)(self._find_in)
        self._within = lru_cache(maxsize=4096)(lambda typed, most: within(typed, self.names, most))
        known = sorted(self.areas, key=lambda area: area.code)
        kelurahan = [area for area in known if area.code.count(".") == 3]
        inside: dict[str, list[Area]] = {}
        for area in kelurahan:
            inside.setdefault(area.code.rpartition(".")[0], []).append(area)
            for name in (area.name, *area.aliases):
                _add(self.names, key(name), area)
            tokens = fold(area.name).split()
            if len(tokens) > 1:
                _add(self.firsts, folded_key(tokens[0]), area)
            # An alias with blanks ("Yoso Mulyo") says where a name has its seams.
            for token in fold(" ".join((area.name, *area.aliases))).split():
                if len(token) >= 4 and token not in {"kota"} | BEFORE | UNIT:
                    _add(self.parts, folded_key(token), area)
        for area in known:
            if area.code.count(".") == 2:
                below = inside.get(area.code, [])
                for name in (area.name, *area.aliases):
                    self.above.setdefault(key(name), []).extend(below)
                    for one in below:
                        _add(self.parts, key(fold(name).split()[-1]), one)
        self.firsts = {word: areas for word, areas in self.firsts.items() if len(areas) > 1}
        self.city = frozenset(
            key(fold(area.name).removeprefix("kota ").removeprefix("kabupaten "))
            for area in known
            if area.code.count(".") <= 1
        )

    # An answer to "which kelurahan?"

    def read(self, text: str) -> Reading:
        """Reads a text that should name one kelurahan. Never raises."""
        tokens = [SHORT.get(token, token) for token in fold(text).split()[:12]]
        tokens = in_order(tokens, self.firsts, self.names)
        tokens = mended(tokens, self.above, self.names, self.city)
        while tokens and tokens[0] in BEFORE | UNIT | LEADS:
            tokens.pop(0)
        # "iringmulyo 15a": the number of an old bedeng, or a house's.
        tokens = tokens[:1] + [word for word in tokens[1:] if not word[0].isdecimal()]
        whole = self._read(tokens)
        if not isinstance(whole, Unknown):
            return whole
        # "iringmulyo metro timur": the kecamatan or city beside the name is no part of it.
        bare = self._without_above(tokens)
        read = self._read(bare) if bare and bare != tokens else whole
        if isinstance(read, Unknown) and len(tokens) > 1:
            read = self._in_words(text)
        if isinstance(read, Unknown):
            read = self._pointed_at(tokens)
        if not isinstance(read, Found) and len(tokens) == 2:
            # "hadimulyo selatan": there is none, but two that it may be.
            begun = self.firsts.get(folded_key(tokens[0]), ()) or self._cut(tokens)
            near = read.areas if isinstance(read, Unsure) else ()
            read = Unsure(tuple(_ordered([*begun, *near]))) if begun else read
        if isinstance(read, Found):
            ours = self.city | self.parts.keys()
            one = read.area
            inside = {word: one in below for word, below in self.above.items()}
            if elsewhere(tokens, inside.get, ours):
                return Unsure((one,))
        return read

    def _pointed_at(self, tokens: Sequence[str]) -> Reading:
        """Those of a part of a name among words that only point ("purwo itu lho yg di metro
        utara"), in the kecamatan that is named with it where some are; these are asked back."""
        bare = self._without_above([word for word in tokens if word not in POINTING])
        if not 0 < len(bare) <= 2 or len(bare) == len(tokens):
            return Unknown()
        read = self._read(bare)
        areas = (read.area,) if isinstance(read, Found) else getattr(read, "areas", ())
        code = self.above_in(" ".join(tokens))
        inside = tuple(area for area in areas if code and area.code.startswith(f"{code}."))
        return Unsure(inside or areas) if areas else Unknown()

    def _cut(self, tokens: Sequence[str]) -> list[Area]:
        """Kelurahan of two words whose first is cut short: "gang asri", "hadi timur"."""
        low = (area for area in self.areas if area.code.count(".") == 3)
        return [one for one in low if any(cut_short(tokens, x) for x in (one.name, *one.aliases))]

    def _in_words(self, text: str) -> Reading:
        """A name with words around it. One that may be part of another name, or of another
        place's address ("Margorejo Jati Agung"), is asked back."""
        mention = self.find_in(text)
        if not isinstance(mention.reading, Found):
            return mention.reading
        before, _, behind = f" {' '.join(fold(text).split())} ".partition(f" {mention.words} ")
        beside = [*before.split()[-1:], *behind.split()[:1]]
        known = BESIDE | BEFORE | UNIT | ABOVE
        if all(
            word in known or word[0].isdecimal() or within(folded_key(word), self.city, 1)
            for word in beside
        ):
            return mention.reading
        if key(mention.words) == folded_key("".join(beside)):
            return mention.reading  # said twice
        return Unsure((mention.reading.area,))

    def _read(self, tokens: Sequence[str]) -> Reading:
        typed = folded_key("".join(tokens))
        if not typed:
            return Unknown()
        if typed in self.names:
            return self._named(typed)
        if typed in self.above:
            return Unsure(tuple(self.above[typed]))
        near = self._near(typed)
        beginning = self._beginning(typed)
        if beginning and (isinstance(near, Unknown) or len(beginning) > 1):
            others = near.areas if isinstance(near, Unsure) else ()
            return Unsure(tuple(_ordered([*beginning, *others])))
        return near

    def _named(self, typed: str) -> Reading:
        areas = self.names[typed]
        if typed in self.city or len(areas) > 1:
            return Unsure(tuple(areas))
        return self._checked(Found(areas[0]))

    def _checked(self, reading: Found) -> Reading:
        """What is asked back however exactly it is written: a kelurahan called like its city, and
        two whose names are one slip apart (Purwosari and Purwoasri)."""
        name = key(reading.area.name)
        if name in self.city:
            return Unsure((reading.area,))
        twins = _ordered(
            area
            for _, other in self._within(name, 1)
            for area in self.names[other]
            if other == key(area.name)  # an alias ("Hadimulyo T") is no name of its own
        )
        return Unsure(tuple(twins)) if len(twins) > 1 else reading

    def _beginning(self, typed: str) -> list[Area]:
        """Kelurahan whose name begins with what was typed, or has it as a word of its own."""
        if len(typed) < 4:
            return []
        found = list(self.parts.get(typed, ()))
        found += [a for name, areas in self.names.items() if name.startswith(typed) for a in areas]
        if not found and len(typed) >= 7:
            # The shared part of several names, with a slip: "hadimulio".
            for part, areas in self.parts.items():
                if len(part) >= 5 and OSA.distance(typed, part, score_cutoff=1) <= 1:
                    found += areas
        return _ordered(found)

    def _near(self, typed: str) -> Reading:
        if len(typed) < 5:
            return Unknown()
        allowed = 1 if len(typed) <= 8 else 2
        measured = self._within(typed, allowed + 1)
        if not measured:
            return Unknown()
        best, name = measured[0]
        if best > allowed:
            # Too far to take, near enough to ask: one more. Half the country's villages are
            # called something-rejo, so no further.
            asked = [n for d, n in measured if d <= len(n) // 4]
            return Unsure(tuple(self._areas(asked)[:3])) if asked else Unknown()
        rivals = [n for d, n in measured if d <= best + 1]
        areas = self._areas(rivals)
        if len(areas) > 1:
            return Unsure(tuple(areas[:4]))
        if len(name) < 7 or not (slip(typed, name) if best == 1 else like(typed, name)):
            return Unsure(tuple(areas))
        return self._checked(Found(areas[0]))

    def _areas(self, names: Iterable[str]) -> list[Area]:
        return _ordered(area for name in names for area in self.names[name])

    def _without_above(self, tokens: Sequence[str]) -> list[str]:
        """The tokens without kecamatan and city at their end and beginning."""
        rest = [token for token in tokens if token not in UNIT]
        while True:
            for count in (2, 1):
                if len(rest) <= count:
                    continue
                ends, begins = folded_key("".join(rest[-count:])), folded_key("".join(rest[:count]))
                if ends in self.above or ends in self.city:
                    rest = rest[:-count]
                    break
                if begins in self.above or begins in self.city:
                    rest = rest[count:]
                    break
            else:
                return [token for token in rest if token not in BEFORE]

    def called(self, text: str) -> bool:
        """Whether a text is the name of an area and nothing else, exactly as it is spelt."""
        words = fold(text).split()
        if words and words[0] in OFFICE:
            return False  # "Lurah Imopuro" is somebody
        while words and words[0] in BEFORE | UNIT | ABOVE:
            words.pop(0)
        typed = key(" ".join(words))
        return bool(typed) and (typed in self.names or typed in self.above)

    # A sentence that may name one.

    def above_in(self, sentence: str) -> str | None:
        """The code of the one kecamatan that a sentence names."""
        words = [SHORT.get(word, word) for word in fold(sentence).split()[:80]]
        pairs = ("".join(words[i : i + n]) for i in range(len(words)) for n in (1, 2))
        found = {self.above[key(pair)][0].code for pair in pairs if key(pair) in self.above}
        codes = {code.rpartition(".")[0] for code in found}
        return codes.pop() if len(codes) == 1 else None

    def find_now(self, text: str) -> Mention:
        """As find_in has it, without where somebody says that they no longer live."""
        return self.find_in(without_left(text))

    def _find_in(self, sentence: str) -> Mention:
        """As find_in has it. A name after "jalan" may be a street's: asked back."""
        raw = fold(self.without_slip(sentence)).split()[:80]
        tokens = [SHORT.get(token, token) if len(token) > 1 else token for token in raw]
        # "kelurahan metro timur" names no kelurahan called Metro.
        taken = {
            part
            for place in range(len(tokens))
            for count in (1, 2)
            if folded_key("".join(tokens[place : place + count])) in self.above
            for part in range(place, place + count)
        }
        found: list[tuple[Area, str, bool]] = []
        place = 0
        while place < len(tokens):
            step = 1
            if (pair := pointed(tokens, place, self.firsts, self.names)) is not None:
                step, both = pair
                words = " ".join(raw[place : place + step])
                sure = not of_street(tokens[:place])
                found += [(area, words, sure) for area in self.names[folded_key("".join(both))]]
                place += step
                continue
            for count in (3, 2, 1):
                if place + count > len(tokens) or taken & set(range(place, place + count)):
                    continue
                named = self._mentioned(tokens[place : place + count])
                if named is None:
                    continue
                areas = (named.area,) if isinstance(named, Found) else named.areas
                sure = isinstance(named, Found) and not of_street(tokens[:place])
                also = self._also(tokens[place:], count)
                words = " ".join(raw[place : place + count])
                found += [(area, words, sure) for area in (*areas, *also)]
                step = count
                break
            place += step
        several = _ordered(area for area, _, _ in found)
        if not several:
            return Mention(Unknown())
        if len(several) == 1 and any(sure for _, _, sure in found):
            words = next(words for _, words, sure in found if sure)
            return Mention(Found(several[0]), words)
        return Mention(Unsure(tuple(several)), found[0][1])

    def without_slip(self, text: str) -> str:
        """A text without a name that another takes the place of at once ("X eh Y")."""
        return resaid(text, lambda each: isinstance(self.read(each), Found))

    def _also(self, tokens: Sequence[str], count: int) -> list[Area]:
        """The second of "hadimulyo barat dan timur"."""
        rest = [token for token in tokens[count : count + 2] if token not in AND]
        if count < 2 or not rest:
            return []
        return self.names.get(folded_key("".join([*tokens[: count - 1], rest[0]])), [])

    def _mentioned(self, tokens: Sequence[str]) -> Found | Unsure | None:
        typed = folded_key("".join(tokens))
        if len(tokens) == 2 and tokens[0] in KELURAHAN and folded_key(tokens[1]) in self.city:
            return next((Found(a) for a in self.names.get(folded_key(tokens[1]), ())), None)
        if typed in self.names:
            if typed in self.city or len(typed) < 6:
                return None
            if not BEFORE & set(tokens) and all(
                t == "kota" or folded_key(t) in self.city for t in tokens
            ):
                return None  # "Metro, Kota Metro" is the city's address
            reading = self._named(typed)
            if (
                isinstance(reading, Found)
                and typed in self.parts
                and typed != key(reading.area.name)
            ):
                # Half a name is enough for an answer, but a sentence may mean another Bantul.
                return Unsure((reading.area,))
            return None if isinstance(reading, Unknown) else reading
        if len(typed) < 8 or len(tokens) > 2 or any(token.isdecimal() for token in tokens):
            return None  # "mulyosari 2 unit": the number is no slip of the name
        if typed in self.firsts:
            return Unsure(tuple(self.firsts[typed]))
        near = self._within(typed, 1)
        if len(near) == 1 and slip(typed, near[0][1]):
            reading = self._named(near[0][1])
            return None if isinstance(reading, Unknown) else reading
        return None


def _ordered(areas: Iterable[Area]) -> list[Area]:
    """Each once, by code."""
    return sorted({area.code: area for area in areas}.values(), key=lambda area: area.code)


def _add(table: dict[str, list[Area]], name: str, area: Area) -> None:
    if area not in table.setdefault(name, []):
        table[name].append(area)
