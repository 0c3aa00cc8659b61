"""Guides one person through one form: asks, reads, goes back, changes, sums up.

Written once for every form. The engine does no I/O of its own; what it hands to `turn` is
opaque to it. The caller keeps the state and sends what comes back.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.answering.beside import beside
from handlers.conversation.answering.doubting import pending
from handlers.conversation.answers import Hearing
from handlers.conversation.asking import ask, ask_next
from handlers.conversation.form import Form, Takes
from handlers.conversation.hearing import hear, renewed
from handlers.conversation.here import Here, after
from handlers.conversation.messages import Incoming, Outgoing, Words
from handlers.conversation.state import State

__all__ = ["begin", "early", "files_of", "hear", "repeat"]


async def begin(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    """Asks the first question that has no answer yet, after the words `before`."""
    state.spoke = next(
        (q.name for q in form.questions if q.speaks and q.name in state.answers), None
    )
    return await ask_next(form, state, turn, before)


async def repeat(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    """The open question once more, after the words `before`."""
    question = form.question(state.asked)
    if again := await renewed(form, state, turn):
        return await ask_next(form, state, turn, (*before, *again))
    if question is None or not question.applies(state.answers):
        return await ask_next(form, state, turn, before)
    here = Here(form, state, turn, question, turn.message)
    if (asked := pending(here)) is not None:
        return after(
            here, before, asked
        ).out  # what somebody wrote is not lost by what came between
    return await ask(form, state, turn, question, before)


async def early(form: Form, state: State, turn: Hearing, said: Incoming) -> list[Words]:
    """Takes the files and the place of a message with which a form begins; gives what is said of
    them."""
    question = form.question(state.asked) or form.questions[0]
    return await beside(Here(form, state, turn, question, said), said)


def files_of(form: Form, state: State) -> list[int]:
    """The files that a draft holds."""
    found: list[int] = []
    for question in form.questions:
        if question.gathers and Takes.FILES in question.takes:
            for held in (state.gathered.get(question.name), state.answers.get(question.name)):
                found += [id for id in held or () if isinstance(id, int) and id not in found]
    return found
