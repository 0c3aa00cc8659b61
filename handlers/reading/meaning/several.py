"""Whether one message holds several proposals, and each of them by itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.reading.meaning.places import places
from handlers.reading.meaning.slots import slots
from handlers.reading.meaning.things import Hit, hits_in
from handlers.reading.places.areas import AreaNames, Found
from handlers.reading.spelling import fold

MOST = 5  # proposals in one message; what is more stays with the last


@dataclass(frozen=True, slots=True)
class Several:
    """The proposals that a message holds, each with what it shares with the others said again.
    `sure` where the message itself parts them (numbers, lines, "satu lagi"); of what is joined
    ("lampu jalan dan got") the person is asked."""

    parts: tuple[str, ...]
    sure: bool


_NUMBER = re.compile(r"(?:^|[\n;:,.]\s*|\s)\(?(\d)\s?[.)](?!\d)\s*")
_LINES = re.compile(r"(?:^|\n)\s*(?:[-*•]\s+)?")
_NEXT = re.compile(
    r"(?:[.;,]\s*|\s)(?:(?:dan|sama|trus|terus|lalu|kemudian|juga|plus|karo)\s+)?"
    r"(?:(?:satu|ada|setunggal|siji)\s+(?:lagi|maneh|malih)|selain\s+itu|sekalian|kedua|ketiga"
    r"|yang\s+(?:ke\s?dua|ke\s?tiga|lain(?:nya)?)|terus|trus|tambah\s+lagi|lalu|kemudian|also)\b[,:]?\s+"
    r"|[.;]\s*(?:sama|dan|juga|plus|karo)\s+(?=(?:minta|mohon|tolong|usul|butuh|perlu|njaluk|nyuwun)\b)",
    re.I,
)
_SENTENCES = re.compile(r"(?<!\bjl)(?<!\bgg)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\bkel)[.;]\s+", re.I)
_ALSO = r"dan|dn|sama|sm|ama|serta|plus|ambek|karo|kaliyan|and"
_JOINED = frozenset(_ALSO.split("|"))
# "..., di Margorejo dua2nya": what is said of each of them, so that they are several.
_EACH = re.compile(
    r"[\s,]*\b(?:(?:ke)?dua\W?(?:2|dua)\W?nya|keduanya|kedua2nya|loro\W?(?:2|loro)n?e|(?:ke)?tiga\W?(?:2|tiga)\W?nya"
    r"|masing\W?(?:2|masing)(?:nya)?)\b",
    re.I,
)
_NEAR = 4  # words between two things that are joined


def several(text: str, names: AreaNames | None = None) -> Several:
    """What proposals a message holds; itself alone where it holds one. Never raises."""
    whole = Several((text,), sure=True)
    if len(text) > 2000:
        return whole
    if (each := _EACH.search(text)) is not None:
        found = several(f"{text[: each.start()]}{text[each.end() :]}".strip(" ,"), names)
        return Several(found.parts, sure=True) if len(found.parts) > 1 else whole
    for parting in (_numbered, _LINES.split, _NEXT.split, _SENTENCES.split):
        head, parts = _parted(parting(text), apart=parting is _numbered)
        if len(parts) > 1:
            # One wish may be told in several sentences.
            sure = parting != _SENTENCES.split
            return Several(tuple(_with(part, head, text, names) for part in parts), sure)
    if listed := _listed(text):
        placed = [part for part in listed if slots(part).place]
        # "A, B dan C di gang melati" are all there; of "A gang melati, B rt 2" each has its own.
        head = listed[-1] if placed == listed[-1:] else ""
        return Several(tuple(_with(part, head, text, names) for part in listed), sure=False)
    joined = _joined(text)
    if joined is None:
        return whole
    return Several(tuple(_with(part, text, text, names) for part in joined), sure=False)


_COMMAS = re.compile(rf"\s*[,;]\s*(?:(?:{_ALSO})\s+)?|\s+&\s+", re.I)
_AND = re.compile(rf"\s+(?:{_ALSO})\s+", re.I)
_ITEM = 3  # words of one that is listed, beside those that say where


def _listed(text: str) -> list[str]:
    """What is listed with commas between ("lampu jalan, drainase dan posyandu"): things of several
    kinds, of which each but the first says no more than what it is and where. What tells of the
    thing before it ("talud longsor, jalan jadi amblas tiap hujan") is no list."""
    commas = _COMMAS.split(text)
    if len(commas) < 2:
        return []
    _, parts = _parted([piece for each in commas for piece in _AND.split(each)])
    short = (len(places(part).rest.split()) <= _ITEM for part in parts[1:])
    return parts if len(parts) > 1 and all(short) else []


def _numbered(text: str) -> list[str]:
    """The items of "1. ... 2. ...", after what stands before them; the text alone where its numbers
    do not begin at one and go on ("rt 6. minta")."""
    items: list[re.Match[str]] = []
    for said in _NUMBER.finditer(text):
        if int(said[1]) == len(items) + 1:
            items.append(said)
    edges = [0, *(edge for said in items for edge in said.span()), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


# An item with a number of its own that tells so much is a proposal, whatever it names.
_TELLS = 2


def _parted(said: Sequence[str], *, apart: bool = False) -> tuple[str, list[str]]:
    """The parts that each ask for something of its own, and what stands before the first. What asks
    for nothing, or for more of the same, goes on with what is before it; of items with numbers
    (`apart`) only what tells no more than where, or how much."""
    head, parts, families = "", list[str](), list[set[str]]()
    for n, each in enumerate(said):
        piece = each.strip(" ,.;:-\n")
        asked = {hit.thing.family for hit in _asked(piece)}
        if not piece:
            continue
        own = apart and n > 0 and len(slots(piece).rest) + len(asked) >= _TELLS
        same = not asked or bool(asked & families[-1]) if parts else False
        if parts and ((same and not own) or len(parts) == MOST):
            parts[-1] = f"{parts[-1]}, {piece}"
            families[-1] |= asked
        elif asked or (own and parts):
            parts.append(piece)
            families.append(asked)
        else:
            head = f"{head} {piece}".strip()
    return head, parts


def _asked(text: str) -> Sequence[Hit]:
    """The things that a text asks for in the order in which it names them."""
    hits = hits_in(fold(places(text).rest).split()[:120])
    return sorted(each for each in hits if not each.aside)


def _joined(text: str) -> tuple[str, str] | None:
    """Two things with "dan" between them."""
    words = text.split()
    folded = [fold(word).replace(" ", "") for word in words]
    hits = sorted(each for each in hits_in(folded[:120]) if not each.aside)
    for one, other in itertools.pairwise(hits):
        if one.thing.family == other.thing.family:
            continue
        between = folded[one.end : other.start]
        at = next((n for n, word in enumerate(between) if word in _JOINED), None)
        if at is not None and len(between) <= _NEAR:
            first, second = words[: one.end + at], words[one.end + at + 1 :]
            return " ".join(first).strip(" ,"), " ".join(second).strip(" ,")
    return None


def _with(part: str, head: str, whole: str, names: AreaNames | None) -> str:
    """A part with where it is, where that is said for all of them."""
    own, shared = slots(part, names), slots(head, names)
    said = [part]
    if own.place is None and shared.place is not None:
        said.append(shared.place)
    all_of_it = names.find_in(whole).reading if names else None
    own_area = own.area.reading if own.area else None
    if own_area is None and isinstance(all_of_it, Found):
        said[-1] += f" di {all_of_it.area.name}"
    return ", ".join(said)
