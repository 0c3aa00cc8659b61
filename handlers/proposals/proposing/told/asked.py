"""What is asked of us beside a wish, and what is said of the choices beside which it is."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.asking.proposals.bidang import TOPIC_WORDS, named_by, of_choices
from handlers.conversation.answers import Answer, AskAgain, Draft, Reader, Reading, shorten
from handlers.conversation.form import Chooser, Knower
from handlers.conversation.messages import Incoming, Literal, Text, Words
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


def knows_topic(reader: Reader, choices: Chooser, others: Knower) -> Knower:
    """A bidang that is named beside that there is no choice for it, or as a question; what says
    only that there is none is told which is for what. Of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        rest = of_choices(turn, text) if said.choice is None and text else text
        if rest == text:
            return await others(turn, said, draft)
        reading = await reader(turn, replace(said, text=rest), draft) if rest else None
        if isinstance(reading, Answer):
            return reading
        words = (Text("stuck-propose-topic"), Text("propose-topic"))
        return AskAgain(words, await choices(turn, draft), dict(draft.notes))

    return knows


# "Sosial kan? apa ekonomi karena nanti bisa disewakan?", "fisik apa ekonomi, terserah yang cepat".
_EITHER = late.regex(r"\b(?:apa|atau|ato|opo|utawa|po|nopo|or)\b", re.I)
_MATTERS = late.regex(
    r"\b(?:ter)?serah|\bcepat|\bcepet|\bcair\b|\bbingung|\bcocok|\bpas\b|\bquick|\bfast|\bbest\b",
    re.I,
)
_ASKED_WORDS, _TWO = 14, 2
_BESIDE = frozenset({"kan", "to", "bukan", "apa", "masuk", "masuknya", "ini", "itu", "iku", "ke"})


def of_bidang(turn: Turn, text: str, draft: Draft) -> Words | None:
    """What is said to whoever asks, once there is a bidang, whether it is the right one, or which
    of two; None for other texts."""
    words = turn.fold(text).split()
    named = named_by(turn, words) if draft["topic"] else set()
    if not named or len(words) > _ASKED_WORDS or not ("?" in text or _MATTERS.search(text)):
        return None
    ways = turn.known(*TOPIC_WORDS, "particle", "yes", "question") | _BESIDE
    only = "?" in text and ways.issuperset(words)  # "sosial kan?"
    if not only and (len(named) < _TWO or not (_EITHER.search(text) or "?" in text)):
        return None
    return Text("propose-topic.asked", {"topic": Text(f"propose-topic.{draft['topic']}")})
