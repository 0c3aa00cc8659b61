"""Days and times as they are said in English and Javanese, in the words by which they are read."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers import late

_DAYS = {
    "monday": "senin",
    "tuesday": "selasa",
    "wednesday": "rabu",
    "thursday": "kamis",
    "friday": "jumat",
    "saturday": "sabtu",
    "sunday": "hari minggu",
}
_UNITS = {"week": "minggu", "day": "hari", "hour": "jam", "minute": "menit"}
_NAMED = "|".join(_DAYS)


def _hour(found: re.Match[str]) -> str:
    hour, minute = int(found[1]) % 12, found[2] or "00"
    return f"jam {hour + 12 if found[3].casefold() == 'p' else hour}.{minute}"


_JAVANESE = {
    "senen": "senin",
    "seloso": "selasa",
    "selasane": "selasa",
    "rebo": "rabu",
    "kemis": "kamis",
    "jemuah": "jumat",
    "jumuah": "jumat",
    "jemuwah": "jumat",
    "setu": "sabtu",
    "sesuk": "besok",
    "mbenjing": "besok",
}
_Say = Callable[[re.Match[str]], str]
_SAID: tuple[tuple[re.Pattern[str], _Say], ...] = (
    (
        late.regex(rf"\b({'|'.join(_JAVANESE)})\b", re.I),
        lambda found: _JAVANESE[found[1].casefold()],
    ),
    (late.regex(r"\bthe\s+day\s+after\s+tomorrow\b", re.I), lambda found: "lusa"),
    (late.regex(r"\btomorrow\b", re.I), lambda found: "besok"),
    (late.regex(r"\btoday\b", re.I), lambda found: "hari ini"),
    (
        late.regex(rf"\b(?:on\s+)?next\s+({_NAMED})\b", re.I),
        lambda found: f"{_DAYS[found[1].casefold()]} depan",
    ),
    (
        late.regex(rf"\b(?:on\s+|this\s+)?({_NAMED})\b", re.I),
        lambda found: _DAYS[found[1].casefold()],
    ),
    (late.regex(r"\b(?:at\s+)?(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?m\b\.?", re.I), _hour),
    (late.regex(r"\b(?:from|at)\s+(?=\d{1,2}[.:]\d{2}\b)", re.I), lambda found: "jam "),
    (
        late.regex(r"\b(\d{1,3})\s+(week|day|hour|minute)s?\b", re.I),
        lambda found: f"{found[1]} {_UNITS[found[2].casefold()]}",
    ),
    (late.regex(r"\b(?:until|till)\b(?=\s+(?:jam\s+)?\d)", re.I), lambda found: "sampai"),
)


def as_read(text: str) -> str:
    """A text with what it says of days and times so as it is read. Never raises."""
    for pattern, said in _SAID:
        text = pattern.sub(said, text)
    return text
