"""The answer of which a text says that a part is to be another: the one that holds it, and no
other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from handlers import late
from handlers.conversation.answers import Answer, AskAgain, Draft, shorten
from handlers.conversation.form import Mend
from handlers.conversation.messages import Literal, Text
from handlers.proposals.proposing.pieces import SHOWN
from handlers.reading.meaning.slots import slots
from handlers.reading.said.exchanged import exchanged, swaps
from handlers.reading.said.of_proposals.works import not_the_work, with_work, work_said
from handlers.reading.said.wrong import AMOUNT, NOT_ONLY, PLACE, PROBLEM, WISH, labelled
from handlers.reading.spelling import fold
from storage import rules

_LABELS = {"wish": WISH, "problem": PROBLEM, "place": PLACE}
# "Tanahnya bukan longsor tapi retak" names no other answer.
_NAMED = rf"{WISH}|{PROBLEM}|{PLACE}|{AMOUNT}|kelurahan|bidang|nama|foto|rt|rw"


def written(draft: Draft, name: str) -> str:
    """The words of an answer; "" for none."""
    had = draft[name] or ""
    return had if isinstance(had, str) else str(had.get("text") or "")


def with_other(text: str, draft: Draft, name: str) -> str | None:
    """The words of an answer with what a text says is to be there instead of a part of it; None
    where it holds nothing of that, or another answer is named."""
    if labelled(text, _LABELS[name]) is None and labelled(text, _NAMED) is not None:
        return None
    had = written(draft, name)
    new = exchanged(text, had) if had else None
    if new is not None and name == "wish" and not slots(new).things and swaps(text) is None:
        # "Bukan perbaikan talud tapi bikin baru": on what, is the same.
        known = slots(had).things
        said = next((w for each in known for w in each.words if w in fold(had)), "")
        new = f"{new} {said}" if said else new
    return new if new is not None and fold(new) != fold(had) else None


def of_another(text: str, draft: Draft, name: str) -> bool:
    """Whether a part of another answer is to be another one by a text, and none of this."""
    if labelled(text, _LABELS[name]) is not None or with_other(text, draft, name) is not None:
        return False
    return any(with_other(text, draft, other) is not None for other in _LABELS if other != name)


# "masalahnya kurang lengkap, tambah: anak sering jatuh" takes nothing away.
_MORE = late.regex(
    r"\b(?:(?:di)?tambah\w*|(?:di)?(?:panjang|lengkap|perjelas|lanjut)(?:in|kan|i)\w*(?:\s+(?:dikit|sedikit|lagi|dong|ya))*(?=\W*[:,])|kurang(?:\s+(?:satu|lengkap|komplit|jelas))?(?=\W*[:,])(?!.*\btambah)"
    r"|juga|selain itu|plus|masih (?:kurang|ada))\b"
    r"[\s:,]*(?:(?:lagi|juga|satu|satunya|dong|donk|ya|pak|bu)[\s:,]+){0,3}(?P<said>.{4,})$",
    re.I | re.S,
)
_WRONG = late.regex(
    r"\b(?:salah|slh|keliru|kliru|klentu|luput|lepat|(?:se)?harusnya|mestinya|ralat|bukan|wrong)\b",
    re.I,
)


# "Bukan cuma air masuk rumah, tp jg bau".
_NOT_ONLY = late.regex(
    rf"{NOT_ONLY.pattern}.*?\b(?:tp|tapi|tetapi|melainkan|nanging|ning|but)\b\s*(?:(?:jg|juga|ugi|also)\b)?\s*(?P<said>.{{4,}})$",
    re.I | re.S,
)


def more_in(text: str) -> re.Match[str] | None:
    """What a text adds to an answer; "rt nya juga salah, harusnya 06" adds nothing."""
    if (beside := _NOT_ONLY.search(text)) is not None:
        return beside
    return None if _WRONG.search(text) else _MORE.search(text)


def another_work(text: str, wish: str) -> Mend | None:
    """The wish with another work on its thing, where a text names that and nothing else ("bangun
    baru"); where it only says which it is not, that one is asked for."""
    if (kind := work_said(text)) is not None and (new := with_work(wish, kind)) is not None:
        return Mend(Answer(new), whole=True) if rules.WISH.holds(len(new)) else None
    if wish and not_the_work(text, wish):
        asked = Text("propose-wish.work", {"wish": Literal(shorten(wish, SHOWN))})
        return Mend(AskAgain((asked,)), drops=True)
    return None


# "Bukan RT 07", where it is RT 06.
_DENIES = late.regex(
    r"^\W*(?:(?:ya|yo|lho|loh|dan|tapi|it'?s|pak|bu|min)\W+){0,2}(?:bukan|bkn|dudu|sanes|udu|not)\s+(?P<which>rt|rw)\W{0,3}0*(?P<n>\d{1,3})"
    r"(?:\W+(?:ya|yo|lho|loh|lo|pak|bu|min|mas|mbak|kok|nggih|to|kak|please|itu)){0,3}\W*$",
    re.I,
)


def denies_another(text: str, had: Mapping[str, Any]) -> bool:
    """Whether a text says nothing but that it is not an RT or RW which is not the known one."""
    found = _DENIES.match(text)
    known = (had.get(found["which"].casefold()) or "") if found is not None else ""
    return found is not None and bool(known) and known.lstrip("0") != found["n"]


_EACH_RT = late.regex(
    r"(?<![^\W\d_])rt(?:[\s-]?(?:nya|ne|n?ipun))?\W{0,3}(?:no(?:mor)?\W{0,2})?0*(?P<rt>\d{1,3})(?!\d)(?:\W{0,3}rw\W{0,3}0*(?P<rw>\d{1,3})(?!\d))?",
    re.I,
)
# "Lokasinya kurang, rt 04 rw 02 sama rt 05", "karo RT 07 pisan": nothing of it takes another away.
_ONE_MORE = late.regex(
    r"\b(?:kurang|krg|kirang|(?:belum|blm|durung|dereng|not)\s+(?:lengkap|komplit|komplet|jangkep|complete)|missing|(?:di)?tambah\w*|juga|jg|pisan|sisan|sekalian|ugi|uga|plus|also|too|masih\s+ada)\b",
    re.I,
)
_JOINS = late.regex(r"\b(?:sama|dan|dn|karo|lan|kalih|plus|and|serta|juga|\+|&)(?!\w)|[,;&+]", re.I)
_ROUND_IT = late.regex(
    rf"\b(?:(?:{PLACE}|rt|rw|kelurahan)(?:\s?(?:nya|ne)|e|ipun)?|(?:di|ke|yang|yg|sing|itu|iku|ada|ono|sama|dan|dn|karo|lan|kalih|plus|serta|and|also|too|missing|dari|cuma|mung|baru|masih|isih|lengkap|komplit|komplet|jangkep|complete|not"
    r"|kurang|krg|kirang|belum|blm|durung|dereng|satu|siji|1|lagi|maneh|juga|jg|pisan|sisan|sekalian|ugi|uga|(?:di)?tambah(?:in|kan|i|no|ke|ono)?|eh|oh|oiya|maaf|lho|loh|tolong|mohon|ya|yo|nggih|pak|bu|min|mas|mbak|kak|deh|dong|aja|wae|saja"
    r"|kena|kedadosan|terdampak|ikut|melu|termasuk|mlebu|masuk|dua|loro|dua-duanya|lengkapnya))(?!\w)",
    re.I,
)
_TAKES = late.regex(
    r"\b(?:sampai|sampe|tekan|hapus|ganti|pindah|jadi|dadi|tanpa|kecuali)\w*\b|\?", re.I
)


def with_more_rt(text: str, had: Mapping[str, Any]) -> str | None:
    """The words of a place with the RT that a text says to be there besides its own, where it says
    nothing else; None for others."""
    said = [*_EACH_RT.finditer(text[:200])]
    known = {each["rt"] for each in _EACH_RT.finditer(had.get("text") or "")}
    fresh = [each for each in said if each["rt"] not in known]
    first = (had.get("rt") or "").lstrip("0")
    if not (first.isdecimal() and fresh) or len(text) > _LONGEST or _WRONG.search(text):
        return None
    beside = len(fresh) < len(said) and _JOINS.search(text) is not None
    rest = _ROUND_IT.sub(" ", _EACH_RT.sub(" ", text))
    if not (beside or _ONE_MORE.search(text)) or _TAKES.search(text) or re.search(r"\w", rest):
        return None
    own = (had.get("rw") or "").lstrip("0")
    if {each["rw"] for each in said} - {None, own} and not all(each["rw"] for each in said):
        return None  # "rt 4 sama rt 6 rw 3": whose RW that is, is not sure
    more = [
        f"RT {each['rt'].zfill(2)}"
        + (f"/RW {rw.zfill(2)}" if (rw := each["rw"] or own) != own else "")
        for each in fresh
    ]
    return ", ".join((had["text"], *dict.fromkeys(more)))


_LONGEST = 200
