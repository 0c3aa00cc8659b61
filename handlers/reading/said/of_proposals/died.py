"""What somebody says who writes for an author that has died, or goes on with the proposal of
another: "bapak sudah meninggal, usulannya masih jalan?", "kalau saya yang nerusin bisa?"; that one
still goes on, that its kelurahan stays, the number of their phone."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts import numbers

_KIN = (
    r"(?:bapak|bapake|bapakku|bpk|pak|ayah|abah|papa|ibu|ibuk|ibuku|bu|mamak|emak|mama|simbok|mbok|suami|istri|bojo|bojoku|garwa|mbah|simbah|nenek|kakek"
    r"|kakak|adik|mertua|orang\s?tua|ortu|beliau|almarhum\w*|alm|yang\s+(?:meng|ng)?usul\w*|pengusul\w*|father|mother|dad|mom|mum|husband|wife|grand\w+|parent)"
)
_DIED = (
    r"(?:meninggal(?:\s+dunia)?|wafat|tiada|berpulang|mangkat|seda|sedo|ninggal|tilar\s+donya|kapundhut|passed\s+away|died|is\s+dead|has\s+died|is\s+no\s+longer"
    r"|(?:sudah|udah|udh|sdh|wis|sampun|pun)\s+(?:ga|gak|nggak|ngga|tidak|ndak|ora|mboten|tak)\s+(?:ada|ono|wonten)(?=\W*(?:$|[,.;?!])|\s+(?:lagi|umur)))"
)
_OF_AUTHOR = late.regex(
    rf"\b{_KIN}(?:\W+\w+){{0,5}}?\W+{_DIED}|\b(?:almarhum|almarhumah|alm\.?|the\s+late)\s+(?:bapak|ibu|ayah|suami|istri|pak|bu|mbah|my|father|mother)\b",
    re.I,
)
# Where somebody has died of what is wrong, or things are lacking when somebody does.
_OF_OTHERS = late.regex(
    r"\b(?:tiap|setiap|saben|kalau\s+ada|kalo\s+ada|nek\s+ono|orang\s+meninggal|warga\s+meninggal|jenazah|pemakaman|makam|kuburan|keranda|ambulan\w*|kena|ketabrak"
    r"|tertabrak|tenggelam|gara\W?gara|karena|krn|sampai\s+meninggal|minta|usul\s+(?:lampu|jalan))\b",
    re.I,
)
_WORDS = 30


def of_author(text: str) -> bool:
    """Whether a text says that who has proposed has died. Never raises."""
    if len(text.split()) > _WORDS or _OF_OTHERS.search(text):
        return False
    return _OF_AUTHOR.search(text) is not None


_CONTINUES = late.regex(
    r"\b(?:saya|sy|aku|kula|kulo|kami|anak(?:nya|e)|keluarga(?:nya)?|ahli\s+waris\w*|istri(?:nya)?|suami(?:nya)?|i|we|family)\b(?:\W+\w+){0,3}?\W+"
    r"(?:(?:me|n|di)?(?:nerus|terus|lanjut)(?:in|kan|aken|no|ke)?|(?:meng|ng)?ganti(?:kan|in|ke|no)?(?=\W+(?:bapak|ibu|beliau|almarhum|suami|istri|sebagai))|take\s+over|continue)\b",
    re.I,
)
_ASKS = late.regex(r"\?|\b(?:bisa|boleh|iso|saged|oleh|can|may)\b", re.I)
_OF_DRAFT = late.regex(
    r"\b(?:isi|ngisi|jawab|nanti|besok|sekarang|tadi|kemarin|draf\w*|foto)\b", re.I
)


def continues(text: str) -> bool:
    """Whether a text asks if they may go on with the proposal of another. Never raises."""
    if len(text.split()) > _WORDS or _OF_DRAFT.search(text):
        return False
    return _CONTINUES.search(text) is not None and _ASKS.search(text) is not None


_STILL = late.regex(
    r"\b(?:masih|msh|isih|taksih|still)\s+(?:(?:di|ke)?(?:jalan|lanjut|proses|hidup|aktif|berlaku|diproses|dibahas|lumaku|mlaku|tercatat|ada)|going|active|valid|open|alive)\b",
    re.I,
)


_TAG = late.regex(
    r"\b(?:kan|ga|gak|apa|opo|to|ya|ora)(?:\s+(?:ya|pak|bu|min|mas|mbak|kak|sih))*\W*$", re.I
)


def asks_if_still(text: str) -> bool:
    """Whether a text asks if a proposal still goes on. Never raises."""
    asks = (
        "?" in text or re.search(r"\b(?:kan|ga|gak|apa|opo|to|ya|ora)\W*$", text, re.I) is not None
    )
    return len(text.split()) <= _WORDS and asks and _STILL.search(text) is not None


# "Kalau ditarik bisa diajukan lagi tahun depan?", "usulan saya ga otomatis dihapus kan?".
_IF_TAKEN = late.regex(
    r"\b(?:kalau|kalo|klo|nek|yen|bila|setelah|sesudah|habis|sudah|misal\w*|if|once)\b(?:\W+\w+){0,3}?\W+(?:di|ke|tak\s?|saya\s|aku\s)?(?:tarik|narik|cabut|batal\w*|withdraw\w*)\b"
    r"(?=.*\b(?:lagi|maneh|malih|hangus|hilang|ilang|hidup|gugur|again|lost|tahun\s+depan|taun\s+ngarep)\b)"
    r"|\b(?:ga|gak|nggak|ngga|tidak|tdk|ora|mboten|apa|apakah|bakal|bisa|will|won'?t)\s+(?:akan\s+|bakal\s+)?(?:otomatis\s+|ikut\s+|sendiri\s+)?(?:di|ke|ter)?(?:batal|hapus|gugur|hangus|hilang|ilang|expire)\w*",
    re.I,
)


def asks_if_lost(text: str) -> bool:
    """Whether a text asks if a proposal ends by itself, or can be brought again once it was taken
    back. Never raises."""
    asks = "?" in text or _TAG.search(text) is not None
    if _OF_DATA.search(text):
        return False
    return len(text.split()) <= _WORDS and asks and _IF_TAKEN.search(text) is not None


# "Bisa hapus data saya ga": of what is kept, and not of a proposal.
_OF_DATA = late.regex(r"\b(?:data|akun|nama|foto|nomor|nomer|chat|pesan)(?:nya|ne|ku|e)?\b", re.I)


_STAYS = late.regex(
    r"\b(?:usul\w*|kelurahan\w*|proposal|lokasi\w*|tempat\w*)\b.{0,40}?\b(?:tetap|tetep|ttp|stays?|remains?)\s+(?:(?:di|ing|ning|neng|in|ke)\s+)?",
    re.I,
)


def stays_there(text: str) -> str:
    """Where a text says that a proposal stays; "" where it says no such thing. Never raises."""
    said = _STAYS.search(text) if "?" not in text and len(text.split()) <= _WORDS else None
    return re.split(r"[,.;]", text[said.end() :])[0].strip() if said is not None else ""


_MINE = late.regex(
    r"^\W*(?:ini|iki|niki|catat|this\s+is|it'?s)?\W*(?:nomor|nomer|nmr|no|hp|wa|telp\w*|kontak|number|phone)(?:\s+(?:hp|wa|telp\w*))?\s*(?:saya|sy|ku|aku|kula|kulo|kami|yang\s+baru|baru)?\W*",
    re.I,
)


def own_number(text: str) -> bool:
    """Whether a text is the number of their own phone, and says nothing else. Never raises."""
    said = _MINE.match(text)
    return said is not None and numbers.phone(text[said.end() :].strip(" .,:")) is not None
