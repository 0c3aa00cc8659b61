"""Numbers that are written out, in digits: "tujuh dan delapan", "dua puluh lima"."""

from __future__ import annotations

import re

from handlers import late

_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "siji": 1, "loro": 2, "telu": 3, "papat": 4, "limo": 5, "enem": 6, "pitu": 7,
    "wolu": 8, "songo": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100,
}  # fmt: skip
_ONE = "|".join(word for word, value in _ONES.items() if value < 10)
_UNDER = rf"(?:{_ONE})\s+puluh(?:\s+(?:{_ONE}))?|(?:{_ONE})\s+belas|sepuluh|sebelas|{_ONE}"
_NUMBER = late.regex(rf"\b(?:(?:(?:{_ONE})\s+ratus|seratus)(?:\s+(?:{_UNDER}))?|{_UNDER})\b", re.I)


def in_digits(text: str) -> str:
    """A text with each number below a thousand that is written out in it in digits; all else, as
    "juta" behind it, stays as it is."""
    return _NUMBER.sub(lambda match: str(_value(match[0])), text)


def _value(words: str) -> int:
    total = last = 0
    for word in words.casefold().split():
        match word:
            case "ratus":
                total += last * 99
            case "puluh":
                total += last * 9
            case "belas":
                total += 10
            case _:
                last = _ONES[word]
                total += last
    return total
