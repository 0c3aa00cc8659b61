"""Where people say that they live or are from."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT

_HOME = late.regex(
    r"\b(?:pindah\w*|boyong\w*|moved?|ganti|ubah|rubah|domisili\w*|tinggal\w*|manggon\w*|alamat\w*|live|ngontrak|ngekos)\b"
    r"|\bkelurahan(?:ku|\s+(?:saya|sy|aku|kami))\b",
    re.I,
)


def of_home(text: str) -> bool:
    """Whether a text may be of where somebody lives."""
    return _HOME.search(text) is not None


_ANOTHER = late.regex(
    r"\b(?:lain\w*|luar|beda|bedo|sebelah|bukan|dudu|sanes|liya\w*|other|another|outside|kerja\w*|kos\w*|kampung|ortu|mertua)\b",
    re.I,
)


def of_another(text: str) -> bool:
    """Whether a text may be of a kelurahan that is not one's own."""
    return of_home(text) or _ANOTHER.search(text) is not None


_OF_HERE = late.regex(
    r"\b(?:saya|sy|aku|kami|kita|kula|kulo|we|i)\b|\b(?:ketua|pengurus|kader|tinggal|from)\b"
    r"|(?<!usulan )\bwarga\b",
    re.I,
)


def says_from(text: str) -> bool:
    """Whether a text says of whoever writes where they are from, if it names a kelurahan."""
    return _OF_HERE.search(text) is not None


_FROM = frozenset({
    "saya", "sy", "aku", "kami", "kita", "kula", "kulo", "warga", "wong", "orang", "ketua", "ya",
    "pengurus", "kader", "tinggal", "tinggalnya", "rumah", "rumahku", "rumahnya", "manggon", "dari",
    "saking", "seko", "di", "ing", "nang", "sini", "ini", "adalah", "sebagai", "rt", "rw", "bu",
    "kelurahan", "kel", "pak", "min", "mas", "mbak", "dan", "i", "am", "from", "live", "in", "we",
    "are", "domisili", "kak", "bang", "tiyang", "wargo", "wargi", "im", "m", "ds", "desa", "teng",
    "ten", "wonten", "neng", "ning", "griya", "griyo", "omah", "omahku", "dalem", "manggen",
    "ngontrak", "ngekos", "kos", "daerah", "wilayah", "nggih", "my", "is", "house",
})  # fmt: skip


