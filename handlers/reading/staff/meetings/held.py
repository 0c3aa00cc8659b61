"""What is said of a meeting that runs, or has been held: that it begins or ends, what it discusses,
its paper."""

from __future__ import annotations

import re

from handlers import late

# Longer ones tell more.
LONGEST = 240
_MEETING = r"(?:rapat|rembu[gk]|musren\w*|pertemuan|acara)(?:nya|ne|e)?"
_NOW = r"(?:udah|sudah|udh|sdh|sekarang|skrg|kita|wis|mau|tak|saya|ayo|yuk)"
_BEHIND = r"(?:\W+(?:ya|yo|nggih|pak|bu|min|sekarang|skrg|dulu|aja|saja|dong))*"
_BEFORE = rf"^\W*(?:(?:ok|oke|nah|baik|sip|siap|ini|min|pak|bu|eh|jadi|makasih|{_NOW})\W+)*"
# "Oke sekarang rembuknya mulai ya".
_BEGINS = late.regex(
    rf"{_BEFORE}(?:{_MEETING}\W+(?:{_NOW}\W+)*(?:di|tak)?(?:mulai|buka|wiwit\w*|kawiwit\w*)"
    rf"|(?:di)?(?:mulai|buka|bukak|start|wiwiti)\W+(?:the\W+)?(?:{_MEETING}|meeting)"
    r"(?:\W+(?!besok|lusa|jam|pukul|tgl|tanggal|senin|selasa|rabu|kamis|jum|sabtu|minggu|kapan)[^\W\d]+){0,2}"
    rf"){_BEHIND}\W*$",
    re.I,
)
# "Tutup rembuknya, terus ...".
_ENDS = late.regex(
    rf"{_BEFORE}(?:(?:di)?(?:tutup|akhiri|sudahi|selesaikan)(?:in|kan)?\W+{_MEETING}"
    rf"|{_MEETING}\W+(?:{_NOW}\W+)*(?:di)?(?:tutup|selesai|rampung|bubar|kelar)){_BEHIND}"
    r"(?:\W*$|[\s,.;]+(?:(?:terus|trus|lalu|dan|habis\s+itu|abis\s+itu|sekalian)\s+)?(?P<rest>\w.+)$)",
    re.I | re.S,
)
_DISCUSSED = late.regex(
    r"^(?=.*\b(?:di|mem)?bahas\b)(?=.*\b(?:usul\w*|daftar|apa|mana|list)\b)"
    r"(?=.*\b(?:apa|mana|daftar|list|berapa|brp|lihat|liat|tampil\w*|sebut\w*|bacain)\b)",
    re.I | re.S,
)
_MINUTES = late.regex(r"\bberita\s+acara|\bnotulen", re.I)
_WANTS = late.regex(
    r"\b(?:di)?(?:cetak|print|prin|unduh|download|donlot|minta|kirim|bikin|buat|siap)(?:in|kan|an|no|ke)?\b"
    r"|\b(?:mana|jadi|pdf|word|docx?)\b",
    re.I,
)
_HOW = late.regex(r"\b(?:cara\w*|gimana|bagaimana|kapan|contoh|siapa|apa\s+itu|foto)\b", re.I)


def begins(text: str) -> bool:
    """Whether a text says that the meeting begins now. Never raises."""
    return len(text) <= LONGEST and "?" not in text and _BEGINS.match(text) is not None


def ends(text: str) -> str | None:
    """What is said behind that the meeting ends, "" where that is all; None where a text does not
    say so. Never raises."""
    found = _ENDS.match(text) if len(text) <= LONGEST else None
    return (found["rest"] or "").strip() if found is not None else None


def asks_list(text: str) -> bool:
    """Whether it is asked what the meeting is to discuss. Never raises."""
    short = len(text) <= LONGEST and len(text.split()) <= WORDS
    return short and _DISCUSSED.match(text) is not None


_WORD = late.regex(r"[^\W_]+")
_IS_MEETING = late.regex(
    r"^(?:rapat|rembu[gk]|musren\w*|pertemuan|acara|meeting)(?:nya|ne|e)?$", re.I
)
_OPENS = late.regex(
    r"^(?:(?:di|dipun|tak|ke|ka)?(?:buka|bukak|mulai|wiwit)(?:i|in|kan|ne|an|e)?|start(?:ed)?|begin|began|open(?:ed)?)$",
    re.I,
)
_BESIDE_IT = """
sudah udah udh sdh uwis wis wes sampun mpun pun bisa bs boleh blh iso saged oleh angsal can may be
we i kita kami saya sy aku kula sekarang skrg saiki sakniki now already malam malem bengi sore
siang pagi enjing dalu ini iki niki menika nanti mengko mangke hari dina today tonight ya yo to
nggih kan dong deh pak bu min mas mbak kak ayo yuk langsung aja saja wae apa apakah opo nopo the is
it di kelurahan kel ok oke nah baik siap permisi maaf ga gak belum blm durung dereng mau arep
"""
_WITH_IT = frozenset(_BESIDE_IT.split())


def opens_now(text: str) -> bool:
    """Whether a text, without the kelurahan that it names, says that the meeting is to begin, or
    asks if it can: "rapat malam ini sudah bisa dibuka ya". Never raises."""
    if len(text) > LONGEST:
        return False
    words = [found[0].lower() for found in _WORD.finditer(text)]
    meeting = [word for word in words if _IS_MEETING.match(word)]
    opens = [word for word in words if _OPENS.match(word)]
    rest = [word for word in words if word not in meeting and word not in opens]
    return bool(meeting) and bool(opens) and _WITH_IT.issuperset(rest)


# More words tell something.
WORDS = 9


def wants_minutes(text: str) -> str | None:
    """The kind of file in which the minutes of a meeting are wanted; None where they are not.
    Never raises."""
    if len(text) > LONGEST or _HOW.search(text):
        return None
    if _MINUTES.search(text) is None or _WANTS.search(text) is None:
        return None
    return "docx" if re.search(r"\b(?:word|docx?|diedit|edit)\b", text, re.I) else "pdf"


_FILLS = late.regex(
    rf"^(?!.*\?).*\b(?:(?:di|ng)?(?:isi|catat|catet|input|tulis|masuk|lapor|buat|bikin)(?:in|kan|an|no|ke)?)\W+(?:dulu\W+)?(?:laporan\W+)?hasil(?:nya)?\b"
    rf"(?:.*\b{_MEETING})?",
    re.I | re.S,
)


def fills_result(text: str) -> bool:
    """Whether a text says that the result of a meeting is to be written down. Never raises."""
    return len(text.split()) <= WORDS and _FILLS.match(text) is not None
