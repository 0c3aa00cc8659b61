"""A name that is wrong, and what it is to be: "nama saya salah, harusnya Siti"."""

from __future__ import annotations

import re

from handlers import late
from handlers.asking.person import nobody
from handlers.asking.person.names import calls, given, is_sentence
from handlers.reading.spelling import fold, nearest
from storage import rules

# What comes behind these is how somebody wants to be called: "nama saya salah, harusnya Siti".
_RENAMES = late.regex(
    r".*\b(?:harus(?:nya)?|seharusnya|mestinya|jadi|menjadi|(?:yang|yg|sing|ingkang)\s+(?:benar|bener|bnr|bner|betul|leres)|it'?s|tapi|tp|but|nanging|ning|panggil(?:\s+(?:saya|sy|aku))?"
    r"|(?:nama|jeneng)(?:\s?(?:ku|saya|sy|aku))\s+(?=\S+\W*$)|(?<!\S)atas\s+nama|kudune|dadi|leresipun|kedahipun|(?:should|must)\s+be(?:\s+(?:spelled|spelt|written))?|(?:spelled|spelt)|to|call\s+me)"
    r"\s+(?P<name>\S.*)$",
    re.I | re.S,
)


# "Nama saya kurang huruf h, Yudhi", "namanya salah tulis, Yudhi pake h".
_SPELT = late.regex(
    r".*\b(?:huruf(?:nya|e)?(?:\s+\w\b)?|aksara(?:ne)?(?:\s+\w\b)?|letters?(?:\s+\w\b)?|(?:kurang|kirang|missing)\s+(?:an?\s+)?\w|salah\s+(?:tulis|ketik|eja)|typo|misspelled)[\s,.:;]+"
    r"(?P<name>(?-i:[A-Z])[^\W\d_]{1,20}(?:\s+(?-i:[A-Z])[^\W\d_]{1,20}){0,3})(?:\s+(?:pake|pakai|pk|nganggo|with|dengan|ya|pak|bu|min)\b.{0,20})?\W*$",
    re.I | re.S,
)


# What has a name and is nobody: "nama jalannya", "the street name"; "atas nama masjid" is in whose.
_OF_A_THING = late.regex(
    r"(?<!\batas\s)(?<!\bpakai\s)(?<!\bpake\s)\b(?:nama|jeneng|asma|nami)(?:nya|ne|e)?\s+"
    r"(?:(?:gang|gg|jalan|jl|jln|dalan|tempat|lokasi|kelurahan|masjid|sekolah|usul|street)(?:nya|ne|e|an|annya)?\b"
    r"|(?!(?:pengusul|pemohon|istri|suami|ibu|bapak|anak|mbah|orang|warga|adik|kakak|mertua|tetangga|seharus|harus|mesti|musti|asli|lengkap|sebenar)\w*)\w{4,}(?:nya|ipun)\b)"
    r"|\b(?:street|road|place|lane|alley|school|village|mosque)\s+name\b"
    # In whose name a piece of land is.
    r"|\b(?:tanah|lahan|lemah|sertifikat|sertipikat|shm|ajb|land|plot)(?:nya|ne|e|ipun)?\b[^.;?!]{0,60}"
    r"\b(?:atas\s+(?:nama|asma)|a\s?/\s?n|in\s+the\s+name\s+of)\b",
    re.I,
)
_STREET = late.regex(
    r"^\W*(?:jl|jln|jalan|gang|gg|lorong|lrg|dalan|street|road)(?:nya|ne|e)?\b", re.I
)
_MISNAMED = late.regex(
    r"\b(?:nama|jeneng|asma|nami|name)\w*\b.*\b(?:salah|keliru|kliru|kleru|klentu|luput|lepat|bukan|wrong|typo|misspelled|huruf\w*"
    r"|(?:kurang|kirang|missing)\s+(?:an?\s+)?\w|spelled|spelt|should\s+be|(?:se)?harusnya|mestinya|kudune)\b"
    r"|\b(?:salah|keliru|klentu|typo)\s+(?:(?:di)?(?:tulis|nulis|ketik|ngetik|eja|ejaan|sebut|panggil)\s+)?(?:nama|jeneng|asma)\w*\b",
    re.I,
)


