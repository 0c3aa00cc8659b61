"""Guides one person through one form: asks, reads, goes back, changes, sums up.

Written once for every form. The engine does no I/O of its own; what it hands to `turn` is
opaque to it. The caller keeps the state and sends what comes back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

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
    FileKind,
    Incoming,
    Lines,
    Literal,
    Outgoing,
    Text,
    Words,
    not_read,
)
from handlers.conversation.state import State

# A summary must leave room for buttons on WhatsApp (1,024 characters); longer answers are cut
# there, never in what is stored.
SUMMARY_VALUE = 160

# Files that come this soon after the one before were sent together with it.
BURST = timedelta(minutes=2)

# Of a gathering question that is asked again: what it had goes when something new comes.
RENEW = "renew"

# The words by which one goes around in a form; `words-NAME` in locales.
WAYS = (BACK, SKIP, DONE, KEEP, CANCEL, CHANGE) = (
    "back", "skip", "done", "keep", "cancel", "change",
)  # fmt: skip


# The choice by which a final question is answered with a yes.
YES = "yes"


@dataclass(frozen=True, slots=True)
class Step:
    """What one message led to. `open` is False once the form has been finished or dropped, which
    `dropped` tells apart."""

    out: list[Outgoing]
    open: bool = True
    dropped: bool = False


async def begin(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    """Asks the first question that has no answer yet, after the words `before`."""
    state.spoke = next(
        (q.name for q in form.questions if q.speaks and q.name in state.answers), None
    )
    return await _ask_next(form, state, turn, before)


async def hear(form: Form, state: State, turn: Hearing, said: Incoming) -> Step:
    """Takes one message as the answer to the open question, or as a way around in the form.

    Everything that is in it is heard: what the open question does not take is kept for the question
    that does, or the person is told that it was not kept.
    """
    burst = said.files and turn.now - state.touched < BURST
    if not burst or said.text:
        state.filled, state.over = None, 0
    state.touched = turn.now
    spoke, state.spoke = state.spoke, None
    question = form.question(state.asked)
    if question is None or not question.applies(state.answers):
        # Asked in an earlier release and gone from this one: the message is not swallowed.
        if state.asked is None:
            return Step(await _ask_next(form, state, turn))
        return Step(await _ask_next(form, state, turn, (Text("form-question-gone"),)))
    return await _Hearer(form, state, turn, question, said, spoke).step()


async def repeat(
    form: Form, state: State, turn: Hearing, before: Sequence[Words] = ()
) -> list[Outgoing]:
    """The open question once more, after the words `before`."""
    question = form.question(state.asked)
    if question is None or not question.applies(state.answers):
        return await _ask_next(form, state, turn, before)
    return await _ask(form, state, turn, question, before)


async def early(form: Form, state: State, turn: Hearing, said: Incoming) -> list[Words]:
    """Takes the files and the place of a message with which a form begins; gives what is said of
    them."""
    question = form.question(state.asked) or form.questions[0]
    return await _Hearer(form, state, turn, question, said).beside(said)


def files_of(form: Form, state: State) -> list[int]:
    """The files that a draft holds."""
    found: list[int] = []
    for question in form.questions:
        if question.gathers and Takes.FILES in question.takes:
            for held in (state.gathered.get(question.name), state.answers.get(question.name)):
                found += [id for id in held or () if isinstance(id, int) and id not in found]
    return found


def draft(form: Form, state: State, question: Question | None = None) -> Draft:
    """What the form knows: the answers of the questions that apply now."""
    known = {
        q.name: state.answers[q.name]
        for q in form.applying(state.answers)
        if q.name in state.answers
    }
    gathered = _have(state, question) if question else ()
    notes = state.notes.get(question.name, {}) if question else {}
    asked = question is None or question.name == state.asked
    return Draft(state.key, state.version, known, notes, tuple(gathered), asked)


def _have(state: State, question: Question) -> list[Any]:
    """What a question has gathered so far; one that is asked again goes on from its answer."""
    if not question.gathers or RENEW in state.notes.get(question.name, {}):
        return []
    return list(state.gathered.get(question.name) or state.answers.get(question.name) or ())


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
    state.asked, state.kind = question.name, question.expects
    state.confirm = None
    known = draft(form, state, question)
    words: Words | None = await question.wording(turn, known) if question.wording else None
    words = words or Text(f"{form.name}-{question.name}")
    applying = form.applying(state.answers)
    if len(applying) > 1:
        place = applying.index(question) + 1
        words = Text("form-asked", {"n": place, "of": len(applying), "question": words})
    paragraphs: list[Words] = [*before]
    if (named := subject(state)) is not None and named not in before:
        paragraphs.append(named)
    if question.review:
        paragraphs.append(await _summary(form, state, turn))
    elif question.name in state.answers:
        paragraphs.append(Text("form-now", {"value": await _shown(question, state, turn)}))
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
        dataclasses.replace(choice, id=f"{marked(place, state)}:{choice.id}")
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


def _ways(form: Form, state: State, question: Question) -> list[Choice]:
    """The ways on from a question that are worth a button."""
    ways: list[Choice] = []
    if question.name in state.answers:
        ways.append(Choice("@keep", Text("form-keep"), word=True))
        if question.gathers and _have(state, question):
            ways.append(Choice(f"@{RENEW}", Text("form-renew"), word=True))
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


async def _shown(question: Question, state: State, turn: Hearing) -> Words:
    value = state.answers.get(question.name)
    if value is None or value == []:
        return Text("form-empty")
    shown = await question.look(turn, value) if question.look else question.show(value)
    if isinstance(shown, Literal):
        return Literal(shorten(shown.text, SUMMARY_VALUE))
    return shown


async def _summary(form: Form, state: State, turn: Hearing) -> Words:
    """One line for each answer."""
    answered = [q for q in form.applying(state.answers) if not q.review and q.name in state.answers]
    return Lines(
        tuple(
            [
                Text(
                    "form-line",
                    {
                        "label": Text(f"{form.name}-{q.name}.label"),
                        "value": await _shown(q, state, turn),
                    },
                )
                for q in answered
            ]
        )
    )


def choice_meant(question: Question, state: State, turn: Hearing, text: str) -> str | None:
    """The shown choice that a typed text means: its number, label or a near spelling."""
    shown = state.shown
    folded = turn.fold(text)
    if folded.isdecimal() and len(folded) < 4 and 1 <= int(folded) <= len(shown):
        return shown[int(folded) - 1][0]
    if shown and (number := _numbered(turn, folded, [label for _, label in shown])):
        return shown[number - 1][0] if number <= len(shown) else None
    labels = [turn.fold(label) for _, label in shown]
    if labels.count(folded) == 1:
        return shown[labels.index(folded)][0]
    if question.own_text and not state.confirm:
        return None
    near = turn.nearest(text, [label for _, label in shown])
    return shown[near][0] if near is not None else None


def _numbered(turn: Hearing, folded: str, labels: Sequence[str]) -> int | None:
    """The one number in a text that says nothing but which choice it means: "nomor 2", "yang
    kedua", "2 ekonomi"."""
    words = folded.split()
    if len(words) > 6:
        return None
    numbers: list[int] = []
    others: list[str] = []
    for word in words:
        spelled = next((n for n in range(1, 11) if turn.is_word(f"number-{n}", word)), None)
        if spelled or (word.isdecimal() and len(word) < 4):
            numbers.append(spelled or int(word))
        elif not turn.is_word("number-lead", word):
            others.append(word)
    if len(numbers) != 1 or numbers[0] < 1:
        return None
    label = turn.fold(labels[numbers[0] - 1]).split() if numbers[0] <= len(labels) else []
    return numbers[0] if all(word in label for word in others) else None


