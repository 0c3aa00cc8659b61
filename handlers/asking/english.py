"""English is offered, once, to somebody who writes it."""

from __future__ import annotations

from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.reading import language
from handlers.turn import Turn
from storage.people import people


def offered(turn: Turn, text: str) -> Outgoing | None:
    """One line in both languages; None where it has been said, or the text is in another."""
    person = turn.person
    if person.locale != "id" or person.locale_offered or not text:
        return None
    if language.sense(text) != "en":
        return None
    people.change(turn.store, person, locale_offered=True)
    return Outgoing((Text("language-offer"),), (Choice("do:language:en", Text("language-en")),))
