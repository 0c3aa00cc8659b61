"""The first hello: who we are, consent in plain words, and what to be called."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking.names import asks, greets, is_sentence
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Question, Takes
from handlers.conversation.messages import (
    KEPT_FILES,
    Choice,
    FileKind,
    Incoming,
    Kept,
    Literal,
    Outgoing,
    Text,
    Words,
    kept_text,
    no_room,
    together,
)
from handlers.conversation.talk import Waits
from handlers.proposals import takeover
from handlers.turn import Turn
from storage import rules
from storage.people import people

# Raise this when the words of consent change; what people agreed to is kept with its version.
CONSENT_TEXT = "2026-11"


async def consent_choices(turn: Turn, draft: Draft) -> tuple[Choice, ...]:
    return (
        Choice("yes", Text("welcome-consent.yes")),
        Choice("no", Text("welcome-consent.no")),
        Choice("more", Text("welcome-consent.more")),
    )


async def consent_wording(turn: Turn, draft: Draft) -> Words | None:
    return Text("welcome-consent", {"city": turn.place.called()})


async def read_consent(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    choice = said.choice
    if choice is None and turn.is_word("yes", said.text):
        choice = "yes"
    if choice is None and turn.is_word("no", said.text):
        choice = "no"
    if choice == "more":
        offered = (await consent_choices(turn, draft))[:2]
        return AskAgain((Text("welcome-consent.whole"),), offered)
    if choice is None and asks(said.text):
        return Problem((Text("welcome-consent.what"),))
    if choice not in ("yes", "no"):
        some = len(said.text.split()) > 1 and not greets(said.text)
        full = hold(turn, said.text) if some else ()
        kept = some and not full
        return Problem((*full, Text(f"welcome-consent.{'unclear' if kept else 'first'}")))
    # At once, not at the end of the form: the consent holds even if the person stops here.
    people.consent(turn.store, turn.person, choice == "yes", f"{CONSENT_TEXT}-{turn.locale}")
    return Answer(choice == "yes")


async def read_name(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    known, typed = draft.notes.get("name"), draft.notes.get("typed")
    if known and said.choice in (people.INITIALS, people.NONE):
        return Answer({"name": known, "show": said.choice})
    if typed and said.choice == OWN:
        return _how_shown(typed)
    if typed and said.choice == WISH:
        return Answer(None, hold(turn, typed))
    if said.choice is not None:
        return Problem((Text("form-stale"),))
    name = " ".join(turn.clean(said.text).split())
    if turn.is_word("no", name):
        return Answer({"name": known, "show": people.NONE} if known else None)
    if turn.is_word("yes", name) or greets(name):
        return _how_shown(known) if known else Problem((Text("welcome-name.say"),))
    if asks(name):
        return Problem((Text("welcome-name.what"),))
    if is_sentence(name):
        words = Text("welcome-name.or-wish", {"typed": Literal(shorten(name, 80))})
        offered = [Choice(WISH, Text("welcome-name.wish"))]
        if rules.is_name(name):
            offered.append(Choice(OWN, Text("welcome-name.own")))
        return AskAgain((words,), tuple(offered), {"typed": turn.clean(said.text)})
    if not rules.is_name(name):
        return Problem((Text("welcome-name.bad", {"most": rules.NAME.most}),))
    return _how_shown(name)


OWN, WISH = "own", "wish"


def _how_shown(name: str) -> Reading:
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
    waits = turn.talk.waits
    if not draft["consent"]:
        turn.talk.waits = None
        for said in waits.said if waits else ():
            turn.drop(said)
        lost = (Text("welcome-declined.lost"),) if waits else ()
        agree = (Choice("do:hello", Text("welcome-agree")),)
        return [Outgoing((Text("welcome-declined"), *lost), agree)]
    named = draft["name"] or {}
    if named:
        people.change(turn.store, turn.person, name=named["name"], show_name=named["show"])
    # Staff may have entered something for the number that they write from.
    asked = await takeover.ask(turn.place, turn.store, turn.person, turn.message.phone)
    if waits:
        return [Outgoing((Text("welcome-thanks", greeted(turn)),)), *asked]
    choices = (
        Choice("do:propose", Text("command-propose.button")),
        Choice("do:help", Text("command-help.button")),
    )
    return [Outgoing((Text("welcome-ready", greeted(turn)),), choices), *asked]


# --- what waits for a consent -----------------------------------------------------------------

# So many messages wait at the most; of their words and files see handlers.conversation.messages.
MOST_WAITING = 20


def hold(turn: Turn, text: str = "", *, start: str = "", phone: str = "") -> tuple[Words, ...]:
    """Keeps what came before there is a consent: a text, the photos and place of this message, a
    link, a proven number. Gives what is said of that for which there is no room."""
    waits = turn.talk.waits or Waits()
    waits.start, waits.phone = start or waits.start, phone or waits.phone
    more = turn.take_left() or kept_text("")
    more["text"] = turn.clean(text)
    full: tuple[Words, ...] = ()
    if more["text"] or more["files"] or more["place"]:
        had: Kept | None = None
        for each in waits.said:
            had = together(had, each)
        full = no_room(had, more)
        if full or len(waits.said) >= MOST_WAITING:
            full = (Text("kept-full", {"most": KEPT_FILES}),)
        else:
            waits.said.append(more)
    turn.talk.waits = waits or None
    return full


async def aside(turn: Turn, said: Incoming) -> tuple[Words, ...]:
    """Photos and places that come before the consent, or instead of a name."""
    documents = any(file.kind is not FileKind.PHOTO for file in said.files)
    words: tuple[Words, ...] = (Text("stray-document"),) if documents else ()
    photos = any(file.kind is FileKind.PHOTO for file in said.files)
    if not (photos or said.location):
        return words
    full = hold(turn)
    return (*words, *(full or (Text("welcome-photo" if photos else "welcome-place"),)))


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
    aside=aside,
)


async def hello(turn: Turn, before: Sequence[Words] = ()) -> list[Outgoing]:
    """A greeting, or the first word of somebody new, who is asked before anything else."""
    if turn.person.consent:
        choices = (
            Choice("do:propose", Text("command-propose.button")),
            Choice("do:mine", Text("command-mine.button")),
            Choice("do:help", Text("command-help.button")),
        )
        return [Outgoing((*before, Text("welcome-back", greeted(turn))), choices)]
    return await turn.open("welcome", before=before)


async def agreed(turn: Turn) -> list[Outgoing]:
    """A yes of somebody who has said no before: to the words that they have read, at once."""
    version = f"{CONSENT_TEXT}-{turn.locale}"
    if turn.person.consent is not False or turn.person.consent_text != version:
        return await hello(turn)
    people.consent(turn.store, turn.person, True, version)
    return await turn.open("welcome", answers={"consent": True})
