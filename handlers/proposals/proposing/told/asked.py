"""What is asked of us beside a wish."""

from __future__ import annotations

import re

from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text
from handlers.reading import asked_beside as questions
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import QUESTIONS, Asked
from handlers.turn import Turn
from storage.proposals.model import Topic


async def without_question(turn: Turn, said: str) -> str:
    """A wish without the question that is asked of us beside it, which is answered: "..., mau nanya
    syaratnya apa", "street light is broken, can I report here?"."""
    asked = questions.asked_beside(said)
    if (found := asked or questions.last(said)) is None:
        return said
    wish, question = found
    meant = await turn.meant(question, Asked.NOTHING)
    if meant.act is Act.HELP:
        return said  # "..., mohon dibantu" pleads, and asks nothing
    if meant.sure and meant.act in QUESTIONS and not meant.slots.tells:
        turn.beside.append(await turn.answer(meant.act))
        return wish
    if asked is None:
        return said
    turn.beside.append(Text("propose-asked", {"typed": Literal(shorten(question, 80))}))
    return wish


# "Bidang apa ya klo jalan tani": what is asked of it.
_OF_WHICH = re.compile(
    r"^\W*(?:apa|opo|nopo)\s+(?:(?:ya|yo|sih|nggih|toh?)\s+)?(?:kalau|kalo|klo|nek|untuk|buat)\s+",
    re.I,
)


def behind_bidang(turn: Turn, text: str) -> str:
    """A text without the bidang that its first clause names by itself: "sosial aja kak, soalnya
    buat anak2 ngaji"."""
    first, comma, rest = text.partition(",")
    words = [word for word in turn.fold(first).split() if not turn.is_word("particle", word)]
    only = bool(words) and all(
        any(turn.is_word(f"topic-{each}", word) for each in Topic) for word in words
    )
    text = rest.strip() if comma and only and len(rest.split()) > 1 else text
    return _OF_WHICH.sub("", text, count=1)
