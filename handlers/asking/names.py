"""Whether what somebody typed instead of a name says something else."""

from __future__ import annotations

from handlers.reading import spelling
from handlers.turn import known_words

# Names have fewer words than this.
SENTENCE = 6


def is_sentence(text: str) -> bool:
    """Whether a text looks like something else than a name: many words, digits, or a word with
    which people begin a wish."""
    words = spelling.fold(text).split()
    digits = any(map(str.isdecimal, text)) and any(map(str.isalpha, text))
    if len(words) < 2:
        return digits
    wishes = known_words("propose-wish") | known_words("propose-lead") | known_words("wish")
    return digits or len(words) >= SENTENCE or any(word in wishes for word in words)


def greets(text: str) -> bool:
    return spelling.fold(text) in known_words("greeting")


def asks(text: str) -> bool:
    """Whether somebody asks what this is."""
    return spelling.fold(text) in known_words("what-is-this")
