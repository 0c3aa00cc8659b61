"""What is said at a question that has an answer already, or of an answer that is to stay: it stays,
unless what is said reads as another."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answering.acts import ANSWER
from handlers.conversation.answering.doubting import doubt
from handlers.conversation.answering.mending import Claim, claims, mended, names, told_known
from handlers.conversation.answering.settling import onward, take
from handlers.conversation.answers import Answer, Says
from handlers.conversation.asking import draft, shown
from handlers.conversation.form import KEEP, Kind, Mend, Question
from handlers.conversation.here import Here, Step

# "RW nya tetap 6 ya"; what is longer tells something else, too.
KEPT_WORDS = 6


async def brought_back(here: Here, text: str) -> Step | None:
    """Brings an answer back that was there before another took its place ("balik ke pos ronda
    aja"); None for other texts."""
    if Kind.MESSAGE in (here.state.kind, here.question.expects):
        return None
    for question in here.form.applying(here.state.answers):
        former = dict(here.state.former.get(question.name, ()))
        if not former or question.mends is None:
            continue
        mend = await question.mends(here.turn, text, draft(here.form, here.state, question))
        if mend is None or not isinstance(mend.reading, Answer) or not mend.drops:
            continue
        if mend.reading.value not in former:
            continue
        reading = Answer(mend.reading.value, instead=former[mend.reading.value])
        if question is here.question:
            return await take(here, reading, here.said)
        open_doubt = here.question.name in mend.doubts  # it was of what is there again
        doubts = () if open_doubt else mend.doubts
        words = await mended(here, Claim(question, Mend(reading, doubts=doubts)))
        if open_doubt and here.question.name in here.state.answers:
            return await onward(here, words)
        return Step(await here.again(words))
    return None


async def stays(here: Here, text: str, kind: Kind) -> Step | None:
    """Takes what leaves an answer as it is; asks of an order, at a question that was asked anew,
    whether it is the answer. None for what may change one."""
    anew = kind is Kind.TEXT and here.question.name in here.state.answers
    if (kept := await _kept(here, text)) is not None:
        if kept is here.question:
            return await onward(here, ())
        claim = Claim(kept, Mend(Answer(here.state.answers[kept.name])), known=True)
        return Step(await here.again((await told_known(here, claim),)))
    if not anew:
        return None
    if here.turn.says(Says.SHOWS, text) or here.turn.is_word("no", text):
        return await onward(here, ())
    others = [q for q in here.form.applying(here.state.answers) if q is not here.question]
    of_another = any(names(here, q, text) for q in others) and here.turn.says(Says.DROPS, text)
    if not (here.turn.says(Says.ORDERS, text) or of_another):
        return None
    if any(claim.mend.sure for claim in await claims(here, text)):
        return None  # it puts another answer right
    here.state.unheard = text
    return doubt(here, text, (ANSWER, "correct"))


async def _kept(here: Here, text: str) -> Question | None:
    """The answer that a text says is to stay as it is ("RW nya tetap 6 ya"): one that it names, of
    which it says no other figure."""
    words = here.turn.fold(text).split()
    keeps = not here.turn.known(KEEP).isdisjoint(words)
    if not keeps or len(words) > KEPT_WORDS or "?" in text:
        return None
    answered = [q for q in here.form.applying(here.state.answers) if not q.review]
    named = [
        q
        for q in answered
        if q.name in here.state.answers and any(names(here, q, w) for w in words)
    ]
    if not named and here.question.review and (only := _holding(here, words)) is not None:
        return only
    if len(named) != 1:
        return None
    value = await shown(named[0], here.state, here.turn)
    held = {word.lstrip("0") for word in here.turn.fold(here.turn.say(value)).split()}
    said = [word for word in words if not _says_nothing(here, named[0], word)]
    return named[0] if all(word.lstrip("0") in held for word in said) else None


def _holding(here: Here, words: Sequence[str]) -> Question | None:
    """The one answer that holds the figure which is to stay ("KKnya tetap 14")."""
    figures = [word.lstrip("0") for word in words if word.isdecimal()]
    holding = [
        q
        for q in here.form.applying(here.state.answers)
        if isinstance(had := here.state.answers.get(q.name), str)
        and figures
        and set(figures) <= {word.lstrip("0") for word in here.turn.fold(had).split()}
    ]
    return holding[0] if len(holding) == 1 else None


def _says_nothing(here: Here, question: Question, word: str) -> bool:
    ways = (KEEP, "particle", "yes")
    return names(here, question, word) or word in here.turn.known(*ways)
