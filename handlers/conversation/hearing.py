"""Hears one message at the open question: a way around, a choice, or words for its reader."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

from handlers.conversation.answering.acts import ADD, ADD_SEND, MEANT, SENDS
from handlers.conversation.answering.adding import add_first, may_add
from handlers.conversation.answering.around import (
    ask_anew,
    cancel_answered,
    cancels,
    change_answered,
    go,
    sure_first,
    way_of,
)
from handlers.conversation.answering.beside import beside, gather, join, no_room
from handlers.conversation.answering.choosing import choice_meant, taken_back
from handlers.conversation.answering.doing import pick, unsent, which_yes
from handlers.conversation.answering.doubting import meant_answered, pending, unclear
from handlers.conversation.answering.kept import brought_back, wondered_at
from handlers.conversation.answering.mending import (
    MEND,
    changed,
    claims,
    mend_answered,
    names,
    put_right,
    said_anew,
)
from handlers.conversation.answering.parting import corrects
from handlers.conversation.answering.reviewing import added_that
from handlers.conversation.answering.sensing import sensed
from handlers.conversation.answering.settling import answered, read, take
from handlers.conversation.answering.sure import a_moment, calls_off
from handlers.conversation.answers import Answer, Hearing, More, Problem, Says, shorten
from handlers.conversation.asking import ask_next, draft, marked
from handlers.conversation.form import BACK, CANCEL, CHANGE, YES, Form, Kind, Takes
from handlers.conversation.here import Here, Step, after
from handlers.conversation.messages import Incoming, Literal, Text, Words, kept_text
from handlers.conversation.state import State

# Files that come this soon after the one before were sent together with it.
BURST = timedelta(minutes=2)


async def hear(
    form: Form, state: State, turn: Hearing, said: Incoming, *, late: bool = False
) -> Step:
    """Takes one message as the answer to the open question, or as a way around in the form.

    Everything that is in it is heard: what the open question does not take is kept for the question
    that does, or the person is told that it was not kept. `late` is what was said after a silence,
    before it was asked whether to go on: it may have been meant for nothing that is open.
    """
    burst = said.files and turn.now - state.touched < BURST
    if not burst or said.text:
        state.filled, state.over = None, 0
    state.touched = turn.now
    spoke, state.spoke = state.spoke, None
    question = form.question(state.asked)
    again = await renewed(form, state, turn)
    if again:
        return Step(await ask_next(form, state, turn, (*again, *_unheard(said))))
    if question is None or not question.applies(state.answers):
        # Asked in an earlier release and gone from this one: the message is not swallowed.
        if state.asked is None:
            return Step(await ask_next(form, state, turn))
        return Step(await ask_next(form, state, turn, (Text("form-question-gone"),)))
    return await step(Here(form, state, turn, question, said, spoke, late))


async def renewed(form: Form, state: State, turn: Hearing) -> list[Words]:
    """Where a form that is made from data has changed since its draft: what was answered to
    questions that are no longer the same is asked anew. Gives what is said of it: of answers that
    do not hold any more, or of an open question that is another now; nothing else needs a word."""
    if form.changed is None or state.version == form.version:
        return []
    names = await form.changed(turn, state.version)
    state.version = form.version
    gone = [name for name in names if name in state.answers]
    for name in names:
        for held in (state.answers, state.gathered, state.notes):
            held.pop(name, None)
    if not gone and state.asked not in names:
        return []
    return [Text("form-renewed", {"n": len(gone)})]


def _unheard(said: Incoming) -> list[Words]:
    if not said.text:
        return []
    return [Text("talk-unused", {"typed": Literal(shorten(said.text, 80))})]


async def step(here: Here) -> Step:
    said = here.said
    if said.choice is not None:
        return await tapped(here, said.choice)
    if not (said.files or said.location):
        return await (typed(here, said.text) if said.text else read(here, said))
    takes = here.question.takes
    files = said.files if Takes.FILES in takes else ()
    place = said.location if Takes.LOCATION in takes else None
    before = await beside(
        here,
        dataclasses.replace(
            said,
            text="",
            files=() if files else said.files,
            location=None if place else said.location,
        ),
    )
    here.said = said = dataclasses.replace(said, files=files, location=place)
    if files and said.text and Takes.TEXT not in takes:
        rest = await captioned(here, said.text)
    elif files or place:
        rest = await read(here, said)
    elif said.text and not (before and only_points(here, said.text)):
        rest = await typed(here, said.text)
    else:
        rest = pending(here) or Step(await here.again(()))
    return after(here, before, rest)


def only_points(here: Here, text: str) -> bool:
    """Whether words below a photo say only that it is one, and of what that is known already: "ini
    foto taludnya", "satu lagi dari samping"."""
    turn, answers = here.turn, here.state.answers.values()
    known = {word for each in answers if isinstance(each, str) for word in turn.fold(each).split()}
    known |= {word + end for word in known for end in ("nya", "ne", "e")}
    words = turn.fold(text).split()
    ways = ("caption", "particle", "view")
    return not turn.known("caption").isdisjoint(words) and all(
        word in known or word in turn.known(*ways) for word in words
    )


