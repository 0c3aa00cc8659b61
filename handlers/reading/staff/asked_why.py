"""What staff ask of what was decided: why, how large a part it is, what its author was told."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.spelling import fold

_WHY = late.regex(
    r"\b(?:kenapa|knp|knapa|kenopo|ngopo|mengapa|why)\b|\b(?:apa|opo)\s(?:sih\s)?(?:alasan|sebab)\w*\b"
    r"|\b(?:alasan\w*|sebab(?:nya|e))\s(?:\w+\s){0,4}?(?:apa|opo)\b|\bkok\b(?=.*\b(?:di|ter)\w+)"
)
_FILLING = frozenset({
    "kenapa", "knp", "knapa", "kenopo", "ngopo", "mengapa", "why", "apa", "opo", "sih", "ya",
    "yo", "pak", "bu", "min", "mas", "mbak", "alasan", "alasannya", "alasane", "sebab",
    "sebabnya", "yang", "yg", "sing", "itu", "iku", "ini", "usul", "usulan", "usulannya", "kok",
    "dulu", "sampai", "bisa", "to", "toh", "kemarin", "kmrn", "tadi", "no", "nomor", "nomer",
    "dong", "jl", "jalan", "gang", "gg", "di", "dari", "was", "the", "sudah", "udah", "tetap",
})  # fmt: skip
_PART = late.regex(r"\b(?:persen\w*|prosen\w*|persentase\w*|prosentase\w*|percent\w*)\b|%", re.I)


def why_of(text: str) -> str | None:
    """What is left of a text, folded, that asks why, without the words that ask; None where it
    asks nothing of the kind."""
    said = fold(text)
    if _WHY.search(said) is None:
        return None
    return " ".join(word for word in said.split() if word not in _FILLING)


def asks_part(text: str) -> bool:
    """Whether it is asked how large a part something is: "berapa persen yang ..."."""
    return _PART.search(text) is not None


_THEM = (
    r"(?:warga|pengusul|author|mereka|beliau|dia|orang(?:nya|e)|(?:yang|yg|sing)\s(?:ng|meng)?usul)\w*"
    r"|(?:pak|bu|bpk|ibu|mbah|mas|mbak)\s\w+"
)
_WHO = late.regex(r"(?:warga|pengusul|author|mereka|beliau|dia|orang)(?:nya|ne|e)?")


def who_is_told(word: str) -> bool:
    """Whether a word, folded, only calls those who were told: "warganya"."""
    return _WHO.fullmatch(word) is not None


_TOLD = (
    r"di(?:kabar|kasi?h? ?ta[hu]|beri ?ta|info|bilang|jelas|kirim|sampai|jawab|hubungi)\w*"
    r"|(?:dapat|dapet|terima|nerima|trima) (?:kabar|pesan|info|berita)\w*|(?:mem|me|nge)?baca\w*"
    r"|tau|tahu|ngerti"
)
_NEWS = r"(?:kabar|pesan|pemberitahuan|info|notif\w*|surat|sms|wa|isi|bunyi|kata2?)(?:nya|ne)?"
_WHAT = (
    r"apa|opo|gimana|gmn|bagaimana|piye|isi(?:nya|ne)?|bunyi(?:nya|ne)?|belum|blm|blom|durung|what"
)
_SINCE = (
    r"udah|sudah|udh|sdh|dah|wis|td|tadi|barusan|keburu|di\w{3,}|(?:mem)?baca\w*|dapat|dapet|nerima"
    r"|terima|isi\w*|bunyi\w*"
)
_OF_OTHER = late.regex(
    r"\b(?:berapa|brp|piro|pira|pinten|rapat|pertemuan|musren|undang|pengumuman|jadwal|konsultasi|cara|syarat|masukan|fkp|tanggapan|pendapat|ditahan|ketahan)\w*\b"
)
# What one has been told asks nothing: "ternyata belum dikirim sama orangnya".
_HEARSAY = late.regex(r"\b(?:ternyata|trnyata|jebul(?:e|nya)?|tibak(?:e|nya)|katanya|jarene)\b")
# More words ask something else.
_WORDS = 12


def what_told(text: str) -> bool:
    """Whether it is asked what, or whether, an author was told: "warganya td dikasih tau apa aja".
    Never raises."""
    said = fold(text)
    if len(said.split()) > _WORDS or _OF_OTHER.search(said) or _HEARSAY.search(said):
        return False
    told = rf"(?:{_TOLD})" if re.search(rf"\b(?:{_TOLD})\b", said) else rf"(?:{_NEWS})"
    return all(
        re.search(rf"\b(?:{each})\b", said) is not None for each in (_THEM, told, _WHAT, _SINCE)
    )


_SOON = r"nanti|ntar|entar|mengko|bakal|akan|otomatis|langsung|kan|apa(?:kah)?|pasti|ya"


def will_be_told(text: str) -> bool:
    """Whether it is asked whether an author will be told, and why: "orangnya nanti dikasih tahu
    alasannya kan". Never raises."""
    said = fold(text)
    if len(said.split()) > _WORDS or _OF_OTHER.search(said):
        return False
    asks = "?" in text or re.search(r"\b(?:kan|ya|apa(?:kah)?|(?:ga|gak|nggak|tidak|ora)$)", said)
    told = r"di(?:kabar|kasi?h? ?ta[hu]|beri ?ta|info|bilang|jelas|baca)\w*"
    each = (_THEM, told, _SOON)
    return bool(asks) and all(re.search(rf"\b(?:{one})\b", said) is not None for one in each)


_MAY_UNDO = late.regex(
    r"\b(?:bisa|bs|boleh|iso|saged|can|may)\b.*\b(?:di)?(?:batal|cabut|tarik|ubah|rubah|ganti|urung|undo|undone|change)\w*"
    r"|\b(?:di)?(?:batal|cabut|tarik|ubah|rubah|ganti)\w*\b.*\b(?:bisa|bs|boleh|iso|saged)\b"
)


def may_undo(text: str) -> bool:
    """Whether it is asked whether what is decided can be taken back later. Never raises."""
    said = fold(text)
    asks = "?" in text or re.search(
        r"\b(?:ga|gak|nggak|ngga|tidak|ora|kan|apa(?:kah)?|to|not)$", said
    )
    return bool(asks) and len(said.split()) <= _WORDS and _MAY_UNDO.search(said) is not None
