"""The first hello: who we are, consent in plain words, and what to be called."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.asking import names
from handlers.conversation.answers import Answer, AskAgain, Draft, Problem, Reading, shorten
from handlers.conversation.form import Form, Kind, Question, Takes
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
    not_read,
    together,
)
from handlers.conversation.talk import Waits
from handlers.proposals import takeover
from handlers.turn import Turn
from storage import rules
from storage.people import people
from storage.people.model import INITIALS, NONE

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
    if choice is None and names.asks(said.text):
        return Problem((Text("welcome-consent.what"),))
    if choice not in ("yes", "no"):
        some = len(said.text.split()) > 1 and not names.greets(said.text)
        full = hold(turn, said.text) if some else ()
        kept = some and not full
        return Problem((*full, Text(f"welcome-consent.{'unclear' if kept else 'first'}")))
    # At once, not at the end of the form: the consent holds even if the person stops here.
    people.consent(turn.store, turn.person, choice == "yes", f"{CONSENT_TEXT}-{turn.locale}")
    return Answer(choice == "yes")


async def read_name(turn: Turn, said: Incoming, draft: Draft) -> Reading:
    known, typed = draft.notes.get("name"), draft.notes.get("typed")
    if known and said.choice in (INITIALS, NONE):
        return Answer({"name": known, "show": said.choice})
    if typed and (said.choice == OWN or turn.is_word("is-name", said.text)):
        release(turn, typed)
        return _how_shown(" ".join(typed.split()))
    if doubts(turn) and (doubted := _doubted(turn, said, str(typed))) is not None:
        return doubted
    if said.choice is not None:
        return Problem((Text("form-stale"),))
    text = turn.clean(said.text)
    if names.asks(text):
        return Problem((Text("welcome-name.what"),))
    name = names.given(text)
    if turn.is_word("no", name):
        return Answer({"name": known, "show": NONE} if known else None)
    if turn.is_word("yes", name) or names.greets(name):
        return _how_shown(known) if known else Problem((Text("welcome-name.say"),))
    if names.is_sentence(name):
        # Held at once: whatever is answered now, it is not lost.
        return _doubt(text, hold(turn, text) or (_KEPT,))
    if turn.place.names.called(name):
        words = Text("welcome-name.area", {"typed": Literal(shorten(name, 80))})
        return AskAgain((words,), (_OWN_CHOICE,), {"typed": name, "area": True})
    if not rules.is_name(name):
        return Problem((Text("welcome-name.bad", {"most": rules.NAME.most}),))
    return _how_shown(name)


def _doubt(text: str, before: tuple[Words, ...], words: str = "or-wish") -> AskAgain:
    """Whether a text is a name or a wish."""
    named = " ".join(text.split())
    asked = Text(f"welcome-name.{words}", {"typed": Literal(shorten(named, 80))})
    offered = [Choice(WISH, Text("welcome-name.wish"))]
    if rules.is_name(named):
        offered.append(_OWN_CHOICE)
    return AskAgain((*before, asked), tuple(offered), {"typed": text})


def _doubted(turn: Turn, said: Incoming, typed: str) -> Reading | None:
    """The answer to whether `typed` is a name or a wish; None when something else was said."""
    if turn.is_word("yes", said.text):
        return _doubt(typed, (), "which")  # to either of the two
    if said.choice == WISH or turn.is_word("is-wish", said.text):
        return Answer(None)
    if turn.is_word("no", said.text):
        return Problem((Text("welcome-name.not-own"),))
    return None


def doubts(turn: Turn) -> bool:
    """Whether it is open whether what stands instead of a name is a wish."""
    state = turn.talk.open
    notes = state.notes.get("name", {}) if state and state.form == "welcome" else {}
    return bool(notes.get("typed")) and "area" not in notes


OWN, WISH = "own", "wish"
_OWN_CHOICE = Choice(OWN, Text("welcome-name.own"))
_KEPT = Text("welcome-name.kept")


def _how_shown(name: str) -> Reading:
    words = Text("welcome-name.show", {"name": Literal(name), "initials": Literal(initials(name))})
    offered = (
        Choice(INITIALS, Text("welcome-name.initials")),
        Choice(NONE, Text("welcome-name.none")),
    )
    # Whoever goes on without choosing is shown least.
    keep = {"name": name, "skip": {"name": name, "show": NONE}}
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


def release(turn: Turn, text: str) -> None:
    """A text that was held turns out to be the answer itself; photos that came with it go on."""
    waits = turn.talk.waits
    if waits is None:
        return
    said = next((each for each in reversed(waits.said) if each["text"] == text), None)
    if said is not None:
        said["text"] = ""
        if not (said["files"] or said["place"]):
            waits.said.remove(said)
    turn.talk.waits = waits or None


async def aside(turn: Turn, said: Incoming) -> tuple[Words, ...]:
    """Photos and places that come before the consent, or instead of a name."""
    documents = any(file.kind is not FileKind.PHOTO for file in said.files)
    words: tuple[Words, ...] = (not_read(said.files),) if documents else ()
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
            kind=Kind.YES_NO,
            wording=consent_wording,
        ),
        Question(
            "name",
            read_name,
            takes=frozenset({Takes.TEXT, Takes.CHOICE}),
            applies=lambda answers: answers.get("consent") is True,
            optional=True,
            kind=Kind.NAME,
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