async def captioned(here: Here, text: str) -> Step:
    """Files where they are asked for, with words below them: a word that is a way around does
    what it does once the files are taken; other words have no place here, which is said."""
    way = way_of(here, text)
    said = dataclasses.replace(here.said, text="", location=None)
    reading = await here.question.read(here.turn, said, draft(here.form, here.state, here.question))
    before: list[Words] = []
    if way is None:
        before.append(Text("form-caption", {"typed": Literal(shorten(text, 60))}))
    match reading:
        case More() if way is not None:
            gather(here, here.question, reading)
            before += [*reading.say, *no_room(here, here.question, reading)]
            step = await go(here, way)
        case Answer() if way in (BACK, CANCEL, CHANGE):
            step = await answered(here, reading)
            if step.open:
                alone = dataclasses.replace(said, text=text, files=())
                step = await hear(here.form, here.state, here.turn, alone)
        case Problem() if way is not None:
            before += reading.words
            step = await go(here, way)
        case _:
            step = await take(here, reading, said)
    return after(here, before, step)


async def tapped(here: Here, choice: str) -> Step:
    where, _, picked = choice.partition(":")
    where, _, mark = where.partition("#")
    if not here.ours(mark):
        return Step(await here.again((Text("form-stale"),)))
    if where == f"{here.form.name}.@cancel":
        return await cancel_answered(here, picked)
    if where == f"{here.form.name}.@change":
        return await change_answered(here, picked)
    if where == f"{here.form.name}.@{MEND}":
        return await mend_answered(here, picked)
    if where == f"{here.form.name}.@{MEANT}":
        return await meant_answered(here, picked)
    sends = where == here.place and here.question.review and picked in SENDS
    if sends and asks_to_add(here):
        here.offered = here.state.doubt.get("text", "")
        return add_first(here)
    if where == here.place and here.state.confirm == MEANT and not here.question.review:
        # The open question is the same: what is tapped there answers it, whatever was typed.
        told = unused(here)
        here.state.confirm, here.state.doubt = None, {}
        return after(here, told, await picks(here, picked))
    if where != here.place or here.state.confirm:
        return Step(await here.again((*unused(here), Text("form-stale"))))
    return await picks(here, picked)


async def picks(here: Here, picked: str) -> Step:
    """A choice of the open question."""
    if picked.startswith("@"):
        return await go(here, picked[1:])
    asked = unsent(here) if here.question.review and picked in SENDS else None
    if asked is not None:
        return asked
    return await read(here, dataclasses.replace(here.said, choice=picked, text=""))


async def typed(here: Here, text: str) -> Step:
    before: list[Words] = []
    whole = Kind.MESSAGE in (here.state.kind, here.question.expects)  # goes on as it is
    if not whole and (righted := here.turn.righted(text)) != text:
        text, here.said = righted, dataclasses.replace(here.said, text=righted)
    last = await taken_back(here, text)
    if last is not None and not await corrects(here, last[0]):
        text, before = last
        here.said = dataclasses.replace(here.said, text=text)
    shown = choice_meant(here.question, here.state, here.turn, text)
    if here.state.confirm:
        asked = await confirmed(here, text, shown)
        if asked is not None:
            return asked
        # Not an answer to "really?": the person goes on with the form, and so do we.
        aside = here.state.confirm in (CHANGE, CANCEL)
        here.state.elsewhere = here.state.elsewhere or (
            aside and (here.question.review or here.question.final)
        )
        lost = unused(here)
        if lost and here.turn.says(Says.SLIPPED, text):
            here.state.confirm, here.state.doubt = None, {}
            return Step(await here.again((Text("form-slipped"),)))
        before += lost
        if asks_to_add(here):
            here.offered = here.state.doubt.get("text", "")
        elif lost and here.question.review:
            here.left = here.state.doubt.get("text", "")
        here.state.confirm, here.state.doubt = None, {}
        # The choices of the question are the shown ones again, by their words: its numbers are not.
        await here.again(())
        bare = here.turn.fold(text).isdecimal()
        shown = None if bare else choice_meant(here.question, here.state, here.turn, text)
    had = here.offered, here.left
    step = await said_at(here, text, shown)
    if step.later and here.offered:
        here.state.held = kept_text(here.offered)  # it is asked again when they go on
    if (here.offered, here.left) != had:
        return step
    asks = step.open and not step.later and here.state.confirm is None
    if here.offered and asks and at_review(here):
        return dataclasses.replace(step, out=[*step.out, *may_add(here, "").out])
    return after(here, before, step)


def at_review(here: Here) -> bool:
    """Whether the review is what is asked, as it was before this message."""
    return here.question.review and here.state.asked == here.question.name


def asks_to_add(here: Here) -> bool:
    """Whether it is asked of a text if it is to be added."""
    return any(id.rpartition(":")[2] in (ADD, ADD_SEND) for id, _ in here.state.shown)


