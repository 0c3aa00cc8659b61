"""What a text says to write instead of a part of an answer: "longsornya bukan ke sungai tapi ke
kios", "tulisan longsor diganti ambrol", "40 orang, jangan 30"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import DO_NOT, NOT_THAT
from handlers.reading.introduced import WORK
from handlers.reading.meaning.slots import STATE, slots
from handlers.reading.said.wrong import CORRECTS, NOT, OTHERS, SLIP, WISH, bare, labelled
from handlers.reading.spelling import fold

_BUT = (
    r"tapi|tp|tetapi|melainkan|nanging|ning|but|(?:se)?harusnya|hrsnya|mestinya|kudune|maksud\w*"
    r"|(?:yang|yg|sing)\s+(?:benar|bener|betul|leres)(?:nya|e)?"
)
_DENIES = rf"(?:{NOT_THAT}|{DO_NOT})(?:nya|e)?|not"
# "Ganti taludnya jadi drainase aja".
_ORDER = late.regex(
    r"(?:^|[,.;!?\n])\s*(?:(?:eh|tolong|tlg|coba|mau|minta|maaf)\s+){0,2}(?:ganti|ubah|rubah|tukar|owah)(?:in|kan|en|no|nen)?\s+"
    r"(?P<old>[^,.;!?\n]{2,60}?)\s+(?:jadi|jd|menjadi|dadi|dengan|dgn|sama|karo)\s+(?P<new>[^,.;!?\n]+)",
    re.I,
)
# Each says what goes and what comes, in its own order.
_WAYS = (
    late.regex(
        rf"\b(?:{_DENIES})\s+(?P<old>[^,.;!?\n]{{2,80}}?)[\s,]+(?:{_BUT})\b[\s,:]*(?P<new>[^,.;!?\n]+)",
        re.I,
    ),
    late.regex(
        rf"(?:^|[,.;!?\n])\s*(?P<old>[^,.;!?\n]{{2,80}}?)\s+(?:{NOT_THAT})\b\s*,?\s*(?:{_BUT})\b[\s,:]*"
        r"(?P<new>[^,.;!?\n]+)",
        re.I,
    ),
    late.regex(
        r"(?:^|[,.;!?\n]|\b(?:nanging|ning|tapi|tp|cuma|cuman|mung|hanya)\b)\s*(?P<old>[^,.;!?\n]{2,80}?)\s+"
        r"(?:di\s?)?(?:ganti|ubah|rubah|tukar|owah)(?:in|kan|en|no|nen)?\s+"
        r"(?:(?:saja|aja|wae|jadi|jd|menjadi|dadi|dengan|dgn|sama|karo|pakai|pake|nganggo)\s+)*"
        r"(?P<new>[^,.;!?\n]+)",
        re.I,
    ),
    # "Longsor ke sungai itu kurang tepat, lebih ke jalan setapak".
    late.regex(
        r"(?:^|[,.;!?\n])\s*(?P<old>[^,.;!?\n]{2,80}?)\s+(?:(?:itu|iku|kuwi|is)\s+)?(?:kurang|krg|ga|gak|not)\s*(?:tepat|pas|bener|cocok|quite|right)\b"
        r"[\s,]*(?:lebih(?:\s+tepat(?:nya)?)?|tepat(?:nya|e)|harusnya|mestinya|luwih|more\s+like)\s+(?P<new>[^,.;!?\n]+)",
        re.I,
    ),
    _ORDER,
    # "Pasarnya pasar cendrawasih": which one it is.
    late.regex(
        r"(?:^|[,.;!?\n]|\b(?:nanging|ning|tapi|tp|eh)\b)\s*(?P<old>(?!lokasi|tempat|masalah|usul)\w{4,})(?:nya|ne|e)\s+"
        r"(?:itu\s+|ya\s+)?(?P<new>(?P=old)\s+[^,.;!?\n]+?)(?=\W*$|[,.;!?\n]|\s+(?:bukan|bkn|dudu|sanes|mboten|ora)\b)",
        re.I,
    ),
    late.regex(
        rf"(?:^|[,.;!?\n])\s*(?P<new>[^,.;!?\n]{{2,80}}?)[\s,]+(?:{DO_NOT})\s+(?P<old>[^,.;!?\n]{{1,40}}?)\W*$",
        re.I,
    ),
)
LEAD = late.regex(
    rf"^(?:(?:{CORRECTS}|make|jadi(?:in|kan)|tulisan(?:nya|e)?|kata(?:nya)?|kalimat(?:nya|e)?|sing"
    r"|cuma|cuman|mung|hanya|nanging|ning|coba|minta|mau|pengen|udah|sudah|wis|pas|yen)\b[\s,.:\"'“”]*)+",
    re.I,
)
_TAIL = late.regex(
    r"(?:[\s,.\"'“”]*\b(?:aja|saja|wae|mawon|deh|ding|deng|ya|yah|dong|lah|pak|bu|min|mbak|mas|kak|nggih|please|kok|lho|loh|sih|dulu"
    r"|itu|iku|tadi)\b)+\W*$",
    re.I,
)
# Of what goes there are no more words, of what comes none of a whole story.
OLD_WORDS, NEW_WORDS = 6, 9

# One for each line of words that mean the same where an answer is quoted.
_ALIKE = """
di ke nang neng ning teng ten ing dhateng dateng menyang
sungai kali kalen
jalan dalan jln jl
rumah omah griya
tanah lemah siti
air banyu toya
pohon wit uwit
belakang mburi wingking
depan ngarep ngajeng
"""
_SAME = {word: line.split()[0] for line in _ALIKE.strip().splitlines() for word in line.split()}
_SMALL = frozenset({"di", "dari", "yang", "yg", "itu", "ini", "sing", "ke"})
_ENDING = late.regex(r"(?<=\w{3})(?:nya|ne|ipun)$")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What goes, and what is to be there instead."""

    old: str
    new: str

    @property
    def names(self) -> bool:
        """Whether what comes is what goes, with its name."""
        return fold(self.new).startswith(f"{fold(self.old)} ")

    @property
    def name(self) -> str:
        """That name."""
        return fold(self.new)[len(fold(self.old)) :].strip()


