"""Which RT or RW it is alone, of those that were said: "RT nya cuma 3 sama 4, yg 5 udah mulus"."""

from __future__ import annotations

import re

from handlers import late

_AND = r"(?:sama|karo|dan|lan|kalih|kaliyan|&|,|and)"
_ONLY = late.regex(
    r"^\W*(?:(?:trus|terus|eh+|oh|ya|tapi|tp|jadi(?:nya)?|dadi|dados|ternyata|maaf|pak|bu|min|mas|mbak|kak)\W+){0,3}(?P<which>r[tw])\s?-?(?:nya|ne|e|nipun|ipun)?\s+"
    r"(?:(?:itu|iku|cuma|cuman|hanya|mung|namung|cukup|tinggal|kari|jadi|dadi|dados|yang|sing|only|just)\s+){0,3}(?:r[tw]\s+)?"
    rf"(?P<numbers>\d{{1,3}}(?:\s*{_AND}\s*(?:r[tw]\s*)?\d{{1,3}}){{0,4}})(?P<just>(?:\s+(?:aja|saja|wae|ae|mawon|tok|thok|doang|only)){{0,2}})"
    r"(?P<rest>\s*[,.;]\s*(?:(?:yang|yg|sing|ingkang|r[tw])\s+){1,2}\d{1,3}\b[^,.;?]{0,50})?(?:\s+(?:ya|pak|bu|min|mas|mbak|kak|kok)){0,3}\W*$",
    re.I,
)
_SAYS_ONLY = late.regex(
    r"\b(?:cuma|cuman|hanya|mung|namung|cukup|tinggal|kari|aja|saja|wae|ae|mawon|tok|thok|doang|only|just)\b",
    re.I,
)
LETTERS = 120


def only_these(text: str) -> tuple[str, str] | None:
    """Whether it is of RT or RW, and the numbers that are left of them ("03", "3 dan 4"); None for
    a text that says more, or nothing of the kind. Never raises."""
    found = _ONLY.match(text) if len(text) <= LETTERS and "?" not in text else None
    if found is None or not (found["rest"] or _SAYS_ONLY.search(text)):
        return None
    numbers = [str(int(each)) for each in re.findall(r"\d+", found["numbers"])]
    gone = set(re.findall(r"\d+", found["rest"] or ""))
    if "0" in numbers or gone & set(numbers):
        return None
    if len(numbers) == 1:
        return found["which"].upper(), f"{int(numbers[0]):02}"
    return found["which"].upper(), f"{', '.join(numbers[:-1])} dan {numbers[-1]}"
