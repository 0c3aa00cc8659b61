"""Whether one message holds several proposals, and each of them by itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import late
from handlers.reading.joined import NO_END, bought_and_built
from handlers.reading.meaning.places import places
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.meaning.story import goes_on, pointed
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


_NUMBER = late.regex(r"(?:^|[\n;:,.]\s*|\s)\(?(\d)\s?[.)](?!\d)\s*")
# "Satu mesin parut dua atap lapak tiga wc pasar", as it is dictated.
_COUNTED = late.regex(
    r"(?:^|[\s:,.;]+)(?:(?:yang|yg|sing|nomor|nomer|no)\s+)?"
    r"(?:(?P<one>satu|siji|pertama|one|first)|(?P<two>dua|loro|kedua|two|second)"
    r"|(?P<three>tiga|telu|ketiga|three|third)|(?P<four>empat|papat|keempat|four|fourth)"
    r"|(?P<five>lima|kelima|five|fifth))\b[\s,.:]+(?=\w)",
    re.I,
)
_LINES = late.regex(r"(?:^|\n)\s*(?:[-*•]\s+)?")
_NEXT = late.regex(
    r"(?:[.;,]\s*|\s)(?:(?:dan|sama|trus|terus|lalu|kemudian|juga|plus|karo)\s+)?"
    r"(?:(?:satu|ada|setunggal|siji)\s+(?:lagi|maneh|malih)|selain\s+itu|sekalian|kedua|ketiga"
    r"|yang\s+(?:ke\s?dua|ke\s?tiga|lain(?:nya)?)|terus|trus|tambah\s+lagi|lalu|kemudian|also)\b[,:]?\s+"
    r"|[.;]\s*(?:sama|dan|juga|plus|karo)\s+(?=(?:minta|mohon|tolong|usul|butuh|perlu|njaluk|nyuwun)\b)",
    re.I,
)
_SENTENCES = late.regex(rf"{NO_END}[.;]\s+", re.I)
_ALSO = r"dan|dn|sama|sm|ama|serta|plus|ambek|karo|kaliyan|and"
_JOINED = frozenset(_ALSO.split("|"))
# "..., di Margorejo dua2nya": what is said of each of them, so that they are several.
_EACH = late.regex(
    r"[\s,]*\b(?:(?:ke)?dua\W?(?:2|dua)\W?nya|keduanya|kedua2nya|loro\W?(?:2|loro)n?e|(?:ke)?tiga\W?(?:2|tiga)\W?nya"
    r"|masing\W?(?:2|masing)(?:nya)?)\b",
    re.I,
)
_NEAR = 4  # words between two things that are joined


# "..., eh lampunya ntar aja kebanyakan": what is taken back of them at once.
_NOT_NOW = late.regex(
    r"[\s,.;]+(?:eh+|oh|hmm+|tapi|tp|ning|nanging|but)\W+(?P<what>\w[^,.;?!]{2,30}?)\s+"
    r"(?:(?:ntar|nanti|nantinya|mengko|mangke|besok|later)\s+(?:aja|saja|wae|mawon|dulu)|nanti\s?an|belakangan"
    r"|(?:ga|gak|nggak|ngga|tidak|ora|mboten)\s*(?:usah|jadi|perlu|sah|sido)|gausah|gajadi|jangan\s+dulu|batal|skip|not\s+now|can\s+wait)\b[^?]*$",
    re.I,
)


def several(text: str, names: AreaNames | None = None) -> Several:
    """What proposals a message holds; itself alone where it holds one. Never raises."""
    whole = Several((text,), sure=True)
    if len(text) > 2000:
        return whole
    if (back := _NOT_NOW.search(text)) is not None and (gone := _asked(back["what"])):
        found = several(text[: back.start()], names)
        named = {hit.thing.name for hit in gone}
        left = [p for p in found.parts if named.isdisjoint(hit.thing.name for hit in _asked(p))]
        if 0 < len(left) < len(found.parts):
            return Several(tuple(left), found.sure or len(left) == 1)
    if (each := _EACH.search(text)) is not None:
        found = several(f"{text[: each.start()]}{text[each.end() :]}".strip(" ,"), names)
        return Several(found.parts, sure=True) if len(found.parts) > 1 else whole
    if _is_story(text):
        return whole
    if (shared := _all_so(text, names)) is not None:
        return shared
    if (announced := _announced(text, names)) is not None:
        return announced
    for parting in (_numbered, _LINES.split, _NEXT.split, _counted, _SENTENCES.split):
        said = parting(text)
        head, parts = _parted(said, apart=parting in (_numbered, _counted))
        if len(parts) > 1:
            parts = _with_first(said, parts) if parting is _numbered else parts
            parts[0] = _FIRST.sub("", parts[0])
            # One wish may be told in several sentences; "satu lampu, dua bangku" may say how many.
            sure = parting not in (_SENTENCES.split, _counted)
            return Several(tuple(with_where(part, head, text, names) for part in parts), sure)
    before, listed = _listed(text)
    if listed:
        placed = [part for part in listed if slots(part).place]
        # "A, B dan C di gang melati" are all there; of "A gang melati, B rt 2" each has its own;
        # "saya warga rt 12, minta A sama B" says it first.
        head = listed[-1] if placed == listed[-1:] else before
        return Several(tuple(with_where(part, head, text, names) for part in listed), sure=False)
    joined = _joined(text) or bought_and_built(text)
    if joined is None:
        return whole
    return Several(tuple(with_where(part, text, text, names) for part in joined), sure=False)


# "Lampu, got, sama jalan. semuanya rusak": how all of them are.
_EVERY = r"(?:semua(?:nya|ne)?|kabeh\w?|sedaya|sedoyo)"
_SO = (
    late.regex(
        rf"[\s,.;]+{_EVERY}\s+(?:(?:udah|sudah|sdh|pada|podo|sami|wis|pun)\s+){{0,2}}(?P<so>\w+)\b",
        re.I,
    ),
    late.regex(rf"[\s,.;]+(?P<so>\w+)\s+{_EVERY}\b", re.I),
)


def _all_so(text: str, names: AreaNames | None) -> Several | None:
    """The proposals of a text that says of all of them at once how they are, each with that; None
    for one that does not, or holds but one."""
    said = (each for way in _SO for each in way.finditer(text))
    found = next((each for each in said if STATE.fullmatch(each["so"])), None)
    if found is None or _asked(text[found.end() :]):
        return None  # "jalan rusak semua, sama got": of the one before it
    rest = several(f"{text[: found.start()]}{text[found.end() :]}", names)
    if len(rest.parts) < 2:
        return None
    return Several(tuple(_so(part, found["so"]) for part in rest.parts), rest.sure)


def _so(part: str, state: str) -> str:
    """A part with how all are, behind what it names."""
    what, comma, where = part.partition(",")
    return part if STATE.search(part) else f"{what} {state}{comma}{where}"


def first(text: str, names: AreaNames | None = None) -> str:
    """The first of several proposals that a text itself parts; its numbers, and the places of the
    others, are none of its own. The text where it parts none. Never raises."""
    found = several(text, names)
    return found.parts[0] if found.sure else text


def _is_story(text: str) -> bool:
    """Whether a text tells a story, and then its point, which is one proposal."""
    told = pointed(text)
    return told is not None and len({hit.thing.family for hit in _asked(told[1])}) < 2


# "Mau usul 2 hal: ...", "usulan saya ada dua, ...": how many there are, before they are said.
_HOW_MANY = late.regex(
    r"^(?P<before>.{0,60}?)\b(?:(?:dua|tiga|empat|lima|loro|telu|kalih|tigo|beberapa|bbrp|[2-5])\s+"
    r"(?:hal|usul(?:an)?|macam|macem|perkara|poin|permintaan|masukan|things|proposals)\b"
    r"|(?:usul\w*|saya|kami|sy|kula)\s+(?:ada|ono|wonten)\s+(?:dua|tiga|empat|lima|loro|telu|kalih|[2-5])\b(?=\W*[:,.])"
    r"|(?:usul\w*\s+|(?<![\s\S]))(?:(?:dua|tiga|empat|lima|loro|telu|kalih)\b(?=\s*:)|[2-5](?=\s*:\s*[^\W\d])))"
    r"(?:(?:\s+(?:ini|yaitu|ya|nih|pak|bu|min|nggih))*\s*[:,.\-]+|(?:\s+[^\W\d]+){1,5}\s*:)\s*(?=\w)",
    re.I | re.S,
)


# "Pertama drainase ...": the first of them.
_FIRST = late.regex(
    r"^\W*(?:(?:(?:mau\s+)?usul(?:an)?|saya|sy|kami|ini|yaitu|yang|yg|sing|adalah)\W+){0,5}"
    r"(?:pertama|sepindah|kapisan|first)(?!\W?(?:kali|tama))[\s,:]+(?=\w)",
    re.I,
)


def _announced(text: str, names: AreaNames | None) -> Several | None:
    """The proposals of a text that says first how many there are; None for one that does not, or
    in which there is but one."""
    found = _HOW_MANY.match(text)
    if found is None or _asked(found["before"]):
        return None
    said = text[found.end() :]
    pieces = [said]
    for parting in (_numbered, _LINES.split, _NEXT.split, _SENTENCES.split, _COMMAS.split):
        pieces = [part for piece in pieces for part in parting(piece) if part.strip(" ,.;:-")]
    pieces = [part for piece in pieces for part in _AND.split(piece)]
    parts, head = list[str](), found["before"]
    for piece in (each.strip(" ,.;:-\n") for each in pieces):
        tells = not parts and len(piece.split()) > 1 and slots(piece).rest  # "cor gang kenanga"
        if _asked(piece) or tells:
            parts.append(_FIRST.sub("", piece))
        elif parts and (slots(piece).rest or not _where(piece, names)):
            parts[-1] = f"{parts[-1]}, {piece}"
        else:
            head = f"{head} {piece}".strip()
    if not 2 <= len(parts) <= MOST:
        return None
    return Several(tuple(with_where(part, head, text, names) for part in parts), sure=True)


def _where(text: str, names: AreaNames | None) -> bool:
    """Whether a text says where something is."""
    return slots(text).place is not None or (
        names is not None and isinstance(names.find_in(text).reading, Found)
    )


# "Bukan dua pak, cuma satu. ..."
_ONE = late.regex(
    r"^\W*(?:(?:lho|loh|eh|oh|maaf|pak|bu|min|itu|ini|kan)\W+){0,3}"
    r"(?:(?:bukan|bkn|dudu|sanes|jangan|jgn|not)\s+(?:usul\w*\s+)?(?:dua|2|tiga|3|loro|kalih|telu|two)\b[^,.;]{0,20}[,.;]*\s*)?"
    r"(?:(?:itu|ini|usul\w*|saya|kan|sy|semua(?:nya)?|cuma|cuman|hanya|mung|namung|just|only)\s+){1,4}(?:satu|1|siji|setunggal|one)\b"
    r"(?:\s+(?:usul\w*|aja|saja|wae|mawon|kok|pak|bu|min|ya|proposal))*\W*(?=$|\w)",
    re.I,
)
_MORE = late.regex(
    r"\b(?:dua|2|tiga|3|loro|kalih|telu|two)\s+(?:usul\w*|hal|macam|things|proposals)\b", re.I
)
_APART = late.regex(
    r"\b(?:di)?(?:pisah|misah)(?:kan|in|no|aken|ke)?\b|\bsendiri(?:2|-sendiri|\s+sendiri)\b|\bseparate(?:ly)?\b",
    re.I,
)


def only_one(text: str) -> str | None:
    """What a text says behind that it is one proposal and no more; None where it does not say
    so."""
    found = _ONE.match(text)
    return text[found.end() :].strip() if found is not None else None


def parted(text: str, wish: str, names: AreaNames | None = None) -> tuple[str, ...] | None:
    """The proposals of a wish of which a text says that it is several, the one that is to be apart
    behind the others; None where it does not say so, or the wish holds but one."""
    apart = _APART.search(text)
    if "?" in text or len(text.split()) > 12 or not (apart or _MORE.search(text)):
        return None
    found = several(wish, names).parts
    if len(found) < 2:
        return None
    things = {hit.thing.name for hit in hits_in(fold(text).split())} if apart else set[str]()
    named = [each for each in found if things & {hit.thing.name for hit in _asked(each)}]
    first = [each for each in found if each not in named]
    return (*first, *named) if first else found


_COMMAS = late.regex(rf"\s*[,;]\s*(?:(?:{_ALSO})\s+)?|\s+&\s+", re.I)
_AND = late.regex(rf"\s+(?:{_ALSO})\s+", re.I)
_ITEM = 3  # words of one that is listed, beside those that say where


def _listed(text: str) -> tuple[str, list[str]]:
    """What is listed with commas between ("lampu jalan, drainase dan posyandu"): things of several
    kinds, of which each but the first says no more than what it is and where. What tells of the
    thing before it ("talud longsor, jalan jadi amblas tiap hujan") is no list. Also what is said
    before them."""
    commas = _COMMAS.split(text)
    pieces = [piece for each in commas for piece in _AND.split(each)]
    if len(commas) < 2 and len(pieces) < 3:
        return "", []
    head, parts = _parted(pieces)
    short = (len(places(part).rest.split()) <= _ITEM for part in parts[1:])
    return (head, parts) if len(parts) > 1 and all(short) else ("", [])


def _numbered(text: str) -> list[str]:
    """The items of "1. ... 2. ...", after what stands before them; the text alone where its numbers
    do not begin at one and go on ("rt 6. minta")."""
    items: list[re.Match[str]] = []
    for said in _NUMBER.finditer(text):
        if int(said[1]) == len(items) + 1:
            items.append(said)
    return _between(text, items)


# So many are counted in words: "satu lampu, dua bangku" says how many of each.
_COUNTS = 3


def _counted(text: str) -> list[str]:
    """The items of "satu ... dua ... tiga ..." or "pertama ... kedua ...", as `_numbered`."""
    items: list[re.Match[str]] = []
    for said in _COUNTED.finditer(text):
        if [*said.groupdict()].index(said.lastgroup or "") == len(items):
            items.append(said)
    return _between(text, items if len(items) >= _COUNTS else [])


def _between(text: str, items: Sequence[re.Match[str]]) -> list[str]:
    """What stands before the first of some numbers, and behind each."""
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
        asked = set() if n and goes_on(piece) else {hit.thing.family for hit in _asked(piece)}
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


# "1. Saya Budi warga ...", "1. Nama: Siti", "1. Assalamualaikum": who writes, or a heading.
_NO_ITEM = late.regex(
    r":|\?|^\W*(?:ass?alam\w*|selamat|halo|nama|saya|sy|kami|kula|dari|untuk|kepada|yth|alamat|hasil|daftar|usulan)\b",
    re.I,
)


def _with_first(said: Sequence[str], parts: list[str]) -> list[str]:
    """The items of a list with numbers, with the first of them where it names no thing that is
    known ("1. gotong royong rutin 2. lampu jalan"): the others are proposals, and so is it."""
    first = said[1].strip(" ,.;:-\n") if len(said) > 1 else ""
    if not first or _asked(first) or _NO_ITEM.search(first) or len(parts) == MOST:
        return parts
    held = slots(first)
    tells = len(first.split()) > 1 and held.rest and not (held.problem or held.rt or held.rw)
    return [first, *parts] if tells else parts


# "..., tanahnya jalan umum": whose it is, and nothing that is asked for.
_LAND = late.regex(r"^\W*(?:tanah|lahan|lemah)(?:nya|ne|e)\b", re.I)


def _asked(text: str) -> Sequence[Hit]:
    """The things that a text asks for in the order in which it names them."""
    if _LAND.match(text):
        return ()
    hits = hits_in(fold(places(text).rest).split()[:120])
    return sorted(each for each in hits if not each.aside)


# "Talud depan pasar 50 meter dan lampu di gang kelinci 5 titik": each with where, or how much.
_OWN = 9


def _placed(part: str) -> bool:
    held = slots(part)
    return bool(held.place or held.amount)


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
        if at is None:
            continue
        first, second = words[: one.end + at], words[one.end + at + 1 :]
        parts = " ".join(first).strip(" ,"), " ".join(second).strip(" ,")
        own = at == len(between) - 1 and len(between) <= _OWN and all(map(_placed, parts))
        if len(between) <= _NEAR or own:
            return parts
    return None


# Whoever speaks for their RT wishes there.
_HEADS = late.regex(r"\b(?:ketua|pengurus|sekretaris|bendahara|head\s+of)\s+r[tw]\b", re.I)


def with_where(part: str, head: str, whole: str, names: AreaNames | None) -> str:
    """A part with where it is, where that is said for all of them."""
    own, shared = slots(part, names), slots(head, names)
    said = [part]
    numbered = own.rt or own.rw or not (shared.rt and _HEADS.search(head))
    if own.place is None and shared.place is not None:
        said.append(shared.place)
    elif not numbered:
        said.append("/".join(f"{n} {x}" for n, x in (("RT", shared.rt), ("RW", shared.rw)) if x))
    all_of_it = names.find_in(whole).reading if names else None
    own_area = own.area.reading if own.area else None
    if own_area is None and isinstance(all_of_it, Found):
        # "..., sering banjir" tells what is wrong there, and not where it is.
        alone = "," in said[-1]
        said = [*said, f"di {all_of_it.area.name}"] if alone else said
        said[-1] += "" if alone else f" di {all_of_it.area.name}"
    return ", ".join(said)
