"""In which order several come, as staff say it: "urutannya drainase dulu baru jembatan", "prioritas
3, 1". The order in which they are mentioned says nothing of that."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.spelling import fold

# Behind these words stands the order.
_ORDER = late.regex(r"\b(?:(?:di)?urut\w*|prior\w*)\b", re.I)
_THEN = (
    r"(?:setelah|habis|abis|bar|sesudah)\s(?:itu|kuwi|tu)\b"
    r"|(?:baru|br|lalu|kemudian|terus|trus|selanjutnya)\b"
)
_NEXT = late.regex(rf"\b(?:{_THEN})", re.I)
# "Drainase dulu baru jembatan".
_FIRST = late.regex(
    rf"\b(?:dulu(?:an)?|dlu|dl|disik|dhisik|sek|sik|utama)\b[\s,]*(?:{_THEN})", re.I
)
# The priorities of the others, in their order: "disetujui prioritas 1 dan 2".
_NUMBERS = late.regex(
    r"(?:(?:mulai|dari|dan|lan|sama|sampai|sampe|serta|prioritas|\d{1,3})[\s,-]*)*", re.I
)


def orders(text: str) -> list[str]:
    """The parts of a text that may name several in their order, the surest first; none where it
    says none."""
    begins = [each.end() for each in _ORDER.finditer(text)]
    if _FIRST.search(text):
        # "Setujui drainase dan jembatan, drainase dulu baru jembatan": the last part of it.
        begins += [0, *(each.end() for each in re.finditer(r"[,;:]\s+", text))]
    return [_NEXT.sub(" , ", text[begin:]) for begin in begins]


def goes_on(words: str) -> bool:
    """Whether words behind a decision say no more than the order."""
    return _ORDER.search(words) is not None or _NEXT.search(words) is not None


def only_numbers(words: str) -> bool:
    """Whether they are no more than more priorities."""
    return _NUMBERS.fullmatch(words) is not None


# --- another order of what has its priorities -----------------------------------------------------

_SWAPS = late.regex(
    r"\b(?:di|ke|ter|ku)?(?:tukar|tuker|ijol|lintu|swap|bolak balik|walik|balik)"
    r"(?:in|kan|ke|an|no|nen)?\b",
    re.I,
)
_RANKS = late.regex(
    r"\b(?:prior\w*|urutan\w*|urutin|urutkan|nomor urut|posisi\w*|tempat|peringkat\w*)\b", re.I
)
# What only says that it was another, or is to be.
_OTHERWISE = late.regex(
    r"\b(?:(?:se)?harus(?:nya|e)?|mestinya|kudune|(?:di)?(?:ubah|rubah|ganti|geser|pindah)(?:in|kan|ke)?|salah"
    r"|keliru|kliru|ralat|maaf|eh|oh|jadi(?:nya)?|biar|(?:di|me)?(?:naik|turun)(?:in|kan)?|ke)\b",
    re.I,
)
_PLACE = late.regex(
    r"\b(?:(?:yang|yg|sing|nomor|nomer|no|urutan|peringkat|prior\w*)\s+)*ke[\s-]?(\d{1,3})\b", re.I
)
_LED_BY = late.regex(r"^[^,:\d]{0,40}:")
_AROUND = late.regex(
    r"\b(?:ya|pak|bu|dong|deh|aja|saja|ae|wae|mawon|semua\w*|usulan\w*|tadi|tolong|tlg|coba|itu|nya|dulu|lagi|yang|yg|dari"
    r"|bawah|mau|saya|tak|sih|nih|min)\b|\W",
    re.I,
)


def swaps(text: str) -> bool:
    """Whether a text says that things change places."""
    return _SWAPS.search(text) is not None


def of_ranks(text: str) -> bool:
    """Whether a text speaks of priorities, or of an order."""
    return _RANKS.search(text) is not None


def swapped(text: str) -> str:
    """What is left of a text without that places are changed: which."""
    return _RANKS.sub(" ", _SWAPS.sub(" ", text))


def turned(text: str) -> bool:
    """Whether a text says that the whole order is turned round, and no more."""
    return swaps(text) and of_ranks(text) and not _AROUND.sub("", swapped(text))


def as_ranks(text: str) -> str:
    """A text with "yang ke-2" as a number, and without what says that it was otherwise: of "eh
    kebalik, jembatan harusnya 2 lampu 1" names with their numbers are left."""
    bare = _PLACE.sub(r" \1 ", _SWAPS.sub(" ", _LED_BY.sub("", text)))
    return re.sub(r"^[\s,.]+|(?<=\s)[,.]\s|\s+(?=\s)", "", _OTHERWISE.sub(" ", bare)).strip()


def then(text: str) -> bool:
    """Whether a text says what comes first, and what then: "lampu dulu baru jembatan"."""
    return _FIRST.search(text) is not None


_ASKS_RANK = late.regex(
    r"\bprior(?:itas|ity)?(?:nya|ne)?\s(?:(?:ke|no|nomor|nomer|yang|yg)\s?)?(\d{1,4})\b.*"
    r"\b(?:kosong|dipakai|dipake|kepake|kepakai|terpakai|terisi|keisi|diisi|dianggo|kanggo|siapa|sopo|apa|opo|mana|endi|free|taken)\b"
    r"|\b(?:siapa|sopo|apa|opo|mana|endi)\b"
    r".*\bprior(?:itas|ity)?\s(?:(?:ke|no|nomor|nomer)\s?)?(\d{1,4})$"
)
_DOES_BESIDE = late.regex(
    r"\b(?:setuj\w*|sepakat\w*|acc|jadi(?:kan|in)?|ganti\w*|ubah\w*|naik\w*|tukar|tuker|isi)\b"
)


def asked_of(text: str) -> int | None:
    """The priority of which it is asked whose it is, or whether anybody has it; None where nothing
    of that is asked."""
    said = fold(in_digits(text))
    found = _ASKS_RANK.search(said)
    if found is None or _DOES_BESIDE.search(said):
        return None
    return int(found[1] or found[2])
