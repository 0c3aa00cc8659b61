"""What is asked of us beside a wish."""

from __future__ import annotations

from handlers.conversation.answers import shorten
from handlers.conversation.messages import Literal, Text
from handlers.reading import asked_beside as questions
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import QUESTIONS, Asked
from handlers.turn import Turn


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
