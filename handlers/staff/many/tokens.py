"""The words of a sentence of staff, by what each is for a decision: a number or a name, what is
done, a priority, what stands around them, or any other word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

import locales
from handlers import late
from handlers.reading import spelling
from handlers.reading.places.area_words import STREET
from handlers.staff.many.spoken import LONGEST, around, denials, does, only_tells

# What is not decided now: "lampu jangan dulu".
LEAVE = "leave"

# Which words of a text name a proposal: given them folded, their places.
Names = Callable[[Sequence[str]], Collection[int]]


class Is(StrEnum):
    NUMBER = "number"
    NAME = "name"
    ALL = "all"
    DOES = "does"
    PRIORITY = "priority"
    AROUND = "around"
    WORD = "word"


# What says that something is decided.
DECIDES = (Is.DOES, Is.PRIORITY)


@dataclass(frozen=True, slots=True)
class Token:
    is_: Is
    begin: int
    end: int
    text: str
    value: str = ""  # the command of what it does, or the priority
    breaks: bool = False  # whether a comma, or what is like it, stands before it
    stops: bool = False  # whether a sentence ends before it


_WHOLE = late.regex(
    r"\b(?P<priority>(?:(?:di)?(?:naik|turun|geser)(?:in|kan|ke)?\s+)?(?:(?:jadi|sebagai|di|ke)\s+)?"
    r"(?:prior\w*|urutan|ranking|peringkat)\.?\s*(?:(?:ke|no|nomor|nomer)[\s.-]*)?(?P<rank>\d{1,4}))\b"
    r"|(?P<moved>\b(?:di)?(?:naik|turun)(?:in|kan|ke)?\s+(?:jadi|ke)\s+(?:(?:no|nomor|nomer)\s+)?"
    r"(?P<to>\d{1,4}))\b"
    r"|(?P<place>\b(?:rt|rw)[\s.]*\d{1,3}(?:\s*/\s*(?:rt|rw)[\s.]*\d{1,3})?)\b",
    re.I,
)
_SPACED = late.regex(r"[^\s,;]+")


def marked(
    text: str, letters: Iterable[str | None], names: Names, masked: re.Pattern[str]
) -> list[Token]:
    marks = "|".join(map(re.escape, filter(None, letters))) or "(?!)"
    number = re.compile(
        rf"(?:(?:{marks})[-\s]?(?:20\d\d[-\s]?)?)?\d{{1,6}}(?:-\d{{1,6}})?[.:)]?", re.I
    )
    taken = [(each.start(), each.end(), each) for each in _WHOLE.finditer(text)]
    hidden = [each.span() for each in masked.finditer(text)]
    words = list(_SPACED.finditer(text))
    folded = [spelling.fold(word[0]) for word in words]
    of_names = set(names(folded))
    found: list[Token] = []
    at, until = 0, -1
    while at < len(words):
        word, before = words[at], text[until : words[at].start()] if until >= 0 else ""
        breaks = (
            any(mark in before for mark in ",;\n") or text[: word.start()].rstrip()[-1:] in ".:"
        )
        whole = next((m for begin, end, m in taken if begin <= word.start() < end), None)
        if whole is not None:
            is_ = Is.PRIORITY if whole["priority"] or whole["moved"] else Is.NAME
            value = whole["rank"] or whole["to"] or spelling.fold(whole[0])
            found.append(Token(is_, whole.start(), whole.end(), whole[0], value, breaks))
            while at < len(words) and words[at].start() < whole.end():
                until, at = words[at].end(), at + 1
            continue
        until = word.end()
        count, name = _does_at(folded, at, breaks=breaks)
        inside = any(begin <= word.start() < end for begin, end in hidden)
        if count:
            until = words[at + count - 1].end()
            token = Token(Is.DOES, word.start(), until, text[word.start() : until], name, breaks)
        elif number.fullmatch(word[0]) and not inside:
            bare = word[0].rstrip(".:)")
            token = Token(Is.NUMBER, word.start(), until, bare, bare, breaks)
        elif folded[at] in _ALL or _is_others(folded, at):
            value = "" if folded[at] in _ALL else "others"
            token = Token(Is.ALL, word.start(), until, word[0], value, breaks)
        elif at in of_names:
            token = Token(Is.NAME, word.start(), until, word[0], folded[at], breaks)
        elif (
            folded[at] in _OKAY
            and found
            and found[-1].is_ in (Is.NAME, Is.NUMBER)
            and _ends(words, at, text, of_names)
        ):
            token = Token(Is.DOES, word.start(), until, word[0], "agree", breaks)
        elif (
            folded[at] in _NO
            and found
            and found[-1].is_ is Is.NAME
            and _ends(words, at, text, of_names)
        ):
            token = Token(Is.DOES, word.start(), until, word[0], LEAVE, breaks)  # "yang lampu gak"
        elif (
            folded[at] in around()
            or folded[at] in _joining()
            or (folded[at] in STREET and at + 1 in of_names)  # "jalan mawar"
        ):
            token = Token(Is.AROUND, word.start(), until, word[0], "", breaks)
        else:
            token = Token(Is.WORD, word.start(), until, word[0], "", breaks)
        found.append(token)
        at += count or 1
    return [replace(each, stops=_STOP.search(text[: each.begin]) is not None) for each in found]


# "Jembatan, drainase. yg lampu ditunda"; but not "No. 3".
_STOP = late.regex(r"(?:(?<=\w{3})\.|[;\n])\s*$")


# What is taken out of a proposal is no proposal.
_TAKES_OUT = frozenset({"hapus", "hapusin", "dihapus", "buang", "buangin", "coret", "coretin"})
_PARTS = frozenset({
    "catatan", "catetan", "biaya", "anggaran", "foto", "fotonya", "opd", "dinas", "rekomendasi",
    "prioritas", "data", "pengumuman", "komentar", "nama", "kata", "tulisan", "sumber",
})  # fmt: skip
# Behind a name, where nothing of it follows, it is left: "jembatan setuju, lampu gak".
_NO = frozenset({
    "ga", "gak", "gk", "nggak", "ngga", "enggak", "engga", "tidak", "tdk", "jangan", "jgn", "ora",
    "ojo", "belum", "blm", "nanti", "ntar", "entar", "engko", "mengko", "mangke",
})  # fmt: skip
# Or it is agreed: "jembatan oke, lampu jangan dulu".
_OKAY = frozenset({"ok", "oke", "okay", "okeh"})


def _ends(words: Sequence[re.Match[str]], at: int, text: str, names: Collection[int]) -> bool:
    """Whether a part of a sentence ends behind a word: at a comma, or where another is named
    ("jembatan oke drainase oke")."""
    if at + 1 >= len(words):
        return True
    after = text[words[at].end() : words[at + 1].start()]
    which = at + 2 in names and spelling.fold(words[at + 1][0]) in _WHICH
    return any(mark in after for mark in ",;\n") or at + 1 in names or which


_ALL = frozenset({"semua", "semuanya", "kabeh", "seluruhnya", "all"})
_OTHERS = frozenset(
    {"sisanya", "sisane", "sisa", "selebihnya", "selebihe", "lainnya", "liyane", "lainne"}
)


def _is_others(folded: Sequence[str], at: int) -> bool:
    """Whether a word means those that are left: "sisanya", "yang lain"."""
    lain = folded[at] in ("lain", "liyo") and at > 0 and folded[at - 1] in _WHICH
    return lain or folded[at] in _OTHERS


_WHICH = frozenset({"yang", "yg", "sing", "seng"})


@cache
def _joining() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-clause-around")))


@cache
def _leaving() -> frozenset[str]:
    return frozenset(map(spelling.fold, locales.words("id", "words-line-leave")))


def leaves(folded: Sequence[str]) -> bool:
    """Whether any words say that something is not decided now."""
    said = f" {' '.join(folded)} "
    return any(f" {each} " in said for each in _leaving())


def _does_at(folded: Sequence[str], at: int, *, breaks: bool) -> tuple[int, str]:
    """How many words at a place say what is done, and the command; what is denied says why."""
    found = does(list(folded[at : at + LONGEST]))
    known = found[2] if found is not None and found[1] == 0 else 0
    for length in (3, 2, 1):
        if length >= known and " ".join(folded[at : at + length]) in _leaving():
            return min(length, len(folded) - at), LEAVE
    if found is None or not known or only_tells(folded, at):
        return 0, ""
    if at and not breaks and folded[at - 1] in denials():
        return 0, ""
    if folded[at] in _TAKES_OUT and known == 1 and _PARTS.intersection(folded[at + 1 : at + 2]):
        return 0, ""  # "hapus catatan biaya drainase"
    return found[2], found[0]
