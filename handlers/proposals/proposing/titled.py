"""A wish like a title: what it says beside, which stands whole in other answers, is not said twice.
No other word is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, Draft, Reader, Reading
from handlers.conversation.messages import Incoming
from handlers.reading.introduced import wish_in
from handlers.reading.joined import BECAUSE
from handlers.reading.meaning.slots import Slots, only_a_place, only_an_amount
from handlers.reading.places.areas import Unsure
from handlers.reading.said import beside_it
from handlers.reading.said.nuisance import is_nuisance
from handlers.reading.spelling import fold
from handlers.turn import Turn
from storage import rules

# A text of fewer words is one already.
SHORT = 6

_PARTS = late.regex(
    rf"(\s*[,;]\s+(?:(?:{BECAUSE})\s+)?|\s*\.\s+|\s+(?:{BECAUSE}|since)\s+)",
    re.I,
)
# Who says it, before what they want: "kami warga rt 7 yosomulyo pengen ada ...".
_WHO = late.regex(
    r"^\W*(?:kami|saya|sy|aku|kita|kula|kulo|we|i)\b(?P<who>[^,;.]{0,50}?)\s+"
    r"(?:pengen|pengin|kepengen|ingin|mau|pingin|butuh|perlu|minta|mohon|arep|badhe|need|want)\s+"
    r"(?:(?:ada|adanya|punya|a|an|the|some)\s+)?(?=\w+)",
    re.I,
)
_SELF = frozenset({
    "warga", "dari", "di", "ini", "sebagai", "ketua", "pengurus", "tinggal", "orang", "wong",
    "saking", "semua", "residents", "people", "of", "from", "sangat", "juga", "rt", "rw",
    "kelurahan", "kel",
})  # fmt: skip


def titled(turn: Turn, text: str, held: Slots, also: Mapping[str, Any], area: str | None) -> str:
    """A wish without the clauses that `also` keeps: the problem, the place, the amount; `area` is
    its kelurahan. The text where nothing would be left of it, or another thing."""
    if len(text.split()) < SHORT or is_nuisance(text):
        return text  # what has failed is told by how it is
    told = [fold(each) for each in (also.get("problem") or "").split(", ") if each.strip()]
    for whole in _unsaid_who(turn, text, also, area):
        pieces = ["", *_PARTS.split(" ".join(whole.split()))]
        kept = ""
        for mark, part in zip(pieces[::2], pieces[1::2], strict=True):
            if not beside_it.told(part) and part.strip():
                continue  # "tolong diproses"
            if not _told_so(turn, part, told, area) and not _kept_elsewhere(turn, part, also, area):
                kept += (mark if kept else "") + part
        kept = kept.strip(" ,;.")
        things = turn.slots(kept).things
        if kept.split() == text.strip(" ,;.").split():
            return " ".join(line.strip() for line in text.splitlines())  # nothing is left out
        fits = rules.WISH.holds(len(kept)) and len(kept.split()) > 1
        if fits and things and set(things) <= set(held.things):
            bare = wish_in(kept, tells=True) if kept != text else kept
            return bare if rules.WISH.holds(len(bare)) else kept
    return text


def titling(reader: Reader) -> Reader:
    """The reader of the wish, with one like a title where other answers hold the rest of it."""

    async def read(turn: Turn, said: Incoming, draft: Draft) -> Reading:
        reading = await reader(turn, said, draft)
        if said.choice is not None or not isinstance(reading, Answer):
            return reading
        known = {**draft.answers, **reading.also, **reading.instead}
        area = (known.get("area") or {}).get("code")
        wish = titled(turn, reading.value, turn.slots(reading.value), known, area)
        return replace(reading, value=wish)

    return read


def _told_so(turn: Turn, part: str, told: Sequence[str], area: str | None) -> bool:
    """Whether a clause is told as the problem, without its kelurahan, which is known or asked."""
    held = turn.slots(part)
    if fold(part) in told or held.area is None:
        return fold(part) in told
    asked = isinstance(held.area.reading, Unsure)
    return fold(held.said) in told and (asked or _is(turn, part, area))


def _kept_elsewhere(turn: Turn, part: str, also: Mapping[str, Any], area: str | None) -> bool:
    """Whether a clause says where it is, or how much, and nothing else."""
    held = turn.slots(part)
    if only_an_amount(held):
        return "volume" in also and held.amount == also["volume"]["text"]
    place = also.get("place")
    if held.area and not (held.place or held.rest or held.things or held.problem):
        return _is(turn, part, area)
    if not place or not only_a_place(held) or held.place is None:
        return False
    named = held.area is None or _is(turn, part, area)
    return named and fold(held.place) in fold(place["text"])


def _is(turn: Turn, part: str, area: str | None) -> bool:
    reading = turn.site.names.find_in(part).reading
    return area is not None and getattr(getattr(reading, "area", None), "code", None) == area


def _unsaid_who(
    turn: Turn, text: str, also: Mapping[str, Any], area: str | None
) -> tuple[str, ...]:
    """A text without who says it, where their RT and kelurahan are kept: without "minta", then with
    it, for a wish has some length; the text itself last."""
    found = _WHO.match(text)
    if found is None:
        return (text,)
    who = found["who"]
    held = turn.slots(who)
    place = also.get("place") or {}
    near = (held.rt, held.rw)
    known = near == (None, None) or near == (place.get("rt"), place.get("rw"))
    named = set((held.area.words if held.area else "").split())
    if held.area is not None and not _is(turn, who, area):
        return (text,)
    around = _SELF | named
    if not known or any(word not in around and not word.isdecimal() for word in fold(who).split()):
        return (text,)
    return text[found.end() :], text[found.end("who") :].strip(), text
