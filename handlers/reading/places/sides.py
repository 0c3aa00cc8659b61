"""On which other side of the same landmark: "bukan depan masjid tapi samping", "ora ngarep masjid,
nanging mburine"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT_THAT

_SIDE = (
    r"depan|dpn|ngarep|ngajeng|belakang|blkg|blkng|mburi|wingking|samping|smping|sebelah|seberang|sebrang"
    r"|(?:(?:sebelah|samping|sisih|sisi)\s+)?(?:kiri|kanan|kiwa|tengen|utara|selatan|timur|barat|lor|kidul|wetan|kulon)"
    r"|dekat|deket|cedhak|cedak"
)
_AT = r"(?:(?:di|ada\s+di|ning|neng|nang|teng|wonten(?:\s+ing)?|ing|sing|yang|yg)\s+)?"
_FORMS = r"(?:nya|ne|e|é|ipun|nipun)?"
_SIDES = late.regex(
    rf"\b(?:{NOT_THAT}|ora|mboten|boten|gak|ga|tidak)\s+{_AT}(?P<no>{_SIDE}){_FORMS}\s+"
    r"(?P<what>(?!tapi\b|tp\b)[^\W\d_][^,.;?!\n]{1,40}?)(?:\s+(?:pak|bu|min|ya|kok|lho|loh))?[\s,.]+"
    rf"(?:(?:tapi|tp|melainkan|nanging|ning|but|yang\s+benar|yg\s+bener|sing\s+bener|harusnya|maksudnya|itu)\W+)*{_AT}"
    rf"(?P<now>{_SIDE}){_FORMS}(?:\s+(?:aja|saja|wae|mawon|kok|pak|bu|min|ya|lho|loh|pas))*\W*$",
    re.I,
)


def sided(text: str) -> str:
    """A text with the landmark said again beside the side that it says is meant instead of another;
    any other text as it is. Never raises."""
    found = _SIDES.search(text[:200])
    if found is None or found["no"].casefold() == found["now"].casefold():
        return text
    before, what = text[: found.start()], found["what"]
    return f"{before}bukan {found['no']} {what} tapi {found['now']} {what}"
