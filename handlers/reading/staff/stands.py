"""How one at their desk stands, as staff tell it: that it cannot be, that it is there already, that
it is good, what was found by looking, what it lacks; and what they may mean to do by that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_YET
from handlers.reading.meaning.acts import Act
from handlers.reading.spelling import fold

_CANNOT = late.regex(
    rf"\b(?:{NOT}|{NOT_YET})\s(?:bisa|bs|iso|mungkin|memungkinkan|layak|masuk|cocok|perlu|usah)\b"
    r"(?!\s(?:(?:me|di|saya\s|sy\s|kami\s)?(?:mutus|putus)\w*))"
    r"(?!\s(?:di)?(?:buka|lihat|liat|baca|cek|ubah|edit))",
    re.I,
)
# It is another's, there already, or at odds.
_NOT_HERE = late.regex(
    r"\b(?:bukan|dudu)\s(?:ke)?(?:wewenang|wenangan|ranah|urusan|tugas|bidang|tanggung\sjawab)"
    r"|\b(?:sudah|udah|udh|sdh|wis|telah)\s(?:di)?(?:bangun|pasang|perbaiki|kerjakan|kerjain|aspal|cor"
    r"|anggarkan|tangani|ada|jadi|beres|selesai|nyala)\b|\b(?:sengketa|dobel|ganda|duplikat)\b",
    re.I,
)
_GOOD = late.regex(r"\b(?:layak|bagus|cocok|sesuai|aman|clear|mendesak)\b", re.I)
_LOOKED = late.regex(
    r"\b(?:di|ngecek|sudah\s)?(?:cek|survei|survey|tinjau|ukur)\w*\b|\blapangan\b|\bke\slokasi\b",
    re.I,
)
_LACKS = late.regex(
    r"\b(?:kurang|belum\sada|blm\sada|ga\sada|gak\sada|tidak\sada|tanpa)\s"
    r"(?:foto|ukuran|titik|alamat|lokasi|rt|data|volume)",
    re.I,
)
_ASKS = late.regex(r"\b(?:apa|mana|berapa|brp|siapa|endi|piro)\b|\?\s*$", re.I)

# In the order in which they are offered.
_MEANS: Sequence[tuple[re.Pattern[str], Sequence[Act]]] = (
    (_CANNOT, (Act.REFUSE_PROPOSAL, Act.KEEP)),
    (_NOT_HERE, (Act.REFUSE_PROPOSAL,)),
    (_GOOD, (Act.AGREED, Act.VERIFY)),
    (_LOOKED, (Act.ANNOTATE,)),
    (_LACKS, (Act.ASK_AUTHOR, Act.RETURN)),
)


def acts(text: str) -> list[Act]:
    """What may be meant by words that say so of one, the likeliest first."""
    found = [said for said, _ in _MEANS if said.search(text)]
    if _CANNOT in found and _GOOD in found:
        found.remove(_GOOD)  # "ga layak"
    return [act for said, meant in _MEANS if said in found for act in meant]


def decides(text: str) -> bool:
    """Whether a text tells what only ends one or lets it go on, and asks nothing."""
    told = _CANNOT.search(text) or _NOT_HERE.search(text)
    return told is not None and _ASKS.search(text) is None


_NOT_AGREED = late.regex(
    rf"\b(?:{DO_NOT}|don\s?t|do\snot|never|(?:{NOT})\s?(?:usah|perlu))\s(?!lupa\b)(?:\w+\s){{0,2}}?"
    r"(?:di)?(?:setuju|sepakat|acc|terus|loloskan|approve|agree|accept|forward)\w*"
)


def not_agreed(text: str) -> bool:
    """Whether a text says that something is not to be agreed, or passed on. Never raises."""
    return _NOT_AGREED.search(fold(text)) is not None


_OWN_WISH = late.regex(
    r"\b(?:saya|sy|aku|kami|kula|i)\b(?:\s\w+){0,3}?\s(?:mau|mo|ingin|pengen|pengin|arep|badhe|want\sto)\s(?:\w+\s)?(?:usul|ngusul|mengusul|propose)\w*"
    r"|\busul\w*\s(?:\w+\s){0,2}?(?:sbg|sebagai|selaku)\swarga\b"
)
_FOR_OTHERS = late.regex(
    r"\busul\w*\s(?:dari\s|milik\s|punya\s|atas\snama\s)?(?:warga|pak|bu|bapak|ibu|mbah|mas|mbak)\b(?!.*\bsebagai\swarga)"
)


def own_wish(text: str) -> bool:
    """Whether somebody who works here says that they propose something themself: "saya pribadi mau
    usul lampu". Never raises."""
    said = fold(text)
    return _OWN_WISH.search(said) is not None and _FOR_OTHERS.search(said) is None


_AS_RESIDENT = late.regex(
    r"^.{0,60}?\busul\w*\s+(?:sbg|sebagai|selaku)\s+warga(?:\s+(?:biasa|juga|jg|sini|boleh|bisa|kan|ga|gak|ya)){0,3}\W+(?=\w+\W+\w)",
    re.I | re.S,
)


def as_resident(text: str) -> str:
    """A text without that its writer proposes as a resident, before what. Never raises."""
    return _AS_RESIDENT.sub("", text, count=1)
