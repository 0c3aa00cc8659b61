"""What is to be done with what is wished, or of which kind it is to be: added to the wish."""

from __future__ import annotations

import re

from handlers import late
from handlers.conversation.answers import Answer, Draft
from handlers.conversation.form import Mend
from handlers.reading.introduced import WORK
from handlers.reading.said.wrong import NOT
from handlers.reading.spelling import fold
from storage import rules

# "Maunya ring diganti dua2nya": what is to be done, and nothing instead of a part.
_DONE = late.regex(
    r"^\W*(?:(?:ya|yo|eh|oh|kalo\s+bisa|kalau\s+bisa|klo\s+bs)\W+)*(?:mau|pengen|pengin|minta|harap|karep|penging?)(?:nya|ne|e|annya)\s+"
    rf"(?P<said>.*\b{WORK}\b.*)$",
    re.I | re.S,
)
# "Lampunya maunya yg tenaga surya", "taludnya minta pakai batu kali": of which kind it is to be.
_KIND = late.regex(
    r"^\W*(?:(?:ya|yo|eh|oh|oiya|pak|bu|min)\W+){0,3}(?P<what>\w{3,20}?)(?:\s?nya|ne|e|\s+iku|\s+itu)\s+"
    r"(?:(?:kalo|kalau|klo|kl|nek|yen)\s+(?:bisa|bs|boleh|iso|saged)\W+)?"
    r"(?:(?:mau|minta|pengen|pengin|harus|mesti|karep|kudu|nyuwun|njaluk)(?:nya|ne|e)?\s+)?"
    r"(?P<said>(?:yang|yg|sing|ingkang|(?:di)?pakai|(?:di)?pake|nganggo|ngagem|(?:di)?model|jenis|tipe|merk)\s+\w[^?]*)$",
    re.I,
)
# "Taludnya yang di belakang pasar" says which one, and "yang rusak 3" how many.
_WHICH = late.regex(
    r"\b(?:di|ke|dekat|deket|depan|dpn|belakang|samping|sebelah|seberang|ning|teng|rt|rw|rusak|mati|jebol|longsor"
    r"|bolong|salah|benar|bener|tadi|ini|itu|kemarin|lama)\b|\d",
    re.I,
)
_KIND_WORDS = 12


def to_be_done(text: str, draft: Draft) -> Mend | None:
    """The wish with what a text says is to be done, or which kind of it is meant; None for other
    texts."""
    had = draft["wish"]
    if not had or "?" in text or NOT.search(text):
        return None
    done = _DONE.match(text)
    said = done["said"] if done is not None else _kind(text, had)
    whole = f"{had}, {said.strip(' .')}" if said else ""
    return Mend(Answer(whole)) if said and rules.WISH.holds(len(whole)) else None


def _kind(text: str, wish: str) -> str | None:
    found = _KIND.match(text)
    if found is None or _WHICH.search(found["said"]) or len(text.split()) > _KIND_WORDS:
        return None
    # As it is asked for, and not what is wrong with it.
    return found["said"] if fold(found["what"]) in fold(wish).split() else None
