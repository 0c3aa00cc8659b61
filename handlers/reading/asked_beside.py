"""A question that is asked in one message with a wish: "..., sama mau nanya bansos kok ..."."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"[\s,.;]+(?:sama|dan|trus|terus|sekalian|juga|oiya|oh iya|sisan|karo)?\s*"
    r"(?:saya|sy|aku|kulo|kula)?\s*"
    r"(?:mau|mo|pengen|pengin|ingin|arep|badhe|sekalian|numpang|izin)\s+"
    r"(?P<asked>(?:ber)?(?:tanya|nanya|takon|nyuwun pirsa|tanglet)\b.+)$",
    re.I | re.S,
)
# What is wished is no shorter.
LEAST = 3
_LAST = re.compile(r"^(?P<wish>.+[^\s,.;!?])\s*[,.;!?\n]+\s*(?P<asked>[^,.;!?\n]+[?!.\s]*)$", re.S)
# A question of that many words may be answered by itself; what is longer tells of the wish.
ASKED = (2, 8)


def last(text: str) -> tuple[str, str] | None:
    """What is said before the last clause, and that clause, which may be a question ("lampu dekat
    smp 3 mati, bisa lapor di sini?"); None where there are not two. Never raises."""
    found = _LAST.match(text) if len(text) <= 1000 else None
    if found is None or len(found["wish"].split()) < LEAST:
        return None
    asked = found["asked"].strip()
    return (found["wish"].strip(), asked) if ASKED[0] <= len(asked.split()) <= ASKED[1] else None


def asked_beside(text: str) -> tuple[str, str] | None:
    """What is said before a question, and the question; None where none is asked behind a wish of
    at least three words. Never raises."""
    found = _ASKED.search(text[:1000])
    if found is None or len(text[: found.start()].split()) < LEAST:
        return None
    return text[: found.start()].strip(" ,;"), found["asked"].strip()
