"""One of two wishes: whether the first can be had is asked, the other is meant if not."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers import late
from handlers.conversation.answers import (
    Answer,
    AskAgain,
    Draft,
    More,
    Problem,
    Reader,
    Reading,
    shorten,
)
from handlers.conversation.form import Knower
from handlers.conversation.messages import Choice, Incoming, Literal, Text
from handlers.reading.denial import NOT, contrasted
from handlers.reading.introduced import wish_in
from handlers.reading.meaning.acts import Act
from handlers.reading.meaning.meant import QUESTIONS, Asked
from handlers.reading.said.kinds import kind_of
from handlers.turn import Turn

# What the question remembers of the two.
EITHER = "either"
_CHOICES = ("this", "other")

_NO = rf"(?:{NOT}|po\s+ora|apa\s+tidak)"
_CAN = r"(?:bisa|bs|bsa|iso|isa|saged|boleh|bole|blh|dapat|dpt|oleh)"
_TO = r"(?:\s+(?:di\s?)?(?:usul|aju|minta|pesen|ngusul|dapet)(?:in|kan|ke|aken)?)?"
# "bantuan modal warung bs ga? klo ga bs ya gorong2 aja"
_EITHER = late.regex(
    rf"^\W*(?P<this>.{{3,}}?)\s+(?P<asked>{_CAN}{_TO}\s+{_NO}|{_CAN}{_TO})(?:\s+(?:ya|yo|sih|min|pak|bu|mas|mbak|to|nggih))*\s*[?,.;]+\s*"
    rf"(?:kalau|kalo|klo|kl|nek|yen|menawi)\s+{_NO}\b(?:\s+{_CAN}\b)?[\s,]*(?:(?:ya|yo|yowis|yaudah|mending|minta|usul)\b[\s,]*)*"
    r"(?P<other>\w.{2,}?)\s*[.!]*$",
    re.I | re.S,
)
# "Bisa minta cctv ga?" is "cctv bisa ga?".
_FIRST = late.regex(
    rf"^\W*(?P<can>{_CAN})\s+(?:(?:minta|usul\w*|ngusul\w*)\s+)?(?P<this>.{{3,}}?)\s+(?P<no>{_NO})(?=\s*[?,.;])",
    re.I,
)
_TAIL = late.regex(
    r"(?:[\s,]+(?:aja|saja|wae|ae|mawon|deh|ya|pak|bu|min|mas|mbak|dulu))+\W*$", re.I
)
_MIDST = late.regex(r"^(?P<thing>\S+)\s+(?:wae|aja|saja|ae|mawon)\s+(?=\S)", re.I)
_MOVED = r"\g<this> \g<can> \g<no>"
SHOWN = 60


def knows_either(reader: Reader) -> Knower:
    """Answers whether the first can be proposed, and asks which of the two it is to be; of what
    others see to nothing is asked, and the second is the answer. It is that, too, where the first
    is said not to be meant ("bukan bangunan, tapi pelatihan menjahit")."""

    async def knows(turn: Turn, said: Incoming, draft: Draft) -> Reading | None:
        meant_one = contrasted(said.text) if said.choice is None else said.text
        if "wish" not in draft.answers and meant_one != said.text and turn.slots(meant_one).things:
            return await reader(turn, replace(said, text=meant_one), draft)
        found = (
            _EITHER.match(_FIRST.sub(_MOVED, turn.clean(said.text)))
            if said.choice is None
            else None
        )
        if found is None or "wish" in draft.answers:
            return None
        this = wish_in(found["this"], tells=True)
        other = _TAIL.sub("", _MIDST.sub(r"\g<thing> ", found["other"]))
        meant = await turn.meant(f"{found['this']} {found['asked']}?", Asked.NOTHING)
        named = meant.second is Act.SERVICES and kind_of(Act.SERVICES, found["this"]) != ""
        if meant.act is Act.SERVICES or (named and not meant.sure):
            reading = await reader(turn, replace(said, text=other), draft)
            answer = await turn.answer(Act.SERVICES)
            if isinstance(reading, Answer):
                return replace(reading, say=(answer, *reading.say))
            if isinstance(reading, More):
                return reading
            return replace(reading, words=(answer, *reading.words))
        asks = meant.act in QUESTIONS and meant.sure
        may = await turn.answer(meant.act) if asks else Text("propose-either.may")
        labels = [Literal(shorten(each, SHOWN)) for each in (this, other)]
        args = dict(zip(_CHOICES, labels, strict=True))
        offered = tuple(Choice(id, label) for id, label in args.items())
        return AskAgain((may, Text("propose-either", args)), offered, {EITHER: [this, other]})

    return knows


def either(reader: Reader) -> Reader:
    """A reader that knows the one of two wishes that was tapped."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        if said.choice not in _CHOICES:
            return await reader(turn, said, draft)
        wishes = draft.notes.get(EITHER)
        if not wishes:
            return Problem((Text("form-stale"),))
        wish = wishes[_CHOICES.index(said.choice)]
        return await reader(turn, replace(said, text=wish, choice=None), draft)

    return read