@functools.lru_cache(maxsize=64)  # each answer that may be put right asks for it
def exchanges(text: str) -> tuple[Exchange, ...]:
    """What a text may say to write instead of what. Never raises."""
    found: list[Exchange] = []
    text = _RIGHT_BUT.sub("", SLIP.sub("", text[:400]))
    for way in _WAYS:
        for said in way.finditer(text):
            old = LEAD.sub("", _TAIL.sub("", said["old"].strip())).strip(" \"'“”„,.:")
            new = LEAD.sub("", _TAIL.sub("", said["new"].strip())).strip(" \"'“”„,.:")
            fits = 0 < len(old.split()) <= OLD_WORDS and 0 < len(new.split()) <= NEW_WORDS
            if fits and fold(old) != fold(new) and "?" not in said[0]:
                found.append(Exchange(_from_where(old, new), new))
    return tuple(found)


_WORKS = late.regex(
    rf"\b(?:{WORK}|pe\w{{3,}}an|per\w+an|rehab\w*|renov\w*|bikin\w*|bangun\w*|pasang\w*|gawe\w*|ganti\w*"
    r"|normalisasi|cor|baru|anyar|new|repair\w*|build\w*)\b",
    re.I,
)


def swaps(text: str) -> bool | None:
    """Whether a text says one thing instead of another, "ini bukan talud ding tapi bronjong"; False
    where the other is none that is known ("bukan talud tapi talang"), None where it is no thing."""
    said = exchanges(text)[0]
    new = slots(said.new)
    if not slots(said.old).things:
        return None
    if new.things:
        return True
    none = (
        _WORKS.search(said.new)
        or new.place
        or new.trouble
        or new.area
        or new.value is not None
        or "?" in text
    )
    return None if none or len(new.rest) not in (1, 2) or STATE.search(said.new) else False


def orders(text: str) -> bool:
    """Whether a text is an order to write something instead of something."""
    return _ORDER.search(text[:400]) is not None


def _from_where(old: str, new: str) -> str:
    """What goes where only a place of it is another: "longsor ke sungai", "ke jalan" leaves the
    first word."""
    words, first = old.split(), fold(new).split()[0]
    at = next((n for n, word in enumerate(words) if n and _is(fold(word), first)), 0)
    return " ".join(words[at:]) if first in _SAME and _SAME[first] in _SMALL else old


def exchanged(text: str, had: str) -> str | None:
    """An answer with what a text says is to be there instead of a part of it; None where it says
    that of no part of it."""
    for each in exchanges(text):
        if (span := _span(each.old, had)) is None:
            continue
        rest = had[span[1] :]
        if each.names and _NAMED.match(rest) and not fold(rest).startswith(each.name):
            continue  # it has another name there, and where that ends nobody can tell
        return _put(had, span, each.new)
    return None


# What goes on with a name: "pasar kopindo", but not "pasar RT 05", "sungai dan jalan".
_NAMED = late.regex(
    r"\s+(?!(?:r[tw]|di|ke|dari|dan|yang|yg|sing|kalau|saat|tiap|setiap|sampai|karena|jadi|sudah|lalu|depan|belakang"
    r"|samping|dekat)\b)[^\W\d]",
    re.I,
)


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(fold(m[0]), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text)]


def _is(one: str, other: str) -> bool:
    if one.isdecimal() and other.isdecimal():
        return int(one) == int(other)
    one, other = (_ENDING.sub("", each) for each in (one, other))
    return one == other or _SAME.get(one, one) == _SAME.get(other, other)


def _span(old: str, had: str) -> tuple[int, int] | None:
    """Where in an answer all the words stand that are to go, one after the other."""
    wanted = [word for word, _, _ in _words(old)]
    words = _words(had)
    if not wanted or all(word in _SMALL for word in wanted):
        return None
    for first in range(len(words)):
        end = _ends(wanted, words, first)
        if end is not None:
            return words[first][1], end
    return None


