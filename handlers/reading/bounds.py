"""From which size on, or up to which, something is looked for: "drainase di atas 500 m", "jalan
yang kurang dari 1 km". A bare "m" is metres beside a thing or a word of size, milyar beside
money."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from handlers import late

_NUMBER = r"\d[\d.,]{0,9}"
_UNITS = (
    r"m2|m²|m\s?persegi|meter\s?persegi|mtr\s?persegi|square\s?met(?:re|er)s?|meter(?:an)?|mtr|met(?:re|er)s?|km|kilo(?:meter)?|ha|hektar[e]?|hectares?"
    r"|titik|tiang|unit|buah|paket|set|orang|peserta|m"
)
_SIZE = rf"(?P<n>{_NUMBER})\s?(?P<unit>{_UNITS})(?![\w²])"
_OVER = late.regex(
    r"(?:\b(?:di\s?)?atas(?:nya)?|\b(?:lebih|lbh)(?:\s(?:panjang|luas|besar|banyak))?(?:\sdari)?|\bmelebihi|\bminimal|\bmin|\bmulai(?:\sdari)?"
    rf"|\bnduwur|\bdhuwur|\bover|\babove|\b(?:more|longer|larger)\sthan|\bat\sleast|>=?)\s?{_SIZE}",
    re.I,
)
_OVER_BEHIND = late.regex(rf"{_SIZE}\s(?:ke\s?atas|lebih|lbh|plus|or\smore|and\sup)\b", re.I)
_UNDER = late.regex(
    r"(?:\b(?:di\s?)?bawah(?:nya)?|\b(?:kurang|krg)(?:\s(?:panjang|luas|besar|banyak))?(?:\sdari)?|\bmaksimal|\bmaks|\bmax|\bngisor|\bunder|\bbelow"
    rf"|\b(?:less|shorter|smaller)\sthan|\bat\smost|<=?)\s?{_SIZE}",
    re.I,
)
_UNDER_BEHIND = late.regex(rf"{_SIZE}\s(?:ke\s?bawah|kurang|or\sless)\b", re.I)
_BETWEEN = late.regex(
    rf"\b(?:antara|between)\s(?P<from>{_NUMBER})\s?(?:{_UNITS})?\s?(?:-|sampai|smp|sampe|s/d|sd|hingga|dan|to|and)\s?{_SIZE}",
    re.I,
)
_MONEY = late.regex(
    r"\brp\b|\brp\d|\b(?:biaya|anggaran|rab|pagu|dana|duit|nilai|harga|taksiran|estimasi|perkiraan|rupiah|juta|jt|costs?|budget|mahal|murah|larang)"
    r"(?:nya|ne|e)?\b",
    re.I,
)
_SIZED = late.regex(
    r"\b(?:(?:se)?panjang|pjg|lebar|luas|seluas|tinggi|ukuran|volume|dawa|dowo|jembar|length|wide|width|area|long)(?:nya|ne|e)?\b",
    re.I,
)
_NAMES = (
    (late.regex(r"m2|m²|.*persegi|square.*", re.I), "m²", 1),
    (late.regex(r"m|mtr|met.*", re.I), "m", 1),
    (late.regex(r"km|kilo.*", re.I), "m", 1000),
    (late.regex(r"ha|he[ck]t.*", re.I), "m²", 10_000),
    (late.regex(r"titik|tiang", re.I), "titik", 1),
    (late.regex(r"orang|peserta", re.I), "orang", 1),
)
# So many milyar nobody asks of a kelurahan for; so few metres hardly either.
_METRES = 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least, or at most, so much of a unit; `unclear` is one that may be metres or milyar."""

    over: Decimal | None = None
    under: Decimal | None = None
    unit: str = ""
    unclear: str = ""


def bounds(text: str, measured: Callable[[str], bool]) -> tuple[Bounds, str] | None:
    """The bounds of size that a text says, and the text without them; None where it says none, or
    they are of money. `measured` tells whether a text names what is told in metres. Never
    raises."""
    if (both := _BETWEEN.search(text)) is not None and not _MONEY.search(text):
        unit, times = _named(both["unit"])
        ends = [
            value * times for each in ("from", "n") if (value := _value(both[each])) is not None
        ]
        if len(ends) > 1 and ends[0] <= ends[1]:
            return Bounds(ends[0], ends[1], unit), text.replace(both[0], " ", 1).strip()
    over = _OVER.search(text) or _OVER_BEHIND.search(text)
    under = _UNDER.search(text) or _UNDER_BEHIND.search(text)
    found = [each for each in (over, under) if each is not None]
    if not found:
        return None
    rest = text
    for each in found:
        rest = rest.replace(each[0], " ", 1)
    first = found[0]
    if first["unit"].casefold() == "m":
        if _MONEY.search(text):
            return None
        if not (measured(rest) or _SIZED.search(text) or (_value(first["n"]) or 0) >= _METRES):
            return Bounds(unclear=" ".join(f"{first['n']} m".split())), " ".join(rest.split())
    unit, _ = _named(first["unit"])
    low, high = (_size(each, unit) if each is not None else None for each in (over, under))
    if low is None and high is None:
        return None
    rest = _SIZED.sub(" ", rest)
    return Bounds(low, high, unit), " ".join(rest.split())


def _named(unit: str) -> tuple[str, int]:
    known = ((name, times) for pattern, name, times in _NAMES if pattern.fullmatch(unit))
    return next(known, ("unit", 1))


def _size(found: re.Match[str], unit: str) -> Decimal | None:
    name, times = _named(found["unit"])
    value = _value(found["n"])
    return value * times if value is not None and name == unit else None


def _value(said: str) -> Decimal | None:
    digits = said.strip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    try:
        return Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None
