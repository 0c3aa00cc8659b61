"""One message under one open question: what everything that hears it is given."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from handlers.conversation.answers import Draft, Hearing
from handlers.conversation.asking import ask, outgoing, subject
from handlers.conversation.form import Form, Mend, Question
from handlers.conversation.messages import Choice, Incoming, Outgoing, Text, Words
from handlers.conversation.state import State


@dataclass(frozen=True, slots=True)
class Step:
    """What one message led to. `open` is False once the form has been finished or dropped, which
    `dropped` tells apart. `later`: the person wants to go on another time."""

    out: list[Outgoing]
    open: bool = True
    dropped: bool = False
    later: bool = False


# "Masalahnya", "masalahe", "masalahne".
_ENDS = ("", "nya", "e", "ne")


@lru_cache(maxsize=1024)  # of each question, in each language
def _called(fold: Callable[[str], str], said: str) -> frozenset[str]:
    return frozenset(fold(name) + end for name in said.split(",") for end in _ENDS)


@dataclass(slots=True)
class Here:
    """One message under one open question."""

    form: Form
    state: State
    turn: Hearing
    question: Question
    said: Incoming
    spoke: str | None = None  # the question that the message before this one answered
    late: bool = False  # said after a silence, before it was asked whether to go on
    offered: str = ""  # what it was asked of, before this message, whether it is to be added
    left: str = ""  # what it was asked of, before this message, what it means
    doubts: list[str] = field(default_factory=list)  # answers that may not hold any more
    # What a text would change of a question's answer, with what was known when that was read:
    # several look for it before one of them hears the text.
    mends: dict[tuple[str, str], tuple[Draft, Mend | None]] = field(default_factory=dict)
    called: dict[str, frozenset[str]] = field(default_factory=dict)  # by `words_for`

    @property
    def place(self) -> str:
        return f"{self.form.name}.{self.question.name}"

    def ours(self, mark: str) -> bool:
        """Whether a button is of this draft. Those without a mark were sent by an earlier release:
        they still answer, but decide nothing."""
        return mark == self.state.mark or (not mark and not self.question.final)

    def confirm(self, what: str, words: tuple[Words, ...], choices: tuple[Choice, ...]) -> Outgoing:
        self.state.confirm = what
        self.state.shown = [(c.id, self.turn.say(c.label)) for c in choices]
        return Outgoing(words, choices, about=f"{self.form.name}.{self.question.name}")

    async def again(self, before: Sequence[Words]) -> list[Outgoing]:
        """The open question once more, unless an answer is in doubt now."""
        return await self.ask(self.question, before)

    async def ask(self, question: Question, before: Sequence[Words]) -> list[Outgoing]:
        """A question, unless an answer is in doubt now: then that one, which may stay."""
        if (doubted := self.doubted()) is not None:
            label = self.form.label(doubted)
            question, before = doubted, (*before, Text("form-doubted", {"label": label}))
        return await ask(self.form, self.state, self.turn, question, before)

    def words_for(self, question: Question) -> frozenset[str]:
        """The words that name a question: its label, and what else it is called, folded; also with
        what stands at the end of a word that is somebody's or known."""
        if question.name not in self.called:
            said = self.turn.say(self.form.label(question))
            more = f"{self.form.name}-{question.name}.label-also"
            if self.turn.has(more):
                said = f"{said},{self.turn.say(Text(more))}"
            self.called[question.name] = _called(self.turn.fold, said)
        return self.called[question.name]

    def doubted(self) -> Question | None:
        """The answered question whose answer may not hold any more, now that another is put right:
        it is asked before all else."""
        return self.form.question(self.doubts[0]) if self.doubts else None

    def reply(self, words: Sequence[Words], offered: Sequence[Choice]) -> Outgoing:
        if self.question.final and (named := subject(self.state)) is not None:
            words = (named, *words)
        return outgoing(self.form, self.state, self.turn, self.question, words, offered)


def after(here: Here, before: Sequence[Words], step: Step) -> Step:
    """What a message led to, with what is said of its other parts first."""
    if not before:
        return step
    if not (step.out or step.open):
        here.turn.ahead(tuple(before))  # what it came to is told by what was done
        return step
    if not step.out or step.out[0].to is not None:
        return dataclasses.replace(step, out=[Outgoing(tuple(before)), *step.out])
    fresh = [words for words in before if words not in step.out[0].words]  # two ask the same
    first = dataclasses.replace(step.out[0], words=(*fresh, *step.out[0].words))
    if here.state.over and here.state.filled:
        # One answer to all that came together.
        place = f"{here.form.name}.{here.state.filled}:gather"
        first = dataclasses.replace(first, replaces=place, gathers=step.open)
    return dataclasses.replace(step, out=[first, *step.out[1:]])
