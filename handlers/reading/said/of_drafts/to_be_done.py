"""What is to be done, and who suffers, said in a few words of what was told before: "dikeruk mawon
riyin", "sing keno sawahe wong sekitar pitu"."""

from __future__ import annotations

import re

from handlers import late

_DONE = (
    r"(?:di|dipun\s*|tak\s*|n|nge|me|mem)?(?:keruk|keduk|gali|talud|talut|tanggul|turap|bronjong|paving|pefing|aspal|cor|ecor|rabat|beton|hotmix|urug|urugi|timbun"
    r"|bener|betul|benah|benak|dandan|dandos|perbaik|dandhan|bangun|bikin|buat|gawe|damel|pasang|masang|tambal|tutup|lebar|tinggi|normalisasi|saluran"
    r"|resik|bersih|sambung|ganti|renov|rehab|pagar|kasih|tambah)"
    r"(?:in|i|kan|ke|no|aken|ne|akan|en|asi|knya)?"
)
_ENGLISH = (
    r"(?:(?:just|please|first|should\s+be|needs?\s+to\s+be|have\s+it)\s+){0,2}(?:dredged?|repair(?:ed)?|fix(?:ed)?|pave[d]?|asphalt(?:ed)?"
    r"|build|built|install(?:ed)?|widen(?:ed)?|raised?|cleaned|dug)"
)
# What is passive or bare says what is to be done; "ngganti", "masang" may tell of somebody.
_LEADS = (
    r"(?:(?:ya+|iya|nggih|inggih|oh|eh|lha|nah|pokok(?:e|nya)|mungkin|paling|kayak(?:nya|e)|mending(?:an)?|minta|mohon|nyuwun|njaluk|tolong|pengen(?:e|nya)?"
    r"|maunya|karepe|kudune|harus(?:nya)?|perlu|cukup|nek\s+saged|menawi\s+saged|kalau\s+bisa|kalo\s+bisa|klo\s+bisa|supaya|biar|usul(?:nya|e)?|saya|kulo|kula|aku|kami)\W+){0,4}"
)
_SUBJECT = r"(?:[^\W\d]{3,20}(?:nya|ne|e|ipun|nipun)\s+|(?:itu|iku|kuwi|niku)\s+)?"
_TO_BE_DONE = late.regex(
    rf"^\W*{_LEADS}{_SUBJECT}(?:{_LEADS})(?:{_DONE}|{_ENGLISH})\b(?:\W+[^\W\d]+){{0,6}}\W*$", re.I
)
_PASSIVE = late.regex(
    rf"\b(?:(?:di|dipun\s*)[^\W\d]{{3,18}}|talud|talut|paving|aspal|cor|keruk|{_ENGLISH})\b", re.I
)
# "Dibuatin yang bagus" may be of anything.
_BUILDS = late.regex(
    r"\b(?:(?:di|dipun\s*|tak\s*|nge|me|mem|n)?(?:keruk|keduk|gali|talud|talut|tanggul|turap|bronjong|paving|pefing|aspal|cor|ecor|rabat|beton|hotmix|urug|timbun"
    r"|bener|betul|benah|benak|dandan|dandos|perbaik|bangun|tambal|lebar|tinggi|normalisasi|renov|rehab)(?:in|i|kan|ke|no|aken|ne|akan|en|asi)?"
    rf"|{_ENGLISH})\b",
    re.I,
)
_AGREES = late.regex(r"^\W*(?:(?:ya+|iya|nggih|inggih|oh|eh|oke?|lha|nah)\b\W*)+(?=\w)", re.I)
_NO = late.regex(
    r"\b(?:bukan|dudu|sanes|jangan|jgn|ojo|ampun|belum|blm|durung|dereng|tidak|tdk|ga|gak|nggak|ngga|ora|mboten|not|pernah|sudah|udah|udh|wis|sampun"
    r"|kirim|kintun|hapus|batal|ubah|bidang|usulan\w*|foto\w*|masalah\w*|lokasi\w*|terserah|apa|opo|nopo|siapa|sopo|kapan|berapa|piro|mana|endi|pundi)\b",
    re.I,
)
_POLITE = late.regex(
    r"(?:[\s,.!]+(?:pak|bu|bpk|bapak|ibu|mas|mbak|kak|kakak|min|admin|bang|om|lik|ya+|yo|nggih|lah|deh|dong|to|please|tolong|makasih|suwun))+\W*$",
    re.I,
)
LETTERS, WORDS = 120, 12


def to_be_done(text: str) -> str:
    """What a text says in a few words is to be done, without whom it is said to; "" for one that
    says something else. Never raises."""
    if len(text) > LETTERS or "?" in text or len(text.split()) > WORDS or _NO.search(text):
        return ""
    if _TO_BE_DONE.match(text) is None or _PASSIVE.search(text) is None:
        return ""
    return _AGREES.sub("", _POLITE.sub("", text)).strip(" ,.;!")


def builds(work: str) -> bool:
    """Whether what is to be done is work on something built, by its verb. Never raises."""
    return _BUILDS.search(work[:LETTERS]) is not None


_HIT = (
    r"(?:(?:ke|ter|di|ka)?(?:kena|keno|kenging|dampak|rugi|susah|rendem|rendam|banjir|susahan|ganggu|sengsara|korban)(?:nya|ne|an)?"
    r"|terdampak|korban(?:nya|e)?|affected|hit|suffer\w*)"
)
_SUFFERS = late.regex(
    rf"^\W*(?:(?:dadi|dados|jadi|terus|trus|lan|dan|ya|iya|nggih|lha|nah|itu|iku)\W+){{0,3}}(?:yang|yg|sing|ingkang|seng|sg)\s+(?:(?:paling|sering|biasa(?:nya|ne)?|asring|kerep)\s+)?{_HIT}\b(?:\W+\w+){{1,14}}\W*$"
    rf"|^\W*(?:those\s+)?(?:about\s+)?\w+\s+(?:houses|families|people|farmers)\s+(?:are\s+)?(?:affected|hit|suffer\w*)\b(?:\W+\w+){{0,8}}\W*$",
    re.I,
)
_ASKS = late.regex(r"\?|\b(?:siapa|sopo|sinten|apa|opo|nopo|mana|endi)\b", re.I)


def who_suffers(text: str) -> bool:
    """Whether a text says whom it hits, and nothing else. Never raises."""
    return len(text) <= LETTERS and not _ASKS.search(text) and _SUFFERS.match(text) is not None
