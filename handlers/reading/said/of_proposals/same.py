"""What is said, while one is written, of others that ask for the same: whether there is one, that
it is the same, that one stands behind it."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT

# Longer texts tell something.
ASKS_WORDS, SAYS_WORDS = 18, 14
_SAME = (
    r"(?:sama|sami|podo|padha|mirip|serupa|same|similar|this|ini|itu|kui|kuwi|niku|niki"
    r"|(?:like|kaya|kayak)\s+(?:this|gini))"
)
_WISHED = (
    r"(?:(?:di|ng|meng|ny)?usul\w*|nyuwun|minta|ngajuin|mengajukan|(?:propos|suggest|request)\w*"
    r"|ask(?:ed|ing)?\s+for)"
)
_EVER = (
    r"(?:udah|sudah|udh|sdh|wis|wes|pun|sampun|pernah|tau|nate|ada|ono|wonten|already|anyone"
    r"|someone|somebody|maybe|belum|blm|durung)"
)
_THERE = late.regex(
    rf"\b{_EVER}\b.{{0,40}}\b{_WISHED}.{{0,30}}\b{_SAME}\b"
    rf"|\b{_SAME}\b.{{0,25}}\b{_EVER}\b.{{0,25}}\b{_WISHED}"
    rf"|\b{_EVER}\b.{{0,20}}\b(?:usul\w*|proposal)\s+(?:yang|yg|sing|ingkang)?\s*(?:sama|sami|podo|padha|mirip|serupa)\b"
    rf"|\b(?:sama|sami|podo|padha|mirip)\s+(?:dgn|dengan|kaya|kayak|karo|kalih|punya)\b.{{0,30}}\b(?:punya|usul\w*|duwek\w*)\b"
    r"|\b(?:takut|wedi|biar\s+(?:ga|gak|tidak)|ndak|apa|apakah|or|jadi)\W+(?:\w+\W+){0,3}?(?:dobel|double|doble|ganda|spam|kembar|duplikat)\b",
    re.I,
)
_ASKS = late.regex(
    rf"\?|\b(?:leres|bener|betul|benar|nggih|tenan)\s+(?:{NOT}|ra|po|kah|to|ya)\b|\b(?:cek|dicek|check|lihat|dilihat)\b|\b(?:belum|blm|durung|{NOT}|ra)\W*(?:ya|yo|to|nggih)?\W*$",
    re.I,
)


def asks(text: str) -> bool:
    """Whether a text asks if somebody has proposed the same already. Never raises."""
    said = text[:300]
    short = len(said.split()) <= ASKS_WORDS
    return short and _THERE.search(said) is not None and _ASKS.search(said) is not None


_NO_NEW = late.regex(
    rf"\b(?:{NOT}|ra|no|not)\s*(?:usah|sah|perlu|need)\b.{{0,25}}\b(?:buat|bikin|ndamel|damel|gawe|nggawe|ngusul\w*|usul|ajukan|baru|malih|maneh|lagi|anyar|new)\b"
    rf"|\bgausah\b.{{0,20}}\b(?:bikin|buat|usul)\b|\bskip\s+(?:my|mine)\b",
    re.I,
)
_IS_SAME = late.regex(r"\b(?:sama|sami|podo|padha|same|mine|mirip)\b", re.I)
_BEHIND = late.regex(
    r"\b(?:dh?ukung|mendukung|ndh?ukung|support)\b"
    r"|^\W*(?:(?:saya|sy|aku|kami|kula|kulo|ya|iya|yo|ok|oke|mau|tak|nggih|i|i'll|wis|udah|ya\s?udah)\W+)*"
    r"(?:gabung|bergabung|ikut(?:an)?|melu|ndh?erek|join)\b",
    re.I,
)
_BUT = late.regex(
    rf"\?|\b(?:{NOT}|ra|jangan|jgn|bukan|ojo|not|no|tetap|tetep|kirim|lain|beda|bedo|ubah|(?:di)?(?:batal|cabut|tarik|hapus|stop|berhenti|ilang|hilang)\w*)\b",
    re.I,
)


# "Can i just support that one instead of making mine", "boleh dukung yg itu aja ga?"
_MAY_BACK = late.regex(
    r"\b(?:bisa|boleh|bs|blh|iso|oleh|saged|can|could|may)(?:kah)?\b.{0,20}\b(?:dh?ukung|mendukung|ndh?ukung|support|ikut|gabung|join|melu)\b.{0,25}\b(?:itu|ini|kuwi|niku|that|it|tadi|ada|existing|mereka|them)\b"
    r"(?=.*\b(?:aja|saja|ae|wae|mawon|instead|daripada|drpd|timbang|just|rather)\b|.*\bjust\b)"
    r"|\bjust\s+(?:support|join)\s+(?:that|it|this)\b",
    re.I,
)


def stands_behind(text: str) -> bool:
    """Whether a text says that one stands behind what was shown, or that it is the same and none is
    to be made anew. Never raises."""
    said = text[:200]
    if len(said.split()) > SAYS_WORDS:
        return False
    if _MAY_BACK.search(said):
        return True
    same = _NO_NEW.search(said) is not None and "?" not in said and _IS_SAME.search(said)
    return bool(same) or (_BEHIND.search(said) is not None and _BUT.search(said) is None)


_BACKS = late.regex(
    rf"^(?:[^,.;]{{0,60}}\b(?:{NOT}|batal|wurung|gausah|gajadi|forget|skip)\b[^,.;]{{0,30}}[,.;])?[^,.;]{{0,40}}?"
    r"\b(?:dh?ukung\w*|mendukung|ndh?ukung|nyengkuyung|support\w*|back|ikut(?:an)?|melu|nderek|gabung|join)\b(?:\W+[\w']+){0,4}?\W+"
    r"(?:usul(?:an)?(?:nya|ne|e|ipun)?|punya(?:nya|ne)?|duwek\w*|gadhahan\w*|proposal)\b(?!\W*(?:ini|iki|niki|this|saya|sy|ku|aku))",
    re.I,
)
_RATHER = late.regex(
    rf"\b(?:aja|saja|ae|wae|mawon|mending(?:an)?|lebih\s+baik|rather|instead|(?:forget|skip|drop)\s+(?:my|mine|this)|batal\w*"
    rf"|(?:{NOT}|ra)\s*(?:jadi|sido|sios)|(?:ini|iki|niki|punya\w*|usul\w*)\s+(?:{NOT}|ra)\s*(?:usah|perlu)|gausah|gajadi)\b",
    re.I,
)
RATHER_WORDS = 18


def backs_theirs(text: str) -> bool:
    """Whether a text says that one would rather stand behind what others propose than write this:
    "saya ikut usulan tetangga aja, ga usah bikin baru". Never raises."""
    said = text[:200]
    few = len(said.split()) <= RATHER_WORDS and "?" not in said
    if not few or _BACKS.match(said) is None:
        return False
    return _RATHER.search(said) is not None or _NO_NEW.search(said) is not None


# What is said with it of the one that is not written.
_OWN_GOES = late.regex(
    rf"\s*[,.;]\s*(?:(?:ini|iki|punya\w*)\s+)?(?:(?:{NOT}|ra|no|not)\s*(?:usah|sah|perlu|need|jadi|sido|sios)|gausah|gajadi|skip|forget|drop)\b.*$"
    r"|\s+\b(?:aja|saja|ae|wae|mawon|deh|instead)\b",
    re.I | re.S,
)


def theirs(text: str) -> str:
    """A text that says so, without what it says of the one that is not written."""
    return " ".join(_OWN_GOES.sub(" ", text).split())


_POINTS = late.regex(
    r"^\W*(?:(?:ya|iya|iyo|nggih|inggih|oh|oo+|yes|nah|betul|bener|leres)\W+)+(?:itu|iku|niku|kuwi|yang|yg|sing|that)\b(?:\W+[\w']+){0,5}\W*$",
    re.I,
)


def points(text: str) -> bool:
    """Whether a text says of what was shown that it is that: "nggih niku sing kedele"."""
    return _POINTS.match(text[:120]) is not None


# --- another's, whose number is not known -------------------------------------------------------

_BACK = (
    r"(?:(?:men|n|di)?(?:dh?ukung|dkung|dukng|dkng|dkg|dukg|dkun)(?:an|in|i|e)?"
    r"|nyengkuyung|nyokong|nyengkuyungi|support(?:ing)?)"
)
_NUMBER = (
    r"(?:(?:nomor|nomer|nommer|nmr|nmer|nomr|nmor|no)\s?(?:nya|ne|n?ipun|e)?|numbers?)"
    r"(?:\s+(?:usul\w*|proposal))?"
)
_UNKNOWN = (
    rf"(?:(?:{NOT}|ra|gk|g|don'?t|dont|do\s+not|didn'?t|no)\W*(?:tau|tahu|ngerti|ngertos|mangertos|apal|hapal|hafal|ingat|inget|eling|kelingan|kengetan|enget"
    r"|punya|nduwe|duwe|gadhah|gadah|ada|pegang|nyatat|dikasih|know|remember|have|idea)|gatau|gtau|gtw|gatw|gaktau|nggaktau|lupa|lali|kesupen|supe|forgot|forget)"
)
_NO_NUMBER = late.regex(
    r"[\s,.;?]*\b(?:(?:tapi|tp|cuma|cuman|soalnya|soale|nanging|ning|klo|kalo|kalau|nek|menawi|but|if|and|i|saya|sy|aku|kula|kulo)\W+){0,4}"
    rf"(?:{_UNKNOWN}\W+(?:(?:the|its|their|sama|apa|berapa|brp|saya|sy|ya)\W+){{0,2}}{_NUMBER}|{_NUMBER}\W*(?:(?:saya|sy|aku|kula|i|itu|juga|jg|sudah|udah|malah)\W+){{0,2}}{_UNKNOWN})\b"
    r"(?:\W+(?:ya|e|i|pak|bu|min|mas|mbak|kak|nih|sih|lagi|berapa|brp|apa|piro|dong|deh)\b)*",
    re.I,
)
_WOULD_BACK = late.regex(
    r"[\s,.;]*\b(?:(?:saya|sy|aku|gw|kami|kula|kulo|i|we|mau|mw|pengen|pengin|pgn|ingin|arep|badhe|bade|ikut|ikt|ikutan|melu|nderek|bisa|bs|boleh|blh|iso|saged"
    r"|apa|apakah|juga|jg|tolong|want|wanna|would|like|to|can|could|may|pak|bu|min|mas|mbak|kak|halo)\W+){0,8}"
    rf"{_BACK}\b(?:\W+(?:{NOT}|ra|gk|g|kah|ya|to|nggih|juga|jg|aja|saja|pak|bu|min)\b){{0,4}}",
    re.I,
)
_WHO_IS = (
    r"(?:tetangga|tonggo|tangga|tanggi|tanggane|warga|teman|temen|kanca|konco|saudara|sedulur|orang|wong|pak|bu|mas|mbak|mbah|neighbou?r)(?:(?:'?s|ku|nya|ne|e|nipun)\b|\b)"
    r"(?:\s+(?:saya|sy|aku|kula|kulo|kami|sebelah|sblh|sebelahan|depan|r[tw]|lain|liyane|lurah)\b){0,3}"
)
_THEIRS = late.regex(
    rf"\b(?:(?:my|our)\s+)?{_WHO_IS}\s+(?:(?:ud|udah|sudah|sdh|udh|uda|wis|wes|pun|sampun|pernah|tau|nate|yang|yg|sing|kemarin|kmrn|has|already|that|who)\s+){{0,4}}"
    r"(?:(?:di|ng|meng)?usul\w*|propos\w*|ngajuin|ngajukan|mengajukan|minta|nyuwun)(?:\s+(?:for|soal|tentang|yang|yg|sing|bab|minta)\b)*"
    rf"|\b(?:usul(?:an)?(?:nya|ne|e|ipun)?|proposal)\s+(?:(?:punya|milik|kagungan|duwek)\w*\s+|of\s+|dari\s+)?(?:my\s+)?{_WHO_IS}(?:\s+(?:yang|yg|sing|soal|tentang|bab|for)\b)*"
    r"|\b(?:punya|milik|kagungan|duwek)\w*\s+(?:pak|bu|mas|mbak|mbah)\s+\w+",
    re.I,
)
_AROUND_IT = late.regex(
    r"\b(?:usulan|usul|proposals?|yang|yg|sing|soal|tentang|for|the|that|gmn|gimana|piye|pripun|how|cara(?:nya|ne)?)\b|[,.;?!]+",
    re.I,
)
BACKED = 240


def unnumbered(text: str) -> str | None:
    """What somebody would support whose number they do not know: "tetangga sy ud usul jln cor gg
    kenari, sy bs ikut dkung ga ga tau nmrnya"; "" where that is not said, None for other texts.
    Never raises."""
    if len(text) > BACKED or _NO_NUMBER.search(text) is None or _WOULD_BACK.search(text) is None:
        return None
    rest = _NO_NUMBER.sub(" , ", text, count=1)
    rest = _WOULD_BACK.sub(" , ", rest, count=1)
    rest = _THEIRS.sub(" , ", rest, count=1)
    rest = " ".join(_AROUND_IT.sub(" ", rest).split())
    return "" if _NO_MORE.fullmatch(rest) else rest


_NO_MORE = late.regex(rf"(?:(?:{NOT}|ra|ya|to|nggih|min|pak|bu|kak)\s*)*", re.I)
