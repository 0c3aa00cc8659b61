"""Whether staff say of one that they call by what it is no more than that they want to see it: "cek
drainase jl mawar", "lampu gimana"; which one by where it waits: "buka yang paling lama"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from handlers import late

# What asks to see it, or how it stands.
_LOOKS = late.regex(
    r"(?:(?:di|nge|ng)?cek(?:in|kan|e|no)?|status|kabar|posisi|progres|progress|perkembangan|detail|detil|rincian"
    r"|info|data|berkas|gimana|gmn|gmna|bagaimana|piye|pripun|lihat|liat|lihatin|liatin|buka|bukain|bukakan"
    r"|tampilkan|tampilin|delok|ndelok|check|show|open)(?:nya|ne|e)?"
)
# How far it has come is said in two words.
_HOW_FAR = late.regex(r"\b(?:samp(?:ai|e|ek)|smp|nyampe|tekan)\s(?:mana|ndi|endi)\b")
_AROUND = frozenset({
    "coba", "cb", "tolong", "tlg", "mohon", "minta", "mau", "saya", "sy", "aku", "dulu", "dong",
    "donk", "ya", "yo", "pak", "bu", "mas", "mbak", "min", "sih", "deh", "nih", "aja", "saja",
    "ae", "lagi", "yang", "yg", "sing", "seng", "usul", "usulan", "usulannya", "itu", "iku",
    "ini", "iki", "tadi", "td", "di", "dari", "soal", "tentang", "punya", "untuk", "utk",
    "buat", "nya", "e", "sekarang", "skrg", "kok", "to", "jl", "jln", "jalan", "gang", "gg",
    "the", "please",
})  # fmt: skip


def only_looks(said: str, named: Collection[int]) -> bool:
    """Whether a text, folded, of which these words name one, asks to see it, and nothing else."""
    words = said.split()
    far = _HOW_FAR.search(said)
    rest: Sequence[str] = [word for at, word in enumerate(words) if at not in named]
    if far is not None:
        rest = [word for word in rest if word not in far[0].split()]
    looks = far is not None or any(_LOOKS.fullmatch(word) for word in rest)
    return looks and all(_LOOKS.fullmatch(word) or word in _AROUND for word in rest)


_ONE = (
    r"(?:(?:yang|yg|sing|seng|usulan|tugas|dulu|aja|saja|ya|dong|pak|bu|coba|tolong|lagi|the|one)"
    r"\s?)*"
)
_OPENED = (
    r"(?:(?:(?:di|nge)?(?:buka|cek|lihat|liat|tampil|mulai|periksa|delok|open|show)(?:in|kan|no|ke|en)?"
    r"|dari|saya|sy|mau|sekarang|skrg|oke|ok|kalau|kalo|terus|trus)\s)*"
)
_LONGEST = (
    r"(?:(?:paling|pling|plg)\s(?:lama|awal|atas|dulu|dahulu|suwe|tua)"
    r"|ter(?:lama|awal|atas|tua|dulu)|oldest)"
)
_NEWEST = (
    r"(?:(?:paling|pling|plg)\s(?:baru|akhir|bawah|anyar)|ter(?:baru|akhir|bawah)|newest|latest)"
)
# "Lanjut yg pertama", "mulai dari nomor satu".
_FIRST = late.regex(
    r"(?:(?:ok|oke|nah|sip|yuk|ayo|sekarang|skrg)\s)*(?:lanjut|mulai|buka|bahas|wiwit|start)(?:kan|in|no|i)?\s(?:ke\s|dari\s|soko\s|with\s)?"
    r"(?:(?:yang|yg|sing|usulan|the)\s)*(?:pertama|kapisan|nomor\ssatu|nomer\s(?:satu|siji)|paling\satas|first)"
    r"(?:\s(?:one|dulu|aja|saja|ya|yo|dong|pak|bu))*"
)
_NEXT = r"(?:lanjut(?:kan|in|no)?|berikut(?:nya|e)?|selanjut(?:nya|e)?|next)"
_WAITING = (
    r"(?:\s(?:menunggu|nunggu|ngenteni|nengga|antri|ngendon|ngendap|mengendap|waiting))?"
    r"(?:\s(?:usulan\s)?(?:yang\s|yg\s|sing\s)?(?:mana|endi|pundi|apa|opo))?"
)
_IN_LINE = tuple(
    late.regex(rf"{begins}{_ONE}{which}{_WAITING}\s?{_ONE}")
    for begins, which in ((_OPENED, _LONGEST), (_OPENED, _NEWEST), (_OPENED, _NEXT))
)


class InLine(StrEnum):
    """Which of what waits is to be seen, by where it stands there."""

    OLDEST = "oldest"
    NEWEST = "newest"
    NEXT = "next"


def in_line(said: str) -> InLine | None:
    """Which one a text, folded, asks to see, and nothing else: "buka yang paling lama dulu"."""
    if _FIRST.fullmatch(said):
        return InLine.OLDEST
    some = zip(InLine, _IN_LINE, strict=True)
    return next((each for each, way in some if way.fullmatch(said)), None)


# "Ini saya sudah lihat lokasinya kemarin, setuju": that it was looked at, before what is decided.
_LOOKED = late.regex(
    r"^\W*(?:(?:yang|yg|sing)\W+)?(?:(?:ini|itu|iki|niki)\W+)?"
    r"(?:(?:wis|sudah|udah|udh|sdh|dah|sampun|saya|sy|aku|kami|kemarin|kmrn|tadi|td)\W+){1,3}"
    r"(?:di|tak\s?)?(?:lihat|liat|cek|tinjau|survei|survey|baca|datangi|delok)\w*(?:[^\S\n]+\w+){0,5}\s*[,.;]+\s*(?=\w)",
    re.I,
)


def behind_look(text: str) -> str:
    """A text without that its writer has looked at it, before what is decided."""
    return _LOOKED.sub("", text, count=1)


_NEXT_ONE = late.regex(
    r"^\W*(?:(?:oke|ok|sip|nah|ya)\W+)?(?:lanjut(?:kan|in)?|berikut(?:nya|e)?|selanjutnya|terus|trus|lalu|next|sekarang|skrg|skr)"
    r"(?:\W+(?:yang|yg|sing|ke|no|nomor))?[\s,.:]+(?=\w+\W+\w)",
    re.I,
)


def without_next(text: str) -> str:
    """A text without that the next one comes, before what is done with it: "lanjut 45 tolak"."""
    return _NEXT_ONE.sub("", text, count=1)


_COUNTED = {
    "se": 1, "satu": 1, "siji": 1, "setunggal": 1, "sak": 1, "a": 1, "one": 1, "dua": 2, "loro": 2,
    "rong": 2, "kalih": 2, "two": 2, "tiga": 3, "telu": 3, "telung": 3, "tigang": 3, "three": 3,
    "empat": 4, "lima": 5, "sepuluh": 10,
}  # fmt: skip
_UNITS = {"hari": 1, "dina": 1, "dinten": 1, "day": 1, "bulan": 30, "bln": 30, "wulan": 30}
_SPAN = late.regex(
    r"\b(?:lebih|luwih|langkung|lbh|lewat|liwat|di\s*atas|udah|sudah|udh|wis|sampun|more|over|for|selama|>)\s*(?:(?:dari|saking|seko|soko|than|ada|dr)\s+)?"
    rf"(?P<n>\d{{1,3}}|{'|'.join(_COUNTED)})\s*"
    r"(?P<unit>hari|dina|dinten|minggu|mgg|pekan|ahad|bulan|bln|wulan|days?|weeks?|months?)\b(?!\s+(?:depan|lagi))(?:an\b)?(?:\s+(?:lebih|luwih|langkung))?",
    re.I,
)
# Nobody has dealt with it.
_WAITS = late.regex(
    r"\b(?:belum|blm|blom|durung|dereng|ga|gak|nggak|tidak|ora|mboten|not|without)\b\W*(?:(?:pernah|ada|di|dipun|sempat|yet|been|an?)\W*){0,2}"
    r"(?:jawab|tanggap|respon|proses|putus|urus|sentuh|buka|tindak|garap|baca|balas|bahas|verifikasi|kabar|answer|decid|handl|process|reply|jawaban|tanggapan)\w*"
    r"|\b(?:nunggu|menunggu|ngenteni|nganggur|mandeg|mandek|ngendon|numpuk|tertahan|waiting|pending)\b",
    re.I,
)
_WHICH = late.regex(
    r"\b(?:mana|endi|pundi|apa|opo|nopo|apa\W?apa|daftar|list|tampil\w*|lihat|liat|show|which|berapa|brp|piro|ada|what)\b|\?|^\W*(?:usulan\s+)?(?:yang|yg|sing)\b",
    re.I,
)
MOST_LETTERS = 120


def waits_days(text: str) -> int:
    """How many days what a text asks for has waited for at least: "yg belum dijawab lebih dari
    seminggu mana aja" is 7; 0 for other texts. Never raises."""
    if len(text) > MOST_LETTERS or not (_WAITS.search(text) and _WHICH.search(text)):
        return 0
    return older(text)[0]


def older(text: str) -> tuple[int, str]:
    """The days that a text names as what something is older than, and the text without them; 0
    and the text where it names none. Never raises."""
    found = _SPAN.search(text[:MOST_LETTERS])
    if found is None:
        return 0, text
    said = found["n"].lower()
    n = int(said) if said.isdecimal() else _COUNTED[said]
    days = n * _UNITS.get(found["unit"].lower().removesuffix("s"), 7)
    days = n * 30 if found["unit"].lower().startswith("month") else days
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    return min(days, 999), rest
