"""Amounts and addresses in residents' words: "2x15 meter", "6.000 m", "RT.005/002"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from handlers.reading.spelling import fold

# Every way to write a unit, and the unit.
UNITS = {
    "m": "m", "mtr": "m", "mt": "m", "meter": "m", "metr": "m", "meteran": "m", "m1": "m",
    "m2": "m²", "m²": "m²", "meterpersegi": "m²", "mpersegi": "m²",
    "m3": "m³", "m³": "m³", "kubik": "m³", "meterkubik": "m³",
    "km": "km", "kilo": "km", "kilometer": "km", "ha": "ha", "hektar": "ha", "hektare": "ha",
    "cm": "cm", "unit": "unit", "unt": "unit", "buah": "buah", "bh": "buah", "biji": "buah",
    "paket": "paket", "pkt": "paket", "orang": "orang", "org": "orang", "jiwa": "orang",
    "titik": "titik", "ttk": "titik", "tiang": "titik", "set": "set", "lokasi": "lokasi",
    "kelompok": "kelompok", "klp": "kelompok", "batang": "batang", "btg": "batang",
    "ekor": "ekor", "kg": "kg", "liter": "liter", "rumah": "rumah", "kk": "kk", "lembar": "lembar",
    "kali": "kali", "hari": "hari", "bulan": "bulan", "ruang": "ruang", "lampu": "titik",
    "ton": "ton", "sak": "sak", "ruas": "ruas", "pohon": "pohon",
}  # fmt: skip

WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip

_NUMBER = r"\d+(?:[.,]\d+)*"
_CROSS = re.compile(
    rf"({_NUMBER})\s*(?:m|meter)?\s*[x×*]\s*({_NUMBER})(?:\s*(?:m|meter|m2|m²)\b)?", re.I
)
_SIDES = re.compile(
    rf"(?:panjang|p)\s*[:=]?\s*({_NUMBER})\s*(m|meter|mtr)?\b.*?(?:lebar|l)\s*[:=]?\s*({_NUMBER})\s*(m|meter|mtr)?\b",
    re.I,
)
_PLAIN = re.compile(rf"({_NUMBER})\s*([a-z²³]+\d?(?:\s+(?:persegi|kubik))?)?", re.I)


@dataclass(frozen=True, slots=True)
class Volume:
    """An amount. `value` and `unit` are None where they cannot be read; `text` is as typed."""

    value: Decimal | None
    unit: str | None
    text: str


def volume(text: str) -> Volume:
    """Reads an amount. Never raises.

    Two sides ("2x15 meter", "panjang 150 m lebar 3 m") are an area in m²; three sides, several
    different amounts, or none are left as typed.
    """
    folded = " ".join(text.casefold().split())
    if len(re.findall(r"\d(?=\s*[x×*]\s*\d)", folded)) > 1:
        return Volume(None, None, text)
    for pattern, first, second in ((_SIDES, 1, 3), (_CROSS, 1, 2)):
        if (match := pattern.search(folded)) is not None:
            sides = [number(match[first]), number(match[second])]
            # "3 x 2 kali" are no sides; metres must be said, or nothing.
            behind = folded[match.end() :].split()[:1]
            if None in sides or (behind and behind[0] in UNITS and UNITS[behind[0]] != "m²"):
                return Volume(None, None, text)
            return Volume(sides[0] * sides[1], "m²", text)  # type: ignore[operator]
    amounts = [m for m in _PLAIN.finditer(folded) if not _part_of_address(folded, m.start())]
    if len(amounts) == 1:
        match = amounts[0]
        value = number(match[1])
        if value is None:
            return Volume(None, None, text)
        return Volume(value, _unit(match[2]), text)
    if not amounts:
        return _in_words(folded, text)
    return Volume(None, None, text)


def _in_words(folded: str, text: str) -> Volume:
    tokens = re.findall(r"[a-z²³0-9]+", folded)
    for place, token in enumerate(tokens):
        if token in WORDS:
            value = WORDS[token]
            rest = tokens[place + 1 :]
            if rest and rest[0] in ("puluh", "ratus", "ribu"):
                value *= {"puluh": 10, "ratus": 100, "ribu": 1000}[rest.pop(0)]
            if rest and (rest[0] in WORDS or rest[0] in ("belas", "setengah")):
                return Volume(None, None, text)  # "dua ratus lima puluh": as typed
            return Volume(Decimal(value), _unit(rest[0] if rest else None), text)
    return Volume(None, None, text)


def _unit(word: str | None) -> str | None:
    return UNITS.get((word or "").replace(" ", "")) or None


def _part_of_address(text: str, start: int) -> bool:
    return re.search(r"\b(rt|rw|no|nomor|gang|gg|jl)\W*$", text[:start]) is not None


def number(text: str) -> Decimal | None:
    """An Indonesian number: 1.500 is fifteen hundred, 1,5 is one and a half, 2.5 as well."""
    plain = text
    if "," in plain and "." in plain:
        last = max(plain.rfind(","), plain.rfind("."))
        whole, part = plain[:last], plain[last + 1 :]
        plain = re.sub(r"[.,]", "", whole) + "." + part
    elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    else:
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value < Decimal("1e12") else None


_RT = re.compile(r"\br\s?t\W{0,3}(?:0*)(\d{1,3})", re.I)
_RW = re.compile(r"\br\s?w\W{0,3}(?:0*)(\d{1,3})", re.I)
_BOTH = re.compile(r"\brt\s*/?\s*(?:rw)?\W{0,3}0*(\d{1,3})\s*/\s*0*(\d{1,3})", re.I)


def rt_rw(text: str) -> tuple[str | None, str | None]:
    """RT and RW as at least two digits ("05"), where a text names them."""
    if (both := _BOTH.search(text)) is not None:
        return _two(both[1]), _two(both[2])
    rt, rw = _RT.search(text), _RW.search(text)
    return (_two(rt[1]) if rt else None), (_two(rw[1]) if rw else None)


def _two(digits: str) -> str | None:
    return f"{int(digits):02}" if int(digits) else None


def has_words(text: str) -> bool:
    """Whether a place is told in more than RT and RW."""
    rest = re.sub(r"\b(rt|rw)\b|\d+", " ", fold(text))
    return len(rest.replace(" ", "")) >= 4
