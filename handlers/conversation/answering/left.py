"""What a text tells beside what it puts right, and no answer holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.conversation.form import CANCEL, CHANGE, Kind
from handlers.conversation.here import Here

# A clause of so many words that no answer has tells something; so small a share of it is in one.
TOLD_WORDS = 3
SHARE = 0.6
# Words that tell nothing themselves, and those that say that something was wrong.
_SMALL = ("particle", "adds", "put-right", "mend-lead", "yes", "yes-verb", "question", CHANGE)
_WRONG = ("takes-back", "wrong-mark", "wonders", CANCEL)


async def left_over(here: Here, text: str, puts: Callable[[str], Awaitable[bool]]) -> str:
    """The clauses of a text that put answers right which are in none of them now: they are not to
    be lost ("..., terus samping kios ayam potong"); "" where there are none. `puts` is whether a
    clause puts something right by itself."""
    every = (part for value in here.state.answers.values() for part in _strings(value))
    held = {_plain(word) for word in here.turn.fold(" ".join(every)).split()}
    left: list[str] = []
    for clause in here.turn.clauses(text):
        words = here.turn.fold(clause).split()
        if "?" in clause or any(here.turn.is_word(way, w) for way in _WRONG for w in words):
            continue
        small = {word for word in words if any(here.turn.is_word(way, word) for way in _SMALL)}
        tells = [word for word in words if len(word) > 2 and word not in small]
        fresh = [word for word in tells if word not in held]
        figures = [word for word in words if word.isdecimal() and _plain(word) not in held]
        told = len(fresh) >= TOLD_WORDS and len(fresh) > SHARE * len(tells)
        if not told and (not figures or await puts(clause)):
            continue
        if (await here.turn.sense(clause, Kind.REVIEW)).tells:
            left.append(clause.strip(" ,;."))
    return ", ".join(left)


def _plain(word: str) -> str:
    """A figure without the noughts before it ("06" and "6" are one RT)."""
    return word.lstrip("0") if word.isdecimal() else word


def _strings(value: Any) -> list[str]:
    """All that is written in an answer."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    return [value] if isinstance(value, str) else []
