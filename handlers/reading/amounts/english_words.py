"""English numbers that are written out before a unit: "a hundred and twenty metres"."""

from __future__ import annotations

import re

from handlers import late

_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_TIMES = {"hundred": 100, "thousand": 1000}
_WORD = "|".join([*_SMALL, *_TIMES])
# Before English units alone: "ten" is krama for "at" ("ten griya").
_RUN = late.regex(
    rf"\b(?:a\s+(?=hundred|thousand))?(?P<said>(?:{_WORD})(?:(?:\s+and\s+|[\s-]+)(?:{_WORD})){{0,6}})"
    r"(?=\s+(?:(?:square|cubic)\s+)?(?:metres?|meters?|kilomet(?:re|er)s?|units?|points?|poles?|lights?|lamps?|people|families|households|houses)\b)",
    re.I,
)


_SQUARE = late.regex(r"\b(?P<which>square|sq|cubic)\.?\s+(?:met(?:re|er)s?|m)\b", re.I)


def in_digits(text: str) -> str:
    """A text with each English number that stands before a unit in digits, and its square or cubic
    metres as others write them. Never raises."""
    text = _RUN.sub(lambda found: str(_value(found["said"])), text)
    return _SQUARE.sub(lambda found: "m3" if found["which"].casefold() == "cubic" else "m2", text)


def _value(said: str) -> int:
    thousands = total = 0
    for word in re.findall(r"[a-z]+", said.casefold()):
        if word == "thousand":
            thousands, total = thousands + (total or 1) * 1000, 0
        elif word == "hundred":
            total = (total or 1) * 100
        else:
            total += _SMALL.get(word, 0)  # "and"
    return thousands + total
