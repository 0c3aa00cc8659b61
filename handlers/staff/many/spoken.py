"""A line of staff in a sentence of their own: "sepakatin 1 2 3 dong", "yg 14 sama 20 tolak aja
lahannya sengketa", "tandai lengkap semua"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

import locales
from handlers.reading import spelling
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.amounts.numbers_said import numbers_said
from handlers.staff.many.lines import LINES as MANY
from handlers.staff.many.lines import read

# What is refused where it is said that it is not to be: "ga usah diteruskan".
DENIED = ("agree", "forward")
DENIABLE = ("setuju", "lanjut", "diterima", "acc")

# A sentence of more words says more than which, and what.
WORDS = 30

# The longest of the ways to say what is done has so many: "belum bisa tahun ini".
LONGEST = 4

# The lines that are said so; of PLAIN ones nothing but which is said.
PLAIN = ("agree", "reserve", "verify", "forward")
LINES = (*PLAIN, "return", "keep", "reject")


def spoken(text: str, letters: Collection[str | None]) -> tuple[str, str] | None:
    """The line that a sentence is, by the name of its command, and what follows its word there;
    None for all that is none beyond doubt. A question is none, nor what says that something is not
    so, nor a sentence with words before what it does that are no numbers."""
    words = text.split()
    folded = [spelling.fold(word) for word in words]
    if len(words) > WORDS or text.rstrip().endswith("?"):
        return None
    found = does(folded)
    if found is None:
        return None
    name, at, until = found
    if not denials().isdisjoint(folded[:at]):
        return None
    if name in PLAIN and does(folded[until:]) is not None:
        return None  # "yang sudah lengkap 1-5 diteruskan"
    before = _within(words[:at])
    after = words[until:]
    if not before:
        said = in_digits(" ".join(_after(after)))
        return (name, said) if not numbers_said(said, letters).none else None
    which = numbers_said(in_digits(before), letters)
    rest = _after(after, which.everything or bool(which.numbers))
    if which.none or which.rest or which.bad or (rest and rest[0][:1].isdecimal()):
        return None
    if name == "agree" and not rest and (which.everything or len(which.numbers) > 1):
        rest = ["tanpa prioritas"]  # "1 sama 3 setujui" names none before the other
    return name, " ".join([in_digits(before), *rest])


def says_more(name: str, said: str, letters: Iterable[str | None]) -> bool:
    """Whether what follows a line's word names more than one proposal, or why; of a single one
    without that its own form is opened."""
    line = read(MANY[name], said, letters)
    return line.said.everything or len(line.said.numbers) > 1 or line.reason is not None


def does(folded: list[str]) -> tuple[str, int, int] | None:
    """The first words that say what is done: which line, and where they begin and end."""
    for at in range(len(folded)):
        for length in (LONGEST, 3, 2, 1):
            name = _ways().get(" ".join(folded[at : at + length]))
            if name is not None and not only_tells(folded, at):
                return name, at, min(at + length, len(folded))
    return None


def only_tells(folded: Sequence[str], at: int) -> bool:
    """Whether a word thanks ("terima kasih"), or tells that something has come ("sudah diterima"),
    and decides nothing."""
    if folded[at] not in _RECEIVES:
        return False
    return bool(_THANKS.intersection(folded[at + 1 : at + 2])) or (
        folded[at].startswith("di") and at > 0 and folded[at - 1] in _BY_NOW
    )


_RECEIVES = frozenset({"terima", "trima", "diterima", "ditrima", "ditampi"})
_THANKS = frozenset({"kasih", "kasi", "ksih", "ksh", "kaseh"})
_BY_NOW = frozenset(
    {"sudah", "udah", "udh", "sdh", "dah", "telah", "wis", "sampun", "belum", "blm"}
)


def receives(text: str) -> bool:
    """Whether it is agreed by a word of receiving: "terima 3"."""
    folded = spelling.fold(text).split()
    found = does(folded)
    return found is not None and found[0] == "agree" and folded[found[1]] in _RECEIVES


def _within(words: list[str]) -> str:
    """What stands before, without what may stand around it; "semua" alone is all of them."""
    while words and spelling.fold(words[0]) in around() - _ALL:
        words = words[1:]
    while words and spelling.fold(words[-1]) in around() - (_ALL if len(words) == 1 else set()):
        words = words[:-1]
    return " ".join(words)


def _after(words: list[str], named: bool = False) -> list[str]:
    """What stands behind; once numbers are `named`, "semua" is all of these."""
    skipped = around() if named else around() - _ALL
    while words and spelling.fold(words[0]) in skipped:
        words = words[1:]
    return words


_ALL = frozenset({"semua", "semuanya"})


@cache
def _ways() -> Mapping[str, str]:
    found = {
        spelling.fold(way): name
        for name in LINES
        for way in locales.words("id", f"words-line-{name}")
    }
    passive = [way for way, name in found.items() if name in DENIED and way.startswith("di")]
    for way in (*passive, *DENIABLE):
        for no in locales.words("id", "words-line-refused"):
            found.setdefault(f"{spelling.fold(no)} {way}", "reject")
    return found


@cache
def around() -> frozenset[str]:
    return particles() | frozenset(map(spelling.fold, locales.words("id", "words-line-around")))


@cache
def particles() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-line-particle")))


@cache
def denials() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-line-not")))
