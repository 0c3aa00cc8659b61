"""The rules of what may be kept, whichever door it comes in by: lengths, amounts, priorities.

Chat, command line, lists and links ask with the same rules and word their faults themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# The largest number that a column of ids or amounts holds.
BIGGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Span:
    """From `least` to `most`, both included: letters of a text, or a number."""

    least: int
    most: int

    def holds(self, value: int) -> bool:
        return self.least <= value <= self.most


WHY = Span(5, 1000)  # why something is decided, returned, refused, taken back
EXTENT = Span(1, 200)  # how much was carried out
PRIORITY = Span(1, 9999)
AT_ONCE = Span(1, 500)  # proposals that one line decides on
# Nothing that a city builds costs less: a smaller number is one whose unit was left out ("25").
RUPIAH = Span(100_000, 10**15 - 1)
QUESTION = Span(5, 1000)
OPD = Span(2, 100)
RECOMMENDATION = Span(3, 1000)
SIPD = Span(2, 40)  # an id of SIPD's
DISPUTED = Span(3, 1000)  # what an author says is not done
WITHDRAWN = Span(3, 1000)  # why an author takes a proposal back
EXPLAINED = Span(2, 1000)  # what an author tells staff who returned a proposal
EVIDENCE = Span(0, 3)  # photos

NAME = Span(2, 60)  # what somebody is called

# A proposal's own words, as its author puts them.
WISH = Span(10, 255)  # SIPD cuts at 255
PROBLEM = Span(10, 1500)
STATED = Span(3, 1500)  # a problem that names how something is: "longsor", "bau"
PLACE = Span(3, 300)
RT = Span(1, 20)  # a number, or several as typed: "1 s/d 4"; an RW likewise
VOLUME = Span(1, 100)

WHY_CANCELLED = Span(5, 300)  # must go as one message on every channel
VENUE, AGENDA, BRING = Span(3, 150), Span(3, 300), Span(3, 150)
NOTES = Span(3, 1000)
AGREED = Span(0, 500)  # proposals that one meeting agrees
SHEETS = Span(0, 5)  # photos of its signed sheets


class Unruly(ValueError):
    """Something is too short or too long, too small or too large: `field` says what, `span` what it
    may be, `size` what it is."""

    def __init__(self, field: str, span: Span, size: int) -> None:
        super().__init__(f"{field}: {size}, not {span.least} to {span.most}")
        self.field, self.span, self.size = field, span, size


def text(field: str, value: str, span: Span) -> str:
    """A text without the spaces around it. Raises Unruly: what has no letter or digit is empty."""
    value = value.strip()
    size = len(value) if any(letter.isalnum() for letter in value) else 0
    if not span.holds(size):
        raise Unruly(field, span, size)
    return value


def optional(field: str, value: str | None, span: Span) -> str | None:
    """The same for a text that there may be."""
    return text(field, value, span) if value is not None and value.strip() else None


def number(field: str, value: int, span: Span) -> int:
    """A number within its span. Raises Unruly."""
    if not span.holds(value):
        raise Unruly(field, span, value)
    return value


# A NIK or KK, and a number of a phone, as people write them.
_PERSONAL = re.compile(
    r"(?<![\d.,])\d(?:[ .-]?\d){12,19}(?![\d])"
    r"|(?<![\d.,])(?:\+?62[ .-]?|0)8\d(?:[ .-]?\d){7,10}(?!\d)"
)
# So much of one says what it is, and not whose.
_KEPT = 4


def is_personal(*texts: str | None) -> bool:
    """Whether a text holds a number by which a person is known."""
    return any(text and _PERSONAL.search(text) for text in texts)


def impersonal(text: str) -> str:
    """A text that everybody reads, with such numbers made unreadable: "1872************"."""
    return _PERSONAL.sub(
        lambda found: found[0][:_KEPT] + re.sub(r"\d", "*", found[0][_KEPT:]), text
    )


class MoreThanAll(ValueError):
    """More is said to be carried out than there is: "150 dari 120 m". Holds both as written."""

    def __init__(self, done: str, whole: str) -> None:
        super().__init__(f"{done} of {whole}")
        self.done, self.whole = done, whole


def extent(value: str | None) -> str | None:
    """How much was carried out, in words; None where nothing is said. Raises Unruly, or MoreThanAll
    where both numbers can be read and have the same unit."""
    said = optional("extent", value, EXTENT)
    for pattern in _PARTS:
        for found in pattern.finditer(said or ""):
            done, whole = _amount(found["done"]), _amount(found["whole"])
            units = {unit.casefold() for unit in (found["unit"], found["of"]) if unit}
            if done is not None and whole is not None and done > whole and len(units) < 2:
                raise MoreThanAll(found["done"], found["whole"])
    return said


# "150 dari 120 m"; "dari 120 m baru 150 m". What RT, RW or a house has is a name and no amount.
_NUMBER = r"\d[\d.,]*(?<![.,])"
_DONE = rf"(?<![\d.,\w])(?P<done>{_NUMBER})[ ]{{0,3}}(?P<unit>[^\W\d]{{0,12}})"
_WHOLE = rf"(?P<whole>{_NUMBER})[ ]{{0,3}}(?P<of>[^\W\d]{{0,12}})"
_NO_NAME = r"(?<!\brt )(?<!\brw )(?<!\bno )(?<!\bno\. )(?<!\bgang )(?<!\bgg )"
_PARTS = (
    re.compile(rf"{_NO_NAME}{_DONE}[ ]{{0,3}}(?:dari|of)[ ]{{1,3}}{_WHOLE}", re.I),
    re.compile(rf"^\W*dari[ ]{{1,3}}{_WHOLE}\W+(?:[^\W\d]{{1,20}}\W+){{0,3}}{_DONE}", re.I),
)


def _amount(text: str) -> Decimal | None:
    """A number as it is written here: "6.000", "1,5"; None for what could be either ("6,000")."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        return None
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return Decimal(text.replace(",", "."))
    return None


def is_name(text: str) -> bool:
    """Whether a text can be what somebody is called: a question is none."""
    named = any(letter.isalpha() for letter in text) and "?" not in text
    return named and NAME.holds(len(text))


def name(value: str) -> None:
    """Raises Unruly where a text cannot be what somebody is called."""
    if not is_name(value):
        raise Unruly("name", NAME, len(value))
