"""That an answer of what was sent is wrong, and what is right instead, with the question whether
it can still be changed: "ukurannya salah bukan 60 harusnya 160 msh bisa diganti?"; and what it is
to become: "nyuwun tulung RT-ne diganti RT 5, RW-ne tetep". Word by word."""

from __future__ import annotations

import re

from handlers import late

# Longer texts tell something.
LONGEST = 240
_WORD = late.regex(r"[^\W_]+(?:['’./-][^\W_]+)*")
_MAY = frozenset({
    "bisa", "bs", "boleh", "blh", "iso", "saged", "sged", "oleh", "angsal", "can", "could", "may",
    "sempat", "sempet", "possible", "kober",
})  # fmt: skip
_CHANGES = late.regex(
    r"^(?:(?:di|dipun|me|meng|nge|ng|n)?(?:ganti|gantos|ubah|rubah|edit|koreksi|revisi|ralat|ben[ae]r|betul|leres|dandan|owah)"
    r"(?:in|kan|i|ke|no|e|aken)?|ngowahi|diowahi|changed?|fix(?:ed)?|correct(?:ed)?|edited|update[d]?)$",
    re.I,
)
_AROUND = frozenset({
    "masih", "msh", "isih", "taksih", "apa", "apakah", "opo", "nopo", "napa", "kira", "kira2",
    "kira-kira", "ga", "gak", "gk", "nggak", "ngga", "enggak", "tidak", "tdk", "ora", "ra",
    "mboten", "kah", "ya", "yo", "to", "nggih", "pak", "bu", "min", "mas", "mbak", "kak", "bang",
    "dong", "sih", "nih", "still", "i", "we", "it", "be", "is", "that", "this", "now", "please",
    "saya", "sy", "aku", "kula", "lagi", "gimana", "caranya", "belum", "sekarang", "skrg", "itu",
    "ini", "dipun", "kan", "po", "tolong", "tlg", "mohon",
})  # fmt: skip
_ENDS = r"(?:\s?(?:nya|nyo|ne|e|nipun|ipun|ku))?"
# Which answer it is of, by how it begins.
_PART = late.regex(
    r"^\W*(?:(?:eh|oh|maaf|maap|pak|bu|min|mas|mbak|kak|kok|itu|yang|yg|sing|usulan|saya|sy|ku|the|my|in|of|nama|name|punya"
    r"|kemarin|kmrn|tadi|td|wingi)\W+){0,5}"
    r"(?P<part>(?P<sure>ukuran|panjang|pjg|jumlah|volume|rt|rw|alamat|lokasi|kelurahan|kel|judul|size|length|amount|address"
    rf"|location|title|dawa|dowo)|(?P<maybe>lebar|tinggi|tempat|gang|gg|jalan|jl|jln|street|name|nama)){_ENDS}\b",
    re.I,
)
_WRONG = late.regex(
    r"\b(?:salah|keliru|kliru|klentu|kleru|lepat|luput|typo|wrong|incorrect|mistaken?)\b", re.I
)
_RIGHT = late.regex(
    r"\b(?:(?:se)?(?:harus|mesti)(?:nya|e)?|hrsnya|hrse|kudu(?:ne|nya)|kedah(?:ipun|e)|leres(?:ipun|e)|ben[ae]r(?:nya|e)"
    r"|(?:yang|yg|sing|ingkang)\s+(?:ben[ae]r|betul|leres)|betulnya|aslinya|asline|should\s+be|(?:it\s+)?is\s+actually|must\s+be)"
    r"\b\W*(?=\w)",
    re.I,
)
_NOT = late.regex(r"\b(?:bukan|bkn|dudu|udu|sanes|not)\b", re.I)
# Of what was not done: "jalannya belum dibangun, harusnya tahun ini".
_LATE = late.regex(
    r"\b(?:belum|blm|durung|dereng|not\s+yet|di(?:bangun|kerjakan|perbaiki)\w*|kapan|when|rusak|mati|bocor)\b",
    re.I,
)
# Whose it is, and no name of a street.
_MY_NAME = late.regex(
    r"^(?:\W*\w+){0,3}?\W*(?:nama|jeneng|asma|name)(?:ku|\s+(?:saya|sy|aku|ku|kula|kulo|kami|pengusul\w*|warga\w*))\b|^\W*my\s+name\b",
    re.I,
)
_KOK = late.regex(r"\b(?:kok|why)\b", re.I)


