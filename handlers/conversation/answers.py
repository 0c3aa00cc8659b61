"""What a reader can make of a message, and readers for the common kinds of question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from handlers.conversation.messages import Choice, Incoming, Kept, Literal, Text, Words

# Of a question's notes: words that were too few to be its answer.
BEGUN = "begun"

# What has been said of an answer that is asked for once more, as its question remembers it.
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Answer:
    """The question is settled with `value` (JSON-able; None: skipped). `say` is told first.

    `also` are answers to other questions that the message held, by name; they are taken where
    there is no answer yet, and `say` tells of them. `instead` are answers that take the place of
    those that there are. `beside` is what the text tells more, where its value holds none of it:
    it may be added to what tells of it all. `begun` are words for other questions, by name, that
    are too few to be their answers: what is said there next goes on with them. `doubts` are other
    answers that may not hold any more.
    """

    value: Any
    say: tuple[Words, ...] = ()
    also: Mapping[str, Any] = field(default_factory=dict)
    instead: Mapping[str, Any] = field(default_factory=dict)
    beside: str = ""
    begun: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class More:
    """Some of what a gathering question collects; it stays open until SELESAI or its limit.

    `over` is how many there was no room for, `say` what else is to be told of the message.
    """

    items: tuple[Any, ...]
    over: int = 0
    say: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Nearly: the same question once more, in other words and with choices of its own.

    `notes` reach the reader with the next message. Under "skip" they may hold the value that
    LEWATI settles a question with that cannot be skipped otherwise. `also`, `instead` and `begun`
    as in Answer. `kind` is what kind of answer it is after now (handlers.conversation.form.Kind),
    where that is another than its question's.
    """

    words: tuple[Words, ...]
    choices: tuple[Choice, ...] = ()
    notes: Mapping[str, Any] = field(default_factory=dict)
    also: Mapping[str, Any] = field(default_factory=dict)
    instead: Mapping[str, Any] = field(default_factory=dict)
    begun: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Not an answer: `words` say what is wrong and what would be right; the question stays. Where
    they do not quote what was typed (as `typed`), it is said that it was not used, unless it has
    been `kept`."""

    words: tuple[Words, ...]
    kept: bool = False


Reading = Answer | More | AskAgain | Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form knows so far. `answers` holds only questions that apply, by name.

    `key` names what is being changed ("" for something new), `version` the version of it that
    the form began with, `notes` what the question that is read remembers, and `asked` whether that
    is the open one: something may come before it is asked, or after it has been answered. `former`
    is what its answer was before it was put right.
    """

    key: str
    version: int
    answers: Mapping[str, Any]
    notes: Mapping[str, Any]
    gathered: tuple[Any, ...] = ()
    asked: bool = True
    former: tuple[str, ...] = ()

    def __getitem__(self, question: str) -> Any:
        return self.answers.get(question)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a text seems to mean at a question: an act by its name (handlers.reading.meaning.acts),
    "answer" where it answers it. What is not `sure` is asked back, with `second` beside it where
    there is one. `tells` is whether it names anything that is proposed, a place or an amount.
    """

    act: str
    sure: bool
    second: str | None = None
    tells: bool = False


class Says(StrEnum):
    """What a text may say of a question instead of an answer, or of what was filled in; who says
    it in which words is for the turn to know."""

    AGREES = "agrees"  # agrees, or says to go on, and tells nothing
    OBJECTS = "objects"  # that it must not be refused, or has been agreed on
    ARGUES = "argues"  # why it is asked, with a reason why it should not be
    ARRIVED = "arrived"  # asks what has come so far
    BUSY = "busy"  # has something else to do first, and comes back
    ASKS = "asks"  # ends as questions do, without a mark
    ASKS_WHY = "asks-why"  # why it is asked, or has to be said
    ALL_THERE = "all-there"  # that so many photos have been sent
    AWAY = "away"  # how far away something is, which is no size of it
    DROPS = "drops"  # may say that something is no longer wanted
    FILLS = "fills"  # speaks of filling in
    GIVES_UP = "gives-up"  # that one leaves it, and why
    IN_VAIN = "in-vain"  # that there is no use in it
    LAUGHS = "laughs"  # laughs, and says more
    HURRIES = "hurries"  # orders to send, and that it takes too long
    IN_ORDER = "in-order"  # that one comes after the other, the first first
    KEPT = "kept"  # that it is not to be sent yet, and goes on later
    LACKS = "lacks"  # of what it begins with, that it is not enough
    MEANS_WHAT = "means-what"  # what the choices mean
    MORE_COMES = "more-comes"  # that another photo comes
    MORE_THAN_ONE = "more-than-one"  # whether several may be chosen
    NEEDED = "needed"  # asks whether it must be answered
    NOT_RIGHT = "not-right"  # that something of it all is not right
    NOTHING = "nothing"  # tells nothing: that one greets, thanks, agrees or is in a hurry
    ORDERS = "orders"  # that something is to be taken away, and nothing instead
    PICTURES = "pictures"  # that photos are about to be taken, or that there are to be more
    PRAYS = "prays"  # only prays that it be granted
    READ_OUT = "read-out"  # asks that it be read out, or cannot read what is so small
    REFUSES = "refuses"  # that it will not be answered
    SENDS_ONE = "sends-one"  # that this one is to be sent, and others come later
    OF_WHAT = "of-what"  # with what the open question is to be filled, or what it means
    SHOWN = "shown"  # asks to see what was filled in
    SHOWS = "shows"  # orders to show it all, and nothing else
    SIGHS = "sighs"  # says no word ("yahh", "hmm"), or only pleads
    SLIPPED = "slipped"  # that it was pressed or sent by mistake
    TAKES_OUT = "takes-out"  # that words of an answer are to be taken out
    WRITTEN = "written"  # speaks of how an answer is written: twice, too long
    TO_RIGHT = "to-right"  # that something is to be put right before it is sent
    TO_COME = "to-come"  # that something was left out, and is to be given
    UNSENT = "unsent"  # that it will not be sent at all
    WAITS = "waits"  # that the answer is being looked for
    WHOLE = "whole"  # asks to see the whole once more


class Hearing(Protocol):
    """What the engine needs of a turn. handlers.turn.Turn is one."""

    @property
    def now(self) -> datetime:
        """The time of this turn, UTC."""
        ...

    @property
    def early(self) -> bool:
        """Whether the message came before the open question had been asked."""
        ...

    @property
    def message(self) -> Incoming:
        """The message that is being heard."""
        ...

    def say(self, words: Words) -> str:
        """The words in the person's language."""
        ...

    def fold(self, text: str) -> str:
        """The text without what does not matter in comparing: case, marks, doubled spaces."""
        ...

    def clean(self, text: str) -> str:
        """The text as it is kept: as typed, without what cannot be seen or stored."""
        ...

    def is_word(self, name: str, text: str) -> bool:
        """Whether the whole text is one of the words called `name`, in any language of ours."""
        ...

    def known(self, *names: str) -> frozenset[str]:
        """The words called by one of these names, folded, in every language of ours."""
        ...

    def denied(self, text: str, act: str) -> bool | None:
        """Whether a text says that what its word is for is not to be done ("jangan batal"); None
        where it does not hold a word of it."""
        ...

    def says(self, what: Says, text: str) -> bool:
        """Whether a text says that of a question, or of what was filled in."""
        ...

    def wondered(self, text: str) -> str:
        """The correction that an answer that is wondered at comes to ("kok lampu, saya mintanya
        portal" is "bukan lampu, portal"); "" for none."""
        ...

    def wonders_at(self, text: str) -> tuple[str, str] | None:
        """The answer that a text wonders at ("lho kok bidangnya ekonomi, ini kan jalan"), and what
        it says behind that; None for other texts."""
        ...

    def parts(self, text: str) -> list[str]:
        """What stands one after the other in a text, each to be done by itself."""
        ...

    def clauses(self, text: str) -> list[str]:
        """The clauses of a text, with what ends them."""
        ...

    def seams(self, text: str, names: Callable[[str], bool]) -> list[tuple[int, int]]:
        """From where to where a text is parted: also before a word for which something is called
        (`names`) of which more is said."""
        ...

    def possessed(self, text: str) -> list[str]:
        """The words of a text with the ending of what belongs to something ("masalahnya")."""
        ...

    def figure_first(self, clause: str) -> list[tuple[int, str]]:
        """A clause parted behind the figure that it begins with, where more is told, each part with
        which it is; else as it is."""
        ...

    def take_left(self) -> Kept | None:
        """Files and the place of this message that nobody has used yet, and that are used now."""
        ...

    async def let_go(self, ids: Sequence[int]) -> None:
        """Files that a draft held which is dropped: what nothing else holds of them goes."""
        ...

    async def sense(self, text: str, kind: str) -> Sense:
        """What a text seems to mean where an answer of this kind is asked for."""
        ...

    async def answer(self, act: str, *, asked: bool = False, text: str = "") -> Words:
        """The short true answer to what somebody asks beside the point; `asked` of the question
        that is open and comes again. `text` is what it answers, where that came before."""
        ...

    def is_plain(self, text: str, kind: str) -> bool:
        """Whether a text is an answer of this kind beyond doubt, so that `sense` need not be asked,
        which is dear."""
        ...

    def unscolded(self, text: str) -> str:
        """The text without the scolding in it that something is asked again; "" for one that is
        nothing else."""
        ...

    def righted(self, text: str) -> str:
        """The text with what is meant where it takes a word back at its end."""
        ...

    def ahead(self, words: tuple[Words, ...]) -> None:
        """Says something to the person before all that this turn leads to."""
        ...

    def for_later(self, text: str) -> None:
        """Keeps words of their own to be offered once the open form has ended."""
        ...

    def has(self, id: str) -> bool:
        """Whether there is a text of ours called so."""
        ...

    def nearest(self, text: str, labels: list[str]) -> int | None:
        """Which label a near spelling means; None when none, or more than one, is near."""
        ...


