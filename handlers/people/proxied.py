"""A yes of somebody who cannot write, told by whoever types for them: "kata mbah boleh"."""

from __future__ import annotations

import re

from handlers import late
from handlers.people import permitting

# No longer text is looked at.
LONGEST = 400

_NO_OFFICE = r"(?!\s+(?:r[tw]|lurah|camat|kades|kelurahan|petugas|wali|dukuh|kadus)\b)"
_OWN = (
    r"(?:nya|ne|e|ku|ipun|nipun)?"
    r"(?:\s+(?:saya|sy|aku|ku|kula|kulo|kami|gue|gw|putri|kakung|lanang|wedok))?"
)
_KIN = (
    r"(?:(?:si)?mbah|mbok|simbok|nenek|kakek|eyang|oma|opa|ibu|bapak|bpk|ayah|mamak|emak|mama|papa|suami|istri|bojo"
    r"|garwa|mertua|bude|pakde|bulik|paklik|tante|paman|bibi|kakak|adik|anak|ortu|orang\s?tua"
    rf"|beliau){_NO_OFFICE}{_OWN}|(?:orang|wong)(?:nya|e)|tiyangipun"
    r"|(?:yang|yg|sing|ingkang)\s+(?:punya\s+)?(?:ng)?usul\w*"
    r"|(?:my|the)\s+(?:grand\w+|mother|mom|mum|father|dad|husband|wife|aunt|uncle|parents)"
    r"|grand(?:ma|pa|mother|father)|mom|mum|dad"
)
_LED = (
    r"(?:(?:ya|iya|yo|oke|ok|pak|bu|mas|mbak|kak|min|tadi|barusan|udah|sudah|wis|sampun|ini|nih|eh|lha|nah"
    r"|nggih|well|so|and)\W+){0,4}"
)
# "Kata mbah", "mbah bilang", "my grandma says"; "mbahnya" before what only agrees.
_TELLS = late.regex(
    rf"^\W*{_LED}(?:(?:kata|kt|jare|jarene|ujar|ujare|criyosipun|criyose|ngendikane|ngendikanipun|dawuhe|dawuhipun|menurut)\s+(?:{_KIN})"
    rf"|(?:{_KIN})\s+(?:(?:tadi|sudah|udah|wis|sampun|juga|has|have|already)\s+){{0,2}}"
    r"(?:(?:bilang|blg|ngomong|ngendika\w*|matur|sanjang|dawuh|jawab|njawab|says?|said)"
    r"|(?=(?:setuju|sarujuk|sepakat|agree)))"
    r")\b\W*(?:(?:katanya|jarene|that|it'?s|is)\W+){0,2}",
    re.I,
)
_AGREES = late.regex(
    rf"^\W*{_LED}(?:{_KIN})\s+(?:(?:tadi|sudah|udah|wis|sampun|juga|has|have|already)\s+){{0,2}}"
    r"(?:meng[ij]{1,2}[zj]inkan|mengizinkan|mengijinkan|ngi[zj]in(?:in|ke|aken)|agrees)\b[^\w]*",
    re.I,
)
_CLAUSE = late.regex(r"[.,;!\n]+\s*")


def permits(text: str) -> tuple[str, str] | None:
    """What is told before such a yes, and behind it; None for a text that tells of none. Never
    raises."""
    if len(text) > LONGEST or "?" in text:
        return None
    for start in (0, *(each.end() for each in _CLAUSE.finditer(text))):
        clause, before = text[start:], text[:start].strip(" .,;!\n")
        told = _TELLS.match(clause)
        agrees = _AGREES.match(clause) if told is None else None
        rest = permitting.assents(clause[told.end() :]) if told is not None else None
        if agrees is not None:
            rest = clause[agrees.end() :] if permitting.follows(clause[agrees.end() :]) else None
        if rest is not None:
            return None if permitting.denies(before) else (before, rest)
    return None
