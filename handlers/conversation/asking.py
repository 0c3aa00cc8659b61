"""Asks: the words of a question, what it has so far, its choices and the ways on from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.conversation.answers import BEGUN, Draft, Hearing, shorten
from handlers.conversation.form import ASK, BACK, CANCEL, CHANGE, RENEW, SKIP, Form, Kind, Question
from handlers.conversation.messages import Choice, Lines, Literal, Outgoing, Text, Words
from handlers.conversation.state import State

# A summary must leave room for buttons everywhere (1,024 characters); longer answers are cut
# there, never in what is stored.
SUMMARY_VALUE = 160
# Where all is looked at before it goes, nobody agrees to what they cannot see.
REVIEWED = 700


def answered(form: Form, state: State) -> dict[str, Any]:
    """The answers of the questions that apply now."""
    return {
        q.name: state.answers[q.name]
        for q in form.applying(state.answers)
        if q.name in state.answers
    }


def draft(
    form: Form,
    state: State,
    question: Question | None = None,
    known: Mapping[str, Any] | None = None,
) -> Draft:
    """What the form knows; `known` are its answers (`answered`), for whoever has them already."""
    known = answered(form, state) if known is None else known
    gathered = have_of(state, question) if question else ()
    notes = state.notes.get(question.name, {}) if question else {}
    asked = question is None or question.name == state.asked
    former = state.former.get(question.name, ()) if question else ()
    had = tuple(value for value, _ in former)
    return Draft(state.key, state.version, known, notes, tuple(gathered), asked, former=had)


def have_of(state: State, question: Question) -> list[Any]:
    """What a question has gathered so far; one that is asked again goes on from its answer."""
    if not question.gathers or RENEW in state.notes.get(question.name, {}):
        return []
    return list(state.gathered.get(question.name) or state.answers.get(question.name) or ())


async def ask_next(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    question = form.left(state.answers)
    if question is None:
        raise LookupError(f"form {form.name} has no open question")
    return await ask(form, state, turn, question, before)


async def ask(
    form: Form, state: State, turn: Hearing, question: Question, before: Sequence[Words] = ()
) -> list[Outgoing]:
    notes = state.notes.pop(question.name, {})
    if kept := {name: notes[name] for name in (*question.keeps, BEGUN) if name in notes}:
        state.notes[question.name] = kept
    place = _progress(form, state, question)
    state.asked, state.kind = question.name, question.expects.value
    state.confirm, state.doubt = None, {}
    known = draft(form, state, question)
    words: Words | None = await question.wording(turn, known) if question.wording else None
    words = words or form.asks(question)
    if place is not None:
        n, of = place
        words = Text("form-asked", {"n": n, "of": of, "question": words})
    paragraphs: list[Words] = [*before]
    if (named := subject(state)) is not None and named not in before:
        paragraphs.append(named)
    if question.review:
        paragraphs.append(await summary(form, state, turn))
        if missing := missing_of(form, state):
            paragraphs.append(Text("form-missing", {"labels": missing}))
    elif state.answers.get(question.name) is not None:
        paragraphs.append(Text("form-now", {"value": await shown(question, state, turn)}))
    elif question.final and question.wording is None:
        paragraphs += await _told(form, state, turn)
    elif known.gathered:
        paragraphs.append(form.gathered(question, "have", {"n": len(known.gathered)}))
    paragraphs.append(words)
    offered = await question.choices(turn, known) if question.choices else ()
    return [outgoing(form, state, turn, question, paragraphs, offered)]


async def _told(form: Form, state: State, turn: Hearing) -> list[Words]:
    """What goes on to somebody as it was written, which nobody agrees to unseen."""
    said = [q for q in form.applying(state.answers) if q.expects is Kind.MESSAGE]
    lines = [
        Text("form-line", {"label": form.label(q), "value": await shown(q, state, turn)})
        for q in said
        if state.answers.get(q.name) is not None
    ]
    return [Lines(tuple(lines))] if lines else []


def _progress(form: Form, state: State, question: Question) -> tuple[int, int] | None:
    """How far one is, while something is filled in; nothing of it where one answer is put right, or
    one is added to what was sent long ago, or the last question is the first that is asked."""
    left = form.left(state.answers)
    reviewed = any(q.review for q in form.questions)
    if reviewed and (state.version or left is None or left.review):
        return None
    place = form.progress(question, state.answers)
    return None if place is not None and place[0] == place[1] and not state.asked else place


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
    mark = marked(place, state)
    choices = [choice.under(mark) for choice in (*offered, *ways_on(form, state, question))]
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
    what = form.change if state.key and form.change else form.title(state.answers)
    return what if named is None else Text("form-title", {"title": what, "subject": named})


def ways_on(form: Form, state: State, question: Question) -> list[Choice]:
    """The ways on from a question that are worth a button."""
    ways: list[Choice] = []
    if question.review and state.kind not in ("", question.expects):
        return [Choice(f"@{BACK}", Text("form-back"), word=True)]
    if question.review:
        more = [q for q in _offered(form, state) if _takes_more(q, state)]
        return [
            *(Choice(f"@{ASK}{q.name}", form.label(q)) for q in more),
            Choice(f"@{CHANGE}", Text("form-change.button")),
            Choice(f"@{CANCEL}", Text("form-cancel.button"), word=True),
        ]
    if question.at_review and question.gathers:
        if have_of(state, question):
            ways.append(Choice("@done", Text("form-done"), word=True))
            ways.append(Choice(f"@{RENEW}", Text("form-renew"), word=True))
    elif question.name in state.answers:
        ways.append(Choice("@keep", Text("form-keep"), word=True))
        if question.gathers and have_of(state, question):
            ways.append(Choice(f"@{RENEW}", Text("form-renew"), word=True))
    elif question.gathers and state.gathered.get(question.name):
        ways.append(Choice("@done", Text("form-done"), word=True))
    elif question.optional or SKIP in state.notes.get(question.name, {}):
        ways.append(Choice("@skip", Text("form-skip"), word=True))
    if question_before(form, state, question):
        ways.append(Choice("@back", Text("form-back"), word=True))
    elif form.guarded:
        ways.append(Choice("@cancel", Text("form-cancel.button"), word=True))
    return ways


def _offered(form: Form, state: State) -> list[Question]:
    """What the review offers, first what takes no words."""
    offered = [q for q in form.applying(state.answers) if q.at_review]
    return sorted(offered, key=lambda q: not q.gathers)


def _takes_more(question: Question, state: State) -> bool:
    """Whether a question that is offered at the review has no answer yet, or room for more."""
    answer = state.answers.get(question.name)
    return answer is None or (question.gathers and len(answer) < question.limit)


def is_missing(question: Question, state: State) -> bool:
    """Whether what the review offers has no answer."""
    return question.at_review and state.answers.get(question.name) is None


def missing_of(form: Form, state: State) -> Words | None:
    """What the review says may still be added, as one list."""
    words: Words | None = None
    for question in _offered(form, state):
        if not is_missing(question, state):
            continue
        label = form.label(question)
        words = label if words is None else Text("form-and", {"first": words, "last": label})
    return words


def question_before(form: Form, state: State, question: Question) -> Question | None:
    """The question before this one, of those that are asked; of what the review offers, where one
    was: the review, or the question that was open."""
    if question.at_review:
        return form.left(state.answers)
    applying = [q for q in form.applying(state.answers) if not q.at_review]
    place = applying.index(question)
    return applying[place - 1] if place else None


async def shown(
    question: Question, state: State, turn: Hearing, most: int = SUMMARY_VALUE
) -> Words:
    """An answer as the person sees it, of at most so many letters."""
    value = state.answers.get(question.name)
    if value is None or value == []:
        return Text("form-empty")
    shown = await question.look(turn, value) if question.look else question.show(value)
    if isinstance(shown, Literal):
        return Literal(shorten(shown.text, most))
    return shown


async def summary(form: Form, state: State, turn: Hearing) -> Words:
    """One line for each answer."""
    answered = [
        q
        for q in form.applying(state.answers)
        if not q.review and q.name in state.answers and not is_missing(q, state)
    ]
    return Lines(
        tuple(
            [
                Text(
                    "form-line",
                    {
                        "label": form.label(q),
                        "value": await shown(q, state, turn, REVIEWED),
                    },
                )
                for q in answered
            ]
        )
    )
