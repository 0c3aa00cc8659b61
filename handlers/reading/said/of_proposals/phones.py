"""What is said where staff are asked for the phone of somebody for whom they write: that there is
none, what it is for, a number among other words; whose wish staff bring who have no phone."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts import numbers
from handlers.reading.denial import NOT, NOT_YET
from handlers.reading.pleaded import untyped
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


# "Ada ibu2 ga punya hp mau usul lampu gang mawar rt 3": of whom no name is told.
_SOMEBODYS = late.regex(
    r"^\W*(?:ada|ono|onten|ini|iki)\s+(?:seorang\s+|satu\s+)?(?:warga|wargane|orang|org|wong|ibu2?|bapak2?|mbah2?|simbah|nenek|kakek|tetangga|lansia)\b(?P<who>[^,;:]{0,50}?)"
    r"\b(?:mau|pengen|pingin|ingin|arep|badhe|minta)\s+(?:(?:di)?(?:usul|titip|ngusul)\w*)(?:\s+lewat\s+(?:saya|sy|aku))?\W+(?P<wish>\w+\W+\w.*?)"
    r"(?:[\s,]+(?:bisa|boleh|iso|oleh)\s+(?:\w+\s+){0,2}(?:\w*ketik|\w*tulis|\w*input|\w*catat|\w*bantu)\w*\W*)?$",
    re.I | re.S,
)


def somebodys_wish(text: str) -> str:
    """What somebody wishes whose name is not told; "" for other texts. Never raises."""
    found = _SOMEBODYS.match(" ".join(text.split())[:600])
    return untyped(found["wish"]) if found is not None else ""


# "Bu Painem ga punya hp, saya masukin usulan beliau: cor gang kenari": who it is, and why staff
# write, stand first.
_PHONELESS = late.regex(
    r"^\W*(?:(?:ini|iki|niki|nah|eh|oh|ya|tolong|ada|ono|wonten)\W+){0,3}"
    r"(?P<name>(?:pak|bu|bapak|ibu|mbah|simbah|mas|mbak|bpk|ny|pakde|bude|mr|mrs|ms)\.?\s+"
    r"(?!(?:lurah|camat|wali|kades|ketua|petugas|admin|r[tw])\b)[^\W\d_]{2,20}"
    r"(?:\s+(?-i:[A-Z])[^\W\d_]{1,20}){0,2})"
    r"(?P<where>(?:[\s,]+(?:(?:warga|dari)\s+)?r[tw]\W{0,2}\d{1,3}){0,2})[\s,]+"
    r"(?:(?:itu|niku|kuwi|kan|kae|memang|emang|orangnya|beliau|yang|yg|sing|ingkang)\s+){0,3}"
    rf"(?:(?:{NOT}|{NOT_YET}|tak|doesn'?t)\s+{_HAS}\w{{0,3}}\s+(?:an?\s+)?{_PHONE}|has\s+no\s+{_PHONE}"
    rf"|tanpa\s+{_PHONE}|without\s+(?:a\s+)?{_PHONE}|{_PHONE}\s+{NOT}\s+{_HAS})\b"
    r"[^:?]{0,60}?\b(?:usul\w*|(?:ni)?titip\w*|proposals?|permintaan\w*)"
    r"(?:\s+(?:beliau|dia|nya|ini|itu|niku|iki|ya|yo|nggih|yaitu|adalah|inggih\s+menika|soal|for)){0,3}"
    r"(?:\s*[:,-]\s*|\s+)"
    r"(?!(?:sudah|udah|sdh|udh|wis|wes|sampun|pun|belum|blm|durung|dereng|gimana|gmn|piye|pripun|kapan|kpn|mana|apa|masuk|siapa|already|has|is)\b)(?P<wish>\w+\W+\w.*)$",
    re.I | re.S,
)
_NEAR = late.regex(r"\br[tw]\W{0,2}\d{1,3}\b", re.I)


def phoneless(text: str) -> tuple[str, str] | None:
    """Who has no phone, and what they wish: "Bu Painem ga punya hp, saya masukin usulan beliau: cor
    gang kenari"; None for other texts. Never raises."""
    found = _PHONELESS.match(" ".join(text.split())[:1000])
    if found is None or "?" in text:
        return None
    wish, near = found["wish"].strip(" ,.;:"), " ".join(_NEAR.findall(found["where"]))
    told = near and not _NEAR.search(wish)
    return found["name"].replace(".", ""), f"{wish}, {near}" if told else wish