def unused(here: Here) -> list[Words]:
    """That a text of which it was asked what it means has not been used."""
    text = here.state.doubt.get("text", "")
    nothing = here.turn.says(Says.NOTHING, text)  # "nah itu betul" was no message to be lost
    if here.state.confirm != MEANT or not text or here.state.unheard or nothing:
        return []
    return [Text("talk-unused", {"typed": Literal(shorten(text, 80))})]


async def confirmed(here: Here, text: str, shown: str | None) -> Step | None:
    """What is typed where the engine itself has asked something; None where it is no answer."""
    asked = here.state.confirm
    # A command that is offered beside is not the form's to do: its word is a way around here.
    if shown and shown.startswith(f"{here.form.name}."):
        return await tapped(here, shown)
    if asked == CANCEL:
        text = await sure_first(here, text)
        said = await cancels(here, text)
        where = marked(f"{here.form.name}.@cancel", here.state)
        return await tapped(here, f"{where}:{said}") if said else None
    if asked == CHANGE:
        if here.turn.is_word(BACK, text):
            return Step(await here.again(()))
        if (anew := await said_anew(here, text)) is not None:
            return await put_right(here, anew)
        named = [q for q in here.form.applying(here.state.answers) if names(here, q, text)]
        return await change_answered(here, named[0].name) if len(named) == 1 else None
    if await _keeps_on(here, text):
        offered = any(id.rpartition(":")[2] == "resume" for id, _ in here.state.shown)
        if offered:
            return await meant_answered(here, "resume")
        here.state.confirm, here.state.doubt = None, {}
        return Step(await here.again(()))
    return await unclear(here, text)


async def _keeps_on(here: Here, text: str) -> bool:
    """Whether a text says, where it is asked whether one wants to leave, that it goes on, and
    nothing else: "ya jangan, udah keburu ngetik. lanjut"."""
    if all(id.rpartition(":")[2] != CANCEL for id, _ in here.state.shown):
        return False
    on = any(here.turn.is_word("resume", clause) for clause in here.turn.clauses(text))
    if not (on or here.turn.denied(text, CANCEL)) or "?" in text:
        return False
    return not (await here.turn.sense(text, here.state.kind or here.question.expects)).tells


async def said_at(here: Here, text: str, shown: str | None) -> Step:
    """What is typed at the open question: a way around, a choice, or anything else."""
    if way := way_of(here, text):
        return await go(here, way)
    if here.state.former and (step := await brought_back(here, text)) is not None:
        return step
    if (more := await added_that(here, text)) is not None:
        return more
    if (named := changed(here, text)) is not None:
        drops = any(c.mend.drops and c.question is named for c in await claims(here, text))
        return await (put_right(here, text) if drops else ask_anew(here, named, text))
    if here.question.final:
        if names_it(here, text):
            return await read(here, dataclasses.replace(here.said, choice=YES, text=""))
        if here.state.elsewhere and bare_yes(here, text, shown):
            return Step(await here.again((which_yes(here),)))
        denied = here.turn.denied(text, here.form.name) and "?" not in text
        denied = denied or calls_off(here.turn, text) or here.turn.says(Says.SLIPPED, text)
        if denied and (step := await pick(here, ("no",))) is not None:
            return step  # "jangan jadi dicabut, kata suami sayang"
        if a_moment(here.turn, text) and not shown:
            return Step(await here.again((Text("form-waits"),)))
    if shown:
        return await picks(here, shown.partition(":")[2])
    if await corrects_instead(here, text):
        return await put_right(here, text)
    if (wonders := await wondered_at(here, text)) is not None:
        return wonders
    if here.turn.early and not here.question.choices and (joined := await join(here, text)):
        return joined
    return await sensed(here, text)


async def corrects_instead(here: Here, text: str) -> bool:
    """Whether a text puts an answer right where the review asks in whose name it goes: "maaf bukan
    200 m, diukur lagi 180 meter"."""
    if not (here.question.review and here.state.kind == Kind.NAME):
        return False
    first = here.turn.fold(text).split()[:2]
    leads = ("mend-lead", "takes-back", "put-right")
    if here.turn.known(*leads).isdisjoint(first):
        return False
    return any(c.mend.sure and not c.question.review for c in await claims(here, text))


def names_it(here: Here, text: str) -> bool:
    """A yes that names what it is for: "ya 42"."""
    first, _, rest = here.turn.fold(text).partition(" ")
    names = [here.turn.fold(name) for name in here.state.subject.get("names", ())]
    return rest in names and here.turn.is_word("yes", first)


def bare_yes(here: Here, text: str, shown: str | None) -> bool:
    """A yes that might be meant for what was shown last: the word, or the number of a choice.
    The whole label is none."""
    number = here.turn.fold(text).isdecimal() and (shown or "").endswith(f":{YES}")
    return number or here.turn.is_word("yes", text)
