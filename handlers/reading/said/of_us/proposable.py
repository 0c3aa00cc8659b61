"""What may be proposed here at all: "apa aja yang boleh diusulkan", "selain jalan bisa?", and of
one thing, whether it may be: "usul masjid bisa ga"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT

_MAY = r"(?:bisa|bs|boleh|blh|oleh|iso|saged|angsal|dapat|dpt)"
_USUL = r"(?:di\s?|ng|nga|meng)?usul(?:kan|kn|in|ke|no|ken|aken)?"
_WHETHER = rf"(?:{NOT}|apa\s+{NOT}|kah|ndak|ya|yo|kan|to|nggih)"
_ENDS = (
    r"(?:\W+(?:ya|yo|sih|pak|bu|min|mas|mbak|kak|bang|to|nggih|dong"
    r"|(?:di\s?|lewat\s+)?sini|teng\s+mriki|kene))*\W*$"
)
_LED = (
    r"^\W*(?:(?:(?:mau\s+|numpang\s+)?tanya|nanya|maaf|permisi|halo|pak|bu|min|mas|mbak|kak"
    r"|emang(?:nya)?|jadi|ini|kira2|kira-kira|di\s?sini)\W+){0,4}"
)

# How, when and by whom is something else.
_HOW = (
    r"(?:lewat|lwt|liwat|pakai|pake|pk|nganggo|di|dari|hari|jam|warga|orang|wong|saya|sy|aku|atas)"
)

# What kinds there are, and whether others than what everybody brings.
_KINDS = late.regex(
    rf"{_LED}(?:"
    rf"(?:apa|opo|napa|nopo|menapa)(?:\s+(?:aja|saja|wae|mawon|sih|kemawon)){{0,2}}\s+(?:sih\s+)?(?:yg|yang|sing|ingkang)\s+{_MAY}\s+(?:kita\s+|saya\s+|kami\s+|warga\s+)?{_USUL}"
    rf"|(?:yg|yang|sing|ingkang)\s+{_MAY}\s+(?:kita\s+|saya\s+|kami\s+|warga\s+)?{_USUL}\s+(?:itu\s+|niku\s+|iku\s+)?(?:apa|opo|napa|nopo)(?:\s+(?:aja|saja|wae|mawon|sih))*"
    rf"|{_MAY}\s+usul\s+(?:apa|opo|napa|nopo)(?:\s+(?:aja|saja|wae|mawon|sih))*"
    rf"|usul(?:an)?(?:nya|e)?\s+(?:apa|opo|napa|nopo)(?:\s+(?:aja|saja|wae|mawon|sih)){{1,2}}\s+(?:(?:yg|yang|sing|ingkang)\s+)?{_MAY}(?:\s+{_USUL})?"
    rf"|(?:jenis|macam|bentuk)(?:nya|e)?\s+usul(?:an)?(?:nya|e)?\s+(?:apa|opo)(?:\s+(?:aja|saja|wae|mawon|sih))*"
    rf"|usul\w*\s+(?:yg|yang|sing)?\s*(?:selain|kecuali|bukan|dudu)\s+(?!{_HOW}\b)[\w\s]{{3,30}}?\s+{_MAY}(?:\s+{_USUL})?(?:\s+{_WHETHER})?"
    rf"|(?:yg|yang|sing)?\s*(?:selain|kecuali|bukan|dudu)\s+(?!{_HOW}\b)[\w\s]{{3,30}}?\s+{_MAY}\s+{_USUL}(?:\s+{_WHETHER})?"
    rf"|(?:apa\s+)?(?:usul(?:an)?(?:nya)?\s+)?(?:harus|kudu|cuma|hanya|mung)\s+(?:soal\s+|tentang\s+)?(?:jalan|bangunan|fisik|infrastruktur)(?:\s+(?:aja|saja|tok|thok|doang|wae))*(?:\s+{_WHETHER})?"
    r"|what\s+(?:kind\s+of\s+(?:things?|proposals?)\s+)?(?:can|may)\s+(?:i|we|people)\s+(?:propose|ask\s+for|suggest)"
    rf")(?:\W+(?:misal\w*|contoh\w*|kayak|seperti|kaya|koyo)\s+[\w ]{{3,40}})?{_ENDS}",
    re.I,
)
# Whether one thing may be: it is asked of a thing, and no more is said of it.
_ONE = late.regex(
    rf"{_LED}(?:(?:kalau|kalo|klo|kl|nek|yen|menawi|misal)\s+)?(?:(?:mau|pengen|pengin|arep|badhe)\s+)?"
    rf"(?:usul(?:kan)?|ngusul(?:kan|in|ke)?|minta|ngajuin|nyuwun)\s+(?P<thing>\w[\w\s-]{{2,40}}?)\s+{_MAY}(?:\s+{_WHETHER})?{_ENDS}"
    rf"|{_LED}(?:kalau\s+|kalo\s+|klo\s+|nek\s+|yen\s+)?(?P<first>\w[\w\s-]{{2,40}}?)\s+{_MAY}\s+(?:di\s?usul\w*|usulkan|usulin)(?:\s+{_WHETHER})?{_ENDS}",
    re.I,
)
# What is told further is more than a question; two things, and elsewhere, are asked of themselves.
WORDS = 12
_ELSE = late.regex(
    r"\b(?:sama|dan|sekalian|barengan|lan|karo|kalih|bareng|lain|sebelah|tetangga)\b", re.I
)


def asks_what(text: str) -> bool:
    """Whether a text asks what kinds of things may be proposed. Never raises."""
    return len(text.split()) <= WORDS and _KINDS.match(text) is not None


def asks_of(text: str) -> str:
    """The thing of which a text asks whether it may be proposed; "" for other texts. Never
    raises."""
    alone = len(text.split()) <= WORDS and _ELSE.search(text) is None
    found = _ONE.match(text) if alone else None
    return (found["thing"] or found["first"]).strip() if found is not None else ""


# Whether one may propose, asked beside what is told.
_MAY_PROPOSE = late.regex(
    r"\b(?:bisa|bs|boleh|blh|oleh|iso|saged|angsal|can|may)(?:kah)?\s+(?:[^\W\d_]+\s+){0,3}?(?:meng|ng|di)?(?:usul|aju|propose)\w*\b[^.!]{0,60}(?:\?|\b(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|apa|opo|ya|kah)\W*$)"
    r"|\b(?:meng|ng|di)?usul\w*\s+(?:[^\W\d_]+\s+){0,5}?(?:bisa|boleh|oleh|iso|saged)\s+(?:ga|gak|nggak|tidak|ora|mboten|\?)",
    re.I,
)


def asks_whether(text: str) -> bool:
    """Whether a text asks, beside what it tells, if one may propose ("sy pindah ke yosodadi. masih
    bisa usul yg di imopuro?"). Never raises."""
    return _MAY_PROPOSE.search(text[:300]) is not None