# "... Sulastri pake i", "Anna with two n", "Nur Aini dipisah": how it is written, no part of it.
_LETTER = (
    r"(?:(?:huruf|aksara|letter|the|an?|dua|loro|kalih|two|dobel|double|2|satu|siji|setunggal|one|1)\s+){0,3}"
    r"[\"'“]?[a-z]{1,2}(?:'?s)?[\"'”]?(?![\w.])"
)
_AS_SPELT = late.regex(
    rf"[\s,(]+(?:(?:yang|yg|sing|itu|spelled|spelt|written|ditulis|dieja|tulisan\w*|ejaan\w*)\s+)?"
    rf"(?:(?:pake|pakai|pk|memakai|nganggo|ngagem|mawi|dengan|dgn|with|without|tanpa)\s+{_LETTER}(?:[\s,]+(?:dan|and|bukan|dudu|sanes|not|instead\s+of)\s+{_LETTER})?"
    rf"(?:\s+(?:di\s?|ing\s|at\s)?(?:depan|belakang|tengah|akhir|awal|ngarep|mburi|the\s+end))?"
    r"|(?:di|ke)?(?:pisah|sambung|gabung|rangkai|gandheng)(?:nya)?|terpisah|(?:in\s+)?(?:one|two)\s+words?|satu\s+kata|dua\s+kata)"
    r"(?:[\s,]+(?:ya|pak|bu|min|mas|mbak|kak|nggih|please|(?:tolong|tlg|mohon|tulung|nyuwun)\s+\w+|lho|loh|aja|saja)){0,3}[\s.!)]*$",
    re.I,
)


def unspelt(text: str) -> str:
    """A text without how the name at its end is written; the text where it says none. Never
    raises."""
    return _AS_SPELT.sub("", text, count=1) if len(text) <= LONGEST else text


# "Siti Maimunah namaku": the name stands before what it is.
_IN_FRONT = late.regex(
    r"^\W*(?:(?:eh+|oh|ya|iya|maaf|maap|sori|sorry|ralat|pak|bu|min|kak|mas|mbak|lho|loh|wait|no)\b\W+){0,3}"
    r"(?!(?:eh+|oh|maaf|maap|bukan|bkn|dudu|sanes|not|kok|salah|ini|itu|iki|iku|mana|ganti|pakai|pake|tulis|what|which|this|that)\b)"
    r"(?P<name>[^\W\d_][\w.'’]{1,20}(?:\s+[^\W\d_][\w.'’]{0,20}){0,3}?)\s*,?\s+(?:(?:itu|iku|kuwi|niku|adalah|ya|yo)\s+)?"
    r"(?:(?:nama|nma|jeneng|asma|nami)(?:ne|nipun)?(?:\s+(?:lengkap|asli))?\s?(?:ku|saya|sy|aku|gw|gue|gua|kula|kulo)|is\s+(?:my|the)\s+(?:(?:full|real|whole|right|correct)\s+)?name)\b"
    r"(?:\s+(?:lengkap(?:nya|e)?|asli(?:nya|ne)?|(?:yang|yg|sing|ingkang)\s+(?:benar|bener|betul|leres|asli|lengkap)|sebenarnya|pak|bu|min|kak|mas|mbak|ya|kok|lho|loh|nggih|actually)){0,3}\W*$",
    re.I,
)
# "..., jangan Siti doang": what of it is too little, or is another.
_NOT_ONLY = late.regex(
    r"(?:\s*[,.;(]+\s*|\s+)(?:(?:dan|and|tapi|tp|but)\s+)?(?:jangan|jgn|bukan|bkn|ojo|aja|dudu|sanes|ampun|not)\s+(?!.*\b(?:tapi|tp|but|nanging|ning|(?:se)?harusnya|mestinya|kudune)\b)(?:(?:cuma|cuman|hanya|mung|namung|just|only|sekedar|pakai|pake)\s+)?"
    r"[^\W\d_][\w.'’]{1,20}(?:\s+[^\W\d_][\w.'’]{0,20}){0,3}?(?:\s+(?:doang|doank|aja|saja|thok|tok|wae|mawon|only|alone|ya|pak|bu|min|nggih)){0,3}\W*$",
    re.I,
)


def turned(text: str) -> str:
    """A text that says one's own name before what it is, or behind it what it is not, with the name
    alone behind it: "Siti Maimunah namaku, jangan Siti doang"; others as they are. Never raises."""
    said = text.strip()
    if len(said) > LONGEST or "?" in said:
        return text
    bare = _NOT_ONLY.sub("", said, count=1)
    for each in (said, bare):
        found = _IN_FRONT.match(each)
        name = given(found["name"]) if found is not None else ""
        if rules.is_name(name) and not (is_sentence(name) or is_street(name)):
            return f"nama saya {name}"
    return bare if bare != said and calls(bare) else text


# Longer texts tell something.
LONGEST = 300


def of_a_thing(text: str) -> bool:
    """Whether a text speaks of what a thing is called, and of nobody. Never raises."""
    return _OF_A_THING.search(text[:LONGEST]) is not None


def is_street(name: str) -> bool:
    """Whether what stands where a name would is a street. Never raises."""
    return _STREET.match(name) is not None


def misnamed(text: str) -> bool:
    """Whether a text says that a name is wrong. Never raises."""
    return _MISNAMED.search(text[:LONGEST]) is not None and not of_a_thing(text)


