"""That another number was meant than was typed: "lho kok Rejomulyo, maaf, maksud saya 35"."""

from __future__ import annotations

import re

from handlers import late

# Longer messages are no slip of one number.
LONGEST = 200
_SLIP = late.regex(
    r"\b(?:salah|keliru|kliru|klentu|kepencet|typo|ralat|maksud\w*|mksd\w*|mestinya|harusnya|seharusnya|kudune"
    r"|eh|bukan|dudu|sanes)\b",
    re.I,
)
_NUMBER = late.regex(
    r"(?<![\w/.,:-])(?<!jam )(?<!rt )(?<!rw )(?<!tgl )(?<!pukul )(?<!tanggal )(?<!prioritas )"
    r"(?:MTR-(?:20\d\d-)?)?\d{1,6}"
    r"(?![\w/%]|[.,:]\d|\s*(?:juta|jt|ribu|rb|m|m2|meter|km|ha|titik|unit|orang|org|hari|minggu|bulan|tahun|persen)\b)",
    re.I,
)
_NOT = late.regex(
    r"\b(?:bukan|bkn|dudu|sanes|not)\s+(?:(?:yang|yg|sing|no|nomor|nomer)\W+){0,2}\d{1,6}\b", re.I
)
# What may stand beside it and says no more.
_AROUND = late.regex(
    r"\b(?:lho|loh|lo|kok|waduh|aduh|maaf|sori|sorry|eh|oh|salah|keliru|kliru|klentu|ketik|tulis|pencet|nomor|nomer|no|nmr"
    r"|usulan|typo|ralat|maksud\w*|mksd\w*|saya|sy|aku|ku|kulo|yang|yg|sing|itu|tadi|td|bukan|dudu|sanes|harusnya|seharusnya"
    r"|mestinya|kudune|ya|pak|bu|min|deng|ding|jadi|kepencet|pake|pakai|kelurahan|kel|di|tapi|tp|melainkan|bener|benar|betul|sing)\b",
    re.I,
)
# Where the wrong one lies: "lho kok Rejomulyo".
_WONDERS = late.regex(
    r"^\W*(?:(?:lho|loh|lo|waduh|aduh|eh|oh)\W+)+(?:kok|itu|kenapa|knp)\W+(?:[^\W\d_]+\W+){1,3}?"
    r"(?=(?:maaf|sori|sorry|salah|keliru|kliru|maksud|mksd|bukan|ralat|typo))",
    re.I,
)


# What it is called, behind its number: "46 maksud saya. yang drumband".
_CALLED = late.regex(r"[\s,.;]+(?:yang|yg|sing)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\W*$", re.I)


def number_meant(text: str) -> str | None:
    """The one number that a text says was meant, where it says hardly more than that; None for
    others. Never raises."""
    if len(text) > LONGEST or "?" in text or _SLIP.search(text) is None:
        return None
    rest = _CALLED.sub("", _NOT.sub(" ", _WONDERS.sub("", text)))
    found = _NUMBER.findall(rest)
    if len(found) != 1:
        return None
    left = re.search(r"[^\W\d_]", _AROUND.sub(" ", _NUMBER.sub(" ", rest)))
    return found[0] if left is None else None


def with_number(text: str, number: str) -> str:
    """A text that names one number, with another one instead."""
    return _NUMBER.sub(number, text, count=1)
