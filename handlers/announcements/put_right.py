"""The words of an announcement put right by a part of them, at whichever question that is said."""

from __future__ import annotations

from handlers.conversation.answers import Answer, AskAgain, Draft, Reading
from handlers.conversation.form import Chooser, Mend
from handlers.conversation.messages import Incoming, Literal, Text
from handlers.reading.staff.reworded import reworded
from handlers.turn import Turn

# It must go as one message on every channel, under a photo too (1,024 characters), with the line
# that names the sender and the one that says how to be left in peace.
TEXT = (10, 700)


async def mend_text(turn: Turn, text: str, draft: Draft) -> Mend | None:
    """The words with what is said instead of a part of them: "eh jam 8 bukan jam 7"."""
    new = reworded(text, draft["text"] or "")
    return Mend(Answer(new), whole=True) if new is not None and len(new) <= TEXT[1] else None


async def put_right(
    turn: Turn, said: Incoming, draft: Draft, name: str, choices: Chooser
) -> Reading | None:
    """The same at a question that might take an hour or a day for its answer."""
    mend = None if said.choice else await mend_text(turn, said.text, draft)
    if mend is None or not isinstance(mend.reading, Answer):
        return None
    args = {"label": Text("announcement-text.label"), "value": Literal(mend.reading.value)}
    words = (Text("form-mended.new", args), Text(f"announcement-{name}"))
    return AskAgain(words, await choices(turn, draft), instead={"text": mend.reading.value})
