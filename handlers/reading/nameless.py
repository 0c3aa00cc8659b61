"""A text without what tells of a person: names, addresses and numbers of phones."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.meaning.slots import slots
from handlers.reading.places.areas import AreaNames

GAP = "…"

# A phone's, a NIK, a number of a house or a proposal: only small numbers say nothing of anybody.
_NUMBERS = late.regex(r"\+?\d[\d\s.\-/]{3,}\d|\d{4,}")
_MAIL = late.regex(r"\S+@\S+|https?://\S+|\bwww\.\S+", re.I)
# Behind these words stands a name.
_CALLED = late.regex(
    r"\b(pak|bpk|bapak|bu|ibu|mas|mbak|mbah|kak|bang|abang|ustadz?|haji|hj|h|dr|sdr|sdri|saudara"
    r"|almarhumah?|alm|pakde|bude|paklik|bulik|om|tante|lurah|camat|mr|mrs|ms)\.?(?:\s+[A-Z][\w'.-]*)+",
    re.I,
)
_OWN = late.regex(
    r"\b((?:nama|name|atas nama|a\.?n\.?|saya|aku|panggil|jenenge?|asmane?|i am|i'm|my name is)\s*"
    r"(?:saya|aku|kulo|is|adalah|:)?)\s+(?:[A-Z][\w'-]+)(?:\s+[A-Z][\w'-]+)*"
)
_ADDRESS = late.regex(
    r"\b(r[tw])\b[\s.:]*\d+(?:\s*/\s*\d+)?|\b(jl|jln|jalan|gg|gang|lorong|blok|perum\w*)\b\.?\s+(?:no\.?\s*)?[A-Z\d][\w'-]*"
    r"(?:\s+[A-Z\d][\w'-]*)*",
    re.I,
)
# A capital letter in the middle of a sentence that is not all in capitals.
_CAPITAL = late.regex(r"(?<=[a-z,;] )[A-Z][a-z'-]+(?:\s+[A-Z][a-z'-]+)*")

MOST = 300


def without(text: str, names: AreaNames | None = None, name: str | None = None) -> str:
    """At most 300 letters of it, with a gap where something stood; `name` is the speaker's own."""
    held = slots(text, names)
    said = " ".join(text.split())
    for place in (held.street, held.landmark, held.area.words if held.area else None):
        if place:
            said = re.sub(re.escape(place), GAP, said, flags=re.I)
    for part in (name or "").split():
        if len(part) > 1:
            said = re.sub(rf"\b{re.escape(part)}\b", GAP, said, flags=re.I)
    said = _MAIL.sub(GAP, said)
    said = _NUMBERS.sub(GAP, said)
    said = _ADDRESS.sub(lambda m: f"{m[1] or m[2]} {GAP}", said)
    said = _OWN.sub(lambda m: f"{m[1]} {GAP}", said)
    said = _CALLED.sub(lambda m: f"{m[1]} {GAP}", said)
    said = _CAPITAL.sub(GAP, said)
    return said[:MOST]