# --- hearing --------------------------------------------------------------------------------


@dataclass(slots=True)
class _Hearer:
    """One message under one open question."""

    form: Form
    state: State
    turn: Hearing
    question: Question
    said: Incoming
    spoke: str | None = None  # the question that the message before this one answered

    @property
    def place(self) -> str:
        return f"{self.form.name}.{self.question.name}"

    def ours(self, mark: str) -> bool:
        """Whether a button is of this draft. Those without a mark were sent by an earlier release:
        they still answer, but decide nothing."""
        return mark == self.state.mark or (not mark and not self.question.final)

    async def step(self) -> Step:
        said = self.said
        if said.choice is not None:
            return await self.tapped(said.choice)
        if not (said.files or said.location):
            return await (self.typed(said.text) if said.text else self.read(said))
        takes = self.question.takes
        files = said.files if Takes.FILES in takes else ()
        place = said.location if Takes.LOCATION in takes else None
        before = await self.beside(
            dataclasses.replace(
                said,
                text="",
                files=() if files else said.files,
                location=None if place else said.location,
            )
        )
        self.said = said = dataclasses.replace(said, files=files, location=place)
        if files and said.text and Takes.TEXT not in takes:
            rest = await self.captioned(said.text)
        elif files or place:
            rest = await self.read(said)
        elif said.text:
            rest = await self.typed(said.text)
        else:
            rest = Step(await self.again(()))
        return self.after(before, rest)

    def after(self, before: Sequence[Words], step: Step) -> Step:
        """What a message led to, with what is said of its other parts first."""
        if not before:
            return step
        if not step.out or step.out[0].to is not None:
            return dataclasses.replace(step, out=[Outgoing(tuple(before)), *step.out])
        first = dataclasses.replace(step.out[0], words=(*before, *step.out[0].words))
        if self.state.over and self.state.filled:
            # One answer to all that came together.
            place = f"{self.form.name}.{self.state.filled}:gather"
            first = dataclasses.replace(first, replaces=place, gathers=step.open)
        return dataclasses.replace(step, out=[first, *step.out[1:]])

    async def captioned(self, text: str) -> Step:
        """Files where they are asked for, with words below them: a word that is a way around does
        what it does once the files are taken; other words have no place here, which is said."""
        way = self.way_of(text)
        said = dataclasses.replace(self.said, text="", location=None)
        reading = await self.question.read(
            self.turn, said, draft(self.form, self.state, self.question)
        )
        before: list[Words] = []
        if way is None:
            before.append(Text("form-caption", {"typed": Literal(shorten(text, 60))}))
        match reading:
            case More() if way is not None:
                self.gather(self.question, reading)
                before += [*reading.say, *self.no_room(self.question, reading)]
                step = await self.way(way)
            case Answer() if way in (BACK, CANCEL, CHANGE):
                step = await self.answered(reading)
                if step.open:
                    alone = dataclasses.replace(said, text=text, files=())
                    step = await hear(self.form, self.state, self.turn, alone)
            case Problem() if way is not None:
                before += reading.words
                step = await self.way(way)
            case _:
                step = await self.take(reading, said)
        return self.after(before, step)

    async def tapped(self, choice: str) -> Step:
        where, _, picked = choice.partition(":")
        where, _, mark = where.partition("#")
        if not self.ours(mark):
            return Step(await self.again((Text("form-stale"),)))
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
            where = marked(f"{self.form.name}.@cancel", self.state)
            shown = f"{where}:{said}" if said else None
        if self.state.confirm:
            if shown:
                return await self.tapped(shown)
            # Not an answer to "really?": the person goes on with the form, and so do we.
            self.state.confirm = None
            self.state.shown = []
            shown = choice_meant(self.question, self.state, self.turn, text)
        if way := self.way_of(text):
            return await self.way(way)
        if self.question.final:
            if self.names_it(text):
                return await self.read(dataclasses.replace(self.said, choice=YES, text=""))
            if self.state.elsewhere and self.bare_yes(text, shown):
                return Step(await self.again((self.which(),)))
        if shown:
            picked = shown.partition(":")[2]
            if picked.startswith("@"):
                return await self.way(picked[1:])
            return await self.read(dataclasses.replace(self.said, choice=picked, text=""))
        if self.turn.early and not self.question.choices and (joined := await self.joined(text)):
            return joined
        return await self.read(self.said)

    async def joined(self, text: str) -> Step | None:
        """Words that came before the open question had been asked: they go on with those before
        them. None where there are none, or no room."""
        before = self.form.question(self.spoke)
        had = self.state.answers.get(self.spoke or "")
        if before is None or not isinstance(had, str):
            return None
        whole = dataclasses.replace(self.said, text=f"{had} {text}", choice=None)
        reading = await before.read(self.turn, whole, draft(self.form, self.state, before))
        if not isinstance(reading, Answer):
            return None
        self.state.answers[before.name] = reading.value
        self.state.spoke = before.name
        label = Text(f"{self.form.name}-{before.name}.label")
        value = Literal(shorten(str(reading.value), SUMMARY_VALUE))
        return Step(await self.again((Text("form-joined", {"label": label, "value": value}),)))

    def names_it(self, text: str) -> bool:
        """A yes that names what it is for: "ya 42"."""
        first, _, rest = self.turn.fold(text).partition(" ")
        names = [self.turn.fold(name) for name in self.state.subject.get("names", ())]
        return rest in names and self.turn.is_word("yes", first)

    def bare_yes(self, text: str, shown: str | None) -> bool:
        """A yes that might be meant for what was shown last: the word, or the number of a choice.
        The whole label is none."""
        number = self.turn.fold(text).isdecimal() and (shown or "").endswith(f":{YES}")
        return number or self.turn.is_word("yes", text)

    def which(self) -> Words:
        """What is to be typed where a yes alone might be meant for something else."""
        yes = next((label for id, label in self.state.shown if id.endswith(f":{YES}")), "")
        names = self.state.subject.get("names", ())
        typed = Text("form-yes-named", {"name": Literal(names[0])}) if names else Literal(yes)
        return Text("form-which-yes", {"typed": typed})

    def way_of(self, text: str) -> str | None:
        """The way around that a message of exactly one such word asks for."""
        ways = [BACK, SKIP, CANCEL, CHANGE]
        if self.question.gathers:
            ways.append(DONE)
        if self.question.name in self.state.answers:
            ways.append(KEEP)
        return next((way for way in ways if self.turn.is_word(way, text)), None)

    async def way(self, way: str) -> Step:
        if way not in (SKIP, DONE):
            self.state.notes.get(self.question.name, {}).pop(RENEW, None)
        if way == BACK:
            return Step(await self.back())
        if way == SKIP:
            return await self.skip()
        if way == DONE and self.question.gathers:
            return await self.done()
        if way == KEEP and self.question.name in self.state.answers:
            return await self.onward(())
        if way == RENEW and self.question.gathers:
            self.state.notes[self.question.name] = {RENEW: True}
            return Step([self.reply((Text("form-renewing"),), ())])
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
        if self.question.gathers and _have(self.state, self.question):
            return await self.done()
        if SKIP in (notes := self.state.notes.get(self.question.name, {})):
            return await self.answered(Answer(notes[SKIP]))
        if self.question.name in self.state.answers and not self.question.optional:
            return await self.onward(())
        if not self.question.optional:
            return Step(await self.again((self.needed(),)))
        return await self.answered(Answer(None))

    def needed(self) -> Words:
        """That a question cannot be passed over: a yes or no is chosen, or the form dropped; what
        a form says of its own questions beside that is for it to say."""
        return (
            Text("form-needed.final")
            if self.question.final or self.question.review
            else Text(self.form.needed)
        )

    async def done(self) -> Step:
        items = _have(self.state, self.question)
        if not items and not self.question.optional:
            return Step(await self.again((self.needed(),)))
        return await self.answered(Answer(items or None))

    async def cancel(self) -> Step:
        if not self.form.guarded or not self.state.answers:
            return self.cancelled()
        where = marked(f"{self.form.name}.@cancel", self.state)
        choices = (
            Choice(f"{where}:yes", Text("form-cancel.yes")),
            Choice(f"{where}:no", Text("form-cancel.no")),
        )
        args = {"title": title(self.form, self.state)}
        return Step([self.confirm(CANCEL, (Text("form-cancel", args),), choices)])

    def cancelled(self) -> Step:
        args = {"title": title(self.form, self.state)}
        return Step([Outgoing((Text("form-cancelled", args),))], open=False, dropped=True)

    async def cancel_answered(self, picked: str) -> Step:
        if self.state.confirm != CANCEL:
            return Step(await self.again((Text("form-stale"),)))
        if picked == YES:
            return self.cancelled()
        return Step(await self.again(()))

    def change(self) -> list[Outgoing]:
        where = marked(f"{self.form.name}.@change", self.state)
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

    async def beside(self, said: Incoming) -> list[Words]:
        """Takes files and a place that the open question does not ask for; gives what is said of
        them."""
        words: list[Words] = []
        photos = tuple(file for file in said.files if file.kind is FileKind.PHOTO)
        if photos and self.of(Takes.FILES) is not None:
            words += await self.early_files(dataclasses.replace(said, files=photos, location=None))
            said = dataclasses.replace(
                said, files=tuple(file for file in said.files if file not in photos)
            )
        if said.location and self.of(Takes.LOCATION) is not None:
            words += await self.early_place(dataclasses.replace(said, files=()))
            said = dataclasses.replace(said, location=None)
        if (said.files or said.location) and self.form.aside is not None:
            return [*words, *await self.form.aside(self.turn, said)]
        return [*words, *not_kept(said)]

    def of(self, takes: Takes) -> Question | None:
        """The question that files, or a place, are kept for: the next that has no answer; for
        photos also one that has some already."""
        asked = [q for q in self.form.applying(self.state.answers) if takes in q.takes]
        open_ones = [q for q in asked if q.name not in self.state.answers]
        if takes is Takes.LOCATION:
            # Where one question asks for the area and another for the place, a point is a place.
            return (open_ones or asked)[-1] if asked else None
        gathering = [q for q in (*open_ones, *asked) if q.gathers]
        return gathering[0] if gathering else None

    async def early_files(self, said: Incoming) -> list[Words]:
        """Photos before their question, or after it."""
        later = self.of(Takes.FILES)
        if later is None:
            raise LookupError("no question takes files")
        reading = await later.read(self.turn, said, draft(self.form, self.state, later))
        if not isinstance(reading, More):
            return list(reading.words) if isinstance(reading, Problem | AskAgain) else []
        known = later.name in self.state.answers
        have = self.gather(later, reading)
        words: list[Words] = []
        if known:
            self.state.answers[later.name] = have
            if reading.items:
                words.append(Text("form-photo-added", {"n": len(have)}))
        elif reading.items:
            words.append(Text("form-photo-early", {"n": len(reading.items)}))
        return [*words, *reading.say, *self.no_room(later, reading)]

    async def early_place(self, said: Incoming) -> list[Words]:
        """A point before its question."""
        later = self.of(Takes.LOCATION)
        if later is None:
            raise LookupError("no question takes a place")
        reading = await later.read(self.turn, said, draft(self.form, self.state, later))
        match reading:
            case Answer():
                self.state.answers[later.name] = reading.value
                return list(reading.say) or [Text("form-place-early")]
            case AskAgain() if set(reading.notes) & later.keeps:
                self.state.notes[later.name] = dict(reading.notes)
                return [Text("form-place-early")]
            case Problem():
                return list(reading.words)
        return not_kept(said)

    def gather(self, question: Question, more: More) -> list[Any]:
        """Adds to what a question has; its answer is open again until it is settled anew."""
        have = _have(self.state, question)
        have += list(more.items)[: max(0, question.limit - len(have))]
        self.state.answers.pop(question.name, None)
        self.state.notes.pop(question.name, None)
        self.state.gathered[question.name] = have
        return have

    def no_room(self, question: Question, more: More) -> list[Words]:
        """What is said of files that a question has no room for; those that came together are
        counted together."""
        if not more.over:
            return []
        self.state.filled = question.name
        self.state.over += more.over
        args = {"kept": question.limit, "over": self.state.over}
        return [Text("form-photo-over", args)]

    async def take(self, reading: Reading, said: Incoming) -> Step:
        match reading:
            case Answer():
                return await self.answered(reading)
            case More():
                return await self.gathered(reading)
            case AskAgain():
                self.also(reading.also, reading.instead)
                self.state.notes[self.question.name] = dict(reading.notes)
                return Step([self.reply(reading.words, reading.choices)])
            case Problem() if self.turn.early and said.text and self.question.choices:
                # It cannot be a wrong answer to what they had not been asked.
                if (joined := await self.joined(said.text)) is not None:
                    return joined
                typed = Literal(shorten(said.text, 80))
                return Step(await self.again((Text("talk-unused", {"typed": typed}),)))
            case Problem():
                known = draft(self.form, self.state, self.question)
                offered: Sequence[Choice] = ()
                if self.question.choices:
                    offered = await self.question.choices(self.turn, known)
                return Step([self.reply(reading.words, offered)])

    def reply(self, words: Sequence[Words], offered: Sequence[Choice]) -> Outgoing:
        if self.question.final and (named := subject(self.state)) is not None:
            words = (named, *words)
        return _outgoing(self.form, self.state, self.turn, self.question, words, offered)

    def also(self, answers: Mapping[str, Any], instead: Mapping[str, Any]) -> None:
        """Answers to other questions that came along, and those that take another's place."""
        self.state.answers.update(
            {name: value for name, value in instead.items() if name in self.state.answers}
        )
        for name, value in answers.items():
            if self.form.question(name) is not None:
                self.state.answers.setdefault(name, value)

    async def gathered(self, more: More) -> Step:
        have = self.gather(self.question, more)
        before = [*more.say, *self.no_room(self.question, more)]
        if len(have) >= self.question.limit:
            self.state.filled = self.question.name
            step = self.after(before, await self.answered(Answer(list(have))))
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
            self.form, self.state, self.turn, self.question, (*before, words), (), gathers=True
        )
        return Step([message])

    async def answered(self, answer: Answer) -> Step:
        if self.question.gathers and answer.value is None:
            self.state.gathered.pop(self.question.name, None)
        self.state.answers[self.question.name] = answer.value
        if self.question.speaks and self.said.text:
            self.state.spoke = self.question.name
        self.also(answer.also, answer.instead)
        if not self.question.review:
            self.state.notes.pop(self.question.name, None)
        return await self.onward(answer.say)

    async def onward(self, say: Sequence[Words]) -> Step:
        self.state.confirm = None
        self.state.elsewhere = False
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
        if ended and ended[0].to is None and (named := subject(self.state)) is not None:
            first = dataclasses.replace(ended[0], words=(named, *ended[0].words))
            ended = [first, *ended[1:]]
        return Step(ended, open=False)


def not_kept(said: Incoming) -> list[Words]:
    """What is said of files and a place that nothing here has a use for."""
    words: list[Words] = []
    if any(file.kind is FileKind.PHOTO for file in said.files):
        words.append(Text("form-not-photo"))
    if any(file.kind is not FileKind.PHOTO for file in said.files):
        words.append(not_read(said.files))
    if said.location is not None:
        words.append(Text("form-not-location"))
    return words
