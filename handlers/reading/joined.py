"""How clauses hang together as people write them: the words that lead to why, and the dots that end
none, for regular expressions, inside a group; and what says only why."""

from __future__ import annotations

import re

from handlers import late

BECAUSE = (
    "karena|karna|krn|krna|soalnya|soale|sebab|sebabnya|gara2|gara-gara|mergo|mergane|amargi|amarga"
    "|amergo|jalaran|because"
)
# Whom something is for, or what: "(soalnya) buat anak2 ngaji".
PURPOSE = (
    r"(?:(?:ini|itu|kan|iki|it['’]?s|it\s+is)\s+)?"
    r"(?:untuk|utk|buat|bwt|kanggo|kangge|nggo|bagi|biar|supaya|ben|for)"
)
# Before a dot that ends no clause: "Jl. Mawar", "no. 5".
NO_END = r"(?<!\bjl)(?<!\bjln)(?<!\bgg)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bkel)"

# "Gelap soalnya", "goro-goro truk liwat terus".
_ONLY_WHY = late.regex(
    r"^\W*(?:(?:ya|yo|iya|eh|oh|lha|itu|kan|pak|bu|min|mas|mbak)\W+){0,3}"
    rf"(?:(?:{BECAUSE}|goro-goro|goro2|merga|mergi|cause|cuz)\b\W+(?P<why>\S.*)|(?P<first>\S.*?)\W+(?:soalnya|soale|karena\s+itu\s+tadi)(?:\s+(?:pak|bu|min|ya|sih))*\W*)$",
    re.I | re.S,
)


def only_why(text: str) -> str:
    """What a text says that begins or ends with the word for why ("gelap soalnya"), without that
    word; "" for other texts. Never raises."""
    found = _ONLY_WHY.match(text[:300])
    return (found["why"] or found["first"]) if found is not None and len(text) <= 300 else ""
