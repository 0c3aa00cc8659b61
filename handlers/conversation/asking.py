"""Asks: the words of a question, what it has so far, its choices and the ways on from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from handlers.conversation.answers import Draft, Hearing, shorten
from handlers.conversation.form import RENEW, SKIP, Form, Question
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.conversation.state import State

# A summary must leave room for buttons everywhere (1,024 characters); longer answers are cut
# there, never in what is stored.
SUMMARY_VALUE = 160


def draft(form: Form, state: State, question: Question | None = None) -> Draft:
    """What the form knows: the answers of the questions that apply now."""
    known = {
        q.name: state.answers[q.name]
        for q in form.applying(state.answers)
        if q.name in state.answers
    }
    gathered = have_of(state, question) if question else ()
    notes = state.notes.get(question.name, {}) if question else {}
    asked = question is None or question.name == state.asked
    return Draft(state.key, state.version, known, notes, tuple(gathered), asked)


def have_of(state: State, question: Question) -> list[Any]:
    """What a question has gathered so far; one that is asked again goes on from its answer."""
    if not question.gathers or RENEW in state.notes.get(question.name, {}):
        return []
    return list(state.gathered.get(question.name) or state.answers.get(question.name) or ())


async def ask_next(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    for question in form.applying(state.answers):
        if question.name not in state.answers:
            return await ask(form, state, turn, question, before)
    raise LookupError(f"form {form.name} has no open question")


async def ask(
    form: Form, state: State, turn: Hearing, question: Question, before: Sequence[Words] = ()
) -> list[Outgoing]:
    notes = state.notes.pop(question.name, {})
    if kept := {name: notes[name] for name in question.keeps if name in notes}:
        state.notes[question.name] = kept
    state.asked, state.kind = question.name, question.expects.value
    state.confirm, state.doubt = None, {}
    known = draft(form, state, question)
    words: Words | None = await question.wording(turn, known) if question.wording else None
    words = words or form.asks(question)
    applying = form.applying(state.answers)
    if len(applying) > 1:
        place = applying.index(question) + 1
        words = Text("form-asked", {"n": place, "of": len(applying), "question": words})
    paragraphs: list[Words] = [*before]
    if (named := subject(state)) is not None and named not in before:
        paragraphs.append(named)
    if question.review:
        paragraphs.append(await summary(form, state, turn))
    elif question.name in state.answers:
        paragraphs.append(Text("form-now", {"value": await shown(question, state, turn)}))
    elif known.gathered:
        paragraphs.append(form.gathered(question, "have", {"n": len(known.gathered)}))
    paragraphs.append(words)
    offered = await question.choices(turn, known) if question.choices else ()
    return [outgoing(form, state, turn, question, paragraphs, offered)]


def outgoing(
    form: Form,
    state: State,
    turn: Hearing,
    question: Question,
    words: Sequence[Words],
    offered: Sequence[Choice],
    *,
    gathers: bool = False,
) -> Outgoing:
    """A message under the open question, with its choices and the ways to go on."""
    place = f"{form.name}.{question.name}"
    choices = [
        dataclasses.replace(choice, id=f"{marked(place, state)}:{choice.id}")
        for choice in (*offered, *ways_on(form, state, question))
    ]
    state.shown = [(c.id, turn.say(c.label)) for c in choices if not c.word]
    return Outgoing(
        tuple(words),
        tuple(choices),
        about=place,
        replaces=f"{place}:gather" if gathers else None,
        gathers=gathers,
    )


def marked(place: str, state: State) -> str:
    """What the ids of a draft's choices begin with: "decide.sure#2f". Those of another draft,
    perhaps of the same form on something else, begin otherwise."""
    return f"{place}#{state.mark}" if state.mark else place


def subject(state: State) -> Words | None:
    """What a draft acts on, in one line."""
    return Literal(state.subject["line"]) if state.subject else None


def title(form: Form, state: State) -> Words:
    """What the draft is called, and what it acts on."""
    named = subject(state)
    what = form.title(state.answers)
    return what if named is None else Text("form-title", {"title": what, "subject": named})


def ways_on(form: Form, state: State, question: Question) -> list[Choice]:
    """The ways on from a question that are worth a button."""
    ways: list[Choice] = []
    if question.name in state.answers:
        ways.append(Choice("@keep", Text("form-keep"), word=True))
        if question.gathers and have_of(state, question):
            ways.append(Choice(f"@{RENEW}", Text("form-renew"), word=True))
    elif question.gathers and state.gathered.get(question.name):
        ways.append(Choice("@done", Text("form-done"), word=True))
    elif question.optional or SKIP in state.notes.get(question.name, {}):
        ways.append(Choice("@skip", Text("form-skip"), word=True))
    if not question.review and question_before(form, state, question):
        ways.append(Choice("@back", Text("form-back"), word=True))
    return ways


def question_before(form: Form, state: State, question: Question) -> Question | None:
    """The question before this one, of those that apply."""
    applying = form.applying(state.answers)
    place = applying.index(question)
    return applying[place - 1] if place else None


async def shown(question: Question, state: State, turn: Hearing) -> Words:
    value = state.answers.get(question.name)
    if value is None or value == []:
        return Text("form-empty")
    shown = await question.look(turn, value) if question.look else question.show(value)
    if isinstance(shown, Literal):
        return Literal(shorten(shown.text, SUMMARY_VALUE))
    return shown


async def summary(form: Form, state: State, turn: Hearing) -> Words:
    """One line for each answer."""
    answered = [q for q in form.applying(state.answers) if not q.review and q.name in state.answers]
    return Lines(
        tuple(
            [
                Text(
                    "form-line",
                    {
                        "label": form.label(q),
                        "value": await shown(q, state, turn),
                    },
                )
                for q in answered
            ]
        )
    )
