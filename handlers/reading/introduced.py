"""A wish without what people say before it: a greeting, who they are, that they want to propose."""

from __future__ import annotations

import re

_GREETS = (
    r"ass?alamu?'?\s?alaikum|assalamualaikum|asslm\w*|aslm\w*|wr\.?\s*wb"
    r"|warahmatullahi|wabarakatuh|halo|hallo|hai|hi|hello"
    r"|permisi|punten|selamat\s+(?:pagi|siang|sore|malam)"
    r"|sugeng\s+\w+|kulo\s?nuwun|nuwun\s+sewu|oke|ok|eh|oh"
)
# Said to somebody, they end in a comma, or stand behind a greeting: "ibu ibu pkk" is none.
_CALLS = r"min|admin|pak|bu|bapak|ibu|mas|mbak|bang|kak|gan|bos|pagi|siang|sore|malam|maaf|ya"
_LED = re.compile(
    rf"^(?:(?:{_GREETS})\b[\s,.!]*(?:(?:{_CALLS})\b[\s,.!]*)?|(?:{_CALLS})\b\s*[,.!]+\s*)+", re.I
)
_WANTS = re.compile(
    r"^(?P<before>.{0,120}?)\b(?:mau|mo|ingin|pengen|pengin|hendak|arep|badhe|ajeng|jd|jadi)\s+(?:bikin\s+|buat\s+)?"
    r"(?:usul(?:kan|in|ke|aken)?|mengusulkan|ngusul\w*|lapor(?:kan|in)?|melaporkan|komplain|matur|usulan)\b"
    r"(?:\s+(?:aja|saja|deh|baru|ya|nih|dong|tentang|soal|bab|wae|mawon|adanya|untuk))*[\s:,.]*",
    re.I | re.S,
)
_SELF = re.compile(
    r"^\W*(?:(?:perkenalkan|nama|dengan|saya|sy|aku|kulo|kula|kami|gw|gue|ini|warga|dari"
    r"|g?ga?k? jadi nanya|gak jadi|kalo gitu|kalau gitu|yo|yow?is|jadi|min|mas|pak|bu|bapak"
    r"|ibu|mbah|mbak|kak|bang)\b\W*)",
    re.I,
)


def wish_in(text: str, *, tells: bool) -> str:
    """The wish that a text says, without its introduction; the text where there is none. `tells`
    is whether what stands before "mau usul" names a thing: then it stays. Never raises."""
    found = _WANTS.match(text)
    before = introduction(text)
    if found is not None and not tells and (not before or _SELF.match(before)):
        text = text[found.end() :]
    bare = _LED.sub("", text, count=1)
    return bare if len(bare.split()) > 1 else text


def introduction(text: str) -> str:
    """What stands before "mau usul", without a greeting; "" where nothing does."""
    found = _WANTS.match(text)
    return _LED.sub("", found["before"]).strip() if found is not None else ""
