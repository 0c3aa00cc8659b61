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
from handlers.reading.spelling import nearest
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


def knows_topic(reader: Reader, choices: Chooser, others: Knower) -> Knower:
    """A bidang that is named beside that there is no choice for it, or as a question; what says
    only that there is none is told which is for what. Of other texts what `others` know."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        text = turn.clean(said.text)
        if said.choice is None and (slipped := _slipped(turn, text)) is not None:
            return await reader(turn, replace(said, choice=slipped, text=""), draft)
        rest = of_choices(turn, text) if said.choice is None and text else text
        rest = "" if _IS_NONE.match(text) and said.choice is None else rest
        if rest == text:
            return await others(turn, said, draft)
        reading = await reader(turn, replace(said, text=rest), draft) if rest else None
        if isinstance(reading, Answer):
            return reading
        words = (Text("stuck-propose-topic"), Text("propose-topic"))
        return AskAgain(words, await choices(turn, draft), dict(draft.notes))

    return knows


# "Bukan politik ya ini?": what the choices are is told.
_IS_NONE = late.regex(
    r"^\W*(?:(?:ini|iki|niki|this|it|is|isn'?t|lho|loh)\W+){0,3}(?:bukan|bkn|dudu|sanes|not|isn'?t)\s+(?:(?:about|soal|urusan|masalah)\s+)?"
    r"(?:politik\w*|partai|kampanye|pemilu\w*|pilkada|political|politics|party|caleg|dewan|bansos)\b[^.;\n]{0,40}$",
    re.I,
)


def _slipped(turn: Turn, text: str) -> str | None:
    """The bidang that a text is a slip of, and nothing else: "pisik", "ekonmi aja"; None for
    others."""
    words = [word for word in turn.fold(text).split() if word not in turn.known("particle")]
    known = turn.known(*TOPIC_WORDS, "greeting", "skip", "question", "yes", "no")
    if len(words) != 1 or words[0] in known or turn.slots(text).things or "?" in text:
        return None
    labels = [(word, topic) for topic in Topic for word in _called(turn, topic)]
    at = nearest(words[0], [word for word, _ in labels])
    return labels[at][1].value if at is not None else None


def _called(turn: Turn, topic: Topic) -> set[str]:
    """The words by which a choice is called."""
    label = turn.fold(turn.say(Text(f"propose-topic.{topic}"))).split()
    return {topic.value, *(word for word in label if len(word) > SHORT)}


SHORT = 4


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
