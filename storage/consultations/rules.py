"""What a consultation may ask, what may still change in it, and what is an answer: for every
door."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storage.consultations.model import (
    DONE,
    IS_DONE,
    NO,
    NOT_DONE,
    WHY,
    WITH_OPTIONS,
    YES,
    Anonymity,
    Ask,
    Definition,
    Kind,
)
from storage.rules import Span

TITLE, THEME, INTRO = Span(5, 80), Span(0, 200), Span(0, 600)
CHAPTER, CHAPTER_TEXT, CHAPTERS = Span(2, 80), Span(5, 700), Span(0, 20)
QUESTIONS = Span(1, 40)
# A question and its example go as one message on every channel, with what stands around it.
QUESTION = Span(5, 400)
LABEL = Span(2, 40)
OPTIONS = Span(2, 60)
# What a choice is called on every channel: the row of a list on WhatsApp has 24 letters.
OPTION = Span(1, 24)
RANKED = Span(2, 7)  # so many can be put in an order
TEXT = Span(3, 1000)  # of an answer in free words
PLACE = Span(3, 300)
PHOTOS = 3
SERVICE, WORKS = Span(0, 60), Span(0, 10)
NUMBER = Span(-(10**9), 10**9)

KEY = re.compile(r"[a-z][a-z0-9]{0,15}")

# What stands beside the questions where results are kept (storage.consultations.results).
TAKEN = frozenset({"final"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a definition: in which question ("" for the whole), in which of its
    fields, and why: "missing", "length", "number", "unknown", "twice", "order", "kind"; `span` is
    what it may be."""

    question: str
    field: str
    why: str
    span: Span | None = None


def check(definition: Definition) -> tuple[Fault, ...]:
    """Everything that is wrong with a definition."""
    faults: list[Fault] = []
    for name, span in (
        ("title", TITLE), ("theme", THEME), ("intro", INTRO), ("service", SERVICE),
    ):  # fmt: skip
        faults += _length("", name, getattr(definition, name), span)
    if not WORKS.holds(len(definition.works)):
        faults.append(Fault("", "works", "number", WORKS))
    if definition.works and definition.service:
        faults.append(Fault("", "works", "both"))
    if definition.works and not _asks_whether_done(definition.questions):
        faults.append(Fault("", "works", "first"))
    if not CHAPTERS.holds(len(definition.summary)):
        faults.append(Fault("", "summary", "number", CHAPTERS))
    for chapter in definition.summary:
        faults += _length("", "chapter", chapter.title, CHAPTER)
        faults += _length("", "chapter", chapter.text, CHAPTER_TEXT)
    if not QUESTIONS.holds(len(definition.questions)):
        faults.append(Fault("", "questions", "number", QUESTIONS))
    before: dict[str, Ask] = {}
    for ask in definition.questions:
        if ask.key in before:
            faults.append(Fault(ask.key, "key", "twice"))
        faults += _check(ask, before)
        before[ask.key] = ask
        if ask.kind is Kind.PHOTO and definition.anonymity is Anonymity.ALWAYS:
            # A photo is known by who sent it, and by when.
            faults.append(Fault(ask.key, "kind", "anonymous"))
    return tuple(faults)


def _asks_whether_done(questions: Sequence[Ask]) -> bool:
    """Of finished work it is asked first whether it has been carried out."""
    first = questions[0] if questions else None
    if first is None or (first.key, first.kind) != (DONE, Kind.ONE) or first.optional:
        return False
    return values(first) == (IS_DONE, NOT_DONE)


def _check(ask: Ask, before: Mapping[str, Ask]) -> list[Fault]:
    faults: list[Fault] = []
    if not KEY.fullmatch(ask.key) or ask.key in TAKEN:
        faults.append(Fault(ask.key, "key", "unknown"))
    faults += _length(ask.key, "text", ask.text, QUESTION)
    faults += _length(ask.key, "label", ask.label, LABEL)
    if ask.kind in WITH_OPTIONS:
        span = RANKED if ask.kind is Kind.RANK else OPTIONS
        if not span.holds(len(ask.options)):
            faults.append(Fault(ask.key, "options", "number", span))
    elif ask.options:
        faults.append(Fault(ask.key, "options", "kind"))
    keys = [option.key for option in ask.options]
    labels = [option.label.casefold() for option in ask.options]
    if len(set(keys)) < len(keys) or len(set(labels)) < len(labels):
        faults.append(Fault(ask.key, "options", "twice"))
    for option in ask.options:
        if not KEY.fullmatch(option.key):
            faults.append(Fault(ask.key, "options", "unknown"))
        faults += _length(ask.key, "options", option.label, OPTION)
    if ask.least is not None and ask.most is not None and ask.least > ask.most:
        faults.append(Fault(ask.key, "most", "order"))
    if ask.why and ask.kind is not Kind.YES_NO:
        faults.append(Fault(ask.key, "why", "kind"))
    if ask.element and ask.kind is not Kind.SCALE:
        faults.append(Fault(ask.key, "element", "kind"))
    if ask.when is not None:
        known = before.get(ask.when.question)
        if known is None or not set(ask.when.answers) <= set(values(known)) or not ask.when.answers:
            faults.append(Fault(ask.key, "when", "unknown"))
    return faults


def _length(question: str, field: str, value: str, span: Span) -> list[Fault]:
    if span.least and not value.strip():
        return [Fault(question, field, "missing", span)]
    return [] if span.holds(len(value)) else [Fault(question, field, "length", span)]


def values(ask: Ask) -> tuple[str, ...]:
    """What can be chosen at a question; nothing where it is answered in other ways."""
    if ask.kind is Kind.YES_NO:
        return (YES, NO)
    return tuple(option.key for option in ask.options)


