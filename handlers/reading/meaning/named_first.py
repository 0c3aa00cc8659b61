"""What is said behind the kelurahan that an answer begins with, and wishes nothing: who lives
there, what was proposed there before ("Tejosari kak, yg sering kirim usulan pupuk")."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.introduced import behind
from handlers.reading.meaning.slots import STATE
from handlers.reading.spelling import fold

_CALLS = (
    r"ya+|yo|iya|aja|saja|wae|mawon|pak|bu|bapak|ibu|min|admin|kak|kk|mas|mbak|mba|bang|bos|bro|gan|om|lah|deh|dong|sih|nih|kok|lho|loh"
    r"|to|nggih|njih|metro|sini|situ|sir|please"
)
_BEFORE_NAME = (
    r"kel\w*|desa|di|ning|nang|teng|ya|iya|yo|nggih|inggih|oh|eh|it'?s|it\s+is|saya|sy|aku"
    r"|kami|kulo|kula|dari|saking|in|from|i'?m|we'?re"
)
_SEAM = (
    r"(?:[\s,.;:!()-]*[,.;:!()\n-]+\s*"
    r"|\s+(?=(?:(?:saya\s+)?(?:yang|yg|sing|ingkang)|the\s+one|where)\b))"
)
LONGEST = 300

# What is told of those who live there, or of the place itself.
_OF_WHOM = late.regex(
    r"^\W*(?:(?:itu|iku|niku|pokoknya|pokoke|kami|kita|saya|sy|aku|gue|gua|gw|ane|i'?m|we'?re|kula|kulo|orang|wong|tiyang|warga|kampung|desa|daerah|wilayah|tempat|kelurahan\w*"
    r"|lho|loh|tu|tuh)\s+){0,3}(?:yang|yg|sing|ingkang|the\s+one|where|which|that)\b",
    re.I,
)
_ASKED = (
    r"(?:(?:di|me|meng|ng|nge|n|ny|m)?(?:usul|aju|kirim|lapor|pesan|minta|mita|suwun|uwun|jaluk|masuk|dapat|dapet|dpt|titip|itip|oleh|angsal)\w*"
    r"|propos\w*|ask\w*|request\w*|sent|send\w*|got|report\w*)"
)
_BEFORE = (
    r"(?:sering|srg|selalu|kemarin\w*|kmrn|kemaren|dulu\w*|pernah|prnh|barusan|wingi|biyen|mbiyen|rumiyin|kerep|asring|tansah|nate|tau"
    r"|(?:sudah|udah|udh|sdh|wis|uwis|sampun)(?:\s+pernah)?|(?:minggu|bulan|tahun|taun)\s+(?:lalu|kemarin|wingi|kepungkur)"
    r"|always|often|already|used\s+to|yesterday|last\s+(?:week|month|year)|keeps?)"
)
# That something was proposed there before: "dulu pernah ngajuin posyandu".
_ONCE = late.regex(
    rf"\b{_BEFORE}\s+(?:(?:saya|sy|aku|kami|kita|pernah|jg|juga|ikut|ada|yg|yang)\s+){{0,2}}{_ASKED}\b",
    re.I,
)
# That something is wished, or wrong, now.
_NOW = late.regex(
    r"[,.;]\s+(?:[^\W\d]+\s+){0,3}(?:minta|mnt|njaluk|nyuwun)\b|\b(?:mau|mo|ingin|pengen|pengin|arep|badhe|bade|ajeng|hendak|mohon|mhn|tolong|tlg|butuh|perlu|pingin|want|need|would)\b",
    re.I,
)


# "Belum pindah KTP sih tp tinggalnya di Karangrejo": who lives where, and no wish.
LIVES = late.regex(
    r"(?!.*\b(?:minta|mnt|mohon|usul\w*|mau|butuh|perlu|ingin|pengen|tolong|tlg|nyuwun|rusak|mampet|mati)\b)"
    r"(?=.*\b(?:ktp|kk|domisili\w*|tinggal(?:nya|e)?|ngontrak|ngekos|numpang|pindah\w*|manggon\w*)\b)",
    re.I | re.S,
)


def name_first(text: str, name: str) -> tuple[str, str] | None:
    """The name of a kelurahan that a text begins with, as it is called, and what is said behind it;
    None where it begins with something else, or nothing follows. Never raises."""
    if len(text) > LONGEST or not name:
        return None
    words = r"\W+".join(map(re.escape, name.split()))
    found = re.match(
        rf"^(?P<head>\W*(?:(?:{_BEFORE_NAME})\W+){{0,3}}{words}(?:\W+(?:{_CALLS})\b){{0,3}}){_SEAM}(?P<rest>\S.*)$",
        text,
        re.I | re.S,
    )
    return (found["head"].strip(), found["rest"].strip()) if found is not None else None


def behind_name(text: str, name: str) -> str:
    """What is said behind the kelurahan that a text begins with; all of it where it does not."""
    found = name_first(text, name)
    if found is None:
        return behind(text, name)
    which, comma, rest = found[1].partition(",")
    # "Purwoasri yg ada asri nya, minta air bersih": which one it is, is no part of what is wished.
    return rest.strip() if comma and rest.strip() and only_told(which) else found[1]


def only_told(rest: str) -> bool:
    """Whether what is said behind a kelurahan wishes nothing, and tells nothing that is wrong
    there: it says which one it is, who they are, or what was proposed there before. Never
    raises."""
    if _ONCE.search(rest) is not None:
        return _NOW.search(rest) is None
    of_whom = _OF_WHOM.match(rest) is not None and _NOW.search(rest) is None
    return of_whom and STATE.search(fold(rest)) is None
