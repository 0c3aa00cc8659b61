"""What a text that reads like a wish may be besides, by its own words: it is asked then."""

from __future__ import annotations

import re

from handlers.reading.meaning.acts import Act

# Said first, or last, it asks something of what it names: "numpang tanya lampu taman itu wewenang
# siapa".
ASKS_FIRST = re.compile(
    r"^(?:\W*\w+){0,3}?\W*(?:(?:numpang|mau|mo|izin|ijin|boleh|cuma|arep|badhe)\s+)?"
    r"(?:(?:ber)?tanya|nanya|takon|tanglet)\b"
    r"|^\W*(?:(?:pak|bu|min|kak|mas|mbak|maaf|permisi)\W+)?(?:apakah|apa|bisa(?:kah)?|boleh(?:kah)?|bs|blh|iso|saged)"
    r"\s+(?:(?:saya|sy|kita|kami|ga|gak|tidak|bisa|boleh)\s+){0,2}(?:usul|mengusulkan|ngusul|ngaju|mengaju|aju|ikut)\w*\b"
    r"|\b(?:bisa|boleh|bs|blh|iso|saged)(?:kah)?(?:\s+(?:ga|gak|nggak|enggak|tidak|tdk|ora|mboten|ya|nggih|pak|bu|min))*"
    r"\W*$|\b(?:siapa|sopo|sinten|kemana|ke mana|kapan|berapa|brp)"
    r"(?:\s+(?:ya|sih|pak|bu|min|nggih))*\W*$",
    re.I,
)


# It was wished before: "tahun 2025 saya usul talud kok belum dibangun".
_BEFORE = re.compile(
    r"\b(?:sudah|udah|udh|sdh|dah|pernah|dulu|kemarin|kmrn|lalu|wis|sampun|(?:tahun|thn|th)\s+(?:20\d\d|lalu|kemarin|wingi))\b"
    r".{0,30}\b(?:usul|ngusul|diusul|mengusul|lapor|dilapor|melapor|aju|diaju|mengaju|ngaju)\w*\b"
    r".*\b(?:kok|belum|blm|durung|dereng|(?:ga|gak|tidak|tdk|ora|mboten)\s+(?:pernah|ada|jadi|ono))\b"
    r"|\busul\w*\s+(?:saya|sy|kami|aku|kula|kulo|ku)\b.*\b(?:kok|belum|blm|durung|dereng)\b"
    r"|^\W*(?:(?:pak|bu|min|kak|mas|mbak)\W+)?usul(?:an|ane|anku)\b.*\b(?:kok|belum|blm|durung|dereng)\b.*"
    r"\b(?:di(?:proses|bahas|tanggapi|kerjakan|kerjain|jawab|bangun|respon|setujui|lihat|baca)|ditindak\w*|kabar\w*|tampil|muncul|jadi)\b",
    re.I | re.S,
)
# "Setuju banget sama usulan jalan di gang itu".
_OF_ANOTHER = re.compile(
    r"^\W*(?:(?:saya|sy|aku|kami|kula|kulo|ikut)\s+)*(?:setuju|dukung|mendukung|ndukung|sarujuk|cocok)\b.*\busul\w*",
    re.I | re.S,
)

# "Tiang listrik hampir roboh, tolong cepat": it may not wait for a meeting.
_DANGER = re.compile(
    r"\b(?:hampir|mau|arep|meh|nyaris)\s+(?:roboh|rubuh|ambruk|tumbang|putus|runtuh|longsor|jebol)\b"
    r".*\b(?:cepat|cepet|segera|sekarang|darurat|bahaya|gek|ndang|enggal)\b",
    re.I | re.S,
)

# "Ga usah pake lokasi bisa?": said at a question, it may be about what is asked there.
LEAVES_OUT = re.compile(
    r"\b(?:ga|gak|nggak|enggak|engga|tidak|tdk|ora|ra|mboten|jangan|don'?t)\s+(?:usah|perlu|prlu|pakai|pake|pk|sah|nganggo"
    r"|ngagem|isi|diisi|need)\b|\b(?:tanpa|tnp|kosong(?:in|kan)?|without)\b",
    re.I,
)


def may_be(text: str) -> Act | None:
    """What else a wish may be; None for what only wishes."""
    if _BEFORE.search(text):
        return Act.COMPLAIN
    if _DANGER.search(text):
        return Act.URGENT
    return Act.SUPPORT if _OF_ANOTHER.match(text) else None
