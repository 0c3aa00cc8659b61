"""What is said at a question that has an answer already, or of an answer that is to stay: it stays,
unless what is said reads as another."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answering.acts import ANSWER
from handlers.conversation.answering.around import ask_anew
from handlers.conversation.answering.doubting import doubt
from handlers.conversation.answering.mending import (
    Claim,
    claims,
    mended,
    names,
    put_right,
    told_known,
)
from handlers.conversation.answering.settling import onward, take
from handlers.conversation.answers import Answer, Says
from handlers.conversation.asking import draft, shown
from handlers.conversation.form import KEEP, Kind, Mend, Question
from handlers.conversation.here import Here, Step
from handlers.conversation.messages import Literal, Text

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


# What wonders at an answer and does not name it says no more.
WONDERS_WORDS = 12


async def wondered_at(here: Here, text: str) -> Step | None:
    """Takes a text that wonders at what an answer is ("lho kok bidangnya ekonomi, ini kan jalan"):
    what it wonders at is wrong, and is never what it becomes. What it says behind that puts it
    right, or it is asked anew; where the answer is another, that is said. None for others."""
    kind = here.state.kind or here.question.expects
    heard = here.state.answers and kind not in (Kind.MESSAGE, Kind.YES_NO)
    found = here.turn.wonders_at(text) if heard else None
    if found is None or len(text.split()) > WONDERS_WORDS:
        return None
    said, rest = found
    claim = await _wondered(here, said)
    if claim is None:
        return None
    question = claim.question
    if rest and any(
        c.mend.sure and c.question is question and c.mend.reading != claim.mend.reading
        for c in await claims(here, text)
    ):
        return await put_right(here, text)  # "kok RT-nya jadi 7, yang benar 3" says both itself
    denied = Text(
        "form-denied", {"no": Literal(_unnamed(here, question, said)), "now": Literal(rest)}
    )
    label = here.turn.say(here.form.label(question))
    for now in (
        f"{label} {here.turn.say(denied)}",
        here.turn.say(Text("form-correction", {"typed": Literal(rest)})),
    ):
        if rest and any(c.mend.sure and c.question is question for c in await claims(here, now)):
            return await put_right(here, now)
    if claim.known or question.name not in here.state.answers:
        return await ask_anew(here, question, text)
    known = Claim(question, Mend(Answer(here.state.answers[question.name])), known=True)
    return Step(await here.again((await told_known(here, known),)))


async def _wondered(here: Here, said: str) -> Claim | None:
    """The one answer that has what is wondered at, or is named with it."""
    typed = here.turn.say(Text("form-correction", {"typed": Literal(said)}))
    found = [c for c in await claims(here, typed, known=True) if c.mend.sure]
    named = [c for c in found if names(here, c.question, said)]
    picks = [c for c in found if c.question.choices is not None and c.question is not here.question]
    return next((each[0] for each in (named, picks) if len(each) == 1), None)


def _unnamed(here: Here, question: Question, said: str) -> str:
    return " ".join(word for word in said.split() if not names(here, question, word))


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
