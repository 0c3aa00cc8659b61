"""What is given back with a question for its author, which is why: "lampu kembalikan, tanya
warganya RT berapa dan butuh berapa titik"."""

from __future__ import annotations

from collections.abc import Iterable
from re import Pattern

from handlers.reading import spelling
from handlers.reading.staff import author_asked
from handlers.staff.many.clauses import LONGEST, Clause, in_clauses
from handlers.staff.many.spoken import does
from handlers.staff.many.tokens import Names


def read(
    text: str, letters: Iterable[str | None], names: Names, masked: Pattern[str]
) -> list[Clause]:
    """The decisions of a sentence, as `in_clauses`: what the author is to be asked is a question to
    nobody here, and decides nothing."""
    letters, ask = list(letters), author_asked.beside(text)
    if ask is None or len(text) > LONGEST:
        return in_clauses(text, letters, names, masked)
    clauses = in_clauses(text[: ask.begin], letters, names, masked)
    if not clauses or clauses[-1].name != "return":
        return in_clauses(text, letters, names, masked)
    end, more = len(text), list[Clause]()
    for until, begin in author_asked.apart(text, ask.end):
        if does(spelling.fold(text[begin:]).split()) is None:
            break
        if more := in_clauses(text[begin:], letters, names, masked):
            end = until
            break
    asked = text[ask.word : end].rstrip(" ?!.,")
    last = clauses[-1]
    last.why = f"{last.why}, {author_asked.question_in(asked) or asked}".strip(" ,")
    last.asks = True
    return [*clauses, *more]
