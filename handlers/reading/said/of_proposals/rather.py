"""What somebody wishes rather than what they thought of first, said in one breath: "trotoar. hmm
wait, kayaknya lampu jalan dulu deh", "talud, eh ga jadi. jembatan aja"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import NOT
from handlers.reading.meaning.slots import slots

_HESITATES = (
    r"(?:eh+|oh|hmm+|hm|emm+|wait|tunggu|bentar|bntr|sebentar|sek|sik|oya|oiya|aduh|tapi|tp|ning"
    r"|nanging|but)"
)
_THINKS = (
    r"(?:kayak(?:nya|e)|kyknya|kyke|sepertinya|koyo(?:ne|e)|rasa(?:nya|ne)|mending(?:an)?|lebih\s+baik"
    r"|luwih\s+apik|better|maybe|i\s+think|actually|setelah\s+dipikir\w*|(?:di)?pikir\s?2|wait|tunggu"
    r"|maksud(?:ku|nya)?|(?:yang|yg|sing)\s+penting|saya|aku|mau|minta|usul)"
)
_DROPS = rf"(?:(?:{NOT}|ga|gk)\s*(?:jadi|jd|sido|sida|usah|sah)|gausah|gajadi|batal|jangan|no)"
_JUST = r"(?:aja|saja|wae|ae|mawon|kemawon|instead)"
_FIRST = r"(?:dulu(?:an)?|dl|dhisik|disik|disek|riyin|rumiyin|first)"
_WORTH = (
    r"(?:(?:itu|iku|soal(?:nya|e)|karena|krn|amarga|it'?s)\s+)?(?:lebih|lbh|luwih|langkung|more)"
    r"\s+(?:penting|urgent|butuh|perlu|parah|darurat|mendesak|wigati|important|needed)"
)
_SAID = late.regex(
    rf"^(?P<first>[^?\n]{{3,80}}?)[\s,.;!]+{_HESITATES}\W+(?:{_HESITATES}\W+)?(?:{_THINKS}\W+){{0,2}}"
    rf"(?:{_DROPS}(?:\W+(?:deng|ding|deh|ah))?[\s,.;]+)?(?:{_THINKS}\s+)?(?P<now>[^,.;?!\n]{{3,80}}?)\s+"
    rf"(?P<how>(?:{_JUST}|{_FIRST})(?:\s+(?:{_JUST}|{_FIRST}|deh|ding|deng|lah|ya|to)){{0,2}})"
    rf"(?:[\s,.;]+{_WORTH})?(?:\s+(?:ya|pak|bu|min|mas|mbak|kak)){{0,2}}\W*$",
    re.I,
)
_LATER = late.regex(rf"\b{_FIRST}\b", re.I)
# Longer texts tell of more.
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Rather:
    """`now` is what is wished, `first` what was thought of before it; `later` whether that is put
    off and not dropped."""

    now: str
    first: str
    later: bool


def rather(text: str) -> Rather | None:
    """What a text wishes rather than the other thing that it names before it; None where it says no
    such thing. Never raises."""
    found = _SAID.match(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    first, now = (found[each].strip(" \"'“”,.;:") for each in ("first", "now"))
    before, after = ({thing.name for thing in slots(each).things} for each in (first, now))
    if not before or not after or before & after:
        return None
    return Rather(now, first, _LATER.search(found["how"]) is not None)
