"""Whoever writes plain English is answered in it; another language is offered, once, to somebody
who writes it."""

from __future__ import annotations

import re

from handlers import late
from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.reading import language
from handlers.turn import Turn
from storage.people import people

# What is said of each, in both languages.
OFFERS = {
    "en": Text("language-offer"),
    **{each: Text(f"language-offer.{each}") for each in language.OTHERS},
}
# Who speaks of a language is asked which they want.
_OF_LANGUAGES = late.regex(r"\b(?:english|indonesian?|javanese|bahasa|language)\b", re.I)


def taken_up(turn: Turn) -> None:
    """Answers residents who have said nothing of languages in the plain English that they write,
    and says how they go back."""
    text, person = turn.message.text, turn.person
    if not text or person.locale != "id" or person.locale_offered or person.works:
        return
    if language.is_english(text) and not _OF_LANGUAGES.search(text):
        people.change(turn.store, person, locale="en", locale_offered=True)
        turn.beside.append(Text("language-taken"))


def offered(turn: Turn, text: str) -> Outgoing | None:
    """One line; None where it has been said, or the text is in Indonesian or too short."""
    person = turn.person
    if person.locale != "id" or person.locale_offered or not text:
        return None
    sensed = language.sense(text)
    if sensed not in OFFERS:
        return None
    people.change(turn.store, person, locale_offered=True)
    choice = Choice(f"do:language:{sensed}", Text(f"language-{sensed}"))
    return Outgoing((OFFERS[sensed],), (choice,))
