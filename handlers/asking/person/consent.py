"""Whoever has not agreed yet is asked first; what they wanted is kept until they have."""

from __future__ import annotations

from handlers.asking.heard import Heard
from handlers.conversation.messages import (
    KEPT_FILES,
    Choice,
    FileKind,
    Kept,
    Outgoing,
    Text,
    kept_text,
    no_room,
    together,
)
from handlers.conversation.talk import Waits
from handlers.reading import introduced
from handlers.turn import Turn
from storage.people import people

# The versions of the words of consent, oldest first, with what they say for the first time. What
# people agreed to is kept with its version. Nobody is asked again because words have changed: only
# what does more with a person's data than they have agreed to would be, and none does yet.
CONSENT_TEXTS = {
    "2026-11": "what is kept, for what, and who sees it; proposals are public without a name",
    # Less than what had been agreed to.
    "2026-12": "photos are public only once staff have looked, or stay with staff; they go with "
    "the person's data",
    # The same in fewer words.
    "2027-01": "who of the city reads it, by when messages go",
    "2027-02": "who sees text, name and photo, each said by itself",
    "2027-03": "the account that is kept, called as people call it",
}
CONSENT_TEXT = list(CONSENT_TEXTS)[-1]

# So many messages wait at the most; of their words and files see handlers.conversation.messages.
MOST_WAITING = 20


def in_welcome(turn: Turn) -> bool:
    """Whether the first questions are open: the consent, and what to be called."""
    return turn.talk.open is not None and turn.talk.open.form == "welcome"


def version(turn: Turn) -> str:
    """Which words one agrees to."""
    return f"{CONSENT_TEXT}-{turn.locale}"


async def unknown(turn: Turn) -> Heard | None:
    """A message without words, or a button, of somebody who has not agreed."""
    return None if turn.person.consent else Heard(await stranger(turn, ""))


async def stranger(turn: Turn, text: str, *, start: str = "", phone: str = "") -> list[Outgoing]:
    """Somebody who has not agreed yet: asked first, and what they wanted is kept until then."""
    yes = turn.is_word("yes", text)
    photos = any(file.kind is FileKind.PHOTO for file in turn.left_files)
    full = hold(turn, "" if yes else text, start=start, phone=phone)
    words = full or ((Text("welcome-photo"),) if photos else ())
    if in_welcome(turn):
        kept = (Text("welcome-consent.unclear"),) if text and not full else words
        return await turn.conversation.repeat(kept)
    if turn.person.consent is None:
        return await turn.open("welcome", before=(*greeting(turn), *words))
    if yes:
        turn.beside += words
        return await agreed(turn)
    choices = (
        Choice("do:hello", Text("welcome-agree")),
        Choice("do:help", Text("command-help.button")),
    )
    held = (Text("welcome-declined-still.kept"),) if turn.talk.waits and not full else full
    return [Outgoing((Text("welcome-declined-still"), *held), choices)]


def greeting(turn: Turn) -> tuple[Text, ...]:
    """The answer that a salam is owed, before all else."""
    return (Text("answer-greet.salam"),) if introduced.salam(turn.message.text) else ()


async def agreed(turn: Turn) -> list[Outgoing]:
    """A yes of somebody who has said no before: to the words that they have read, at once."""
    if turn.person.consent is not False or turn.person.consent_text != version(turn):
        return await turn.open("welcome")
    people.consent(turn.store, turn.person, True, version(turn))
    return await turn.open("welcome", answers={"consent": True})


def hold(turn: Turn, text: str = "", *, start: str = "", phone: str = "") -> tuple[Text, ...]:
    """Keeps what came before there is a consent: a text, the photos and place of this message, a
    link, a proven number. Gives what is said of that for which there is no room."""
    waits = turn.talk.waits or Waits()
    waits.start, waits.phone = start or waits.start, phone or waits.phone
    more = turn.take_left() or kept_text("")
    more["text"] = turn.clean(text)
    full: tuple[Text, ...] = ()
    above = waits.said[-1] if waits.said and turn.message.files else None
    if above and above["files"] and not (above["text"] or more["files"] or more["place"]):
        above["text"] = more["text"]  # words below photos that have been kept just now
        return ()
    if more["text"] or more["files"] or more["place"]:
        had: Kept | None = None
        for each in waits.said:
            had = together(had, each)
        if no_room(had, more) or len(waits.said) >= MOST_WAITING:
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
