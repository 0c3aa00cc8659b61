"""What is given back with a question for its author, which is why: "lampu kembalikan, tanya
warganya RT berapa dan butuh berapa titik"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import Pattern

from handlers import late
from handlers.reading import spelling
from handlers.reading.denial import NOT, NOT_THAT, NOT_YET
from handlers.reading.staff import author_asked
from handlers.staff.many.clause import Clause
from handlers.staff.many.clauses import LONGEST, in_clauses
from handlers.staff.many.spoken import does, particles
from handlers.staff.many.tokens import DECIDES, Is, Names, Token, marked


def read(
    text: str, letters: Iterable[str | None], names: Names, masked: Pattern[str]
) -> list[Clause]:
    """The decisions of a sentence, as `in_clauses`: what the author is to be asked is a question to
    nobody here, and decides nothing."""
    letters, ask = list(letters), author_asked.beside(text)
    if len(text) > LONGEST:
        return []
    if ask is None:
        found = in_clauses(text, letters, names, masked)
        return found or _lacking(text, letters, names, masked)
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


# What is asked after it of how much, or which, is for the author to answer.
_LACKS = late.regex(r"\b(?:berapa|brp|piro|pira|pinten|mana|endi|how many|how much|which)\b", re.I)
_ASKS_US = late.regex(
    r"\b(?:kapan|kpn|siapa|sopo|kenapa|knp|gimana|gmn|piye|apakah|hari|kali|kan)\b", re.I
)


def _lacking(
    text: str, letters: Sequence[str | None], names: Names, masked: Pattern[str]
) -> list[Clause]:
    """What is given back at the end of a sentence with a question of what it lacks: "menjahit
    balikin dulu pesertanya brp orang"."""
    tokens = marked(text, letters, names, masked)
    done = [each for each in tokens if each.is_ in DECIDES]
    if not done or done[-1].value != "return":
        return []
    if (found := _behind_it(text, tokens, done[0])) is not None:
        head, asked = found
        clauses = in_clauses(head, letters, names, masked)
        if len(clauses) == 1 and not clauses[0].why:
            clauses[0].why, clauses[0].asks = asked, True
            return clauses
    asked = text[done[-1].end :].strip(" ,.;:?")
    if _LACKS.search(asked) is None or _ASKS_US.search(asked) or len(asked.split()) < LEAST:
        return []
    clauses = in_clauses(text[: done[-1].end], letters, names, masked)
    if not clauses or clauses[-1].name != "return" or clauses[-1].why:
        return []
    words = asked.split()
    while words and spelling.fold(words[0]) in particles():
        words = words[1:]
    clauses[-1].why, clauses[-1].asks = " ".join(words), True
    return clauses


# What is asked of them that is so or not: "3 titik cukup ga?", "tanahnya hibah bukan".
_WHETHER = late.regex(rf"(?:\?|\b(?:{NOT}|{NOT_YET}|{NOT_THAT}))\W*$", re.I)


# Whose something is they know; whether it can be done is asked of us.
_WHOSE = late.regex(r"\b(?:punya|milik|nama)\w*\s+(?:siapa|sopo)\b", re.I)
_MAY = late.regex(r"(?:bisa|boleh|perlu|gitu|iso|oleh|gapapa)\b", re.I)


def _behind_it(text: str, tokens: Sequence[Token], done: Token) -> tuple[str, str] | None:
    """Of "kembalikan lampu, 3 titik cukup ga?" what is given back, and what is asked; None where
    the order does not begin it, or nothing is asked."""
    if done.value != "return" or any(
        t.begin < done.begin and t.is_ is not Is.AROUND for t in tokens
    ):
        return None
    if spelling.fold(done.text).startswith("di"):
        return None  # "lampu dikembalikan brp hari" asks us
    behind = [each for each in tokens if each.begin > done.end]
    first = next((each for each in behind if each.breaks and each is not behind[0]), None)
    if first is None or _WHETHER.search(text) is None:
        return None
    asked = text[first.begin :].strip(" ,.;:?")
    to_us = _ASKS_US.search(_WHOSE.sub(" ", asked)) or _MAY.match(asked)
    if to_us or len(asked.split()) < LEAST or does(spelling.fold(asked).split()):
        return None
    return text[: first.begin].rstrip(" ,.;:"), asked


# So many words ask for something: "pesertanya brp".
LEAST = 2
