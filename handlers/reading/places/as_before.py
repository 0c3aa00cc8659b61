"""That something is where what was sent before is: "lampu jalan di gang yang sama", "podo
panggone", "in the same alley". Word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

from handlers import late

# Longer texts tell something.
LONGEST = 240
_STREET = (
    r"gang|gg|lorong|jalan|jl|jln|dalan|margi|alley|lane|street|road|gangway|blok|komplek|perumahan"
)
_SPOT = (
    r"tempat|tmpt|tmp|panggon(?:an)?|panggen(?:an)?|nggon|lokasi|lok|alamat|titik|place|location|spot"
    r"|address|area|wilayah|daerah|lingkungan|rt|kelurahan|neighbou?rhood"
)
_ITS = r"(?:[\s-]?(?:nya|ne|e|nipun|ipun)\b)?"
_AT = (
    r"(?:(?:masih|msh|isih|taksih|tapi|tp|nanging|still|juga|jg)\s+)?"
    r"(?:\b(?:di|ning|neng|nang|ing|wonten|teng|at|in|on|along|pada|untuk|utk|kanggo)\s+)?"
)
_SAME = r"(?:sama|sami|podho|podo|padha|padhos)"
# "... sama kayak usulan saya yang kemarin".
_AS = (
    r"(?:\s+(?:(?:dengan|dgn|dg|kayak|kyk|kaya|seperti|sprt|karo|kalih|kaliyan|sama|dari|yang|yg|sing|ingkang|usul\w*|punya"
    r"|saya|sy|aku|ku|kula|kulo|tadi|td|wau|mau|kemarin|kmrn|kemaren|wingi|barusan|sebelumnya|terakhir|pertama|as|my|the"
    r"|first|last|other|before|previous|one|proposal|itu|ini|pak|bu|min|ya|nggih|juga|jg|aja|saja|wae|mawon)\b)){0,8}"
)
_NO_MORE = r"(?!\s+(?:sekali|persis|\w{3,}(?:nya|e)\b))"
_ENDS = r"(?:\s+(?:ya|pak|bu|min|aja|saja|nggih))*(?=\W*(?:$|[,.;\n]))"
_WAYS = (
    # "di gang yang sama", "ing panggenan ingkang sami"
    rf"{_AT}\b(?P<a>{_STREET}|{_SPOT}){_ITS}\s+(?:yang|yg|sing|ingkang)\s+{_SAME}\b{_NO_MORE}{_AS}",
    # "di gang itu juga", "ning dalan kuwi pisan"
    rf"{_AT}\b(?P<b>{_STREET}|{_SPOT})\s+(?:itu|ini|tadi|iku|kuwi|kui|niku|niki)\s+(?:juga|jg|pisan|uga|ugi)\b{_ENDS}",
    # "lokasinya sama kayak yang tadi"
    rf"\b(?P<c>{_STREET}|{_SPOT})[\s-]?(?:nya|ne|e|nipun|ipun)\s+(?:juga\s+|tetap\s+|masih\s+)?{_SAME}\b{_AS}{_ENDS}",
    # "podo panggone karo sing wingi"
    rf"\b{_SAME}\s+(?P<d>panggon(?:an)?e|nggone|panggenan(?:ipun|e)|dalane|gange|lokasine|tempat(?:nya|e)|lokasinya|gangnya|jalannya){_AS}",
    # "in the same alley as before"
    rf"{_AT}\bthe\s+same\s+(?P<e>{_STREET}|{_SPOT})\b{_AS}",
    # "di situ juga", "ning kono pisan"
    rf"\b(?:di|ning|neng|nang|ing|teng)\s*(?:situ|sana|sini|kono|kana|kene|riku|mriku|mrika|ngriku)\s+(?:juga|jg|pisan|uga|ugi)\b{_ENDS}|\b(?:right\s+)?there\s+too\b{_ENDS}",
)
_SAYS = late.regex("|".join(f"(?:{way})" for way in _WAYS), re.I)
_ONE_MORE = late.regex(
    r"^(?:(?:satu|siji|setunggal|one)\s+)?(?:lagi|lg|malih|maneh|meneh|more)\b[\s,.;:]*"
    r"(?:(?:pak|bu|min|mas|mbak|kak|ya)\b[\s,.;:]+)*",
    re.I,
)
# The one that was sent last of several.
_LAST = late.regex(r"\b(?:tadi|td|wau|mau|barusan|terakhir|last|just)\b", re.I)
_AREA = late.regex(r"^(?:kelurahan|area|wilayah|daerah)$", re.I)
_RT = late.regex(r"^rt$", re.I)
_GANG = late.regex(r"^(?:gang\w*|gg|lorong|alley|lane)$", re.I)
_ROAD = late.regex(r"^(?:jalan\w*|jl|jln|dalan\w*|margi|street|road)$", re.I)


# "..., tapi RT lain": of the place only the kelurahan is the same.
_ELSE = late.regex(
    r"[\s,.;]*\b(?:(?:tapi|tp|tetapi|cuma|mung|nanging|ning|but|beda(?:nya)?)\s+)?"
    r"(?:(?:r[tw]|nomor|no|ujung|sisi)(?:nya|ne|e)?\s+(?:yang\s+|yg\s+|sing\s+)?(?:lain|beda|bedo|liya|liyane|sanes|different)"
    r"|(?:beda|bedo|lain|a\s+different|another|other)\s+r[tw])\b",
    re.I,
)


_MARKS, _EDGE = (",", ";", "."), " ,.;:-"


class Same(NamedTuple):
    """What is said beside; of what the place is the same: "area", "rt", "gang", "road", or "" of
    all of it; whether it is that of the last one."""

    rest: str
    of: str
    last: bool


def same(text: str) -> Same | None:
    """What a text says of where, if that is where something before was. Never raises."""
    found = _SAYS.search(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    parts = before[-1:] in _MARKS or behind[:1] in _MARKS
    rest = f"{before.rstrip(_EDGE)}{',' if parts else ''} {behind.lstrip(_EDGE)}"
    named = next((each for each in found.groupdict().values() if each), "")
    kinds = {"area": _AREA, "rt": _RT, "gang": _GANG, "road": _ROAD}
    of = next((name for name, each in kinds.items() if each.match(named)), "")
    rest = _ONE_MORE.sub("", rest.strip(_EDGE))
    elsewhere = _ELSE.sub("", rest)
    if elsewhere != rest:
        rest, of = elsewhere.strip(_EDGE), "area"
    return Same(rest, of, _LAST.search(found[0]) is not None)


# "Sama kayak yang kemarin", "podo karo sing wingi panggone": where it is asked where.
_ONLY = late.regex(
    rf"\W*(?:(?:ya|nggih|masih|isih|taksih|tetap|its?|it's)\s+)?(?:{_SAME}|the\s+same)(?P<as>{_AS})"
    rf"(?:\s+(?P<noun>{_STREET}|{_SPOT}|nggon){_ITS})?(?:\s+(?:ya|pak|bu|min|aja|saja|wae|mawon|nggih))*\W*",
    re.I,
)


def only_as(text: str) -> Same | None:
    """The same of a text that says nothing else, where it is asked where. Never raises."""
    found = _ONLY.fullmatch(text) if len(text) <= LONGEST else None
    if found is None or not (found["as"].strip() or found["noun"]):
        return None
    of = "area" if _AREA.match(found["noun"] or "") else ""
    return Same("", of, _LAST.search(text) is not None)
