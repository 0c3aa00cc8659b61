"""Asks what a text means, keeps it till that is known, and hears the answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from handlers.conversation.answering.acts import (
    ADD,
    ADD_SEND,
    ANSWER,
    ASKS,
    COMMANDS,
    CORRECTS,
    GOES_ON,
    MEANT,
    OTHER,
    SENDS,
    STUCK,
    TELL,
    WITHOUT,
    WORDED,
)
from handlers.conversation.answering.adding import may_add, tells
from handlers.conversation.answering.around import change
from handlers.conversation.answering.choosing import choice_meant
from handlers.conversation.answering.doing import closes, does, pick, send
from handlers.conversation.answering.mending import Claim, mended
from handlers.conversation.answering.settling import read
from handlers.conversation.answers import Answer, Hearing, Problem, Reading, shorten
from handlers.conversation.asking import draft, marked, shown
from handlers.conversation.form import Mend
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Choice, Literal, Text, Words


def offered(act: str) -> bool:
    return act == ANSWER or act in _LABELS or act in COMMANDS


_LABELS = {
    "cancel": "cancel",
    "back": "back",
    "skip": "skip",
    "later": "later",
    "done": "done",
    "send": "send",
    "resume": "on",
    **dict.fromkeys(STUCK, "stuck"),
    **dict.fromkeys(CORRECTS, "correct"),
    **dict.fromkeys(ASKS - {"thank", "greet"}, "ask"),
}


def doubt(here: Here, text: str, acts: Sequence[str], command: Choice | None = None) -> Step:
    """Asks which of several acts a text means, or whether it is a `command`; it is kept until that
    is known."""
    where = marked(f"{here.form.name}.@{MEANT}", here.state)
    worded = here.question.expects in WORDED
    told = Choice(f"{where}:{TELL}", Text(f"{here.form.name}-{here.question.name}.tell-this"))
    # Of thanks and greetings beside something nobody is asked.
    others = [act for act in acts if act != ANSWER and offered(act)]
    choices = [Choice(f"{where}:{ANSWER}", Text("form-doubt.answer"))] if worded else []
    said: set[str] = set()
    for act in others:
        if _LABELS.get(act, act) in said:
            continue
        said.add(_LABELS.get(act, act))
        if act in COMMANDS:
            number = [word for word in here.turn.fold(text).split() if word.isdecimal()]
            rest = f":{number[0][:6]}" if len(number) == 1 and act in ("check", "withdraw") else ""
            choices.append(Choice(f"do:{act}{rest}", Text(f"command-{act}.button")))
        else:
            choices.append(Choice(f"{where}:{act}", Text(f"form-doubt.{_LABELS[act]}")))
    choices += [command] if command is not None else []
    choices = [told, *choices] if tells(here) else choices
    if len(choices) < 2:
        choices.append(Choice(f"{where}:resume", Text("form-doubt.on")))
    typed = Literal(shorten(text, 80))
    words = Text("form-doubt" if worded else "form-doubt.none", {"typed": typed})
    if worded and others == ["cancel"]:
        words = Text("form-doubt.or-cancel", {"typed": typed})
    message = here.confirm(MEANT, (words,), tuple(choices))
    here.state.doubt = {"text": text}
    return Step([message])


async def may_add_beside(here: Here, reading: Reading, step: Step) -> Step:
    """What an answer led to; where its text tells more and the review comes next, it is asked
    first whether that is added."""
    beside = reading.beside if isinstance(reading, Answer) else ""
    review = here.form.question(here.state.asked)
    if not (beside and here.form.adds and step.open and review is not None and review.review):
        return step
    value = await shown(here.question, here.state, here.turn)
    told = Text("form-mended.new", {"label": here.form.label(here.question), "value": value})
    return after(here, (told,), may_add(dataclasses.replace(here, question=review), beside))


async def added(here: Here, text: str) -> Step:
    """Adds a text to the answer that tells of it all."""
    words = await adding(here, text)
    return Step(await here.again((Text("form-stale"),) if words is None else words))


async def sent_with(here: Here, text: str) -> Step | None:
    """Adds a text to it and sends all; None where it cannot be added."""
    had = here.state.answers.get(here.form.adds)
    words = await adding(here, text) or ()
    if here.state.answers.get(here.form.adds) == had:
        return Step(await here.again(words)) if words else None
    await here.again(())  # the choices of the review are the shown ones again
    step = await send(here)
    return after(here, words, step) if step is not None else Step(await here.again(words))


async def adding(here: Here, text: str) -> Sequence[Words] | None:
    """The same, and gives what is said of it; None where there is no such answer."""
    question = here.form.question(here.form.adds)
    if question is None:
        return None
    had = here.state.answers.get(question.name)
    said = dataclasses.replace(
        here.said, text=f"{had.rstrip(' .')}. {text}" if had else text, choice=None
    )
    known = draft(here.form, here.state, question)
    reading = await question.read(here.turn, said, known)
    if isinstance(reading, Answer):
        return await mended(here, Claim(question, Mend(reading)))
    return reading.words if isinstance(reading, Problem) else ()


async def meant_answered(here: Here, picked: str) -> Step:
    """What a text means has been said."""
    text = here.state.doubt.get("text", "")
    if here.state.confirm != MEANT or not text:
        return Step(await here.again((Text("form-stale"),)))
    here.state.confirm, here.state.doubt = None, {}
    if picked == ADD:
        return await added(here, text)
    if picked == OTHER:
        await here.again(())  # of the review, not of what it had asked
        here.state.unheard = text
        return Step(await change(here))
    if picked == TELL:
        here.state.unheard = ""
        return await read(here, dataclasses.replace(here.said, text=text, choice=TELL))
    if picked == ANSWER:
        here.state.unheard = ""
        return await read(here, dataclasses.replace(here.said, text=text, choice=None))
    if picked == ADD_SEND:
        sent = await sent_with(here, text)
        return sent if sent is not None else Step(await here.again((Text("form-stale"),)))
    if picked in ("as-it-is", WITHOUT):
        here.state.unheard = ""
        await here.again(())  # the choices of the review are the shown ones again
        step = await pick(here, SENDS)
        return step if step is not None else Step(await here.again(()))
    if picked == "change" and here.state.unheard:
        return Step(await change(here))
    if picked in GOES_ON and here.question.review:
        await here.again(())  # the choices of the review are the shown ones again
        step = await send(here)
    else:
        step = await does(here, picked, text) if picked in _LABELS else None
    return step if step is not None else Step(await here.again((Text("form-stale"),)))


async def unclear(here: Here, said: str) -> Step | None:
    """What was typed where it was asked what a text means, and is none of the choices: a bare yes
    or no is asked again; another text is heard by itself, and the first said not to be used."""
    text = here.state.doubt.get("text", "")
    offered = [id.rpartition(":")[2] for id, _ in here.state.shown]
    if text and here.turn.is_word("resume", said) and "resume" in offered:
        return await meant_answered(here, "resume")
    if text and (ADD in offered or ADD_SEND in offered) and (picked := _and_sends(here, said)):
        return await meant_answered(here, picked)
    if text and offered[:1] == [ADD_SEND] and sends_it(here.turn, said):
        return await meant_answered(
            here, ADD_SEND
        )  # told once more to send: with all that was said
    yes, no = here.turn.is_word("yes", said), here.turn.is_word("no", said)
    if text and not (yes or no):
        sense = await here.turn.sense(said, here.state.kind or here.question.expects)
        act = "as-it-is" if sense.act in GOES_ON and "as-it-is" in offered else sense.act
        # Another question than the one of which it is asked is answered by itself.
        meant = sense.sure and act != ANSWER and act not in ASKS and act in offered
        return await meant_answered(here, act) if meant else None
    if not text:
        return None
    if offered[-1] == WITHOUT and not (yes and TELL in offered):
        # "Tidak" may be said of the sending, too.
        return await meant_answered(here, ADD_SEND) if yes else Step(await here.again(()))
    if [each for each in offered if each != OTHER][1:] == ["resume"] and offered[0] != ANSWER:
        return await meant_answered(here, offered[0 if yes else -1])
    return pending(here)


def _and_sends(here: Here, said: str) -> str | None:
    """What is said of a text that may be added, and that all is to be sent then: "ya tambahin,
    kirim", "gak usah, kirim aja"; None for what is not both."""
    words = here.turn.fold(said).split()
    bare = [w for w in words if not (sends_it(here.turn, w) or here.turn.is_word("particle", w))]
    named = choice_meant(here.question, here.state, here.turn, " ".join(bare)) if bare else None
    if len(bare) < len(words) and named and not named.endswith(f":{TELL}"):
        return WITHOUT if named.rpartition(":")[2] in (WITHOUT, "resume") else ADD_SEND
    clauses = here.turn.parts(said)
    sends = [each for each in clauses if sends_it(here.turn, each)]
    if len(clauses) != 2 or len(sends) != 1:
        return None
    [answer] = [each for each in clauses if each not in sends]
    words = [w for w in here.turn.fold(answer).split() if w not in here.turn.known("particle")]
    if here.turn.is_word("no", answer) or here.turn.is_word("no", " ".join(words)):
        return WITHOUT
    adds = all(here.turn.is_word("yes", w) or here.turn.is_word("adds", w) for w in words)
    return ADD_SEND if adds else None


def sends_it(turn: Hearing, clause: str) -> bool:
    """Whether a clause says that it is to be sent."""
    return closes(turn, clause) or turn.is_word("send", clause)


def pending(here: Here) -> Step | None:
    """What was asked of a text that is kept, once more; None where nothing was."""
    text = here.state.doubt.get("text", "")
    if here.state.confirm is None or not text:
        return None
    label = here.state.shown[0][1] if here.state.shown else ""
    words = Text("form-doubt.which", {"typed": Literal(shorten(text, 80)), "label": Literal(label)})
    choices = tuple(Choice(id, Literal(label)) for id, label in here.state.shown)
    return Step([here.confirm(here.state.confirm, (words,), choices)])
