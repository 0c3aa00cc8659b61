"""What a text that everybody reads tells of a person by name: that they are ill, poor, widowed."""

from __future__ import annotations

import re

from handlers import late

# Who is not called so: whom one is to others, and what one is.
_NONE = (
    r"(?i:rt|rw|lurah|camat|wali|kades|kadus|dewan|dinas|guru|pkk|dan|yang|yg|saya|kami|itu|ini|ya|mau|minta|ibu|bapak|di|ke|dari|juga|haji"
    r"|tua|hamil|sakit|janda|duda|miskin|menyusui|muda|lansia|rumah|kader|bidan|ketua|warga|tetangga|pak|bu|nya|tidak|ga|gak|sudah|udah|tidur|jatuh|tinggal|butuh|perlu|bisa|kena|punya|sendiri|hidup|kerja|malu|takut|jg|jadi|lagi|kalau|kalo)\b"
)
_NAMED = late.regex(
    r"(?<!\w)(?P<title>(?i:pak|bu|bpk|mbah|mas|mbak|kang|yu)\.?\s+"
    rf"(?!{_NONE})[^\W\d_]{{2,20}}"
    r"|(?i:bapak|ibu|nenek|kakek|om|tante|hj|almh?|sdri?)\.?\s+"
    rf"(?!{_NONE})[A-Z][^\W\d_]{{1,20}})(?P<more>(?:\s+(?!RT|RW|TBC|ODGJ|HIV)[A-Z][a-z]+){{0,2}})"
)
# "Gang Haji Mansyur", "toko bu Ani": what is called after somebody.
_AFTER = late.regex(
    r"\b(?:gang|gg|jl|jln|jalan|lorong|masjid|musholl?a|langgar|toko|warung|pondok|sd|smp|paud|tk)\.?\s+$",
    re.I,
)
_PRIVATE = late.regex(
    r"\b(?:sakit2?an|sakit|stroke|struk|kanker|tbc|tb\s+paru|hiv|diabet\w*|lumpuh|odgj|gangguan\s+jiwa|gila|depresi|cacat|difabel|disabilitas"
    r"|stunting|gizi\s+buruk|buta|tuli|cuci\s+darah|miskin|melarat|fakir|gakin|(?:tidak|tdk|ga|gak|nggak|kurang|krg|ora)\s+(?:mampu|duwe|punya\s+(?:uang|duit))"
    r"|susah\s+makan|utang|janda|jando|rondo|randha|duda|dudo|yatim|piatu|cerai|kdrt|sebatang\s+kara|nganggur|pengangguran|lara|loro\s+(?:paru|jantung)"
    r"|ill|sick|widow(?:ed|er)?|poor|disabled|cancer)\b",
    re.I,
)


def _named(text: str) -> list[re.Match[str]]:
    return [
        found
        for found in _NAMED.finditer(text)
        if not _AFTER.search(text[max(0, found.start() - 12) : found.start()])
    ]


def told_of(*texts: str) -> list[str]:
    """The persons, as they are called, of whom texts tell what is theirs alone; none where nothing
    of the kind is told. Never raises."""
    if not any(_PRIVATE.search(text) for text in texts):
        return []
    return list(dict.fromkeys(found[0] for text in texts for found in _named(text)))


def unnamed(text: str, somebody: str) -> str:
    """A text with `somebody` instead of each person that it names."""
    for found in reversed(_named(text)):
        text = text[: found.start()] + somebody + text[found.end() :]
    return text
