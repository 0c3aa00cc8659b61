"""How many pieces of a thing are asked for, where no unit stands beside the number: "mesin jahit 5
buat ibu2 pkk", "minta 50 kursi". Word by word: only what is counted in pieces."""

from __future__ import annotations

import re
from decimal import Decimal

from handlers import late
from handlers.reading.amounts.number_words import in_digits
from handlers.reading.amounts.quantities import Volume, written

_ITEM = late.regex(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:2\b)?|[,;.]")
_DIGITS = late.regex(r"[1-9]\d{0,3}")
# What is counted in pieces, by its unit.
_THINGS = """
mesin kursi meja tenda terop tarub laptop komputer printer tong bak gerobak traktor cangkul kompor
oven etalase kulkas freezer mixer blender timbangan tandon toren pompa genset kipas lemari rak
gawang ayunan perosotan bangku keranda sepeda chair chairs table tables tent tents laptops computer
computers bin bins machine machines bench benches pump pumps
"""
_LIGHTS = "lampu pju cctv lamp lamps light lights"
_ANIMALS = """
sapi kambing domba wedhus wedus ayam pitik bebek itik lembu goat goats cow cows chickens
"""
_UNITS = {
    **dict.fromkeys(_THINGS.split(), "unit"),
    **dict.fromkeys(_LIGHTS.split(), "titik"),
    **dict.fromkeys(_ANIMALS.split(), "ekor"),
}
# What kind of such a thing it is.
_OF_KIND = """
jahit obras bordir potong rumput lipat plastik roda sampah jalan taman surya tenaga air kayu besi
lansia bayi dagang parut giling kue makan belajar tulis pompa kerucut hias kurban betina jantan
sewing folding street solar trash
"""
_KINDS = frozenset(_OF_KIND.split())
# What stands behind a number that counts.
_GOES_ON = """
buat untuk utk bwt kanggo kangge nggo ngge for aja saja ae wae mawon doang tok ya yo dong deh lah
pak bu min mas mbak kak pls please dan sama karo lan kalih and di ing neng nang in at rt rw , ; .
"""
_BEHIND = frozenset(_GOES_ON.split())
# What stands before one, where the thing comes behind it.
_ASKS = """
minta mnt mau usul usulan butuh perlu bantuan pengadaan njaluk nyuwun pasang pasangin tambah
tambahan beli need want buy pengen pingin kepengen arep badhe mohon ajuin ngajuin , ;
"""
_BEFORE = frozenset(_ASKS.split())
_MOST_KINDS = 2
# Longer texts tell something.
LONGEST = 400


def pieces_in(sentence: str) -> Volume | None:
    """How many pieces a sentence asks for, if it counts exactly one thing. Never raises."""
    if len(sentence) > LONGEST:
        return None
    words = _ITEM.findall(in_digits(sentence.casefold()))
    found = [each for n in range(len(words)) if (each := _counted(words, n)) is not None]
    if len(found) != 1:
        return None
    value, unit = found[0]
    return Volume(value, unit, written(value, unit))


def _counted(words: list[str], at: int) -> tuple[Decimal, str] | None:
    """The number and unit of the thing that is named at a place of a text."""
    unit = _UNITS.get(words[at])
    if unit is None or (at and words[at - 1] in _UNITS):
        return None
    end = at + 1
    while end < len(words) and words[end] in _KINDS and end - at <= _MOST_KINDS:
        end += 1
    if _counts(words, end) and words[end - 1] != "roda":
        return (Decimal(words[end]), unit) if _ends(words, end + 1) else None
    before = words[at - 2] if at > 1 else ""
    if at and _counts(words, at - 1) and (not before or before in _BEFORE):
        return (Decimal(words[at - 1]), unit) if _ends(words, end) else None
    return None


def _ends(words: list[str], at: int) -> bool:
    """Whether nothing stands at a place of a text that says another thing of what is counted."""
    return at >= len(words) or words[at] in _BEHIND or words[at] in _UNITS


def _counts(words: list[str], at: int) -> bool:
    """Whether a number stands at a place of a text, and none of a year; one is "a lamp"."""
    number = words[at] if 0 <= at < len(words) else ""
    return _DIGITS.fullmatch(number) is not None and not re.fullmatch(r"1|(?:19|20)\d\d", number)
