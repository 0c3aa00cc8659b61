"""A consultation as it stands, what it asks, and why something cannot be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What kind of answer a question takes. Names are fixed: files name them."""

    ONE = "satu"  # one of the options
    SEVERAL = "beberapa"
    RANK = "urutan"
    SCALE = "skala"  # named levels, the lowest first
    YES_NO = "ya_tidak"
    NUMBER = "angka"
    TEXT = "teks"
    PLACE = "tempat"
    PHOTO = "foto"

    @property
    def is_ranked(self) -> bool:
        return self is Kind.RANK


# Those that have options.
WITH_OPTIONS = frozenset({Kind.ONE, Kind.SEVERAL, Kind.RANK, Kind.SCALE})

YES, NO = "ya", "tidak"

# Of a yes or no with why: the question that asks for it.
WHY = "_why"

# The first question about finished work, and its answers: whether it has been carried out.
DONE, IS_DONE, NOT_DONE = "hasil", "sudah", "belum"


class Anonymity(StrEnum):
    """Whether it is known who has answered."""

    NAMED = "tidak"
    CHOICE = "pilihan"  # each decides for themselves
    ALWAYS = "ya"


class About(StrEnum):
    """What people may say of themselves, so that it is counted apart."""

    NOTHING = ""
    SEX = "jenis_kelamin"
    AGE = "umur"


# Of an attribute the values that can be chosen; who is under 17 is not asked at all.
VALUES: Mapping[About, tuple[str, ...]] = {
    About.NOTHING: (),
    About.SEX: ("perempuan", "laki_laki"),
    About.AGE: ("17-24", "25-34", "35-44", "45-59", "60+"),
}


class ConsultationState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Option:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class When:
    """A question applies only after one of these answers to an earlier one."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `label` is what it is called in summaries and results. `least` and `most` are
    of a number its value, of free text its letters, of several or a ranking how many are chosen.
    `element` says that a scale is one of those that an index of satisfaction is made of."""

    key: str
    kind: Kind
    text: str
    label: str
    options: tuple[Option, ...] = ()
    optional: bool = False
    least: int | None = None
    most: int | None = None
    why: bool = False
    when: When | None = None
    element: bool = False

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter or priority of the plan, in plain words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What a consultation says and asks: all of it comes from one file."""

    title: str
    theme: str
    intro: str
    summary: tuple[Chapter, ...]
    questions: tuple[Ask, ...]
    anonymity: Anonymity = Anonymity.NAMED
    about: About = About.NOTHING
    service: str = ""  # what is judged where somebody was served: answered by that place
    works: tuple[str, ...] = ()  # numbers of the proposals whose outcome is judged

    def ask(self, key: str) -> Ask | None:
        return next((ask for ask in self.questions if ask.key == key), None)

    @property
    def elements(self) -> tuple[Ask, ...]:
        """Those that an index of satisfaction is made of: only a survey of a service has them."""
        return tuple(ask for ask in self.questions if ask.element)


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation as it stands. `code` is what links and pages name it by, `year` the RKPD
    year, `version` that of its definition."""

    id: int
    code: str
    city: str
    area: str
    year: int | None
    definition: Definition
    version: int
    state: ConsultationState
    opens_at: datetime
    closes_at: datetime
    person_id: int | None
    actor: str
    created_at: datetime
    closed_at: datetime | None = None
    told_at: datetime | None = None
    document: int | None = None  # its PDF, a file
    series: str | None = None  # the code of the first of those that ask the same again and again

    def takes(self, now: datetime) -> bool:
        """Whether it is answered now."""
        open = self.state is ConsultationState.OPEN
        return open and self.opens_at <= now < self.closes_at


def as_data(definition: Definition) -> dict[str, Any]:
    """A definition as JSON-able data; what is empty is left out."""
    judged: dict[str, Any] = {}
    if definition.service:
        judged["service"] = definition.service
    if definition.works:
        judged["works"] = list(definition.works)
    return {
        "title": definition.title,
        "theme": definition.theme,
        "intro": definition.intro,
        "summary": [[chapter.title, chapter.text] for chapter in definition.summary],
        "anonymity": definition.anonymity.value,
        "about": definition.about.value,
        "questions": [_asked(ask) for ask in definition.questions],
        **judged,
    }


def _asked(ask: Ask) -> dict[str, Any]:
    whole = {
        "key": ask.key,
        "kind": ask.kind.value,
        "text": ask.text,
        "label": ask.label,
        "options": [[option.key, option.label] for option in ask.options],
        "optional": ask.optional,
        "least": ask.least,
        "most": ask.most,
        "why": ask.why,
        "when": [ask.when.question, list(ask.when.answers)] if ask.when else None,
        "element": ask.element,
    }
    return {
        name: value
        for name, value in whole.items()
        if value is not None and value is not False and value != []
    }


def of_data(data: Mapping[str, Any]) -> Definition:
    """The way back from `as_data`."""
    return Definition(
        data["title"],
        data["theme"],
        data["intro"],
        tuple(Chapter(title, text) for title, text in data["summary"]),
        tuple(_ask(each) for each in data["questions"]),
        Anonymity(data["anonymity"]),
        About(data["about"]),
        data.get("service", ""),
        tuple(data.get("works", ())),
    )


def _ask(data: Mapping[str, Any]) -> Ask:
    when = data.get("when")
    return Ask(
        data["key"],
        Kind(data["kind"]),
        data["text"],
        data["label"],
        tuple(Option(key, label) for key, label in data.get("options", [])),
        data.get("optional", False),
        data.get("least"),
        data.get("most"),
        data.get("why", False),
        When(when[0], tuple(when[1])) if when else None,
        data.get("element", False),
    )


class Closed(Exception):
    """It is not open, or no longer. Holds the consultation."""

    def __init__(self, consultation: Consultation) -> None:
        super().__init__(consultation.code)
        self.consultation = consultation


class WrongState(Exception):
    """That cannot be done with a consultation from where it is. Holds it."""

    def __init__(self, consultation: Consultation) -> None:
        super().__init__(consultation.code)
        self.consultation = consultation
