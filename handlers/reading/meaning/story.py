"""A story, and the point that its teller comes to."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.introduced import ASKS_FOR, ungreeted
from handlers.reading.meaning.slots import slots

# "Begini ceritanya, ... Jadi maksud saya gorong-gorongnya minta dibesarkan".
_POINT = late.regex(
    r"(?:[.;!?,\n]+\s*|\s-+\s)(?:(?:nah|jadi|jd|dadi|makanya|terus|intinya|ya)\W+){0,2}"
    r"(?:(?:maksud|inti|pokok|karep|singkat|usulan)(?:\s+usul\w*)?(?:\s?(?:nya|ne|e|ku)|\s+(?:saya|sy|kami|aku|kula))+"
    r"|yang\s+(?:saya|kami|sy)\s+(?:minta|usulkan|maksud)|makanya|pramila|mulane|mula|mangkane|milanipun|maka\s+dari\s+itu|the\s+point\s+is)\b"
    r"(?:\s+(?:itu|iku|ya|adalah|begini|gini|pak|bu|min)\b)*[\s,:]+(?=\w+\W+\w)",
    re.I,
)
# What stands before it tells something in so many words.
_STORY_WORDS = 5
_OPENS = late.regex(
    r"^\W*(?:(?:jadi\s+)?(?:be)?gini(?:lah)?(?:\s+(?:pak|bu|min|mas|mbak))?(?:\s+cerita(?:nya|ne))?|cerita(?:nya|ne)(?:\s+(?:be)?gini)?"
    r"|mau\s+cerita(?:\s+(?:dikit|sedikit|dulu))?)(?:\s+(?:pak|bu|min|mas|mbak))?\s*[,.:]+\s*",
    re.I,
)


# "Mbok yo o", "tolong lah": what makes a plea soft, and names nothing.
_SOFTLY = (
    r"y[ao]|nggih|mbok|o|to|lah|la|dong|donk|deh|pak|bu|pakde|min|mas|mbak|kak|le|nduk|segera|ndang"
)
# "Ibu2 di sini nganggur semua, minta pelatihan menjahit": what is wrong, and then what is asked.
_ASKS_THEN = late.regex(
    r"(?:[.;!?,\n]+\s*)(?:(?:y|ya|yo|tp|tapi|terus|trus|udah|udh|jadi|jd|makanya|pak|bu|min|kalau|kalo|klo|nek)\W+){0,4}"
    rf"(?:minta|mnt|mohon|tolong|tlg|njaluk|nyuwun|mbok|monggo|pengen|pengin|butuh|usul)\s+(?:(?:{_SOFTLY})\s+){{0,3}}"
    r"(?:di(?:bikin|buat|ada|kasih|pasang|bangun|gawe)\w*\s+)?"
    rf"(?!(?:{_SOFTLY})\b|(?:di|dipun|supaya|agar|biar|bantuan?nya|segera|cepat|perhatian)\w*\b)(?P<point>\w+(?:\W+\w+){{1,11}})\W*$",
    re.I,
)


def pointed(text: str) -> tuple[str, str] | None:
    """The story and its point, which names what is asked for; None where a text is no such story.
    Never raises."""
    found = [each for each in _POINT.finditer(text) if each.start()]
    for each in found[-1:]:
        story, point = text[: each.start()].strip(" ,.;"), text[each.end() :].strip()
        if len(story.split()) >= _STORY_WORDS and slots(point).things:
            return _OPENS.sub("", ungreeted(story)), point
    asks = _ASKS_THEN.search(text)
    story = ungreeted(text[: asks.start()]).strip(" ,.;") if asks is not None else ""
    if asks is None or len(story.split()) < _STORY_WORDS - 1 or not slots(story).trouble:
        return None
    new = {*slots(asks["point"]).things} - {*slots(story).things}
    return (story, asks["point"]) if new and not ASKS_FOR.search(story) else None
