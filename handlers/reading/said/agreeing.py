"""What is said behind a yes: "ya umumkan. Tambahin tolong datang tepat waktu"."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers import late
from handlers.reading.spelling import fold

# A clause with what ends it.
_CLAUSE = late.regex(r"[^.,;!?\n]+[.,;!?\n]*")
# What may stand before the yes itself.
_BEFORE = frozenset({"nah", "oh", "o", "eh", "oya", "oiya", "sip", "siap", "baik", "nggih"})
# Verbs that tell of nothing but that it is to be done; what is decided by a verb is not among them.
_VERB = late.regex(
    r"(?:kabar|umum|kirim|catat|simpan|undang|sebar|lanjut|proses|sampai)(?:kan|in|i|no|ke|aja|lah)?|terus(?:kan|in)"
)
# What is no more than polite, or says the same once more.
_NOTHING = frozenset(
    {
        "makasih", "terima", "kasih", "terimakasih", "mksh", "tq", "thanks", "suwun", "nuwun",
        "matur", "tolong", "tlg", "mohon", "benar", "betul", "bener", "itu", "begitu", "gitu",
        "sekarang", "skrg", "semua", "semuanya", "sudah", "udah", "dah", "pas", "cocok",
        "yakin", "yakinlah", "mantap", "sure", "pasti",
    }
)  # fmt: skip
# What takes the yes back, or says no after all.
_NO = late.regex(
    r"^\W*(?:ga|gak|nggak|enggak|ndak|tidak|tdk|jangan|jgn|bukan|bkn|belum|blm|batal|ora|no)\b"
    r"|\b(?:ga|gak|nggak|tidak|tdk|ndak)\W+(?:jadi\b|usah\b(?!\W+(?:di)?(?:terus|lanjut|proses|bahas)))|\bjangan\W+dulu\b|\bbatal\w*\W*$",
    re.I,
)
# Another one, of which something else is said.
_OTHER = late.regex(
    r"^\W*(?:(?:dan|terus|trus|trs|lalu|nah|sekarang|skrg|habis itu|abis itu|kalau|kalo|klo|kl"
    r"|untuk|utk|buat)\s+)*(?:(?:yang|yg|sing|seng)\s+)?"
    r"(?:satunya|satu nya|satu lagi|1 lagi|1nya|lain\w*|berikut\w*|sisanya|sisane"
    r"|liyane)\b",
    re.I,
)
# To how many, or to whom, it goes.
_REACH = late.regex(
    r"\b(?:berapa|brp|piro|pira)\b.{0,30}\b(?:orang|org|warga|nomor|hp|wong)\b"
    r"|\b(?:orang|org|warga|wong)(?:nya|ne)?\b.{0,20}\b(?:berapa|brp|piro|pira)\b"
    r"|\b(?:dikirim|dikabar\w{1,3}|dapat|dapet|terima|nerima|kena|sampai)\b.{0,30}"
    r"\b(?:berapa|brp|siapa|piro)\b"
    r"|\b(?:berapa|brp|siapa|piro)\b.{0,30}"
    r"\b(?:dikirim\w*|dikabar\w*|dapat|dapet|terima|nerima|kena)\b",
    re.I,
)


def behind_yes(text: str, known: Callable[[str, str], bool]) -> str | None:
    """What stands behind a yes, "" where that is nothing; None where a text begins with no yes, or
    takes it back. `known` says whether a word is one of the words that are called so. Never
    raises."""
    agrees = False
    parts = [(match.start(), match[0]) for match in _CLAUSE.finditer(text)]
    for start, part in parts:
        words = part.split()
        folded = [fold(word) for word in words]
        if "?" not in part and folded and all(_nothing(word, known) for word in folded):
            agrees = agrees or any(known("yes", word) for word in folded)
            continue
        if agrees:
            return _rest(text[start:])
        at = 0
        while at < len(words) - 1 and (
            known("yes", folded[at]) or (not at and folded[at] in _BEFORE)
        ):
            at += 1
        if not any(known("yes", word) for word in folded[:at]):
            return None
        while at < len(words) - 1 and _verb(folded[at], known):
            at += 1
        return _rest(text[start + part.index(words[at]) :])
    return "" if agrees else None


def orders(text: str, known: Callable[[str, str], bool]) -> bool:
    """Whether a text says nothing but that it is to be done, with its verb: "iya umumkan",
    "simpan aja". Never raises."""
    words = [fold(word) for word in text.split()]
    words = [word for word in words if word]
    if not words or len(words) > ORDER or "?" in text:
        return False
    return any(map(_VERB.fullmatch, words)) and all(
        _nothing(word, known) or word in _THEM for word in words
    )


# So many words say no more.
ORDER = 6
# To whom it goes, and that it is done now.
_THEM = frozenset({"ke", "warga", "warganya", "undangannya", "langsung", "aja", "saja", "dulu"})


def _nothing(word: str, known: Callable[[str, str], bool]) -> bool:
    ways = ("yes", "yes-verb", "yes-and", "particle")
    return (
        not word
        or word in _NOTHING | _BEFORE
        or _verb(word, known)
        or any(known(way, word) for way in ways)
    )


def _verb(word: str, known: Callable[[str, str], bool]) -> bool:
    return _VERB.fullmatch(word) is not None or known("yes-verb", word)


def _rest(said: str) -> str | None:
    said = said.strip(" \t\n.,;!")
    return None if _NO.search(said) else said


def of_another(said: str) -> bool:
    """Whether what is said goes on with another one: "yang satunya gabung ke situ"."""
    return _OTHER.search(said) is not None


def asks_reach(said: str) -> bool:
    """Whether it is asked to how many, or to whom, something goes."""
    return _REACH.search(said) is not None


_ONLY_TELLS = late.regex(
    r"\W*(?:(?:tolong|tlg|sekalian|dan|terus|trus|langsung)\W+)*"
    r"(?:di)?(?:kabar|kasi?h?\s?ta[hu]u?|beri\s?ta[hu]u?|info|umum|undang)(?:in|kan|i|ke|no)?\b"
    r"(?:\W+(?:ke|kepada|semua|semuanya|warga|warganya|yang|yg|sing|udah|udh|sudah|sdh|bilang|mau|arep|datang|dateng|hadir|diundang"
    r"|mereka|orangnya|juga|ya|lagi|kemarin|kmrn|tadi))*\W*",
    re.I,
)


def only_tells(said: str) -> bool:
    """Whether what is said behind a yes is no more than that those who are told by it be told:
    "kabarin yg udah bilang mau dateng"."""
    return _ONLY_TELLS.fullmatch(said) is not None


def says(word: str, verb: str) -> bool:
    """Whether a word says a verb, done or to be done: "gabung", "gabungkan", "digabung"."""
    return word.startswith(verb) or word.removeprefix("di").startswith(verb)
