"""What a reader made of a message becomes the answer, and the next question is asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from handlers.conversation.answering.beside import also, gather, join, no_room, remember
from handlers.conversation.answering.sure import may_object
from handlers.conversation.answers import BEGUN, Answer, AskAgain, More, Problem, Reading, shorten
from handlers.conversation.asking import ask, draft, outgoing, subject
from handlers.conversation.form import Question, Takes
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Choice, Incoming, Literal, Outgoing, Text, Words


async def read(here: Here, said: Incoming) -> Step:
    if said.choice is not None and Takes.CHOICE not in here.question.takes:
        return Step(await here.again((Text("form-stale"),)))
    if said.text and not (said.files or said.location or said.choice):
        if Takes.TEXT not in here.question.takes:
            no_text = Problem((not_text(here),))
            return Step(await here.again((*refused(here, no_text, said), *no_text.words)))
        if not here.turn.clean(said.text):
            return Step(await here.again((Text("form-nothing-said"),)))
    elif not (said.files or said.location or said.choice is not None):
        return Step(await here.again((Text("form-nothing-said"),)))
    return await take(here, await reads(here, said), said)


async def reads(here: Here, said: Incoming) -> Reading:
    """What the open question makes of a message."""
    known = draft(here.form, here.state, here.question)
    return await here.question.read(here.turn, said, known)


def not_text(here: Here) -> Words:
    if Takes.FILES in here.question.takes:
        return Text("form-want-photo")
    return Text("form-pick")


async def take(here: Here, reading: Reading, said: Incoming) -> Step:
    match reading:
        case Answer():
            return await answered(here, reading)
        case More():
            return await gathered(here, reading)
        case AskAgain():
            also(here, reading.also, reading.instead)
            begin(here, reading)
            had = here.state.notes.get(here.question.name, {})
            begun = {BEGUN: had[BEGUN]} if BEGUN in had else {}
            here.state.notes[here.question.name] = {**begun, **reading.notes}
            here.state.kind = reading.kind or here.question.expects.value
            return Step([here.reply(reading.words, reading.choices)])
        case Problem() if here.turn.early and said.text and here.question.choices:
            # It cannot be a wrong answer to what they had not been asked.
            if (joined := await join(here, said.text)) is not None:
                return joined
            typed = Literal(shorten(said.text, 80))
            return Step(await here.again((Text("talk-unused", {"typed": typed}),)))
        case Problem():
            known = draft(here.form, here.state, here.question)
            offered: Sequence[Choice] = ()
            if here.question.choices:
                offered = await here.question.choices(here.turn, known)
            if here.question.final and may_object(here.turn, said.text):
                here.state.elsewhere = True  # a bare yes to what comes now may not be meant
            return Step([here.reply((*refused(here, reading, said), *reading.words), offered)])


def refused(here: Here, problem: Problem, said: Incoming) -> tuple[Words, ...]:
    """What is said of words that were no answer where one of several choices is asked for, so that
    they do not go unsaid; where words are, what is wrong with them quotes them."""
    said_much = said.choice is None and len(said.text.split()) > 1
    quoted = any(isinstance(each, Text) and "typed" in each.args for each in problem.words)
    if problem.kept or quoted or not said_much:
        return ()
    return (Text("talk-unused", {"typed": Literal(shorten(said.text, 80))}),)


async def gathered(here: Here, more: More) -> Step:
    have = gather(here, here.question, more)
    before = [*more.say, *no_room(here, here.question, more)]
    if len(have) >= here.question.limit:
        here.state.filled = here.question.name
        step = after(here, before, await answered(here, Answer(list(have))))
        if not step.out:
            return step  # what it led to speaks for itself
        # The answer to the last of an album stands for all of it.
        first = dataclasses.replace(step.out[0], replaces=f"{here.place}:gather", gathers=step.open)
        return Step([first, *step.out[1:]], step.open)
    args = {"n": len(have), "left": here.question.limit - len(have)}
    words = here.form.gathered(here.question, "more", args)
    offered: Sequence[Choice] = ()
    if here.question.choices:  # what is left to choose from
        known = draft(here.form, here.state, here.question)
        offered = await here.question.choices(here.turn, known)
    message = outgoing(
        here.form, here.state, here.turn, here.question, (*before, words), offered, gathers=True
    )
    return Step([message])


async def answered(here: Here, answer: Answer) -> Step:
    if here.question.gathers:
        keep_gathered(here, here.question, answer.value)
    remember(here, here.question, answer)
    here.state.answers[here.question.name] = answer.value
    if here.question.speaks and here.said.text:
        here.state.spoke = here.question.name
    also(here, answer.also, answer.instead)
    here.doubts += [name for name in answer.doubts if name in here.state.answers]
    begin(here, answer)
    if not here.question.review:
        here.state.notes.pop(here.question.name, None)
    return await onward(here, answer.say)


def keep_gathered(here: Here, question: Question, value: Any) -> None:
    """What a question has gathered is what its answer holds, if that is taken up again."""
    if value is None:
        here.state.gathered.pop(question.name, None)
    elif isinstance(value, list):
        here.state.gathered[question.name] = list(value)


def begin(here: Here, answer: Answer | AskAgain) -> None:
    """Keeps for other questions what an answer leaves them to begin with."""
    for name, words in answer.begun.items():
        had = here.state.notes.get(name, {})
        before = had.get(BEGUN, "")
        whole = f"{before} {words}" if before and before not in words else words
        here.state.notes[name] = {**had, BEGUN: whole}


async def given(here: Here) -> tuple[list[Words], AskAgain | None]:
    """Reads what was said before for the questions that come now, as far as it answers them; gives
    what is said of it, and what is asked of it at the first that it does not quite answer."""
    told: list[Words] = []
    while (left := here.form.left(here.state.answers)) is not None:
        said = here.state.given.pop(left.name, None)
        if said is None:
            break
        message = dataclasses.replace(here.said, text=said, choice=None)
        reading = await left.read(here.turn, message, draft(here.form, here.state, left))
        if isinstance(reading, AskAgain) and not reading.choices:
            told += reading.words  # "habis isya" is about an hour, and the very hour is asked
            break
        if isinstance(reading, AskAgain):
            return told, reading  # "jumat tgl 15", where that is a Tuesday
        if not isinstance(reading, Answer):
            told.append(Text("talk-unused", {"typed": Literal(shorten(said, 80))}))
            break
        here.state.answers[left.name] = reading.value
        args = {"label": here.form.label(left), "value": left.show(reading.value)}
        told += [Text("form-mended.new", args), *reading.say]
    return told, None


async def onward(here: Here, say: Sequence[Words]) -> Step:
    here.state.confirm = None
    here.state.elsewhere = False
    nearly: AskAgain | None = None
    if here.state.given:
        told, nearly = await given(here)
        say = [*say, *told]
    if (left := here.form.left(here.state.answers)) is not None:
        out = await here.ask(left, say)
        if nearly is None or here.state.asked != left.name:
            return Step(out)
        here.question = left
        step = await take(here, nearly, here.said)
        return after(here, say, step)
    ended = await here.form.finish(here.turn, draft(here.form, here.state, here.question))
    if isinstance(ended, Problem):
        last = here.form.applying(here.state.answers)[-1]
        here.state.answers.pop(last.name, None)
        return Step(await ask(here.form, here.state, here.turn, last, ended.words))
    before = [*say, *([named] if (named := subject(here.state)) is not None and ended else [])]
    if before and ended and ended[0].to is None:
        first = dataclasses.replace(ended[0], words=(*before, *ended[0].words))
        ended = [first, *ended[1:]]
    elif say:
        ended = [Outgoing(tuple(say)), *ended]
    return Step(ended, open=False)
