"""One form and one person, without a bot around them: the engine by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from handlers.conversation import engine
from handlers.conversation.answers import Answer, Draft, More, Problem, Reading, Says, Sense
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.here import Step
from handlers.conversation.messages import (
    Attachment,
    Choice,
    FileKind,
    Incoming,
    Kept,
    Lines,
    Literal,
    Location,
    Outgoing,
    Text,
    Words,
)
from handlers.conversation.state import State
from handlers.reading import spelling
from handlers.reading.denial import denied
from handlers.reading.said import of_questions, seams, wrong
from handlers.reading.said.slips.at_once import righted
from handlers.reading.scolding import unscolded
from handlers.turn import known_words
from tests.support import START


@dataclass
class Person:
    """What the engine asks of a turn, with the real words and spellings."""

    now: datetime = START
    early: bool = False
    message: Incoming = field(default_factory=lambda: Incoming("terminal", "siti", "m", START))
    let: list[int] = field(default_factory=list)
    first: list[Words] = field(default_factory=list)  # said before all that a message led to
    # What a text seems to mean; of all others that it is the answer.
    senses: dict[str, Sense] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)  # answers beyond doubt
    asked: list[tuple[str, str]] = field(default_factory=list)  # of which texts, at which kind

    def say(self, words: Words) -> str:
        if isinstance(words, Literal):
            return words.text
        if isinstance(words, Lines):
            return "\n".join(map(self.say, words.lines))
        given = [
            self.say(v) if isinstance(v, Text | Literal) else str(v) for v in words.args.values()
        ]
        return " ".join([words.id, *given])

    def fold(self, text: str) -> str:
        return spelling.fold(text)

    def clean(self, text: str) -> str:
        return spelling.clean(text)

    def denied(self, text: str, act: str) -> bool | None:
        return denied(text, act)

    def is_word(self, name: str, text: str) -> bool:
        return spelling.fold(text) in known_words(name)

    def known(self, *names: str) -> frozenset[str]:
        return known_words(*names)

    def says(self, what: Says, text: str) -> bool:
        return of_questions.says(what, text)

    def wondered(self, text: str) -> str:
        return wrong.wondered(text)

    def wonders_at(self, text: str) -> tuple[str, str] | None:
        return wrong.wonders_at(text)

    def parts(self, text: str) -> list[str]:
        return of_questions.parts(text)

    def clauses(self, text: str) -> list[str]:
        return of_questions.clauses(text)

    def seams(self, text: str, names: Callable[[str], bool]) -> list[tuple[int, int]]:
        return seams.seams(text, names)

    def possessed(self, text: str) -> list[str]:
        return seams.possessed(text)

    def figure_first(self, clause: str) -> list[tuple[int, str]]:
        return seams.figure_first(clause)

    def take_left(self) -> Kept | None:
        return None

    def for_later(self, text: str) -> None:
        return None

    async def let_go(self, ids: Sequence[int]) -> None:
        self.let += ids

    async def sense(self, text: str, kind: str) -> Sense:
        self.asked.append((text, kind))
        return self.senses.get(text, Sense("answer", sure=True))

    async def answer(self, act: str, *, asked: bool = False, text: str = "") -> Words:
        own = f"answer-{act}.form"
        return Text(own if asked and self.has(own) else f"answer-{act}")

    def is_plain(self, text: str, kind: str) -> bool:
        return text in self.plain

    def unscolded(self, text: str) -> str:
        return unscolded(text)

    def righted(self, text: str) -> str:
        return righted(text)

    def ahead(self, words: tuple[Words, ...]) -> None:
        self.first += words

    def has(self, id: str) -> bool:
        return False

    def nearest(self, text: str, labels: list[str]) -> int | None:
        return spelling.nearest(text, labels)


async def read_text(turn: Any, said: Incoming, draft: Draft) -> Reading:
    return Answer(said.text)


async def read_choice(turn: Any, said: Incoming, draft: Draft) -> Reading:
    return Answer(said.choice) if said.choice else Problem((Text("no-such-choice"),))


async def read_photos(turn: Any, said: Incoming, draft: Draft) -> Reading:
    room = max(0, 3 - len(draft.gathered))
    return More(tuple(int(f.ref) for f in said.files[:room]), over=len(said.files[room:]))


async def read_review(turn: Any, said: Incoming, draft: Draft) -> Reading:
    sent = said.choice == "send" or turn.is_word("send", said.text)
    return Answer(True) if sent else Problem((Text("not-sent"),))


def choices_of(*labels: str) -> Any:
    async def choices(turn: Any, draft: Draft) -> tuple[Choice, ...]:
        return tuple(Choice(f"c{n}", Literal(label)) for n, label in enumerate(labels, 1))

    return choices


async def send_choice(turn: Any, draft: Draft) -> tuple[Choice, ...]:
    return (Choice("send", Literal("Kirim")),)


async def finish(turn: Any, draft: Draft) -> list[Outgoing] | Problem:
    return [Outgoing((Text("finished"),))]


def a_form(*questions: Question, guarded: bool = True) -> Form:
    return Form("f", questions, finish, lambda answers: Literal("isian"), guarded=guarded)


BOTH = frozenset({Takes.TEXT, Takes.CHOICE})
WISH = Question("wish", read_text)
COLOUR = Question("colour", read_choice, takes=BOTH, choices=choices_of("Merah", "Kuning", "Hijau"))
PHOTOS = Question(
    "photos", read_photos, takes=frozenset({Takes.FILES}), optional=True, gathers=True, limit=3
)
REVIEW = Question("review", read_review, takes=BOTH, choices=send_choice, review=True)


@dataclass
class Guided:
    """Somebody in the middle of a form."""

    form: Form
    answers: Mapping[str, Any] = field(default_factory=dict)
    turn: Person = field(default_factory=Person)
    last: Step = field(default_factory=lambda: Step([]))
    state: State = field(init=False)

    def __post_init__(self) -> None:
        self.state = State("f", START, answers=dict(self.answers), mark="a")

    async def begin(self) -> Guided:
        self.last = Step(await engine.begin(self.form, self.state, self.turn))
        return self

    async def hear(self, text: str = "", **more: Any) -> str:
        """Says something; gives what is said back."""
        said = Incoming("terminal", "siti", "m", self.turn.now, text=text, **more)
        self.last = await engine.hear(self.form, self.state, self.turn, said)
        return self.heard

    async def tap(self, label: str) -> str:
        """Taps the first button of that label under the last message."""
        return await self.hear(choice=self.id(label))

    async def send(self, *photos: int, text: str = "") -> str:
        files = tuple(Attachment(FileKind.PHOTO, str(each)) for each in photos)
        return await self.hear(text, files=files)

    def id(self, label: str) -> str:
        offered = [c for out in self.last.out for c in out.choices]
        return next(c.id for c in offered if self.turn.say(c.label) == label)

    def later(self, **by: float) -> None:
        self.turn.now += timedelta(**by)

    @property
    def heard(self) -> str:
        return "\n".join(self.turn.say(w) for out in self.last.out for w in out.words)


HERE = Location(-5.11, 105.31)
