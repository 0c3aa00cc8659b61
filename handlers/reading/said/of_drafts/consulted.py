"""That what is written waits until others have been asked: "jangan dikirim dulu, mau rembukan"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import DO_NOT

# What stands before who speaks, or behind whom they ask, and says nothing.
_SMALL = (
    r"(?:eh+|oh|oke?|ya+|iya|nggih|inggih|maaf|maap|ngapunten|aduh|waduh|lha|nah|tapi|tp|nanging|soal(?:nya|e)?|karena|krn"
    r"|pak|bu|min|mas|mbak|kak|bang|bos|om|lik|gan|ini|iki|niki|dan|terus|trus)"
)
_FIRST = r"(?:dulu|dl|dlu|dlo|dolo|sik|sek|riyin|rumiyin|disik|dhisik|first|yet)"
# "Nanti dulu", "mengko sik": not now; "bentar" alone is back at once.
_NOT_NOW = (
    r"(?:(?:nanti|ntar|entar|mengko|mangke|engko|kosek)(?:\s+" + _FIRST + r")?"
    r"|(?:jangan|jgn|ojo|ampun)\s+" + _FIRST + r"|not\s+yet)"
)
_MOMENT = (
    r"(?:tunggu|tnggu|(?:se)?bentar|bntr|bntar|sbntar|sik|sek|sekedap|sekedhap|sedhela|sedelo|wait"
    r"|hold\s+on)"
)
_NOT_SENT = (
    rf"(?:{DO_NOT}|don'?t|do\s+not|ampun|(?:belum|blm|durung|dereng)(?:\s+usah)?|(?:ga|gak|nggak|ora|mboten)\s+usah)\s+(?:\w{{2,4}}\s+)?"
    r"(?:di|dipun\s*|ng|nge|m)?(?:kirim|kintun|kinten|proses|send)\w*"
    r"|(?:di|dipun\s*)?(?:tahan|tunda|pending|hold)(?:in|kan|no|ke)?\s+" + _FIRST
)
_WHO = r"(?:saya|sy|aku|gw|gue|kulo|kula|kami|kita|tak|dak|i|we|i'?ll|we'?ll)"
_WILL = (
    r"(?:mau|arep|meh|ajeng|badhe|bade|pengen|pengin|pingin|tak|dak|akan|perlu|harus|kudu|want\s+to|need\s+to"
    r"|will|have\s+to|must|let\s+me)"
)
# What takes longer than a question at home.
_TALKS = (
    r"(?:(?:di|tak\s*|ber)?(?:rembug|rembag|rembuk|rembukk|runding|diskusi|musyawarah|musyawaroh)(?:an|kan|in|ne|no|ke|aken)?"
    r"|(?:ng|me)rembu[gk]\w*|berunding|discuss(?:\s+it)?|talk\s+(?:it\s+over\s+)?(?:to|with)|konsultasi\w*|kumpul(?:an)?|rapat(?:kan|in)?)"
)
_ASKS = (
    r"(?:(?:di|tak\s*|n|me|meng|ber)?(?:tanya|takok|takon|tanglet|obrol|omong|bicara|konfirmasi)(?:kan|in|ke|no|ne|i|aken|an)?"
    r"|nanya(?:in|kan)?|ngobrol\w*|ngomong\w*|matur|ask|check\s+with|cek\s+(?:ke|sama))"
)
# So much stands behind it: whom. What is not there, or is broken, is told of what is wished.
_REST = (
    r"(?:\s+(?!(?:karena|krn|soalnya|amargi|tapi|tp|belum|blm|ga|gak|nggak|tidak|tdk|ora|mboten|tempat\w*|gedung\w*"
    r"|balai\w*|rusak|bocor|banjir|sudah|udah|wis|sampun)\b)[^\W\d]+){0,9}"
)
_MARKS = rf"(?:{_SMALL}|{_NOT_NOW}|{_MOMENT})"
_CONSULTS = late.regex(
    rf"^\W*(?P<lead>(?:{_MARKS}\W+){{0,5}}(?:{_WHO}\s+)?(?:{_WILL}\s+)?(?:{_WHO}\s+)?)"
    rf"(?:(?P<talks>{_TALKS})|(?P<asks>{_ASKS}))\b(?P<rest>{_REST})\W*$",
    re.I,
)
_UNSENT = late.regex(
    rf"^\W*(?:[^\W\d]+\W+){{0,5}}?(?:{_NOT_SENT})\b(?:\s+(?:{_FIRST}|{_SMALL}))*", re.I
)
_WAITS_FOR = late.regex(
    r"^\W*(?:(?:mau|masih|tak|saya|sy|aku|kulo|kula|isih|taksih)\s+){0,2}(?:me)?(?:nunggu|nungguin|tunggu|ngenteni|nenggo|wait\s+for)\s+"
    rf"(?:kata|jawab\w*|kabar\w*|keputusan\w*|hasil\w*|restu|izin|ijin|persetujuan|saran|word|answer)\b{_REST}\W*$",
    re.I,
)
_ONLY_MARKS = late.regex(rf"^\W*(?:(?:{_MARKS}|{_FIRST})\b\W*){{1,6}}$", re.I)
_LATER = late.regex(rf"\b(?:{_NOT_NOW})\b", re.I)
_SOON = late.regex(rf"\b{_MOMENT}\b", re.I)
_FIRST_OF_ALL = late.regex(rf"\b{_FIRST}\b", re.I)
_BREAK = late.regex(r"\s*[,.;!\n]+\s*")
LETTERS = 300


@dataclass(slots=True)
class _Heard:
    talks: bool = False  # with others, which takes a while
    asks: bool = False  # somebody, who may stand beside
    unsent: bool = False  # that it is not to be sent
    later: bool = False
    soon: bool = False


def _hear(clause: str, heard: _Heard) -> bool:
    """Notes what a clause says of it; False for one that says something else."""
    if (unsent := _UNSENT.match(clause)) is not None:
        heard.unsent, clause = True, clause[unsent.end() :]
    if not any(map(str.isalnum, clause)):
        return True
    if _ONLY_MARKS.match(clause):
        heard.later = heard.later or _LATER.search(clause) is not None
        heard.soon = heard.soon or _SOON.search(clause) is not None
        return True
    if _WAITS_FOR.match(clause):
        heard.talks = True
        return True
    if (found := _CONSULTS.match(clause)) is None:
        return False
    heard.talks = heard.talks or found["talks"] is not None
    heard.asks = heard.asks or found["asks"] is not None
    lead = found["lead"]
    heard.later = heard.later or _LATER.search(lead) is not None
    heard.soon = heard.soon or (_SOON.search(lead) is not None and not _LATER.search(lead))
    heard.later = heard.later or _FIRST_OF_ALL.search(found["rest"]) is not None
    return True


def consults(text: str) -> bool:
    """Whether a text says that others are asked first, and nothing else: what is written waits for
    that. Who asks somebody in a moment ("bentar tanya ibu dulu") is back at once. Never raises."""
    if len(text) > LETTERS or "?" in text or any(map(str.isdecimal, text)):
        return False
    heard = _Heard()
    clauses = [each for each in _BREAK.split(text) if any(map(str.isalnum, each))]
    if not all(_hear(each, heard) for each in clauses):
        return False
    if heard.talks:
        return heard.later or heard.soon or heard.unsent
    return heard.asks and (heard.unsent or (heard.later and not heard.soon))


def unsent(text: str) -> bool:
    """Whether a text says that what is written is not to be sent. Never raises."""
    return any(_UNSENT.match(each) for each in _BREAK.split(text[:LETTERS]))
