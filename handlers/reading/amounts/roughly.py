"""That an amount which was said is only about so much."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts import quantities
from handlers.reading.amounts.figures import all_figures

_ABOUT = (
    r"kurang[\s-]*(?:lebih|luwih|langkung)|krg\s+lbh|k(?:ira|iro|inten)(?:[\s-]?2|[\s-]+k(?:ira|iro|inten))|sekitar(?:an)?|"
    r"perkiraan|kira|estimasi|taksiran|ancer(?:[\s-]?2|[\s-]+ancer)|udakara|watara|about|around|roughly|approximately|an?\s+estimate|estimated"
)
_ABOUT_WORDS = late.regex(rf"\b(?:{_ABOUT})(?:nya|ne|an|e)?(?!\w)", re.I)
# That it is none: "bukan perkiraan, itu sudah diukur".
_EXACT = late.regex(
    rf"\b(?:bukan|bkn|dudu|sanes|not)\s+(?:cuma\s+|hanya\s+|just\s+)?(?:{_ABOUT})|\b(?:sudah|udah|wis|sampun)\s+(?:di)?ukur",
    re.I,
)
_AMOUNT = late.regex(
    r"(?<![\w.,/])\d{1,6}(?:[.,]\d{1,3})?\s*(?:m2|m3|m|mtr|meter(?:an)?|metre?s?|km|cm|titik|unit|buah|orang|org|rumah|paket|iji|biji)?(?:nya|ne|e|an)?(?!\w)",
    re.I,
)
# What such a text says beside, and which tells nothing.
_BESIDE = late.regex(
    r"\b(?:(?:blm|belum|durung|dereng|ga|gak|nggak|tidak|tdk|ora|mboten|bukan|bkn|dudu|sanes|never|not|hasn'?t|been|yet)|(?:di|tak|ke)?ukur(?:an|en)?|measured?"
    r"|(?:angka|ukuran|hitungan|itungan|jumlah|panjang|pjg|lebar|luas|volume?|dawa|dowo|length|size|figure|number)|(?:persis|pasti|tepat|akurat|mesti|exact(?:ly)?|pas|presisi|resmi)"
    r"|(?:tolong|tlg|mohon|tulung|nyuwun|please)|(?:di|kasih|beri|tambah|pakai|pake)?\s?(?:tulis|catat|ketik|ganti|ubah|serat|sebut|bilang|kasih|tambah|pakai|pake|wenehi)(?:in|kan|en|i|no|ke|aken|lah)?|write|put|say"
    r"|(?:jadi|dadi|dados|menjadi|kata|tulisan|keterangan|as|it|is|it'?s|that|just|only|the|a|an)"
    r"|(?:itu|iku|kui|kuwi|niku|ini|iki|tadi|mau|wau|yang|yg|sing|masih|isih|tapi|tp|dan|sebelum|dulu|sih|ya|yo|nggih|loh|lho|kok|aja|saja|wae|ae|mawon|cuma|cuman|cm|hanya|mung|namung|saya|sy|aku|kami"
    r"|pak|bu|bapak|ibu|min|mas|mbak|kak|deh|dong|to|tok|lah|eh|oh|oiya|maaf|sebenarnya|sebenernya|dgn|dengan|karo|di|depan|depannya|ngarepe|ada|segitu))(?:nya|ne|n?ipun|e)?(?!\w)",
    re.I,
)
LONGEST = 160


def about(text: str, value: str) -> str:
    """The word by which a text says that an amount of so much is only about that ("60 meter itu
    perkiraan ya, tulis aja kurang lebih"), where it says nothing else; "" for others. Never
    raises."""
    if len(text) > LONGEST or "?" in text or _EXACT.search(text):
        return ""
    said = all_figures(" ".join(text.casefold().split()))
    words = [found[0] for found in _ABOUT_WORDS.finditer(said)]
    figures = [quantities.volume(found[0]).value for found in _AMOUNT.finditer(said)]
    if not words or any(each != quantities.number(value) for each in figures):
        return ""
    rest = _BESIDE.sub(" ", _AMOUNT.sub(" ", _ABOUT_WORDS.sub(" ", said)))
    if re.search(r"\w", rest) is not None:
        return ""
    plain = [each for each in words if not re.match(r"perkira|estimas|taksir|an? est", each)]
    return (plain or words)[-1]


def is_about(text: str) -> bool:
    """Whether an amount is written as about so much."""
    return _ABOUT_WORDS.search(text) is not None or "±" in text
