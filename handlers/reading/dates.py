"""Days as Indonesians write them; the day always comes before the month."""

from __future__ import annotations

from datetime import date

from handlers import late
from handlers.reading.spelling import fold, nearest

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip

# Other ways to write a month; what is left is a near spelling of a name.
SHORT = {
    "jan": 1, "january": 1, "feb": 2, "peb": 2, "pebruari": 2, "february": 2, "mar": 3, "mrt": 3,
    "march": 3, "apr": 4, "may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "agt": 8, "agu": 8,
    "ags": 8, "agst": 8, "aug": 8, "august": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10,
    "october": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12, "dec": 12, "december": 12,
}  # fmt: skip

_BEFORE = r"(?:(?:hari )?(?:senin|selasa|rabu|kamis|jumat|jum at|sabtu|minggu|ahad) )?"
_BEFORE += r"(?:(?:pada )?(?:tgl|tanggal) )?"
_WORDS = late.regex(_BEFORE + r"(\d{1,2}) ?([a-z]+) ?(?:thn |tahun )?(\d{4}|\d{2})?")
_DIGITS = late.regex(_BEFORE + r"(\d{1,2}) (\d{1,2})(?: (\d{4}|\d{2}))?")
_ISO = late.regex(r"(\d{4}) (\d{1,2}) (\d{1,2})")


def day(text: str, year: int | None = None) -> date | None:
    """The day of "7 Januari 2027", "7 jan 27", "7/1/2027", "07-01-2027", "Kamis, 7 Januari 2027" or
    "2027-01-07"; without a year it is one of `year`, where that is given. None for anything else,
    and for days that no calendar has. Never raises.
    """
    if len(text) > 60:
        return None
    folded = fold(text)
    if iso := _ISO.fullmatch(folded):
        return _day(iso[3], int(iso[2]), iso[1], None)
    if words := _WORDS.fullmatch(folded):
        return _day(words[1], _month(words[2]), words[3], year)
    if digits := _DIGITS.fullmatch(folded):
        return _day(digits[1], int(digits[2]), digits[3], year)
    return None


def _month(word: str) -> int | None:
    if word in MONTHS:
        return MONTHS.index(word) + 1
    if word in SHORT:
        return SHORT[word]
    near = nearest(word, MONTHS) if len(word) > 4 else None
    return near + 1 if near is not None else None


def _day(day: str, month: int | None, written: str | None, usual: int | None) -> date | None:
    year = usual
    if written:
        year = int(written) + (2000 if len(written) == 2 else 0)
    if month is None or not year:
        return None
    try:
        return date(year, month, int(day))
    except ValueError:
        return None
