"""A question that is asked in one message with a wish: "..., sama mau nanya bansos kok ..."."""

from __future__ import annotations

import re

from handlers import late

_ASKED = late.regex(
    r"[\s,.;]+(?:sama|dan|trus|terus|sekalian|juga|oiya|oh iya|sisan|karo)?\s*"
    r"(?:saya|sy|aku|kulo|kula)?\s*"
    r"(?:mau|mo|pengen|pengin|ingin|arep|badhe|sekalian|numpang|izin)\s+"
    r"(?P<asked>(?:ber)?(?:tanya|nanya|takon|nyuwun pirsa|tanglet)\b.+)$",
    re.I | re.S,
)
# What is wished is no shorter.
LEAST = 3
_LAST = late.regex(r"^(?P<wish>.+[^\s,.;!?])\s*[,.;!?\n]+\s*(?P<asked>[^,.;!?\n]+[?!.\s]*)$", re.S)
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


# Where one thing ends and the next begins: at the end of a sentence, at a comma, and before what
# leads on to something else.
_ENDS = late.regex(
    r"(?<=[?!])[\s,]*(?=\w)|\s*\n+\s*|(?<=\w\w\w)(?<!jln)(?<!kel)(?<!kec)\.\s+(?=\w)|\s*[,;]\s*"
    r"|\s+(?=(?:(?:sm|sama|dan|karo|lan)\s+)?(?:trs|terus|trus|skalian|sekalian|sisan|oh?\s?ya|oiya|btw|satu\s+lagi|habis\s+itu)\s+\w)"
    r"|\s+(?=(?:sm|sama|dan|karo|lan)\s+(?:(?:saya|sy|aku|kulo)\s+)?(?:mau|mo|pengen|ingin|tanya|nanya|tolong|minta|usul|lapor|kapan|berapa|brp"
    r"|siapa|apa|gimana|gmn|piye|bisa|bs|harus|arep|badhe)\b)"
    r"|\s+(?=(?:and|also)\s+(?:who|how|when|what|why|where|which|can|could|is|are|do|does|did|will|should|may)\b)",
    re.I,
)
_LEADS = late.regex(
    r"^(?:(?:and|also|sm|sama|dan|karo|lan|trs|terus|trus|skalian|sekalian|sisan|oh?\s?ya|oiya|btw|satu\s+lagi|habis\s+itu|tp|tapi"
    r"|nah|jg|juga|eh)\b[\s,]*)+"
    r"|^(?:(?:saya|sy|aku|kulo)\s+)?(?:mau|mo|numpang|izin|ijin|boleh)\s+(?:ber)?(?:tanya|nanya|takon)\b"
    r"(?:\s+(?:dong|donk|min|pak|bu|ya|nih|dikit|mas|mbak|kak)\b)*[\s,:]*(?=\w+\s+\w)",
    re.I,
)
# More parts are a story.
PARTS = 8


def parted(text: str) -> list[str]:
    """The parts of a message that says several things, each without what leads on to it; one where
    it says one, or tells a story. Never raises."""
    text = text.strip()
    if len(text) > 600:
        return [text]
    parts = [part.strip(" ,;") for part in _ENDS.split(text)]
    bare = [_LEADS.sub("", part).strip() for part in parts]
    some = [part for part in bare if any(map(str.isalpha, part))]
    return some if 1 < len(some) <= PARTS else [text]
