"""Who somebody is, and what they wish, in one breath and in small letters: "sy yuni yosodadi mw
usul lampu jln"."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person import names, nobody
from handlers.asking.person.consent import hold
from handlers.conversation.answers import Answer
from handlers.people import agreeing
from handlers.reading import spelling
from handlers.reading.said.of_proposals.for_whom import for_whom
from handlers.turn import Turn

# No longer text is looked at.
LONGEST = 400
# A name has no more words.
NAME_WORDS = 3

_WISHES = late.regex(
    r"^\W*(?P<who>\w[^.;!?\n]{2,70}?)[\s,.;]+(?P<wants>mau|mw|mo|pengen|pengin|pingin|kepengen|ingin|arep|meh|badhe|bade|want\s+to|would\s+like\s+to|wanna)"
    r"\s+(?P<wish>\w.{2,})$",
    re.I | re.S,
)
_CALLED = frozenset({"pak", "bu", "bapak", "ibu", "bpk", "mbah", "mas", "mbak", "kang"})
_ENGLISH = frozenset({"want to", "would like to", "wanna"})
# What is shortened, whole.
_WHOLE = {"mw": "mau", "mo": "mau", "meh": "arep"}


async def with_wish(turn: Turn, text: str) -> Answer | None:
    """The name of whoever says in one breath who they are, maybe where they are from, and what they
    wish, which waits; None for other texts."""
    found = _WISHES.match(text) if len(text) <= LONGEST and "?" not in text else None
    if found is None or not names.led(found["who"]) or for_whom(text) is not None:
        return None
    called, where = agreeing.called_from(turn, found["who"])
    name = names.given(called)
    words = spelling.fold(name).split()
    if len(words) > 1 and words[0] in _CALLED:
        del words[0]  # "Pak Darto"
    if not 0 < len(words) <= NAME_WORDS or not nobody.WORDS.isdisjoint(words):
        return None
    if nobody.TITLES.issuperset(words):
        return None
    # Before a kelurahan stands who it is; else it must look like a name.
    if not await agreeing.names_one(turn, called if where else name):
        return None
    wants = found["wants"].lower()
    lies = f" {'in' if wants in _ENGLISH else 'di'} {where}" if where else ""
    more = f"{_WHOLE.get(wants, found['wants'])} {found['wish']}{lies}"
    return Answer({"name": name}, say=hold(turn, more))