def only_from(text: str) -> bool:
    """Whether a text, without its kelurahan's name, says where somebody is from and no more."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and _FROM.issuperset(words)


def only_address(rest: str) -> bool:
    """Whether nothing is left of a text without the kelurahan, RT and RW that it names."""
    words = re.findall(r"\w+", rest.casefold())
    return _FROM.issuperset(words)


_THEN = (
    r"(?:pindahan|pindah\s+(?:dari|saka|saking|seko)|dulu(?:nya|ne)?|dl|mbiyen(?:e)?|biyen(?:e)?|riyin|rumiyin|asal(?:nya|e|ipun)?|asli(?:nya|ne)?|kelahiran|lahir(?:nya|an)?"
    r"|(?:nurut\s+)?ktp(?:nya|ne|ku)?|kk(?:nya|ne|ku)?|sebelum(?:nya|e)?|used\s+to|originally|formerly|(?:moved|came)\s+from|was\s+born)"
)
_NOW = (
    r"(?:sekarang|skrg|skrng|skr|saiki|sakniki|sakmenika|now|currently|(?:udah|sudah|wis|udh)\s+pindah|pindah\s+(?:ke|ning|nang|neng)|moved\s+to|tinggal(?:nya|e)?|manggon\w*|domisili\w*|ngontrak|kontrak|ngekos|kos"
    r"|menetap|live|living|staying)"
)
# "Aku mbiyen Banjarsari, saiki melu anak nang Purwosari"; "Yosorejo sekarang, dulunya Imopuro".
_THEN_NOW = late.regex(
    rf"^(?P<then>.*?\b{_THEN}\b.{{2,60}}?)[\s,.;]+(?:(?:tapi|tp|but|ning|nanging|terus|trus|dan|and)\s+)?(?P<now>{_NOW}\b.{{2,}})$",
    re.I | re.S,
)
_NOW_THEN = late.regex(
    rf"^(?P<now>[^,;.]{{2,60}}?\b{_NOW}\b[^,;.]{{0,40}}?)[\s,;.]+(?P<then>{_THEN}\b.{{2,60}})$",
    re.I | re.S,
)


def parted_by_time(text: str) -> tuple[str, str] | None:
    """What a text says of where one lives now, and of where that was before; None where it does
    not tell the two apart. Never raises."""
    said = text[:300]
    found = _THEN_NOW.match(said) or _NOW_THEN.match(said) if len(said) == len(text) else None
    return (found["now"], found["then"]) if found is not None else None


# "Rumah saya di Yosorejo tp jalannya masuk Iringmulyo": where one lives, and where it is.
_LIVES = late.regex(
    r"\b(?:rumah|rmh|omah|umah|griya|griyo|gryo|dalem|tinggal|domisili|ktp|kk|ngekos|kos|ngontrak|manggon|live|home|house|warga|wargo|asal)"
    r"(?:nya|ku|ne|e|ipun|\s+(?:saya|sy|aku|kami|kula|kulo))?\b",
    re.I,
)
_BUT = late.regex(
    r"[\s,;.]+(?:tp|tapi|tetapi|ning|nanging|but|cuma|cuman|namun|sedang(?:kan)?|padahal)\s+|[,;.]\s+",
    re.I,
)
_PARTS = 3


def lives_beside(text: str) -> list[str]:
    """What of a text says where something is, of one that says in another part where its writer
    lives; nothing for others. Never raises."""
    parts = [each for each in _BUT.split(text[:300]) if each.strip()]
    home = [each for each in parts if _LIVES.search(each)]
    if len(parts) > _PARTS or len(home) != 1:
        return []
    return [each for each in parts if each not in home]


# "Rt nya lupa ntar tanya istri", behind the name of a kelurahan.
_NUMBER_LATER = late.regex(
    r"[\s,;.]+(?:(?:tapi|tp|cuma|nanging|ning|but|the|utk|untuk|soal|kalau|kalo|klo)\s+)?(?:rt|rw|rt\W{0,3}rw)\s?(?:nya|ne|e|nipun|ipun)?\s+"
    r"(?:(?:saya|sy|aku|kula|kulo|is|i|masih|malah)\s+)?(?:lupa|lali|kesupen|supe|nanti|nnti|ntar|mengko|mangke|nyusul|menyusul|belum|blm|durung|dereng|forgot|later|unknown"
    r"|(?:ga|gak|nggak|tidak|tdk|kurang|ora|mboten)\s?(?:tau|tahu|hafal|hapal|apal|ingat|inget|ngerti|ngertos|eling|kelingan))\b[^,.;?\d]{0,50}$",
    re.I,
)


def without_unknown(text: str) -> str:
    """A text without that its RT or RW is not known yet: "ganjar agung, rt nya lupa ntar tanya
    istri" is "ganjar agung". Never raises."""
    return _NUMBER_LATER.sub("", text) if len(text) <= _LONGEST else text


_LONGEST = 300


# "saya sudah pindah rumah ke yosodadi": another kelurahan to be told of meetings from.
_MOVED = late.regex(
    r"^\W*(?:saya|sy|aku|kami|kulo|kula|i)\b[^,.]{0,30}?\b(?:pindah(?!kan)(?:an)?|boyong\w*|moved)\b"
    r"(?!\s+(?:tiang|lokasi|ke\s+bahasa))"
    r"|\b(?:kelurahan|domisili)\s+(?:saya|ku|sy)\s+(?:sekarang|ganti|pindah|sudah)\b(?!.*\busul)",
    re.I,
)


# "Sudah pindah kota, ga usah dikabari lagi": who will hear no more.
_NO_MORE = late.regex(
    rf"\b(?:(?:{NOT})\s+(?:usah|perlu|sah)|jangan|jgn|ojo|stop|berhenti)\s+(?:lagi\s+)?(?:di|dipun\s?)?(?:kirim|kabar|kasi|info|wa|undang)\w*",
    re.I,
)


def says_moved(text: str) -> bool:
    """Whether somebody says that they live elsewhere now, and would be told there. Never
    raises."""
    return _MOVED.search(text) is not None and _NO_MORE.search(text) is None
