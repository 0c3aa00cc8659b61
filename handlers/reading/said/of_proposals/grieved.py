"""What is said against a decision ("kok ditolak, ga adil"), and that something still waits ("kok
masih menunggu, sudah 5 hari")."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.said.of_proposals.returned import is_impatient

_NO = rf"(?:{NOT}|{NOT_YET}|tak|not)"
_REFUSED = late.regex(
    rf"\b(?:di|ke)?(?:tolak|tampik|coret)(?:nya|in|kan)?\b|\b{_NO}\s+(?:bisa\s+)?(?:di)?(?:terima|setujui|kabulkan|akomodir|penuhi|lolos|masuk|acc)\b"
    r"|\b(?:(?:me|n)?(?:nolak|tolak))\b|\b(?:rejected|refused|turned\s+down|declined)\b",
    re.I,
)
_AGAINST = late.regex(
    rf"\b{_NO}\s+(?:adil|fair|terima|nerima|trima|trimo|rela|ikhlas|setuju|sependapat|puas|masuk\s+akal|jelas)\b"
    r"|\b(?:saya|sy|aku|kami|kula)?\s*(?:keberatan|kecewa|gelo|kuciwa)\b|\bprotes\b|\b(?:naik\s+)?banding\b|\bpilih\s+kasih\b|\bcurang\b|\bunfair\b|\bnot\s+fair\b"
    r"|\bdiskriminasi\b|\b(?:di)?(?:tinjau|pertimbang\w*|kaji|pikir\w*)\s+(?:ulang|lagi|maneh|malih|kembali)\b|\breconsider\w*\b|\bobject\b|\bappeal\b",
    re.I,
)
_WHO = late.regex(
    r"\b(?:siapa|sapa|sopo|sinten|who)\b(?:\W+\w+){0,2}?\W+(?:me|n)?(?:nolak|tolak|mutus\w*|putus\w*|coret|reject\w*|refus\w*|decid\w*)\b",
    re.I,
)
_WHY = late.regex(r"\b(?:kok|kenapa|knp|knapa|mengapa|ngopo|napa|kengopo|why)\b", re.I)
_STILL = late.regex(
    r"\b(?:masih|msh|isih|taksih|still)\s+(?:\w+\s+)?(?:me?nunggu|nunggu|ngenteni|nengga|waiting|belum|blm|durung|dereng|begitu|gitu|di\s?situ|di\s?proses"
    r"|itu[\s-]itu|sama|diajukan|diterima|pending)\b",
    re.I,
)
_FOR_LONG = late.regex(
    r"\b(?:sudah|udah|udh|sdh|dah|wis|uwis|sampun|hampir|lebih|lewat)\s+(?:\w+\s+)?(?:\d+|se|satu|dua|tiga|empat|lima|enam|berapa|pirang|rong|telung|patang|limang)\s*(?:hari|minggu|bulan|thn|tahun|dina|dinten|ming\w*|wulan|sasi)\b"
    r"|\bse(?:minggu|bulan|tahun|minggon|wulan)\b|\b(?:\d+|a|one|two|three|four|several|few)\s*(?:hari|minggu|bulan|days?|weeks?|months?)\b",
    re.I,
)
_NOTHING = late.regex(
    rf"\b{_NO}\s+(?:juga\s+|jg\s+|ada\s+)?(?:kabar\w*|(?:di)?(?:proses|bahas|putus|tindak|jawab|respon|tanggap|kabar|urus|balas|realisasi|setuju|acc|verifikasi|lihat|baca)\w*|jawaban\w*|tanggapan\w*|balas\w*|gerak\w*|bergerak|jalan|maju|keputusan\w*|putus\w*|news|answer\w*)\b"
    r"|\b(?:meneng|mendel|diem|diam|anteng|sepi)\s+(?:wae|ae|aja|saja|terus|mawon|bae)\b|\bnothing\b|\bno\s+(?:news|word|reply)\b",
    re.I,
)
# That is awaited which is no proposal.
_MEETING = late.regex(
    r"\b(?:rapat|musren\w*|musyawarah|pertemuan|undangan|jadwal|acara|kumpul\w*|meeting|schedule)(?:nya|ne|e|ipun)?\b",
    re.I,
)
# A longer text tells of something else.
WORDS = 22


def refused(text: str) -> bool:
    """Whether a text speaks of a refusal. Never raises."""
    return _REFUSED.search(text) is not None


def protests(text: str) -> bool:
    """Whether a text says that a decision is not right. Never raises."""
    return len(text.split()) <= WORDS and _AGAINST.search(text) is not None


def asks_of_refusal(text: str) -> bool:
    """Whether a text asks why something was refused, or by whom. Never raises."""
    if len(text.split()) > WORDS:
        return False
    why = _WHY.search(text) is not None and refused(text)
    return why or _WHO.search(text) is not None


_MERGED = late.regex(r"\b(?:di)?gabung(?:kan|in|ke|no)?\b|\bmerged?\b", re.I)
_ASKS = late.regex(
    r"\?|\b(?:siapa|sopo|sinten|apa|opo|napa|mana|kok|kenapa|ngopo|lho|who|why|with|which)\b", re.I
)
_OWN = late.regex(
    r"\b(?:usul\w*|punya|gadhahan)\W+(?:saya|sy|aku|kami|kula|kulo)\b|\b(?:usul|usulan|punya|gadhahan)k?u\b"
    r"|\bmy\s+(?:proposal|one|idea)|\bmine\b",
    re.I,
)
# What may be merged, or is asked to be.
_MAY_BE = late.regex(
    r"\b(?:mirip|kalau|kalo|klo|nek|seumpama|misal\w*|boleh|if)\b|\bgabung\w*\W+(?:aja\W+|saja\W+)?(?:bisa|apa|opo)\b",
    re.I,
)


def merged(text: str) -> bool:
    """Whether a text asks of one of theirs that was merged, or says that it is not right. Never
    raises."""
    if len(text.split()) > WORDS or not _MERGED.search(text) or not _OWN.search(text):
        return False
    if _MAY_BE.search(text):
        return False
    return _ASKS.search(text) is not None or _AGAINST.search(text) is not None


def waits(text: str) -> bool:
    """Whether a text says that something still waits, and wonders at it. Never raises."""
    if len(text.split()) > WORDS or _MEETING.search(text):
        return False
    still = _STILL.search(text) is not None
    long = _FOR_LONG.search(text) is not None
    return (
        is_impatient(text)
        or (still and (long or _WHY.search(text) is not None))
        or (long and _NOTHING.search(text) is not None)
    )
