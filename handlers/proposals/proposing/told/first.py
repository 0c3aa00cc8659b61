"""What is wished where the kelurahan is asked and nothing is wished yet: the first of several, with
the others kept for later; what is wished rather than what was thought of first."""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reader, Reading
from handlers.conversation.messages import Incoming, Words
from handlers.proposals.proposing.apart import first_of, separate
from handlers.reading.said.of_proposals.rewished import rewished
from handlers.turn import Turn


def first_alone(reader: Reader) -> Reader:
    """The reader of what is asked before the wish, which hears one wish at a time."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        text = turn.clean(said.text)
        if said.choice is not None or not text or draft["wish"]:
            return await reader(turn, said, draft)
        told: tuple[Words, ...] = ()
        if (dropped := rewished(text, "")) is not None and dropped.new:
            text = ", ".join((dropped.new, *dropped.more))
        elif (found := separate(turn, text)) is not None and found.sure:
            text = found.parts[0]
            told = first_of(turn, found.parts, draft.answers)
        reading = await reader(turn, replace(said, text=text), draft)
        if isinstance(reading, Answer):
            return replace(reading, say=(*told, *reading.say))
        if isinstance(reading, AskAgain | Problem):
            return replace(reading, words=(*told, *reading.words))
        return reading

    return read
