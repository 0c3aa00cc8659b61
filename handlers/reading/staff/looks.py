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
