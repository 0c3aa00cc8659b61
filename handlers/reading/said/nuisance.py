"""What a text tells of a service that has failed (rubbish not collected, a dead lamp, no water) and
asks nothing to be built for: a complaint, or a proposal? Who said it knows."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.meaning.things import complaints_in

# Something is wished of the plan: then it is a proposal. "Tolong dibenerin" is said of both.
_WISHES = late.regex(
    r"\b(?:usul\w*|(?:di|ng|me?ng)usul\w*|minta|mnt|mohon|mhn|butuh|perlu|pengen|pengin|ingin|njaluk|nyuwun"
    r"|proposal|propose|need|want|would\s+like"
    r"|(?:di|me|pe)?(?:pasang|bangun|bikin|buat|tambah|ganti|renovasi|pangkas|potong|tebang|tertib|kelola)\w*"
    r"|pengadaan|perbaikan|pemasangan|penanganan|penataan|penertiban|pengerukan|fogging|pengasapan)\b",
    re.I,
)
# "Blm diganti2": that nothing was done.
_UNDONE = late.regex(rf"\b(?:{NOT}|{NOT_YET})\W+(?:pernah\W+|juga\W+|jg\W+)?di\w+", re.I)
# A service that comes, or runs, and does not.
_SERVICE = late.regex(
    rf"\b(?:sampah|uwuh|air|banyu|toya|pdam|ledeng|listrik|setrum|lampu\w*|pju|truk|wifi|sinyal)\b"
    rf"(?:\W+\w+){{0,6}}?\W+(?:{NOT}|{NOT_YET})\W+(?:\w+\W+){{0,2}}?"
    rf"(?:di|ke)?(?:angkut|ambil|jemput|jupuk|pendhet|bersih|alir|ngalir|mengalir|mili|nyala|menyala|hidup"
    rf"|urip|murup|keluar|metu|datang|dateng|dtg|teka|lewat)\w*"
    rf"|\b(?:air|pdam|ledeng|listrik|lampu\w*|pju|wifi|internet)\W+(?:\w+\W+){{0,4}}?(?:mati|padam|pejah)\b"
    rf"|\b(?:tukang|petugas|truk|motor)\W+(?:sampah|kebersihan)\W+(?:\w+\W+){{0,4}}?(?:{NOT})\b",
    re.I,
)
# These are nearly always asked of the plan, however they are said.
_PLANNED = frozenset({"fogging", "macet dan parkir"})


def is_nuisance(text: str) -> bool:
    """Whether a text only tells that something is not as it should be now. Never raises."""
    if _WISHES.search(_UNDONE.sub(" ", text)):
        return False
    told = {thing.name for thing in complaints_in(text)} - _PLANNED
    return bool(told) or _SERVICE.search(text) is not None


# "Cuma curhat kok min", "ga usah, saya cuma ngeluh": that nothing comes of it.
_VENTS = late.regex(
    r"\b(?:cuma|cuman|cm|hanya|mung|namung|sekedar|sekadar|just|only)\s+(?:mau\s+|pengen\s+|ingin\s+)?"
    r"(?:curhat\w*|ngeluh|mengeluh|ngomel\w*|sambat\w*|uneg\w*|unek\w*|marah\w*|protes|cerita|ngomong|bilang|vent\w*|complain\w*|say\w*)\b"
    r"|^\W*(?:curhat|uneg\W?uneg|sambat)\s+(?:aja|saja|doang|wae|tok|thok)\b",
    re.I,
)
# "Ya sudahlah, nasib": that nothing is awaited any more.
_RESIGNED = late.regex(
    r"^\W*(?:(?:ya|yo|yah|wis|wes|udah|udh|ah|halah|oh)\W+)*(?:sudah|udah|wis|wes|yaudah|yowis)\s?(?:lah|deh|ah)?(?:\W+(?:nasib|pasrah|biar\w*|sabar|terserah|mau\s+gimana(?:\s+lagi)?|arep\s+piye(?:\s+maneh)?|percuma|lah|deh|aja|saja|pak|bu|min|ya)){0,4}\W*$"
    r"|^\W*(?:ya\W+)?(?:pasrah|nasib|biarin|terserah)(?:\W+(?:aja|saja|lah|deh|wae|wis|dah|pak|bu|min)){0,3}\W*$|^\W*never\s*mind\W*$",
    re.I,
)
# "Maaf ya saya emosi".
_SORRY = late.regex(
    r"\b(?:maaf\w*|sori|sorry|ngapunten|nyuwun\s+pangapunten)\b.*\b(?:emosi|marah\w*|kasar|kesal|kesel|sewot|ngegas|nesu|muring|kebawa\w*|angry|rude|upset|vent\w*)\b",
    re.I,
)
_VENTING = 10


def apologizes(text: str) -> bool:
    """Whether a text only asks to be forgiven for having scolded. Never raises."""
    return len(text.split()) <= _VENTING and "?" not in text and _SORRY.search(text) is not None


def only_vents(text: str) -> bool:
    """Whether a text says that its writer only complains, or wants nothing of it any more. Never
    raises."""
    if len(text.split()) > _VENTING or "?" in text:
        return False
    return _VENTS.search(text) is not None or _RESIGNED.match(text) is not None


# "Percuma, taun lalu saya isi ginian nggak ada kabarnya": of us, and not of what is wished.
_IN_VAIN = late.regex(
    r"^\W*(?:(?:ah|halah|lah|ya|yo|buat|wong)\W+){0,3}(?:percuma|percumah|sia\W?sia|muspro|useless|pointless"
    r"|(?:ga|gak|nggak|ora|tidak|tdk)\s+(?:ada|ono)\s+(?:gunanya|hasilnya|gunane|hasile))\b",
    re.I,
)
# What one laughs at is told to somebody else.
_LAUGHS = late.regex(
    r"^\W*(?:(?:w+k){2,}\w*|(?:[hw]a){2,}h?|(?:he){2,}h?|(?:hi){2,}|lol|xixi\w*|ngakak)\b", re.I
)


def in_vain(text: str) -> bool:
    """Whether a text says that there is no use in asking for anything. Never raises."""
    return _IN_VAIN.match(text) is not None


def laughs(text: str) -> bool:
    """Whether a text begins with laughter, and says more. Never raises."""
    return len(text.split()) > 1 and _LAUGHS.match(text) is not None
