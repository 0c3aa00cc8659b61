"""A form: questions in order, and what is done with their answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reader, Reading
from handlers.conversation.messages import Choice, Incoming, Literal, Outgoing, Text, Words

# The words by which one goes around in a form; `words-NAME` in locales.
WAYS = (BACK, SKIP, DONE, KEEP, CANCEL, CHANGE) = (
    "back", "skip", "done", "keep", "cancel", "change",
)  # fmt: skip

# Of a gathering question that is asked again: what it had goes when something new comes.
RENEW = "renew"

# A question that is offered at the review is chosen by this and its name.
ASK = "ask:"

# The choice by which a final question is answered with a yes.
YES = "yes"


class Takes(StrEnum):
    """What a message may hold to be an answer."""

    TEXT = "text"
    CHOICE = "choice"
    LOCATION = "location"
    FILES = "files"


class Kind(StrEnum):
    """What kind of answer a question is after: by it is told what is none."""

    TEXT = "text"  # free words: what is wished, why, where
    MESSAGE = "message"  # words that go on to somebody, whatever they say
    NAME = "name"  # a person's, a kelurahan's, an office's
    AMOUNT = "amount"  # a number, a day, a time
    CHOICE = "choice"  # one of several
    YES_NO = "yes_no"
    PHOTOS = "photos"
    REVIEW = "review"  # everything is shown, to be sent or corrected


def always(answers: Mapping[str, Any]) -> bool:
    return True


def as_typed(value: Any) -> Words:
    return Literal(str(value))


@dataclass(frozen=True, slots=True)
class Mend:
    """What a text that was said elsewhere means for a question ("eh 5 titik, bukan 3").

    `reading` is the whole new answer, with what was there of it ("RT 06" beside a street that was
    said before): an Answer is kept and shown; an AskAgain's `notes` are kept, so far as the
    question `keeps` them, and its `words` said (a name at the review). `sure` is whether the text
    can mean nothing else of this question; of what is not sure the person is asked. `whole` is
    whether the text says nothing but this ("RT 03", "150 m"): at another question it is then no
    answer. `drops` is whether it says that what there was is not wanted: then it answers no other
    question. `doubts` are the answers, by question, that may not hold with the new one: they are
    asked about.
    """

    reading: Answer | AskAgain
    sure: bool = True
    whole: bool = False
    drops: bool = False
    doubts: tuple[str, ...] = ()


Chooser = Callable[[Any, Draft], Awaitable[tuple[Choice, ...]]]
Wording = Callable[[Any, Draft], Awaitable[Words | None]]
Look = Callable[[Any, Any], Awaitable[Words]]
Mender = Callable[[Any, str, Draft], Awaitable[Mend | None]]
Knower = Callable[[Any, Incoming, Draft], Awaitable[Reading | None]]
Aside = Callable[[Any, Incoming], Awaitable[tuple[Words, ...]]]
Finish = Callable[[Any, Draft], Awaitable["list[Outgoing] | Problem"]]
Changes = Callable[[Any, int], Awaitable[frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Own:
    """What a question says that was made from data: what it asks, and its name in summaries. Of one
    that gathers, `have` and `more` are the ids of what is said of its items."""

    ask: Words
    label: Words
    have: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Question `wish` of form `propose` speaks `propose-wish` in locales, its name
    in summaries and lists is `propose-wish.label`; one that has its `own` words speaks those.

    `read` gets the message with `choice` already the bare id of one of the question's choices,
    whether it was tapped, numbered or typed. `applies` looks at the answers before it. A question
    that `gathers` takes up to `limit` items in several messages. `own_text` keeps the engine from
    matching typed text with near spellings of the choices: the reader knows better. `wording`
    may give other words than `propose-wish` for this person. A question that `speaks` is answered
    in sentences, from which the person's language can be read. Of what a reader notes, only `keeps`
    outlives the question's being asked anew. `look` shows an answer that has to be looked up first.
    A `final` question's yes does what cannot be undone: only the buttons of this very draft answer
    it, and no bare yes after something else was shown. `kind` is what kind of answer it is after,
    where that cannot be told from the rest (`expects`).

    A `picky` question's reader takes nothing but what it is after (a day, a sum of money, the name
    of an area): what it takes needs no second thought. One with choices that has `own_text` is,
    unless it says that it is not, because it takes any words.

    `mends` is asked whether a text that was not said as this question's answer could be one: a
    correction of an earlier answer, or a value of this kind at another question. It gets the turn
    (`await turn.meant(text)` gives the slots), the text as typed and what the form knows; it
    changes nothing itself and gives None where the text holds nothing for it. A question with
    `choices` needs none for a choice that the text names.

    What is `at_review` is not asked in order: the review says that it is missing and offers it, and
    what is sent of it before is kept. `branches` says that it depends on the answer what else is
    asked; how far one is, is told only after it. Of a review, `changes` are what UBAH offers there
    beside the answers: choices of the review itself.

    An optional question `passes` what says that there is no answer yet ("nanti diukur tukang"): it
    stays empty, in the words `propose-wish.passed` if there are any, and what it had stays.

    `knows` reads, before anything else is thought of it, a text of which the question knows by its
    words what it is ("modal bisa ga? klo ga ya gorong2 aja"); None for all others.

    A review `tells` where words said there may be for whoever reads them, and no answer: by the
    choice "tell" it is given them, by "note" it is shown first.
    """

    name: str
    read: Reader
    takes: frozenset[Takes] = frozenset({Takes.TEXT})
    choices: Chooser | None = None
    applies: Callable[[Mapping[str, Any]], bool] = always
    optional: bool = False
    gathers: bool = False
    limit: int = 1
    own_text: bool = False
    speaks: bool = False
    show: Callable[[Any], Words] = as_typed
    look: Look | None = None
    wording: Wording | None = None
    keeps: frozenset[str] = frozenset()
    review: bool = False
    final: bool = False
    kind: Kind | None = None
    picky: bool | None = None
    mends: Mender | None = None
    own: Own | None = None
    at_review: bool = False
    branches: bool = False
    changes: Chooser | None = None
    passes: Callable[[str], bool] | None = None
    knows: Knower | None = None
    tells: Callable[[Draft], bool] | None = None

    @property
    def is_picky(self) -> bool:
        if self.picky is not None:
            return self.picky
        return self.own_text and self.choices is not None

    @property
    def expects(self) -> Kind:
        """What kind of answer it is after."""
        if self.kind is not None:
            return self.kind
        if self.review:
            return Kind.REVIEW
        if self.final:
            return Kind.YES_NO
        if self.gathers and Takes.FILES in self.takes:
            return Kind.PHOTOS
        choice = Takes.CHOICE in self.takes and self.choices is not None
        return Kind.CHOICE if choice and not self.own_text else Kind.TEXT


