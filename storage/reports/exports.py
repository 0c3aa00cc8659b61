"""What can be exported, by name; and what keeps a text from being a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping

from storage.reports.beside import ANNOUNCEMENTS, ATTENDANCE, AUDIT, THREADS
from storage.reports.proposals import PROPOSALS
from storage.reports.steps import HISTORY, UNREACHABLE
from storage.reports.wanted import Export

EXPORTS: Mapping[str, Export] = {
    "proposals": PROPOSALS,
    "history": HISTORY,
    "threads": THREADS,
    "attendance": ATTENDANCE,
    "announcements": ANNOUNCEMENTS,
    "unreachable": UNREACHABLE,
    "audit": AUDIT,
}

# What a spreadsheet takes for the beginning of a formula: the signs and their full-width forms, at
# the start of a text, and where a reader with another separator, or one that breaks lines within
# quotes, would see a cell begin: after a comma, semicolon, tab or line break, and quotes after it.
_BEFORE = r"[,;\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_SIGN = r"[=+\-@＝＋－＠\t\r]"
_FORMULA = re.compile(rf"(?:^|(?<={_BEFORE}))(\"*)(?={_SIGN})")
# The same where a line break stands before the text: found several times as fast.
_RISK = re.compile(rf"{_BEFORE}\"*{_SIGN}")

# The same over the bytes of many texts at once, a hundred times as fast: "," for what may stand
# before a sign, "=" for what may be one, "#" for what may be either; of what is written in several
# bytes the last, or the first. It finds too much rather than too little.
_CLASSES = bytes(
    ord("#" if n in b"\t\r" else "," if n in b",;\n\x0b\x0c\x1c\x1d\x1e\x85\xa8\xa9"
        else "=" if n in b"=+-@\xef" else "a")
    for n in range(256)
)  # fmt: skip
_PAIRS = (b",=", b",#", b"#=", b"##")


def could_be_formula(text: str) -> bool:
    """Whether some cell could begin with a formula where this is written as csv."""
    return _RISK.search(f"\n{text}") is not None


def any_could_be_formula(lines: str) -> bool:
    """Whether some of many texts, with a line break between them, might be one of those; no is
    sure, yes is to be looked at."""
    classes = f"\n{lines}".encode("utf-8", "replace").translate(_CLASSES, b'"')
    return any(pair in classes for pair in _PAIRS)


def without_formulas(text: str) -> str:
    """A text for csv: one apostrophe before each sign that could begin a formula, so that with
    either separator no cell begins with one. Every other format holds texts as they are."""
    return _FORMULA.sub(r"\1'", text) if could_be_formula(text) else text
