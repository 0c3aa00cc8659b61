"""What is said where staff are asked for the phone of somebody for whom they write: that there is
none, what it is for, a number among other words."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts import numbers
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.said.wrong import MARKS, said_now
from handlers.reading.unsaid import put_off, unknown

_PHONE = (
    r"(?:hp|hape|hapene|handphone|hand\s?phone|hengpon|henpon|ponsel|telepon|telpon|telfon|tilpun|tlp|telp|wa|whatsapp"
    r"|nomor|nomer|nmr|nope|phone|cell\s?phone|mobile|number)(?:\s?(?:nya|ne|e|ipun))?"
)
_HAS = (
    r"(?:punya|pny|puny|duwe|nduwe|ndue|duwene|gadhah|gadah|kagungan|ada|ono|wonten|pegang|megang|pake|pakai|nganggo|pk"
    r"|bawa|have|has|own|got|any|simpan|nyimpan|bisa|perlu|usah|mau|bersedia|boleh|kasih|ngasih|memberi|want)"
)
_NONE = late.regex(
    rf"\b(?:{NOT}|{NOT_YET}|tak|no|not|doesn'?t|don'?t|hasn'?t)\s+(?:\w+\s+){{0,2}}?{_HAS}\w{{0,3}}\b"
    rf"|\b(?:tanpa|no|without|kosong\w*|dikosong\w*|gausah|skip)\s+(?:\w+\s+)?{_PHONE}\b"
    rf"|\b{_PHONE}\b(?:\W+\w+){{0,3}}?\W+(?:{NOT}|{NOT_YET}|hilang|ilang|rusak|mati|dijual|kosong\w*|nihil|lost|broken|dead)\b"
    rf"|^\W*(?:{NOT}|{NOT_YET}|no)(?:\W+(?:pak|bu|mas|mbak|min|kak|kok|ya))*\W*$"
    r"|^\W*(?:di)?kosong(?:in|kan|i)?\b|\bgaptek\b",
    re.I,
)
_ASKS = late.regex(
    r"\?|\b(?:buat\s+apa|utk\s+apa|untuk\s+apa|kenapa|knp|kok|siapa|sapa|sopo|boleh|bolehkah|kanggo\s+(?:apa|opo|nopo)|ngge\s+nopo|damel\s+nopo"
    r"|why|whose|what\s+for|which)\b",
    re.I,
)
_NAMED = late.regex(rf"\b{_PHONE}\b", re.I)
_RUN = late.regex(r"(?<![\w+])\+?\d[\d\s.\-–—/()]{5,20}\d(?!\w)")
_OH = late.regex(r"\b(?:eh+|ralat|salah|keliru|maaf|ganti)\b", re.I)
# More words tell something else, too.
_ALONE = 14


def none(text: str) -> bool:
    """Whether a text says that there is no number, or none yet, and asks nothing: "ga punya hp",
    "nanti saya tanya dulu". Never raises."""
    if "?" in text or len(text.split()) > _ALONE:
        return False
    return _NONE.search(text) is not None or unknown(text) or put_off(text)


def named(text: str) -> bool:
    """Whether a text speaks of a phone or its number. Never raises."""
    return _NAMED.search(text) is not None


def asks(text: str) -> bool:
    """Whether a text asks something of the number: "nomor siapa ya", "hp anaknya boleh?". Never
    raises."""
    return len(text.split()) <= _ALONE and named(text) and _ASKS.search(text) is not None


def among(text: str) -> tuple[str, str] | None:
    """The one mobile number that a text holds, or the last where it takes one back, and the text
    without it; None where it holds none, or several. Never raises."""
    if (alone := numbers.phone(text)) is not None:
        return alone, ""
    said = said_now(text[:600])  # "0812..., bukan 0813..."
    found = [(run, numbers.phone(run[0])) for run in _RUN.finditer(said)]
    known = [(run, number) for run, number in found if number is not None]
    if not known or (len(known) > 1 and not MARKS.search(said) and not _OH.search(said)):
        return None
    run, number = known[-1]  # "0812... eh salah 0813..."
    if len(known) > 1:
        return number, ""
    text = said
    return number, f"{text[: run.start()]} {text[run.end() :]}".strip(" ,.;:")
