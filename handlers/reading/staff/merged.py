"""What a sentence of staff says of putting proposals together: which, into which one, and why."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.joined import BECAUSE
from handlers.reading.spelling import fold

_CALLED = r"(?:(?:usulan|nomor|nomer|nmr|no|yang|yg|sing)\.?\s*){0,4}"
_NUMBER = r"(?:MTR-(?:20\d\d-)?)?\d{1,6}"
_INTO = late.regex(
    rf"\b(?:ke|menyang|nang|jadi|menjadi|dadi|ikut|into)\s+{_CALLED}({_NUMBER})\b"
    rf"|\b{_CALLED}({_NUMBER})\s+(?:yang|yg|sing|ae|aja|saja)?\s*(?:di)?(?:pakai|pake|pertahankan|pertahanin|tetap|induk\w*"
    r"|utama|jalan|dianggo|anggo)\b"
    rf"|\b(?:induk\w*|pakai|pake|pertahankan|anggo)\s+{_CALLED}({_NUMBER})\b",
    re.I,
)
# "Lampu digabung ke drainase": the words before and behind.
_PARTS = late.regex(r"\s+(?:ke|menyang|nang|dengan|dgn|sama|karo|into|with)\s+", re.I)
_VERB = late.regex(
    r"\b(?:di|ng|meng)?gabung\w*|\b(?:di)?satu(?:kan|in|ken|no)\b|\b(?:jadi|dadi)\w*\s+(?:satu|siji)\b",
    re.I,
)
_BECAUSE = late.regex(
    rf"\b(?:{BECAUSE}|alasan(?:nya)?)\b\W*(.+)$",
    re.I | re.S,
)
# Behind the last number, and what may stand around it.
_BEHIND = late.regex(
    r"^.*\b(?:MTR-(?:20\d\d-)?)?\d{1,6}\b\s*(?:(?:aja|saja|ae|wae|ya|yo|dong|pak|bu|dulu)\b\s*)*[,;:.-]*\s*(.*)$",
    re.I | re.S,
)
_STAYS = late.regex(
    rf"[\s,;.]*\b{_CALLED}{_NUMBER}\s+(?:yang|yg|sing|ae|aja|saja)?\s*(?:di)?(?:pakai|pake|pertahankan|tetap|induk\w*|utama|anggo)\b.*$",
    re.I | re.S,
)
_PLACE = late.regex(r"\b(?:rt|rw)\W{0,2}\d{1,3}\b", re.I)
_PARTICLES = late.regex(r"^(?:\W*\b(?:aja|saja|ae|wae|ya|yo|dong|pak|bu|dulu)\b)*\W*", re.I)
# So many words say why.
_WORDS = 2


def into(text: str) -> str | None:
    """The number into which others are to go: "3" of "gabung 7 9 ke 3", "1" of "yang 1 dipakai"."""
    found = _INTO.search(_PLACE.sub(" ", " ".join(text.split())))
    return next((each for each in found.groups() if each), None) if found is not None else None


# "Satukan 1 dengan 2": what is named first goes into what it is put with.
_WITH = late.regex(
    rf"\b{_CALLED}{_NUMBER}\s+(?:dengan|dgn|kalih|karo|with)\s+{_CALLED}({_NUMBER})\b", re.I
)


def put_with(text: str) -> str | None:
    """The number that one other is put with; None where there is none."""
    found = _WITH.search(_PLACE.sub(" ", " ".join(text.split())))
    return found[1] if found is not None else None


def without_called(text: str) -> str:
    """A text without the words that call a number one, so that each of several counts the same:
    "1 sama 2 digabung ke no 1"."""
    return re.sub(r"\b(?:usulan|nomor|nomer|nmr|no)\b\.?\s*(?=\d)", " ", text, flags=re.I)


_TOLD = late.regex(
    r"\b(?:emg|emang|memang|mmg|kan|sudah|udah|udh|wis)\s+(?:\w+\s+)?digabung\b.*\b(?:lupa|lali|ternyata|kemarin|kmrn|tadi|dulu|bulan|tahun)\b"
    r"|\b(?:emg|emang|memang|mmg|ternyata)\s+(?:sudah\s+|udah\s+|wis\s+)?digabung\b"
)


def told(text: str) -> bool:
    """Whether it is only told that they were put together. Never raises."""
    return _TOLD.search(fold(text)) is not None


_DENIED = late.regex(
    r"\b(?:jangan|jgn|jngn|ojo|(?:ga|gak|nggak|tidak|tdk|ora)\s+(?:usah|perlu|bisa|boleh|iso))\b.{0,25}\b(?:di|ng|meng)?gabung",
    re.I,
)


def denied(text: str) -> bool:
    """Whether it is said that they are not to be put together."""
    return _DENIED.search(fold(text)) is not None


def parts(text: str) -> list[str]:
    """What stands before "ke" or "sama" and what behind it, without why: each may call one."""
    said = _BECAUSE.sub(" ", text)
    return [_VERB.sub(" ", part) for part in _PARTS.split(said, maxsplit=1)]


_OLDER = late.regex(
    r"\b(?:tua|tuwo|tuo|lama|lawas|duluan|pertama|terdahulu|older|oldest|first|earlier)\b"
)
_NEWER = late.regex(r"\b(?:baru|anyar|terbaru|terakhir|belakangan|newer|newest|later)\b")


def head_said(text: str) -> str:
    """Which of two stays, by when they came: "older" or "newer"; "" where that is not said."""
    said = fold(text)
    return "older" if _OLDER.search(said) else "newer" if _NEWER.search(said) else ""


_BOTH = late.regex(
    r"\b(?:dua|loro|kedua\w*|dua2nya|sakloron\w*|kalih|two|both)\b(?!\s*(?:hari|minggu|bulan|titik|unit))"
)


def both(text: str) -> bool:
    """Whether a text says of two that they are one."""
    return _BOTH.search(fold(text)) is not None


def says_into(text: str) -> bool:
    return re.search(r"\b(?:ke|menyang|nang|into)\b", fold(_BECAUSE.sub(" ", text))) is not None


def why(text: str) -> str:
    """Why they are put together; "" where that is not said."""
    text = _STAYS.sub("", " ".join(text.split()))
    because = _BECAUSE.search(text)
    if because is not None:
        return because[1].strip(" ,.;:-")
    places = list(_PLACE.finditer(text))
    hidden = _PLACE.sub(lambda each: "x" * len(each[0]), text) if places else text
    behind = _BEHIND.match(hidden)
    said = text[behind.start(1) :].strip(" ,.;:-") if behind is not None else ""
    if (verb := _VERB.search(said)) is not None:  # "1 sama 2 itu satukan aja, orangnya sama"
        after = _PARTICLES.sub("", said[verb.end() :])
        said = after if len(after.split()) >= _WORDS else said[: verb.start()]
    said = re.sub(r"^(?:itu|iku|kan|kayaknya)\s+", "", said.strip(" ,.;:-"))
    if re.match(r"(?:yang|yg|sing)\b", said, re.I):
        return ""  # it tells which
    return said if len(said.split()) >= _WORDS else ""


# --- held against each other, before they are put together ----------------------------------------

_COMPARES = late.regex(
    r"\b(?:(?:di)?(?:tampil|tunjuk|lihat|liat|buka|cek|banding|sanding|jejer|delok|show|open|compare)"
    r"(?:in|kan|no|ke|an|aken)?|bandingannya|perbandingan\w*|compared?)\b"
    r"|\b(?:kayak(?:nya)?|kyknya|sepertinya|koyoke|apa(?:kah)?|kok|mirip|podo|padha)\b.*\b(?:sama|mirip|dobel|ganda|kembar|podo)\b",
    re.I | re.S,
)


def compares(text: str) -> bool:
    """Whether a text asks to see several beside each other, or wonders whether they are the
    same. Never raises."""
    return _COMPARES.search(text[:400]) is not None


def merges(text: str) -> bool:
    """Whether a text says that some become one. Never raises."""
    return _VERB.search(text[:400]) is not None


_SAME = late.regex(
    r"\W*(?:(?:iya|ya|yo|nggih|memang|emang|betul|bener|benar|itu|ini|kan|kayaknya|sepertinya|sama|podo|persis|saja|aja"
    r"|maksudnya|isinya|semua|keduanya|dua2nya|pak|bu|lho|kok|kalau|gitu|jadi|terus)\b\W*)+",
    re.I,
)


def only_same(text: str) -> bool:
    """Whether words say no more than that they are the same. Never raises."""
    bare = _VERB.sub(" ", text)
    says = re.search(r"\b(?:sama|podo|persis)\b", bare, re.I) is not None
    return says and _SAME.fullmatch(bare) is not None


def besides(text: str) -> str:
    """What is said beside which one stays: "lebih lengkap fotonya". Never raises."""
    rest = _INTO.sub(" ", " ".join(text.split()), count=1)
    rest = re.sub(rf"\b{_CALLED}{_NUMBER}\b", " ", rest, flags=re.I)
    rest = re.sub(
        rf"^(?:\W*\b(?:{BECAUSE}|yang|yg|sing|tetap|aja|saja|ya|pak|bu|itu|ini|dipakai|pakai|jadi|soalnya)\b)+\W*",
        "",
        rest,
        flags=re.I,
    )
    rest = rest.strip(" ,.;:-")
    return rest if len(rest.split()) >= _WORDS else ""


_ASKS_OF = late.regex(
    r"\?|\b(?:apa(?:kah)?|gimana|gmn|bagaimana|piye|nanti|terus|trus)\b|\b(?:ga|gak|nggak|ngga|tidak|kan|ya|to)\W*$",
    re.I,
)
_OF_THEM = late.regex(
    r"\b(?:hilang|ilang|nama\w*|pengusul\w*|warga\w*|orang\w*|nomor(?:nya|e)|usulannya|dukung\w*|pendukung\w*"
    r"|tanda\s+tangan\w*|kehapus|terhapus|dihapus|dikabar\w*|dikasih\s+ta[hu]\w*)\b",
    re.I,
)


def asks_of(text: str) -> bool:
    """Whether it is asked what becomes of those that are merged. Never raises."""
    said = text[:400]
    return _ASKS_OF.search(said) is not None and _OF_THEM.search(said) is not None


_BEGINS_MERGE = late.regex(
    r"^\W*(?:(?:eh|oh|oya|maaf|ralat|jadi|jadinya|kalau|kalo|klo|gitu|begitu|mending|mendingan|lebih|baik|coba|tolong|tlg|ya|iya|udah|ok|oke"
    r"|(?:ga|gak|nggak|tidak)\s+(?:jadi|usah)(?:\s+(?:di)?tolak\w*)?|jangan(?:\s+ditolak)?)\W+)*"
    r"(?:(?:di)?gabung(?:kan|in|no|ke|ken)?|(?:di)?satu(?:kan|in|ken))\b",
    re.I,
)
_MAY_MERGE = late.regex(
    r"\b(?:bisa|bs|boleh|iso|apa(?:kah)?|gimana(?:\s+kalau)?|kalau|kalo|mending|lebih\s+baik|sebaiknya)\b.{0,25}\b(?:di)?(?:gabung|satu(?:kan|in))",
    re.I,
)
_MERGED_BY_NOW = late.regex(r"\b(?:sudah|udah|udh|sdh|telah|pernah|wis)\W+(?:di)?gabung", re.I)


def instead(text: str) -> bool:
    """Whether a text, said where something else is decided on one, says or asks that it be merged
    instead: "bisa digabung ga?", "gabung ke yang 52 aja". Never raises."""
    said = text[:400]
    if denied(said) or _MERGED_BY_NOW.search(said):
        return False
    return _BEGINS_MERGE.match(said) is not None or _MAY_MERGE.search(said) is not None
