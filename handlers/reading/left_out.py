"""That some of many are left out, as people say it: "semua kecuali yang menjahit", "minus Imopuro",
"yang ditolak ga usah ikut"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers import late
from handlers.reading.denial import DO_NOT, NOT, NOT_THAT

# These leave out whatever stands behind them.
BUT = (
    r"kecuali|kcuali|kecuwali|kecuali\s?kan|(?:di)?kecualikan|k[ae]jaba|selain|selaen|sela?iyan(?:e|ne)?"
    r"|sak?liyan(?:e|ne)?|minus|except(?:ing|\s+for)?|excluding|exclude|apart\s+from|other\s+than"
    r"|everything\s+but|all\s+but|but\s+not|but\s+without"
    rf"|(?:{NOT})\s+(?:termasuk|kalebu|klebu)|not\s+(?:including|counting)|dikurangi|di\s?luar(?=\s+(?:yang|yg)\b)"
)
# These do where what stands behind is one of them: "tanpa yang ditolak", not "tanpa nama"; "bukan
# yang lampu".
PERHAPS = rf"tanpa|tanpo|without|{NOT_THAT}|not"
# These where it is called: "tolak semua bukan yang lampu".
BUT_THOSE = rf"(?:tanpa|tanpo|without|{NOT_THAT}|not)\s+(?=(?:yang|yg|sing|seng|the|those)\b)"
# Said behind what is left out.
_STAYS_OUT = (
    rf"(?:(?:{DO_NOT}|gausah|(?:{NOT}|nggak)\s?(?:usah|sah|perlu)|rasah|do\s?n\s?t)"
    r"(?:\s+(?:di)?(?:ikut(?:kan|in|an)?|masuk(?:kan|in|ke)?|sertakan|bawa|hitung|tampil(?:kan|in)?|include|melu"
    r"|ke\s?bawa))?|(?:di)?(?:kecualikan|skip|keluarkan|keluarin|hilangkan|ilangin|buang|lewati|lewatin))"
)
_LEAD = late.regex(rf"(?:^|[\s,(;:.]+)\b(?:{BUT})\b(?!\s+(?:itu|iku|kuwi|that)\b)[\s:,]*", re.I)
_MAYBE = late.regex(rf"(?:^|[\s,(;:.]+)\b(?:{PERHAPS})\b[\s:,]*", re.I)
_BEHIND = late.regex(
    rf"[,;]\s*(?:(?:tapi|tp|but|terus|trus)\s+)?(?P<what>(?:(?:yang|yg|sing|seng)\s+)?[^,;.]{{2,40}}?)\s+{_STAYS_OUT}"
    r"(?:\s+(?:ya|yo|dong|dulu|aja|saja|wae|pak|bu|min))*(?=\W*$|\s*[,;.]\s)",
    re.I,
)
# "Yang bukan drainase" tells apart as "kecuali" does.
_WHICH_NOT = late.regex(rf"\b(?:yang|yg|sing|seng)\s+(?:{NOT_THAT})\W*$", re.I)
# What ends it: "kecuali imopuro, ke excel ya".
_ENDS = late.regex(
    r"[,;.)]\s+(?=\D)|[;)]|\s+(?:tapi|tp|trus|terus|lalu|but|then)\s+"
    r"|\s+(?=(?:per|tiap|setiap|saben|menurut|berdasar\w*|(?:di)?urut\w*|jadi|format|bentuk|dalam|as|ke|to|tahun|20\d\d"
    r"|excel\w*|exel|xlsx?|csv|pdf|word|docx|file|berkas)\b)",
    re.I,
)
# Several are left out.
_AND = late.regex(
    r"\s*(?:,|&|\+|/|\b(?:dan|sama|karo|lan|serta|atau|utowo|maupun|and|or|ambek)\b)\s*", re.I
)
# Longer texts tell something.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text without what it leaves out; that, in parts; whether it is left out beyond doubt."""

    rest: str
    parts: tuple[str, ...]
    sure: bool

    @property
    def said(self) -> str:
        return ", ".join(self.parts)


def left_out(text: str) -> LeftOut | None:
    """What a text leaves out of many; None where it leaves out nothing. Never raises."""
    if len(text) > LONGEST:
        return None
    if (found := _BEHIND.search(text)) is not None and _LEAD.search(text) is None:
        return _made(f"{text[: found.start()]} {text[found.end() :]}", found["what"], sure=True)
    for pattern, sure in ((_LEAD, True), (_MAYBE, False)):
        if (found := pattern.search(text)) is None:
            continue
        sure = sure or _WHICH_NOT.search(text[: found.end()]) is not None
        behind = text[found.end() :]
        end = _ENDS.search(behind)
        what = behind[: end.start()] if end is not None else behind
        after = behind[end.end() :] if end is not None else ""
        made = _made(f"{text[: found.start()]} {after}", what, sure=sure)
        if made is not None:
            return made
    return None


def parts_of(said: str) -> tuple[str, ...]:
    """What is left out, one by one. Never raises."""
    return tuple(part for each in _AND.split(said) if (part := each.strip(" .!?()")))


def _made(rest: str, what: str, *, sure: bool) -> LeftOut | None:
    parts = parts_of(what)
    return LeftOut(" ".join(rest.split()), parts, sure) if parts else None
