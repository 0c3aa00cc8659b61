"""Which kelurahan somebody means, in any spelling; what could be two is never guessed.

Names of Kota Metro are alike (DOMAIN.md): Purwosari and Purwoasri differ by one letter, and
"Metro" is a kelurahan, the city, and part of all kecamatan names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rapidfuzz.distance import OSA, Levenshtein

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


# Short forms of words that names are made of.
SHORT = {
    "brt": "barat", "bar": "barat", "bart": "barat", "b": "barat",
    "tmr": "timur", "tim": "timur", "tmur": "timur", "tmor": "timur", "t": "timur",
    "utr": "utara", "slt": "selatan", "sltn": "selatan", "sel": "selatan",
    "pst": "pusat", "pus": "pusat",
    "agg": "agung", "agng": "agung", "ag": "agung", "asr": "asri",
    "mly": "mulyo", "mlyo": "mulyo", "hdmulyo": "hadimulyo", "hadimly": "hadimulyo",
    "krg": "karang", "smbr": "sumber", "btl": "bantul",
}  # fmt: skip
BEFORE = {"kel", "kelurahan", "kelurhan", "klurahan", "desa", "ds", "dusun", "lurah", "kampung"}
UNIT = {"kec", "kecamatan", "kcmtn", "kota", "lampung", "di", "wilayah", "daerah", "nya", "aja"}
STREET = {"jl", "jln", "jalan", "jaln", "gg", "gang", "lorong", "perum", "perumahan"}

# Always asked back, however exactly they are written.
ALWAYS_ASKED = ("purwosari", "purwoasri")

_VOWELS = set("aiueo")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {
    letter: (row, column) for row, keys in enumerate(_KEYS) for column, letter in enumerate(keys)
}


@dataclass(slots=True)
class AreaNames:
    """The names of areas, ready to be read."""

    areas: Sequence[Area]
    names: dict[str, list[Area]] = field(default_factory=dict)  # by key
    parts: dict[str, list[Area]] = field(default_factory=dict)  # first or last words of names
    above: dict[str, list[Area]] = field(default_factory=dict)  # kelurahan of a kecamatan's name
    city: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        known = sorted(self.areas, key=lambda area: area.code)
        kelurahan = [area for area in known if area.code.count(".") == 3]
        for area in kelurahan:
            for name in (area.name, *area.aliases):
                _add(self.names, key(name), area)
            tokens = fold(area.name).split()
            if len(tokens) > 1:
                _add(self.parts, key(tokens[0]), area)
                _add(self.parts, key(tokens[-1]), area)
        for area in known:
            if area.code.count(".") == 2:
                below = [one for one in kelurahan if one.code.startswith(f"{area.code}.")]
                for name in (area.name, *area.aliases):
                    self.above.setdefault(key(name), []).extend(below)
        self.city = frozenset(
            key(fold(area.name).removeprefix("kota ").removeprefix("kabupaten "))
            for area in known
            if area.code.count(".") <= 1
        )

    # An answer to "which kelurahan?"

    def read(self, text: str) -> Reading:
        """Reads a text that should name one kelurahan. Never raises."""
        tokens = [SHORT.get(token, token) for token in fold(text).split()[:12]]
        while tokens and tokens[0] in BEFORE | UNIT:
            tokens.pop(0)
        whole = self._read(tokens)
        if not isinstance(whole, Unknown):
            return whole
        # "iringmulyo metro timur": the kecamatan or city beside the name is no part of it.
        bare = self._without_above(tokens)
        if bare and bare != tokens:
            return self._read(bare)
        return self.find_in(text).reading if len(tokens) > 2 else whole

    def _read(self, tokens: Sequence[str]) -> Reading:
        typed = key("".join(tokens))
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
            together = _ordered([*beginning, *others])
            if len(together) == 1 and typed in self.parts and len(typed) >= 6:
                return self._checked(Found(together[0]))
            return Unsure(tuple(together))
        return near

    def _named(self, typed: str) -> Reading:
        areas = self.names[typed]
        if typed in self.city or len(areas) > 1:
            return Unsure(tuple(areas))
        return self._checked(Found(areas[0]))

    def _checked(self, reading: Found) -> Reading:
        """Two names that differ by one letter are asked back even when they fit exactly."""
        if key(reading.area.name) in ALWAYS_ASKED:
            return Unsure(
                tuple(_ordered(a for name in ALWAYS_ASKED for a in self.names.get(name, ())))
                or (reading.area,)
            )
        return reading

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
        measured: list[tuple[int, str]] = sorted(
            (OSA.distance(typed, name), name) for name in self.names
        )
        best, name = measured[0]
        allowed = 1 if len(typed) <= 8 else 2
        if best > allowed:
            # Too far to take, near enough to ask: half as far again.
            asked = [n for d, n in measured if d <= allowed + 1 and d <= len(n) // 3]
            return Unsure(tuple(self._areas(asked)[:3])) if asked else Unknown()
        rivals = [n for d, n in measured if d <= best + 1]
        areas = self._areas(rivals)
        if len(areas) > 1:
            return Unsure(tuple(areas[:4]))
        if len(name) < 7 or not (slip(typed, name) if best == 1 else _like(typed, name)):
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
                ends, begins = key("".join(rest[-count:])), key("".join(rest[:count]))
                if ends in self.above or ends in self.city:
                    rest = rest[:-count]
                    break
                if begins in self.above or begins in self.city:
                    rest = rest[count:]
                    break
            else:
                return [token for token in rest if token not in BEFORE]

    # A sentence that may name one.

    def find_in(self, sentence: str) -> Mention:
        """The kelurahan that a sentence names beyond doubt, if any. Never raises.

        A name after "jalan" may be a street's: asked back. Bare "metro" is the city.
        """
        raw = fold(sentence).split()[:80]
        tokens = [SHORT.get(token, token) if len(token) > 1 else token for token in raw]
        found: list[tuple[Area, str, bool]] = []
        place = 0
        while place < len(tokens):
            step = 1
            for count in (3, 2, 1):
                named = self._mentioned(tokens[place : place + count])
                if named is None:
                    continue
                street = place > 0 and tokens[place - 1] in STREET
                sure = isinstance(named, Found) and not street
                areas = (named.area,) if isinstance(named, Found) else named.areas
                found += [(area, " ".join(raw[place : place + count]), sure) for area in areas]
                step = count
                break
            place += step
        several = _ordered(area for area, _, _ in found)
        if not several:
            return Mention(Unknown())
        if len(several) == 1 and any(sure for _, _, sure in found):
            return Mention(Found(several[0]), found[0][1])
        return Mention(Unsure(tuple(several)), found[0][1])

    def _mentioned(self, tokens: Sequence[str]) -> Found | Unsure | None:
        typed = key("".join(tokens))
        if typed in self.names:
            if typed in self.city or len(typed) < 6:
                return None
            reading = self._named(typed)
            return None if isinstance(reading, Unknown) else reading
        if len(typed) < 8 or len(tokens) > 2:
            return None
        near = [name for name in self.names if OSA.distance(typed, name, score_cutoff=1) <= 1]
        if len(near) == 1 and slip(typed, near[0]):
            reading = self._named(near[0])
            return None if isinstance(reading, Unknown) else reading
        return None


def key(name: str) -> str:
    """A name for comparing: without blanks, old spelling made new, doubled letters single.

    In "Moeljodjati" oe is u, dj is j, and j is y; y and j count as one letter here.
    """
    joined = fold(name).replace(" ", "")
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("y", "j")):
        joined = joined.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", joined)


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


def _like(typed: str, name: str) -> bool:
    """Whether two differences leave the word what it is: letters missing, or a wrong vowel."""
    if typed[:2] != name[:2]:
        return False
    return all(
        change.tag == "insert"
        or (
            change.tag == "replace"
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


def _ordered(areas: Iterable[Area]) -> list[Area]:
    """Each once, by code."""
    return sorted({area.code: area for area in areas}.values(), key=lambda area: area.code)


def _add(table: dict[str, list[Area]], name: str, area: Area) -> None:
    if area not in table.setdefault(name, []):
        table[name].append(area)
