"""Whether a message that may answer what staff have asked looks like something else."""

from __future__ import annotations

from handlers.reading import spelling
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import Asked
from handlers.turn import Turn, known_words

# A text of so many words may be a proposal.
WISH_WORDS = 3

# What is asked back ("siapa yang nanya ini"), and may be meant for the officer all the same.
_ASKED_BACK = frozenset({
    Act.WHO, Act.WHAT, Act.WHY, Act.COST, Act.PROMISE, Act.HOWLONG, Act.WHODECIDES, Act.PRIVATE,
})  # fmt: skip


async def asks_back(turn: Turn, text: str) -> bool:
    """Whether a text asks something itself."""
    meant = await turn.meant(text, Asked.TEXT) if text else None
    return meant is not None and meant.sure and meant.act in _ASKED_BACK


def reads_like_wish(text: str) -> bool:
    """Whether a text tells of something that is broken or wanted, as a proposal does."""
    words = spelling.fold(text).split()
    return len(words) >= WISH_WORDS and any(word in known_words("complaint") for word in words)
