"""A consultation as a form: its questions are made from what it asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handlers.asking.person.home import home_choices, read_home
from handlers.consultations import readers
from handlers.consultations.finishing import finish
from handlers.consultations.key import GONE, OWN, Key
from handlers.consultations.results import about_name
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, one_of
from handlers.conversation.form import Form, Kind, Own, Question, Takes
from handlers.conversation.messages import Choice, Incoming, Lines, Literal, Text, Words
from handlers.turn import Turn
from storage.consultations import lookup, rules, taking
from storage.consultations.model import (
    VALUES,
    WHY,
    About,
    Anonymity,
    Ask,
    Consultation,
    Definition,
)
from storage.consultations.model import Kind as Asked

NAME = "consult"


async def load(turn: Turn, written: str) -> Form | None:
    """The form of a consultation; None where there is none."""
    key = Key.read(written)
    held = await lookup.get(turn.store, key.id) if key is not None else None
    return form_of(held, key) if held is not None and key is not None else None


def form_of(held: Consultation, key: Key) -> Form:
    definition = held.definition
    whose: list[Question] = [_area(definition)]
    if definition.anonymity is Anonymity.CHOICE and key.may_be_anonymous:
        whose.append(_anonymous())
    asked = [
        question for ask in definition.questions for question in _questions(definition, ask, key)
    ]
    beside = [_about(definition.about)] if definition.about else []

    async def changed(turn: Turn, version: int) -> frozenset[str]:
        before = await lookup.definition(turn.store, held.id, version)
        if before is None:
            return frozenset()
        gone = rules.changed(before, definition)
        return frozenset(f"{OWN}{name}{part}" for name in gone for part in ("", WHY))

    return Form(
        NAME,
        questions=(*whose, *asked, *beside, _review(key)),
        finish=finish,
        title=lambda answers: Text("consult-title"),
        needed="consult-needed",
        version=held.version,
        changed=changed,
    )


def answers_of(kept: taking.Kept, area: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a form from what was sent before."""
    found: dict[str, Any] = {f"{OWN}{key}": value for key, value in kept.answers.items()}
    return {**found, "area": dict(area), "about": kept.about or None}


# --- its own questions ----------------------------------------------------------------------


def _area(definition: Definition) -> Question:
    """Where somebody lives; of a service, where they were served."""
    service = {"service": Literal(definition.service)}
    own = Own(Text("consult-served", service), Text("consult-served.label"))
    return Question(
        "area",
        read_home,
        takes=frozenset({Takes.TEXT, Takes.CHOICE, Takes.LOCATION}),
        choices=home_choices,
        own_text=True,
        kind=Kind.NAME,
        show=lambda value: Literal(value["name"]),
        own=own if definition.service else None,
    )


def _anonymous() -> Question:
    async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
        return (
            Choice("known", Text("consult-anonymous.known")),
            Choice("anonymous", Text("consult-anonymous.anonymous")),
        )

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if said.choice in ("known", "anonymous"):
            return Answer(said.choice == "anonymous")
        return Problem((Text("form-pick"),))

    return Question(
        "anonymous",
        read,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=choices,
        show=lambda value: Text(f"consult-anonymous.{'anonymous' if value else 'known'}"),
    )


def _about(about: About) -> Question:
    async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
        return tuple(Choice(value, about_name(value)) for value in VALUES[about])

    ids = {About.SEX: "consult-sex", About.AGE: "consult-age"}
    return Question(
        "about",
        one_of(VALUES[about]),
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=choices,
        optional=True,
        show=about_name,
        own=Own(Text(ids[about]), Text(f"{ids[about]}.label")),
    )


def _review(key: Key) -> Question:
    """Of an answer that is changed by its code: it may be deleted there too."""
    send = Choice("send", Text("consult-review.send"))
    delete = (Choice("delete", Text("consult-delete")),) if key.code else ()

    async def choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
        return (send, *delete)

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if said.choice == "delete" and delete:
            sure = Choice(GONE, Text("consult-delete.yes"))
            return AskAgain((Text("consult-delete.sure"),), (sure, send))
        if said.choice == GONE and delete:
            return Answer(GONE)
        if said.choice == "send" or (said.choice is None and turn.is_word("send", said.text)):
            return Answer(True)
        return Problem((Text("consult-review.choose"),))

    return Question(
        "review",
        read,
        takes=frozenset({Takes.TEXT, Takes.CHOICE}),
        choices=choices,
        review=True,
    )


# --- what it asks ---------------------------------------------------------------------------


def _questions(definition: Definition, ask: Ask, key: Key) -> list[Question]:
    """The question of the form that an ask is; of a yes or no with why, two."""
    if ask.kind is Asked.PHOTO and not key.keeps_photos(definition):
        return []
    applies = _applies(definition, ask)
    label = Literal(ask.label)
    how = readers.OF[ask.kind](ask)
    question = Question(
        f"{OWN}{ask.key}",
        how.read,
        takes=how.takes,
        choices=how.choices,
        applies=applies,
        optional=ask.optional,
        gathers=how.gathers,
        limit=how.limit,
        own_text=how.own_text,
        picky=how.own_text,
        speaks=ask.kind is Asked.TEXT,
        show=how.show,
        look=how.look,
        kind=how.kind,
        own=Own(_words(ask, how), label, how.have, how.more),
    )
    if not ask.why:
        return [question]
    why = readers.text(ask.key + WHY)
    asks = Text("consult-why", {"label": label})
    return [
        question,
        Question(
            f"{OWN}{ask.key}{WHY}",
            why.read,
            takes=why.takes,
            applies=lambda answers: applies(answers) and bool(answers.get(f"{OWN}{ask.key}")),
            optional=True,
            speaks=True,
            own=Own(asks, Text("consult-why.label", {"label": label})),
        ),
    ]


def _words(ask: Ask, how: readers.How) -> Words:
    """The question, what there is to choose, and how it is answered."""
    lines: list[Text | Literal] = [Literal(ask.text)]
    if ask.optional:
        lines.append(Text("consult-optional"))
    if how.hint is not None:
        lines.append(how.hint)
    return Lines(tuple(lines)) if len(lines) > 1 else lines[0]


def _applies(definition: Definition, ask: Ask) -> Callable[[Mapping[str, Any]], bool]:
    """Whether a question is asked after some answers of the form: one that depends on a question
    that is not asked is not asked either."""

    def asked(each: Ask, answers: Mapping[str, Any]) -> bool:
        if each.when is None:
            return True
        before = definition.ask(each.when.question)
        if before is None or not asked(before, answers):
            return False
        return rules.applies(each, {before.key: answers.get(f"{OWN}{before.key}")})

    if ask.kind is Asked.PHOTO:
        # A photo is known by who sent it.
        return lambda answers: asked(ask, answers) and not answers.get("anonymous")
    return lambda answers: asked(ask, answers)
