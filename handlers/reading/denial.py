"""How people write "not", and whether a text says that something is not to be done whose word it
holds: "jangan berhenti"."""

from __future__ import annotations

import re

from handlers import late
from handlers.reading.spelling import fold

# Alternatives of a pattern, in Indonesian and Javanese: that something is not so, not yet, that it
# is another, and is not to be done.
NOT = "ga|gak|gk|g|ngga|nggak|engga|enggak|ndak|ndk|nda|dak|tidak|tdk|ora|ra|mboten|mbtn|boten"
NOT_YET = "belum|blm|blum|blom|belom|durung|dereng"
NOT_THAT = "bukan|bkn|dudu|udu|sanes"
DO_NOT = "jangan|jgn|jngn|jng|ojo"

_WHETHER_YET = late.regex(
    rf"\b(?:sudah|udah|udh|sdh|dah|wis|uwis|sampun)\b.{{1,40}}\b(?:{NOT_YET})\W*$", re.I
)


def whether_yet(text: str) -> bool:
    """Whether a text asks if something is done by now: "drainase udah disetujui blm"."""
    return _WHETHER_YET.search(text) is not None


_WHETHER = late.regex(rf"\w\W+(?:{NOT})(?:\W+(?:ya|sih|pak|bu|min|mas|mbak|kak))?\W*$", re.I)


def whether(text: str) -> bool:
    """Whether a text ends as what asks yes or no: "nyambung ke wali kota ga"."""
    return _WHETHER.search(text) is not None


_DENIALS = frozenset(f"{NOT}|{NOT_THAT}|{DO_NOT}|gausah|ampun|not|dont|no".split("|"))

# So many words before the one that is denied: "ga jadi batal", "tidak mau berhenti".
REACH = 2

# The words of acts that nobody is to suffer for having said the opposite.
_ROOTS = {
    "cancel": late.regex(r"(?:di|mem|m|nge)?(?:batal|cancel|wurung)"),
    "stop": late.regex(r"(?:di|ber|meng|ng)?(?:henti|berenti|stop|mandeg|mandek|unsubscribe)"),
    "forget": late.regex(r"(?:di|meng|ng)?(?:hapus|apus|delete|busak|busek)"),
    "support": late.regex(
        r"(?:di|ku|me|n)?(?:dukung|ndukung|setuju|setujui|sarujuk|cocok|support)"
    ),
    "withdraw": late.regex(r"(?:di|me|men|n)?(?:tarik|narik|cabut|nyabut|batal|withdraw)"),
    "refuse_proposal": late.regex(r"(?:di|me|men|n)?(?:tolak|nolak|coret|reject|refuse)"),
    "agreed": late.regex(r"(?:di|me|men|ny)?(?:setuju|sepakat|etuju|acc|approve)"),
    "return": late.regex(r"(?:di|me|nge|ng)?(?:kembali|balik|embali|return)"),
    "keep": late.regex(r"(?:di|me|men|n|ny)?(?:tunda|simpan|simpen|nunda|impan|keep)"),
    "surely": late.regex(r"(?:yakin|bener|beneran|pasti|serius|sure)$"),
    "forward": late.regex(r"(?:di|me|men|n)?(?:terus|nerus|forward)"),
}


def denied(text: str, act: str) -> bool | None:
    """Whether a text says that this is not to be done (an act of _ROOTS, by its name); None where
    it does not hold a word of it."""
    words, root = fold(text).replace("don t ", "dont ").split(), _ROOTS.get(act)
    places = [n for n, word in enumerate(words) if root is not None and root.match(word)]
    if not places:
        return None
    # "No 14 setujui" says a number.
    denying = [
        word in _DENIALS
        and not (word == "no" and words[n + 1 : n + 2] and words[n + 1].isdecimal())
        for n, word in enumerate(words)
    ]
    return any(any(denying[max(0, n - REACH) : n]) for n in places)


# "iringmulyo eh bukan yosodadi" takes the first back, "imopuro ya bukan metro" says which not.
_TAKES_BACK = late.regex(
    r"^.*\b(?:eh+|ehh*|oh)\W+(?:bukan|salah|dudu|maaf)\b\W*(?=\w)", re.I | re.S
)
_NOT = late.regex(r"\W+(?:bukan|dudu|sanes|not)\s+[^,;.]+", re.I)


