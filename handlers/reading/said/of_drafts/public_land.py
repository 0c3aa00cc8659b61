"""That the land is everybody's, said in free words: "tanah jalan, bukan punya warga", "itu jalan
pemkot, ngapain nanya tanah siapa"."""

from __future__ import annotations

import re

from handlers import late

_SMALL = (
    r"(?:eh+|oh|ya+|yo|iya|lha|lah|loh|kan|itu|iku|kuwi|niku|ini|iki|niki|wong|kok|ko|to|sih|pak|bu|min|mas|mbak|kak|nggih|inggih|mung|cuma|cuman|hanya"
    r"|memang|emang|jelas|masih|isih|taksih|yang|sing|aja|saja|wae|mawon|status(?:nya|e)?)"
)
_SOIL = r"(?:tanah|tnh|lahan|lemah|siti|land)(?:nya|ne|e|ipun|nipun)?"
_WAY = (
    r"(?:(?:pinggir|tepi|bahu|badan|bantaran|sempadan)(?:an|e)?\s+)?(?:jalan|jln|jl|dalan|margi|gang|gg|lorong|kali|sungai|lepen|selokan|got|siring|drainase|irigasi|saluran|trotoar|lapangan|road|street|river)"
    r"(?:nya|ne|e|ipun)?"
)
_ALL = (
    r"(?:umum|publik|pemkot|pemda|pemerintah|pamarentah|kota|kutha|negara|negoro|nagari|desa|deso|dusun"
    r"|kampung|kelurahan|provinsi|propinsi|dinas|pu|city|public|state|village)"
)
_THEIRS = (
    r"(?:(?:punya|punyane|milik|tanah|lemah|duwek|gadhahan|gadhahane|kagungan|kagungane|kepunyaan)(?:nya|ne|e)?\s+)?"
    r"(?:warga|wargo|orang|wong|tiyang|pribadi|perorangan|perseorangan|siapa\W?(?:siapa|2)|sapa\W?sapa|sopo\W?sopo|anybody|private)(?:\s+\w{2,6})?"
)
_NOT_THEIRS = (
    r"(?:bukan|dudu|sanes|not|(?:ga|gak|nggak|ora|mboten)\s+(?:ada|ono|wonten)(?:\s+(?:yang|yg|sing))?)"
    rf"\s+{_THEIRS}"
)
_WONDERS = (
    r"(?:(?:kok|ko|lha|lah|lho)\s+)?"
    r"(?:ngapain|ngopo|napa|nopo|kenapa|knp|buat\s+apa|why|kok|masa|masak|mosok)\s+(?:\w+\s+)?(?:(?:di|n)?(?:tanya|takon|tanglet|ask)|nanya)\w*(?:\s+\w+){0,5}"
)
_TAIL = rf"(?:\W+(?:{_NOT_THEIRS}|{_WONDERS}))"
_PUBLIC = late.regex(
    rf"^\W*(?:{_SMALL}\W+){{0,4}}(?:{_SOIL}\s+(?:{_SMALL}\s+){{0,2}}(?:(?:ikut|milik|punya|duwek|kagungan|gadhahan|masuk)(?:e|nya)?\s+)?(?:{_SOIL}\s+)?(?:{_WAY}(?:\s+{_ALL})?|{_ALL})(?:\s+{_SMALL}){{0,3}}{_TAIL}{{0,2}}"
    rf"|(?:{_SOIL}\s+)?{_WAY}(?:\s+(?:punya|milik|duwek|kagungan|gadhahan)(?:e|nya)?)?\s+{_ALL}(?:\s+{_SMALL}){{0,3}}{_TAIL}{{1,2}}"
    rf"|{_WAY}\s+{_ALL}\s+(?:{_SMALL}\s+){{0,2}}{_SOIL})(?:\W+{_SMALL}){{0,4}}\W*$",
    re.I,
)
LETTERS = 120


def says_public(text: str) -> bool:
    """Whether a text says that the land is everybody's, and nothing else. Never raises."""
    return len(text) <= LETTERS and _PUBLIC.match(text) is not None


_NOBODYS = late.regex(
    r"\b(?:bukan|dudu|sanes|not)\s+(?:tanah|lemah|lahan|punya|milik|duwek|gadhahan|kagungan)(?:e|ne|nya)?\s+(?:orang|wong|warga|tiyang|pribadi|siapa)",
    re.I,
)


def of_land(text: str) -> bool:
    """Whether a text says whose the land is not: "itu pinggir jalan punya umum bukan tanah orang".
    Never raises."""
    return says_public(text) or _NOBODYS.search(text[:LETTERS]) is not None
