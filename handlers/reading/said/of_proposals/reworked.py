"""Another work on the same thing: building instead of the repair that a wish asks for."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT_THAT
from handlers.reading.joined import BECAUSE
from handlers.reading.said.exchanged import LEAD

_REPAIRS = (
    r"perbaik(?:an|i)|diperbaiki|pembenahan|renovasi|rehab\w*|n?dandan(?:i|an)?|ndandosi|mbenak\w*|benerin"
    r"|betulin|repair(?:s|ing)?(?:\s+of)?|fix(?:ing)?"
)
_WHY = late.regex(rf"^(?:{BECAUSE})\s+", re.I)
_NO_REPAIR = late.regex(
    rf"\b(?:{NOT_THAT}|not|kok|why)\s+(?:(?:mau|buat|untuk|a|cuma)\s+)?(?:{_REPAIRS})\b", re.I
)
_NEW = late.regex(
    r"\b(?P<said>(?:pembangunan|bangun|membangun|mbangun|bikin|buat|pembuatan|gawe|nggawe|ndamel|damel|pasang)"
    r"\s+(?:yang\s+|yg\s+|sing\s+)?(?:baru|anyar|enggal))\b"
    r"|\b(?:a\s+new\s+one|build(?:ing)?|new\s+(?:build|construction))\b|\b(?:yang|yg|sing)\s+(?:baru|anyar|enggal)\b"
    r"|\bpembangunan(?=\W*$|\s*[,.;]|\s+(?:aja|saja|wae|ya|deh|pak|bu)\b)",
    re.I,
)
_NEVER = late.regex(
    r"\b(?:belum|blm|blum|durung|dereng|ga|gak|nggak|tidak|tdk|ora|mboten)\s+(?:(?:pernah|prnh|tau|nate)\s+)?"
    r"(?:ada|ono|wonten|punya|duwe|gadhah|dibangun|dibikin)\b|\b(?:never\s+been|(?:is|was)\s+no|never\s+had)\b",
    re.I,
)


def worked(text: str, had: str) -> tuple[str, str] | None:
    """A wish with building instead of the repair that it asks for, where a text says that it is
    none ("bukan perbaikan sih, blm pernah ada talud. bangun baru"), and the clause that says that
    there is nothing yet, or ""; None for other texts. Never raises."""
    text = text[:400]
    repairs = re.search(rf"\b(?:{_REPAIRS})\b", had, re.I)
    never, new = _NEVER.search(text), _NEW.search(text)
    denies = _NO_REPAIR.search(text) is not None
    if repairs is None or not ((denies and (never or new)) or (never and new and new["said"])):
        return None
    said = new["said"] if new is not None and new["said"] else None
    english = repairs[0].casefold().startswith(("repair", "fix"))
    work = said or ("building of" if english else "pembangunan")
    if said is None and had[repairs.start()].isupper():
        work = work.capitalize()
    told = next((c for c in re.split(r"[,.;?!\n]", text) if _NEVER.search(c)), "")
    wish = f"{had[: repairs.start()]}{work}{had[repairs.end() :]}"
    return wish, _WHY.sub("", LEAD.sub("", told.strip()))
