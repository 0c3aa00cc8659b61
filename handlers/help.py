"""BANTUAN and BAHASA: what one can say here, and in which language."""

from __future__ import annotations

from handlers.conversation.messages import Choice, Lines, Outgoing, Text
from handlers.turn import Turn
from storage import people

LOCALES = ("id", "en")

# What is offered to somebody who has said nothing that we understand.
MENU = (
    Choice("do:propose", Text("command-propose.button")),
    Choice("do:mine", Text("command-mine.button")),
    Choice("do:schedule", Text("command-schedule.button")),
    Choice("do:help", Text("command-help.button")),
)


async def help(turn: Turn, said: str) -> list[Outgoing]:
    """What there is, one line a command."""
    lines = Lines(
        tuple(
            Text(
                "help-line",
                {"word": Text(f"command-{name}"), "about": Text(f"command-{name}.about")},
            )
            for name in turn.menu
        )
    )
    return [
        Outgoing(
            (Text("help"), lines, Text("help-more")),
            (
                Choice("do:propose", Text("command-propose.button")),
                Choice("do:mine", Text("command-mine.button")),
            ),
        )
    ]


async def language(turn: Turn, said: str) -> list[Outgoing]:
    """Another language: the one named, else the other one is offered."""
    wanted = next(
        (locale for locale in LOCALES if said and turn.is_word(f"language-{locale}", said)), None
    )
    if wanted is None:
        choices = tuple(
            Choice(f"do:language:{locale}", Text(f"language-{locale}")) for locale in LOCALES
        )
        return [Outgoing((Text("language-which"),), choices)]
    people.change(turn.store, turn.person, locale=wanted, locale_offered=True)
    return [Outgoing((Text("language-set"),))]


def offer_english(turn: Turn) -> Outgoing:
    """One line in both languages, once, for somebody who writes English."""
    people.change(turn.store, turn.person, locale_offered=True)
    return Outgoing((Text("language-offer"),), (Choice("do:language:en", Text("language-en")),))
