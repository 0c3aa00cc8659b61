"""What staff ask of what was decided: why, and how large a part it is."""

from __future__ import annotations

import re

from handlers.reading.spelling import fold

_WHY = re.compile(
    r"\b(?:kenapa|knp|knapa|kenopo|ngopo|mengapa|why)\b|\b(?:apa|opo)\s(?:sih\s)?(?:alasan|sebab)\w*\b"
    r"|\b(?:alasan\w*|sebab(?:nya|e))\s(?:\w+\s){0,4}?(?:apa|opo)\b|\bkok\b(?=.*\b(?:di|ter)\w+)"
)
_FILLING = frozenset({
    "kenapa", "knp", "knapa", "kenopo", "ngopo", "mengapa", "why", "apa", "opo", "sih", "ya",
    "yo", "pak", "bu", "min", "mas", "mbak", "alasan", "alasannya", "alasane", "sebab",
    "sebabnya", "yang", "yg", "sing", "itu", "iku", "ini", "usul", "usulan", "usulannya", "kok",
    "dulu", "sampai", "bisa", "to", "toh", "kemarin", "kmrn", "tadi", "no", "nomor", "nomer",
    "dong", "jl", "jalan", "gang", "gg", "di", "dari", "was", "the", "sudah", "udah", "tetap",
})  # fmt: skip
_PART = re.compile(r"\b(?:persen\w*|prosen\w*|persentase\w*|prosentase\w*|percent\w*)\b|%", re.I)


def why_of(text: str) -> str | None:
    """What is left of a text, folded, that asks why, without the words that ask; None where it
    asks nothing of the kind."""
    said = fold(text)
    if _WHY.search(said) is None:
        return None
    return " ".join(word for word in said.split() if word not in _FILLING)


def asks_part(text: str) -> bool:
    """Whether it is asked how large a part something is: "berapa persen yang ..."."""
    return _PART.search(text) is not None
