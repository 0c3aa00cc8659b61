"""That a proposal is to go to another kelurahan, or lies there: "ini bukan wilayah saya, teruskan
ke Yosodadi"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.spelling import fold

_GOES = late.regex(
    r"\b(?:di|me|men|meng|ng|n)?(?:terus|nerus|pindah|mindah|alih|ngalih|limpah|oper|ngoper|serah|nyerah|lempar|nglempar|kirim"
    r"|ngirim|over|geser|forward|move|transfer|hand)(?:kan|in|no|ke|ne|aken)?\b(?:\s(?!ke\b|kepada\b|nang\b|menyang\b|to\b)\w+){0,4}?"
    r"\s(?:ke|kepada|nang|ning|menyang|dateng|to|over\sto)\b"
)
_THERE = late.regex(
    r"\bbukan\s(?:di\s|masuk\s|termasuk\s|dari\s)*(?:wilayah|daerah|kelurahan|area|batas)\w*"
    r"|\b(?:di\s?)?luar\s(?:batas\s)?(?:wilayah|daerah|kelurahan)\b"
    r"|\b(?:udah|sudah|udh|sdh|wis|mpun|ternyata|harusnya|seharusnya|kudune|mestinya)\s"
    r"(?:masuk\s|ikut\s|melu\s|mlebet\s|punya\s|punyanya\s|di\s)?(?:wilayah\s|kelurahan\s|daerah\s)?\w+(?:\s\w+)??(?:\s(?:pak|bu|ya|kok|itu|deh|lho|sih|kan))*$"
    r"|\b(?:masuk|ikut|melu|mlebet)(?:nya|e)?\s(?:di\s|ke\s|wilayah\s|kelurahan\s|daerah\s)*\w+(?:\s\w+)??(?:\s(?:pak|bu|ya|kok|itu|deh|lho|sih|kan))*$"
    r"|\bnot\s(?:in\s)?(?:my|our)\s(?:area|kelurahan|village)\b"
)
_DENIED = late.regex(
    r"\b(?:jangan|jgn|ojo|(?:ga|gak|nggak|tidak)\s?(?:usah|perlu)|ora\ssah|don\s?t)\b"
)


def goes(text: str) -> bool:
    """Whether a text says that it is to go somewhere. Never raises."""
    said = fold(text)
    return _GOES.search(said) is not None and _DENIED.search(said) is None


def lies_there(text: str) -> bool:
    """Whether a text says that it lies elsewhere."""
    return _THERE.search(fold(text)) is not None


_OFFICE = (
    r"(?:dinas|badan|kantor|bagian|opd)\s+(?!(?:terkait|lain|mana|yang|yg|sana|itu|setempat)\b)[^\W\d_]+(?:\s+(?:umum|hidup|kota|rakyat|sosial|perhubungan|kesehatan))?"
    r"|bappeda|satpol\s?pp|bpbd|pdam|dishub|dinkes|disdik\w*|disperkim|perkim|dpu\w*|pupr\w*|putr\w*|dlh|dinsos|dispora|pln"
)
_TO_OFFICE = late.regex(
    rf"\b(?:di)?(?:terus|oper|lempar|alih|limpah|kirim|serah|kasih|forward|hand)(?:kan|in|an|no|ke)?\b(?:\s+\w+){{0,3}}?\s+(?:ke|kepada|nang(?=\s+(?!bappeda))|to)\s+(?P<to>{_OFFICE})\b"
    rf"|\b(?:kek|wenehk|oper|lempar|kasih|kasihk|serahk)(?:no|ke|en|an|kan)\s+(?P<give>{_OFFICE})\b"
    # "Drainase mawar itu urusan PU, bukan dinas kami", "bukan kami, perkim".
    rf"|\b(?:urusan|kewenangan|wewenang|ranah|bidang|punya|tugas|kerjaan)(?:nya|e|ne)?\s+(?P<theirs>{_OFFICE}|pu|pupr)\b(?=.*\b(?:bukan|dudu|not)\b.{{0,20}}\b(?:kami|kita|saya|kene|sini|us|ours)\b)"
    rf"|\b(?:bukan|dudu)\b.{{0,20}}\b(?:kami|kita|saya|kene|sini)\b.{{0,12}}\b(?:urusan|kewenangan|ranah|wewenang|tugas|punya)(?:nya|e|ne)?\s+(?P<whose>{_OFFICE}|pu|pupr)\b"
    rf"|\b(?:urusan|kewenangan|wewenang|ranah|bidang|punya|tugas|kerjaan)(?:nya|e|ne)?\s+(?P<of>{_OFFICE})\b.{{0,40}}?"
    r"\b(?:di)?(?:terus|oper|lempar|alih|limpah|kirim|serah)(?:kan|in|an|no|ke)?\b.{0,20}?\b(?:ke\s?sana|kesono|mrono|ke\s+(?:dia|mereka|situ))\b",
    re.I | re.S,
)


_WHETHER = late.regex(
    r"\b(?:opo|apa|atau|ato|or)\s+(?:ke|nang|langsung|kelurahan|kecamatan|to)\b", re.I
)


def to_office(text: str) -> str:
    """The office to which a text says that one is to go: "dinas PU" of "teruskan saja ke dinas PU
    biar mereka yg nilai", "Dishub" of "urusan Dishub kan? teruskan kesana"; "" for none. Never
    raises."""
    found = _TO_OFFICE.search(" ".join(text.split())[:400])
    if found is None or _DENIED.search(fold(text)) or _WHETHER.search(text):
        return ""
    return next(each for each in found.groups() if each)
