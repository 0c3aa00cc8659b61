"""How texts are kept, how they are compared, and when a near spelling is near enough."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from handlers import late

_SLIDES = late.regex(r"(.)\1{2,}")
_DIGITS = late.regex(r"\d+")
_NO_WORD = late.regex(r"[^a-z0-9]+")
_DOUBLED = late.regex(r"(.)\1+")
_JOINER = "\u200d"
# Letters by category that draw nothing: a text of these alone would pass for words.
_BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Marks that part words or lines must leave one behind: "jalan\trusak" is two words.
_PARTING = {
    **dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n"),
    ord("\t"): " ",
    ord("\x1f"): " ",
}


# Nobody means anything by more marks and blanks, or digits, in a row; a reader may look at them
# again and again.
RUN = 20
_MARKS = r"[\s!-/:-@\[-`{-~]"
_RUN = late.regex(rf"{_MARKS}{{{RUN + 1},}}|\d{{{RUN + 1},}}")


def bounded(text: str) -> str:
    """A text without what is over of long runs of blanks and marks, or of digits: how long it takes
    to read one does not grow with the square of them."""
    return _RUN.sub(lambda run: run[0][:RUN], text)


def clean(text: str) -> str:
    """What is kept of a text: as typed, without what cannot be seen or stored.

    NUL, controls, zero-width and direction marks go; line breaks stay; a tab becomes a blank.
    Blanks at the ends of the text and of its lines go; those within a line stay.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    parted = text.replace("\r\n", "\n").translate(_PARTING)
    kept: list[str] = []
    for place, letter in enumerate(parted):
        if letter == "\n" or not _unseen(letter):
            kept.append(letter)
        elif letter == _JOINER and kept and _draws(kept[-1]) and _draws(parted[place + 1 :][:1]):
            kept.append(letter)  # one picture made of several: a family, a profession
    return "\n".join(line.strip() for line in "".join(kept).split("\n")).strip()


def _unseen(letter: str) -> bool:
    # Unassigned (Cn) stays: Python's tables are older than people's newest emoji.
    return (
        unicodedata.category(letter) in ("Cc", "Cf", "Cs")
        or letter in _BLANK_LETTERS
        or ord(letter) & 0xFFFE == 0xFFFE  # never a character, and not allowed in XML
        or 0xFDD0 <= ord(letter) <= 0xFDEF
    )


def _draws(letter: str) -> bool:
    """Whether a letter is an emoji, a part of one, or newer than Python's tables."""
    return bool(letter) and unicodedata.category(letter) in ("So", "Sk", "Mn", "Cn")


@functools.lru_cache(4096)
def fold(text: str) -> str:
    """For comparing: lower case, without accents, marks and punctuation, single blanks."""
    if text.isascii():
        return _NO_WORD.sub(" ", text.replace("\x00", "").lower()).strip()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = []
    for letter in plain:
        kind = unicodedata.category(letter)
        if kind in ("Mn", "Cf") or letter == "\x00" or letter in _BLANK_LETTERS:
            continue
        kept.append(letter if kind[0] in "LN" else " ")
    return " ".join("".join(kept).split())


def single(text: str) -> str:
    """Folded, with doubled letters single."""
    return _DOUBLED.sub(r"\1", fold(text))


def slips(length: int) -> int:
    """How many slips of the finger a word of this many letters may hold."""
    return 0 if length <= 3 else 1 if length <= 7 else 2


def nearest(typed: str, labels: Sequence[str]) -> int | None:
    """The index of the one label that a near spelling means; None when none or several do.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour; a digit is never
    one. Of what is about as near, nothing is guessed; a word of four letters, where one slip
    easily makes another word, must also have no second label within two.
    """
    folded = _SLIDES.sub(r"\1", fold(typed))
    if not folded:
        return None
    digits = _DIGITS.findall(folded)
    best: list[tuple[int, int]] = []
    rivals = 0
    for index, label in enumerate(labels):
        other = fold(label)
        if _DIGITS.findall(other) != digits:
            continue  # "halaman 3" is not a slip of "halaman 2"
        allowed = slips(min(len(folded), len(other)))
        distance = OSA.distance(folded, other, score_cutoff=max(allowed, 2))
        rivals += distance <= 2
        if distance <= allowed:
            best.append((distance, index))
        elif len(folded) >= 4 and other.startswith(folded + " "):
            best.append((1, index))  # the first words of a longer label
    best.sort()
    if not best or (len(best) > 1 and best[1][0] == best[0][0]):
        return None
    distance, index = best[0]
    if distance and len(folded) <= 4 and rivals > 1:
        return None
    return index


# --- stops that are spoken -------------------------------------------------------------------

# As a phone writes what it hears: "gelap sekali titik warga jatuh". Behind a figure, or with what
# is counted, "titik" is a unit or a place.
_FIGURE = (
    r"\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\w*belas|puluh|ratus|siji|loro|rong"
    r"|telu|telung|papat|patang|limo|limang|enem|pitu|wolu|sanga"
)
_COUNTS = (
    rf"{_FIGURE}|se|setiap|tiap\w*|per|beberapa|bbrp|banyak|sejumlah|semua|seluruh|berapa|di|ke|dari|pada"
    r"|ada|jumlah|total|titik"
)
_OF_IT = (
    r"\d+|api|lampu|lokasi|koordinat|kumpul|temu|pju|tiang|banjir|rawan|yang|yg|itu|ini|terang|balik|nol|awal|pusat|jemput|longsor"
    r"|macet|rusak|sampah"
)
_STOP = late.regex(
    rf"(?<!\S)(?:(?P<stop>titik)(?!\S)(?!\s+(?:{_OF_IT})\b)|(?P<comma>koma)(?!\S)(?!\s+(?:{_FIGURE})\b))",
    re.I,
)
_BEFORE = late.regex(rf"(?:^|\s)(?:{_COUNTS})\s*$", re.I)
_ADDRESS = late.regex(rf"\b(?:rt|rw|no|nomor|nomer)\s+(?:{_FIGURE})(?:\s+(?:{_FIGURE}))?\s*$", re.I)
_ASKED = late.regex(r"\s+tanda\s+tanya(?=\s|$)", re.I)
# What somebody types has stops of its own, and of fewer words Titik is a name.
_WRITTEN, _DICTATED, _SEVERAL = late.regex(r"[.,;!?\n]"), 5, 2


def stopped(text: str) -> str:
    """A text with the stops that were spoken as stops, where it surely was dictated: at its end, or
    several of them. Never raises."""
    if len(text) > 2000 or len(text.split()) < _DICTATED or _WRITTEN.search(text):
        return text
    text = _ASKED.sub("?", text)
    said = [each for each in _STOP.finditer(text) if _stops(text[: each.start()], each["comma"])]
    if len(said) < _SEVERAL and not any(each.end() == len(text.rstrip()) for each in said):
        return text
    for each in reversed(said):
        stop = "," if each["comma"] else "."
        text = f"{text[: each.start()].rstrip()}{stop}{text[each.end() :]}"
    return text


def _stops(before: str, comma: str | None) -> bool:
    """Whether a stop is spoken behind this, and nothing counted."""
    if comma:
        return bool(before.strip())
    return not _BEFORE.search(before) or _ADDRESS.search(before) is not None