# "Nyuwun tulung RT-ne diganti RT 5": what it is to become.
_PLEADS = (
    r"^\W*(?:(?:eh|oh|maaf|maap|pak|bu|min|mas|mbak|kak|bang|halo|permisi|nuwun|sewu|bisa|bs|boleh|blh|iso|saged|minta|mnt"
    r"|tolong|tlg|tulung|njaluk|mohon|mhn|nyuwun|panjenengan|mau|pengen|badhe|bade|arep|kulo|kula|saya|sy|aku|i'd|i|like|want"
    r"|need|to|could|can|would|you|please|pls|yang|yg|sing|the|my)\b\W*){0,8}"
)
_TO = (
    r"(?:(?:di\s?|dipun\s?|tak|me|meng|nge|ng|n)?(?:ganti|gantos|ubah|rubah|edit|koreksi|ralat|owah)(?:in|kan|i|ke|no|e|aken)?"
    r"|ngowahi|ngganti|nggantos|change[d]?|correct|edit|update)"
)
_NUMBERED = (
    r"(?:ukuran|panjang|pjg|jumlah|volume|lebar|tinggi|rt|rw|size|length|width|amount|dawa|dowo"
    r"|amba|ombo)"
)
_NAMED = (
    r"(?:alamat|lokasi|kelurahan|judul|address|location|title|(?:nama|jeneng|asma)(?:ne|nipun)?\s+(?:gang|gg|jalan|jl|jln|dalan|margi)"
    r"|street\s+name|tempat(?=\s?(?:nya|ne|ipun)))"
)
_ITS = (
    r"(?:[\s-]?(?:nya|nyo|ne|e|nipun|ipun)\b)?(?:\s+(?:(?:punya\w*\s+)?usul\w*(?:\s+(?!di)\w+)?|proposal|saya|sy|kula|kulo|ku|itu|kemarin|kmrn|wingi|tadi|tolong|tlg|tulung"
    r"|mohon|minta|nyuwun|njaluk|mau|bisa|iso|saged|pak|bu|min|on|in|my|of)\b){0,5}"
)
_INTO = (
    r"(?:\s+(?:jadi|jd|menjadi|dadi|dados|ke|dengan|dgn|nganggo|to|into|mawon|wae|aja)\b"
    r"|\s*[:=]){1,2}"
)
_BECOMES = late.regex(
    rf"{_PLEADS}(?:(?P<part>(?P<n>{_NUMBERED})|{_NAMED}){_ITS}\s*,?\s*{_TO}(?:{_INTO})?"
    rf"|{_TO}\s+(?:the\s+)?(?P<of>(?P<m>{_NUMBERED})|{_NAMED}){_ITS}{_INTO})\s+(?P<value>\S.*)$",
    re.I | re.S,
)
# "RW-ne tetep", "rw tetap 02": what stays as it is.
_STAYS = late.regex(
    r"[\s,.;]*\b(?:(?:tapi|tp|nanging|ning|and|dan|sing|yang|yg|kalau|kalo|nek|the)\s+)?(?P<part>\w+)(?:[\s-](?:nya|ne|nipun|ipun))?\s+"
    r"(?:tetep|tetap|ttp|ajeg|sama|sami|padha|podo|stays?|remains?|same)\b[^,.;]{0,30}\W*$",
    re.I,
)
_POLITE = late.regex(
    r"(?:[\s,.;!]+(?:ya+|nggih|njih|yo|pak|bu|min|mas|mbak|kak|bang|aja|saja|wae|mawon|dong|deh|please|pls|thanks|makasih|suwun"
    r"|matur|nuwun|terima|kasih)\b){1,6}\W*$",
    re.I,
)
# "Ketua RT diganti yang lebih jujur", "jadi apa?": no value.
_NO_VALUE = late.regex(r"^(?:yang|yg|sing|ingkang|apa|opo|siapa|lagi|dulu|karena|what)\b", re.I)


def becomes(text: str) -> str:
    """What a text orders an answer to become, as a sentence that puts it right; "" for texts that
    order nothing of the kind. Never raises."""
    found = _BECOMES.match(text) if len(text) <= LONGEST else None
    if found is None or "?" in found["value"][:-1]:
        return ""
    value = _POLITE.sub("", found["value"].rstrip(" ?!."))
    value = _POLITE.sub("", _STAYS.sub("", value)).strip(" ,.;:")
    numbered = found["n"] or found["m"]
    if _NO_VALUE.match(value) or not any(map(str.isdecimal if numbered else str.isalpha, value)):
        return ""
    return f"{found['part'] or found['of']}nya salah, harusnya {value}"


def said(text: str) -> str:
    """A text that says of an answer that it is wrong, and what is right, without the question
    whether it can still be changed; "" for others. Never raises."""
    if len(text) > LONGEST:
        return ""
    bare = unasked(text)
    part = _PART.match(bare)
    if part is None or _LATE.search(bare) or _MY_NAME.match(bare) or "?" in bare:
        return ""
    rest = bare[part.end() :]
    wrong = _WRONG.search(bare) or _NOT.search(rest)
    if not (wrong or (part["sure"] and _KOK.search(bare))):
        return ""
    right = _RIGHT.search(rest)
    value = rest[right.end() :] if right is not None else rest
    told = right is not None or (_NOT.search(rest) and any(map(str.isdecimal, value)))
    return bare.strip() if told and any(map(str.isalnum, value)) else ""


def unasked(text: str) -> str:
    """A text without the question whether something can still be changed, at its end or at its
    beginning; the text where nothing else is said. Never raises."""
    words = list(_WORD.finditer(text))
    n = len(words)
    while n and _of_asking(words[n - 1][0]):
        n -= 1
    if n > 0 and _asks([each[0] for each in words[n:]]):
        return text[: words[n - 1].end()].rstrip(" ,.;:")
    n = 0
    while n < len(words) and _of_asking(words[n][0]):
        n += 1
    if n < len(words) and _asks([each[0] for each in words[:n]]):
        return text[words[n].start() :]
    return text


def _of_asking(word: str) -> bool:
    low = word.lower()
    return low in _AROUND or low in _MAY or _CHANGES.match(word) is not None


def _asks(words: list[str]) -> bool:
    return any(each.lower() in _MAY for each in words) and any(map(_CHANGES.match, words))
