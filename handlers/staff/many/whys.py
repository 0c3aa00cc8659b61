"""What a clause of a sentence of staff says of why, as it was typed: without what stands around it,
and without what only calls the proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.reading import spelling
from handlers.staff.deciding.reasons import reason_in, reason_told
from handlers.staff.many.spoken import LONGEST, does, particles
from handlers.staff.many.tokens import Is, Token
from storage.proposals.rulings import Decision

# Before these words stands what is decided, behind them only why.
WHY = (
    "karena", "krn", "karna", "sebab", "soalnya", "soale", "soalnye", "alasannya", "alasan",
    "amargi", "amarga", "because", "since",
)  # fmt: skip
BY_NOW = frozenset({"sudah", "udah", "udh", "sdh", "dah", "telah", "wis", "uwis", "sampun"})

_LEADS = frozenset(
    {
        "yang", "yg", "sing", "no", "nomor", "nomer", "nmr", "usulan", "kalau", "kalo", "klo", "kl",
        "terus", "trus", "lalu", "dan", "and", "number", "the", "sama", "lan", "karo", "untuk",
        "utk", "buat", "jl", "gang",
    }
)  # fmt: skip
# "..., jadi tolak saja": what follows from why.
_SO = frozenset({"jadi", "jd", "makanya", "mangkane", "dadi"})

# Behind these a proposal is called by what it is, with so many words that are not its own; but
# these words tell how something stands.
_CALLS = late.regex(r"\b(?:usul(?:an)?(?:nya)?|yang|yg|sing|seng)\s[^,;.]{1,40}$", re.I)
CALLED = 3
_STATES = BY_NOW | {
    "belum", "blm", "tidak", "tdk", "ga", "gak", "nggak", "ora", "bukan", "dudu", "masih", "ada",
    "ono", "kurang", "terlalu", "sama", "dobel", "ganda", "sengketa", "salah", "bisa", "iso", *WHY,
}  # fmt: skip


def telling(text: str, at: int, why: Sequence[Token]) -> Sequence[Token]:
    """What tells why, without words that only call the proposal, where why stands behind what is
    done, which begins `at`: "usulan PKK yang jahit itu tolak, anggarannya tidak ada"."""
    while why and _trails(why[-1]) and not all(each.is_ is Is.AROUND for each in why):
        why = why[:-1]
    before = [each for each in why if each.begin < at]
    after = [each for each in why if each.begin > at]
    if not before or sum(each.is_ is Is.WORD for each in after) < 2:
        return why
    words = {spelling.fold(each.text) for each in before}
    calls = sum(each.is_ is Is.WORD for each in before) <= CALLED and not _STATES & words
    return after if calls and _CALLS.search(text[: before[0].end]) is not None else why


# --- what is said before it, and not for its author ----------------------------------------------


def before_it(text: str, at: int, why: Sequence[Token]) -> Sequence[Token]:
    """The words of whole sentences before the one in which something is done, which begins `at`,
    where why is said behind it: "orangnya bawel. tolak nomor 2 karena sudah dianggarkan"."""
    ends = max((each.end() for each in _SENTENCE.finditer(text[:at])), default=0)
    before = [each for each in why if each.end <= ends]
    behind = [each for each in why if each.begin > at]
    if not before or len(behind) < TELLS:
        return []
    return before if _reasonless(text[before[0].begin : ends]) else []


_SENTENCE = late.regex(r"[.!?]\s")
TELLS = 2  # words that tell something: "foto buram"


def _reasonless(text: str) -> bool:
    """Whether nothing of a text is a reason to decide something."""
    told = reason_in(text) or reason_told(text, Decision.END)
    return told is None and _WHYS.isdisjoint(spelling.fold(text).split())


_WHYS = frozenset(WHY)


def in_sentences(text: str) -> tuple[str, str]:
    """The same of a text: what is said before the sentence in which something is done, "" where
    that may tell why, and the rest."""
    parts = [each for each in _ENDS.split(text) if each.strip()]
    at = next((n for n, each in enumerate(parts) if _does(each)), 0)
    before, told = " ".join(parts[:at]), " ".join(parts[at:])
    apart = at and len(told.split()) > TELLS and _reasonless(before)
    return (before, told) if apart else ("", text)


_ENDS = late.regex(r"(?<=[.!?])\s+")


def _does(sentence: str) -> bool:
    words = [spelling.fold(word) for word in sentence.split()]
    found = (does(words[at : at + LONGEST]) for at in range(len(words)))
    return any(each is not None and each[1] == 0 for each in found)


def said(text: str, tokens: Sequence[Token]) -> str:
    """The words as typed, with what stands between them."""
    parts: list[str] = []
    begin = end = -1
    ends = tokens and not text[tokens[-1].end :].strip(" ,.;!")  # "tahun lalu", "yang sama"
    while tokens and not ends and spelling.fold(tokens[-1].text) in _LEADS:
        tokens = tokens[:-1]  # of what comes behind: "yang" 3
    if all(each.is_ is Is.AROUND for each in tokens):
        return ""
    for each in tokens:
        if begin >= 0 and not text[end : each.begin].strip(" ,.;:-\n"):
            end = each.end
            continue
        if begin >= 0:
            parts.append(text[begin:end])
        begin, end = each.begin, each.end
    if begin >= 0:
        parts.append(text[begin:end])
    # The word before a number of a proposal says nothing by itself: "nomor" 2.
    bare = (part.strip(" ,.;:-") for part in parts)
    words = ", ".join(part for part in bare if spelling.fold(part) not in _NUMBERS).split()
    while words and spelling.fold(words[0]) in {"", "yang", "yg", "sing", *particles(), *WHY}:
        words = words[1:]
    return " ".join(words).strip(" ,.;:-")


_NUMBERS = frozenset({"no", "nomor", "nomer", "nmr", "number"})


def _trails(token: Token) -> bool:
    """Whether a last word tells nothing: "saja ya pak"."""
    word = spelling.fold(token.text)
    return token.is_ is Is.AROUND and (word in particles() or (token.breaks and word in _SO))
