"""Numbers as people write them: a proposal's, money, and phones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from handlers.reading.spelling import fold

_LEADS = r"(?:no|nomor|nomer|usulan|id)"


class Typed(NamedTuple):
    """A proposal's number as far as somebody said it: the city's letters and the RKPD year, None
    where they were left out."""

    letters: str | None
    year: int | None
    running: int


def proposal_number(text: str, letters: Iterable[str | None]) -> Typed | None:
    """What "42", "mtr 42", "MTR-2028-00042", "MTR202800042" or "no. 42" names; None for anything
    else. `letters` are those of our cities (MTR).
    """
    if len(text) > 60:
        return None
    known = {each.casefold(): each for each in letters if each}
    # The longest first: one city's letters may begin another's.
    marks = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)"
    match = re.fullmatch(rf"(?:{_LEADS} )*(?:({marks}) ?)?(?:{_LEADS} )?([0-9][0-9 ]*)", fold(text))
    if match is None:
        return None
    city = known[match[1]] if match[1] else None
    groups = match[2].split()
    if len(groups) == 1:
        digits = groups[0]
        if len(digits) in (9, 10) and digits.startswith("20"):
            return _typed(city, digits[:4], digits[4:])
        return _typed(city, None, digits) if len(digits) <= 6 else None
    if len(groups) == 2 and len(groups[0]) == 4 and groups[0].startswith("20"):
        return _typed(city, groups[0], groups[1]) if city or len(groups[1]) == 5 else None
    return None


def _typed(letters: str | None, year: str | None, running: str) -> Typed | None:
    value = int(running)
    if not 1 <= value <= 999_999:
        return None
    return Typed(letters, int(year) if year else None, value)


_UNITS = {
    "rb": 10**3, "ribu": 10**3, "jt": 10**6, "juta": 10**6, "m": 10**9, "miliar": 10**9,
    "milyar": 10**9, "t": 10**12, "triliun": 10**12,
}  # fmt: skip
_MONEY = re.compile(r"(?:rp\.?|idr)?\s*(\d[\d.,]*)\s*([a-z]*)\.?(?:,-)?\s*(?:rupiah)?")


def rupiah(text: str) -> int | None:
    """Whole rupiah of "Rp 25.000.000", "25 juta", "1,5 m" (miliar), "Rp250.000,00"; None for
    anything else."""
    match = _MONEY.fullmatch(text.strip().casefold().removesuffix(",-"))
    if match is None or (match[2] and match[2] not in (*_UNITS, "rupiah")):
        return None
    digits = match[1].strip(".,")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits) or re.fullmatch(r"\d+,\d+", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif not re.fullmatch(r"\d+(\.\d+)?", digits):
        return None
    value = Decimal(digits) * _UNITS.get(match[2], 1)
    return int(value) if value == value.to_integral_value() and value < 10**15 else None


# What people write around a phone number: "WA: 0812-3456-7890", "hp. (0812) 3456 7890".
_PHONE_LEADS = re.compile(r"^(?:(?:no|nomor|nomer|hp|handphone|wa|whatsapp|telp?|telepon)\b\W*)+")
_PHONE = re.compile(r"(?:\+62|0062|62|)(0?)(8\d{8,11})")


def phone(text: str) -> str | None:
    """The Indonesian mobile number in "0812-3456-7890", "+62 812 3456 7890", "62812.3456.7890" or
    "812 3456 7890" as "+6281234567890"; None for anything else."""
    if len(text) > 60:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = _PHONE_LEADS.sub("", plain)
    # "+62 (0)812": the zero in brackets is the one that the country's code stands for.
    digits = re.sub(r"[\s.\-–—/()]", "", plain)
    match = _PHONE.fullmatch(digits) if digits.isascii() else None
    return f"+62{match[2]}" if match else None