# "..., it's Ngatijo not Ngatijan": what it is not.
_NOT_SO = late.regex(
    r"[\s,]+(?:bukan|dudu|sanes|not|instead\s+of)\s+(?!.*\b(?:tapi|tp|but|(?:se)?harusnya|nanging|ning)\b)[^,.;]{2,40}\W*$",
    re.I,
)


# "... jadi parti, saya Partini", "... yg bener min, Suwardi": what stands before the right one.
_SAID_RIGHT = late.regex(
    r"^(?:[^,.;]{1,40}[,.;]+\s*(?:(?:yang|yg|sing)\s+(?:benar|bener|betul)\s+)?(?:saya|sy|aku|kula|kulo|i'?m|i\s+am)\s+(?=\w)"
    r"|(?:pak|bu|min|mas|mbak|kak|bang|admin)\s*,\s*)",
    re.I,
)


def renamed(text: str) -> str | None:
    """The name that somebody says they have instead; None where none is said, or what stands there
    is none. Never raises."""
    text = _NOT_SO.sub("", unspelt(text[:LONGEST]))
    found = _SPELT.match(text) or _RENAMES.match(text)
    said = _SAID_RIGHT.sub("", found["name"].strip(" .!?\"'")) if found is not None else ""
    name = given(said) if said else ""
    if not nobody.WORDS.isdisjoint(fold(name).split()[:1]):
        return None  # "ganti jadi nama lengkap"
    none = of_a_thing(text) or is_street(name) or is_sentence(name)
    return name if rules.is_name(name) and not none else None


# "Eh Dimas Prasetyo maksudnya", "Pak Eko aja biar sopan hehe": what they are called after all, said
# right behind the name.
_WORD = r"[^\W\d_][\w.'’]{1,20}"
_SLIPPED = (
    r"(?:eh+|oh|ups+|oops|aduh|waduh|maaf|maap|sori|sorry|ralat|salah|keliru|klentu|luput|typo"
    r"|bukan|bkn|dudu|sanes|no|wait|ganti|ya|min|pak(?=\W+(?:salah|maaf|ralat))|koreksi)"
)
_LEADS_TO = (
    r"(?:(?:se)?harusnya|mestinya|kudune|(?:yang|yg|sing|ingkang)\s+(?:benar|bener|betul|leres)"
    r"(?:nya|e)?|(?:di)?(?:panggil|celuk|sebut|tulis|catat|ganti)(?:en|in|kan)?|jadi|dadi|cukup"
    r"|call\s+me|it'?s|nama(?:nya|ku|\s+saya)?|jeneng(?:e|ku)?)"
)
_BEHIND = (
    r"(?:maks(?:u|o)d(?:nya|ku|e|\s+(?:saya|sy|aku|kula))?|lengkapnya|aja|saja|wae|ae|mawon|deh|dong|ding|deng|lah|ya|yo|min|kak|kok|nggih|please|hehe\w*|haha\w*|wkwk\w*|instead|i\s+mean(?:t)?"
    r"|(?:biar|supaya|ben|soalnya|soale)\s+[^,.;?]{2,30})"
)
_AGAIN = late.regex(
    rf"^\W*(?P<lead>(?:{_SLIPPED}\b[\s,.:;!]*){{0,4}}(?:{_LEADS_TO}\b[\s,.:;!]*(?:(?:saya|sy|aku|aja|saja|wae|mawon|jadi)\s+){{0,2}}){{0,2}})"
    rf"(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}}?)(?P<tail>(?:[\s,.(]+{_BEHIND}){{0,4}})\W*$",
    re.I,
)
# "Eh jangan Eko": that it is not to be that one, and nothing instead.
_NOT_THAT = late.regex(
    rf"^\W*(?:{_SLIPPED}\b[\s,.:;!]*){{0,3}}(?:jangan|jgn|ojo|bukan|bkn|dudu|sanes|not)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}}?)"
    r"(?:\s+(?:deh|dong|ding|deng|ya|aja|min|pak|bu|kak|dulu|lah))*\W*$",
    re.I,
)


def said_again(text: str, had: str) -> str:
    """What somebody who was just called `had` is called after all, where it is nearly that, or that
    with more, and they say that it was wrong; "" for other texts. Never raises."""
    found = _AGAIN.match(text) if had and len(text) <= AGAIN and "?" not in text else None
    if found is None or not (found["lead"] or found["tail"]):
        return ""
    name = given(found["name"])
    same = fold(name) == fold(had)
    if same or not rules.is_name(name) or is_sentence(name) or is_street(name):
        return ""
    words = fold(had).split()
    alike = any(
        word in words or word.startswith(words[0]) or nearest(word, words) is not None
        for word in fold(name).split()
    )
    return name if alike else ""


def not_that(text: str, had: str) -> bool:
    """Whether a text says nothing but that one is not to be called as one is. Never raises."""
    found = _NOT_THAT.match(text) if len(text) <= AGAIN else None
    return found is not None and bool(had) and fold(found["name"]) == fold(had)


# No longer text is a name said again.
AGAIN = 80