def applies(ask: Ask, answers: Mapping[str, Any]) -> bool:
    """Whether a question is asked after these answers."""
    if ask.when is None:
        return True
    given = answers.get(ask.when.question)
    held = given if isinstance(given, list) else [given]
    return any(value in ask.when.answers for value in held)


def asked(definition: Definition, answers: Mapping[str, Any]) -> list[Ask]:
    """The questions that apply after these answers: what depends on a question that does not apply
    does not either."""
    found: list[Ask] = []
    held: dict[str, Any] = {}
    for ask in definition.questions:
        if applies(ask, held):
            found.append(ask)
            held[ask.key] = answers.get(ask.key)
    return found


def kept(definition: Definition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that are counted: to questions that apply, each what its question takes. Raises
    ValueError, with the key, where one is something else or one that is needed is missing."""
    found: dict[str, Any] = {}
    for ask in asked(definition, answers):
        value = answers.get(ask.key)
        if value is None or value == []:
            if not ask.optional:
                raise ValueError(ask.key)
            continue
        if not fits(ask, value):
            raise ValueError(ask.key)
        found[ask.key] = value
        why = answers.get(ask.key + WHY)
        if ask.why and why:
            if not isinstance(why, str) or not TEXT.holds(len(why)):
                raise ValueError(ask.key + WHY)
            found[ask.key + WHY] = why
    return found


def fits(ask: Ask, value: Any) -> bool:
    """Whether a value is an answer to a question."""
    match ask.kind:
        case Kind.ONE | Kind.SCALE | Kind.YES_NO:
            return value in values(ask)
        case Kind.SEVERAL:
            return _several(ask, value) and span_of(ask).holds(len(value))
        case Kind.RANK:
            return _several(ask, value) and span_of(ask).holds(len(value))
        case Kind.NUMBER:
            number = isinstance(value, int) and not isinstance(value, bool)
            return number and span_of(ask).holds(value)
        case Kind.TEXT:
            return isinstance(value, str) and span_of(ask).holds(len(value))
        case Kind.PLACE:
            return isinstance(value, dict) and bool(value.get("text") or "lat" in value)
        case Kind.PHOTO:
            return isinstance(value, list) and 0 < len(value) <= PHOTOS


def _several(ask: Ask, value: Any) -> bool:
    if not isinstance(value, list) or len(set(map(str, value))) < len(value):
        return False
    return all(each in values(ask) for each in value)


def span_of(ask: Ask) -> Span:
    """How large a number, how long a text, or how many choices an answer may have."""
    usual = {
        Kind.NUMBER: NUMBER,
        Kind.TEXT: TEXT,
        Kind.SEVERAL: Span(1, max(len(ask.options), 1)),
        Kind.RANK: Span(min(3, len(ask.options)), max(len(ask.options), 1)),
    }.get(ask.kind, Span(0, 0))
    least = usual.least if ask.least is None else max(ask.least, usual.least)
    most = usual.most if ask.most is None else min(ask.most, usual.most)
    return Span(least, most)


# --- what may still change ------------------------------------------------------------------


def same(before: Ask, after: Ask | None) -> bool:
    """Whether an answer to a question, as it was, is one to it as it is: only its words have been
    mended. Whoever had a choice less has answered something else."""
    if after is None or (before.kind, before.when) != (after.kind, after.when):
        return False
    was, now = span_of(before), span_of(after)
    narrower = now.least > was.least or now.most < was.most
    return values(before) == values(after) and not narrower


def changed(before: Definition, after: Definition) -> frozenset[str]:
    """The keys of questions whose answers no longer hold."""
    gone = {ask.key for ask in before.questions if not same(ask, after.ask(ask.key))}
    grown = True
    while grown:  # what was asked only because of such an answer does not hold either
        more = {a.key for a in before.questions if a.when and a.when.question in gone} - gone
        gone |= more
        grown = bool(more)
    return frozenset(gone)


def reworded(before: Definition, after: Definition) -> tuple[str, ...]:
    """The keys of questions whose words have been mended."""
    found = []
    for ask in before.questions:
        now = after.ask(ask.key)
        if now is not None and _words(ask) != _words(now):
            found.append(ask.key)
    return tuple(found)


def _words(ask: Ask) -> tuple[Any, ...]:
    return (ask.text, ask.label, [option.label for option in ask.options])


def may_follow(before: Definition, after: Definition) -> tuple[Fault, ...]:
    """What speaks against a new definition where somebody has answered already: whatever would
    change what was answered, or would have been asked of those who have answered."""
    faults = [Fault(key, "key", "answered") for key in sorted(changed(before, after))]
    known = {ask.key for ask in before.questions}
    faults += [
        Fault(ask.key, "key", "new")
        for ask in after.questions
        if ask.key not in known and not ask.optional
    ]
    if (before.anonymity, before.about) != (after.anonymity, after.about):
        faults.append(Fault("", "anonymity", "answered"))
    if before.works != after.works:
        faults.append(Fault("", "works", "answered"))
    if bool(before.service) != bool(after.service):
        faults.append(Fault("", "service", "answered"))
    return tuple(faults)


def trimmed(definition: Definition) -> Definition:
    """The same with texts as they are kept: without spaces around them."""

    def ask(each: Ask) -> Ask:
        options = tuple(replace(option, label=option.label.strip()) for option in each.options)
        return replace(each, text=each.text.strip(), label=each.label.strip(), options=options)

    return replace(
        definition,
        title=definition.title.strip(),
        theme=definition.theme.strip(),
        intro=definition.intro.strip(),
        service=definition.service.strip(),
        questions=tuple(map(ask, definition.questions)),
    )


class Unfit(ValueError):
    """A definition that breaks rules. Holds the faults."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(f"{f.question}.{f.field}: {f.why}" for f in faults))
        self.faults = tuple(faults)
