"""What people write in the cells of lists, and what tells rows apart; pure functions."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from handlers import late
from handlers.reading import spelling
from handlers.reading.amounts import quantities
from handlers.turn import known_words
from storage.proposals.model import Content

# Two numbers with a sign between them, each perhaps with its word: "003/002", "RT.006/RW.004".
PAIR = late.regex(
    r"(?:(?P<first>r ?[tw])\W{0,3})?(?P<one>0*\d{1,3})\s*(?P<sign>[/\\\-–—.,;: ]|dan|&)\s*"
    r"(?:(?P<second>r ?[tw])\W{0,3})?(?P<two>0*\d{1,3})",
    re.I,
)
ALONE = late.regex(r"(?P<which>r ?[tw])\W{0,3}(?P<one>0*\d{1,3})", re.I)
LEAD = late.regex(r"^rt\s*[/.]?\s*rw\W{0,3}(?=\d)", re.I)
BULLET = late.regex(r"^\s*(?:[-–—•*·▪●○►✓]|(?:\d{1,2}|[a-zA-Z])[.)])\s*(?=[^\W\d]|\d{2})")
_PRICE = late.regex(r"\s*(?:@|à)\s*(?:rp\.?)?\s*[\d.,]+\s*(?:rb|ribu|jt|juta|,-)?.*$", re.I)
CUT = late.regex(r"\d+(?:[.,]\d+)?e\+?\d+", re.I)
_PLACED = late.regex(r"\br ?[tw] ?\d{1,3}\b")
_SAME = {"jln": "jl", "jalan": "jl", "gang": "gg", "no": "nomor"}
NOTHING = frozenset("-–—. \n")  # how people fill a cell that has nothing in it
_NO = frozenset({"tidak", "tdk", "belum", "bukan", "kurang", "jangan", "tak", "gak", "ragu"})
_YES_WORDS = frozenset({"ya", "iya", "setuju", "bersedia"})
_YES_MARKS = frozenset({"v", "√", "✓", "✔", "☑", "✅"})


def plain_text(text: str) -> str:
    """Without what keeps digits a text in Excel: '0812 and ="0812"."""
    match = re.fullmatch(r"""\s*(?:=\s*"(.*)"|['’`](.*))\s*""", text, re.S)
    return next(filter(None, match.groups()), "").strip() if match else text.strip()


def is_yes(mark: str) -> bool:
    words = set(spelling.fold(mark).split())
    if mark.casefold() in _YES_MARKS or spelling.fold(mark) in known_words("yes"):
        return True
    return bool(words & _YES_WORDS) and not words & _NO


def two_digits(digits: str) -> str | None:
    return f"{int(digits):02}" if int(digits) else None


def read_amount(text: str) -> quantities.Volume:
    """An amount, without the price of each: "2 unit @ 5 jt"."""
    return replace(quantities.volume(_PRICE.sub("", text)), text=text)


def ends_in_unit(said: str) -> bool:
    return bool(re.search(r"[^\W\d_][²³23]?$", said)) and quantities.volume(said).unit is not None


# --- what tells rows apart ------------------------------------------------------------------


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _told(content: Content, name: str) -> tuple[str, ...]:
    said = (content.wish, content.problem, content.place or "", name)
    point = "" if content.lat is None else f"{content.lat:.5f},{content.lon:.5f}"
    where = (content.rt or "", content.rw or "", point)
    return (content.area, *map(spelling.fold, said), *where)


def near(content: Content, name: str) -> str:
    """Tells rows apart by all but how much of it: area, wish, problem, place, RT, RW, point, name;
    however they are written."""
    return _hash("2", *_told(content, name))


def digest(content: Content, name: str) -> str:
    """Tells rows apart by all that makes a proposal another one, the amount too."""
    amount = (content.volume_text or "", content.unit or "")
    if content.volume is not None:
        amount = (f"{content.volume.normalize():f}", content.unit or "")
    return _hash("2", *_told(content, name), *map(spelling.fold, amount))


def alike(content: Content) -> str:
    """Tells rows apart by area, wish and place alone, however these are written: "Jln A RT 01/RW
    02" is "Jl. A RT 1 RW 2"."""
    place = _PLACED.sub(" ", spelling.fold(content.place or ""))
    words = [_SAME.get(word, word.lstrip("0")) for word in place.split()]
    where = (content.rt or "", content.rw or "")
    return _hash(content.area, spelling.fold(content.wish), " ".join(words), *where)


def former(content: Content) -> str:
    """As rows were told apart before RT, RW, point and amount counted: for what was imported
    then."""
    parts = (content.wish, content.problem, content.place or "", content.name or "")
    return _hash(content.area, *map(spelling.fold, parts))
