"""Another thing that is wished instead, with the first one put off: "iya ganti aja jadi drainase,
jalannya belakangan"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.meaning.slots import slots
from handlers.reading.said.of_proposals.rewished import Rewished, bare_wish

_SMALL = (
    r"(?:eh+|oh|ya+|yo|iya|iyo|yowis|yawis|yaudah|ya\s?udah|ya\s?sudah|udah|wis|oke?|ok|baik|nggih|inggih"
    r"|hm+|kalau\s+gitu|kalo\s+gitu|nek\s+ngono|menawi\s+ngaten|berarti|pak|bu|min|mas|mbak|kak|tolong"
    r"|mending(?:an)?|kayaknya|saya|aku|kulo|mau|minta)"
)
_JUST = (
    r"(?:aja|saja|wae|ae|mawon|kemawon|dulu|dl|dhisik|disik|riyin|rumiyin|sik|deh|lah|ya|instead"
    r"|first)"
)
_CHANGE = r"(?:di|tak|dipun\s*)?(?:ganti|gantos|ubah|tukar|alih)(?:in|kan|nya|en|no|ke|aken)?"
_INTO = r"(?:jadi(?:nya)?|menjadi|dadi|dados|dengan|pakai|ke|into|to)"
_WORDS = r"[^\W\d]{3,20}(?:\s+[^\W\d]{3,20}){0,2}?"
_NEW, _BECAME, _FIRST = rf"(?P<new>{_WORDS})", rf"(?P<became>{_WORDS})", rf"(?P<first>{_WORDS})"
_WHEN = (
    r"(?:belakangan|nyusul|menyusul|nanti|ntar|keri|kari|kantun|mengko|mangke|kapan\W?kapan|kapan2"
    r"|tahun\s+depan|taun\s+ngarep|lain\s+kali|later|next\s+year)"
)
_OLD = (
    r"(?:(?:yang|yg|sing|ingkang|soal|untuk|kalau|nek)\s+)?[^\W\d]{3,20}(?:\s+[^\W\d]{3,20}){0,2}?"
)
_PUT_OFF = (
    rf"\s*[,.;]*\s+{_OLD}\s+{_WHEN}"
    rf"(?:\s+(?:{_JUST}|pak|bu|mas|mbak|min|kak)){{0,3}}"
)
# Whom the first was for.
_FOR = late.regex(r"\b(?:buat|untuk|utk|kanggo|kangge|bagi|for)\b", re.I)
_OTHER = late.regex(
    rf"^\W*(?:{_SMALL}\W+){{0,4}}(?:{_CHANGE}(?:\s+{_JUST}){{0,2}}(?:\s+{_INTO})?\s+{_NEW}(?P<just>(?:\s+{_JUST}){{0,3}})"
    rf"|{_INTO}\s+{_BECAME}(?:\s+{_JUST}){{1,3}}|{_FIRST}(?:\s+(?:{_JUST}|pak|bu|mas|mbak|min|kak)){{1,4}})"
    rf"(?P<later>{_PUT_OFF})?(?:\s+(?:pak|bu|mas|mbak|min|kak)){{0,2}}\W*$",
    re.I,
)
LETTERS = 120


def other_thing(text: str) -> str:
    """The thing that a text says is wished instead; "" for one that does not say so, or more. Never
    raises."""
    found = _OTHER.match(text) if len(text) <= LETTERS and "?" not in text else None
    if found is None or (found["first"] and not found["later"]):
        return ""  # "drainase dulu aja" may be the first of several
    new = found["new"] or found["became"] or found["first"]
    if found["new"] and not (found["just"] or found["later"] or re.search(_INTO, text, re.I)):
        return ""  # "ganti lampu" is what is wished
    held = slots(new)
    return "" if not held.things or held.place or held.problem else new


def other_wish(text: str, wish: str) -> Rewished | None:
    """The same as what is instead of a wish; None where the wish is of that thing already. Never
    raises."""
    new = other_thing(text)
    before, now = ({thing.name for thing in slots(each).things} for each in (wish, new))
    alone = bare_wish(wish) and _FOR.search(wish) is None
    return Rewished("", new, (), alone) if now and not before & now else None
