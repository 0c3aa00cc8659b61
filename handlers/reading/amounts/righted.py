"""An amount that a text takes back by another: "80 meter eh 90 meter", "30 meter salah, 60"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts.figures import unit as unit_of

# Nobody writes longer ones; each place in a row of "1,1,1" would be read to its end.
NUMBER = r"\d+(?:[.,]\d+){0,6}"


# "80 meter eh 90 meter", "35 orang, eh kata mbah 50 an": what is said behind counts.
_RIGHTED = late.regex(
    rf"{NUMBER}\s*(?P<unit>(?!an\b)[a-z]{{1,8}}\d?)?(?:an\b)?(?:\s+(?:kali|kayak(?:nya|e)|mungkin|paling|aja|saja|wae)\b)?(?:\s+(?:ya|yo|pak|bu|deh)\b)?[\s,.]+(?:eh|ralat|maksudnya|maksud\s+(?:saya|sy)|deng)\b[\s,:]*"
    r"(?:(?:kata|jare|ternyata|bukan|salah|maaf|deng|ding|yang\s+bener)\b[\s,:]*(?:(?:si|pak|bu|mbah|mas|mbak|bapak|ibu|warga|rt)[\s,:]+){0,2}){0,3}"
    rf"(?:(?:ga|gak|gk|nggak|ngga|tidak|ora|mboten)\s+(?:sampai|sampe|smpe|nyampe|nyampai|tekan|ngantos)\b[\s,]*(?:{NUMBER}\s+(?={NUMBER}))?)?"
    rf"(?P<now>{NUMBER}(?:\s*-?an\b)?)(?P<same>\s*[a-z]{{1,8}}\d?)?",
    re.I,
)


def put_right(text: str) -> str:
    """A text without an amount that is taken back at once by another, which has its unit where it
    says none."""
    return _RIGHTED.sub(_now, text)


def _now(said: re.Match[str]) -> str:
    same = said["same"] or ""
    unit = f" {said['unit']}" if said["unit"] and not unit_of(same.strip().casefold()) else ""
    return f"{said['now']}{unit}{same}"


# "Ga sampe 100 meter kayanya, paling 80an": the second is meant, in the same unit.
_NOT_SO_MUCH = late.regex(
    rf"\b(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|belum|blm|not)\s+(?:sampai|sampe|smpe|nyampe|nyampai|tekan|ngantos|even|ada)\s+"
    rf"{NUMBER}\s*(?P<unit>m|mtr|meter|km|orang|rumah|kk|titik)\b[^\d]{{0,30}}?\b(?:paling|cuma|cuman|sekitar|kira2|kira-kira|mung|about)\s+"
    rf"(?P<said>{NUMBER})\s*(?:an)?\b(?!\s*(?:m|mtr|meter|km)\b)",
    re.I,
)


# "Saya nulis 30 meter salah pak, kata tukangnya 60": the same.
_WRONG = late.regex(
    rf"{NUMBER}\s*(?P<unit>m|mtr|meter|km|orang|rumah|kk|titik)\b\s*(?:itu|iku|ini|kuwi)?\s*(?:salah|keliru|kliru|klentu|luput|wrong)\b"
    rf"[^\d]{{0,40}}?(?P<said>{NUMBER})\s*(?:an)?\b(?!\s*(?:m|mtr|meter|km|orang|rumah|kk|titik)\b)",
    re.I,
)


# "Change 50 meters to 75", "ganti 50 meter jadi 75".
_CHANGED = late.regex(
    rf"\b(?:change|changing|ganti|ubah|rubah)\w*\s+(?:(?:the|it|from|dari|soko)\s+)*{NUMBER}\s*(?P<unit>m|mtr|met(?:er|re)s?|km|orang|rumah|kk|titik)\b"
    rf"\s+(?:to|into|jadi|menjadi|dadi|ke)\s+(?P<said>{NUMBER})\b(?!\s*(?:m|mtr|met(?:er|re)s?|km|orang|rumah|kk|titik)\b)",
    re.I,
)


# "Setengah lapangan, sekitar 15x14": half of something is no figure.
_HALF_OF = late.regex(
    r"\b(?:setengah|separo|separuh|stengah)(?:nya|e)?\s+(?:lapangan|ruang\w*|gedung|halaman|jalan|gang|saluran|kebun|sawah)\b",
    re.I,
)


# "18x9 tambah pinggirnya jadi kira2 24 x 15": what it comes to.
_COMES_TO = late.regex(
    rf"{NUMBER}[^.;\n]{{0,40}}?\b(?:di)?(?:tambah(?:in|an)?|plus|termasuk|mbe?k)\b[^.;\n]{{0,50}}?\b(?:jadi|jd|dadi|total|totale)(?:nya|ne)?\s+"
    r"(?:(?:kira2|kira-kira|kiro2|sekitar|kurang\s+lebih|about)\s+)?(?=\d)",
    re.I,
)


def meant(text: str) -> str:
    """A text with the amount alone that is meant of two."""
    text = _COMES_TO.sub("", _HALF_OF.sub(" ", text))
    text = _CHANGED.sub(r"\g<said> \g<unit>", text)
    text = _WRONG.sub(r"\g<said> \g<unit>", put_right(text))
    return _NOT_SO_MUCH.sub(r"\g<said> \g<unit>", text)