@dataclass(frozen=True, slots=True)
class Form:
    """A conversation as a list of questions.

    `finish` gets the complete draft and returns what is said, or a Problem that leaves the form
    open. `title` names the draft for the person ("usulan 'Perbaikan drainase ...'"), `change` one
    that changes what there is. A `guarded` form holds something worth keeping: BATAL asks before it
    goes, another guarded form asks which is meant. A form that is not (a yes or no) opens on top of
    one that is, and gives way to it.
    `aside` takes files and a place that none of its questions does, and says what becomes of them.
    `needed` is the text that says why a question cannot be passed over; `afterwards` are the
    choices of whoever has dropped it. A `steady` form's questions always apply, unless it ends.
    What is told at the review beside its answers may be added to the answer that `adds` names.

    What is opened with a key acts on something that there is already, which whoever opens it names
    (`Subject`): the engine says it with every question, with the outcome, and where it asks which
    draft is meant.

    A form that is made from data has the `version` of those; `changed` then gives the questions
    that are no longer what they were at an earlier one: what was answered there is asked anew.
    """

    name: str
    questions: tuple[Question, ...]
    finish: Finish
    title: Callable[[Mapping[str, Any]], Words]
    change: Words | None = None
    guarded: bool = True
    aside: Aside | None = None
    needed: str = "form-needed"
    version: int = 0
    changed: Changes | None = None
    afterwards: tuple[Choice, ...] = ()
    steady: bool = False
    adds: str = ""
    adds_most: int = 0  # letters that it may have; 0: nobody says

    def question(self, name: str | None) -> Question | None:
        return next((q for q in self.questions if q.name == name), None)

    def applying(self, answers: Mapping[str, Any]) -> tuple[Question, ...]:
        return tuple([q for q in self.questions if q.applies is always or q.applies(answers)])

    def asks(self, question: Question) -> Words:
        """What a question asks, unless it has other `wording` for somebody."""
        return question.own.ask if question.own else Text(f"{self.name}-{question.name}")

    def left(self, answers: Mapping[str, Any]) -> Question | None:
        """The next question that is asked by itself; None where all are answered."""
        asked = (q for q in self.applying(answers) if not q.at_review)
        return next((q for q in asked if q.name not in answers), None)

    def progress(self, question: Question, answers: Mapping[str, Any]) -> tuple[int, int] | None:
        """Which question this is, of how many: a number that no later answer makes untrue. None
        where it is not one of several, or it is not known yet what else will be asked."""
        whole = [q for q in self.questions if not (q.at_review or q.review)]
        branches = [q for q in whole if q.branches]
        if any(q.name not in answers for q in branches):
            return None
        if not (branches or self.steady or all(q.applies is always for q in whole)):
            return None
        asked = [q for q in whole if q.applies(answers)]
        known = [n for n, q in enumerate(asked, 1) if q.branches]
        counted = asked[known[-1] if known else 0 :]
        if question not in counted or len(counted) < 2:
            return None
        return counted.index(question) + 1, len(counted)

    def label(self, question: Question) -> Words:
        """What a question is called in summaries and lists."""
        return question.own.label if question.own else Text(f"{self.name}-{question.name}.label")

    def label_of(self, name: str) -> Words:
        """The same by its name, also of one that has gone."""
        question = self.question(name)
        return self.label(question) if question else Text(f"{self.name}-{name}.label")

    def gathered(self, question: Question, part: str, args: Mapping[str, Any]) -> Words:
        """What is said of the items of a question that gathers: `part` is "have" or "more"."""
        own = getattr(question.own, part) if question.own else ""
        return Text(own or f"{self.name}-{question.name}.{part}", args)


# Makes a form of what a key names, for the turn; None where there is nothing of that name.
Loader = Callable[[Any, str], Awaitable[Form | None]]
