"""The choices that stand under what is said while nothing is open, and which of them is typed."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation.messages import Choice, Outgoing, Text
from handlers.reading.said.of_proposals.neighbours import place_in_list
from handlers.turn import Turn
from storage.messages import outbox

PROPOSE = Choice("do:propose", Text("command-propose.button"))
MINE = Choice("do:mine", Text("command-mine.button"))
SCHEDULE = Choice("do:schedule", Text("command-schedule.button"))

# What is offered to somebody who has said nothing that we understand.
MENU = (PROPOSE, MINE, SCHEDULE, Choice("do:help", Text("command-help.button")))


def remember(turn: Turn, out: list[Outgoing]) -> None:
    """The choices of a menu where they may be shown as numbers, so that one can be typed."""
    if turn.talk.open is not None or turn.talk.ask is not None:
        return
    turn.talk.shown = []
    if shows_numbers(turn) and out and out[-1].to is None:
        turn.talk.shown = [
            (choice.id, turn.say(choice.label)) for choice in out[-1].choices if not choice.word
        ]


# A label has no more words.
LABEL_WORDS = 5


async def typed(turn: Turn, text: str, *, command: bool = False, line: bool = False) -> str | None:
    """The choice that a text means, by its number or as it stands there: of the last menu, or of
    what has come since. What is a `command`, too, is that ("masih perlu" is said of all that were
    asked about); the word of staff's `line` is the button of what they have just looked at."""
    if turn.talk.ask is not None:
        return None
    shown = [id for id, _ in turn.talk.shown]
    if _small(text) is not None:
        if not shows_numbers(turn):
            return None
        asked, newest = await outbox.last_choices(turn.store, turn.person.id)
        return pick(turn, text, (not asked and [id for id, _ in newest]) or shown)
    if len(text.split()) > LABEL_WORDS:
        return None
    if (found := pick(turn, text, shown)) is not None or command:
        return found
    asked, newest = await outbox.last_choices(turn.store, turn.person.id)
    if line and not asked:
        return None
    folded = turn.fold(text)
    if (turned := _turned(turn, text, newest)) is not None:
        return turned
    if (listed := _listed(text, newest)) is not None:
        return listed
    found = next((id for id, label in newest if turn.fold(label) == folded), None)
    if found is None and line:
        # "Lengkap" is "Nyatakan lengkap", where it is no word of another button.
        said = set(folded.split())
        named = [id for id, label in newest if said <= set(turn.fold(label).split())]
        found = named[0] if len(named) == 1 else None
    return found


# The buttons of proposals in a list.
_OF_ONE = ("do:task:", "do:check:")


def _listed(text: str, shown: Sequence[tuple[str, str]]) -> str | None:
    """The one of a list of proposals that a text names by its place there."""
    place, ones = place_in_list(text), [id for id, _ in shown if id.startswith(_OF_ONE)]
    if place is None or len(ones) < 2 or place >= len(ones):
        return None
    return ones[place]


# The labels of buttons that turn a list's pages, and the words that say the same.
_PAGES = (("desk-more", "next-page"), ("desk-less", "page-before"))


def _turned(turn: Turn, text: str, shown: Sequence[tuple[str, str]]) -> str | None:
    """The page of a list that a text turns to: "berikutnya", "lagi", under "Berikutnya (2/4)"."""
    for label, words in _PAGES:
        if turn.is_word(words, text):
            lead = turn.fold(turn.say(Text(label, {"page": 0, "pages": 0}))).split()[0]
            return next((id for id, known in shown if turn.fold(known).split()[:1] == [lead]), None)
    return None


def pick(turn: Turn, text: str, shown: Sequence[str]) -> str | None:
    """The choice, of those that are `shown`, whose number or label a text is. A number is one only
    where choices are shown with numbers; elsewhere it may be a proposal's."""
    number = _small(text)
    if number is None:
        folded = turn.fold(text)
        return next((id for id, label in turn.talk.shown if turn.fold(label) == folded), None)
    if not shows_numbers(turn):
        return None
    return shown[number - 1] if 1 <= number <= len(shown) else None


def _small(text: str) -> int | None:
    typed = text.strip().rstrip(".")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else None


def shows_numbers(turn: Turn) -> bool:
    """Whether the person's channel may show choices as a numbered list."""
    known = turn.site.channels.get(turn.message.channel)
    return known is not None and known.numbers
