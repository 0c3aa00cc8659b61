"""Which work is asked for on the same thing: "bangun baru" instead of "perbaikan"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.denial import NOT_THAT

# What each work is called in a title, and how it is said. The first that fits is meant.
_KINDS = {
    "pengadaan": (
        r"pengadaan|(?:di|nge|m)?beli(?:in|kan)?|tumbas|tuku|dituku|purchas\w*|buy(?:ing)?|procure\w*"
    ),
    "rehabilitasi": r"(?:di)?rehab\w*|(?:di)?renov\w*",
    "penggantian": r"penggantian|ganti\s+(?:baru|anyar)|diganti\s+(?:baru|anyar)|replac\w*",
    "pembangunan": (
        r"pembangunan|(?:di|mem|m)?bangun(?:\s+(?:yang\s+|yg\s+|sing\s+)?(?:baru|anyar|enggal|dari\s+nol))?|(?:bikin|buat|gawe|nggawe|damel|ndamel)"
        r"\s+(?:yang\s+|yg\s+|sing\s+)?(?:baru|anyar|enggal)|dibikin(?:kan|in)?(?:\s+baru)?|dibuat(?:kan)?\s+baru|a\s+new\s+one|new\s+(?:build|construction)"
        r"|build(?:ing)?(?:\s+(?:a\s+)?new(?:\s+one)?)?|construction(?:\s+of)?"
    ),
    "pelebaran": r"pelebaran|(?:di|me)?lebar(?:in|kan|ke)|widening",
    "peninggian": r"peninggian|(?:di|me)?tinggi(?:in|kan)|raising",
    "pembersihan": r"pembersihan|normalisasi|pengerukan|(?:di|me)?keruk\w*|cleaning|dredging",
    "perbaikan": (
        r"perbaikan|(?:di)?perbaiki|(?:di)?(?:bener|betul|benah)(?:in|i|kan)|pembenahan|(?:di|n)?dandan(?:i|an)?(?:\W?dandan)?|n?dandosi|mbenak\w*"
        r"|repair(?:s|ing)?|fix(?:ing)?"
    ),
}  # fmt: skip
_EACH = {kind: late.regex(rf"(?:{words})", re.I) for kind, words in _KINDS.items()}
_ANY = "|".join(_KINDS.values())
_SMALL = (
    r"eh+|oh|ya+h?|iya|yo|nggih|pak|bu|min|mas|mbak|kak|bang|lah|deh|ding|deng|dong|sih|to|kok|lho|loh|itu|iku|ini|iki|kuwi|niku|yang|yg|sing|ingkang"
    r"|harus(?:nya)?|seharusnya|mestinya|kudune|maksud(?:nya|ku|e)?|saya|sy|aku|kula|usul(?:an)?(?:nya|e|ku)?|judul(?:nya|e)?|mau(?:nya)?|minta(?:nya)?|pengen(?:nya)?"
    r"|jadi(?:nya)?|dadi|tapi|tp|nanging|ning|but|melainkan|ternyata|benar(?:nya)?|bener(?:nya|e)?|betul|leres(?:ipun)?|salah|keliru|lepat|aja|saja|wae|ae|mawon"
    r"|it|is|it'?s|should|be|i|want|meant?|a|an|the|rather|ganti|ubah|jenis(?:nya)?|kerja(?:an)?(?:nya)?|cuma|sebener(?:nya|e)|sakjane|please|tolong|dulu"
)
_NO = rf"(?:{NOT_THAT}|not|isn'?t|jangan|ojo)"
_ONLY = late.regex(
    rf"^\W*(?:(?:{_SMALL})\b\W*){{0,8}}(?:{_NO}\s+(?:(?:{_SMALL})\s+){{0,3}}(?:{_ANY})\b\W*(?:(?:{_SMALL})\b\W*){{0,5}})?"
    rf"(?P<kind>{_ANY})\b\W*(?:(?:{_SMALL})\b\W*){{0,4}}(?:{_NO}\s+(?:(?:{_SMALL})\s+){{0,3}}(?:{_ANY})\b\W*(?:(?:{_SMALL})\b\W*){{0,3}})?$",
    re.I,
)
_DENIES = late.regex(
    rf"^\W*(?:(?:{_SMALL})\b\W*){{0,8}}{_NO}\s+(?:(?:{_SMALL})\s+){{0,3}}(?P<gone>{_ANY})\b\W*(?:(?:{_SMALL})\b\W*){{0,4}}$",
    re.I,
)
_ENGLISH = {
    "pengadaan": "purchase", "rehabilitasi": "rehabilitation", "penggantian": "replacement",
    "pembangunan": "construction", "pelebaran": "widening", "peninggian": "raising",
    "pembersihan": "cleaning", "perbaikan": "repair",
}  # fmt: skip
# Who names a work and nothing else writes no more letters.
LONGEST = 100


def _kind(words: str) -> str | None:
    return next((kind for kind, way in _EACH.items() if way.fullmatch(words.strip())), None)


def work_said(text: str) -> str | None:
    """The work that a text names, and nothing else ("bangun baru", "itu bukan perbaikan tapi
    pengadaan"), as it is called in a title; None for other texts. Never raises."""
    told = len(text) <= LONGEST and "?" not in text and _DENIES.match(text) is None
    found = _ONLY.match(text) if told else None
    return _kind(found["kind"]) if found is not None else None


def not_the_work(text: str, wish: str) -> bool:
    """Whether a text says that the work of a wish is another, and not which: "itu bukan
    perbaikan". Never raises."""
    found = _DENIES.match(text) if len(text) <= LONGEST and "?" not in text else None
    known = _work_of(wish)
    return found is not None and known is not None and _kind(found["gone"]) == known[0]


def _work_of(wish: str) -> tuple[str, int, int] | None:
    """The work that a wish begins with or ends in, and where it stands."""
    begins = re.match(rf"\W*(?P<work>{_ANY})\b", wish, re.I)
    found = begins or re.search(rf"\b(?P<work>di(?:{_ANY})|{_ANY})\W*$", wish, re.I)
    if found is None or (kind := _kind(found["work"])) is None:
        return None
    return kind, found.start("work"), found.end("work")


def with_work(wish: str, kind: str) -> str | None:
    """A wish with another work on its thing; None where it names none."""
    known = _work_of(wish)
    if known is None:
        return None
    had, begins, ends = known
    if had == kind:
        return wish
    rest = f"{wish[:begins]} {wish[ends:]}".strip(" .,")
    called = _ENGLISH.get(kind, kind) if re.match(r"of\b", rest) else kind
    called = called.capitalize() if wish[:1].isupper() else called
    return f"{called} {rest}" if rest else None
