"""Another language is offered, once, to somebody who writes it."""

from __future__ import annotations

from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.reading import language
from handlers.turn import Turn
from storage.people import people

# What is said of each, in both languages.
OFFERS = {
    "en": Text("language-offer"),
    **{each: Text(f"language-offer.{each}") for each in language.OTHERS},
}


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