# "Pos ronda, eh bukan, pagar makam aja": what is said behind it is meant, and not what is before.
_SLIP = late.regex(
    r"^(?P<gone>.{3,}?)[\s,.;]+(?:eh+|oh|aduh|ups)[\s,.]+(?:(?:maaf|sori|sorry|ya)[\s,.]+)?"
    rf"(?:{NOT_THAT}|salah|keliru|klentu|(?:{NOT})\s*jadi|maaf)\b"
    r"[\s,.;:]+(?:(?:maksud(?:nya|ku)?|saya|sy|yang|yg|bener|benar|jadi|mau)\b[\s,.:]*)*(?P<meant>\w.{2,})$",
    re.I | re.S,
)
_JUST = late.regex(r"(?:[\s,.]*\b(?:aja|saja|wae|mawon|deh|ding|deng|lah|ya))+\W*$", re.I)


def after_slip(text: str) -> str:
    """What a text says instead of what it takes back before it; "" for one that takes nothing back.
    Never raises."""
    found = _SLIP.match(text[:600])
    if found is None:
        return ""
    gone, meant = found["gone"].casefold().split(), found["meant"].split()
    again = [word.casefold() for word in meant]
    # "Jalan kapten eh bukan jalan kapten jalan apa itu": what is denied is named once more.
    for count in range(min(len(gone), len(again) - 2), 1, -1):
        if gone[-count:] == [*again[: count - 1], again[count - 1].strip(",.;")]:
            meant = meant[count:]
            break
    return _JUST.sub("", " ".join(meant)).strip(" ,.;")


def meant_now(text: str) -> str:
    """A text without what it says is not meant ("imopuro, eh bukan, hadimulyo")."""
    if _TAKES_BACK.match(text):
        return _TAKES_BACK.sub("", text)
    return _NOT.sub("", text).strip() or text


# "Bukan yang fisik, tapi senam lansia": what is meant stands behind.
_CONTRAST = late.regex(
    rf"^\W*(?:(?:yang|yg|sing|ini|itu|iki|niki|mau\w*|kali|tapi|tp|usul\w*|cuma|eh|oh|ya|pak|bu|min|kak|mas|mbak|it'?s|its|lagi|lg|again|another|satu|maneh|malih|this|one|pengen|pengin|ingin|arep|badhe|nih|dong|want|would|like|to|propose|i)\W+){{0,6}}"
    rf"(?:{NOT_THAT}|not)\s+(?!(?:cuma|cuman|cm|hanya|mung|namung|sekedar|sekadar|saja|aja|only|just|main|hal|masalah|rahasia)\b)"
    r"(?P<gone>[^,.;]{2,60}?)(?:\s*[,;.]+\s*|\s+)(?:tapi|tp|tetapi|melainkan|nanging|ning|namun|but|rather)\W+"
    r"(?:(?:yang|yg|sing|mau(?:nya)?|minta|soal|untuk|the)\s+)?(?P<meant>\w[^?]{4,})$",
    re.I | re.S,
)


def contrasted(text: str) -> str:
    """What a text says is meant, behind what it begins with and says is not; other texts as they
    are. Never raises."""
    found = _CONTRAST.match(text[:600])
    return found["meant"] if found is not None and len(text) <= 600 else text


_JUST_SO = r"(?:\s+(?:aja|saja|ae|wae|mawon|deh|dong|ya|lah|dulu|pak|bu|min|mas|mbak|kak))*"
_CHANGE = (
    r"(?:di|tak|dak|ku|dipun)?\s?(?:ganti|ubah|rubah|tukar|owah|change)(?:in|kan|en|ke|no|aken)?"
)
_WISHED = r"(?:usul(?:an)?(?:nya|ne|e|ku|q)?(?:\s+(?:saya|sy|aku|kami))?|(?:my|the)\s+proposal)"
# "Ganti aja deh usulannya, jadi pelatihan las".
_CHANGED_TO = late.regex(
    rf"^\W*(?:(?:eh+|oh|maaf|ya|mau|tolong|bisa|let'?s|i'?d|like|to|want|please|pak|bu|min)\W+){{0,4}}"
    rf"(?:{_CHANGE}{_JUST_SO}\s+(?:{_WISHED}|it){_JUST_SO}|{_WISHED}{_JUST_SO}\s+(?:mau\s+|tolong\s+|arep\s+)?{_CHANGE}{_JUST_SO}|{_CHANGE}{_JUST_SO})"
    r"\s*[,.:]?\s+(?:jadi|jd|menjadi|dadi|dados|ke|dengan|to|into)\s+(?=\w{3,})",
    re.I,
)


def changed_to(text: str) -> str:
    """What a text says a wish is to become, without that it changes; other texts as they are. Never
    raises."""
    return _CHANGED_TO.sub("", text, count=1)
