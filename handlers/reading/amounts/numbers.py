"""Numbers as people write them: a proposal's, money, and phones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumberType

from handlers import late
from handlers.reading.amounts.number_words import in_digits
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
    "milyar": 10**9, "t": 10**12, "triliun": 10**12, "thousand": 10**3, "million": 10**6,
    "billion": 10**9,
}  # fmt: skip
_MONEY = late.regex(r"(?:rp\.?|idr)?\s*(\d[\d.,]*)\s*([a-z]*)\.?(?:,-)?\s*(?:rupiah)?")


def rupiah(text: str) -> int | None:
    """Whole rupiah of "Rp 25.000.000", "25 juta", "lima puluh juta", "1,5 m" (miliar),
    "Rp250.000,00"; None for anything else."""
    match = _MONEY.fullmatch(in_digits(text.strip().casefold().removesuffix(",-")))
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


# Where a number is from that does not say it.
HOME = "ID"

# What people write around a phone number: "WA: 0812-3456-7890", "hp. (0812) 3456 7890".
_PHONE_LEADS = late.regex(
    r"^(?:(?:no|nomor|nomer|hp|handphone|wa|whatsapp|telp?|telepon)\b[^\w+]*)+"
)
_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def phone(text: str) -> str | None:
    """The mobile number in "0812-3456-7890", "+62 812 3456 7890", "62812.3456.7890" or
    "812 3456 7890" as "+6281234567890": of Indonesia, or of the country whose code it begins with
    ("+60 12-345 6789", "0060..."); None for anything else."""
    if len(text) > 60:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = _PHONE_LEADS.sub("", plain)
    digits = re.sub(r"[\s.\-–—/()]", "", plain)
    digits = re.sub(r"^00(?=[1-9])", "+", digits)
    # No letters: those that follow would be taken for an extension, or for the keys they stand on.
    if not re.fullmatch(r"\+?[0-9]{6,16}", digits):
        return None
    try:
        number = phonenumbers.parse(digits, HOME)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.number_type(number) not in _MOBILE:
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
