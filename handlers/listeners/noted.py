"""What staff note of proposals in a sentence: of several, each with what is said of it."""

from __future__ import annotations

import re

from handlers.asking.heard import Heard
from handlers.asking.proposals import which
from handlers.conversation.messages import Literal, Outgoing, Text
from handlers.listeners import decided, filled, instead
from handlers.reading.staff.sentences import annotation
from handlers.turn import Turn
from storage.staff.roles import Operation

# Where what is noted of one begins: its number, and no sum of money.
_OF_ONE = re.compile(
    r"(?:\b(?:usulan|nomor|nomer|nmr|no)\b[\s.]*)*(?<![\w/.,-])(MTR-[\d-]+|\d{1,6})(?![\w/]|[.,]\d)"
    r"(?!\s*(?:jt|juta|rb|ribu|m|miliar|milyar)\b)",
    re.I,
)
_SAME = re.compile(r"\W*(?:juga|jg|jugak|sama|idem|podo|yo)\b(?:\s+(?:juga|sama))?\W*", re.I)


async def annotate(turn: Turn, said: str) -> Heard:
    """CATAT; of several, each with what is said of it, one after the other."""
    hidden = which.OTHER.sub(lambda other: "x" * len(other[0]), said)
    heads = list(_OF_ONE.finditer(hidden))
    if len(heads) < 2 or turn.picked:
        return await filled.annotate(turn, said)
    ends = [each.start() for each in heads[1:]] + [len(said)]
    parts = [said[each.end() : end] for each, end in zip(heads, ends, strict=True)]
    for at, part in enumerate(parts[1:], 1):
        if _SAME.fullmatch(part):
            parts[at] = parts[at - 1]  # "2 juga"
    if not all(map(_notes, parts)):
        return await filled.annotate(turn, said)
    numbers = [each[1] for each in heads]
    turn.talk.orders = [
        f"annotate {n} {p.strip(' ,;')}" for n, p in zip(numbers, parts, strict=True)
    ]
    args = {"numbers": Literal(", ".join(numbers))}
    return Heard([Outgoing((Text("decided-notes", args),)), *await decided.go_on(turn, first=True)])


# Before what is noted stands of which: "catetin di no 2 klo selokannya dangkal".
_NOTE = re.compile(
    r"^.*?\b(?:di)?(?:catet|catat|tulis)\w*\s+(?:(?:di|buat|untuk|nang)\s+)?"
    r"(?:(?:usulan|no|nomor|nomer|yang|yg|sing)\b[\s.]*)*(?:\d{1,6}\b)?[\s,:]*"
    r"(?:.{0,30}?(?:\b(?:klo|kalo|kalau|bahwa|nek|yen)\s+|:\s*))?(.*)$",
    re.I | re.S,
)


async def note(turn: Turn, said: str) -> Heard:
    """What is to be noted in words of their own is the recommendation of their level; of those who
    note nothing it may be asked of the author."""
    if _notes(said) or len(which.all_named_in(turn, said)) > 1:
        return await annotate(turn, said)
    match, number = _NOTE.match(said), await filled.called(turn, said)
    text = match[1].strip() if match else ""
    if number is None or not text:
        return await annotate(turn, said)
    other = await instead.of(turn, [number], Operation.ANNOTATE, text)
    return other or await filled.annotate(turn, f"catat {number} rekomendasi {text}")


def _notes(part: str) -> bool:
    found = annotation(part)
    return bool(found.opd or found.cost or found.recommendation)