def within(turn: Hearing, said: Incoming, *, least: int, most: int, words: str) -> Reading:
    """Free text of `least` to `most` characters, kept as typed.

    The problems speak `words`.short and `words`.long and quote what was typed.
    """
    text = turn.clean(said.text)
    if len(text) < least or not any(letter.isalnum() for letter in text):
        return Problem((Text(f"{words}.short", {"typed": Literal(shorten(text, 60))}),))
    if len(text) > most:
        return Problem((Text(f"{words}.long", {"typed": len(text), "most": most}),))
    return Answer(text)


# The turn is handlers.turn.Turn; the engine hands it on without looking inside.
Reader = Callable[[Any, Incoming, Draft], Awaitable[Reading]]


async def read_yes_or_no(turn: Hearing, said: Incoming, draft: Draft) -> Reading:
    """Answer(True) or Answer(False), tapped or typed, where it is asked yes or no."""
    for answer in ("yes", "no"):
        if said.choice == answer or (said.choice is None and turn.is_word(answer, said.text)):
            return Answer(answer == "yes")
    return Problem((Text("form-yes-or-no"),))


def picked(said: Incoming, known: Collection[str]) -> Reading:
    """Answer of the choice that was tapped or named, where it is one of these."""
    return Answer(said.choice) if said.choice in known else Problem((Text("form-pick"),))


def one_of(known: Iterable[str]) -> Reader:
    """Reads a question whose answer is one of these choices."""
    ids = tuple(map(str, known))

    async def read(turn: Hearing, said: Incoming, draft: Draft) -> Reading:
        return picked(said, ids)

    return read


def shorten(text: str, most: int) -> str:
    """The beginning of a text, cut at a word, on one line."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0]
    if len(cut) < most // 2:
        cut = line[: most - 1]
    return cut.rstrip(" ,.;:") + "…"
