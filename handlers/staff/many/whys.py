"""What a clause of a sentence of staff says of why, as it was typed: without what stands around it,
and without what only calls the proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers import late
from handlers.reading import spelling
from handlers.staff.many.spoken import particles
from handlers.staff.many.tokens import Is, Token

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
    words = ", ".join(part.strip(" ,.;:-") for part in parts).split()
    while words and spelling.fold(words[0]) in {"", *particles(), *WHY}:
        words = words[1:]
    return " ".join(words).strip(" ,.;:-")


def _trails(token: Token) -> bool:
    """Whether a last word tells nothing: "saja ya pak"."""
    word = spelling.fold(token.text)
    return token.is_ is Is.AROUND and (word in particles() or (token.breaks and word in _SO))
