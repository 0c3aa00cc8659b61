"""That what there is of a form of staff suffices: what may be left out is, and what it comes to is
shown, and asked about."""

from __future__ import annotations

from dataclasses import replace

from handlers.asking.heard import Heard
from handlers.conversation import asking
from handlers.conversation.answers import Answer
from handlers.conversation.asking import draft, have_of
from handlers.conversation.form import Form, Question
from handlers.conversation.state import State
from handlers.reading.said import agreeing
from handlers.turn import Turn

SURE = "sure"
# The choice that holds where nobody says otherwise.
USUAL = "usual"


async def said(turn: Turn) -> Heard | None:
    """A yes, or the order that the last question asks for, where no more is asked than what may be
    left out: "iya umumkan" at the agenda of a meeting."""
    state, text = turn.talk.open, turn.message.text
    if state is None or not text or turn.message.choice or not turn.person.works or turn.talk.ask:
        return None
    form = await turn.conversation.form(state.form, state.key)
    last = form.questions[-1] if form is not None else None
    if form is None or last is None or last.name != SURE or not last.final or state.confirm:
        return None
    if state.asked in (None, SURE) or turn.is_way(text) or await turn.conversation.picks(text):
        return None
    if not agreeing.orders(text, turn.is_word):
        return None
    left: dict[str, object] = {}
    for question in form.applying(state.answers):
        if question.name == SURE or question.name in state.answers:
            continue
        found = await _left_out(turn, form, state, question)
        if found is None:
            return None
        left[question.name] = found.value
    state.answers |= left
    return Heard(await asking.ask(form, state, turn, last))


async def _left_out(turn: Turn, form: Form, state: State, question: Question) -> Answer | None:
    """What stands for an answer that is not given; None where one is needed."""
    known = draft(form, state, question)
    if question.optional or (question.gathers and have_of(state, question)):
        return Answer(have_of(state, question) or None)
    some = await question.choices(turn, known) if question.choices is not None else ()
    if all(each.id != USUAL for each in some):
        return None
    message = replace(turn.message, text="", choice=USUAL, reply_to=None)
    reading = await question.read(turn, message, known)
    return reading if isinstance(reading, Answer) else None
