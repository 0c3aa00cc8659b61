"""That what was wished before is wished again: "balik ke pos ronda aja", "yang tadi aja, pos
ronda", "kembali ke usulan awal"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_THAT
from handlers.reading.spelling import fold

_FILL = (
    r"eh+|oh|ya+h?|yo|wis|wes|udah|udh|sudah|sdh|hmm+|aduh|maaf|sori|sorry|kayaknya|kyknya|deh|dong|lah|sih|kok|to|ding|deng|nggih|pak|bu|bpk|min|mas|mbak|kak"
    r"|saya|sy|aku|kami|kita|mau|pengen|pengin|ingin|minta|usul\w*|jadi|jd|dadi|dados|tetap|tetep|itu|iku|kuwi|niku|yang|yg|sing|ingkang|nya|ne|the|to|please|one"
    r"|setelah|dipikir\w*|pikir\w*|rasa|rasanya|lebih|baik|apik|bagus|penting|ke|nang|ning|neng|dhateng|teng|maring|like|as|seperti|kayak|kaya|kados|koyo"
)
# Words by which one goes back, of which one says enough; the rest lead to what was there.
_BACK = (
    r"balik\w*|kembali\w*|bali|mbalik\w*|mbali\w*|wangsul|back|(?:di)?balik(?:in|kan)|(?:di)?kembalikan|return|revert"
    r"|semula|awal(?:nya|e)?|pertama|kawit|asal(?:nya|e)?|lama|lawas|original|first|sebelum(?:nya|e)?|before|previous|earlier"
    r"|tadi|td|wau|mau(?=e)|lagi|maneh|meneh|malih|again"
)
_RATHER = r"aja|saja|ae|wae|mawon|mending\w*|ding|deng|deh|ganti|instead|rather"
_WORD = late.regex(r"[^\W_]+")
_FILLS = late.regex(rf"(?:{_FILL})$", re.I)
_BACKS = late.regex(rf"(?:{_BACK})$", re.I)
_RATHERS = late.regex(rf"(?:{_RATHER})$", re.I)
# "Ga jadi kue, ...": what goes, before what is there again.
_GONE = late.regex(
    rf"^\W*(?:(?:{_FILL})\W+){{0,3}}(?:(?:{NOT})\s*(?:jadi|jd|usah|perlu|sido)|gajadi|gausah|(?:{NOT_THAT}|{DO_NOT})|batal|wurung|never\s*mind)\s+"
    r"(?:[^\W_]+\s+){0,3}?[^\W_]+\W*[,.;]\s*",
    re.I,
)
_MOST = 11


def back_to(text: str, former: Sequence[str], now: str) -> str | None:
    """Which of the `former` wordings a text brings back, the last of those that it may mean; None
    where it says anything else. `now` is what is there instead. Never raises."""
    words = fold(_GONE.sub("", text)).split()
    if not former or "?" in text or not words or len(words) > _MOST:
        return None
    backs = [word for word in words if _BACKS.match(word)]
    rather = backs or any(_RATHERS.match(word) for word in words)
    named = [w for w in words if not (_FILLS.match(w) or _BACKS.match(w) or _RATHERS.match(w))]
    there = _stems(now)
    if not named:
        goes = any(map(_GOES.match, words)) and any(map(_POINTS.match, words))
        which = former[0] if any(map(_FIRST.match, words)) else former[-1]
        return which if goes and which != now else None
    said = {_stem(word) for word in named}
    if not rather or said <= there:
        return None
    return next((each for each in reversed(former) if said <= _stems(each)), None)


# Without a name these say that it is what was there before.
_GOES = late.regex(
    r"(?:tadi|td|wau|semula|awal(?:nya|e)?|pertama|asal(?:nya|e)?|lama|lawas|sebelum(?:nya|e)?|original|first|before|previous|earlier)$",
    re.I,
)

_FIRST = late.regex(r"(?:semula|awal(?:nya|e)?|pertama|asal(?:nya|e)?|original|first)$", re.I)
# "Sudah lama" tells something.
_POINTS = late.regex(
    r"(?:yang|yg|sing|ingkang|usul\w*|ke|balik\w*|kembali\w*|bali|mbalik\w*|wangsul|back|seperti|kayak|kaya|kados|koyo|the|to|as)$",
    re.I,
)


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(fold(text))}


def _stem(word: str) -> str:
    """A word without what it begins and ends with: "menjahit" and "jahit" are one."""
    word = re.sub(r"(?<=\w{3})(?:nya|ne|ipun)$", "", word)
    return re.sub(r"^(?:meny|meng|men|mem|me|peny|peng|pen|pem|pe|di|ny|ng)(?=\w{4})", "", word)
