"""Words around the names of areas, and short forms of the words that these are made of."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from handlers import late
from handlers.reading.spelling import fold

# Short forms of words that names are made of.
SHORT = {
    "brt": "barat", "bar": "barat", "bart": "barat", "brat": "barat", "b": "barat",
    "tmr": "timur", "tim": "timur", "tmur": "timur", "tmor": "timur", "t": "timur",
    "utr": "utara", "slt": "selatan", "sltn": "selatan", "sel": "selatan",
    "pst": "pusat", "pus": "pusat",
    "agg": "agung", "agng": "agung", "ag": "agung", "asr": "asri",
    "mly": "mulyo", "mlyo": "mulyo", "hdmulyo": "hadimulyo", "hadimly": "hadimulyo",
    "krg": "karang", "smbr": "sumber", "btl": "bantul",
}  # fmt: skip


BEFORE = {"kel", "kelurahan", "kelurhan", "klurahan", "desa", "ds", "dusun", "lurah", "kampung"}


UNIT = {"kec", "kecamatan", "kcmtn", "lampung", "di", "wilayah", "daerah", "nya", "aja"}

KELURAHAN = {"kelurahan", "kel", "kelurahane", "kelurahannya", "klrhn"}


# Words that stand beside a name and do not make it another place's ("Margorejo Jati Agung" would).
BESIDE = {
    "saya", "kami", "kita", "aku", "dari", "yg", "yang", "itu", "ini", "ya", "yaa", "kak", "bu",
    "pak", "bapak", "ibu", "min", "warga", "rumah", "tinggal", "ada", "adalah", "area", "sini",
    "situ", "dekat", "dkt", "deket", "depan", "dpn", "belakang", "sebelah", "sekitar", "dalam",
    "rt", "rw", "no", "nomor", "dan", "atau", "bukan", "sama", "prov", "provinsi", "propinsi",
    "indonesia", "kota", "the", "in", "from", "i", "am", "live", "village", "please", "tolong",
    "usul",
}  # fmt: skip


ABOVE = {"kec", "kecamatan", "kcmtn", "kab", "kabupaten"}


# Who holds an office is called by it and the area's name.
OFFICE = {"lurah", "camat"}


AND = {
    "dan",
    "dn",
    "atau",
    "ato",
    "apa",
    "opo",
    "po",
    "nopo",
    "utawi",
    "utawa",
    "sama",
    "serta",
    "maupun",
    "or",
    "and",
}

# A corner; but a "pojok baca" is a thing.
CORNER = r"pojok(?!\s+(?:baca|maca|literasi|bacaan|bermain|asi))"

STREET = {"jl", "jln", "jalan", "jaln", "gg", "gang", "lorong", "perum", "perumahan"}


def of_street(before: Sequence[str]) -> bool:
    """Whether the words before a name make it a street's."""
    last = [token for token in before[-2:] if token not in ("raya", "utama", "baru")]
    return bool(last) and last[-1] in STREET


# Where one lived before: "skrg di margodadi, bukan di imopuro lagi", "dari imopuro ke yosodadi".
_LEFT = late.regex(
    r"\b(?:bukan|bkn|bkan|udu|dudu|sanes|dari|saking|seko|dulu\w*|tadinya|sebelumnya|masih|tasih|not|from)\b.*?"
    r"(?=\b(?:ke|neng|teng|sekarang|skrg|skr|saiki|sakniki|to|now)\b|[,.;]|$)",
    re.I | re.S,
)


def without_left(text: str) -> str:
    """What somebody says of where they live, without where they no longer do."""
    return _LEFT.sub(" ", text)


# "Daftar kelurahannya mana?", "ada kelurahan apa aja sih", "which wards are there".
_ASKS_NAMES = late.regex(
    r"\b(?:daftar|list|nama(?:2|-nama)?|pilihan)\w*\s+(?:(?:semua|nama|para)\s+)?(?:kel|kelurahan|klrhn|desa)(?:nya|ne|e)?\b"
    r"(?=.*(?:\b(?:mana|dong|donk|apa|opo|kirim|liat|lihat|sebut\w*|minta|bisa|pilih)\b|\?|$))"
    r"|\b(?:kelurahan|klrhn)(?:nya|ne|e)?\s+(?:(?:itu|yang\s+ada|yg\s+ada)\s+)?(?:apa|opo|nopo|mana|endi)\s*(?:aja|saja|wae|ae|mawon)\b"
    r"|\b(?:ada|ono|wonten)\s+(?:berapa|brp|pira|piro|pinten)\s+kelurahan\b"
    r"|\b(?:which|what|list\s+of)\s+(?:(?:the|are|all)\s+)*(?:kelurahan|wards?)\b(?!.*\b(?:is|am|in)\b)",
    re.I | re.S,
)


def asks_names(text: str) -> bool:
    """Whether a text asks which kelurahan there are."""
    return len(text) <= LONGEST and _ASKS_NAMES.search(text) is not None


# Who asks for names writes no more letters.
LONGEST = 120


_POINTING = frozenset({
    "yang", "yg", "sing", "ingkang", "ya", "yo", "bu", "pak", "kak", "min", "mas", "mbak", "itu",
})  # fmt: skip
_PART = 2


def spelt(name: str, words: Collection[str]) -> bool:
    """Whether folded words are a part of a kelurahan's name and the letters of it, and no others:
    "yg asri ya bu yg A-S-R-I"."""
    whole = fold(name).replace(" ", "")
    said = [word for word in words if word not in _POINTING]
    parts = [word for word in said if len(word) > 1]
    letters = {word for word in said if len(word) == 1}
    ends = all(len(w) > _PART and (whole.endswith(w) or whole.startswith(w)) for w in parts)
    return bool(parts) and ends and letters <= set(whole)
