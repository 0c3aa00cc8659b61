"""What somebody asks whether it may be wished here, with who says so before it: "kata pak rt lewat
sini bisa minta bedah rumah, bener ga". Word by word."""

from __future__ import annotations

import re

from handlers import late

# Longer texts tell something.
LONGEST = 240
_WORD = late.regex(r"[^\W_]+(?:['’-][^\W_]+)*")
# Who says it: at the beginning, but for a greeting.
_SAYS = late.regex(
    r"^(?:kata(?:nya|ne)?|kt|jare(?:ne)?|ujar(?:e|ipun)?|ngendika\w*|dawuh\w*|denger\w*|dengar\w*|krungu|mireng|info(?:nya|ne)?|kabar(?:nya|e)?"
    r"|konon|bilang(?:nya)?|ngomong|cerita|crito|menurut|heard?|says?|said|told|according)$",
    re.I,
)
_MAY = late.regex(
    r"^(?:bisa|bs|boleh|blh|iso|saged|sged|oleh|angsal|can|could|may|possible)$", re.I
)
_ASKS_FOR = late.regex(
    r"^(?:minta|mnt|(?:di|meng|ng)?usul(?:in|kan|ke|aken|an)?|(?:di|meng|ng)?aju(?:in|kan|ke)?|njaluk|jaluk|nyuwun|memohon|mohon|mhn|pengajuan|propose|request|suggest|ask|dapat|dapet|oleh|entuk|daftar|ndaftar)$",
    re.I,
)
_HERE = late.regex(r"^(?:sini|kene|mriki|riki|wa|whatsapp|chat|bot|nomor|nomer|here)$", re.I)
_CALLS = (
    r"(?:pak|bu|bapak|ibu|min|mas|mbak|kak|bang|ya|yo|to|sih|nggih|kan|itu|iku|kuwi|that|it|is|are)"
)
_NOT = r"(?:ga|gak|gk|nggak|ngga|enggak|tidak|tdk|ora|ra|mboten|boten|po|opo|apa|kah|nopo|not)"
_TRUE = (
    r"(?:bener(?:an)?|benar|bnr|betul|btl|leres|tenan(?:an)?|temenan|iya|iyo|true|right|really|correct"
    r"|serius|sah|valid)"
)
# "..., bener ga pak", "tenan po?", "emang iya?", "is that true?"
_WHETHER = late.regex(
    rf"[\s,.;!?]+(?:(?:apa|apakah|opo|nopo|napa|emang(?:nya)?|memang(?:nya)?|mosok|masa|masak|is|{_CALLS})\s+){{0,3}}{_TRUE}"
    rf"(?:\s*(?:{_NOT}|{_TRUE}|{_CALLS})\b){{0,5}}\W*$",
    re.I,
)
# "..., lewat sini ya pak?": where, behind what is wished.
_THERE = late.regex(
    r"(?P<may>[\s,]+(?:bisa|bs|boleh|iso|saged|angsal))?"
    r"[\s,]+(?:(?:lewat|liwat|lwt|lumantar|melalui|via|through|di|neng|nang|ning|teng|ten|ke|this)\s*){0,2}"
    r"(?:sini|kene|mriki|riki|(?:wa|whatsapp|chat|bot|nomor)(?:\s+(?:ini|iki|niki))?|here)"
    rf"(?:\s+{_CALLS}){{0,3}}\W*$",
    re.I,
)
_TAIL = late.regex(rf"(?:[\s,]+(?:{_CALLS}|{_NOT})){{1,4}}\W*$", re.I)
_ARTICLE = late.regex(r"^(?:for\s+)?(?:an?\s+|the\s+|some\s+)?", re.I)
# So many words stand before what is asked for, and as many between that it may be and that.
_LEAD = 14
_NEAR = 5
_FIRST = 6


# "Ini tempat usul lampu jalan bukan ya": whether it is here that something is wished.
_PLACE_TO = late.regex(
    r"^.{0,60}?\b(?:ini|iki|niki|di\s?sini|(?:ning|neng|ing)\s+kene|this|here|apa|apakah|bener|betul)\W+(?:(?:is|the|memang|emang|tu|to)\s+)?"
    r"(?:tempat(?:nya|e)?|panggonan(?:e)?|panggenan(?:ipun)?|buat|untuk|utk|kanggo|kangge|where|place|for)\s+(?:(?:buat|untuk|utk|kanggo|to|orang|warga|you)\s+){0,2}"
    r"(?:(?:meng|ng)?usul(?:kan|in|an|ke|aken)?|(?:meng|ng)?aju(?:kan|in)|minta|njaluk|nyuwun|propose|ask\s+for)\s+(?P<what>.{3,80}?)"
    rf"(?:[\s,]+(?:bukan|bkn|dudu|sanes|{_CALLS}|{_TRUE}|{_NOT}|right)){{1,6}}\W*$",
    re.I,
)
# "Mau menyampaikan usulan ya soal irigasi sawah gimana caranya".
_HOW_TO = late.regex(
    r"^.{0,80}?\b(?:meng|ng)?usul(?:kan|in|an|aken|ke|no)?\s+(?:(?:ya|pak|bu|itu|nih)\s+)*(?:(?:soal|tentang|ttg|bab|babagan|untuk)\s+)?(?P<what>[^,.;?]{3,80}?)\s+"
    r"(?:(?:lewat|liwat|via|lumantar|di|ning)\s+(?:sini|kene|mriki|wa|whatsapp|telegram|chat|bot)\s+)?(?:(?:itu|ya|pak|bu)\s+)*(?:gimana|gmn|bagaimana|piye|pripun|kepriye)\s+cara(?:\s?(?:nya|ne|nipun))?(?:\s+(?:ya|pak|bu|min|mas|mbak))*\W*$",
    re.I,
)


