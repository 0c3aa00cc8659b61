"""Why something is decided, in the words of staff: which reason they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import locales
from handlers import late
from handlers.reading import spelling
from storage.proposals.reasons import MENDABLE, Reason
from storage.proposals.rulings import Decision


@cache
def called() -> Mapping[str, Reason]:
    """How staff say a reason in a line, folded: its name and `words-reason-CODE`."""
    found: dict[str, Reason] = {}
    for reason in Reason:
        ways = (
            locales.text("id", f"reason-{reason}.name"),
            *locales.words("id", f"words-reason-{reason}"),
            *locales.words("en", f"words-reason-{reason}"),
        )
        for way in ways:
            found.setdefault(spelling.fold(way), reason)
    return found


def offered(decision: Decision) -> tuple[Reason, ...]:
    return MENDABLE if decision is Decision.RETURN else tuple(Reason)


def reason_in(text: str) -> Reason | None:
    """The reason that stands somewhere in a text."""
    found = _reason_at(text)
    return found[0] if found is not None else None


def reason_told(why: str, decision: Decision) -> Reason | None:
    """The reason that is said in why something is decided ("dananya habis", "kemarin PLN udah
    pasang"); None where none is, or two are as much, or it is none of this decision. The longest
    phrase counts, with a word or two between its own."""
    words = [_PLAIN.get(word, word) for word in spelling.fold(_OWN.sub("", why)).split()]
    if _WAITS & set(words[:WAITING]):
        return None  # "nunggu hasil survei" says what is not known yet
    known = offered(decision)
    best: dict[Reason, float] = {}
    for phrase, reason in _phrases().items():
        if reason in known and _stands(phrase, words):
            weight = WEAK if len(phrase) == 1 and phrase[0] in _weak() else len(phrase)
            best[reason] = max(best.get(reason, 0), weight)
    if not best or (max(best.values()) == WEAK and len(words) > FEW):
        return None
    most = [reason for reason, weight in best.items() if weight == max(best.values())]
    return most[0] if len(most) == 1 else None


def waits(text: str) -> bool:
    """Whether a text says what is waited for ("nunggu survey dinas PU dulu")."""
    words = spelling.fold(text).split()
    return bool(_WAITS & set(words[:WAITING])) and len(words) > WAITING


# That something is not there, and is asked for.
_ASKS = late.regex(
    r"\?|\b(?:(?:tolong|mohon|minta|harap|coba)\W+(?:di)?(?:jelas|lengkap|tambah|sebut|tulis|isi|rinci)\w*"
    r"|(?:belum|blm|ga|gak|nggak|ngga|tidak|tdk|ora|durung)\W+(?:di)?(?:tulis|sebut|isi|cantum|jelas)\w*"
    r"|(?:berapa|brp|piro|pinten)\W+\w+\W+\w+)",
    re.I,
)


def reason_meant(why: str, decision: Decision) -> Reason | None:
    """As `reason_told`; whoever gives one back with a question says that something is missing."""
    told = reason_told(why, decision)
    asks = decision is Decision.RETURN and _ASKS.search(why) is not None
    return Reason.INCOMPLETE if told is None and asks else told


_OWN = late.regex(r"(?<=\w{3})nya\b", re.I)
# What is said for the same.
_PLAIN: Mapping[str, str] = {
    **dict.fromkeys(("udah", "udh", "dah", "sdh", "wis", "wes", "sampun", "telah"), "sudah"),
    **dict.fromkeys(("blm", "durung", "dereng", "belom"), "belum"),
    **dict.fromkeys(
        ("ga", "gak", "nggak", "ngga", "enggak", "tdk", "ora", "ndak", "gada", "tak", "gk"), "tidak"
    ),
    **dict.fromkeys(("ono", "onok", "wonten"), "ada"),
    "krg": "kurang",
    **dict.fromkeys(("brp", "brpa", "piro", "pinten"), "berapa"),
    **dict.fromkeys(("ndi", "pundi"), "mana"),
    **dict.fromkeys(("thn", "taun"), "tahun"),
    **dict.fromkeys(("jls", "cetho"), "jelas"),
}  # fmt: skip
_WAITS = frozenset({"nunggu", "menunggu", "tunggu", "nungguin", "ngenteni", "nenggo", "sambil"})
# So near to its beginning.
WAITING = 3
# So many words may stand between those of a phrase.
BETWEEN = 2
# A word that may mean something else counts less, and alone only where little more is said.
WEAK = 0.5
FEW = 3


@cache
def _weak() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-reason-weak")))


@cache
def _phrases() -> Mapping[tuple[str, ...], Reason]:
    found = {tuple(way.split()): reason for way, reason in called().items()}
    for reason in Reason:
        for locale in ("id", "en"):
            for way in locales.words(locale, f"words-told-{reason}"):
                found.setdefault(tuple(spelling.fold(way).split()), reason)
    return {tuple(_PLAIN.get(word, word) for word in way): reason for way, reason in found.items()}


def _stands(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words of a phrase stand in a text in their order, near enough."""
    for begin, word in enumerate(words):
        if word != phrase[0]:
            continue
        at = begin
        for each in phrase[1:]:
            near = words[at + 1 : at + 2 + BETWEEN]
            if each not in near:
                break
            at += 1 + near.index(each)
        else:
            return True
    return False


def without_reason(text: str) -> str:
    """A text, folded, without the reason that stands in it."""
    found = _reason_at(text)
    return found[1] if found is not None else text


def _reason_at(text: str) -> tuple[Reason, str] | None:
    words = spelling.fold(text).split()
    for length in range(min(len(words), 5), 0, -1):
        for begin in range(len(words) - length + 1):
            named = called().get(" ".join(words[begin : begin + length]))
            if named is not None:
                return named, " ".join([*words[:begin], *words[begin + length :]])
    return None
