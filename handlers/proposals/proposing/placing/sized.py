"""How much there is, said with where: "2 titik di gang mawar", "dari balai RW sampai makam, kira2
setengah kilo". The place is without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from handlers import late
from handlers.asking.proposals.held import volume_of
from handlers.conversation.answers import Draft
from handlers.reading.amounts.figures import WORDS
from handlers.reading.amounts.quantities import Volume, volume
from handlers.reading.meaning.slots import Slots, only_an_amount
from handlers.reading.places.nowhere import says_where
from handlers.turn import Turn
from storage import rules


@dataclass(frozen=True, slots=True)
class Sized:
    """Where, and how much, which is None where the place is taken as it would be without it."""

    where: str
    volume: dict[str, Any] | None


_HEDGE = (
    r"(?:kira\W?2|kira\W?kira|kinten\W?2|kinten\W?kinten|(?:kurang|krg)\s+(?:lebih|luwih|lbh)|kurleb|sekitar|sktr|watara|udakara|paling|mungkin|cuma|mung"
    r"|about|around|roughly|approximately|some|there\s+(?:are|is)|ada|wonten|ono|total(?:nya|e)?|jumlah(?:nya|e)?|(?:se)?panjang(?:nya|e)?|jaraknya)"
)
_LED = late.regex(rf"^(?:{_HEDGE}\b[\s,]*)+", re.I)
_NUMBERS = "|".join(WORDS)
# "2 titik di gang mawar", "there are about 2 crossings, on Jl. Melati".
_HEAD = late.regex(
    rf"^\W*(?:{_HEDGE}\b[\s,]*){{0,4}}(?P<size>(?:\d+(?:[.,]\d+)?|{_NUMBERS})\s*(?:an\s*)?(?!(?:rt|rw|gang|gg|jl|jln|jalan|blok|no|th|taun|tahun|kali)\b)[^\W\d_]{{1,15}})[\s,]+"
    r"(?:(?:di|ning|neng|nang|ing|teng|wonten|at|in|on)\s+(?P<at>\w.*)|(?P<along>(?:along|sepanjang)\s+\w.*))$",
    re.I | re.S,
)
# "50 m di belakang masjid" is how far away it is.
_AWAY = late.regex(
    r"^(?:(?:sisi|arah|sebelah)\s+)?(?:utara|selatan|timur|barat|lor|kidul|wetan|kulon|sebelah|belakang|depan|samping|seberang|mburi|ngarep|the\s+(?:north|south|east|west))\b",
    re.I,
)
_METRES = frozenset({"m", "km"})
# What a number behind it still belongs to.
_GOES_ON = late.regex(
    r"\b(?:r[tw]|no|nomor|nomer|gang|gg|blok|atau|ato|atw|utawi|utawa|utowo|or|apa|po|opo)\W*$",
    re.I,
)
# The words of an amount at the end, with how sure one is of it; and of a thing before it.
TAIL_WORDS, FEW = 8, 2


def sized(turn: Turn, text: str, draft: Draft) -> Sized | None:
    """A place that is said with how much there is, and that; None for others, and where another
    size is known."""
    held = turn.slots(text)
    head = _head(text, held)
    found = head or _tail(turn, text, held)
    if found is None or not rules.PLACE.holds(len(found[0])) or not says_where(found[0]):
        return None
    where, size = found
    there = turn.slots(where)
    if head is None and there.things and not there.place and len(where.split()) <= FEW:
        return None  # "saluran sktr 500m lebar 60cm"
    had = draft["volume"]
    if had:
        return Sized(where, None) if had.get("value") == str(size.value) else None
    if "volume" not in draft.answers and volume_of(held) is not None:
        return Sized(where, None)  # whoever reads pieces takes it
    return Sized(where, {"text": size.text, "value": str(size.value), "unit": size.unit})


def _head(text: str, held: Slots) -> tuple[str, Volume] | None:
    found = _HEAD.match(text)
    size = volume(found["size"]) if found is not None else None
    if found is None or size is None or size.value is None:
        return None
    far = size.unit in _METRES and (held.value is None or _AWAY.match(found["at"] or ""))
    return None if far else ((found["at"] or found["along"]).strip(), size)


def _tail(turn: Turn, text: str, held: Slots) -> tuple[str, Volume] | None:
    words = text.split()
    if held.value is None:
        return None
    for n in range(min(TAIL_WORDS, len(words) - 1), 0, -1):
        tail = " ".join(words[-n:])
        bare = _LED.sub("", tail)
        size = turn.slots(bare)
        where = " ".join(words[:-n]).rstrip(" ,;.")
        if _GOES_ON.search(where):
            continue  # "rt 11 ato 12, panjangnya 40an meter"
        if bare and size.value == held.value and only_an_amount(size):
            return where, Volume(size.value, size.unit, bare)
    return None