# "Ini yg buat usulan musrenbang ya?", "is this where I can propose?": and nothing that is wished.
_PLACE_ALONE = late.regex(
    r"^\W*(?:(?:ass?alamu?'?\s?alaikum|wr|wb|hal+o+|hello|hi|hai|permisi|punten|maaf|selamat|sugeng|pagi|siang|sore|malam|enjing|dalu|pak|bu|min|admin|mas|mbak|kak|mau|tanya|nanya|badhe|tanglet|takon"
    r"|apa|apakah|opo|nopo|napa|bener|benar|betul|leres|is|so|nuwun|kulo|sewu)\W+){0,8}"
    r"(?:ini|iki|niki|menika|disini|di\s+sini|this|here)(?:\W+(?:is|the|a|right|bener|benar|betul|leres|memang|emang|nomor|nomer|wa|bot|chat|place|number|tempat(?:nya|e)?|panggonan(?:e)?|panggenan(?:ipun)?|nggon(?:e)?"
    r"|yang|yg|sing|ingkang|buat|bwt|untuk|utk|kanggo|kangge|kagem|nggo|ngge|where|to|for|i|we|you|one|can|may|could|do|bisa|boleh|warga|orang)){1,7}"
    r"\W+(?:(?:m?eng|ng)?usul(?:an|kan|in|ke|aken|no)?|(?:m?eng|ng)?aju(?:kan|in|ke|aken)|pengajuan|propos(?:e|als?|ing)|suggest(?:ions?|ing)?)"
    r"(?:\W+(?:musrenbang|musrembang|usul(?:an)?|warga|kelurahan|desa|pembangunan|things|something|stuff|a|proposals?|ideas?|here|it|ya+|yo|kan|to|toh|nggih|njih|pak|bu|min|mas|mbak|kak|bukan|bkn|dudu|sanes|bener|benar|betul|leres|right"
    r"|ga|gak|nggak|tidak|mboten|ora|apa|opo)){0,6}\W*$",
    re.I,
)
_ASKED = late.regex(
    r"\?|\b(?:ya+|yo|kan|to|toh|nggih|njih|bukan|bkn|dudu|sanes|ga|gak|nggak|mboten|ora|apa|apakah|opo|nopo|bener|benar|betul|leres|right)\b|^\W*(?:\w+\W+){0,2}is\s+this\b",
    re.I,
)


def asks_place(text: str) -> bool:
    """Whether a text asks if this is the place to propose, and says nothing that is wished. Never
    raises."""
    if len(text) > LONGEST:
        return False
    return _PLACE_ALONE.match(text) is not None and _ASKED.search(text) is not None


def asked_wish(text: str) -> str:
    """What somebody would wish who asks whether, or how, it is done here; "" for other texts. Never
    raises."""
    return may_be_wished(text) or how_to(text)


def how_to(text: str) -> str:
    """What somebody would wish who asks how that is done; "" for other texts. Never raises."""
    found = _HOW_TO.match(text[:LONGEST])
    return found["what"].strip() if found is not None else ""


def may_be_wished(text: str) -> str:
    """What a text asks whether it may be wished here, as somebody has said; "" for others. Never
    raises."""
    if len(text) > LONGEST:
        return ""
    if (place := _PLACE_TO.match(text)) is not None:
        return _ARTICLE.sub("", place["what"]).strip(" ,.;:?")
    bare = _WHETHER.sub("", text)
    asks = bare != text or "?" in text
    words = list(_WORD.finditer(bare))[: _LEAD + 1]
    there = _THERE.search(bare)
    may = there is not None and there["may"] is not None
    at = next((n for n in range(len(words)) if _asked_at(words, n, may=may)), None)
    if at is None:
        return ""
    before = [each[0] for each in words[:at]]
    said = any(map(_SAYS.match, before[:_FIRST]))
    wish = bare[words[at].end() : there.start() if there is not None else len(bare)]
    here = there is not None or any(map(_HERE.match, before))
    if not ((said and (here or asks)) or (here and bare != text)):
        return ""
    return _TAIL.sub("", _ARTICLE.sub("", wish.strip(" ,.;:?"))).strip(" ,.;:?")


def _asked_at(words: list[re.Match[str]], at: int, *, may: bool) -> bool:
    """Whether it is asked for something at a place of a text, as what may be done; `may` is whether
    that is said behind it."""
    near = [each[0] for each in words[max(0, at - _NEAR) : at]]
    return bool(_ASKS_FOR.match(words[at][0])) and (may or any(map(_MAY.match, near)))
