"""Long texts: split where a reader would pause."""

from __future__ import annotations

import re

_PAUSES = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])\s"), re.compile(r"\s"))


def split(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` characters, cut at a paragraph, else a line, else a
    sentence, else a word; nothing but white space at the cuts is lost."""
    pieces = []
    rest = text
    while len(rest) > most:
        cut = _cut(rest, most)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest or not pieces:
        pieces.append(rest)
    return [piece for piece in pieces if piece] or [text]


def _cut(text: str, most: int) -> int:
    for pause in _PAUSES:
        ends = [match.end() for match in pause.finditer(text, most // 3, most + 1)]
        ends = [end for end in ends if len(text[:end].rstrip()) <= most]
        if ends:
            return ends[-1]
    return most