def _ends(wanted: Sequence[str], words: Sequence[tuple[str, int, int]], at: int) -> int | None:
    """Where these words end that begin at one of an answer; small ones between may be left out."""
    if not _is(words[at][0], wanted[0]):
        return None
    for word in wanted[1:]:
        at += 1
        if at < len(words) and not _is(words[at][0], word) and words[at][0] in _SMALL:
            at += 1
        if at >= len(words) or not _is(words[at][0], word):
            return None
    return words[at][2]


def _put(had: str, span: tuple[int, int], new: str) -> str:
    """An answer with other words in a place of it; none of its own is then there twice."""
    before, after = had[: span[0]], had[span[1] :]
    comes = [word for word, _, _ in _words(new)]
    again = [word for word, _, _ in _words(after)]
    before, new = _said_anew(before, new)
    for count in range(min(len(comes) - 1, len(again)), 0, -1):
        if comes[-count:] == again[:count]:
            after = after[_words(after)[count - 1][2] :]
            break
    return f"{before}{new}{after}"


def _said_anew(before: str, new: str) -> tuple[str, str]:
    """What stands before other words in an answer, and these, where they begin with what stands
    there: "longsor" before "longsornya ke sawah"; "the land slides into" before "the land slides to
    the field"."""
    comes, words = _words(new), _words(before)
    for count in range(min(len(words), len(comes) - 1), 0, -1):
        there = words[-count:]
        apart = any(mark in before[there[0][1] :] for mark in ",.;")
        if apart or there[0][0] in _SMALL:
            continue
        same = [_is(one[0], word[0]) for one, word in zip(there, comes, strict=False)]
        if all(same):
            return before, new[comes[count][1] :]
        if count > 2 and all(same[:-1]):
            return before[: there[0][1]], new  # with another word for where it goes
    return before, new


# "Sudah cocok semua tapi ...": that all else is right is no part of what comes.
_RIGHT_BUT = late.regex(
    r"^\W*(?:(?:udah|udh|sudah|sdh|dah|wis|wes|sampun|pun|tadi|semua(?:nya)?|kabeh|it'?s|all|ya|iya|oke|ok)\s+){0,4}"
    r"(?:bener|benar|betul|leres|cocok|pas|sesuai|tepat|oke|ok|bagus|sip|right|fine|correct)(?:nya|e)?"
    r"(?:\s+(?:semua(?:nya)?|kabeh|sedoyo|sedaya|sih|kok|pak|bu|min|all))*[\s,.]+"
    r"(?:cuma|cuman|cm|tapi|tp|tetapi|mung|namung|hanya|tinggal|kari|kecuali|nanging|ning|but|only|except)\s+(?=\w)",
    re.I,
)
# Of what is said instead of a part of an answer there are no more words.
INSTEAD_WORDS = 7


def instead_of(text: str, had: str) -> str | None:
    """An answer with something else instead of the part that a text says it is not ("bukan longsor
    sih, retak aja"); None where it says neither that, nor what."""
    text = _RIGHT_BUT.sub("", text)
    denied = [each["no"] for each in NOT.finditer(text)]
    new = labelled(text, f"{OTHERS}|{WISH}") or bare(text)
    if len(denied) != 1 or not new or len(new.split()) > INSTEAD_WORDS or slots(denied[0]).place:
        return None
    old = re.sub(rf"(?:[\s,.]*\b(?:{CORRECTS}))+\W*$", "", denied[0], flags=re.I)
    gone = r"\W+".join(map(re.escape, fold(old).split()))
    found = re.search(rf"(?<!\w){gone}(?:nya|ne|e)?(?!\w)", had, re.I) if gone else None
    span = found.span() if found is not None else _span(old, had)
    if span is None:
        return None
    rest, held = had[span[1] :], slots(new)
    if fold(old).isdecimal() and held.amount:
        # "bukan 120 tapi 210 meter pak", of 120 meter: the unit goes with the figure.
        new, unit = held.amount, re.match(r"\s*\w+", rest)
        same = unit is not None and slots(f"{old} {unit[0]}").unit == held.unit
        rest = rest[unit.end() :] if unit is not None and same else rest
    elif fold(old).isdecimal():
        figure = _figure(new, had[: span[0]], rt=held.rt is not None, rw=held.rw is not None)
        if figure is None:
            return None
        new = figure
    before, new = _said_anew(had[: span[0]], new)
    return f"{before}{new}{rest}"


_MARK = late.regex(r"\b(r[tw])\W*$", re.I)


def _figure(new: str, before: str, *, rt: bool, rw: bool) -> str | None:
    """The one figure of what is said instead of another ("sudah benar cuma rt nya 14"), which is
    an RT's only where `before` it an RT's is; None where it holds none, or several."""
    figures = re.findall(r"(?<![\w.,])\d+(?![\w.,]\d)", new)
    mark = _MARK.search(before)
    of = mark[1].casefold() if mark is not None else ""
    return figures[0] if len(figures) == 1 and (rt, rw) == (of == "rt", of == "rw") else None
