"""In which order several come, as staff say it: "urutannya drainase dulu baru jembatan", "prioritas
3, 1". The order in which they are mentioned says nothing of that."""

from __future__ import annotations

import re

# Behind these words stands the order.
_ORDER = re.compile(r"\b(?:(?:di)?urut\w*|prior\w*)\b", re.I)
_THEN = (
    r"(?:setelah|habis|abis|bar|sesudah)\s(?:itu|kuwi|tu)\b"
    r"|(?:baru|br|lalu|kemudian|terus|trus|selanjutnya)\b"
)
_NEXT = re.compile(rf"\b(?:{_THEN})", re.I)
# "Drainase dulu baru jembatan".
_FIRST = re.compile(
    rf"\b(?:dulu(?:an)?|dlu|dl|disik|dhisik|sek|sik|utama)\b[\s,]*(?:{_THEN})", re.I
)
# The priorities of the others, in their order: "disetujui prioritas 1 dan 2".
_NUMBERS = re.compile(
    r"(?:(?:mulai|dari|dan|lan|sama|sampai|sampe|serta|prioritas|\d{1,3})[\s,-]*)*", re.I
)


def orders(text: str) -> list[str]:
    """The parts of a text that may name several in their order, the surest first; none where it
    says none."""
    begins = [each.end() for each in _ORDER.finditer(text)]
    if _FIRST.search(text):
        # "Setujui drainase dan jembatan, drainase dulu baru jembatan": the last part of it.
        begins += [0, *(each.end() for each in re.finditer(r"[,;:]\s+", text))]
    return [_NEXT.sub(" , ", text[begin:]) for begin in begins]


def goes_on(words: str) -> bool:
    """Whether words behind a decision say no more than the order."""
    return _ORDER.search(words) is not None or _NEXT.search(words) is not None


def only_numbers(words: str) -> bool:
    """Whether they are no more than more priorities."""
    return _NUMBERS.fullmatch(words) is not None
