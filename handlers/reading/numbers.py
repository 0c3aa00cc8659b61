"""A proposal's number as people write it."""

from __future__ import annotations

import re

from handlers.reading.spelling import fold

_LEADS = r"(?:no|nomor|nomer|usulan|id)"


def proposal_number(text: str, letters: str) -> tuple[int | None, int] | None:
    """(RKPD year or None, running number) of "42", "mtr 42", "MTR-2028-00042", "MTR202800042",
    "no. 42"; None for anything else. `letters` are the city's (MTR).
    """
    if len(text) > 60:
        return None
    folded = fold(text)
    mark = re.escape(letters.casefold()) if letters else "(?!)"
    match = re.fullmatch(rf"(?:{_LEADS} )*(?:{mark} ?)?(?:{_LEADS} )?([0-9][0-9 ]*)", folded)
    if match is None:
        return None
    groups = match[1].split()
    named = bool(re.search(rf"\b{mark}", folded))
    if len(groups) == 1:
        digits = groups[0]
        if len(digits) in (9, 10) and digits.startswith("20"):
            return _number(digits[:4], digits[4:])
        return _number(None, digits) if len(digits) <= 6 else None
    if len(groups) == 2 and len(groups[0]) == 4 and groups[0].startswith("20"):
        return _number(groups[0], groups[1]) if named or len(groups[1]) == 5 else None
    return None


def _number(year: str | None, running: str) -> tuple[int | None, int] | None:
    value = int(running)
    if not 1 <= value <= 999_999:
        return None
    return (int(year) if year else None, value)
