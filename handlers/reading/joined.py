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


_BOUGHT = r"(?:pengadaan|pembelian|penyediaan|bantuan|pelatihan|penyuluhan)"
_BUILT = (
    r"(?:perbaikan|pembangunan|rehab\w*|renovasi|pengecoran|pengaspalan|pembuatan|peninggian"
    r"|pelebaran|normalisasi|pemagaran)"
)
# "Pengadaan alat voli dan perbaikan lapangan": who does the one does not do the other.
_BOUGHT_AND_BUILT = late.regex(
    rf"^(?P<first>[^?]{{0,200}}?\b(?:(?P<bought>{_BOUGHT})|{_BUILT})\s+[^\W\d][^,.;?]{{2,80}}?)[\s,]+(?:dan|dn|serta|sama|sekaligus|plus|karo|lan|kalih)\s+"
    rf"(?P<second>(?(bought){_BUILT}|{_BOUGHT})\s+[^\W\d][^?]{{2,200}})$",
    re.I | re.S,
)


def bought_and_built(text: str) -> tuple[str, str] | None:
    """The two that a text asks for with "dan" between them, one to be bought or taught and one to
    be built; None where both are of the same thing, or it asks for no such two. Never raises."""
    found = _BOUGHT_AND_BUILT.match(text.strip(" .!")[:500]) if len(text) <= 500 else None
    if found is None:
        return None
    first, second = found["first"], found["second"]
    thing = second.split()[1].casefold()
    return None if re.search(rf"\b{re.escape(thing)}\b", first.casefold()) else (first, second)
