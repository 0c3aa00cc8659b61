"""Guides one person through one form: asks, reads, goes back, changes, sums up.

Written once for every form. The engine does no I/O of its own; what it hands to `turn` is
opaque to it. The caller keeps the state and sends what comes back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    Hearing,
    More,
    Problem,
    Reading,
    shorten,
)
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.conversation.state import State

# A summary must leave room for buttons on WhatsApp (1,024 characters); longer answers are cut
# there, never in what is stored.
SUMMARY_VALUE = 160

# The words by which one goes around in a form; `words-NAME` in locales.
WAYS = (BACK, SKIP, DONE, KEEP, CANCEL, CHANGE) = (
    "back", "skip", "done", "keep", "cancel", "change",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """What one message led to. `open` is False once the form has been finished or dropped."""

    out: list[Outgoing]
    open: bool = True


async def begin(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    """Asks the first question that has no answer yet, after the words `before`."""
    return await _ask_next(form, state, turn, before)


async def hear(form: Form, state: State, turn: Hearing, said: Incoming) -> Step:
    """Takes one message as the answer to the open question, or as a way around in the form."""
    state.touched = turn.now
    question = form.question(state.asked)
    if question is None or not question.applies(state.answers):
        # Asked in an earlier release and gone from this one: the message is not swallowed.
        if state.asked is None:
            return Step(await _ask_next(form, state, turn))
        return Step(await _ask_next(form, state, turn, (Text("form-question-gone"),)))
    return await _Hearer(form, state, turn, question, said).step()


async def repeat(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    """The open question once more, after the words `before`."""
    question = form.question(state.asked)
    if question is None or not question.applies(state.answers):
        return await _ask_next(form, state, turn, before)
    return await _ask(form, state, turn, question, before)


def draft(form: Form, state: State, question: Question | None = None) -> Draft:
    """What the form knows: the answers of the questions that apply now."""
    known = {
        q.name: state.answers[q.name]
        for q in form.applying(state.answers)
        if q.name in state.answers
    }
    gathered = state.gathered.get(question.name, ()) if question else ()
    notes = state.notes.get(question.name, {}) if question else {}
    return Draft(state.key, state.version, known, notes, tuple(gathered))


# --- asking ---------------------------------------------------------------------------------


async def _ask_next(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    for question in form.applying(state.answers):
        if question.name not in state.answers:
            return await _ask(form, state, turn, question, before)
    raise LookupError(f"form {form.name} has no open question")


async def _ask(
    form: Form, state: State, turn: Hearing, question: Question, before: Sequence[Words] = ()
) -> list[Outgoing]:
    notes = state.notes.pop(question.name, {})
    if kept := {name: notes[name] for name in question.keeps if name in notes}:
        state.notes[question.name] = kept
    state.asked = question.name
    state.confirm = None
    known = draft(form, state, question)
    words: Words | None = await question.wording(turn, known) if question.wording else None
    words = words or Text(f"{form.name}-{question.name}")
    applying = form.applying(state.answers)
    if len(applying) > 1:
        place = applying.index(question) + 1
        words = Text("form-asked", {"n": place, "of": len(applying), "question": words})
    paragraphs: list[Words] = [*before]
    if question.review:
        paragraphs.append(_summary(form, state))
    elif question.name in state.answers:
        paragraphs.append(Text("form-now", {"value": _shown(question, state)}))
    elif known.gathered:
        paragraphs.append(Text(f"{form.name}-{question.name}.have", {"n": len(known.gathered)}))
    paragraphs.append(words)
    offered = await question.choices(turn, known) if question.choices else ()
    return [_outgoing(form, state, turn, question, paragraphs, offered)]


def _outgoing(
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
        dataclasses.replace(choice, id=f"{place}:{choice.id}")
        for choice in (*offered, *_ways(form, state, question))
    ]
    state.shown = [(c.id, turn.say(c.label)) for c in choices if not c.word]
    return Outgoing(
        tuple(words),
        tuple(choices),
        about=place,
        replaces=f"{place}:gather" if gathers else None,
        gathers=gathers,
    )


def _ways(form: Form, state: State, question: Question) -> list[Choice]:
    """The ways on from a question that are worth a button."""
    ways: list[Choice] = []
    if question.name in state.answers:
        ways.append(Choice("@keep", Text("form-keep"), word=True))
    elif question.gathers and state.gathered.get(question.name):
        ways.append(Choice("@done", Text("form-done"), word=True))
    elif question.optional or SKIP in state.notes.get(question.name, {}):
        ways.append(Choice("@skip", Text("form-skip"), word=True))
    if not question.review and _before(form, state, question):
        ways.append(Choice("@back", Text("form-back"), word=True))
    return ways


def _before(form: Form, state: State, question: Question) -> Question | None:
    """The question before this one, of those that apply."""
    applying = form.applying(state.answers)
    place = applying.index(question)
    return applying[place - 1] if place else None


def _shown(question: Question, state: State) -> Words:
    value = state.answers.get(question.name)
    if value is None or value == []:
        return Text("form-empty")
    shown = question.show(value)
    if isinstance(shown, Literal):
        return Literal(shorten(shown.text, SUMMARY_VALUE))
    return shown


def _summary(form: Form, state: State) -> Words:
    """One line for each answer."""
    return Lines(
        tuple(
            Text(
                "form-line",
                {"label": Text(f"{form.name}-{q.name}.label"), "value": _shown(q, state)},
            )
            for q in form.applying(state.answers)
            if not q.review and q.name in state.answers
        )
    )


def choice_meant(question: Question, state: State, turn: Hearing, text: str) -> str | None:
    """The shown choice that a typed text means: its number, label or a near spelling."""
    shown = state.shown
    folded = turn.fold(text)
    if folded.isdecimal() and len(folded) < 4 and 1 <= int(folded) <= len(shown):
        return shown[int(folded) - 1][0]
    labels = [turn.fold(label) for _, label in shown]
    if labels.count(folded) == 1:
        return shown[labels.index(folded)][0]
    if question.own_text and not state.confirm:
        return None
    near = turn.nearest(text, [label for _, label in shown])
    return shown[near][0] if near is not None else None


# --- hearing --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Hearer:
    """One message under one open question."""

    form: Form
    state: State
    turn: Hearing
    question: Question
    said: Incoming

    @property
    def place(self) -> str:
        return f"{self.form.name}.{self.question.name}"

    async def step(self) -> Step:
        if self.said.choice is not None:
            return await self.tapped(self.said.choice)
        if self.said.text:
            return await self.typed(self.said.text)
        return await self.read(self.said)

    async def tapped(self, choice: str) -> Step:
        where, _, picked = choice.partition(":")
        if where == f"{self.form.name}.@cancel":
            return await self.cancel_answered(picked)
        if where == f"{self.form.name}.@change":
            return await self.change_answered(picked)
        if where != self.place or self.state.confirm:
            return Step(await self.again((Text("form-stale"),)))
        if picked.startswith("@"):
            return await self.way(picked[1:])
        return await self.read(dataclasses.replace(self.said, choice=picked, text=""))

    async def typed(self, text: str) -> Step:
        shown = choice_meant(self.question, self.state, self.turn, text)
        if self.state.confirm == CANCEL and not shown:
            said = next((word for word in ("yes", "no") if self.turn.is_word(word, text)), None)
            shown = f"{self.form.name}.@cancel:{said}" if said else None
        if self.state.confirm:
            if shown:
                return await self.tapped(shown)
            # Not an answer to "really?": the person goes on with the form, and so do we.
            self.state.confirm = None
            self.state.shown = []
            shown = choice_meant(self.question, self.state, self.turn, text)
        if way := self.way_of(text):
            return await self.way(way)
        if shown:
            picked = shown.partition(":")[2]
            if picked.startswith("@"):
                return await self.way(picked[1:])
            return await self.read(dataclasses.replace(self.said, choice=picked, text=""))
        return await self.read(self.said)

    def way_of(self, text: str) -> str | None:
        """The way around that a message of exactly one such word asks for."""
        ways = [BACK, SKIP, CANCEL, CHANGE]
        if self.question.gathers:
            ways.append(DONE)
        if self.question.name in self.state.answers:
            ways.append(KEEP)
        return next((way for way in ways if self.turn.is_word(way, text)), None)

    async def way(self, way: str) -> Step:
        if way == BACK:
            return Step(await self.back())
        if way == SKIP:
            return await self.skip()
        if way == DONE and self.question.gathers:
            return await self.done()
        if way == KEEP and self.question.name in self.state.answers:
            return await self.onward(())
        if way == CANCEL:
            return await self.cancel()
        if way == CHANGE:
            return Step(self.change())
        return Step(await self.again((Text("form-stale"),)))

    # The ways around.

    async def back(self) -> list[Outgoing]:
        before = _before(self.form, self.state, self.question)
        if before is None:
            return await self.again((Text("form-first"),))
        return await _ask(self.form, self.state, self.turn, before)

    async def skip(self) -> Step:
        if self.question.gathers and self.state.gathered.get(self.question.name):
            return await self.done()
        if SKIP in (notes := self.state.notes.get(self.question.name, {})):
            return await self.answered(Answer(notes[SKIP]))
        if self.question.name in self.state.answers and not self.question.optional:
            return await self.onward(())
        if not self.question.optional:
            return Step(await self.again((Text("form-needed"),)))
        return await self.answered(Answer(None))

    async def done(self) -> Step:
        items = self.state.gathered.get(self.question.name, [])
        if not items and not self.question.optional:
            return Step(await self.again((Text("form-needed"),)))
        return await self.answered(Answer(items or None))

    async def cancel(self) -> Step:
        if not self.form.guarded or not self.state.answers:
            return Step([Outgoing((Text("form-cancelled"),))], open=False)
        where = f"{self.form.name}.@cancel"
        choices = (
            Choice(f"{where}:yes", Text("form-cancel.yes")),
            Choice(f"{where}:no", Text("form-cancel.no")),
        )
        title = self.form.title(self.state.answers)
        return Step([self.confirm(CANCEL, (Text("form-cancel", {"title": title}),), choices)])

    async def cancel_answered(self, picked: str) -> Step:
        if self.state.confirm != CANCEL:
            return Step(await self.again((Text("form-stale"),)))
        if picked == "yes":
            return Step([Outgoing((Text("form-cancelled"),))], open=False)
        return Step(await self.again(()))

    def change(self) -> list[Outgoing]:
        where = f"{self.form.name}.@change"
        choices = tuple(
            Choice(f"{where}:{q.name}", Text(f"{self.form.name}-{q.name}.label"))
            for q in self.form.applying(self.state.answers)
            if q.name in self.state.answers and not q.review
        )
        if not choices:
            return [
                _outgoing(
                    self.form, self.state, self.turn, self.question, (Text("form-no-change"),), ()
                )
            ]
        return [self.confirm(CHANGE, (Text("form-change"),), choices)]

    async def change_answered(self, picked: str) -> Step:
        """Asks one answered question again; what it had stays until there is a new answer."""
        wanted = self.form.question(picked)
        if wanted is None or wanted not in self.form.applying(self.state.answers):
            return Step(await self.again((Text("form-stale"),)))
        return Step(await _ask(self.form, self.state, self.turn, wanted))

    def confirm(self, what: str, words: tuple[Words, ...], choices: tuple[Choice, ...]) -> Outgoing:
        self.state.confirm = what
        self.state.shown = [(c.id, self.turn.say(c.label)) for c in choices]
        return Outgoing(words, choices, about=f"{self.form.name}.{self.question.name}")

    async def again(self, before: Sequence[Words]) -> list[Outgoing]:
        return await _ask(self.form, self.state, self.turn, self.question, before)

    # Reading an answer.

    async def read(self, said: Incoming) -> Step:
        if said.files and Takes.FILES not in self.question.takes:
            return await self.early_files(said)
        if said.location and Takes.LOCATION not in self.question.takes:
            return Step(await self.again((Text("form-not-location"),)))
        if said.choice is not None and Takes.CHOICE not in self.question.takes:
            return Step(await self.again((Text("form-stale"),)))
        if said.text and not (said.files or said.location or said.choice):
            if Takes.TEXT not in self.question.takes:
                return Step(await self.again((self.not_text(),)))
            if not self.turn.clean(said.text):
                return Step(await self.again((Text("form-nothing-said"),)))
        elif not (said.files or said.location or said.choice is not None):
            return Step(await self.again((Text("form-nothing-said"),)))
        reading = await self.question.read(
            self.turn, said, draft(self.form, self.state, self.question)
        )
        return await self.take(reading, said)

    def not_text(self) -> Words:
        if Takes.FILES in self.question.takes:
            return Text("form-want-photo")
        return Text("form-pick")

    async def early_files(self, said: Incoming) -> Step:
        """A photo before its question is kept for it; a text that came along is still read."""
        later = next(
            (
                q
                for q in self.form.applying(self.state.answers)
                if q.gathers and Takes.FILES in q.takes and q.name not in self.state.answers
            ),
            None,
        )
        words: Words = Text("form-not-photo")
        if later is not None:
            reading = await later.read(self.turn, said, draft(self.form, self.state, later))
            if isinstance(reading, More):
                self.gather(later, reading)
                words = Text("form-photo-early")
            elif isinstance(reading, Problem):
                words = reading.words[0]
        if said.text:
            rest = await self.read(dataclasses.replace(said, files=()))
            return Step([_before_words(rest.out[0], words), *rest.out[1:]], rest.open)
        return Step(await self.again((words,)))

    def gather(self, question: Question, more: More) -> list[object]:
        if self.state.answers.pop(question.name, None) is not None:
            self.state.gathered.pop(question.name, None)  # asked again: the new ones replace it
        have = self.state.gathered.setdefault(question.name, [])
        have += list(more.items)[: max(0, question.limit - len(have))]
        return have

    async def take(self, reading: Reading, said: Incoming) -> Step:
        match reading:
            case Answer():
                return await self.answered(reading)
            case More():
                return await self.gathered(reading)
            case AskAgain():
                self.state.notes[self.question.name] = dict(reading.notes)
                return Step([self.reply(reading.words, reading.choices)])
            case Problem():
                known = draft(self.form, self.state, self.question)
                offered: Sequence[Choice] = ()
                if self.question.choices:
                    offered = await self.question.choices(self.turn, known)
                return Step([self.reply(reading.words, offered)])

    def reply(self, words: Sequence[Words], offered: Sequence[Choice]) -> Outgoing:
        return _outgoing(self.form, self.state, self.turn, self.question, words, offered)

    async def gathered(self, more: More) -> Step:
        have = self.gather(self.question, more)
        if len(have) >= self.question.limit:
            step = await self.answered(Answer(list(have)))
            if not step.out:
                return step  # what it led to speaks for itself
            # The answer to the last of an album stands for all of it.
            first = dataclasses.replace(
                step.out[0], replaces=f"{self.place}:gather", gathers=step.open
            )
            return Step([first, *step.out[1:]], step.open)
        words = Text(
            f"{self.form.name}-{self.question.name}.more",
            {"n": len(have), "left": self.question.limit - len(have)},
        )
        message = _outgoing(
            self.form, self.state, self.turn, self.question, (words,), (), gathers=True
        )
        return Step([message])

    async def answered(self, answer: Answer) -> Step:
        if self.question.gathers and answer.value is None:
            self.state.gathered.pop(self.question.name, None)
        self.state.answers[self.question.name] = answer.value
        if not self.question.review:
            self.state.notes.pop(self.question.name, None)
        return await self.onward(answer.say)

    async def onward(self, say: Sequence[Words]) -> Step:
        self.state.confirm = None
        left = [
            q for q in self.form.applying(self.state.answers) if q.name not in self.state.answers
        ]
        if left:
            return Step(await _ask(self.form, self.state, self.turn, left[0], say))
        ended = await self.form.finish(self.turn, draft(self.form, self.state, self.question))
        if isinstance(ended, Problem):
            last = self.form.applying(self.state.answers)[-1]
            self.state.answers.pop(last.name, None)
            return Step(await _ask(self.form, self.state, self.turn, last, ended.words))
        return Step(ended, open=False)


def _before_words(message: Outgoing, words: Words) -> Outgoing:
    return dataclasses.replace(message, words=(words, *message.words))
