"""A story, and the point that its teller comes to."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.introduced import ASKS_FOR, ungreeted
from handlers.reading.meaning.slots import STATE, slots

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
    if goes_on(text[asks.start() :].strip(" ,.;")):
        return None  # "..., nyuwun dipaving": a plea for what stands before it
    new = {*slots(asks["point"]).things} - {*slots(story).things}
    return (story, asks["point"]) if new and not ASKS_FOR.search(story) else None


# "..., mbok dicor", "..., minta diperlebar": what is to be done with what was named before.
_TO_BE_DONE = late.regex(
    r"^\W*(?:(?:mbok|mbokyao|yo|tolong|tlg|minta|mnt|mohon|mhn|pengen|pengin|pingin|mau|kudu|harus|perlu|butuh|njaluk|nyuwun|biar|supaya|please|bisa|kalau\s+bisa|klo\s+bisa)\W+){1,3}"
    r"(?:(?:segera|cepat|cepet|ndang|gek|sekalian)\W+)?(?:di|dipun\s?)\w{3,}(?:\W+(?:lah|dong|deh|pak|bu|min|ya|yo|nggih|wae|aja|saja|lagi|ulang|semua|kabeh))*\W*$",
    re.I,
)
# "..., papannya udah bolong", "..., bikin macet jalan": how it is, or what comes of it.
_SO_IT_IS = late.regex(
    r"^\W*(?:bikin|bikinnya|gawe|marai|mergo|sehingga|makanya|jadi|dadi|sampe|sampai|ngganggu|mengganggu)\b"
    r"|^\W*[^\W\d_]{3,}(?:nya|ne|e|ipun)\s+(?:(?:udah|udh|sudah|sdh|pada|wis|wes|pun|sampun|mulai|masih|juga|sering)\s+){0,3}[^\W\d_]{3,}\W*$",
    re.I,
)


def goes_on(piece: str) -> bool:
    """Whether a piece of a message only says what is to be done with what stands before it, how
    that is, or what comes of it: "mbok dicor", "papannya udah bolong". Never raises."""
    so = _SO_IT_IS.match(piece[:200])
    return _TO_BE_DONE.match(piece[:200]) is not None or (
        so is not None and STATE.search(piece) is not None
    )
