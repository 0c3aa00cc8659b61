"""In which places several come, told all at once: "urutan: 12 pertama, 15 kedua", "nomer siji
jembatan, nomer loro drainase", "urutannya 3 dulu, lalu 1"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers import late
from handlers.asking.proposals import which
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.spelling import fold
from handlers.staff import by_name
from handlers.staff.many.spoken import around, does, particles
from handlers.staff.many.tokens import Is, marked
from storage.proposals.model import Proposal

# Longer ones tell a story.
LONGEST = 400
_LEAD = late.regex(
    r"^\W*(?:(?:jadi|nah|oke|ok|ini|iki|eh|hasil(?:nya|e)?|kesepakatan\w*|musyawarah|rapat(?:nya)?|rembu[gk]"
    r"|musren\w*|final|sementara|sing|yang|yg|the|catat|tulis|tolong|tlg)\W+)*"
    r"(?:(?:di)?urut\w*|prior\w*|rang?king|peringkat|order|rank)\b"
    r"(?:\W+(?:hasil|rapat|musyawarah|prior\w*|usulan\w*|rembu[gk]|musren\w*|kami|kita|tadi|malam|ini"
    r"|is|of|priority|begini|gini|sebagai|berikut|adalah|yaitu))*\W*",
    re.I,
)
_TOLD = late.regex(r"^\W*(?:hasil\w*|kesepakatan\w*|keputusan\w*|rapat\w*)\b[^:\d]{0,30}:", re.I)
_PLACES = {
    word: place
    for place, words in enumerate(
        (
            "pertama kesatu kapisan sepisan first 1st", "kedua kaping pindo kapindo second 2nd",
            "ketiga katelu kaping telu third 3rd", "keempat kaping papat fourth 4th",
            "kelima fifth 5th", "keenam sixth 6th", "ketujuh", "kedelapan", "kesembilan",
            "kesepuluh",
        ),
        1,
    )
    for word in words.split()
    if word not in ("kaping", "pindo", "telu", "papat")
}  # fmt: skip
_PLACE = late.regex(rf"\b(?:(?:nomor|nomer|no|yang|yg|sing)\s+)?({'|'.join(_PLACES)})\b", re.I)
_RANK = late.regex(
    r"\b(?:prior\w*|urutan|peringkat|rang?king|juara|ranks?)\s*(?:ke|no|nomor|nomer)?[\s.-]*(\d{1,3})\b"
    r"|\bke\s?-\s?(\d{1,3})\b",
    re.I,
)
_LED = late.regex(r"\b(?:nomor|nomer|no|nmr|number|prior\w*)\s+[a-z]+\b", re.I)
_ENUMERATED = late.regex(r"(?:^|\s)(\d{1,2})[.)]\s+(?=[^\W\d])")
# "1 jembatan 2 drainase 3 lampu", without what parts them.
_COUNTED = late.regex(r"(?:^|(?<=[^\W\d])\s+)(?=\d{1,2}\s+[^\W\d])")
# The last of them, whatever its number is.
_LAST = late.regex(
    r"\b(?:(?:yang|yg|sing)\s+)?(?:(?:paling|di)\s+(?:akhir|belakang|mburi|buncit)|(?:ter)?akhir|pungkasan|last)\b",
    re.I,
)
LAST = -1
_NEXT = late.regex(
    r"\s*(?:[,;\n]|\b(?:terus|trus|trs|lalu|kemudian|habis\s+itu|abis\s+itu|bar\s+kuwi|baru|then|next"
    r"|selanjutnya|banjur|njur|dan|lan|and)\b)+\s*",
    re.I,
)
_MORE = frozenset({
    "dulu", "dhisik", "disik", "sik", "dl", "first", "nya", "dst", "ke", "jadi", "jadiin",
    "jadikan", "dadekno", "dadekke", "taruh", "taruhin",
})  # fmt: skip
# "Sisanya urut dukungan": the others, those with the most supporters first.
_REST = late.regex(
    r"^\W*(?:(?:yang|yg|sing)\s+)?(?:sisa(?:nya|ne)?|selebih(?:nya|e)|lain(?:nya|ne)?|liyane|the\s+(?:rest|others))\b"
    r"(?=.*\b(?:dukung\w*|dhukung\w*|support\w*)\b)",
    re.I,
)


_OTHERS = late.regex(r"\b(?:sisa|selebih|lain|rest)\w*\b.*\b(?:dukung|dhukung|support)", re.I)


@dataclass(frozen=True, slots=True)
class Placed:
    """Several in their order; and numbers that are none of them."""

    order: tuple[Proposal, ...]
    missing: tuple[str, ...] = ()


def may_be(text: str) -> bool:
    """Whether a text may say an order, so that it is worth a look."""
    led = _LEAD.match(text) is not None or len(_PLACE.findall(text)) > 1
    return led or len(_LED.findall(text)) > 1 or _OTHERS.search(text) is not None


def read(text: str, known: by_name.Known, letters: Iterable[str | None]) -> Placed | None:
    """The order that a text says several come in, and no more; None where it says anything else, or
    it is not told which one a name is."""
    if len(text) > LONGEST or "?" in text:
        return None
    lead, letters = _LEAD.match(text), list(letters)
    rest = text[lead.end() :] if lead is not None else _TOLD.sub("", text)
    rest = _LED.sub(lambda found: in_digits(found[0]), rest)
    rest = _ENUMERATED.sub(r" , ke-\1 ", rest)
    if lead is not None and len(_COUNTED.findall(rest)) > 1:
        rest = _COUNTED.sub(" , ", rest)
    found: list[tuple[int, Proposal | str]] = []
    parts = [part for part in _NEXT.split(rest) if part.strip()]
    backed = bool(parts) and _REST.match(parts[-1]) is not None
    for part in parts[:-1] if backed else parts:
        one = _one(part, known, letters)
        if one is None:
            return None
        found.append(one)
    ranked = any(rank > 0 for rank, _ in found)
    found = [((len(found) if ranked else 0) if rank == LAST else rank, p) for rank, p in found]
    ranks = [rank for rank, _ in found]
    if len(found) < (1 if backed else 2) or (
        any(ranks) and sorted(ranks) != [*range(1, len(found) + 1)]
    ):
        return None
    if lead is None and not (all(ranks) and len(found) + backed > 1):
        return None
    some = [each for _, each in sorted(found, key=lambda pair: pair[0])]
    order = [each for each in some if not isinstance(each, str)]
    if len({each.id for each in order}) < len(order):
        return None
    missing = tuple(each for each in some if isinstance(each, str))
    if backed:
        ids = {each.id for each in order}
        others = [p for p, _, _ in known.some if p.id not in ids]
        order += sorted(others, key=lambda p: -p.supports)
    return Placed(tuple(order), missing)


def _one(
    part: str, known: by_name.Known, letters: Sequence[str | None]
) -> tuple[int, Proposal | str] | None:
    """The place of one, 0 where none is told, LAST where only that is; and which it is, or its
    number, where none has it."""
    rank = 0
    if (place := _PLACE.search(part)) is not None:
        rank, part = _PLACES[place[1].casefold()], _PLACE.sub(" ", part)
    elif (place := _RANK.search(part)) is not None:
        rank, part = int(place[1] or place[2]), _RANK.sub(" ", part)
    elif _LAST.search(part) is not None:
        rank, part = LAST, _LAST.sub(" ", part)
    if does(fold(part).split()) is not None:
        return None  # something else is decided
    names: list[str] = []
    numbers: list[str] = []
    for token in marked(part, letters, known.named_at, which.OTHER):
        if token.is_ is Is.NAME:
            names.append(token.value)
        elif token.is_ is Is.NUMBER:
            numbers.append(token.value.rpartition("-")[2].lstrip("0"))
        elif token.is_ is Is.WORD and fold(token.text) not in _MORE | around() | particles():
            return None
    if names:
        called = known.meant(names)
        if len(called) != 1 or len(numbers) > 1:
            return None
        if numbers and not rank:
            rank = int(numbers[0])  # "nomor 1 jembatan"
        return rank, called[0]
    if len(numbers) != 1:
        return None
    of = (p for p, _, _ in known.some if str(p.number.running) == numbers[0])
    return rank, next(of, numbers[0])
