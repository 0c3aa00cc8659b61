"""What of a text begins with which answer it is: "Masalahnya ...", "Tempat di balai RW 04"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.joined import NO_END
from handlers.reading.meaning.places import places
from handlers.reading.meaning.slots import only_an_amount, slots
from handlers.reading.said.wrong import CORRECTS

_OWN = r"(?:nya|ne|e|ipun)"
_WHERE = (
    r"(?:di|dari|dr|ke|depan|dpn|dekat|deket|dkt|belakang|blkg|samping|seberang|sebelah|sepanjang"
    r"|mulai|antara|sekitar|jl|jln|gang|gg|rt|rw|balai|lapangan|halaman|aula|pos|teng|ning|neng|saking)\b"
)
_SOME = r"(?:(?:kurang\s+lebih|kurleb|kira\W?kira|kira2|sekitar|kurang|udu|±|\+/?-)\s*)?"
_LEAD = (
    r"(?:(?:untuk|utk|kalau|kalo|klo|terus|trus|dan|sama|yang|yg|oh?\s?(?:iya|ya)|oiya|btw)\s+)?"
)
# The names of answers, as they stand before what is said of them.
_HEADS = {
    "problem": (
        rf"(?:per)?(?:masalah|keluhan|kendala|alasan)(?:an)?(?:\s?{_OWN}\b|\s*[:=])\s*"
        rf"(?:(?:itu|adalah|yaitu|ya)\s+)?"
    ),
    "place": (
        rf"(?:lokasi|tempat|alamat|letak|panggonan|panggenan)(?:\s?{_OWN}\b\s*[:=]?|\s*[:=])\s*(?:(?:itu|adalah|yaitu|ya)\s+)?"
        rf"|(?:lokasi|tempat|alamat)\s+(?={_WHERE})"
    ),
    "topic": rf"bidang{_OWN}?\s*[:=]?\s*(?=(?:fisik|ekonomi|sosial|sosbud|budaya|prasarana)\b)",
    "volume": rf"(?:ukuran|volume|panjang|jumlah|banyak){_OWN}?\s*[:=]?\s*(?={_SOME}\d)",
}
_HEAD = late.regex("|".join(rf"(?P<{name}>{words})" for name, words in _HEADS.items()), re.I)
# Where a sentence, or a clause, begins.
_BEGINS = late.regex(rf"(?:^|{NO_END}[.;!\n]+\s*|,\s*){_LEAD}", re.I)
_ENDS = late.regex(rf"{NO_END}[.;!\n]+(?:\s+|$)", re.I)
_CORRECTS = late.regex(rf"^\W*(?:{CORRECTS})\b", re.I)
_IN = late.regex(r"^(?:di|ning|neng|teng)\s+(?=\w)", re.I)
# A text of so many letters is looked at.
LONGEST = 1500


def headed(text: str) -> tuple[str, dict[str, str]]:
    """A text without what begins with which answer it is, and that by the answer, each to where its
    sentence ends or the next begins. Never raises."""
    found: list[tuple[str, int, int, int]] = []
    if len(text) > LONGEST:
        return text, {}
    for begin in _BEGINS.finditer(text):
        head = _HEAD.match(text, begin.end())
        if head is None or head.lastgroup is None:
            continue
        stop = _ENDS.search(text, head.end())
        end = stop.start() if stop is not None else len(text)
        found.append((head.lastgroup, begin.start(), head.end(), end))
    said: dict[str, str] = {}
    rest, at = list[str](), 0
    for n, (name, start, value, end) in enumerate(found):
        following = [each[1] for each in found[n + 1 :] if each[1] < end]
        end = min([end, *following])
        if name == "volume":
            end = value + len(_measured(text[value:end]))
        what = _IN.sub("", text[value:end].strip(" ,.;:-\n"))
        if name in said or not _answers(name, what):
            continue
        said[name] = what
        rest.append(text[at:start])
        at = end
    left = [each.strip(" ,.;!\n") for each in (*rest, text[at:])]
    return ". ".join(filter(None, left)) if said else text, said


def _measured(said: str) -> str:
    """The clauses that go on with how much ("250 meter, lebar 2"), and none of how it is."""
    clauses = _COMMA.split(said)
    size = clauses[0]
    for mark, clause in zip(clauses[1::2], clauses[2::2], strict=True):
        if not (_SIDE.match(clause) or only_an_amount(slots(clause))):
            break
        size += mark + clause
    return size


_COMMA = late.regex(r"(\s*,(?!\d)\s*)")
_SIDE = late.regex(
    r"(?:dan\s+|sama\s+|karo\s+)?(?:panjang|lebar|tinggi|tebal|dalam|kedalaman|diameter|luas|dawa|dowo|amba|ombo|dhuwur|duwur|jero)"
    rf"{_OWN}?\s*[:=]?\s*{_SOME}\d",
    re.I,
)


def _answers(name: str, what: str) -> bool:
    """Whether what stands behind the name of an answer can be one."""
    if "?" in what or not what or _CORRECTS.match(what):
        return False
    if name == "problem":
        return len(what.split()) > 1
    if name == "place":
        spots = places(what)
        named = spots.street or spots.landmark or spots.rt or spots.rw
        return bool(named) or re.match(_WHERE, what, re.I) is not None
    return True
