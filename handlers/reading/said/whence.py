"""Where people say that they live or are from."""

from __future__ import annotations

import re

from handlers import late

_HOME = late.regex(
    r"\b(?:pindah\w*|boyong\w*|moved?|ganti|ubah|rubah|domisili\w*|tinggal\w*|manggon\w*|alamat\w*|live|ngontrak|ngekos)\b"
    r"|\bkelurahan(?:ku|\s+(?:saya|sy|aku|kami))\b",
    re.I,
)


def of_home(text: str) -> bool:
    """Whether a text may be of where somebody lives."""
    return _HOME.search(text) is not None


_ANOTHER = late.regex(
    r"\b(?:lain\w*|luar|beda|bedo|sebelah|bukan|dudu|sanes|liya\w*|other|another|outside|kerja\w*|kos\w*|kampung|ortu|mertua)\b",
    re.I,
)


def of_another(text: str) -> bool:
    """Whether a text may be of a kelurahan that is not one's own."""
    return of_home(text) or _ANOTHER.search(text) is not None


_OF_HERE = late.regex(
    r"\b(?:saya|sy|aku|kami|kita|kula|kulo|we|i)\b|\b(?:ketua|pengurus|kader|tinggal|from)\b"
    r"|(?<!usulan )\bwarga\b",
    re.I,
)


def says_from(text: str) -> bool:
    """Whether a text says of whoever writes where they are from, if it names a kelurahan."""
    return _OF_HERE.search(text) is not None


_FROM = frozenset({
    "saya", "sy", "aku", "kami", "kita", "kula", "kulo", "warga", "wong", "orang", "ketua", "ya",
    "pengurus", "kader", "tinggal", "tinggalnya", "rumah", "rumahku", "rumahnya", "manggon", "dari",
    "saking", "seko", "di", "ing", "nang", "sini", "ini", "adalah", "sebagai", "rt", "rw", "bu",
    "kelurahan", "kel", "pak", "min", "mas", "mbak", "dan", "i", "am", "from", "live", "in", "we",
    "are", "domisili",
})  # fmt: skip


def only_from(text: str) -> bool:
    """Whether a text, without its kelurahan's name, says where somebody is from and no more."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and _FROM.issuperset(words)


def only_address(rest: str) -> bool:
    """Whether nothing is left of a text without the kelurahan, RT and RW that it names."""
    words = re.findall(r"\w+", rest.casefold())
    return _FROM.issuperset(words)
