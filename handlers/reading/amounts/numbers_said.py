"""Several proposals' numbers at the head of a line: "20, 14, 5 9-12", "3 s/d 18", "MTR-2028-00042
dan 7"; which were said twice, what is no number, and the words that follow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handlers import late
from handlers.reading.amounts.figures import COUNTED
from handlers.reading.amounts.numbers import Typed

# So many may one line name: more than a kelurahan has in a year, and a bound for hostile ranges.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """What a line names, in the order of the line, each number once. `everything` is whether it
    says "semua" instead. `twice` are those that it named again, `bad` the pieces that are no
    number, no range, or of a range that holds more than MOST. `rest` is what follows, as typed.
    """

    numbers: tuple[Typed, ...] = ()
    everything: bool = False
    twice: tuple[Typed, ...] = ()
    bad: tuple[str, ...] = ()
    rest: str = ""

    @property
    def none(self) -> bool:
        """Whether it names nothing at all."""
        return not (self.numbers or self.everything or self.bad)


_BETWEEN = late.regex(
    r"(?:[\s,;&+]|\.(?=\s|$)|\b(?:dan|serta|lan|and)\b|\b(?:sama|ama)\b(?=\s+(?:n\w{1,4}\.?\s*)?\d))*",
    re.I,
)
_LEAD = late.regex(r"(?:(?:usulan|nomor|nomer|nmr|no|number)\b[\s.:]*|#\s*)+", re.I)
_EVERYTHING = late.regex(r"(?:semua(?:nya)?|seluruh(?:nya)?|kabeh|all)\b", re.I)
_TO = (
    r"(?:\s*(?:[-\u2010-\u2015~]|\b(?:s\s?/\s?d|s\.\s?d\.?|sd|sampai|sampe|sampek|smp|ampe|hingga"
    r"|tekan|to)(?![a-z]))\s*)"
)
# What ends a number: nothing that makes an amount, a date or a word of it.
_UNITS = (
    r"rb|ribu|jt|juta|m|miliar|milyar|triliun|m2|meter|mtr|km|ha|titik|unit|orang|kk|rumah|paket|kali|x"
    r"|hari|minggu|bulan|tahun|jam|persen"
)
_ENDS = rf"(?![\w/]|[.:]\d|\s*%|\s*(?:{_UNITS})\b)"
# Behind another number it is how many of something: "tolak 3, 2 mesin sudah dikasih".
_MANY = late.regex(rf"\s+(?:{'|'.join(COUNTED)})\b", re.I)
# "20.14", "12/1": begins like a number and is none; a sum of money begins the words.
_ODD = late.regex(
    r"(?!\d{1,3}(?:[.,]\d{3})+(?!\d))(?!\d+(?:[.,]\d+)?\s*[^\W\d])(?!\d{7})\d[^\s,;]*"
)


def numbers_said(text: str, letters: Iterable[str | None]) -> Said:
    """What a line names; `letters` are those of our cities (MTR). A number is bare or whole: what
    it leaves out (`Typed`) is for the caller to settle. The second end of a range may leave out
    letters and year: they are those of the first."""
    known = {each.casefold(): each for each in letters if each}
    marks = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)"
    one = rf"(?:(?P<%s>{marks})[-\s]?(?:(?P<%s>20\d\d)[-\s]?)?)?(?P<%s>\d{{1,6}})"
    first, last = one % ("fl", "fy", "fn"), one % ("ll", "ly", "ln")
    piece = re.compile(rf"{first}(?:{_TO}{last})?{_ENDS}", re.I)
    single = re.compile(rf"{first}{_ENDS}", re.I)
    found: dict[Typed, None] = {}
    twice: dict[Typed, None] = {}
    bad: list[str] = []
    everything, at = False, 0
    while True:
        between = _BETWEEN.match(text, at)
        begin = between.end() if between else at
        lead = _LEAD.match(text, begin)
        start = lead.end() if lead else begin
        if not found and not bad and (all_of := _EVERYTHING.match(text, start)):
            everything, at = True, all_of.end()
            break
        match = piece.match(text, start) or single.match(text, start)
        if match is not None and found and _MANY.match(text, match.end()):
            at = begin
            break
        if match is None:
            if (odd := _ODD.match(text, start)) is None:
                at = begin if found or bad else at
                break  # what is no number at all are the words
            at = odd.end()
            bad.append(odd[0])
            continue
        at = match.end()
        several = _several(match, known)
        if several is None:
            bad.append(match[0])
            continue
        for each in several:
            if each in found:
                twice.setdefault(each)
            found.setdefault(each)
    if len(found) > MOST:
        bad.append(text[:at].strip())
        found = {}
    rest = text[at:].strip()
    return Said(tuple(found), everything, tuple(twice), tuple(bad), rest.lstrip(",;:.- \t\n"))


def _several(match: re.Match[str], known: dict[str, str]) -> list[Typed] | None:
    letters = known[match["fl"].casefold()] if match["fl"] else None
    year = int(match["fy"]) if match["fy"] else None
    first = int(match["fn"])
    named = match.groupdict()
    if first < 1:
        return None
    if named.get("ln") is None:
        return [Typed(letters, year, first)]
    last = int(named["ln"])
    others = known[named["ll"].casefold()] if named.get("ll") else letters
    until = int(named["ly"]) if named.get("ly") else year
    if (others, until) != (letters, year) or not first <= last < first + MOST:
        return None
    return [Typed(letters, year, n) for n in range(first, last + 1)]


def written(numbers: Iterable[Typed]) -> str:
    """Numbers as they are said back, bare ones in a row as a range: "3-18, 20"."""
    parts: list[tuple[Typed, Typed]] = []
    for each in numbers:
        if parts and each == parts[-1][1]._replace(running=parts[-1][1].running + 1):
            parts[-1] = (parts[-1][0], each)
        else:
            parts.append((each, each))
    return ", ".join(_from_to(first, last) for first, last in parts)


def _from_to(first: Typed, last: Typed) -> str:
    whole = first.letters and first.year
    lead = f"{first.letters}-{first.year}-" if whole else f"{first.letters or ''} ".lstrip()
    head, tail = (f"{n:05}" if whole else str(n) for n in (first.running, last.running))
    head = f"{lead}{head}"
    if first == last:
        return head
    return f"{head}-{tail}" if last.running > first.running + 1 else f"{head}, {tail}"
