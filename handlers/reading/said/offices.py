"""What people ask of kelurahan and offices: where one is, which kelurahan a place is in, whether
something is for here or for an office."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.meaning.slots import STATE

_WHERE = (
    r"(?:di\s?mana|dmn|dimn|sebelah\s+mana|daerah\s+mana|nang\s+(?:endi|ngendi)"
    r"|(?:ing|wonten)\s+pundi|where)"
)
_HALL = (
    r"(?:kantor\s*(?:e|nya)?\s+)?(?:kelurahan|lurah|kecamatan|camat"
    r"|balai\s+(?:desa|kelurahan))(?:nya|e)?"
)
_SERVICE = (
    r"(?:kantor\s+)?(?:dinas|dinsos|(?:dis)?dukcapil|perkim|bappeda|pemda|pemkot|wali\s?kota|walikota"
    r"|pdam|pln|samsat|bpn|bpjs|polres|puskesmas)"
)
_REACHED = (
    r"(?:alamat|lokasi|no(?:mor|mer)?\s+(?:telp\w*|telepon|hp|wa|kontak)|kontak|jam\s+buka)"
    r"(?:nya|e)?"
)
# So many words beside it ("kantor lurah hadimulyo barat itu di mana").
_FEW = r"(?:\s+[\w.]+){0,4}?\s+"
_HALLS = late.regex(
    rf"^\W*(?:[\w,]+\s+){{0,4}}?(?:{_HALL}\b{_FEW}{_WHERE}|{_REACHED}\s+(?:dari\s+)?{_HALL}|{_WHERE}\s+(?:the\s+)?{_HALL})\b",
    re.I,
)
_SERVICES = late.regex(
    rf"^\W*(?:[\w,]+\s+){{0,4}}?(?:{_SERVICE}\b{_FEW}{_WHERE}|{_REACHED}\s+(?:dari\s+)?{_SERVICE}|{_WHERE}\s+{_SERVICE})\b",
    re.I,
)
_SHORT = 12  # words of what asks where an office is, and tells nothing besides


# "Siapa fasilitator saya sekarang", "who is in charge of Imopuro".
_WHO = r"(?:siapa|sapa|sopo|sinten)"
_OFFICER = (
    r"(?:fasil\w*|pendamping\w*|petugas\w*|operator\w*|verifikator\w*|kasi"
    r"|(?:(?:pak|bu)\s*)?(?:lurah|camat)\w*)"
)
_WHO_WORKS = late.regex(
    rf"^(?!.*\b(?:usul\w*|mutus\w*|putus\w*|nolak|tolak|baca|lihat|jawab|undang\w*|rapat|hadir|banding|keputusan|lambat|alon|kerja\w*|tau|tahu|adu\w*|ngadu\w*|mengadu\w*|milih|pilih|nentu\w*|setuj\w*"
    r"|nyetuj\w*|takon|tanya|nanya|jare|tenane|aslinya|berhalangan)\b)"
    rf"(?:.*\b{_WHO}\b(?:\W+\w+){{0,3}}?\W+{_OFFICER}\b|.*\b{_OFFICER}\b(?:\W+\w+){{0,3}}?\W+{_WHO}\b)"
    r"|^\W*who(?:\s+is|'s)\s+(?:\w+\s+){0,3}?(?:facilitator|officer|in\s+charge)\b(?!\s+of\s+(?:this|the)\s+(?:account|chat|bot))",
    re.I,
)


def office(text: str) -> str:
    """Which office a text asks for: "hall" for a kelurahan's or kecamatan's, "service" for another,
    "who" where it asks who works there; "" where it asks for none. Never raises."""
    if len(text.split()) > _SHORT or STATE.search(text):
        return ""
    if _SERVICES.match(text):
        return "service"
    if _HALLS.match(text):
        return "hall"
    return "who" if _WHO_WORKS.match(text) else ""


_IN_WHICH = late.regex(
    r"\b(?:masuk|ikut|termasuk|melu|mlebu)\s+(?:ke\s+|wilayah\s+|daerah\s+){0,2}(?:kelurahan|kel|kecamatan)\s+(?:mana|apa|endi|opo|pundi|nopo)\b"
    r"|\bkelurahan(?:nya|ku|\s+(?:saya|sy|aku|kami|sini))?\s+(?:mana|apa|endi|opo)\b(?:\s+(?:ya|yo|pak|bu|min|sih|itu))*\W*$"
    r"|\b(?:(?:ga|gak|nggak|tidak|tdk|kurang|ora)\s*(?:tau|tahu|ngerti|hafal|ingat|mudeng)|lupa|bingung)\s+(?:nama\s+)?kelurahan(?:nya|ku|\s+(?:saya|sy|aku|kami))\b",
    re.I,
)
_USUL = late.regex(r"usul", re.I)


def asks_kelurahan(text: str) -> bool:
    """Whether a text asks in which kelurahan a place is."""
    return _IN_WHICH.search(text) is not None and _USUL.search(text) is None


_HERE = r"(?:(?:sini|kene|mriki|chat\s+(?:ini|sini)|wa\s+ini|musren(?:g)?bang|rembuk|here)\b)"
_OR_THERE = late.regex(
    rf"\b(?:lewat|lwt|ke|di|melalui|liwat|nang|neng|via)\s*{_HERE}[\s,]+(?:apa|atau|ato|opo|or|nopo)\s+"
    r"(?:(?:lewat|lwt|ke|di|melalui|liwat|langsung|harus|hrs)\s*){0,2}"
    r"(?:dinas\w*|dinsos|perkim|kelurahan|kecamatan|lurah|pak\s+\w+|rt|rw|ketua|kantor|baznas|pln|pdam|dewan|dprd)\b",
    re.I,
)


def asks_whether_here(text: str) -> bool:
    """Whether a text asks if what it tells is for here or an office ("lewat sini apa dinas")."""
    return _OR_THERE.search(text) is not None


# "Petugas yg bisa ditemuin ga pake nama": who is to be met.
_MEETS = late.regex(r"\b(?:petugas|kantor|tempat\s?nya|(?:di|ke)temu\w*|lapor\w*)\b", re.I)


def meets(text: str) -> bool:
    """Whether a text speaks of meeting an officer, or where that is. Never raises."""
    return _MEETS.search(text) is not None


_TO_MEET = late.regex(
    r"\b(?:ada|ono|wonten|is\s+there)\b(?:\W+\w+){0,2}?\W*\b(?:petugas\w*|orang(?:nya)?|wong(?:e)?|officer|someone|somebody)\b(?:\W+\w+){0,4}?\W+"
    r"(?:(?:di|ke)temu\w*|(?:di)?ajak\s+(?:ngomong|bicara|ketemu)|(?:di)?(?:telpon|telp|tlp|hubungi|datangi)\w*|tatap\s+muka|ngomong|meet|talk\s+to|call)\b",
    re.I,
)


def asks_to_meet(text: str) -> bool:
    """Whether a text asks for an officer whom one can meet. Never raises."""
    return len(text.split()) <= _MEET_WORDS and _TO_MEET.search(text) is not None


_MEET_WORDS = 20


# "Kelompok tani Maju", "kelompoknya Sido Makmur", behind a name.
_GROUP = late.regex(
    r"^\W*(?:(?:dari|saka|saking|ketua|anggota|pengurus|wakil|from)\W+){0,2}(?:kelompok|klp|poktan|gapoktan|kwt|karang\s+taruna|pkk|dasa\s?wisma|paguyuban|majelis\s+taklim)"
    r"(?:nya|ne|e|ku)?(?:\W+(?:tani|ternak|wanita\s+tani|ikan|usaha|saya|kami))?(?:\W+\w+){0,4}\W*$",
    re.I,
)
_ASKS_FOR = late.regex(r"\b(?:minta|mau|usul\w*|butuh|perlu|rusak|mohon|njaluk|nyuwun)\b", re.I)


def of_group(text: str) -> bool:
    """Whether a text only says to which group somebody belongs. Never raises."""
    return _GROUP.match(text) is not None and not asks_for(text)


def asks_for(text: str) -> bool:
    """Whether a text asks for something, or says what is wrong. Never raises."""
    return _ASKS_FOR.search(text) is not None
