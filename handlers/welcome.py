"""The first hello: who we are, consent in plain words, and what to be called."""

from __future__ import annotations

from handlers import takeover
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    Choice,
    Incoming,
    Literal,
    Outgoing,
    Text,
    Words,
)
from handlers.turn import Turn
from storage import people

# Raise this when the words of consent change; what people agreed to is kept with its version.
CONSENT_TEXT = "2026-11"

# How what waits for a consent begins, when it is people's own words.
SAID = "said:"

NAME = (2, 60)


async def consent_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice("yes", Text("welcome-consent.yes")),
        Choice("no", Text("welcome-consent.no")),
        Choice("more", Text("welcome-consent.more")),
    )


async def consent_wording(turn: Turn, draft: Draft) -> Words | None:
    return Text("welcome-consent", {"city": Literal(turn.place.city().name)})


def _kept(turn: Turn, said: Incoming) -> bool:
    """What is said instead of an answer waits for it, unless something does already; a word or two
    is nothing to go on with."""
    form = turn.talk.open
    if form is not None and not form.key and len(said.text.split()) > 2:
        form.key = SAID + said.text
    return form is not None and form.key.startswith(SAID)


async def read_consent(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    choice = said.choice
    if choice is None and turn.is_word("yes", said.text):
        choice = "yes"
    if choice is None and turn.is_word("no", said.text):
        choice = "no"
    if choice == "more":
        offered = (await consent_choices(turn, draft))[:2]
        return AskAgain((Text("welcome-consent.whole"),), offered)
    if choice not in ("yes", "no"):
        return Problem((Text(f"welcome-consent.{'unclear' if _kept(turn, said) else 'first'}"),))
    # At once, not at the end of the form: the consent holds even if the person stops here.
    people.consent(turn.store, turn.person, choice == "yes", f"{CONSENT_TEXT}-{turn.locale}")
    return Answer(choice == "yes")


async def read_name(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    known = draft.notes.get("name")
    if known and said.choice in (people.INITIALS, people.NONE):
        return Answer({"name": known, "show": said.choice})
    if said.choice is not None:
        return Problem((Text("form-stale"),))
    name = " ".join(turn.clean(said.text).split())
    if not NAME[0] <= len(name) <= NAME[1] or not any(letter.isalpha() for letter in name):
        return Problem((Text("welcome-name.bad", {"most": NAME[1]}),))
    words = Text("welcome-name.show", {"name": Literal(name), "initials": Literal(initials(name))})
    offered = (
        Choice(people.INITIALS, Text("welcome-name.initials")),
        Choice(people.NONE, Text("welcome-name.none")),
    )
    # Whoever goes on without choosing is shown least.
    keep = {"name": name, "skip": {"name": name, "show": people.NONE}}
    return AskAgain((words,), offered, keep)


def initials(name: str) -> str:
    """ "Siti Aminah" is "S.A." towards other residents."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())[:8]


async def finish(turn: Turn, draft: Draft) -> list[Outgoing]:
    if not draft["consent"]:
        return [Outgoing((Text("welcome-declined"),), (Choice("do:hello", Text("welcome-agree")),))]
    named = draft["name"] or {}
    if named:
        people.change(turn.store, turn.person, name=named["name"], show_name=named["show"])
    turn.then = draft.key
    # Staff may have entered something for the number that they write from.
    asked = await takeover.ask(turn.place, turn.store, turn.person, turn.message.phone)
    if turn.then:
        return [Outgoing((Text("welcome-thanks", greeted(turn)),)), *asked]
    choices = (
        Choice("do:propose", Text("command-propose.button")),
        Choice("do:help", Text("command-help.button")),
    )
    return [Outgoing((Text("welcome-ready", greeted(turn)),), choices), *asked]


def greeted(turn: Turn) -> dict[str, object]:
    """Arguments of a greeting: the name, or "" for someone who gave none."""
    return {"name": Literal(turn.person.name or ""), "named": "yes" if turn.person.name else "no"}


FORM = Form(
    "welcome",
    questions=(
        Question(
            "consent",
            read_consent,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            choices=consent_choices,
            wording=consent_wording,
        ),
        Question(
            "name",
            read_name,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            applies=lambda answers: answers.get("consent") is True,
            optional=True,
            own_text=False,
            show=lambda value: Literal(value["name"]),
        ),
    ),
    finish=finish,
    title=lambda answers: Text("welcome-title"),
    guarded=False,
)


async def hello(turn: Turn, said: str) -> list[Outgoing]:
    """A greeting, or the first word of somebody new, who is asked before anything else."""
    if turn.person.consent:
        choices = (
            Choice("do:propose", Text("command-propose.button")),
            Choice("do:mine", Text("command-mine.button")),
            Choice("do:help", Text("command-help.button")),
        )
        return [Outgoing((Text("welcome-back", greeted(turn)),), choices)]
    return await turn.open("welcome", key=said)
